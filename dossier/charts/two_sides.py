"""Boxes in columns side by side: what there is, ticked, against what is missing, dashed; each with its date."""

from dossier.catalogue.records.base import is_date
from dossier.charts.boxes import Box
from dossier.charts.encoding_states import Sides
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import Row, legible, rows, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, HAIRLINE, PAPER, Shape, Tone
from dossier.charts.sheet import Sheet
from dossier.language import Language, date

#: In sizes of the letters: a box, the air after it, over and under it, between columns, the narrowest column.
_BOX, _AFTER, _AIR, _BETWEEN, _COLUMN = 1.2, 0.7, 0.5, 2.4, 20.0


def plan_sides(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The columns of an exhibit of ``Sides`` in ``frame``, in letters of ``size``; one under another where narrow."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Sides)
    sheet = Sheet(measure, size)
    found: dict[str, list[Row]] = {}
    for row in rows(exhibit):
        found.setdefault(words(row, encoding.side), []).append(row)
    between = size * _BETWEEN
    wide = (frame.w - between * (len(found) - 1)) / max(len(found), 1)
    abreast = wide >= size * _COLUMN
    bottom = y = frame.y
    for index, (side, listed) in enumerate(found.items()):
        place = Box(frame.x + index * (wide + between), frame.y, wide, 0) if abreast else frame._replace(y=y)
        end = sheet.write(place.x, place.y, sheet.wrap(side, place.w, bold=True, most=3), bold=True).bottom
        end += size * 0.4
        for row in listed:
            end = _line(sheet, exhibit.language, encoding, row, Box(place.x, end, place.w, 0.0))
        bottom, y = max(bottom, end), end + size
    sheet.bottom = bottom
    return sheet


def _line(sheet: Sheet, language: Language, encoding: Sides, row: Row, place: Box) -> float:
    """A box with its words; where it ends."""
    size = sheet.size
    sheet.stroke([(place.x, place.y), (place.right, place.y)], HAIRLINE, 0.6)
    top, left = place.y + size * _AIR, place.x + size * (_BOX + _AFTER)
    room = place.right - left
    raw = words(row, encoding.date)
    when = sheet.wrap(date(language, raw) if is_date(raw) else raw, room, sheet.small, most=2)
    y = sheet.write(left, top, when, sheet.small, GREY).bottom
    ink = legible(tone(row, encoding))
    y = sheet.write(left, y, sheet.wrap(words(row, encoding.label), room, most=4), colour=ink).bottom
    y = sheet.write(
        left, y, sheet.wrap(words(row, encoding.detail), room, sheet.small, most=4), sheet.small, GREY
    ).bottom
    box = Box(place.x + size * 0.1, top, size * _BOX, size * _BOX)
    held = words(row, encoding.shape) == Shape.SOLID
    sheet.block(box, tone(row, encoding) if held else Tone.GREY, Shape.SOLID if held else Shape.MISSING)
    if held:
        points = ((0.22, 0.52), (0.42, 0.74), (0.8, 0.26))
        sheet.stroke([(box.x + box.w * x, box.y + box.h * y) for x, y in points], PAPER, 1.6)
    bottom = max(y, box.bottom) + size * _AIR
    sheet.hint(Box(place.x, place.y, place.w, bottom - place.y), words(row, encoding.hover))
    return bottom
