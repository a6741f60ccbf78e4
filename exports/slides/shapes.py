"""Straight lines and outlines as native shapes."""

from collections.abc import Sequence
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR
from pptx.oxml.ns import qn
from pptx.util import Pt

from dossier.charts.boxes import Box
from dossier.charts.palette import GREY
from dossier.exhibits import Exhibit
from exports.slides.fit import slide_width
from exports.slides.text import Ink, rgb, write
from exports.slides.theme import SMALL

Point = tuple[float, float]
#: Points of a slide are too coarse for small outlines: they are drawn in tenths.
_FINE = 10


def plain(shape: Any) -> Any:
    """``shape`` without the theme's style, whose shadow some programs draw whatever the shape says."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)
    return shape


def line(shapes: Any, start: Point, end: Point, colour: str, weight: float = 0.75, dashed: bool = False) -> Any:
    drawn = plain(shapes.add_connector(MSO_CONNECTOR.STRAIGHT, Pt(start[0]), Pt(start[1]), Pt(end[0]), Pt(end[1])))
    drawn.line.color.rgb = rgb(colour)
    drawn.line.width = Pt(weight)
    if dashed:
        drawn.line.dash_style = MSO_LINE.DASH
    return drawn


def outline(shapes: Any, rings: Sequence[Sequence[Point]], fill: str, edge: str, weight: float = 0.5) -> Any:
    """A closed shape of one or several rings; ``edge`` empty: no outline."""
    first, *others = rings
    builder = shapes.build_freeform(first[0][0] * _FINE, first[0][1] * _FINE, scale=Pt(1) / _FINE)
    builder.add_line_segments([(x * _FINE, y * _FINE) for x, y in first[1:]], close=True)
    for ring in others:
        builder.move_to(ring[0][0] * _FINE, ring[0][1] * _FINE)
        builder.add_line_segments([(x * _FINE, y * _FINE) for x, y in ring[1:]], close=True)
    drawn = plain(builder.convert_to_shape())
    drawn.fill.solid()
    drawn.fill.fore_color.rgb = rgb(fill)
    if edge:
        drawn.line.color.rgb = rgb(edge)
        drawn.line.width = Pt(weight)
    else:
        drawn.line.fill.background()
    return drawn


def stroke(shapes: Any, points: Sequence[Point], colour: str, weight: float, dashed: bool = False) -> Any:
    """An open line through points that can be moved."""
    first, *others = points
    builder = shapes.build_freeform(first[0] * _FINE, first[1] * _FINE, scale=Pt(1) / _FINE)
    builder.add_line_segments([(x * _FINE, y * _FINE) for x, y in others], close=False)
    drawn = plain(builder.convert_to_shape())
    drawn.fill.background()
    drawn.line.color.rgb = rgb(colour)
    drawn.line.width = Pt(weight)
    if dashed:
        drawn.line.dash_style = MSO_LINE.DASH
    return drawn


def reference(slide: Any, exhibit: Exhibit, plot: Box, x: float, text: str) -> None:
    """A vertical reference across a chart, its text over it."""
    line(slide.shapes, (x, plot.y), (x, plot.bottom), GREY, 1, dashed=True)
    ink = Ink(SMALL, GREY)
    needed = slide_width(text, ink.size) + 8
    left = min(max(x - needed / 2, plot.x), plot.right - needed)
    write(slide.shapes, exhibit.language, Box(left, plot.y - 18, needed, 17), text, ink, "center")
