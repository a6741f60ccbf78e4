"""What is written for other machines, read against the code: none of it can be run where the tests run."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from components.admission.hosts import HEALTH
from components.admission.rules import SECRETS
from components.service.settings import PLACES, SECRET, read_settings
from deploy.replicas import LAST_WORDS, WARM

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").iterdir())
CONTAINERFILE = (DEPLOY / "Containerfile").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))
#: Every setting that the code reads.
READ = {
    name
    for module in ("service/settings.py", "admission/rules.py")
    for name in re.findall(r'"(PHASE_III_\w+)"', (ROOT / "components" / module).read_text(encoding="utf-8"))
}


def stage(name: str) -> str:
    """The lines of a stage of the Containerfile, those that go on joined."""
    found = re.search(rf"^FROM \S+ AS {name}\n(.*?)(?=^FROM |\Z)", CONTAINERFILE, re.DOTALL | re.MULTILINE)
    assert found, name
    return found[1].replace("\\\n", " ")


def instruction(name: str, word: str) -> str:
    found = re.findall(rf"^{word} +(.*)$", stage(name), re.MULTILINE)
    assert found, (name, word)
    return str(found[-1])


def environment(text: str) -> dict[str, str]:
    return dict(re.findall(r"(\w+)=(\S+)", text))


def unit(name: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for line in (DEPLOY / "systemd" / name).read_text(encoding="utf-8").splitlines():
        if "=" in line and not line.startswith("#"):
            key, _, value = line.partition("=")
            found.setdefault(key, []).append(value)
    return found


def test_every_setting_that_a_file_gives_is_one_that_the_code_reads() -> None:
    assert {"PHASE_III_PLACES", "PHASE_III_PORT", "PHASE_III_METRICS_PORT", "PHASE_III_REPLICA"} <= READ
    for path in (DEPLOY / "Containerfile", DEPLOY / "compose.yaml", *UNITS, *DEPLOY.glob("*.md")):
        assert set(re.findall(r"PHASE_III_\w+", path.read_text(encoding="utf-8"))) <= READ, path.name
    table = (DEPLOY / "README.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in table for name in READ | {SECRET}), "each is in the table of deploy/README.md"


def test_the_replica_image_is_debian_slim_without_root_and_says_whether_it_is_well() -> None:
    assert re.search(r"^FROM docker.io/library/debian:12-slim AS python$", CONTAINERFILE, re.MULTILINE)
    assert re.search(r"^FROM python AS replica$", CONTAINERFILE, re.MULTILINE)
    given = environment(instruction("replica", "ENV"))
    settings = read_settings(given)
    assert settings.address == "0.0.0.0" and int(instruction("replica", "EXPOSE")) == settings.port
    user = instruction("replica", "USER")
    assert user.isdigit() and int(user) > 0 and f"--uid {user}" in stage("replica")
    check = instruction("replica", "HEALTHCHECK")
    assert f'"-m", "deploy.healthy", "{settings.metrics_port}"' in check
    assert f"--start-period={WARM:.0f}s" in check
    assert instruction("replica", "CMD") == '[".venv/bin/python", "app.py"]' and (ROOT / "app.py").exists()


def test_the_image_holds_what_the_program_needs_and_nothing_that_it_does_not() -> None:
    ignored = set((ROOT / ".dockerignore").read_text(encoding="utf-8").split())
    needed = {"app.py", "components", "dossier", "exports", "pages", "deploy", "data", "dossier.toml", ".streamlit"}
    assert not needed & ignored and all((ROOT / name).exists() for name in needed)
    assert {".git", ".venv", "tests", "build"} <= ignored
    assert "**/secrets.toml" in ignored, "whoever has the image has no secret, wherever the file lay"
    compiled = set(re.findall(r"compileall -q ([\w. ]+)", CONTAINERFILE)[0].split())
    assert compiled == {name for name in needed if name != "data" and not name.startswith(".") and ".toml" not in name}


def test_the_front_image_is_written_for_the_replicas_of_the_compose_file() -> None:
    folder, listen, *replicas = re.findall(r"deploy\.proxy (.*)$", stage("built"), re.MULTILINE)[0].split()
    services = COMPOSE["services"]
    port = read_settings(environment(instruction("replica", "ENV"))).port
    assert replicas == [f"{name}:{port}" for name in services if name.startswith("replica")]
    assert f"{folder}/nginx.conf" in instruction("front", "CMD") and instruction("front", "USER") != "0"
    assert services["front"]["ports"] == [f"127.0.0.1:{listen.rpartition(':')[2]}:{instruction('front', 'EXPOSE')}"]
    state = services["front"]["tmpfs"][0]
    assert state.startswith(f"{folder}/state:") and f"uid={instruction('front', 'USER')}" in state
    assert set(services["front"]["depends_on"]) == {name for name in services if name.startswith("replica")}


@pytest.mark.parametrize("name", list(COMPOSE["services"]))
def test_every_container_has_a_read_only_root_no_capabilities_and_bounds(name: str) -> None:
    service = COMPOSE["services"][name]
    assert service["read_only"] is True and service["tmpfs"]
    assert service["cap_drop"] == ["ALL"] and "no-new-privileges:true" in service["security_opt"]
    assert service["mem_limit"] and service["stop_grace_period"] == f"{LAST_WORDS:.0f}s"
    assert re.search(rf"^FROM .* AS {service['build']['target']}$", CONTAINERFILE, re.MULTILINE)
    assert (DEPLOY / service["build"]["context"] / service["build"]["dockerfile"]).exists()


def test_the_replicas_of_the_compose_file_have_the_names_of_the_proxy_and_one_secret() -> None:
    replicas = [each for name, each in COMPOSE["services"].items() if name.startswith("replica")]
    assert [each["environment"]["PHASE_III_REPLICA"] for each in replicas] == ["r1", "r2"]
    assert len({each["environment"][SECRET] for each in replicas}) == 1
    assert replicas[0]["environment"][SECRET].startswith("${" + SECRET + ":?"), "none is made up"
    assert all(each["environment"]["PHASE_III_PLACES"] == f"${{PHASE_III_PLACES:-{PLACES}}}" for each in replicas)


def test_the_secrets_of_a_private_dossier_reach_every_replica_and_nothing_else() -> None:
    """``PHASE_III_SECRETS`` names the file on the machine; in a container it is where the program is told."""
    (name,) = COMPOSE["secrets"]
    assert COMPOSE["secrets"][name] == {"file": f"${{{SECRETS}:-/dev/null}}"}, "a public dossier names none"
    for service, each in COMPOSE["services"].items():
        if service.startswith("replica"):
            assert each["secrets"] == [name] and each["environment"][SECRETS] == f"/run/secrets/{name}"
        else:
            assert "secrets" not in each
    private = (DEPLOY / "PRIVATE.md").read_text(encoding="utf-8")
    assert f"/run/secrets/{name}" in private and f"-o {instruction('replica', 'USER')}" in private


def test_a_unit_starts_what_the_proxy_of_the_units_asks() -> None:
    process, front = unit("phase-iii@.service"), unit("phase-iii-front.service")
    settings = [
        read_settings(environment(" ".join(process["Environment"]).replace("%i", number))) for number in ("1", "2")
    ]
    asked = front["ExecStartPre"][0].split("deploy.proxy ")[1].split()
    assert asked[2:] == [f"127.0.0.1:{each.port}" for each in settings]
    assert [each.replica for each in settings] == ["r1", "r2"] and settings[0].places == PLACES
    assert process["ExecStart"][0].endswith(".venv/bin/python app.py")
    assert process["ExecStartPost"][0].endswith(f"deploy.healthy 860%i {WARM:.0f}")
    assert settings[0].metrics_port == 8601
    assert float(process["TimeoutStopSec"][0]) == LAST_WORDS < WARM < float(process["TimeoutStartSec"][0])
    assert asked[0] == f"/run/{front['RuntimeDirectory'][0]}" and f"{asked[0]}/nginx.conf" in front["ExecStart"][0]
    wanted = unit("phase-iii.target")["Wants"][0].split()
    assert wanted == ["phase-iii@1.service", "phase-iii@2.service", "phase-iii-front.service"]
    for each in (process, front):
        assert (
            each["User"] == ["phase-iii"] and each["NoNewPrivileges"] == ["yes"] and each["ProtectSystem"] == ["strict"]
        )


def test_systemd_understands_the_units(tmp_path: Path) -> None:
    """Of a machine where they are not installed it says only that the programs are not there."""
    analyze = shutil.which("systemd-analyze")
    if not analyze:
        pytest.fail("no systemd-analyze found: run `make test-deps` (as root)")
    for path in UNITS:
        shutil.copy(path, tmp_path)
    units = [str(tmp_path / name) for name in ("phase-iii@1.service", "phase-iii-front.service", "phase-iii.target")]
    said = subprocess.run([analyze, "verify", *units], capture_output=True, text=True, check=False).stderr
    ours = [line for line in said.splitlines() if "phase-iii" in line and "is not executable" not in line]
    assert not ours


def test_the_processes_of_each_number_of_cores_have_the_places_of_its_readers() -> None:
    capacity = (DEPLOY / "CAPACITY.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| up to (\d+) \| (\d+) \| (\d+)[^|]* \| (\d+)([^|]*)\|", capacity, re.MULTILINE)
    assert len(rows) == 3
    for readers, cores, processes, most, how in rows:
        assert int(processes) == max(2, int(cores)), "as make serve starts them"
        assert int(most) == -(-int(readers) // int(processes))
        assert (f"PHASE_III_PLACES={most}" in how) == (int(most) != PLACES)


def test_whoever_asks_whether_a_process_is_well_asks_what_is_open() -> None:
    assert f"http://127.0.0.1:{instruction('front', 'EXPOSE')}{HEALTH}" in instruction("front", "HEALTHCHECK")
    for name in ("PLATFORM.md", "PRIVATE.md"):
        asked = set(re.findall(r"/_stcore/h[a-z]+", (DEPLOY / name).read_text(encoding="utf-8")))
        assert asked == {HEALTH}, name


def test_what_was_not_run_is_said_to_be_so() -> None:
    words = " ".join((DEPLOY / "README.md").read_text(encoding="utf-8").split())
    assert "**not run**" in words and "Not tried here" in (DEPLOY / "PLATFORM.md").read_text(encoding="utf-8")
