"""What is read of a package: its description, and what each of its tables gives. Only ``catalogue`` calls it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.catalogue import describe, files
from dossier.catalogue.faults import Fault
from dossier.catalogue.records import TABLES, is_date

PACKAGE = "datapackage.json"
#: What a person writes of a table.
_WRITTEN = ("title", "title_en", "description", "description_en")


@dataclass(frozen=True)
class Reading:
    """One file as read: its good rows, the line of each, and the ids of the rows refused.

    A refused row exists: links to it are not faults, its own fault says enough. ``readable`` is false when the file
    could not be read to its end: no link to it is judged. ``at_fault`` are the lines and columns whose text is damaged
    although the row can be read: nothing more is said of these cells.
    """

    rows: tuple[Any, ...] = ()
    lines: tuple[int, ...] = ()
    refused: frozenset[str] = frozenset()
    readable: bool = False
    at_fault: frozenset[tuple[int, str]] = frozenset()

    @property
    def whole(self) -> bool:
        return self.readable and not self.refused

    def each(self) -> Iterator[tuple[Any, int]]:
        return zip(self.rows, self.lines, strict=True)


def package(path: Path, digest: Any, found: list[Fault]) -> dict[str, Any]:
    """``datapackage.json``; its faults are added to ``found``."""
    content = files.content(path, PACKAGE, found)
    if content is None:
        return {}
    digest.update(content)
    try:
        described: dict[str, Any] = json.loads(content)
        declared = {resource["name"]: resource for resource in described["resources"]}
        titled = {name: _titled(declared[name]["schema"]["fields"]) for name in TABLES if name in declared}
        stale = ", ".join(describe.stale_fields(described))
    except (ValueError, KeyError, TypeError, RecursionError) as error:  # not JSON, or JSON that describes no tables
        found.append(Fault(PACKAGE, "json", line=getattr(error, "lineno", None)))
        return {}
    for name, record in TABLES.items():
        if name not in declared:
            found.append(Fault(PACKAGE, "undeclared_table", value=name))
            continue
        if not all(declared[name].get(key) for key in _WRITTEN):
            found.append(Fault(PACKAGE, "undescribed_table", value=name))
        missing = [column for column in record.model_fields if column not in titled[name]]
        found.extend(Fault(PACKAGE, "undescribed_column", value=f"{name}.{column}") for column in missing)
    if stale:
        found.append(Fault(PACKAGE, "stale", value=stale))
    created = str(described.get("created", ""))
    if not is_date(created[:10]):
        found.append(Fault(PACKAGE, "date", column="created", value=created or None))
    return described


def _titled(fields: Iterable[Mapping[str, Any]]) -> set[str]:
    """The columns that have a title in both languages."""
    return {field["name"] for field in fields if field.get("title") and field.get("title_en")}
