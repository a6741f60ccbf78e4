"""``make serve``: what is written for nginx is what nginx takes, and what cannot be started is said in a sentence."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from ports import free, held

from components.service.settings import SECRET, Unfit
from deploy import proxy
from deploy.__main__ import Service, running_service
from deploy.replicas import Replica
from dossier.language import Language, t

ROOT = Path(__file__).resolve().parents[1]
TWO = ("127.0.0.1:8502", "127.0.0.1:8503")


@pytest.fixture(scope="module")
def nginx() -> str:
    return proxy.find_nginx()


def block(text: str, head: str) -> str:
    """What stands between the braces after ``head``."""
    return text.partition(head + " {")[2].partition("\n}")[0].partition("\n    }")[0]


@pytest.mark.parametrize("count", [1, 2, 5])
def test_nginx_takes_what_is_written_for_it(nginx: str, tmp_path: Path, count: int) -> None:
    written = proxy.write(tmp_path, "127.0.0.1:8501", [f"127.0.0.1:{8501 + n}" for n in range(1, count + 1)])
    proxy.check(nginx, written)
    assert "@" not in re.sub("#.*", "", (tmp_path / "site.conf").read_text(encoding="utf-8"))


def test_what_nginx_refuses_is_said_in_its_words(nginx: str, tmp_path: Path) -> None:
    written = proxy.write(tmp_path, "nowhere:port", TWO)
    with pytest.raises(Unfit, match="nowhere"):
        proxy.check(nginx, written)


def test_a_reader_stays_with_a_replica_and_goes_to_another_when_it_dies() -> None:
    site = proxy.site("127.0.0.1:8501", TWO, "/nowhere")
    assert block(site, "upstream r1").split(";")[:2] == [
        "\n    server 127.0.0.1:8502 max_fails=0",
        "\n    server 127.0.0.1:8503 max_fails=0 backup",
    ]
    assert '"~^r2\\."  r2;' in block(site, "map $cookie_replica $pool")
    assert "proxy_next_upstream error timeout http_503;" in site and "proxy_next_upstream_tries 2;" in site


def test_what_streamlit_opens_and_nobody_needs_is_refused_and_nobody_is_logged() -> None:
    site = proxy.site("127.0.0.1:8501", TWO, "/nowhere")
    pattern = re.search(r"location ~ (\S+) \{\s+return 404;", site)
    assert pattern
    for path in ("/_stcore/metrics", "/actors/_stcore/metrics", "/_stcore/agent", "/_stcore/agent/mcp"):
        assert re.search(pattern[1], path)
    for path in ("/_stcore/stream", "/_stcore/health", "/_stcore/metricsome"):
        assert not re.search(pattern[1], path)
    main = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    assert "access_log off;" in site and "error_log stderr crit;" in main
    assert "X-Forwarded-For" not in site, "the address of a reader stays with the proxy of the house"


def test_the_closed_door_says_so_in_both_languages(tmp_path: Path) -> None:
    proxy.write(tmp_path, "127.0.0.1:8501", TWO)
    html = (tmp_path / "closed.html").read_text(encoding="utf-8")
    assert all(t(language, "service.closed") in html for language in Language)


def serve(folder: Path, port: int, *more: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "deploy", "--port", str(port), "--folder", str(folder), *more]
    return subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True, check=False, timeout=60
    )


def test_a_port_in_use_is_said_and_nothing_is_started(tmp_path: Path) -> None:
    with held(3) as (first, second, third):
        third.listen()
        asked, taken = first.getsockname()[1], third.getsockname()[1]
        first.close()
        second.close()
        ended = serve(tmp_path, asked)
    assert ended.returncode == 1 and str(taken) in ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("environment", "word"),
    [
        ({"PATH": "/nowhere"}, "nginx"),
        ({SECRET: "short"}, SECRET),
        ({"PHASE_III_PLACES": "lots"}, "PHASE_III_PLACES"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_started(
    tmp_path: Path, environment: dict[str, str], word: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for key, value in environment.items():
        monkeypatch.setenv(key, value)
    monkeypatch.setattr(proxy, "_ELSEWHERE", "/nowhere")
    monkeypatch.setattr(Replica, "start", lambda _: pytest.fail("started all the same"))
    with pytest.raises(Unfit) as unfit:
        Service(free(5), 2, tmp_path).run()
    assert word in str(unfit.value)
    assert not list(tmp_path.iterdir())


def test_there_is_nothing_to_restart_where_nothing_runs(tmp_path: Path) -> None:
    assert running_service(tmp_path) == 0
    ended = serve(tmp_path, free(1), "--restart")
    assert ended.returncode == 1 and ended.stderr.strip() == t(Language.FR, "service.unfit.absent")


def test_a_process_that_ends_before_it_is_ready_stops_the_rest(
    tmp_path: Path, nginx: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first process ends at once; the second, which would go on, is stopped; nginx is not started."""
    assert nginx
    begun: list[subprocess.Popen[bytes]] = []

    def start(replica: Replica) -> None:
        code = "raise SystemExit(3)" if replica.name == "r1" else "import time; time.sleep(60)"
        replica._process = subprocess.Popen([sys.executable, "-c", code], start_new_session=True)
        begun.append(replica._process)

    monkeypatch.setattr(Replica, "start", start)
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)}
    try:
        with pytest.raises(Unfit) as unfit:
            Service(free(5), 2, tmp_path).run()
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
    assert unfit.value.rule == "replica" and unfit.value.values == {"name": "r1"}
    assert len(begun) == 2 and all(process.poll() is not None for process in begun)
    assert not (tmp_path / "pid").exists()


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Service]:
    """Two processes that run; r1 ends at once when it is started anew."""
    found = Service(8490, 2, tmp_path)
    for replica in found.replicas:
        replica._process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])

    def start(replica: Replica) -> None:
        replica._process = subprocess.Popen([sys.executable, "-c", "raise SystemExit(3)"])

    monkeypatch.setattr(Replica, "start", start)
    monkeypatch.setattr("deploy.replicas.health", lambda _: {"state": "starting"})
    yield found
    for replica in found.replicas:
        replica.stop()


def test_a_process_that_does_not_come_up_again_ends_the_restart_and_leaves_the_others(
    service: Service, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = service.replicas
    kept = second._process
    service._restart()
    assert second.running and second._process is kept
    assert capsys.readouterr().err.strip() == t(Language.FR, "service.unfit.restart", name="r1")
    ended = first._process
    service._look()
    assert first._process is ended, "it is not started again and again"


@pytest.mark.parametrize(("words", "ours"), [(["-m", "deploy", "--port", "1"], True), (["deploy"], False)])
def test_the_number_of_another_program_is_not_that_of_the_service(tmp_path: Path, words: list[str], ours: bool) -> None:
    code = "import time; print(flush=True); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", code, *words], stdout=subprocess.PIPE)
    try:
        assert process.stdout and process.stdout.readline(), "it runs, and its words are known"
        (tmp_path / "pid").write_text(str(process.pid), encoding="utf-8")
        assert running_service(tmp_path) == (process.pid if ours else 0)
    finally:
        process.kill()
        process.wait()
