"""The pen of slides: native shapes that can be edited, texts in the language of the exhibit."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from dossier.charts.boxes import Box, Point
from dossier.charts.encoding import Kind
from dossier.charts.measure import Measure
from dossier.charts.palette import HAIRLINE, INK, PAPER, Shape, colour
from dossier.exhibits import Exhibit
from dossier.language import Language
from exports.files.cleaning import clean
from exports.pictures.pen import Anchor, Pen
from exports.slides.fit import SLIDE_LINE, slide_width
from exports.slides.native import dress
from exports.slides.shapes import line, outline, plain, stroke
from exports.slides.text import Ink, describe, emu, rgb, write
from exports.slides.theme import SMALL, WIDTH

#: Kind -> shape -> form of a disc; the forms are those of the native charts.
_DISCS: Mapping[str, Any] = {Shape.HATCHED: MSO_SHAPE.DIAMOND}  # hatching is not seen on a small disc
_POINTS: Mapping[str, Any] = {Shape.HOLLOW: MSO_SHAPE.DIAMOND, Shape.HATCHED: MSO_SHAPE.ISOSCELES_TRIANGLE}
_FORMS: Mapping[Kind, Mapping[str, Any]] = {
    Kind.CLOUD: _POINTS,
    Kind.LINE: _POINTS,
    Kind.PLACES: _DISCS,
}
_ALIGN: dict[Anchor, str] = {"start": "left", "middle": "center", "end": "right"}
#: A slide is seen from afar: its lines are thicker than those of paper.
_THICKER = 1.3
#: How much wider than its line a box is: letters of another font than the measured one stay on one line.
_SPARE = 1.2
_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"


def _wide(text: str, size: float, bold: bool) -> float:
    return slide_width(text, size, bold=bold)


def _wrap(text: str, room: float, size: float, bold: bool) -> list[str]:
    """Lines of at most ``room`` points, broken at spaces, inside a word only where it is wider than a line."""
    lines: list[str] = []
    for word in text.replace("\n", " ").split(" "):
        if lines and _wide(f"{lines[-1]} {word}", size, bold) <= room:
            lines[-1] += f" {word}"
            continue
        while _wide(word, size, bold) > room and len(word) > 1:
            kept = next((n for n in range(len(word) - 1, 1, -1) if _wide(word[:n], size, bold) <= room), 1)
            lines.append(word[:kept])
            word = word[kept:]
        lines.append(word)
    return lines


#: The letters of slides.
ARIAL = Measure(_wide, _wrap, SLIDE_LINE, SMALL)


class SlidePen:
    """A pen on the shapes of a slide or of a group. ``kind`` is that of the picture, whose points have their forms."""

    measure = ARIAL
    small = float(SMALL)

    def __init__(self, shapes: Any, language: Language, kind: Kind) -> None:
        self.shapes, self.language, self.kind = shapes, language, kind

    def rect(self, x: float, y: float, w: float, h: float, tone: str, shape: str = Shape.SOLID) -> None:
        """A rectangle; ``project`` and ``missing`` are empty dashed frames."""
        dashed = shape in (Shape.PROJECT, Shape.MISSING)
        drawn = self._mark(MSO_SHAPE.RECTANGLE, Box(x, y, w, h), tone, Shape.HOLLOW if dashed else shape)
        if dashed:
            drawn.line.dash_style = MSO_LINE.DASH

    def disc(self, x: float, y: float, radius: float, tone: str, shape: str = Shape.SOLID) -> None:
        """A disc with a white rim, a ring, or the form that stands for its shape."""
        form = _FORMS.get(self.kind, _DISCS).get(shape, MSO_SHAPE.OVAL)
        outlined = shape in (Shape.HOLLOW, Shape.HATCHED, Shape.DERIVED, Shape.MISSING)
        box = Box(x - radius, y - radius, 2 * radius, 2 * radius)
        filled = Shape.DERIVED if shape == Shape.DERIVED else Shape.HOLLOW
        drawn = self._mark(form, box, tone, filled if outlined else Shape.SOLID)
        if not outlined:
            drawn.line.color.rgb, drawn.line.width = rgb(PAPER), Pt(0.75)
        if shape == Shape.MISSING:
            drawn.line.dash_style = MSO_LINE.DASH

    def _mark(self, form: Any, box: Box, tone: str, shape: str) -> Any:
        drawn = plain(self.shapes.add_shape(form, *emu(box)))
        dress(drawn, colour(tone), shape)
        return drawn

    def line(self, start: Point, end: Point, colour: str = HAIRLINE, weight: float = 0.6) -> None:
        line(self.shapes, start, end, colour, weight * _THICKER)

    def polyline(self, points: Sequence[Point], colour: str, weight: float, dashes: str = "") -> None:
        if len(points) == 2:
            line(self.shapes, points[0], points[1], colour, weight * _THICKER, dashed=bool(dashes))
        else:
            stroke(self.shapes, points, colour, weight * _THICKER, dashed=bool(dashes))

    def hint(self, box: Box, text: str) -> None:
        """What is said on pointing stands in the notes."""

    def link(self, box: Box, item: str, text: str) -> None:
        """A slide leads nowhere: what it shows is whole."""

    def territory(self, rings: Sequence[Sequence[Point]], text: str, item: str) -> None:
        """Nobody points at an area of a slide."""

    def area(self, rings: Sequence[Sequence[Point]], fill: str, opacity: float = 1.0, edge: str = "") -> None:
        """A shape with points that can be moved."""
        drawn = outline(self.shapes, rings, fill, edge)
        if opacity < 1:
            paint = drawn._element.spPr.find(qn("a:solidFill") + "/" + qn("a:srgbClr"))
            paint.append(parse_xml(f'<a:alpha xmlns:a="{_NS}" val="{round(opacity * 100_000)}"/>'))

    def text(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        size: float = small,
        colour: str = INK,
        *,
        bold: bool = False,
        anchor: Anchor = "start",
        halo: bool = False,  # noqa: ARG002  letters of a slide have no rim
    ) -> None:
        """A text box as wide as its lines: one paragraph, that flows when its words are changed.

        One line has room to spare on its free sides: without a wrap, some programs centre it in its box.
        """
        words = clean(" ".join(lines)).replace("\n", " ")
        if not words.strip():
            return
        wide = ARIAL.widest(list(lines), size, bold) + size / 2
        if len(lines) == 1:
            free = {"start": WIDTH - x, "middle": 2 * min(x, WIDTH - x), "end": x}[anchor]
            wide = max(wide, min(wide * _SPARE, free))
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
        box = Box(left, y, wide, ARIAL.height(list(lines), size))
        write(self.shapes, self.language, box, words, Ink(size, colour, bold), _ALIGN[anchor])


def drawn_with_pen(draw: Callable[[Pen, Exhibit, Box], float]) -> Callable[[Any, Exhibit, Box], None]:
    """How a slide draws what is drawn with a pen: as one group, which has the text alternative."""

    def picture(slide: Any, exhibit: Exhibit, box: Box) -> None:
        group = slide.shapes.add_group_shape()
        describe(group, exhibit.text_alternative)
        with _measured_once(group.shapes):
            draw(SlidePen(group.shapes, exhibit.language, exhibit.kind), exhibit, box)

    return picture


@contextmanager
def _measured_once(shapes: Any) -> Iterator[None]:
    """A group measures all its shapes at each one that is added, the square of their number: here once, at the end."""
    shapes._recalculate_extents = lambda: None
    try:
        yield
    finally:
        del shapes._recalculate_extents
        shapes._recalculate_extents()
