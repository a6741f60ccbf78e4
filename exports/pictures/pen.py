"""What a pen can draw, whatever the format of the file: marks, lines, areas, words."""

from collections.abc import Sequence
from typing import Literal, Protocol

from dossier.charts.boxes import Box, Point
from dossier.charts.measure import Measure

Anchor = Literal["start", "middle", "end"]


class Pen(Protocol):
    """Places in points from the top left corner; what is drawn is over what was drawn before.

    Marks have a tone and a shape of ``dossier.charts.palette``, everything else a colour. ``measure`` is that of the
    letters with which the pen writes, ``small`` the size of those of a key and of a remark.
    """

    measure: Measure
    small: float

    def rect(self, x: float, y: float, w: float, h: float, tone: str, shape: str = "solid") -> None:
        """A bar or a cell."""

    def disc(self, x: float, y: float, radius: float, tone: str, shape: str = "solid") -> None:
        """A point; ``x``, ``y`` is its middle."""

    def line(self, start: Point, end: Point, colour: str = ..., weight: float = ...) -> None:
        """A straight line, ``weight`` points thick on paper."""

    def polyline(self, points: Sequence[Point], colour: str, weight: float, dashes: str = "") -> None:
        """A line through points; ``dashes`` are lengths drawn and left out."""

    def hint(self, box: Box, text: str) -> None:
        """A sentence shown on pointing at a place, where somebody can point."""

    def link(self, box: Box, item: str, text: str) -> None:
        """A place that leads to an item of the dashboard, where somebody can follow it."""

    def territory(self, rings: Sequence[Sequence[Point]], text: str, item: str) -> None:
        """An area that says a sentence and may lead to an item, where somebody can point and follow."""

    def area(self, rings: Sequence[Sequence[Point]], fill: str, opacity: float = 1.0, edge: str = "") -> None:
        """A closed shape of one or several rings; ``edge`` is the colour of its outline, if it has one."""

    def text(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        size: float = ...,
        colour: str = ...,
        *,
        bold: bool = False,
        anchor: Anchor = "start",
        halo: bool = False,
    ) -> None:
        """Lines one under another; ``y`` is the top of the first. ``halo``: legible over lines and marks."""
