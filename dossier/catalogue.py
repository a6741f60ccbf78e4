"""The only reader of ``data/``: ``load()`` gives the validated, immutable ``Catalogue`` or lists every fault."""

import csv
import hashlib
import io
import json
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd
from pydantic import ValidationError

from dossier import faults, links
from dossier.faults import BrokenPackage, Fault
from dossier.language import Language
from dossier.records import TABLES, Record, list_columns

DATA = Path(__file__).resolve().parent.parent / "data"
PACKAGE = "datapackage.json"


class UnknownRow(KeyError):
    """A row is asked for by a table and an id that the package does not have."""


@dataclass(frozen=True)
class Version:
    """What was loaded: ``digest`` of all bytes of the package (eight hex digits), ``date`` of the package."""

    digest: str
    date: str

    def __str__(self) -> str:
        return f"{self.date} · {self.digest}"


@dataclass(frozen=True)
class Catalogue:
    """The tables of the package. Nothing here can be changed; ``table`` hands out copies on write."""

    rows: Mapping[str, tuple[Record, ...]]
    package: Mapping[str, Any]
    version: Version

    def records(self, name: str) -> tuple[Any, ...]:
        """The frozen records of a table, in file order."""
        return self.rows[name]

    def row(self, table: str, identifier: str) -> Any:
        """The record of an id. Raises ``UnknownRow``."""
        try:
            return self._index[table][identifier]
        except KeyError:
            raise UnknownRow(f"{table}:{identifier}") from None

    def has(self, table: str, identifier: str) -> bool:
        return identifier in self._index.get(table, {})

    def table(self, name: str) -> pd.DataFrame:
        """A shallow copy of a table: integers nullable, lists as tuples, dates as published (text)."""
        return self._frames[name].copy(deep=False)

    def sources_of(self, table: str, identifiers: Iterable[str]) -> tuple[str, ...]:
        """Source ids behind the rows, each once, in order of first use."""
        return self.sources_of_rows(f"{table}:{identifier}" for identifier in identifiers)

    def sources_of_rows(self, references: Iterable[str]) -> tuple[str, ...]:
        """Source ids behind ``table:id`` references; references of references (claims, inputs) are followed."""
        found: dict[str, None] = {}
        for reference in references:
            table, _, identifier = reference.partition(":")
            row = self.row(table, identifier)
            if table == "sources":
                found[identifier] = None
            for column in row.references:
                found.update(dict.fromkeys(self.sources_of_rows(getattr(row, column))))
            if row.links.get("source_ids") == "sources":
                found.update(dict.fromkeys(row.source_ids))
        return tuple(found)

    @cached_property
    def used_by(self) -> Mapping[str, tuple[str, ...]]:
        """Source id -> ``table:id`` (or ``table:line n``) of every row that rests on it."""
        found: dict[str, list[str]] = {}
        for name, rows in self.rows.items():
            for position, row in enumerate(rows):
                if row.links.get("source_ids") == "sources":
                    reference = f"{name}:{row_id(row) or position + 2}"
                    for source in row.source_ids:  # type: ignore[attr-defined]
                        found.setdefault(source, []).append(reference)
        return MappingProxyType({source: tuple(used) for source, used in found.items()})

    def label(self, language: Language, table: str, column: str, code: str | None) -> str:
        """The words for a code. A code without words raises: a raw code must never reach a screen."""
        row = self.row("labels", "/".join((table, column, code or "")))
        return str(getattr(row, f"label_{language}"))

    def resource(self, name: str) -> Mapping[str, Any]:
        """The description of a table in ``datapackage.json``."""
        return self._resources[name]

    def heading(self, language: Language, table: str, column: str) -> str:
        """The heading of a column, from the package's schema."""
        field = self._fields[table][column]
        return str(field["title" if language == Language.FR else "title_en"])

    @cached_property
    def _index(self) -> Mapping[str, Mapping[str, Record]]:
        return {name: {row_id(row): row for row in rows if row.key} for name, rows in self.rows.items()}

    @cached_property
    def _frames(self) -> Mapping[str, pd.DataFrame]:
        return {name: _frame(TABLES[name], rows) for name, rows in self.rows.items()}

    @cached_property
    def _resources(self) -> Mapping[str, Mapping[str, Any]]:
        return {resource["name"]: resource for resource in self.package["resources"]}

    @cached_property
    def _fields(self) -> Mapping[str, Mapping[str, Mapping[str, Any]]]:
        return {
            name: {field["name"]: field for field in resource["schema"]["fields"]}
            for name, resource in self._resources.items()
            if "schema" in resource
        }


def row_id(row: Record) -> str:
    """The id of a row within its table: its key, parts joined by ``/``; empty where the table has no key."""
    return "/".join(str(getattr(row, column) or "") for column in row.key)


def load(path: Path = DATA) -> Catalogue:
    """Read, validate and freeze the package in the folder ``path``.

    Raises ``BrokenPackage`` with every fault found: a broken package is never half-loaded.
    """
    found: list[Fault] = []
    digest = hashlib.sha256()
    package = _package(path, digest, found)
    rows: dict[str, tuple[Record, ...]] = {}
    lines: dict[str, list[int]] = {}
    for name, record in TABLES.items():
        rows[name], lines[name] = _read(path, name, record, digest, found)
    found.extend(links.check(rows, lines))
    if found:
        raise BrokenPackage(sorted(found, key=lambda fault: (fault.file, fault.line or 0, fault.column or "")))
    version = Version(digest.hexdigest()[:8], str(package["created"])[:10])
    return Catalogue(MappingProxyType(rows), MappingProxyType(package), version)


def _package(path: Path, digest: Any, found: list[Fault]) -> dict[str, Any]:
    try:
        content = (path / PACKAGE).read_bytes()
        digest.update(content)
        package: dict[str, Any] = json.loads(content)
    except FileNotFoundError:
        found.append(Fault(PACKAGE, "missing_file"))
        return {}
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        found.append(Fault(PACKAGE, "json", line=getattr(error, "lineno", None)))
        return {}
    declared = {resource.get("name") for resource in package.get("resources", [])}
    for name in TABLES:
        if name not in declared:
            found.append(Fault(PACKAGE, "undeclared_table", value=name))
    if not str(package.get("created", "")).strip():
        found.append(Fault(PACKAGE, "empty", column="created"))
    return package


def _read(
    path: Path, name: str, record: type[Record], digest: Any, found: list[Fault]
) -> tuple[tuple[Record, ...], list[int]]:
    """Records of one file and the line at which each begins; faults are added to ``found``."""
    file = f"{name}.csv"
    try:
        content = (path / file).read_bytes()
    except FileNotFoundError:
        found.append(Fault(file, "missing_file"))
        return (), []
    digest.update(content)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        found.append(Fault(file, "encoding", line=content[: error.start].count(b"\n") + 1))
        return (), []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header = next(reader, [])
    if not _header_is_right(file, header, record, found):
        return (), []
    lists, rows, lines = list_columns(record), [], []
    line = reader.line_num + 1
    try:
        for cells in reader:
            if len(cells) != len(header):
                found.append(Fault(file, "cells", line, details={"n": str(len(cells)), "expected": str(len(header))}))
            else:
                raw = dict(zip(header, cells, strict=True))
                try:
                    rows.append(record.model_validate(_values(raw, lists, name)))
                    lines.append(line)
                except ValidationError as error:
                    found.extend(faults.of_cell(file, line, raw, item) for item in error.errors())
            line = reader.line_num + 1
    except csv.Error:
        found.append(Fault(file, "quoting", line=reader.line_num))
    return tuple(rows), lines


def _header_is_right(file: str, header: list[str], record: type[Record], found: list[Fault]) -> bool:
    expected = list(record.model_fields)
    if len(header) == 1 and ";" in header[0]:
        found.append(Fault(file, "separator", line=1))
        return False
    for column in expected:
        if column not in header:
            found.append(Fault(file, "missing_column", line=1, column=column))
    for column in header:
        if column not in expected:
            found.append(Fault(file, "unknown_column", line=1, column=column))
        elif header.count(column) > 1:
            found.append(Fault(file, "duplicate_column", line=1, column=column))
    return sorted(header) == sorted(expected)


def _values(raw: Mapping[str, str], lists: frozenset[str], table: str) -> dict[str, Any]:
    """Cells as pydantic reads them: empty cells left out, lists split, the JSON lists of the model's inputs read."""
    values: dict[str, Any] = {
        column: tuple(cell.split("|")) if column in lists else cell for column, cell in raw.items() if cell != ""
    }
    if table == "model_inputs" and raw["mode"].startswith("["):
        try:
            values["mode"] = tuple(json.loads(raw["mode"]))
        except json.JSONDecodeError:
            pass  # left as text: the record refuses it as a number, with its line
    return values


def _frame(record: type[Record], rows: tuple[Record, ...]) -> pd.DataFrame:
    frame = pd.DataFrame([dict(row) for row in rows], columns=list(record.model_fields))
    for name, field in record.model_fields.items():
        if "int" in str(field.annotation) and "tuple" not in str(field.annotation):
            frame[name] = frame[name].astype("Int64")
        elif "float" in str(field.annotation) and "tuple" not in str(field.annotation):
            frame[name] = frame[name].astype("float64")
    return frame


def main() -> int:
    """``python -m dossier.catalogue [folder]``: check a package; print its faults without a traceback."""
    try:
        catalogue = load(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
    except BrokenPackage as broken:
        print(broken.describe(Language.FR), broken.describe(Language.EN), sep="\n\n", file=sys.stderr)
        return 1
    print(f"data: {sum(map(len, catalogue.rows.values()))} rows, {len(catalogue.rows)} tables, {catalogue.version}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
