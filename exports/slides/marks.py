"""Columns of an exhibit's table as a picture needs them."""

import math

from dossier.exhibits import Exhibit
from dossier.language.cells import absent
from exports.files.cleaning import clean


def number(value: object) -> float | None:
    """A finite number, or nothing."""
    if absent(value):
        return None
    try:
        found = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return found if math.isfinite(found) else None


def column(exhibit: Exhibit, name: str) -> list[float | None]:
    """A column as numbers; nothing where the encoding names no column or the cell is empty."""
    if not name:
        return [None] * len(exhibit.table)
    return [number(value) for value in exhibit.table[name]]


def words(exhibit: Exhibit, name: str, default: str = "") -> list[str]:
    """A column as texts fit for a file; ``default`` where the encoding names no column or the cell is empty."""
    if not name:
        return [default] * len(exhibit.table)
    return [default if absent(value) else clean(str(value)) for value in exhibit.table[name]]


def distance(low: float | None, high: float | None) -> float:
    """Length of a whisker from ``low`` to ``high``; none where an end is unknown."""
    return 0.0 if low is None or high is None else max(high - low, 0.0)
