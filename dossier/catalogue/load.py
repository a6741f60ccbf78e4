"""The only reader of ``data/``: ``load()`` gives the validated, immutable ``Catalogue`` or lists every fault."""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pandas as pd

from dossier.catalogue import checks, reading, table_file
from dossier.catalogue import rows as table_rows
from dossier.catalogue.consistency import folder
from dossier.catalogue.faults import BrokenPackage, Fault
from dossier.catalogue.placeholders import placeholders
from dossier.catalogue.records import TABLES, Record, cells_of, row_id
from dossier.catalogue.text.vocabulary import Vocabulary
from dossier.language import Language

DATA = Path(__file__).resolve().parents[2] / "data"

# Small tables, narrowed all the time: pandas takes words from Python objects twice as fast as from Arrow.
pd.set_option("mode.string_storage", "python")


class UnknownRow(KeyError):
    """A row is asked for by a table and an id that the package does not have."""


@dataclass(frozen=True)
class Version:
    """What was loaded: ``digest`` of the bytes of ``datapackage.json`` and of every table (eight hex digits), and the
    ``date`` of the package. Boundaries of maps are not in it: no figure rests on them.
    """

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
    folder: Path = DATA
    #: In which names are given: as the tables write them, or as the table ``names`` says them.
    language: Language = Language.FR

    def content(self, name: str) -> bytes:
        """The file of a table as it stands in the package, to be downloaded."""
        return (self.folder / f"{name}.csv").read_bytes()

    def records(self, name: str) -> tuple[Any, ...]:
        """The frozen records of a table, in file order."""
        return self.rows[name]

    def row(self, table: str, identifier: str) -> Any:
        """The record of an id. Raises ``UnknownRow``."""
        try:
            return self._index[table][identifier]
        except KeyError:
            raise UnknownRow(f"{table}:{identifier}") from None

    def rows_of(self, reference: str) -> tuple[Any, ...]:
        """The records behind ``table:id``: one, or every figure of a study in the tables without key."""
        table, _, identifier = reference.partition(":")
        named_by = TABLES[table].named_by if table in TABLES else ""
        if not named_by:
            return (self.row(table, identifier),)
        found = tuple(row for row in self.rows[table] if getattr(row, named_by) == identifier)
        if not found:
            raise UnknownRow(reference)
        return found

    def has(self, table: str, identifier: str) -> bool:
        return identifier in self._index.get(table, {})

    def table(self, name: str) -> pd.DataFrame:
        """A shallow copy of a table: integers nullable, lists as tuples, dates as published (text)."""
        return self._frames[name].copy(deep=False)

    def derived(self, rule: Callable[["Catalogue"], pd.DataFrame]) -> pd.DataFrame:
        """A shallow copy of the table that ``rule`` makes of this catalogue; it is made once."""
        if rule not in self._derived:
            self._derived[rule] = rule(self)
        return self._derived[rule].copy(deep=False)

    def sources_of(self, table: str, identifiers: Iterable[str]) -> tuple[str, ...]:
        """Source ids behind the rows, each once, in order of first use."""
        return self.sources_of_rows(f"{table}:{identifier}" for identifier in identifiers)

    def sources_of_rows(self, references: Iterable[str]) -> tuple[str, ...]:
        """Source ids behind ``table:id`` references.

        References of references (claims, inputs) are followed, and so are the rows whose figures a text quotes.
        """
        found: dict[str, None] = {}
        for reference in references:
            for row in self.rows_of(reference):
                if reference.startswith("sources:"):
                    found[row.source_id] = None
                quoted = (place for column in row.placeholders for place in placeholders(getattr(row, column)))
                further = [item for column in row.references for item in getattr(row, column)]
                further += (f"{place.table}:{place.id}" for place in quoted)
                found.update(dict.fromkeys(self.sources_of_rows(further)))
                if row.links.get("source_ids") == "sources":
                    found.update(dict.fromkeys(row.source_ids))
        return tuple(found)

    def told_in(self, language: Language) -> "Catalogue":
        """The same rows for a reader: in English, names that describe are given in English. Whoever shows names asks
        for it; ids, links, the version and the other cells are the same.
        """
        return self if language == self.language or language != Language.EN else self._in_english

    @cached_property
    def _in_english(self) -> "Catalogue":
        english = {name.name_fr: name.name_en for name in self.rows["names"]}  # type: ignore[attr-defined]
        rows = {table: tuple(_renamed(row, english) for row in rows) for table, rows in self.rows.items()}
        return replace(self, rows=MappingProxyType(rows), language=Language.EN)

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

    def unit(self, table: str, column: str, row: Record | None = None) -> str:
        """The unit of a column as the package declares it (``m2``, ``eur``, ``year``); empty where it has none.

        Where another column holds it, it is read in the ``row``: ``percent`` of an indicator, ``GBP`` of an award.
        """
        field = self._fields[table][column]
        if row is not None and "unitColumn" in field:
            return str(getattr(row, field["unitColumn"]) or "")
        return str(field.get("unit", ""))

    @cached_property
    def _index(self) -> Mapping[str, Mapping[str, Record]]:
        return {name: {row_id(row): row for row in rows if row.key} for name, rows in self.rows.items()}

    @cached_property
    def _frames(self) -> Mapping[str, pd.DataFrame]:
        return {name: _frame(TABLES[name], rows) for name, rows in self.rows.items()}

    @cached_property
    def _derived(self) -> dict[Callable[["Catalogue"], pd.DataFrame], pd.DataFrame]:
        return {}

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


def _renamed(row: Record, names: Mapping[str, str]) -> Record:
    """The row with other names in its columns that ``told`` lists; the row itself where none of them has another."""
    found = {}
    for column in row.told:
        cell = getattr(row, column)
        said = tuple(names.get(each, each) for each in cell) if isinstance(cell, tuple) else names.get(cell, cell)
        if said != cell:
            found[column] = said
    return row.model_copy(update=found) if found else row


def load(path: Path = DATA) -> Catalogue:
    """Read, validate and freeze the package in the folder ``path``.

    Raises ``BrokenPackage`` with every fault found: a broken package is never half-loaded.
    """
    if not path.is_dir():
        raise BrokenPackage([Fault(path.name, "no_folder")])
    found: list[Fault] = []
    digest = hashlib.sha256()
    package = reading.package(path, digest, found)
    tables = {name: table_file.read(path, name, record, digest, found) for name, record in TABLES.items()}
    vocabulary = Vocabulary.of(table.text for table in tables.values())
    readings = {name: table_rows.records(table, vocabulary, found) for name, table in tables.items()}
    found.extend(checks.check(readings, package))
    found = folder.without_lost([*found, *folder.strangers(path, package)])
    if found:
        raise BrokenPackage(sorted(found, key=lambda fault: (fault.file, fault.line or 0, fault.column or "")))
    version = Version(digest.hexdigest()[:8], str(package["created"])[:10])
    kept = {name: read.rows for name, read in readings.items()}
    return Catalogue(MappingProxyType(kept), _frozen(package), version, path)


def _frozen(node: Any) -> Any:
    """JSON that cannot be changed."""
    if isinstance(node, dict):
        return MappingProxyType({name: _frozen(part) for name, part in node.items()})
    return tuple(map(_frozen, node)) if isinstance(node, list) else node


#: The numbers of a column that may hold empty cells.
_NUMBERS = {"integer": "Int64", "number": "float64"}


def _frame(record: type[Record], rows: tuple[Record, ...]) -> pd.DataFrame:
    frame = pd.DataFrame([dict(row) for row in rows], columns=list(record.model_fields))
    kinds = {name: _NUMBERS[cells.kind] for name, cells in cells_of(record).items() if cells.kind in _NUMBERS}
    frame = frame.astype(kinds)
    # Words as objects, which a copy lays side by side in one block: a mask takes them all at once, not one by one.
    return frame.astype(dict.fromkeys(frame.select_dtypes("str"), "object")).copy()
