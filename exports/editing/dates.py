"""Dates as people and spreadsheets write them, in the form of the package: ``13/05/2024``, ``mai 2024``, ``mai-24``.

A day comes before its month, as in France. A year of two digits is no year: it is compared, never believed.
"""

import re
import unicodedata
from typing import NamedTuple

#: The first letters of each month, without accents, in French and in English; ``jui`` alone is two months.
_MONTHS = (
    ("janvier", "january"),
    ("fevrier", "february", "fevr"),
    ("mars", "march"),
    ("avril", "april"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july", "juil"),
    ("aout", "august"),
    ("septembre", "september", "sept"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("decembre", "december"),
)
_SHORTEST = 3
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[ T]00:00(?::00)?)?")
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: 00:00(?::00)?)?")
_MONTH = re.compile(r"(\d{1,2})[/.](\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})(?:er|st|nd|rd|th)?[ -])?([a-z]+)\.?[ -](\d{4}|\d{2})")


class Day(NamedTuple):
    """A date as precise as it was written; ``year`` of two digits where the century was left out."""

    year: str
    month: int
    day: int | None

    @property
    def short(self) -> bool:
        return len(self.year) == 2

    def text(self) -> str:
        """``YYYY-MM`` or ``YYYY-MM-DD``."""
        return f"{self.year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


def day_of(text: str) -> Day | None:
    """The date that a text writes otherwise than the package does; ``None`` where it is none."""
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text.casefold()) if not unicodedata.combining(sign))
    plain = re.sub(r"\s+", " ", plain).strip()
    if found := _ISO.fullmatch(plain):
        return Day(found[1], int(found[2]), int(found[3]))
    if found := _DAY.fullmatch(plain):
        return Day(found[3], int(found[2]), int(found[1]))
    if found := _MONTH.fullmatch(plain):
        return Day(found[2], int(found[1]), None)
    if (found := _WORDS.fullmatch(plain)) and (month := _month(found[2])):
        return Day(found[3], month, int(found[1]) if found[1] else None)
    return None


def _month(word: str) -> int:
    """1 to 12; 0 where no month, or two, begin so."""
    found = {
        number
        for number, names in enumerate(_MONTHS, 1)
        if len(word) >= _SHORTEST and any(name.startswith(word) for name in names)
    }
    return found.pop() if len(found) == 1 else 0
