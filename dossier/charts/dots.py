"""Numbers as dots: a grid a row of the table, so many filled, the others small and pale; grids side by side."""

import math

from dossier.charts.boxes import Box
from dossier.charts.encoding_forms import Dots
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import Row, amount, legible, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, Shape
from dossier.charts.sheet import Sheet

#: Dots that a grid holds at the most: of more, each would be too small to be one.
_MOST = 400
#: In sizes of the letters: from dot to dot at the most (on a page, on a slide) and at the least; between grids.
_PITCH, _LARGE, _LEAST, _AIR = 1.5, 2.6, 0.55, 2.2
#: Radius of a filled dot and of another one, in parts of the distance.
_FILLED, _EMPTY = 0.4, 0.22


def plan_dots(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The grids of an exhibit of ``Dots`` in ``frame``, in letters of ``size``."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Dots)
    sheet = Sheet(measure, size)
    found = [(row, *counts) for row in rows(exhibit) if (counts := _counts(row, encoding))]
    if not found:
        sheet.bottom = frame.y
        return sheet
    on_slide = frame.h != math.inf
    columns = max(_columns(total, on_slide) for _, _, total in found)
    air = size * _AIR
    abreast = len(found)
    while abreast > 1 and (frame.w - air * (abreast - 1)) / abreast < max(columns * size * _LEAST * 1.6, size * 9):
        abreast -= 1
    room = (frame.w - air * (abreast - 1)) / abreast
    bands = math.ceil(len(found) / abreast)
    most = max(math.ceil(total / _columns(total, on_slide)) for _, _, total in found)
    heads = [_said(sheet, row, encoding, room) for row, _, _ in found]
    y = frame.y
    for band in range(bands):
        here = range(band * abreast, min((band + 1) * abreast, len(found)))
        named = max(sheet.height(heads[index][0]) for index in here)
        told = max(sheet.height(heads[index][1]) for index in here)
        left = (frame.h - (bands - 1) * air) / bands - named - told - size
        pitch = max(min(room / columns, size * (_LARGE if on_slide else _PITCH), left / most), size * _LEAST)
        for place, index in enumerate(here):
            row, value, total = found[index]
            x = frame.x + place * (room + air)
            ink = legible(tone(row, encoding))
            name, label = heads[index]
            sheet.write(x, y + named - sheet.height(name), name, colour=ink, bold=True)
            sheet.write(x, y + named, label, colour=GREY)
            own = _columns(total, on_slide)
            grid = Box(x, y + named + told + size * 0.6, own * pitch, math.ceil(total / own) * pitch)
            _grid(sheet, row, encoding, (value, total), grid, pitch)
            sheet.hint(grid, words(row, encoding.hover) or " · ".join((*name, *label)))
        y += named + told + size * 0.6 + pitch * most + (air if band + 1 < bands else 0.0)
    sheet.bottom = y
    return sheet


def _counts(row: Row, encoding: Dots) -> tuple[int, int] | None:
    """How many of how many; nothing where that cannot be drawn."""
    value, total = amount(row, encoding.value), amount(row, encoding.total)
    if value is None or total is None or not 1 <= total <= _MOST:
        return None
    return min(max(round(value), 0), round(total)), round(total)


def _columns(total: int, on_slide: bool) -> int:
    """Ten, or what gives full rows: fifteen for seventy-five, twenty for a hundred and more than two hundred.

    Up to a hundred, always ten ``on_slide``, which has height to fill: fewer columns are larger dots.
    """
    if total <= 10 or (on_slide and total <= 100):
        return min(total, 10)
    full = [columns for columns in (10, 15, 20, 12, 8) if total % columns == 0 and columns * columns <= total * 3]
    return full[0] if full else 10


def _said(sheet: Sheet, row: Row, encoding: Dots, room: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    name = sheet.wrap(words(row, encoding.category), room, bold=True, most=3)
    return name, sheet.wrap(words(row, encoding.label), room, most=3)


def _grid(sheet: Sheet, row: Row, encoding: Dots, counts: tuple[int, int], grid: Box, pitch: float) -> None:
    value, total = counts
    columns = round(grid.w / pitch)
    for index in range(total):
        line, column = divmod(index, columns)
        x, y = grid.x + (column + 0.5) * pitch, grid.y + (line + 0.5) * pitch
        if index < value:
            sheet.dot(x, y, pitch * _FILLED, tone(row, encoding), shape(row, encoding))
        else:
            sheet.dot(x, y, pitch * _EMPTY, encoding.rest, Shape.SOLID)
