"""Files beside the tables that no reader opens: a copy that a browser numbered, the lock of an open spreadsheet."""

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from dossier.catalogue.faults import Fault
from dossier.catalogue.reading import PACKAGE
from dossier.catalogue.records import TABLES

#: What systems and repositories leave in any folder.
_SYSTEM = frozenset({"thumbs.db", "desktop.ini", "license", "licence"})
_LOCK = re.compile(r"~\$|\.~lock\.")
_SUFFIX = ".csv"
#: How much of a name is the same in a copy; the ending of all tables is.
_ALIKE = 0.85


def strangers(path: Path, package: Mapping[str, Any]) -> Iterator[Fault]:
    """Files and folders of a package that are no part of it; ``nearest`` is the table of which one may be a copy."""
    tables = {f"{name}{_SUFFIX}" for name in TABLES}
    described = {str(resource.get("path", "")).partition("/")[0] for resource in package.get("resources", ())}
    admitted = tables | described | {PACKAGE, "geo"}
    try:
        names = sorted(entry.name for entry in path.iterdir())
    except OSError:  # what cannot be listed is said of each file
        return
    for name in names:
        if name in admitted or _is_system(name):
            continue
        if _LOCK.match(name):
            yield Fault(name, "open_elsewhere")
        else:
            yield Fault(name, "stranger", nearest=_table_of(name, tables))


def without_lost(found: Iterable[Fault]) -> list[Fault]:
    """A table under another name is one fault: the table is lacking, and its name is told."""
    faults = list(found)
    lost = {fault.file for fault in faults if fault.rule == "missing_file"}
    return [fault for fault in faults if not (fault.rule == "missing_file" and _found_as(fault.file, faults, lost))]


def _found_as(file: str, faults: Iterable[Fault], lost: set[str]) -> bool:
    return any(fault.rule == "stranger" and fault.nearest == file for fault in faults if file in lost)


def _is_system(name: str) -> bool:
    low = name.casefold()
    return (low.startswith(".") and not _LOCK.match(name)) or low in _SYSTEM or low.startswith("readme")


def _table_of(name: str, tables: Iterable[str]) -> str:
    stem = re.sub(
        r"(?i)(?:\.\w+)+$|[\s_-]*\(\d+\)|^(?:copie de |copy of )|[\s_-]+(?:copie|copy|v?\d+|final|old)\b", "", name
    )
    return next(iter(difflib.get_close_matches(stem.strip().casefold() + _SUFFIX, list(tables), 1, _ALIKE)), "")
