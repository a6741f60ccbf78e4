"""Where labels go so that none covers another: greedy, in order of importance, dropped where there is no room."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from components import figures_lettering as lettering

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
    if position == "top center":
        return Box(x - width / 2, y - _MARK - _TALL, x + width / 2, y - _MARK)
    return Box(x - width / 2, y + _MARK, x + width / 2, y + _MARK + _TALL)


#: In order of preference.
POSITIONS = ("middle right", "middle left", "top center", "bottom center")


def place(
    points: Sequence[tuple[float, float]],
    texts: Sequence[str],
    order: Sequence[int],
    frame: Box,
    taken: Mapping[int, str],
) -> dict[int, str]:
    """Index of a point -> position of its label; ``taken`` are kept as they are. A point without room has none."""
    marks = [Box(x - _MARK, y - _MARK, x + _MARK, y + _MARK) for x, y in points]
    boxes = [box(points[i], texts[i], position) for i, position in taken.items()]
    found = dict(taken)
    for i in order:
        if i in found or not texts[i]:
            continue
        for position in POSITIONS:
            wanted = box(points[i], texts[i], position)
            others = boxes + [mark for j, mark in enumerate(marks) if j != i]
            if wanted.within(frame) and not any(wanted.meets(other) for other in others):
                boxes.append(wanted)
                found[i] = position
                break
    return found
