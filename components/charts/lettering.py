"""Words on a chart: escaped, wrapped, measured before they are drawn."""

import html
import math
from collections.abc import Iterable

import pandas as pd

#: Text sizes in pixels.
SIZE = 13
SMALL = 12
#: Height of a line of ``SIZE``.
LINE = 16
MOST_TICKS = 4

# Advance widths of Source Sans in thousandths of the size, by class of character: enough to reserve room.
_NARROW = frozenset("iljtfrI.,;:'’‘|!()[]/-·\u00a0\u202f ")
_WIDE = frozenset("mwMW@%&—€ŒœÆæ…")


def measure(text: str, size: float = SIZE) -> float:
    """Width in pixels of a line of text, a little generous: a fallback font may be wider."""
    units = sum(300 if c in _NARROW else 840 if c in _WIDE else 620 if c.isupper() else 530 for c in text)
    return units * size / 1000 * 1.04


def wrap(text: str, width: float, size: float = SIZE) -> list[str]:
    """Lines of at most ``width`` pixels, broken at spaces (never at a no-break space), not cut otherwise."""
    lines: list[str] = []
    for word in str(text).replace("\n", " ").split(" "):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and measure(joined, size) <= width:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines


def escape(text: object) -> str:
    """Text that Plotly shows as it is: Plotly reads ``<b>``, ``<a href>`` and entities in every label."""
    return html.escape(str(text), quote=False)


def markup(lines: Iterable[str], bold: bool = False) -> str:
    """Escaped lines as Plotly reads them."""
    text = "<br>".join(escape(line) for line in lines)
    return f"<b>{text}</b>" if bold else text


def hover(text: object) -> str:
    """The sentence shown on pointing, in lines of a readable length."""
    return markup(wrap(words(text), 320))


def words(value: object) -> str:
    """A cell as text; nothing where the table has nothing."""
    return "" if missing(value) else str(value)


def missing(value: object) -> bool:
    """Whether a scalar cell holds nothing (``None``, ``NaN``, ``NA``)."""
    return value is None or (not isinstance(value, (str, tuple, list)) and bool(pd.isna(value)))  # type: ignore[call-overload]


def ticks(low: float, high: float, whole: bool = False, most: int = MOST_TICKS) -> list[float]:
    """At most ``most`` round values between ``low`` and ``high``; only whole numbers if asked."""
    if not high > low:
        return [low]
    step = (high - low) / (most + 1)
    power = 10.0 ** math.floor(math.log10(step))
    for factor in (1, 2, 2.5, 5, 10, 20, 25, 50, 100):
        width = power * factor
        if whole:
            width = max(1.0, float(math.ceil(width)))
        first = math.ceil(low / width - 1e-9)
        last = math.floor(high / width + 1e-9)
        if last - first < most:
            return [round(position * width, 10) for position in range(first, last + 1)]
    return [low, high]
