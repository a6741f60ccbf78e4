"""The lists of libraries: chosen, locked with hashes, the same in both locks and as installed, under fit licences.

Nothing here asks the network.
"""

import json
import re
from collections.abc import Mapping
from importlib.metadata import metadata, version
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from supply import audit

ROOT = Path(__file__).resolve().parents[1]
LISTS = ("requirements", "requirements-dev", "requirements-tools")
#: Licences under which a library may stand beside code under MIT: permissive ones, the Mozilla licence, which binds its
#: own files alone, and that of fonts.
ALLOWED = {
    *(
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "BSD",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "0BSD",
        "ISC",
        "Zlib",
        "CC0-1.0",
        "Apache-2.0",
        "PSF-2.0",
    ),
    *("MPL-2.0", "OFL-1.1"),
}
#: What metadata of before the SPDX expressions call them.
_CALLED = {
    "BSD License": "BSD",
    "MIT License": "MIT",
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}


def chosen(name: str) -> dict[str, Requirement]:
    """Canonical name -> what a ``.in`` asks for, remarks and other lists aside."""
    lines = (line.partition("#")[0].strip() for line in (ROOT / f"{name}.in").read_text(encoding="utf-8").splitlines())
    found = [Requirement(line) for line in lines if line and not line.startswith("-")]
    return {canonicalize_name(each.name): each for each in found}


def locked(name: str) -> list[tuple[Requirement, int]]:
    """What a lock pins, with the number of its hashes."""
    text = re.sub(r"^ *#.*\n", "", (ROOT / f"{name}.txt").read_text(encoding="utf-8"), flags=re.MULTILINE)
    entries = [entry.split("--hash=") for entry in text.replace("\\\n", " ").splitlines()]
    return [(Requirement(pin.strip()), len(hashes)) for pin, *hashes in entries]


def here(name: str) -> dict[str, Version]:
    """Canonical name -> version of what a lock installs on this machine."""
    pins = (pin for pin, _ in locked(name) if pin.marker is None or pin.marker.evaluate())
    return {canonicalize_name(pin.name): Version(next(iter(pin.specifier)).version) for pin in pins}


@pytest.mark.parametrize("name", LISTS)
def test_a_lock_pins_each_package_with_hashes_and_names_no_place(name: str) -> None:
    pins = locked(name)
    assert pins
    for pin, hashes in pins:
        assert [each.operator for each in pin.specifier] == ["=="] and pin.url is None
        assert hashes, f"{pin.name}: an install that checks hashes stops here"
    text = (ROOT / f"{name}.txt").read_text(encoding="utf-8")
    assert not re.findall(r"https?:|file:|^\s*--(?!hash)|index-url|find-links|/home/|/tmp/", text, flags=re.MULTILINE)


@pytest.mark.parametrize("name", LISTS)
def test_what_is_chosen_is_locked_within_its_bounds(name: str) -> None:
    found = here(name)
    for package, wanted in chosen(name).items():
        assert wanted.specifier.contains(found[package]), f"make lock: {wanted}"


def test_every_choice_but_of_tools_says_how_far_it_may_go() -> None:
    assert not [each.name for name in LISTS[:2] for each in chosen(name).values() if not each.specifier]


def test_tests_run_on_what_the_dashboard_runs_on() -> None:
    run, dev = here("requirements"), here("requirements-dev")
    assert run == {name: dev.get(name) for name in run}


def test_what_is_installed_is_what_is_locked() -> None:
    found = here("requirements")
    assert {name: Version(version(name)) for name in found} == found


@pytest.mark.parametrize("package", here("requirements"))
def test_a_library_has_a_licence_that_ours_allows(package: str) -> None:
    assert allowed(licence(metadata(package))), licence(metadata(package))


def licence(told: Any) -> str:
    """An SPDX expression of a package's metadata: its own, or of its classifiers, or of the word in its old field."""
    if told.get("License-Expression"):
        return str(told["License-Expression"])
    classified = [each.split(" :: ")[-1] for each in told.get_all("Classifier") or () if each.startswith("License ::")]
    names = classified or [(told.get("License") or "none told").strip()]
    return " AND ".join(_CALLED.get(name, name) for name in names)


def allowed(expression: str) -> bool:
    """Whether every part of an expression can be had under an allowed licence."""
    parts = (part.strip("() ").split(" OR ") for part in expression.split(" AND "))
    return all(any(name.strip("() ") in ALLOWED for name in choices) for choices in parts)


@pytest.mark.parametrize(
    ("expression", "may"),
    [
        ("MIT", True),
        ("Apache-2.0 OR BSD-2-Clause", True),
        ("GPL-3.0-only OR MIT", True),
        ("MIT AND GPL-3.0-only", False),
        ("AGPL-3.0-or-later", False),
        ("none told", False),
    ],
)
def test_an_expression_is_read(expression: str, may: bool) -> None:
    assert allowed(expression) is may


class TestAudit:
    """What is said of a database's answer: ``supply.audit``."""

    KNOWN: Mapping[str, Any] = {
        "dependencies": [
            {"name": "a", "version": "1", "vulns": []},
            {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["2.1"]}]},
            {"name": "c", "skip_reason": "not found"},
        ]
    }
    SKIPPED: Mapping[str, Any] = {"dependencies": [{"name": "a", "skip_reason": "not found"}]}

    def test_a_finding_fails_and_is_told_with_what_mends_it(self, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
        monkeypatch.setattr(audit, "asked", lambda *_: self.KNOWN)
        monkeypatch.chdir(ROOT)
        assert audit.main() == 1
        said = capsys.readouterr().out
        assert "b 2: CVE-1, mended in 2.1" in said and "1 of them: c" in said and "1 known against 2" in said

    def test_out_of_reach_is_said_and_does_not_fail(self, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
        monkeypatch.setattr(audit, "asked", lambda *_: None)
        monkeypatch.chdir(ROOT)
        assert audit.main() == 0
        assert "nothing was checked" in capsys.readouterr().out

    def test_a_database_that_knows_none_of_our_packages_has_checked_nothing(self) -> None:
        """A mirror of the index answers like one without vulnerabilities; pip-audit then says that none are known."""
        assert audit.audited(("x",), lambda *_: self.SKIPPED) == ("", audit.Findings())

    def test_the_next_database_is_asked_and_every_list_must_be_answered(self) -> None:
        answers = {("x", "pypi"): self.KNOWN, ("y", "pypi"): None, ("x", "osv"): self.SKIPPED, ("y", "osv"): self.KNOWN}
        service, found = audit.audited(("x", "y"), lambda lock, service: answers[lock, service])
        assert (service, found.checked, len(found.known)) == ("osv", ("a", "b"), 1)

    @pytest.mark.parametrize(
        "trace", ["requests.exceptions.ConnectionError: no such host", "pip_audit._service.interface.ServiceError: 503"]
    )
    def test_a_trace_of_the_network_is_no_fault_of_the_list(self, trace: str) -> None:
        assert audit.report_of("", f"Traceback\n{trace}") is None

    def test_a_list_that_cannot_be_read_is_a_fault(self) -> None:
        with pytest.raises(audit.AuditBroken, match="does not contain a hash"):
            audit.report_of("", "ERROR:pip_audit._cli:requirement x does not contain a hash")
        assert audit.report_of(json.dumps(self.KNOWN), "Found 1") == self.KNOWN
