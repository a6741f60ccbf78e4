"""Scales and their ticks: round values, few, written in the language of the exhibit."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from dossier.exhibits import Exhibit, Form
from dossier.language.cells import absent, written
from exports.files.cleaning import clean
from exports.files.fonts import width
from exports.slides.marks import number as finite
from exports.svg.canvas import SMALL

Row = dict[str, object]
_MOST = 5


class Scale(NamedTuple):
    """Values from ``low`` to ``high`` on points from ``start`` to ``end`` (which may run upwards)."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def rows(exhibit: Exhibit) -> list[Row]:
    """The rows of the table as dictionaries: a copy, so that drawing leaves the exhibit alone."""
    return [{str(name): value for name, value in row.items()} for row in exhibit.table.to_dict("records")]


def value(row: Row, column: str) -> float | None:
    """A cell as a number; nothing where the encoding names no column, the cell is empty or not finite."""
    return finite(row.get(column)) if column else None


def words(row: Row, column: str, limit: int = 400) -> str:
    """A cell as words on one line, at most ``limit`` characters; empty where the table has nothing."""
    found = row.get(column) if column else None
    if absent(found):
        return ""
    return clean(str(found)).replace("\n", " ")[:limit]


def tone(row: Row, column: str) -> str:
    return words(row, column) or "slate"


def span(values: Iterable[float | None]) -> tuple[float, float]:
    """Lowest and highest of the values and zero; never an empty span."""
    found = [one for one in values if one is not None]
    low, high = min([0.0, *found]), max([0.0, *found])
    return low, high if high > low else low + 1.0


def ticks(low: float, high: float, *, whole: bool = False, most: int = _MOST) -> list[float]:
    """At most ``most`` round values between ``low`` and ``high``; only whole numbers if asked."""
    if not high > low:
        return [low]
    step = (high - low) / (most + 1)
    power = 10.0 ** math.floor(math.log10(step))
    for factor in (1, 2, 2.5, 5, 10, 20, 25, 50, 100):
        wide = power * factor
        if whole:
            wide = max(1.0, float(math.ceil(wide)))
        first, last = math.ceil(low / wide - 1e-9), math.floor(high / wide + 1e-9)
        if last - first < most:
            return [round(position * wide, 10) for position in range(first, last + 1)]
    return [low, high]


def fitting(
    exhibit: Exhibit, low: float, high: float, form: Form, room: float, *, whole: bool = False
) -> list[tuple[float, str]]:
    """Ticks with their words, as many as go side by side in ``room`` points."""
    for most in range(_MOST, 0, -1):
        found = ticks(low, high, whole=whole or form == Form.YEAR, most=most)
        texts = [written(exhibit.language, form, one, short=True) for one in found]
        if sum(width(text, SMALL) + 10 for text in texts[1:]) <= room or most == 1:
            break
    return list(zip(found, texts, strict=True))


def years(exhibit: Exhibit, moments: Sequence[float], room: float) -> list[tuple[float, str]]:
    """The last year and equal steps back from it: a reader looks for the end."""
    first, last = math.floor(min(moments)), math.ceil(max(moments))
    most = max(int(room // (width("2000", SMALL) + 12)), 1)
    step = max(1, math.ceil((last - first) / most))
    found = range(last, first - 1, -step)
    return [(float(year), _year(exhibit, year)) for year in reversed(found)]


def _year(exhibit: Exhibit, year: int) -> str:
    """A number of the order of a year is a year, whatever the exhibit says: never "2 024"."""
    form = Form.YEAR if 1900 <= year <= 2100 else exhibit.encoding.x_form
    return written(exhibit.language, form, year, short=True)
