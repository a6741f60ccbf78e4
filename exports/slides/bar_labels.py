"""The labels of bars in a native chart: at the end, inside, or on an unfilled bar that carries them.

Stacked bars have no label outside their end, so an unfilled bar next to everything drawn in the row carries it.
"""

import math
from collections.abc import Iterable, Sequence

from dossier.charts.bars import BarPlan, BarRow, LabelPlace
from dossier.charts.palette import Shape
from exports.files.number_formats import Axis, axis
from exports.slides.bar_layers import Categories, Layer
from exports.slides.fit import slide_width

#: The labels of a chart have margins of their own.
_AIR = 12.0
#: More than this part of the picture is never kept for labels; of bars without labels at their end, this is.
_MOST, _LEAST = 0.42, 0.02
#: The one row of each category; a heading has none.
Stacks = Sequence[BarRow | None]


def label_bars(plan: BarPlan, categories: Categories, layers: list[Layer], room: float, size: float) -> Axis:
    """Give the layers their labels, add layers that carry some, and return a scale that leaves room for them.

    ``room`` is the width of the plot, ``size`` that of the letters, both in points.
    """
    stacks = [rows[0] if rows else None for _, rows in categories]
    match plan.place:
        case LabelPlace.AXIS:
            return _bounds(plan, 0.0, _LEAST)[0]
        case LabelPlace.INSIDE:
            return _inside(plan, stacks, layers, room, size)
        case LabelPlace.BESIDE:
            return _beside(plan, stacks, layers, room, size)
    for layer in layers:
        layer.position = "outEnd"
        layer.texts = [piece.label if piece else "" for piece in layer.pieces]
    left = _reserve((row.left for row in plan.rows), room, size)
    return _bounds(plan, left, _reserve((row.right for row in plan.rows), room, size))[0]


def _inside(plan: BarPlan, stacks: Stacks, layers: list[Layer], room: float, size: float) -> Axis:
    """Each piece of a stack has its label in its middle, where it is wide enough; that of the whole is carried."""
    rights = [row.right if row else "" for row in stacks]
    found, _, above = _bounds(plan, 0.0, _reserve(rights, room, size) or _LEAST)
    unit = room / (found.high - found.low)
    for layer in layers:
        layer.position = "ctr"
        for category, (row, piece) in enumerate(zip(stacks, layer.pieces, strict=True)):
            if row and piece in row.within and piece.holds(unit, slide_width(piece.label, size) + 6):
                layer.texts[category] = piece.label
    layers += _carriers(stacks, layers, rights, 1, above)
    return found


def _beside(plan: BarPlan, stacks: Stacks, layers: list[Layer], room: float, size: float) -> Axis:
    """Each row has its words next to everything drawn in it; between it and zero where they fit."""
    rough, _, _ = _bounds(plan, _MOST / 2, _MOST / 2)
    unit = room / (rough.high - rough.low)
    lefts, rights = [""] * len(stacks), [""] * len(stacks)
    for category, row in enumerate(stacks):
        left, right = _sides(row) if row else ("", "")
        both = " · ".join(filter(None, (left, right)))
        if row and right and row.high < 0:
            left, right = left if _in_gap(layers, category, -1, right, unit, size) else both, ""
        if row and left and row.low > 0:
            left, right = "", right if _in_gap(layers, category, 1, left, unit, size) else both
        lefts[category], rights[category] = left, right
    found, below, above = _bounds(plan, _reserve(lefts, room, size), _reserve(rights, room, size))
    layers += _carriers(stacks, layers, rights, 1, above)
    layers += _carriers(stacks, layers, lefts, -1, below)
    return found


def _sides(row: BarRow) -> tuple[str, str]:
    """The words at the left and at the right of a row; those of a point begin with its mark, for nothing draws it."""
    if len(row.pieces) > 1 or not row.pieces[0].point:
        return row.left, row.right
    mark = "●" if row.pieces[0].shape == Shape.SOLID else "○"
    return (f"{mark} {row.left}", "") if row.left else ("", f"{mark} {row.right}")


def _bounds(plan: BarPlan, left: float, right: float) -> tuple[Axis, float, float]:
    """A scale whose outer parts ``left`` and ``right`` (of 1) are kept free; and these, in values.

    The low end is a round tick: office programs count their ticks from it.
    """
    unit = (plan.high - plan.low) / (1 - left - right)
    rounded = axis([plan.low, plan.high], zero=True)
    floor = axis([plan.low - unit * left, plan.high], zero=True).low if left else rounded.low
    floor = math.floor(floor / rounded.step + 1e-9) * rounded.step
    return Axis(floor, max(plan.high + unit * right, rounded.step), rounded.step), unit * left, unit * right


def _reserve(labels: Iterable[str], room: float, size: float) -> float:
    """The part of the plot, of 1, that the widest label needs."""
    widest = max((slide_width(text, size) for text in labels), default=0.0)
    return min((widest + _AIR) / room, _MOST) if widest else 0.0


def _in_gap(layers: list[Layer], category: int, side: int, text: str, unit: float, size: float) -> bool:
    """Write ``text`` at the end of the first spacer of that side, if it is long enough."""
    for layer in layers:
        value = layer.values[category] or 0.0
        if not layer.filled and value * side > 0:
            if slide_width(text, size) + _AIR > abs(value) * unit:
                return False
            layer.position = "inEnd"
            layer.texts[category] = text
            return True
    return False


def _carriers(stacks: Stacks, layers: list[Layer], words: Sequence[str], side: int, length: float) -> list[Layer]:
    """A spacer up to the end of what is drawn, then the bar that carries the words."""
    if not any(words):
        return []
    gap, carrier = Layer(len(stacks)), Layer(len(stacks), position="inBase")
    for category, (row, text) in enumerate(zip(stacks, words, strict=True)):
        if row and text:
            reached = sum(max((layer.values[category] or 0.0) * side, 0.0) for layer in layers)
            gap.values[category] = max(max(row.low * side, row.high * side) - reached, 0.0) * side
            carrier.values[category] = length * side
            carrier.texts[category] = text
    return ([gap] if any(gap.values) else []) + [carrier]
