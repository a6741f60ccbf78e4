"""Squares in true proportion, one in the corner of the other, each named beside its upper edge."""

import math
from dataclasses import dataclass

from dossier.charts.boxes import Box
from dossier.charts.encoding_amounts import Nested
from dossier.charts.exhibit import Exhibit
from dossier.charts.labels import push_apart
from dossier.charts.marks import Row, amount, legible, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY
from dossier.charts.sheet import Sheet

#: Part of the width that the outer square may take; in sizes of the letters, its longest side where the frame has no
#: end, the lead to a name, the air between two names.
_PART, _LONGEST, _LEAD, _AIR = 0.42, 22.0, 1.2, 0.7
#: Size of a value, in sizes of the letters.
_LARGE = 1.45


@dataclass(frozen=True)
class _Square:
    row: Row
    side: float
    label: tuple[str, ...]
    name: tuple[str, ...]


def plan_nested(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The squares of an exhibit of ``Nested`` in ``frame``, in letters of ``size``."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Nested)
    sheet = Sheet(measure, size)
    read = [(row, value) for row in rows(exhibit) if (value := amount(row, encoding.value)) is not None and value > 0]
    read.sort(key=lambda pair: -pair[1])
    if not read:
        sheet.bottom = frame.y
        return sheet
    longest = size * _LONGEST if frame.h == math.inf else frame.h
    outer = min(frame.w * _PART, longest)
    left, large = frame.x + outer + size * _LEAD, size * _LARGE
    room = frame.right - left
    squares = [
        _Square(
            row,
            outer * math.sqrt(value / read[0][1]),
            sheet.wrap(words(row, encoding.label), room, large, bold=True, most=2),
            sheet.wrap(words(row, encoding.category), room, most=4),
        )
        for row, value in read
    ]
    heights = [sheet.height(one.label, large) + sheet.height(one.name) + size * _AIR for one in squares]
    bottom = frame.y + max(outer, sum(heights))
    foot = frame.y + outer
    wanted = [foot - one.side + height / 2 for one, height in zip(squares, heights, strict=True)]
    middles = push_apart(wanted, heights, frame.y, bottom)
    for one, middle, height in zip(squares, middles, heights, strict=True):
        box = Box(frame.x, foot - one.side, one.side, one.side)
        look = tone(one.row, encoding), shape(one.row, encoding)
        sheet.block(box, *look)
        sheet.hint(box, words(one.row, encoding.hover) or " ".join((*one.label, *one.name)))
        top = middle - height / 2
        level = top + large * measure.line / 2
        sheet.stroke([(box.right, box.y), (left - size * 0.5, box.y), (left - size * 0.3, level)], GREY, 0.7)
        ink = legible(look[0])
        y = sheet.write(left, top, one.label, large, ink, bold=True).bottom
        sheet.write(left, y, one.name, colour=GREY)
    sheet.bottom = bottom
    return sheet
