"""Labels that never cover each other nor a mark: greedy, in order of importance, in the unit of who draws. Pure.

What finds no room is dropped; the caller counts it, or leaves it to the table under the picture.
"""

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from typing import NamedTuple

from dossier.charts.boxes import Box, Point

#: A point that takes room: centre and radius.
Disc = tuple[float, float, float]
#: Width and height of a label; no width, no label.
Size = tuple[float, float]
#: Discs nearer than this stand on one place: a ring around a disc is one mark, as wide as the widest.
_SAME = 1.0
#: How far a label goes from its mark at each step that it is led away by a line, in parts of its height.
_STEP = 0.75


class Side(StrEnum):
    """Where a label stands beside its mark, the most readable first."""

    RIGHT = "r"
    LEFT = "l"
    TOP = "t"
    BOTTOM = "b"
    TOP_RIGHT = "tr"
    BOTTOM_RIGHT = "br"
    TOP_LEFT = "tl"
    BOTTOM_LEFT = "bl"

    @property
    def across(self) -> int:
        """1 where the label begins right of the mark, -1 where it ends left of it, 0 where it is over or under it."""
        return {"r": 1, "l": -1}.get(self[-1], 0)

    @property
    def down(self) -> int:
        """1 under the mark, -1 over it, 0 at its height."""
        return {"b": 1, "t": -1}.get(self[0], 0)


class Spot(NamedTuple):
    """The box of a label and its side of the mark; ``led``: so far that a line leads to it."""

    side: Side
    box: Box
    led: bool = False

    def moved(self, right: float, down: float) -> "Spot":
        return self._replace(box=self.box._replace(x=self.box.x + right, y=self.box.y + down))

    def foot(self) -> Point:
        """Where the line of a label that is led begins: the middle of its edge that faces the mark."""
        return self.box.x + self.box.w / 2, self.box.bottom if self.side == Side.TOP else self.box.y


@dataclass(frozen=True)
class Around:
    """How labels stand around a disc: ``gap`` from its rim, ``air`` that other discs keep, then ``steps`` farther.

    ``corner`` is the part of that distance, across and down, at which a label stands at a corner; none at zero.
    """

    gap: float = 2.5
    air: float = 1.5
    corner: float = 0.0
    steps: tuple[float, ...] = (0.0,)

    def spots(self, disc: Disc, size: Size) -> Iterator[Spot]:
        """The places for a label beside ``disc``, the most readable first."""
        (x, y, radius), (w, h) = disc, size
        for step in self.steps:
            for side in Side:
                part = self.corner if side.across and side.down else 1.0
                if part:
                    far = (radius + self.gap + step) * part
                    left, top = x + side.across * far - w / 2, y + side.down * far - h / 2
                    yield Spot(side, Box(left + side.across * w / 2, top + side.down * h / 2, w, h))


#: Close to the disc and clear of the others, on four sides.
BESIDE = Around()


def place_labels(
    discs: Sequence[Disc],
    sizes: Sequence[Size],
    frame: Box,
    order: Sequence[int],
    needed: Collection[int] = (),
    *,
    around: Around = BESIDE,
    led: Collection[int] = (),
    obstacles: Sequence[Box] = (),
    kept: Mapping[int, Spot] | None = None,
) -> list[Spot | None]:
    """A spot inside ``frame`` for each label, chosen in ``order``; none where there is no label or no room.

    ``obstacles`` are other marks that no label may cover; spots that are ``kept`` stay. A label that is ``needed``
    covers marks rather than be dropped, never another label; one that may be ``led`` goes farther away, with a line.
    """
    found: list[Spot | None] = [(kept or {}).get(index) for index in range(len(discs))]
    labels = [box for disc, spot in zip(discs, found, strict=True) if spot for box in _taken(disc, spot)]
    room = [_square(disc, around.air) for disc in discs]

    def free(box: Box, others: Sequence[Box]) -> bool:
        return box.within(frame) and not any(box.meets(other) for other in others)

    for index in order:
        if found[index] or not sizes[index][0]:
            continue
        here = [_together(disc, discs[index]) for disc in discs]
        widest = max(disc[2] for disc, same in zip(discs, here, strict=True) if same)
        marks = [*obstacles, *(square for square, same in zip(room, here, strict=True) if not same)]
        disc = (discs[index][0], discs[index][1], widest)
        beside = around.spots(disc, sizes[index])
        away = _away(disc, sizes[index], frame) if index in led else ()
        taken = [*labels, *marks]
        spot = next((spot for spot in chain(beside, away) if free(spot.box, taken)), None)
        if spot is None and index in needed:
            others = (spot for spot in around.spots(disc, sizes[index]) if free(spot.box, labels))
            spot = min(others, key=lambda spot: sum(spot.box.meets(mark) for mark in marks), default=None)
        if spot:
            found[index] = spot
            labels.extend(_taken(discs[index], spot))
    return found


def _taken(disc: Disc, spot: Spot) -> list[Box]:
    """What no other label may cover: a label, and the line that leads to it."""
    if not spot.led:
        return [spot.box]
    (x, y, _), (end, foot) = disc, spot.foot()
    return [spot.box, Box(min(x, end), min(y, foot), abs(end - x), abs(foot - y))]


def _together(one: Disc, other: Disc) -> bool:
    return abs(one[0] - other[0]) < _SAME and abs(one[1] - other[1]) < _SAME


def _square(disc: Disc, air: float) -> Box:
    x, y, radius = disc
    return Box(x - radius - air, y - radius - air, 2 * (radius + air), 2 * (radius + air))


def _away(disc: Disc, size: Size, frame: Box) -> Iterator[Spot]:
    """Places above a mark, then under it, the nearest first, for a label with a line.

    The label always reaches over its mark, as one beside it does: where marks move apart sideways, when the picture
    grows wider, what was free stays free.
    """
    (x, y, radius), (w, h) = disc, size
    for side, room in ((Side.TOP, y - frame.y), (Side.BOTTOM, frame.bottom - y)):
        for step in range(1, max(math.ceil(room / (h * _STEP)), 1)):
            far = radius + step * h * _STEP
            for aside in (0.0, 0.25, -0.25, 0.5, -0.5):
                left = x + (aside - 0.5) * w
                yield Spot(side, Box(left, y - far - h if side == Side.TOP else y + far, w, h), led=True)


def push_apart(wanted: Sequence[float], heights: Sequence[float], low: float, high: float) -> list[float]:
    """Middles of labels one under another, as near as possible to where they are wanted, free of each other."""
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    placed = [0.0] * len(wanted)
    floor = low
    for index in order:
        placed[index] = max(wanted[index], floor + heights[index] / 2)
        floor = placed[index] + heights[index] / 2
    ceiling = high
    for index in reversed(order):
        placed[index] = min(placed[index], ceiling - heights[index] / 2)
        ceiling = placed[index] - heights[index] / 2
    return placed
