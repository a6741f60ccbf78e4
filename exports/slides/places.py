"""Labels beside points, none over another nor over a point: greedy, in the order given.

What finds no room is dropped; the caller counts it.
"""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from dossier.charts.boxes import Box

_AIR = 1.5


class Spot(NamedTuple):
    """Where a label stands: ``side`` r, l, t or b of its point, and its box."""

    side: str
    box: Box


def meets(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def around(x: float, y: float, radius: float, w: float, h: float) -> list[Spot]:
    """The places for a label of ``w`` × ``h`` beside a disc, best first."""
    gap = radius + _AIR + 1
    boxes = {
        "r": Box(x + gap, y - h / 2, w, h),
        "l": Box(x - gap - w, y - h / 2, w, h),
        "t": Box(x - w / 2, y - gap - h, w, h),
        "b": Box(x - w / 2, y + gap, w, h),
    }
    return [Spot(side, box) for side, box in boxes.items()]


def place(
    points: Sequence[tuple[float, float, float]],
    sizes: Sequence[tuple[float, float]],
    frame: Box,
    order: Sequence[int],
    needed: Collection[int] = (),
) -> list[Spot | None]:
    """A spot for each label (x, y, radius of its point; width, height), tried in ``order``; none for an empty one.

    A label that is ``needed`` covers points rather than be dropped, never another label.
    """
    discs = [Box(x - r - _AIR, y - r - _AIR, 2 * (r + _AIR), 2 * (r + _AIR)) for x, y, r in points]
    labels: list[Box] = []
    found: list[Spot | None] = [None] * len(points)
    for index in order:
        w, h = sizes[index]
        if not w:
            continue
        x, y, _ = points[index]
        # discs on one place: the label stands beside the largest
        radius = max(r for left, top, r in points if abs(left - x) < 1 and abs(top - y) < 1)
        spots = [spot for spot in around(x, y, radius, w, h) if _inside(spot.box, frame)]
        spots = [spot for spot in spots if not any(meets(spot.box, label) for label in labels)]
        others = [disc for position, disc in enumerate(discs) if position != index]
        spots.sort(key=lambda spot: sum(meets(spot.box, disc) for disc in others))  # stable: the best side first
        if spots and (index in needed or not any(meets(spots[0].box, disc) for disc in others)):
            found[index] = spots[0]
            labels.append(spots[0].box)
    return found


def _inside(box: Box, frame: Box) -> bool:
    return box.x >= frame.x and box.right <= frame.right and box.y >= frame.y and box.bottom <= frame.bottom


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
