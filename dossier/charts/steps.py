"""Steps one after another, across where their words have room, else one under another: pictogram, name, figure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.charts.boxes import Box
from dossier.charts.encoding_sketches import Steps
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import Row, legible, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, INK
from dossier.charts.pictograms import draw_pictogram
from dossier.charts.sheet import Sheet

#: In sizes of the letters: side of a pictogram (on a page, beside its words), the least width of a step, the air
#: between two, the size of a figure.
_SIDE, _BESIDE, _LEAST, _AIR, _FIGURE = 6.4, 3.4, 9.5, 2.6, 1.6
#: In sizes of the letters, to which a pictogram may grow on a slide.
_LARGEST = 9.0
#: The least width of a step on a slide, whose letters are large; how much of the height left stands above the steps.
_LEAST_ON_SLIDE, _ABOVE = 7.5, 0.3


@dataclass(frozen=True)
class _Step:
    """The words of a step, wrapped into ``room``."""

    row: Row
    label: tuple[str, ...]
    figure: tuple[str, ...]
    said: tuple[str, ...]
    exit: tuple[str, ...]

    def told(self, sheet: Sheet) -> float:
        """Height of what stands under the pictogram, the way out aside."""
        return sheet.height(self.label) + sheet.height(self.figure, sheet.size * _FIGURE) + sheet.height(self.said)


def plan_steps(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The steps of an exhibit of ``Steps`` in ``frame``, in letters of ``size``."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Steps)
    sheet = Sheet(measure, size)
    found = rows(exhibit)
    if not found:
        sheet.bottom = frame.y
        return sheet
    air, on_slide = size * _AIR, frame.h != math.inf
    room = (frame.w - air * (len(found) - 1)) / len(found)
    if room >= size * (_LEAST_ON_SLIDE if on_slide else _LEAST):
        sheet.bottom = _across(sheet, encoding, found, frame, room, air)
        if on_slide and frame.bottom > sheet.bottom:  # what is left stands above and below
            spare = (frame.bottom - sheet.bottom) * _ABOVE
            sheet = Sheet(measure, size)
            sheet.bottom = _across(sheet, encoding, found, frame.below(spare), room, air)
    elif on_slide and size > measure.least and frame.w > frame.h:
        sheet.bottom = math.inf  # across in smaller letters rather than one under another
    else:
        sheet.bottom = _down(sheet, encoding, found, frame)
    return sheet


def _read(sheet: Sheet, encoding: Steps, row: Row, room: float) -> _Step:
    return _Step(
        row,
        sheet.wrap(words(row, encoding.label), room, bold=True, most=10),
        sheet.wrap(words(row, encoding.figure), room, sheet.size * _FIGURE, bold=True, most=2),
        sheet.wrap(words(row, encoding.said), room, most=6),
        sheet.wrap(words(row, encoding.exit), room, most=5),
    )


def _across(sheet: Sheet, encoding: Steps, found: Sequence[Row], frame: Box, room: float, air: float) -> float:
    size = sheet.size
    steps = [_read(sheet, encoding, row, room) for row in found]
    told = max(step.told(sheet) for step in steps)
    left = max((sheet.height(step.exit) for step in steps), default=0.0)
    out = left + size * 2.2 if left else 0.0
    side = min(size * _SIDE, room * 0.55) if encoding.sign else 0.0
    if side and frame.h != math.inf:
        side = min(max(frame.h - told - out - size, side), size * _LARGEST, room)
    for index, step in enumerate(steps):
        x = frame.x + index * (room + air)
        if side:
            _sign(sheet, encoding, step, Box(x, frame.y, side, side))
            if encoding.joined and index + 1 < len(steps):
                _arrow(sheet, x + side + size * 0.8, x + room + air - size * 0.6, frame.y + side / 2)
        bottom = _tell(sheet, encoding, step, x, frame.y + side + size * 0.6)
        if step.exit:
            y = frame.y + side + size * 0.6 + told
            _way_out(sheet, x + size * 0.5, y + size * 0.3, y + size * 1.5)
            bottom = sheet.write(x, y + size * 1.7, step.exit, colour=GREY).bottom
        sheet.hint(Box(x, frame.y, room, bottom - frame.y), words(step.row, encoding.hover))
    return frame.y + side + size * 0.6 + told + out


def _down(sheet: Sheet, encoding: Steps, found: Sequence[Row], frame: Box) -> float:
    size = sheet.size
    side = size * _BESIDE if encoding.sign else 0.0
    left = frame.x + (side + size if side else 0.0)
    y = frame.y
    for index, row in enumerate(found):
        step, top = _read(sheet, encoding, row, frame.right - left), y
        if side:
            _sign(sheet, encoding, step, Box(frame.x, y, side, side))
        bottom = _tell(sheet, encoding, step, left, y)
        if step.exit:
            bottom = sheet.write(left, bottom + size * 0.3, step.exit, colour=GREY).bottom
        y = max(bottom, y + side) + size * 1.2
        if encoding.joined and index + 1 < len(found):
            x = frame.x + (side / 2 if side else size * 0.5)
            _way_out(sheet, x, top + side + size * 0.4, y - size * 0.3)
        sheet.hint(Box(frame.x, top, frame.w, bottom - top), words(row, encoding.hover))
    return y - size * 1.2


def _sign(sheet: Sheet, encoding: Steps, step: _Step, box: Box) -> None:
    name = words(step.row, encoding.sign)
    draw_pictogram(sheet, name, box, tone(step.row, encoding), shape(step.row, encoding))


def _tell(sheet: Sheet, encoding: Steps, step: _Step, x: float, y: float) -> float:
    """Name, figure and words of a step from ``x``, ``y``; where they end."""
    ink = legible(tone(step.row, encoding))
    y = sheet.write(x, y, step.label, bold=True, colour=ink).bottom
    y = sheet.write(x, y, step.figure, sheet.size * _FIGURE, INK, bold=True).bottom
    return sheet.write(x, y, step.said, colour=GREY).bottom


def _arrow(sheet: Sheet, start: float, end: float, y: float) -> None:
    if end - start < sheet.size * 0.5:
        return
    head = sheet.size * 0.4
    sheet.stroke([(start, y), (end, y)], GREY, 1.0)
    sheet.stroke([(end - head, y - head), (end, y), (end - head, y + head)], GREY, 1.0)


def _way_out(sheet: Sheet, x: float, top: float, bottom: float) -> None:
    """An arrow downwards, where it has room."""
    head = sheet.size * 0.32
    if bottom - top < head * 2:
        return
    sheet.stroke([(x, top), (x, bottom)], GREY, 1.0)
    sheet.stroke([(x - head, bottom - head), (x, bottom), (x + head, bottom - head)], GREY, 1.0)
