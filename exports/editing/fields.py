"""What the cells of each column are, for a spreadsheet: from ``datapackage.json`` and the records, in one place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from dossier.catalogue.records import TABLES, cells_of
from dossier.language import Language


class CellKind(StrEnum):
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    LIST = "list"


@dataclass(frozen=True)
class FieldOfTable:
    """A column. ``link`` is the table whose ids it holds, ``table.column`` for a part of a key, ``table:id`` for
    references to any row; ``codes`` are the values admitted."""

    name: str
    kind: CellKind
    described: Mapping[str, Any]
    key: bool = False
    required: bool = False
    whole: bool = False
    codes: tuple[str, ...] = ()
    link: str = ""
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None

    @property
    def unit(self) -> str:
        return str(self.described.get("unit", ""))

    def admits(self, text: str) -> bool:
        """Whether the pattern of the package, if it has one, admits a text."""
        return self.pattern is None or re.search(self.pattern, text) is not None

    def title(self, language: Language) -> str:
        return str(self.described.get("title" if language == Language.FR else "title_en", ""))

    def description(self, language: Language) -> str:
        return str(self.described.get("description" if language == Language.FR else "description_en", ""))


def fields_of(package: Mapping[str, Any], table: str) -> dict[str, FieldOfTable]:
    """Column -> its field, in the order of the package."""
    resource = next(each for each in package["resources"] if each["name"] == table)
    return {each["name"]: _field(table, each) for each in resource["schema"]["fields"]}


def _field(table: str, described: Mapping[str, Any]) -> FieldOfTable:
    record, name = TABLES[table], described["name"]
    cells = cells_of(record)[name]
    constraints = described.get("constraints", {})
    kind = CellKind.TEXT
    if cells.kind == "list":
        kind = CellKind.LIST
    elif cells.kind in ("integer", "number"):
        kind = CellKind.NUMBER
    elif cells.dated:
        kind = CellKind.DATE
    return FieldOfTable(
        name=name,
        kind=kind,
        described=described,
        key=name in record.key,
        required=cells.required,
        whole=cells.whole or cells.kind == "integer",
        codes=tuple(described.get("itemEnum") or constraints.get("enum") or ()),
        link=record.links.get(name, "table:id" if name in record.references else ""),
        pattern=constraints.get("pattern"),
        minimum=cells.minimum,
        maximum=cells.maximum,
    )
