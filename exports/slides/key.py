"""The key over a native picture: what each tone and shape means; and the line under it that says what was left out."""

from typing import Any

from dossier.charts.boxes import Box
from dossier.charts.key import key_entries
from dossier.charts.palette import GREY
from dossier.exhibits import Exhibit
from exports.pictures.key import draw_key
from exports.slides.fit import SLIDE_LINE
from exports.slides.pen import SlidePen
from exports.slides.text import Ink, write
from exports.slides.theme import SMALL


def draw_slide_key(slide: Any, exhibit: Exhibit, box: Box) -> Box:
    """Draw the key at the top of ``box``; what is left of it comes back."""
    pen = SlidePen(slide.shapes, exhibit.language, exhibit.kind)
    return draw_key(pen, exhibit.kind, key_entries(exhibit), box)


def draw_remark(slide: Any, exhibit: Exhibit, box: Box, text: str) -> Box:
    """A grey line at the bottom of ``box``; what is left of it comes back."""
    if not text:
        return box
    ink = Ink(SMALL, GREY, italic=True)
    height = ink.size * SLIDE_LINE + 2
    write(slide.shapes, exhibit.language, Box(box.x, box.bottom - height, box.w, height), text, ink)
    return Box(box.x, box.y, box.w, box.h - height - 4)
