"""Boxes to tick, a line each: a dashed box is empty, an outlined one with dots asked, one with a tick obtained.

The state is written too: neither colour nor the box alone says it.
"""

from dossier.catalogue.records.base import is_date
from dossier.charts.boxes import Box
from dossier.charts.encoding_forms import Checklist
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import Row, legible, rows, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, HAIRLINE, PAPER, SHAPES, Shape, Tone, colour
from dossier.charts.sheet import Sheet
from dossier.language import date

#: In sizes of the letters: a box, the air after it, the air over and under a line.
_BOX, _AFTER, _AIR = 1.15, 0.7, 0.42
#: The same air, and the lines for who holds it, where all must go on a slide.
_TIGHT, _HOLDER, _SHORT = 0.16, 4, 2
#: Parts of the width for the label, the holder, the state; in sizes, the narrowest line that has all three.
_PARTS, _WIDE = (0.53, 0.24, 0.23), 44.0
#: Size of the count in sizes of the letters.
_COUNT = 1.5


def plan_checklist(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The list of an exhibit of ``Checklist`` in ``frame``, in letters of ``size``; tight where no smaller."""
    sheet = _listed(exhibit, measure, frame, size, _AIR, _HOLDER)
    if sheet.bottom > frame.bottom and size <= measure.least:
        sheet = _listed(exhibit, measure, frame, size, _TIGHT, _SHORT)
    return sheet


def _listed(exhibit: Exhibit, measure: Measure, frame: Box, size: float, air: float, most: int) -> Sheet:
    """``most`` lines for who holds it; ``air`` over and under a line, in sizes of its letters."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Checklist)
    sheet = Sheet(measure, size)
    y, large = frame.y, size * _COUNT
    lines = sheet.wrap(encoding.count, frame.w, large, bold=True, most=2)
    if lines:
        y = sheet.write(frame.x, y, lines, large, bold=True).bottom + size * 0.5
    left = frame.x + size * (_BOX + _AFTER)
    for row in rows(exhibit):
        place = Box(left, y + size * air, frame.right - left, 0.0)
        sheet.stroke([(frame.x, y), (frame.right, y)], HAIRLINE, 0.6)
        told = _columns if frame.w >= size * _WIDE else _under
        bottom = told(sheet, exhibit, encoding, row, place, most)
        _box(sheet, row, encoding, Box(frame.x + size * 0.1, place.y, size * _BOX, size * _BOX))
        bottom = max(bottom, place.y + size * _BOX) + size * air
        sheet.hint(Box(frame.x, y, frame.w, bottom - y), words(row, encoding.hover))
        y = bottom
    sheet.bottom = y
    return sheet


def _details(exhibit: Exhibit, encoding: Checklist, row: Row) -> tuple[str, str]:
    """Who holds it, and the state with its date."""
    when = words(row, encoding.date)
    said = date(exhibit.language, when) if is_date(when) else when
    return words(row, encoding.holder), ", ".join(part for part in (words(row, encoding.state), said) if part.strip())


def _columns(sheet: Sheet, exhibit: Exhibit, encoding: Checklist, row: Row, place: Box, most: int) -> float:
    """Label, holder and state beside each other; where the lowest ends."""
    x, bottom = place.x, place.y
    holder, state = _details(exhibit, encoding, row)
    texts = ((words(row, encoding.label), _ink(row, encoding)), (holder, GREY), (state, GREY))
    for (text, ink), part in zip(texts, _PARTS, strict=True):
        lines = sheet.wrap(text, place.w * part - sheet.size, most=most)
        bottom = max(bottom, sheet.write(x, place.y, lines, colour=ink).bottom)
        x += place.w * part
    return bottom


def _under(sheet: Sheet, exhibit: Exhibit, encoding: Checklist, row: Row, place: Box, most: int) -> float:
    """Holder and state under the label."""
    y = sheet.write(
        place.x, place.y, sheet.wrap(words(row, encoding.label), place.w), colour=_ink(row, encoding)
    ).bottom
    text = " · ".join(part for part in _details(exhibit, encoding, row) if part.strip())
    return sheet.write(place.x, y, sheet.wrap(text, place.w, sheet.small, most=min(most, 3)), sheet.small, GREY).bottom


def _ink(row: Row, encoding: Checklist) -> str:
    return legible(tone(row, encoding))


def _box(sheet: Sheet, row: Row, encoding: Checklist, box: Box) -> None:
    """The sign of the state of a row: empty where the table does not say."""
    said = words(row, encoding.shape)
    state = Shape(said) if said in SHAPES else Shape.MISSING
    hue = Tone(tone(row, encoding)) if encoding.tone else Tone.INK
    sheet.block(box, hue if state != Shape.MISSING else Tone.GREY, Shape.HOLLOW if state == Shape.HATCHED else state)
    x, y, side = box.x, box.y, box.w
    if state == Shape.SOLID:
        tick = [
            (x + side * 0.22, y + side * 0.52),
            (x + side * 0.42, y + side * 0.74),
            (x + side * 0.8, y + side * 0.26),
        ]
        sheet.stroke(tick, PAPER, 1.6)
    elif state != Shape.MISSING:
        for part in (0.28, 0.5, 0.72):
            middle = x + side * part
            sheet.stroke([(middle - side * 0.06, y + side / 2), (middle + side * 0.06, y + side / 2)], colour(hue), 1.7)
