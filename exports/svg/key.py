"""The key over a picture: what each tone and shape means, in as many lines as it needs."""

import math

from dossier.charts.boxes import Box
from dossier.charts.palette import CATEGORIES
from dossier.exhibits import Exhibit, Kind
from exports.pictures.key import draw_key
from exports.svg.canvas import Canvas
from exports.svg.scale import Row, rows, words

Entry = tuple[str, str, str]


def tones(exhibit: Exhibit) -> dict[str, str]:
    """Series -> tone: that of the table where it has one, else the categories in order."""
    encoding = exhibit.encoding
    series = encoding.columns().get("series", "")
    found: dict[str, str] = {}
    for row in rows(exhibit) if series else ():
        name = words(row, series)
        found.setdefault(name, words(row, encoding.tone) or CATEGORIES[len(found) % len(CATEGORIES)])
    return found


def tone_of(exhibit: Exhibit, row: Row, known: dict[str, str]) -> str:
    """The tone of a mark: its own, else that of its series (``known`` from ``tones``), else slate."""
    encoding = exhibit.encoding
    series = encoding.columns().get("series", "")
    return words(row, encoding.tone) or (known.get(words(row, series)) if series else "") or "slate"


def entries(exhibit: Exhibit) -> list[Entry]:
    """The key of the exhibit; of bars of several series without one, the series with their tones."""
    encoding = exhibit.encoding
    if encoding.key:
        return list(encoding.key)
    found = tones(exhibit) if getattr(encoding, "stacked", False) or not encoding.tone else {}
    needed = exhibit.kind == Kind.BAR and len(found) > 1
    return [(tone, "solid", name) for name, tone in found.items() if name] if needed else []


def key(canvas: Canvas, exhibit: Exhibit) -> float:
    """Draw the key at the top; the height that it takes."""
    return draw_key(canvas, exhibit.kind, entries(exhibit), Box(0.0, 0.0, canvas.width, math.inf)).y
