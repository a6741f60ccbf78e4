"""Labels beside points, none over another nor over a point: greedy, in the order given.

What finds no room is dropped; the caller counts it.
"""

from collections.abc import Sequence
from typing import NamedTuple

from exports.slides_text import Box

_AIR = 1.5


class Spot(NamedTuple):
    """Where a label stands: ``side`` r, l, t or b of its point, and its box."""

    side: str
    box: Box


def meets(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def around(x: float, y: float, radius: float, w: float, h: float, sides: str = "rltb") -> list[Spot]:
    """The places for a label of ``w`` × ``h`` beside a disc, best first."""
    gap = radius + _AIR + 1
    boxes = {
        "r": Box(x + gap, y - h / 2, w, h),
        "l": Box(x - gap - w, y - h / 2, w, h),
        "t": Box(x - w / 2, y - gap - h, w, h),
        "b": Box(x - w / 2, y + gap, w, h),
    }
    return [Spot(side, boxes[side]) for side in sides]


def place(
    points: Sequence[tuple[float, float, float]],
    sizes: Sequence[tuple[float, float]],
    frame: Box,
    order: Sequence[int],
    sides: str = "rltb",
) -> list[Spot | None]:
    """A spot for each label (x, y, radius of its point; width, height), tried in ``order``; none for an empty one."""
    taken = [Box(x - r - _AIR, y - r - _AIR, 2 * (r + _AIR), 2 * (r + _AIR)) for x, y, r in points]
    found: list[Spot | None] = [None] * len(points)
    for index in order:
        w, h = sizes[index]
        if not w:
            continue
        x, y, radius = points[index]
        for spot in around(x, y, radius, w, h, sides):
            inside = (
                spot.box.x >= frame.x
                and spot.box.right <= frame.right
                and spot.box.y >= frame.y
                and spot.box.bottom <= frame.bottom
            )
            own = taken[index]
            if inside and not any(meets(spot.box, other) for other in taken if other is not own):
                found[index] = spot
                taken.append(spot.box)
                break
    return found


def spread(wanted: Sequence[float], height: float, low: float, high: float) -> list[float]:
    """Middles of labels one under another, as near as possible to where they are wanted, ``height`` apart."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed = [0.0] * len(wanted)
    floor = low + height / 2
    for index in order:
        placed[index] = max(wanted[index], floor)
        floor = placed[index] + height
    ceiling = high - height / 2
    for index in reversed(order):
        placed[index] = min(placed[index], ceiling)
        ceiling = placed[index] - height
    return placed
