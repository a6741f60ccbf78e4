"""What the cells of each column may hold: pydantic's own reading of the records, in the words of Table Schema.

Read here once, by types and never by the letters of a name: for the reader of files, for the frames, for
``datapackage.json`` and for the check of words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, get_args

from dossier.catalogue.records.base import Record


@dataclass(frozen=True)
class Cells:
    """The cells of one column.

    ``kind`` is ``string``, ``integer``, ``number`` or ``list`` (several values, separated by ``|``); a number or a
    schedule is a ``string``. ``whole``: published in whole numbers, although the app computes with decimals.
    ``codes`` are those admitted; ``holder`` is the class that declares them: an enumeration, or else the record.
    """

    kind: str
    holder: type
    codes: tuple[str, ...] = ()
    whole: bool = False
    dated: bool = False
    required: bool = False
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None

    @property
    def path(self) -> str:
        """The file of the class that declares the codes."""
        return declared_in(self.holder)


def declared_in(holder: type) -> str:
    """The file in which a class stands, from the root of the project."""
    return holder.__module__.replace(".", "/") + ".py"


@cache
def cells_of(record: type[Record]) -> Mapping[str, Cells]:
    """Column -> what its cells may hold, in the order of the record."""
    schema = record.model_json_schema()
    return MappingProxyType({name: _cells(record, name, schema) for name in record.model_fields})


def _cells(record: type[Record], name: str, schema: Mapping[str, Any]) -> Cells:
    described = schema["properties"][name]
    options = [_resolved(option, schema) for option in described.get("anyOf", (described,))]
    kinds = [option["type"] for option in options if option["type"] != "null"]
    cell = options[0]
    if kinds == ["array"]:
        cell = _resolved(cell["items"], schema)
    kind = "string" if len(kinds) > 1 else {"array": "list"}.get(kinds[0], kinds[0])
    return Cells(
        kind=kind,
        holder=_enumeration(record.model_fields[name].annotation) or record,
        codes=tuple(cell.get("enum", ())),
        whole=bool(cell.get("whole")),
        dated=cell.get("format") == "date",
        required=record.model_fields[name].is_required(),
        pattern=cell.get("pattern"),
        minimum=cell.get("minimum", cell.get("exclusiveMinimum")),
        maximum=cell.get("maximum"),
    )


def _resolved(part: Mapping[str, Any], schema: Mapping[str, Any]) -> Mapping[str, Any]:
    """A part of a schema, or the definition that it refers to."""
    reference = part.get("$ref")
    return schema["$defs"][reference.rpartition("/")[2]] if reference else part


def _enumeration(annotation: Any) -> type[StrEnum] | None:
    """The enumeration inside an annotation: in a list, beside ``None``, or alone."""
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return annotation
    return next((found for part in get_args(annotation) if (found := _enumeration(part))), None)


def list_columns(record: type[Record]) -> frozenset[str]:
    """Columns whose cell holds several values separated by ``|``."""
    return frozenset(name for name, cells in cells_of(record).items() if cells.kind == "list")
