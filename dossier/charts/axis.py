"""Scales and their ticks: round values, few, written in the language of the exhibit."""

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from dossier.charts.measure import Measure
from dossier.language import Language
from dossier.language.cells import written
from dossier.language.forms import Form

#: Ticks of an axis at the most, where the room does not say fewer.
MOST_TICKS = 5
#: Between the words of two ticks side by side, in the unit of who draws.
_AIR = 10.0
#: Numbers of the order of a year.
_YEARS = (1900, 2100)


class Scale(NamedTuple):
    """Values from ``low`` to ``high`` on places from ``start`` to ``end`` (which may run upwards)."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def value_span(values: Iterable[float | None]) -> tuple[float, float]:
    """Lowest and highest of the values and zero; never an empty span."""
    found = [value for value in values if value is not None]
    low, high = min([0.0, *found]), max([0.0, *found])
    return low, high if high > low else low + 1.0


def ticks(low: float, high: float, *, whole: bool = False, most: int = MOST_TICKS) -> list[float]:
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


def written_ticks(
    language: Language,
    low: float,
    high: float,
    form: Form,
    fits: Callable[[Sequence[tuple[float, str]]], bool],
    *,
    whole: bool = False,
    most: int = MOST_TICKS,
) -> list[tuple[float, str]]:
    """Ticks with their words, as many as ``fits`` lets stand side by side; one at least."""
    found: list[tuple[float, str]] = []
    for count in range(most, 0, -1):
        values = ticks(low, high, whole=whole or form == Form.YEAR, most=count)
        found = [(value, written(language, form, value, short=True)) for value in values]
        if fits(found):
            break
    return found


def level_ticks(
    language: Language,
    scale: Scale,
    form: Form,
    measure: Measure,
    size: float,
    *,
    whole: bool = False,
    most: int = MOST_TICKS,
) -> list[tuple[float, str]]:
    """Ticks of a level axis whose words do not touch each other; two at least, or a reader has no scale."""

    def apart(found: Sequence[tuple[float, str]]) -> bool:
        wide = [measure.width(text, size, False) for _, text in found]
        steps = [scale.at(after) - scale.at(before) for (before, _), (after, _) in pairwise(found)]
        return len(found) <= 2 or all(
            step >= sum(pair) / 2 + _AIR for step, pair in zip(steps, pairwise(wide), strict=True)
        )

    return written_ticks(language, scale.low, scale.high, form, apart, whole=whole, most=most)


def year_ticks(moments: Sequence[float], most: int) -> list[int]:
    """The last year and equal steps back from it, ``most`` at the most: a reader looks for the end."""
    first, last = math.floor(min(moments)), math.ceil(max(moments))
    step = max(1, math.ceil((last - first) / max(most, 1)))
    return list(reversed(range(last, first - 1, -step)))


def is_year(value: float) -> bool:
    """A number of the order of a year is a year, whatever its form says: never "2 024"."""
    return _YEARS[0] <= value <= _YEARS[1]
