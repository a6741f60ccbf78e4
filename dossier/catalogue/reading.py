"""Files of a package as records: reads one file to its end, whatever is wrong in it. Only ``catalogue`` calls it."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from dossier.catalogue import describe, faults
from dossier.catalogue.faults import Fault
from dossier.catalogue.records import TABLES, Record, declared_in, is_date, list_columns

PACKAGE = "datapackage.json"
#: What a person writes of a table.
_WRITTEN = ("title", "title_en", "description", "description_en")


@dataclass(frozen=True)
class Reading:
    """One file as read: its good rows, the line of each, and the ids of the rows refused.

    A refused row exists: links to it are not faults, its own fault says enough. ``readable`` is false when the file
    could not be read to its end: no link to it is judged.
    """

    rows: tuple[Any, ...] = ()
    lines: tuple[int, ...] = ()
    refused: frozenset[str] = frozenset()
    readable: bool = False

    @property
    def whole(self) -> bool:
        return self.readable and not self.refused

    def each(self) -> Iterator[tuple[Any, int]]:
        return zip(self.rows, self.lines, strict=True)


def _bytes(path: Path, file: str, found: list[Fault]) -> bytes | None:
    try:
        return (path / file).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        found.append(Fault(file, "missing_file"))
        return None


def package(path: Path, digest: Any, found: list[Fault]) -> dict[str, Any]:
    """``datapackage.json``; its faults are added to ``found``."""
    content = _bytes(path, PACKAGE, found)
    if content is None:
        return {}
    digest.update(content)
    try:
        described: dict[str, Any] = json.loads(content)
        declared = {resource["name"]: resource for resource in described["resources"]}
        titled = {name: _titled(declared[name]["schema"]["fields"]) for name in TABLES if name in declared}
        stale = ", ".join(describe.stale_fields(described))
    except (ValueError, KeyError, TypeError) as error:  # not JSON, or JSON that describes no tables
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


def table(path: Path, name: str, record: type[Record], digest: Any, found: list[Fault]) -> Reading:
    """Records of one file and the line at which each begins; faults are added to ``found``."""
    file = f"{name}.csv"
    content = _bytes(path, file, found)
    if content is None:
        return Reading()
    digest.update(content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found.append(Fault(file, "encoding", line=content[: error.start].count(b"\n") + 1))
        return Reading()
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    lists, rows, lines, refused, line = list_columns(record), [], [], set(), 1
    try:
        header = next(reader, [])
        if not _header_is_right(file, header, record, found):
            return Reading()
        line = reader.line_num + 1
        for cells in reader:
            raw = dict(zip(header, cells, strict=False))
            faulty = _faults_of_length(file, line, cells, header)
            if not faulty:
                try:
                    rows.append(record.model_validate(_values(raw, lists)))
                    lines.append(line)
                except ValidationError as error:
                    faulty = faults.of_row(file, line, raw, record, error.errors())
            if faulty:
                found.extend(faulty)
                refused.add("/".join(raw.get(column, "").strip() for column in record.key or (record.named_by,)))
            line = reader.line_num + 1
    except csv.Error:  # all that follows the open quotation mark was swallowed: the row in which it stands is at fault
        found.append(Fault(file, "quoting", line=line))
        return Reading(tuple(rows), tuple(lines), frozenset(refused))
    return Reading(tuple(rows), tuple(lines), frozenset(refused), readable=True)


def _faults_of_length(file: str, line: int, cells: list[str], header: list[str]) -> list[Fault]:
    if len(cells) == len(header):
        return []
    return [Fault(file, "cells", line, details={"n": str(len(cells)), "expected": str(len(header))})]


def _header_is_right(file: str, header: list[str], record: type[Record], found: list[Fault]) -> bool:
    expected = list(record.model_fields)
    if len(header) == 1 and ";" in header[0]:
        found.append(Fault(file, "separator", line=1))
        return False
    declared = {"holder": record.__name__, "path": declared_in(record)}
    missing = [column for column in expected if column not in header]
    found.extend(Fault(file, "missing_column", line=1, column=column, details=declared) for column in missing)
    for column in dict.fromkeys(header):
        if column not in expected:
            near = faults.nearest_word(column, missing)
            found.append(Fault(file, "unknown_column", line=1, column=column, details=declared, nearest=near))
        elif header.count(column) > 1:
            found.append(Fault(file, "duplicate_column", line=1, column=column))
    return sorted(header) == sorted(expected)


def _values(raw: Mapping[str, str], lists: frozenset[str]) -> dict[str, Any]:
    """Cells as pydantic reads them: empty cells left out, lists split."""
    return {column: tuple(cell.split("|")) if column in lists else cell for column, cell in raw.items() if cell.strip()}
