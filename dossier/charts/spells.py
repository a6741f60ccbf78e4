"""Spells of years, a row a line: the name, a bar on an axis of years, what was announced, what was observed."""

import math
from dataclasses import dataclass

from dossier.charts.axis import Scale, year_ticks
from dossier.charts.boxes import Box
from dossier.charts.encoding_amounts import Spells
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import Row, amount, legible, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, HAIRLINE, Shape, Tone
from dossier.charts.sheet import Sheet

#: In sizes of the letters: a bar, a sign before words, the air under a row, the least width of bar and words abreast.
_BAR, _SIGN, _AIR, _WIDE = 0.9, 0.62, 1.1, 56.0
#: Part of the width for the bars where the words stand beside them.
_PART = 0.45
#: In sizes of the letters, after the last year: room for the words of a bar that ends there.
_END = 7.0
_SPREAD = 2.0


@dataclass(frozen=True)
class _Spell:
    row: Row
    years: tuple[float, float] | None
    name: tuple[str, ...]
    label: tuple[str, ...]
    said: tuple[tuple[str, ...], tuple[str, ...]]


def plan_spells(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The spells of an exhibit of ``Spells`` in ``frame``, in letters of ``size``."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Spells)
    sheet = Sheet(measure, size)
    beside = frame.w >= size * _WIDE
    wide = frame.w * _PART if beside else frame.w
    room = frame.w - wide - size * 2 if beside else frame.w
    spells = [_read(sheet, encoding, row, wide, room - size) for row in rows(exhibit)]
    years = [year for spell in spells if spell.years for year in spell.years]
    low, high = (min(years), max(years)) if years else (0.0, 1.0)
    scale = Scale(low, high if high > low else low + 1.0, frame.x + size * 0.4, frame.x + wide - size * _END)
    heights = [_height(sheet, spell, beside) for spell in spells]
    foot = sheet.height([""], sheet.small) + size * 0.3
    if frame.h != math.inf:
        spare = (frame.h - sum(heights) - foot) / max(len(heights), 1)
        heights = [height + min(max(spare, 0.0), size * _SPREAD) for height in heights]
    bottom = frame.y + sum(heights)
    ticks = year_ticks([low, high], max(int((scale.end - scale.start) // (size * 3.4)), 1)) if years else []
    for year in ticks:
        if low <= year <= high:
            half = sheet.width([str(year)], sheet.small) / 2
            x = scale.at(year)
            sheet.stroke([(x, bottom - size * 0.4), (x, bottom)], GREY, 0.6)
            sheet.write(max(x, frame.x + half), bottom, [str(year)], sheet.small, GREY, anchor="middle")
    sheet.stroke([(frame.x, bottom - size * 0.4), (frame.x + wide, bottom - size * 0.4)], HAIRLINE, 0.8)
    y = frame.y
    words_from = frame.x + wide + size * 2 if beside else 0.0
    for spell, height in zip(spells, heights, strict=True):
        _draw(sheet, encoding, spell, Box(frame.x, y, frame.w, height), scale, words_from)
        y += height
    sheet.bottom = bottom + foot
    return sheet


def _read(sheet: Sheet, encoding: Spells, row: Row, wide: float, room: float) -> _Spell:
    low, high = amount(row, encoding.low), amount(row, encoding.high)
    years = None if low is None or high is None else (min(low, high), max(low, high))
    said = [sheet.wrap(words(row, label), room, most=4) for label in (encoding.before_label, encoding.after_label)]
    label = sheet.wrap(words(row, encoding.label), sheet.size * (_END - 0.6), sheet.small, most=2)
    return _Spell(
        row, years, sheet.wrap(words(row, encoding.category), wide, bold=True, most=3), label, (said[0], said[1])
    )


def _height(sheet: Sheet, spell: _Spell, beside: bool) -> float:
    bar = sheet.height(spell.name) + max(sheet.height(spell.label, sheet.small), sheet.size * _BAR) + sheet.size * 0.3
    told = sum(sheet.height(lines) for lines in spell.said) + sheet.size * 0.2
    return (max(bar, told) if beside else bar + told + sheet.size * 0.3) + sheet.size * _AIR


def _draw(sheet: Sheet, encoding: Spells, spell: _Spell, box: Box, scale: Scale, left: float) -> None:
    """The bar under its name, the words from ``left``, or under the bar where there is no room beside it."""
    size, hue = sheet.size, tone(spell.row, encoding)
    y = sheet.write(box.x, box.y, spell.name, colour=legible(hue), bold=True).bottom + size * 0.3
    high, wide = max(sheet.height(spell.label, sheet.small), size * _BAR), sheet.width(spell.label, sheet.small)
    x = box.x
    if spell.years:
        start, end = (scale.at(year) for year in spell.years)
        end = max(end, start + size * 0.5)
        sheet.block(Box(start, y + (high - size * _BAR) / 2, end - start, size * _BAR), hue, shape(spell.row, encoding))
        x = end + size * 0.5 if end + size * 0.5 + wide <= scale.end + size * _END else start - size * 0.5 - wide
    if x >= box.x:
        sheet.write(x, y + (high - sheet.height(spell.label, sheet.small)) / 2, spell.label, sheet.small, GREY)
    y += high
    x, top = (left, box.y) if left else (box.x, y + size * 0.3)
    for lines, look in zip(spell.said, (Shape.HOLLOW, Shape.SOLID), strict=True):
        if lines:
            middle = top + sheet.height([""]) / 2
            sheet.block(Box(x, middle - size * _SIGN / 2, size * _SIGN, size * _SIGN), Tone.GREY, look)
            top = sheet.write(x + size, top, lines).bottom + size * 0.2
    told = words(spell.row, encoding.hover) or " · ".join((*spell.name, *spell.label))
    sheet.hint(Box(box.x, box.y, box.w, box.h - size * 0.5), told)
