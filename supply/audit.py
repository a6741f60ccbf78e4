"""``python -m supply.audit``: is anything known against a locked version? A finding fails, a missing network does not.

pip-audit calls a list clean when the database answered for none of its packages, as mirrors of the package index do.
Here only what was answered for counts as checked, and what was not is said.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

#: The whole of what is installed anywhere: the list of the tests holds that of the dashboard.
LOCKS = ("requirements-dev.txt", "requirements-tools.txt")
#: Databases of pip-audit, the first that answers counts.
SERVICES = ("pypi", "osv")
#: Seconds to wait for one answer of a database, and for a whole list.
_ANSWER, _LIST = 10, 600
#: What pip-audit's trace names where a database is out of reach; any other failure is a fault of the list or of ours.
_OUT_OF_REACH = ("ConnectionError", "Timeout", "HTTPError", "ProxyError", "SSLError", "ServiceError", "RetryError")


class AuditBroken(RuntimeError):
    """pip-audit could not read a list, or said something that cannot be read."""


class Findings(NamedTuple):
    """``checked`` and ``skipped`` are names of packages; ``known`` sentences, one a vulnerability."""

    checked: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


Report = Callable[[str, str], Mapping[str, Any] | None]


def asked(lock: str, service: str) -> Mapping[str, Any] | None:
    """pip-audit's report of a lock; ``None`` where the database is out of reach. Raises ``AuditBroken``."""
    command = [
        *(sys.executable, "-m", "pip_audit", "--requirement", lock, "--require-hashes", "--disable-pip"),
        *("--vulnerability-service", service, "--timeout", str(_ANSWER), "--format", "json", "--desc", "off"),
        *("--progress-spinner", "off"),
    ]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=_LIST, check=False)
    except subprocess.TimeoutExpired:
        return None
    return report_of(done.stdout, done.stderr)


def report_of(stdout: str, stderr: str) -> Mapping[str, Any] | None:
    """What pip-audit wrote, read; ``None`` where it speaks of a database out of reach. Raises ``AuditBroken``."""
    try:
        report: Mapping[str, Any] = json.loads(stdout)
        return report
    except json.JSONDecodeError:
        if any(name in stderr for name in _OUT_OF_REACH):
            return None
        raise AuditBroken("\n".join(stderr.strip().splitlines()[-3:])) from None


def findings(report: Mapping[str, Any]) -> Findings:
    """What a report says of each package."""
    checked, skipped, known = [], [], []
    for package in report["dependencies"]:
        if "skip_reason" in package:
            skipped.append(package["name"])
            continue
        checked.append(package["name"])
        for each in package["vulns"]:
            mended = ", ".join(each["fix_versions"]) or "no version yet"
            known.append(f"{package['name']} {package['version']}: {each['id']}, mended in {mended}")
    return Findings(tuple(checked), tuple(skipped), tuple(known))


def audited(locks: Sequence[str], ask: Report) -> tuple[str, Findings]:
    """The database that answered and what it said of all the locks; an empty name where none did."""
    for service in SERVICES:
        found = Findings()
        for lock in locks:
            report = ask(lock, service)
            if report is None:
                break
            found = Findings(*(tuple(dict.fromkeys((*a, *b))) for a, b in zip(found, findings(report), strict=True)))
        else:
            if found.checked:
                return service, found
    return "", Findings()


def told(service: str, found: Findings) -> Iterator[str]:
    """What the terminal says."""
    if not service:
        yield "No database of vulnerabilities can be reached from here: nothing was checked."
        return
    yield from found.known
    if found.skipped:
        yield f"The database does not know {len(found.skipped)} of them: {', '.join(found.skipped)}."
    yield f"{len(found.known)} known against {len(found.checked)} packages (database: {service})."


def main() -> int:
    """1 where something is known, 2 where a list cannot be read, else 0."""
    missing = [lock for lock in LOCKS if not Path(lock).is_file()]
    try:
        if missing:
            raise AuditBroken(f"not found: {', '.join(missing)}")
        service, found = audited(LOCKS, asked)
    except AuditBroken as broken:
        print(f"The lists cannot be audited: {broken}", file=sys.stderr)
        return 2
    print("\n".join(told(service, found)))
    return 1 if found.known else 0


if __name__ == "__main__":
    sys.exit(main())
