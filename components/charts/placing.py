"""Where labels go so that none covers another: greedy, in order of importance, dropped where there is no room."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from components.charts import lettering

_MARK = 6.0
_GAP = 4.0
_TALL = 15.0


class Box(NamedTuple):
    """A rectangle in pixels, y downwards."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: "Box") -> bool:
        return (
            self.left >= other.left
            and self.right <= other.right
            and self.top >= other.top
            and self.bottom <= other.bottom
        )


def box(point: tuple[float, float], text: str, position: str, size: float = lettering.SMALL) -> Box:
    """The rectangle of a label at one of Plotly's text positions around a point."""
    x, y = point
    width = lettering.measure(text, size) + _GAP
    if position == "middle right":
        return Box(x + _MARK, y - _TALL / 2, x + _MARK + _GAP + width, y + _TALL / 2)
    if position == "middle left":
        return Box(x - _MARK - _GAP - width, y - _TALL / 2, x - _MARK, y + _TALL / 2)
    vertical, horizontal = position.split(" ")
    left = {"center": x - width / 2, "right": x, "left": x - width}[horizontal]
    top = y - _MARK - _TALL if vertical == "top" else y + _MARK
    return Box(left, top, left + width, top + _TALL)


#: In order of preference.
POSITIONS = (
    "middle right",
    "middle left",
    "top center",
    "bottom center",
    "top right",
    "bottom right",
    "top left",
    "bottom left",
)


def place(
    points: Sequence[tuple[float, float]],
    texts: Sequence[str],
    order: Sequence[int],
    frame: Box,
    taken: Mapping[int, str],
    obstacles: Sequence[Box] = (),
) -> dict[int, str]:
    """Index of a point -> position of its label; ``taken`` are kept as they are. A point without room has none.

    ``obstacles`` are other marks that a label may not cover.
    """
    marks = [Box(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for x, y in points]
    boxes = [box(points[i], texts[i], position) for i, position in taken.items()]
    found = dict(taken)
    for i in order:
        if i in found or not texts[i]:
            continue
        around = [*obstacles, *(mark for j, mark in enumerate(marks) if j != i)]
        position = _free(points[i], texts[i], frame, boxes + around)
        if position:
            boxes.append(box(points[i], texts[i], position))
            found[i] = position
    return found


def _free(point: tuple[float, float], text: str, frame: Box, others: Sequence[Box]) -> str:
    """The first position at which a label is in the frame and meets nothing; empty where there is none."""
    for position in POSITIONS:
        wanted = box(point, text, position)
        if wanted.within(frame) and not any(wanted.meets(other) for other in others):
            return position
    return ""
