"""One cell of a spreadsheet as the text that the package has: what a program did to it on saving is undone.

Where something was lost, the cell is not guessed: its rule says what happened. ``before`` is the cell as it stands: a
value that says the same leaves it alone, digit for digit.
"""

import datetime
import re
import unicodedata
from dataclasses import dataclass

from dossier.catalogue.records import is_date
from exports.editing.dates import Day, day_of
from exports.editing.fields import CellKind, FieldOfTable
from exports.editing.numerals import (
    AMBIGUOUS,
    KEPT_DIGITS,
    SCIENTIFIC,
    numeral,
    plain_number,
    same_number,
    shortened_form,
)
from exports.files.cleaning import clean, shortened


@dataclass(frozen=True)
class LostValue:
    """A cell whose value is not in the file: an error, a formula without its result. ``rule`` says which."""

    rule: str
    shown: str = ""


Value = str | int | float | bool | datetime.date | datetime.datetime | datetime.time | datetime.timedelta | LostValue
#: The longest cell that a workbook holds.
LONGEST = 32_000
_TRUE = {"true": True, "vrai": True, "false": False, "faux": False}
_WORDS = {True: ("yes", "true"), False: ("no", "false")}


@dataclass(frozen=True)
class Medium:
    """What the cells came through. ``letters`` is the encoding if it lacks some; ``commas``: cells are separated by
    commas, so that one inside a number may mark thousands."""

    typed: bool = True
    letters: str = ""
    commas: bool = False


@dataclass(frozen=True)
class Taken:
    """The text of a cell, or the rule by which it is refused."""

    text: str
    rule: str = ""


def tidy(text: str) -> str:
    """One spelling of a text: composed letters, line ends of one kind, no spaces around."""
    if text.isascii() and text.isprintable() and "_x000D_" not in text:  # nearly every cell
        return text.strip()
    return unicodedata.normalize("NFC", clean(text)).replace("_x000D_", "").strip().strip("\ufeff")


def taken(field: FieldOfTable, value: Value, before: str | None, medium: Medium) -> Taken:
    """The text of a cell; ``before`` itself where nothing was changed."""
    if isinstance(value, str) and value == before:
        return Taken(before)
    found = _read(field, value, medium)
    if before is not None and _unchanged(field, value, found, before, medium):
        return Taken(before)
    if found.text and before and medium.letters and _through(before, medium) != canonical(field, before):
        return Taken("", "letters")
    return found


def told_value(value: Value) -> str:
    """A value for a message."""
    if isinstance(value, float):
        return plain_number(value) if value == value else ""
    return value.shown if isinstance(value, LostValue) else str(value)


def canonical(field: FieldOfTable, text: str) -> str:
    """What two spellings of the same cell have in common."""
    text = tidy(shortened(clean(text), LONGEST))
    if field.kind == CellKind.LIST:
        return "|".join(item.strip() for item in text.split("|"))
    if field.kind == CellKind.NUMBER and same_number(text, text):
        return plain_number(float(text))
    return text


def _unchanged(field: FieldOfTable, value: Value, found: Taken, before: str, medium: Medium) -> bool:
    if isinstance(value, LostValue):
        return False
    if not found.rule and canonical(field, found.text) == canonical(field, before):
        return True
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return same_number(plain_number(value), before)  # "06" typed as a number
    if isinstance(value, datetime.date) and value.day == 1 and not found.rule:
        return before == f"{value:%Y-%m}"  # a month that became its first day
    if isinstance(value, str) and not medium.typed:
        text = tidy(value)
        if text.isdecimal() and before.isdecimal() and int(text) == int(before):
            return True  # leading zeros
        written = day_of(text)
        if written and (written.text() == before or _is_short_of(written, before)):
            return True  # a date, also where the column holds any text
        if field.kind == CellKind.NUMBER and SCIENTIFIC.fullmatch(text):
            return shortened_form(text, before)
        return bool(medium.letters) and text == _through(before, medium)
    return False


def _is_short_of(written: Day, before: str) -> bool:
    """``mai-24`` for ``2024-05``, ``13/05/24`` for ``2024-05-13``."""
    return written.short and before[2:] == written.text()


def _through(text: str, medium: Medium) -> str:
    """A text after an encoding that lacks some of its letters."""
    return tidy(text).encode(medium.letters, "replace").decode(medium.letters)


def _read(field: FieldOfTable, value: Value, medium: Medium) -> Taken:
    match value:
        case LostValue():
            return Taken("", value.rule)
        case bool():
            return _truth(field, value)
        case int() | float():
            return _number(field, value)
        case datetime.datetime() if value.time() != datetime.time():
            return Taken("", "time")
        case datetime.date():
            return Taken(f"{value:%Y-%m-%d}") if field.kind == CellKind.DATE else Taken("", "real_date")
        case datetime.time() | datetime.timedelta():
            return Taken("", "time")
        case _:
            return _text(field, tidy(value), medium)


def _truth(field: FieldOfTable, value: bool) -> Taken:
    word = next((word for word in _WORDS[value] if word in field.codes), "")
    return Taken(word) if word else Taken("", "boolean")


def _number(field: FieldOfTable, value: float) -> Taken:
    if value != value or abs(value) >= 10**KEPT_DIGITS:
        return Taken("", "digits")
    text = plain_number(value)
    if field.kind == CellKind.DATE and not (is_date(text)):
        return Taken("", "serial")
    return Taken(_padded(field, text))


def _text(field: FieldOfTable, text: str, medium: Medium) -> Taken:
    if text.casefold() in _TRUE and field.codes and text not in field.codes:
        return _truth(field, _TRUE[text.casefold()])
    if field.kind == CellKind.LIST:
        return Taken(canonical(field, text))
    if field.kind == CellKind.DATE:
        return _date(text)
    if SCIENTIFIC.fullmatch(text) and (field.kind == CellKind.NUMBER or "E+" in text):
        return Taken("", "scientific")
    if field.kind == CellKind.NUMBER or _is_numeric(field, text):
        if medium.commas and AMBIGUOUS.fullmatch(text):
            return Taken("", "thousands")
        number = numeral(text) or text
        return Taken(number.rstrip("0").rstrip(".") if field.whole and re.search(r"\.0*$", number) else number)
    return Taken(_padded(field, text))


def _date(text: str) -> Taken:
    if is_date(text) or not text:
        return Taken(text)
    written = day_of(text)
    if written is None:
        return Taken(text)
    return Taken("", "short_year") if written.short else Taken(written.text())


def _is_numeric(field: FieldOfTable, text: str) -> bool:
    """A text that its column refuses as it is, and admits as a number of the package."""
    number = numeral(text)
    return bool(field.pattern and number and not field.admits(text) and field.admits(number))


def _padded(field: FieldOfTable, text: str) -> str:
    """A code that lost its leading zero: ``1`` for the department ``01``."""
    if field.pattern and text.isdecimal() and not field.admits(text) and field.admits(f"0{text}"):
        return f"0{text}"
    return text
