"""The key over a picture: what each tone and shape means; and the line under it that says what was left out."""

from collections.abc import Sequence
from typing import Any

from dossier.charts.boxes import Box
from dossier.charts.palette import CATEGORIES, GREY
from dossier.exhibits import Exhibit
from exports.pictures.key import draw_key
from exports.slides.fit import LINE
from exports.slides.pen import SlidePen
from exports.slides.text import Ink, write

#: (tone, shape, text), as in ``Encoding.key``.
Entry = tuple[str, str, str]


def entries(exhibit: Exhibit, tones: dict[str, str] | None = None) -> list[Entry]:
    """The key of the exhibit; where it has none and its series need one, the series with their tones."""
    if exhibit.encoding.key:
        return list(exhibit.encoding.key)
    return [(tone, "solid", name) for name, tone in (tones or {}).items()] if len(tones or {}) > 1 else []


def series_tones(exhibit: Exhibit) -> dict[str, str]:
    """Series -> tone: that of the table where it has one, else the categories in order."""
    encoding, table = exhibit.encoding, exhibit.table
    series = encoding.columns().get("series", "")
    if not series:
        return {}
    names = list(dict.fromkeys(str(name) for name in table[series]))
    if not encoding.tone:
        return {name: CATEGORIES[i % len(CATEGORIES)] for i, name in enumerate(names)}
    first = table.drop_duplicates(series)
    return {str(name): str(tone) for name, tone in zip(first[series], first[encoding.tone], strict=True)}


def key(slide: Any, exhibit: Exhibit, box: Box, items: Sequence[Entry]) -> Box:
    """Draw the key at the top of ``box``; what is left of it comes back."""
    return draw_key(SlidePen(slide.shapes, exhibit.language, exhibit.kind), exhibit.kind, items, box)


def remark(slide: Any, exhibit: Exhibit, box: Box, text: str) -> Box:
    """A grey line at the bottom of ``box``; what is left of it comes back."""
    if not text:
        return box
    ink = Ink(10, GREY, italic=True)
    height = ink.size * LINE + 2
    write(slide.shapes, exhibit.language, Box(box.x, box.bottom - height, box.w, height), text, ink)
    return Box(box.x, box.y, box.w, box.h - height - 4)
