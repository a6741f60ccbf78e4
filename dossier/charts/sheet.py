"""A picture as a list of marks, in the unit of who draws: what a plan puts on it, every pen draws as it is. Pure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from dossier.charts.boxes import Box, Point
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, HAIRLINE, INK
from dossier.language.cells import shortened

M = TypeVar("M")
Align = Literal["start", "middle", "end"]
#: Letters of a text on a picture: what is longer is told by the table.
_LONGEST = 160
#: Letters of this size are written with lines of their plain weight; larger ones with thicker lines, up to a limit.
_PLAIN, _THICKEST = 8.0, 1.5


@dataclass(frozen=True)
class Words:
    """Lines one under another, their top and the side ``anchor`` at ``x``, ``y``; ``box`` is the room they take.

    ``halo``: they stand over lines and marks, from which a white rim sets them off.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    colour: str
    bold: bool
    anchor: Align
    halo: bool
    box: Box


@dataclass(frozen=True)
class Block:
    """A rectangle."""

    box: Box
    tone: str
    shape: str


@dataclass(frozen=True)
class Dot:
    """A disc; ``x``, ``y`` is its middle."""

    x: float
    y: float
    radius: float
    tone: str
    shape: str


@dataclass(frozen=True)
class Stroke:
    """A line through points, ``weight`` thick, with ``dashes`` (lengths drawn and left out) or without."""

    points: tuple[Point, ...]
    colour: str
    weight: float
    dashes: str


@dataclass(frozen=True)
class Zone:
    """A filled area without outline, or with a thin one."""

    points: tuple[Point, ...]
    colour: str
    opacity: float
    edge: str


@dataclass(frozen=True)
class Hint:
    """The sentence that is shown on pointing at a place."""

    box: Box
    text: str


@dataclass(frozen=True)
class Lead:
    """A place that leads to ``item``, with the sentence shown on pointing: where somebody can follow it."""

    box: Box
    item: str
    text: str


@dataclass(frozen=True)
class Territory:
    """An area that says a sentence on pointing, and leads to ``item`` where there is one; nothing of it is seen."""

    rings: tuple[tuple[Point, ...], ...]
    text: str
    item: str


Drawn = Words | Block | Dot | Stroke | Zone | Hint | Lead | Territory


@dataclass
class Sheet:
    """Marks in the order in which they are drawn, letters of ``size``; ``bottom`` is where the picture ends."""

    measure: Measure
    size: float
    bottom: float = 0.0
    marks: list[Drawn] = field(default_factory=list)

    @property
    def small(self) -> float:
        """Size of what is written about the picture: ticks, titles of axes, remarks."""
        return min(self.size, max(self.size * 0.9, self.measure.least))

    @property
    def line(self) -> float:
        """Height of a line of ``size``."""
        return self.size * self.measure.line

    def wrap(self, text: str, room: float, size: float = 0.0, *, bold: bool = False, most: int = 9) -> tuple[str, ...]:
        """Lines of at most ``room``; of more than ``most`` the first ones, the cut shown. Nothing for no words."""
        if not text.strip():
            return ()
        size = size or self.size
        lines = self.measure.wrap(shortened(text.replace("\n", " "), _LONGEST), max(room, size), size, bold)
        if len(lines) > most:
            end = lines[most - 1]
            while end and self.measure.width(end + "…", size, bold) > room:
                end = end[:-1]
            lines = [*lines[: most - 1], end.rstrip(" ,;:.\u00a0") + "…"]
        return tuple(lines)

    def width(self, lines: Sequence[str], size: float = 0.0, *, bold: bool = False) -> float:
        """Of the widest line."""
        return self.measure.widest(list(lines), size or self.size, bold)

    def height(self, lines: Sequence[str], size: float = 0.0) -> float:
        return self.measure.height(list(lines), size or self.size)

    def write(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        size: float = 0.0,
        colour: str = INK,
        *,
        bold: bool = False,
        anchor: Align = "start",
        halo: bool = False,
    ) -> Box:
        """Put lines on the sheet, the top of the first at ``y``; their room, which has no height without lines."""
        size = size or self.size
        wide = self.width(lines, size, bold=bold)
        left = {"start": x, "middle": x - wide / 2, "end": x - wide}[anchor]
        box = Box(left, y, wide, self.height(lines, size))
        if lines:
            self.marks.append(Words(x, y, tuple(lines), size, colour, bold, anchor, halo, box))
        return box

    def block(self, box: Box, tone: str, shape: str = "solid") -> None:
        self.marks.append(Block(box, tone, shape))

    def dot(self, x: float, y: float, radius: float, tone: str, shape: str = "solid") -> None:
        self.marks.append(Dot(x, y, radius, tone, shape))

    def stroke(self, points: Sequence[Point], colour: str = GREY, weight: float = 0.7, dashes: str = "") -> None:
        """A line as thick as letters of the size need it; ``weight`` is that of small letters on paper."""
        thick = min(max(self.size / _PLAIN, 1.0), _THICKEST)
        self.marks.append(Stroke(tuple(points), colour, weight * thick, dashes))

    def zone(self, points: Sequence[Point], colour: str = HAIRLINE, opacity: float = 1.0, edge: str = "") -> None:
        self.marks.append(Zone(tuple(points), colour, opacity, edge))

    def hint(self, box: Box, text: str) -> None:
        if text.strip():
            self.marks.append(Hint(box, text))

    def territory(self, rings: Sequence[Sequence[Point]], text: str, item: str = "") -> None:
        self.marks.append(Territory(tuple(tuple(ring) for ring in rings), text, item))

    def link(self, box: Box, item: str, text: str) -> None:
        self.marks.append(Lead(box, item, text))

    def all(self, kind: type[M]) -> list[M]:
        """The marks of a kind, in their order."""
        return [mark for mark in self.marks if isinstance(mark, kind)]


def corners(box: Box) -> list[Point]:
    """The outline of a box."""
    return [(box.x, box.y), (box.right, box.y), (box.right, box.bottom), (box.x, box.bottom)]


def tall(frame: Box, size: float, taken: float) -> float:
    """Height of a plot: what ``taken`` leaves of the frame, or a good part of the width where the frame has no end."""
    good = min(max(frame.w * 0.4, size * 16), size * 26)
    return max(min(frame.h - taken, good) if frame.h == math.inf else frame.h - taken, size * 3)
