"""Names of lines across a picture: each over the plot beside the line that it names, none over another, and no line
through the name of another where that can be.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations, product

from dossier.charts.axis import Scale
from dossier.charts.boxes import Box
from dossier.charts.encoding_forms import Named
from dossier.charts.palette import INK, PAPER
from dossier.charts.sheet import Sheet

#: In sizes of the letters: between a line and its name; a name takes at most this part of the width.
_BESIDE, _WIDEST = 0.4, 0.42
#: Between two names side by side.
_AIR = 0.8
#: Of more names than this not every order is tried.
_TRIED = 4


@dataclass(frozen=True)
class Flag:
    """A name over a line at ``x``: its lines in ``box``, counted upwards from the top of the plot (``y`` is the foot).

    ``beside``: the line goes up along the name; else it ends under it. The words begin at ``left``.
    """

    x: float
    lines: tuple[str, ...]
    box: Box
    beside: bool
    left: float

    @property
    def reach(self) -> float:
        """How high the line goes over the plot."""
        return self.box.bottom if self.beside else self.box.y


@dataclass(frozen=True)
class Flags:
    """The flags of the references in their order, ``height`` in all over the plot."""

    flags: tuple[Flag, ...]
    height: float


def plan_flags(sheet: Sheet, references: Sequence[Named], across: Scale, room: Box) -> Flags:
    """Where the names of ``references`` stand within the width of ``room``."""
    size, gap = sheet.small, sheet.small * _BESIDE
    found = [(across.at(value), sheet.wrap(text, room.w * _WIDEST, size, most=3)) for value, text in references]
    sides = product((0, 1, 2), repeat=len(found)) if len(found) <= _TRIED else iter([(0,) * len(found)])
    nearest = tuple(sorted(range(len(found)), key=lambda index: -found[index][0]))
    best: tuple[tuple[float, ...], tuple[Flag, ...]] = ((math.inf,), ())
    for choice in sides:
        lefts = [
            _left(x, sheet.width(lines, size), gap, side, room) for (x, lines), side in zip(found, choice, strict=True)
        ]
        if any(left is None for left in lefts):
            continue
        for order in permutations(nearest) if len(found) <= _TRIED else (nearest,):
            flags = _stacked(sheet, found, [left or 0.0 for left in lefts], choice, order)
            height = max((flag.box.bottom for flag in flags), default=0.0)
            cost = (float(_crossed(flags)), height, float(sum(choice)))
            if cost < best[0]:
                best = cost, flags
    return Flags(best[1], max((flag.box.bottom + size * 0.3 for flag in best[1]), default=0.0))


def _left(x: float, wide: float, gap: float, side: int, room: Box) -> float | None:
    """Where a name begins right of its line (0), left of it (1) or over it (2); nothing where it would leave."""
    if side == 2:
        return max(min(x - wide / 2, room.right - wide), room.x)
    left = x + gap if side == 0 else x - gap - wide
    return left if left >= room.x and left + wide <= room.right else None


def _stacked(
    sheet: Sheet,
    found: Sequence[tuple[float, tuple[str, ...]]],
    lefts: Sequence[float],
    sides: Sequence[int],
    order: Sequence[int],
) -> tuple[Flag, ...]:
    """The flags in an order of placing, each at the lowest height at which it meets no other."""
    size = sheet.small
    placed: dict[int, Flag] = {}
    for index in order:
        x, lines = found[index]
        # the air beside a name is on its far side
        left = lefts[index] - (size * _AIR if sides[index] == 1 else 0.0)
        box = Box(left, size * 0.2, sheet.width(lines, size) + size * _AIR, sheet.height(lines, size))
        while hit := next((other.box for other in placed.values() if box.meets(other.box)), None):
            box = box._replace(y=hit.bottom + size * 0.1)
        placed[index] = Flag(x, lines, box, sides[index] != 2, lefts[index])
    return tuple(placed[index] for index in range(len(found)))


def _crossed(flags: Sequence[Flag]) -> int:
    """How many lines run through the name of another."""
    return sum(
        flag.box.x < other.x < flag.box.right and other.reach > flag.box.y
        for flag in flags
        for other in flags
        if other is not flag
    )


def draw_flags(sheet: Sheet, flags: Flags, top: float, bottom: float, *, lines: int, whole: int = 1) -> None:
    """Put the names on the sheet and the first ``lines`` of their lines, the first ``whole`` of these whole, the others
    dashed, all with a pale rim; the plot is from ``top`` to ``bottom``.
    """
    for index, flag in enumerate(flags.flags):
        if index < lines:
            ends = [(flag.x, top - flag.reach), (flag.x, bottom)]
            sheet.stroke(ends, PAPER, 2.2)
            sheet.stroke(ends, INK, 0.9, "" if index < whole else "3 2")
    for flag in flags.flags:
        sheet.write(flag.left, top - flag.box.bottom, flag.lines, sheet.small, halo=True)
