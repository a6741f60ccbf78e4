"""Names placed by two orders on both sides of a middle line: above it what speaks for, below it what speaks against."""

import math
from collections.abc import Sequence

from dossier.charts.boxes import Box
from dossier.charts.encoding_sketches import Opposed
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import Row, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, HAIRLINE, INK, LINK
from dossier.charts.sheet import Sheet

#: In sizes of the letters: radius of a dot, the air in a cell, the room of the heads of levels, the least of a column.
_DOT, _AIR, _HEAD, _LEAST = 0.32, 0.7, 8.0, 13.0
#: Names of a cell that are shown where letters may not be smaller, from the most to the least.
_CUTS = (6, 5, 4, 3, 2, 1)
#: A name has at most so many lines.
_LINES = 3


def plan_opposed(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The names of an exhibit of ``Opposed`` in ``frame``, in letters of ``size``.

    On a slide whose letters may not be smaller, a cell names the first ones and counts the others.
    """
    sheet = _drawn(exhibit, measure, frame, size, math.inf)
    for most in _CUTS if size <= measure.least else ():
        if sheet.bottom <= frame.bottom:
            break
        sheet = _drawn(exhibit, measure, frame, size, most)
    return sheet


def _drawn(exhibit: Exhibit, measure: Measure, frame: Box, size: float, most: float) -> Sheet:
    encoding = exhibit.encoding
    assert isinstance(encoding, Opposed)
    sheet = Sheet(measure, size)
    found = rows(exhibit)
    across = encoding.columns_in_order
    beside = frame.w - size * _HEAD >= size * _LEAST * len(across)
    left = frame.x + (size * _HEAD if beside else 0.0)
    room = (frame.right - left) / max(len(across), 1)
    y = frame.y
    for index, name in enumerate(across):
        lines = sheet.wrap(name, room - size * _AIR, bold=True, most=3)
        y = max(y, sheet.write(left + index * room, frame.y, lines, bold=True).bottom)
    y += size * 0.4
    for place, side in enumerate(encoding.sides):
        above = place == 0
        if not above:
            y += size * 0.3
            sheet.stroke([(frame.x, y), (frame.right, y)], INK, 1.6)
            y += size * 0.5
        y = _title(sheet, frame.x, y, side, frame.w)
        for level in reversed(encoding.rows_in_order) if above else encoding.rows_in_order:
            here = [row for row in found if words(row, encoding.side) == side and words(row, encoding.up) == level]
            if here or most == math.inf:
                y = _level(sheet, encoding, here, level, Box(frame.x, y, frame.w, 0.0), (left, room, beside, most))
    sheet.bottom = y
    return sheet


def _title(sheet: Sheet, x: float, y: float, text: str, room: float) -> float:
    return sheet.write(x, y, sheet.wrap(text, room, bold=True, most=2), bold=True).bottom + sheet.size * 0.2


def _level(
    sheet: Sheet, encoding: Opposed, here: Sequence[Row], name: str, box: Box, columns: tuple[float, float, bool, float]
) -> float:
    """A level with its cells; where it ends."""
    left, room, beside, most = columns
    size = sheet.size
    sheet.stroke([(box.x, box.y), (box.right, box.y)], HAIRLINE, 0.6)
    top = box.y + size * 0.4
    head = sheet.wrap(name, size * (_HEAD - 1) if beside else box.w, sheet.small, most=2)
    written = sheet.write(box.x, top, head, sheet.small, GREY)
    start = top if beside else written.bottom + size * 0.2
    bottom = max(written.bottom, start)
    for index, column in enumerate(encoding.columns_in_order):
        y = start
        named = [row for row in here if words(row, encoding.across) == column]
        shown = len(named) if len(named) <= most else max(int(most), 1)
        counted = [f"+ {len(named) - shown}"] if len(named) > shown else []
        taken = sheet.width(counted) + size if counted else 0.0
        for row in named[:shown]:
            last, y = y, _name(sheet, encoding, row, Box(left + index * room, y, room - size * _AIR - taken, 0.0))
        if counted:
            sheet.write(left + (index + 1) * room - size * _AIR, last, counted, colour=GREY, anchor="end")
        bottom = max(bottom, y)
    return bottom + size * 0.4


def _name(sheet: Sheet, encoding: Opposed, row: Row, box: Box) -> float:
    """A dot and its name, which leads somewhere; where it ends."""
    size, link = sheet.size, words(row, encoding.link)
    inner = box.x + size * 1.1
    lines = sheet.wrap(words(row, encoding.label), box.right - inner, most=_LINES)
    sheet.dot(box.x + size * 0.4, box.y + sheet.line / 2, size * _DOT, tone(row, encoding), shape(row, encoding))
    bottom = sheet.write(inner, box.y, lines, colour=LINK if link else INK).bottom
    place = Box(box.x, box.y, box.w, bottom - box.y)
    if link:
        sheet.link(place, link, words(row, encoding.hover) or " ".join(lines))
    else:
        sheet.hint(place, words(row, encoding.hover))
    return bottom + size * 0.25
