"""Announced against observed: two short bars a row on its scale, an outline and a solid one, words at their ends."""

import math
from dataclasses import dataclass

from dossier.charts.boxes import Box
from dossier.charts.encoding_amounts import TwoBars
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import Row, amount, legible, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, HAIRLINE, Shape, Tone
from dossier.charts.sheet import Sheet

#: In sizes of the letters: a bar, the air between the two and after them, the least width of all beside each other.
_BAR, _AIR, _AFTER, _WIDE = 0.95, 0.3, 0.9, 42.0
#: Parts of the width: of the names, of the longest bar in what is left of it; the same where names stand over the bars.
_NAME, _LONGEST, _LONGEST_UNDER = 0.27, 0.44, 0.5
#: A row of a slide has that much more room at the most.
_SPREAD = 1.6


@dataclass(frozen=True)
class _Pair:
    """A row with its words wrapped; ``ends`` are the lengths of its bars, none where nothing is known."""

    row: Row
    name: tuple[str, ...]
    ends: tuple[float | None, float | None]
    said: tuple[tuple[str, ...], tuple[str, ...]]


def plan_pairs(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The pairs of an exhibit of ``TwoBars`` in ``frame``, in letters of ``size``."""
    encoding = exhibit.encoding
    assert isinstance(encoding, TwoBars)
    sheet = Sheet(measure, size)
    found = rows(exhibit)
    names = [words(row, encoding.category) for row in found]
    beside = frame.w >= size * _WIDE
    column = min(sheet.width([name[:160] for name in names], bold=True), frame.w * _NAME) if beside else frame.w
    left = frame.x + column + size if beside and column else frame.x
    longest = (frame.right - left) * (_LONGEST if beside else _LONGEST_UNDER)
    pairs = _read(sheet, encoding, found, frame, (left, longest, column))
    heights = [_height(sheet, pair, beside) for pair in pairs]
    if frame.h != math.inf:
        spare = (frame.h - sum(heights)) / max(len(heights), 1)
        heights = [height + min(max(spare, 0.0), size * _SPREAD) for height in heights]
    y = frame.y
    for pair, height in zip(pairs, heights, strict=True):
        _draw(sheet, encoding, pair, Box(frame.x, y, frame.w, height), left, beside)
        y += height
    sheet.bottom = y
    return sheet


def _read(
    sheet: Sheet, encoding: TwoBars, found: list[Row], frame: Box, places: tuple[float, float, float]
) -> list[_Pair]:
    left, longest, column = places
    values = [(amount(row, encoding.before), amount(row, encoding.after)) for row in found]
    pairs = []
    for row, pair in zip(found, values, strict=True):
        most = max([0.0, *(value for value in pair if value is not None)]) or 1.0
        before, after = (None if value is None else max(value, 0.0) / most * longest for value in pair)
        said = [
            sheet.wrap(words(row, label), frame.right - left - (end or 0.0) - sheet.size, most=3)
            for label, end in ((encoding.before_label, before), (encoding.after_label, after))
        ]
        name = sheet.wrap(words(row, encoding.category), column, bold=True, most=4)
        pairs.append(_Pair(row, name, (before, after), (said[0], said[1])))
    return pairs


def _bars_height(sheet: Sheet, pair: _Pair) -> float:
    return sum(max(sheet.height(said), sheet.size * _BAR) for said in pair.said) + sheet.size * _AIR


def _height(sheet: Sheet, pair: _Pair, beside: bool) -> float:
    bars, named = _bars_height(sheet, pair), sheet.height(pair.name)
    return (max(bars, named) if beside else bars + named + sheet.size * 0.2) + sheet.size * _AFTER


def _draw(sheet: Sheet, encoding: TwoBars, pair: _Pair, box: Box, left: float, beside: bool) -> None:
    size, y = sheet.size, box.y
    hue = tone(pair.row, encoding)
    bars = _bars_height(sheet, pair)
    inner = box.bottom - y - size * _AFTER
    if beside:
        sheet.write(box.x, y + max(inner - sheet.height(pair.name), 0) / 2, pair.name, colour=legible(hue), bold=True)
        y += max(inner - bars, 0) / 2
    else:
        y = sheet.write(box.x, y, pair.name, colour=legible(hue), bold=True).bottom + size * 0.2
    top = y
    looks = (Shape.HOLLOW, shape(pair.row, encoding))
    for index, (end, said, look) in enumerate(zip(pair.ends, pair.said, looks, strict=True)):
        high = max(sheet.height(said), size * _BAR)
        if end:
            # what was announced is lost by nobody: plain, but for Besançon
            own = hue if index or hue == Tone.BESANCON else Tone.SLATE
            sheet.block(Box(left, y + (high - size * _BAR) / 2, end, size * _BAR), own, look)
        ink = GREY if index == 0 else legible(hue)
        sheet.write(left + (end or 0.0) + size * 0.5, y + (high - sheet.height(said)) / 2, said, colour=ink)
        y += high + (size * _AIR if index == 0 else 0.0)
    sheet.stroke([(left, top), (left, y)], GREY, 0.9)
    sheet.stroke([(box.x, box.bottom - size * 0.45), (box.right, box.bottom - size * 0.45)], HAIRLINE, 0.6)
    told = words(pair.row, encoding.hover) or " · ".join((*pair.name, *pair.said[0], *pair.said[1]))
    sheet.hint(Box(left, top, box.right - left, y - top), told)
