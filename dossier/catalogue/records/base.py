"""What every record rests on: its configuration, and the types of its cells (dates, codes of countries, links)."""

import contextlib
import datetime
import json
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
#: What ``datapackage.json`` is told of a date: the calendar is no pattern.
_DATED = Field(json_schema_extra={"format": "date", "pattern": f"^{_DATE.pattern}$"})


def is_date(text: str) -> bool:
    """Whether ``text`` is a year, a month or a day of the calendar: 31 February is not."""
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def in_order(first: str, second: str) -> bool:
    """Whether one date is not after another, as far as both are precise: 2015-06 is not after 2015."""
    both = min(len(first), len(second))
    return first[:both] <= second[:both]


def _date(text: str) -> str:
    if not is_date(text):
        raise PydanticCustomError("date", "not a date")
    return text


def _period(text: str) -> str:
    parts = text.split("/")
    if len(parts) > 2 or not all(is_date(part) for part in parts):
        raise PydanticCustomError("period", "not a date or a period")
    if len(parts) == 2 and not in_order(*parts):
        raise PydanticCustomError("period_order", "a period that ends before it begins")
    return text


def _region(text: str) -> str:
    if text not in REGIONS:
        raise PydanticCustomError("region", "not a French region")
    return text


def _schedule(cell: Any) -> Any:
    """A JSON list as a tuple. One that cannot be read is left as text: it is refused as a number, with its line."""
    if isinstance(cell, str) and cell.startswith("["):
        with contextlib.suppress(json.JSONDecodeError):
            return tuple(json.loads(cell))
    return cell


#: Metropolitan and overseas regions, official names (Code officiel géographique).
REGIONS = (
    "Auvergne-Rhône-Alpes",
    "Bourgogne-Franche-Comté",
    "Bretagne",
    "Centre-Val de Loire",
    "Corse",
    "Grand Est",
    "Hauts-de-France",
    "Normandie",
    "Nouvelle-Aquitaine",
    "Occitanie",
    "Pays de la Loire",
    "Provence-Alpes-Côte d'Azur",
    "Île-de-France",
    "Guadeloupe",
    "Martinique",
    "Guyane",
    "La Réunion",
    "Mayotte",
)

#: Name of a form -> its pattern. ``faults`` says each of them in words.
FORMS = MappingProxyType(
    {
        "identifier": r"^[a-z0-9][a-z0-9_+-]*$",
        "country": r"^[A-Z]{2}$",
        "criterion": r"^([1-9]|1[0-3])\.([1-9]|1[0-4])$",
        "currency": r"^[A-Z]{3}$",
        "language": r"^[a-z]{2}$",
        "link": r"^https?://\S+$",
        "reference": r"^[a-z_]+:\S+$",
    }
)

Date = Annotated[str, AfterValidator(_date), _DATED]
"""A date as precise as its source: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``. Never padded."""
Period = Annotated[str, AfterValidator(_period), Field(json_schema_extra={"format": "date"})]
"""A date, or two joined by ``/``."""
Region = Annotated[str, AfterValidator(_region)]
Text = Annotated[str, Field(min_length=1)]
Identifier = Annotated[str, Field(pattern=FORMS["identifier"])]
Country = Annotated[str, Field(pattern=FORMS["country"])]
"""ISO 3166-1 alpha-2, or ``EU`` for multi-state rows."""
Currency = Annotated[str, Field(pattern=FORMS["currency"])]
Tongue = Annotated[str, Field(pattern=FORMS["language"])]
"""ISO 639-1."""
Link = Annotated[str, Field(pattern=FORMS["link"])]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Longitude = Annotated[float, Field(ge=-180, le=180)]
Founded = Annotated[int, Field(ge=800, le=2100)]
"""A year; universities and hospitals are old."""
Year = Annotated[int, Field(ge=1990, le=2100)]
Amount = Annotated[float, Field(ge=0)]
Money = Annotated[float, Field(ge=0, json_schema_extra={"whole": True})]
"""Published in whole units of a currency; a decimal number here, where it is divided and converted."""
Count = Annotated[int, Field(ge=0)]
Reference = Annotated[str, Field(pattern=FORMS["reference"])]
"""``table:id`` of a row."""
Sources = Annotated[tuple[str, ...], Field(min_length=1)]
Schedule = Annotated[tuple[float, ...], BeforeValidator(_schedule)]
"""One number a year, written as a JSON list in one cell: ``[0.3, 0.5, 0.2]``."""


class Record(BaseModel):
    """A row. Unknown columns are refused; nothing can be changed after reading."""

    # Spreadsheets leave spaces around words: " Besançon" would be a second city, a name of spaces a name.
    model_config = ConfigDict(
        frozen=True, extra="forbid", use_enum_values=True, str_strip_whitespace=True, allow_inf_nan=False
    )

    #: Column(s) that identify a row; empty where the table has no key.
    key: ClassVar[tuple[str, ...]] = ()
    #: In a table without key, the column by which other rows name a group of its rows.
    named_by: ClassVar[str] = ""
    #: Columns that hold ids of other tables: column -> table, or ``table.column`` where its key has several parts.
    links: ClassVar[dict[str, str]] = {}
    #: Columns that hold ``table:id`` references.
    references: ClassVar[tuple[str, ...]] = ()
    #: Columns whose text holds placeholders.
    placeholders: ClassVar[tuple[str, ...]] = ()
    #: Columns that quote cells as they once stood, damaged or not: their text is not judged.
    quotes: ClassVar[tuple[str, ...]] = ()
    #: Columns whose values never fall, from left to right: bounds around a value, beginnings before ends.
    rising: ClassVar[tuple[tuple[str, ...], ...]] = ()
    #: Columns that are grouped, filtered or matched: column -> what they name. Each name has one spelling.
    names: ClassVar[Mapping[str, str]] = MappingProxyType({})
    #: Columns of names whose descriptions, if they are French, the table ``names`` gives in English.
    told: ClassVar[tuple[str, ...]] = ()
    #: Dates and years of what has happened: none is after the date of the package.
    past: ClassVar[tuple[str, ...]] = ()
    #: Whether two rows may say the same: words of codes, rates, rows added on one day.
    may_repeat: ClassVar[bool] = False
    #: What a text may quote of a row that is no column: computed when it is read.
    computed: ClassVar[tuple[str, ...]] = ()

    def not_yet(self) -> tuple[str, ...]:
        """The columns of ``past`` that may tell what is planned in this row."""
        return ()


def row_id(row: Record) -> str:
    """The id of a row within its table: its key, parts joined by ``/``; empty where the table has no key."""
    return "/".join(str(getattr(row, column) or "") for column in row.key)
