"""The key over a picture: what each tone and shape means; and the line under it that says what was left out."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from dossier.charts.boxes import Box
from dossier.charts.palette import CATEGORIES, GREY, colour
from dossier.exhibits import Exhibit, Kind
from exports.files.cleaning import clean, shortened
from exports.slides.fit import LINE, width
from exports.slides.native import dress
from exports.slides.shapes import plain
from exports.slides.text import Ink, emu, write

#: (tone, shape, text), as in ``Encoding.key``.
Entry = tuple[str, str, str]
_INK = Ink(11)
_GAP, _ROW = 18.0, 17.0
_LONGEST = 110
#: Kind -> shape -> form of the mark; the forms are those of the picture.
_DISCS = {"hatched": MSO_SHAPE.DIAMOND}  # hatching is not seen on a small disc
_POINTS = {"hollow": MSO_SHAPE.DIAMOND, "hatched": MSO_SHAPE.ISOSCELES_TRIANGLE}
_FORMS = {Kind.SCATTER: _POINTS, Kind.LINE: _POINTS, Kind.MAP: _DISCS, Kind.TIMELINE: _DISCS}
_DIAMETERS = {"large": 12.0, "small": 7.0}


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
    if not items:
        return box
    x, y = box.x, box.y
    for tone, shape, text in items:
        shown = shortened(clean(text), _LONGEST)
        needed = 18 + width(shown, _INK.size) + 10
        if x > box.x and x + needed > box.right:
            x, y = box.x, y + _ROW
        swatch(slide.shapes, exhibit.kind, Box(x, y + 1, 12, 12), tone, shape)
        write(slide.shapes, exhibit.language, Box(x + 18, y, needed - 18, _ROW), shown, _INK)
        x += needed + _GAP
    return box.below(y - box.y + _ROW + 6)


def swatch(shapes: Any, kind: Kind, box: Box, tone: str, shape: str) -> Any:
    """A mark of the picture: a disc or a square; ``project`` is an empty dashed frame."""
    diameter = _DIAMETERS.get(shape, min(box.w, 10.0 if kind in _FORMS else 11.0))
    centre_x, centre_y = box.x + box.w / 2, box.y + box.h / 2
    place = Box(centre_x - diameter / 2, centre_y - diameter / 2, diameter, diameter)
    return mark(shapes, kind, place, tone, shape)


def mark(shapes: Any, kind: Kind, box: Box, tone: object, shape: object) -> Any:
    """A disc, or the form that stands for its shape; a square where the picture has bars or cells."""
    forms = _FORMS.get(kind)
    form = MSO_SHAPE.RECTANGLE if forms is None else forms.get(str(shape), MSO_SHAPE.OVAL)
    drawn = plain(shapes.add_shape(form, *emu(box)))
    outlined = shape in ("hollow", "project", "hatched")
    filling = "solid" if not outlined else "hatched" if shape == "hatched" and forms is None else "hollow"
    dress(drawn, colour(tone), filling)
    if shape == "project":
        drawn.line.dash_style = MSO_LINE.DASH
    drawn.line.width = Pt(1.25 if outlined else 0.5)
    return drawn


def remark(slide: Any, exhibit: Exhibit, box: Box, text: str) -> Box:
    """A grey line at the bottom of ``box``; what is left of it comes back."""
    if not text:
        return box
    ink = Ink(10, GREY, italic=True)
    height = ink.size * LINE + 2
    write(slide.shapes, exhibit.language, Box(box.x, box.bottom - height, box.w, height), text, ink)
    return Box(box.x, box.y, box.w, box.h - height - 4)
