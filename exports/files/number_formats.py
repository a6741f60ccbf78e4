"""Number formats that show a value as it is written elsewhere, yet follow when somebody edits the chart's data."""

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

from dossier.exhibits import Form
from dossier.language import Language
from dossier.language.cells import written
from dossier.language.texts import MINUS

#: Word of a scale -> how often a format divides by a thousand, and the scale itself.
_SCALES = {"Md": 3, "bn": 3, "M": 2, "m": 2, "k": 1}
_DECIMALS = {Language.FR: re.compile(r"\d,(\d+)"), Language.EN: re.compile(r"\d\.(\d+)")}


def number_format(language: Language, form: Form, value: float, *, short: bool = False) -> str:
    """The format under which an office program writes ``value`` as ``written`` does, below zero with its minus."""
    if form == Form.YEAR:
        return "0"
    text = written(language, form, value, short=short)
    decimals = _DECIMALS[language].search(text)
    pattern = "#,##0" + ("." + "0" * len(decimals[1]) if decimals else "")
    if form == Form.PERCENT:
        pattern += '"\u00a0%"' if language == Language.FR else '"%"'
    if form == Form.MONEY:
        scale = next((word for word in _SCALES if re.search(rf"\d[\s\u00a0]?{word}", text)), "")
        pattern += "," * _SCALES.get(scale, 0)
        pattern = f'{pattern}"\u00a0{scale}€"' if language == Language.FR else f'"€"{pattern}"{scale}"'
    return f'{pattern};"{MINUS}"{pattern}'


class Axis(NamedTuple):
    """A scale with round ticks."""

    low: float
    high: float
    step: float

    def share(self, value: float) -> float:
        """Where ``value`` stands, 0 at the low end, 1 at the high end."""
        return (value - self.low) / (self.high - self.low)


def axis(values: Iterable[float], *, zero: bool, ticks: int = 4, whole: bool = False) -> Axis:
    """A scale that holds ``values``; from zero if ``zero``; ``whole`` steps for years and counts."""
    finite = [value for value in values if math.isfinite(value)]
    low, high = min(finite, default=0.0), max(finite, default=1.0)
    if zero:
        low, high = min(low, 0.0), max(high, 0.0)
    if low == high:
        low, high = (low, low + 1.0) if zero or low == 0 else (low - abs(low) * 0.1, high + abs(high) * 0.1)
    step = _round_step((high - low) / ticks)
    if whole:
        step = max(1.0, math.ceil(step))
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return Axis(first * step, last * step, step)


def _round_step(step: float) -> float:
    scale = 10.0 ** math.floor(math.log10(step))
    return next(round_ * scale for round_ in (1.0, 2.0, 2.5, 5.0, 10.0) if round_ * scale >= step * (1 - 1e-9))
