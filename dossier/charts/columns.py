"""Columns by year: pieces one on another, the whole written on top, what has no date apart; the same without one lump
beside it, on its own scale.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.charts.axis import Scale, value_span
from dossier.charts.boxes import Box
from dossier.charts.encoding_amounts import YearColumns
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import Row, amount, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, INK, RED, Tone
from dossier.charts.sheet import Sheet, tall
from dossier.charts.sheet_axes import standing_ticks, write_standing

#: In sizes of the letters: the narrowest panel, the air between two, the widest column.
_PANEL, _AIR, _WIDEST = 22.0, 3.0, 5.0
#: A column, in parts of the room of a year; the room before the column apart, in years.
_THICK, _BEFORE = 0.68, 0.6
#: Ticks of the axis of values: three beside zero.
_TICKS = 4


@dataclass(frozen=True)
class _Column:
    """A year (none: apart) with its rows that have a value."""

    year: int | None
    rows: tuple[tuple[Row, float], ...]

    @property
    def total(self) -> float:
        return sum(value for _, value in self.rows)


def plan_columns(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The columns of an exhibit of ``YearColumns`` in ``frame``, in letters of ``size``."""
    encoding = exhibit.encoding
    assert isinstance(encoding, YearColumns)
    sheet = Sheet(measure, size)
    found = _read(exhibit, encoding, "")
    lump, title = encoding.without
    smaller = _read(exhibit, encoding, lump) if lump else []
    titles = [encoding.title]
    panels = [found]
    if any(column.total for column in smaller) and _pieces(smaller) < _pieces(found):
        panels.append(smaller)
        titles.append(title)
    beside = len(panels) > 1 and (frame.w - size * _AIR) / 2 >= size * _PANEL * (1.6 if frame.h == math.inf else 1.0)
    if beside:
        left = (frame.w - size * _AIR) / 2
        places = [Box(frame.x, frame.y, left, frame.h), Box(frame.x + left + size * _AIR, frame.y, left, frame.h)]
        sheet.bottom = max(
            _panel(sheet, exhibit, encoding, columns, place, said)
            for columns, place, said in zip(panels, places, titles, strict=True)
        )
        return sheet
    y, left = frame.y, frame.h
    for index, (columns, said) in enumerate(zip(panels, titles, strict=True)):
        room = left / (len(panels) - index) if left != math.inf else math.inf
        bottom = _panel(sheet, exhibit, encoding, columns, Box(frame.x, y, frame.w, room), said)
        left -= bottom - y
        y = bottom + (size if index + 1 < len(panels) else 0.0)
    sheet.bottom = y
    return sheet


def _pieces(columns: Sequence[_Column]) -> int:
    return sum(len(column.rows) for column in columns)


def _read(exhibit: Exhibit, encoding: YearColumns, without: str) -> list[_Column]:
    """A column for every year from the first to the last, empty ones too, then the one apart, if any row has none."""
    dated: dict[int | None, list[tuple[Row, float]]] = {}
    for row in rows(exhibit):
        value, year = amount(row, encoding.value), amount(row, encoding.year)
        if value is not None and value > 0:
            kept = dated.setdefault(None if year is None else round(year), [])
            if not without or tone(row, encoding) != without:
                kept.append((row, value))
    years = sorted(year for year in dated if year is not None)
    # a list of centuries would be no picture
    span = range(years[0], years[-1] + 1) if years and years[-1] - years[0] < 60 else years
    found = [_Column(year, tuple(dated.get(year, ()))) for year in span]
    return found + ([_Column(None, tuple(dated[None]))] if None in dated else [])


def _panel(
    sheet: Sheet, exhibit: Exhibit, encoding: YearColumns, columns: Sequence[_Column], frame: Box, title: str
) -> float:
    """One plot with its axes; where it ends."""
    size, small = sheet.size, sheet.small
    said = sheet.wrap(title, frame.w, most=2)
    top = sheet.write(frame.x, frame.y, said, colour=GREY).bottom + sheet.height([""], small) + size * 0.4
    apart = sheet.wrap(encoding.apart, max(frame.w * 0.25, size * 4), small, most=2) if _undated(columns) else ("",)
    foot = sheet.height(apart, small) + size * 0.3
    low, high = value_span([column.total for column in columns])
    plot = tall(Box(0, 0, frame.w, frame.h), size, top - frame.y + foot)
    scale = Scale(low, high, top + plot, top)
    found = standing_ticks(exhibit.language, scale, encoding.form, most=_TICKS)
    left = frame.x + max((sheet.width([text], small) for _, text in found), default=0.0) + small
    write_standing(sheet, scale, found, left, frame.right)
    units = len(columns) + (_BEFORE if _undated(columns) else 0.0)
    room = (frame.right - left) / max(units, 1)
    middles = [
        left + (index + 0.5 + (_BEFORE if column.year is None and len(columns) > 1 else 0.0)) * room
        for index, column in enumerate(columns)
    ]
    thick = min(room * _THICK, size * _WIDEST)
    drawn: list[Box] = []
    for column, x in zip(columns, middles, strict=True):
        at = 0.0
        for row, value in column.rows:
            box = Box(x - thick / 2, scale.at(at + value), thick, scale.at(at) - scale.at(at + value))
            sheet.block(box, tone(row, encoding), shape(row, encoding))
            sheet.hint(box, words(row, encoding.hover))
            at += value
        if column.rows:
            drawn.append(Box(x - thick / 2, scale.at(at), thick, scale.at(0) - scale.at(at)))
    sheet.stroke([(left, scale.at(0)), (frame.right, scale.at(0))], INK, 0.8)
    _heads(sheet, encoding, columns, middles, scale, drawn, frame)
    _years(sheet, columns, middles, apart, scale.at(0) + size * 0.3, frame)
    return scale.at(0) + foot


def _undated(columns: Sequence[_Column]) -> bool:
    return bool(columns) and columns[-1].year is None


def _heads(
    sheet: Sheet,
    encoding: YearColumns,
    columns: Sequence[_Column],
    middles: Sequence[float],
    scale: Scale,
    drawn: Sequence[Box],
    frame: Box,
) -> None:
    """What a column comes to, on it: the largest first, where it meets neither another column nor another head.

    A column of one tone is written in red if that is Besançon's.
    """
    taken: list[Box] = []
    size = sheet.small
    for column, x in sorted(zip(columns, middles, strict=True), key=lambda pair: -pair[0].total):
        said = {words(row, encoding.head) for row, _ in column.rows} - {""}
        if len(said) != 1:
            continue
        lines = (said.pop(),)
        wide, high = sheet.width(lines, size, bold=True), sheet.height(lines, size)
        left = min(max(x - wide / 2, frame.x), frame.right - wide)
        box = Box(left - 2, scale.at(column.total) - high - size * 0.1, wide + 4, high)
        if wide > frame.w or any(box.meets(other) for other in (*taken, *drawn)):
            continue
        taken.append(box)
        ours = {tone(row, encoding) for row, _ in column.rows} == {Tone.BESANCON}
        sheet.write(left, box.y, lines, size, RED if ours else INK, bold=True, halo=True)


def _years(
    sheet: Sheet, columns: Sequence[_Column], middles: Sequence[float], apart: Sequence[str], y: float, frame: Box
) -> None:
    """As many years as stand side by side, at equal steps back from the last; the column apart has its own name."""
    size = sheet.small
    dated = [(column.year, x) for column, x in zip(columns, middles, strict=True) if column.year is not None]
    right = frame.right
    if _undated(columns):
        wide = sheet.width(apart, size)
        left = max(min(middles[-1] - wide / 2, frame.right - wide), frame.x)
        sheet.write(left, y, apart, size, GREY)
        right = left - size * 0.4
    pitch = abs(dated[1][1] - dated[0][1]) if len(dated) > 1 else frame.w
    step = max(math.ceil(sheet.width(["2000"], size) * 1.25 / max(pitch, 0.1)), 1)
    for year, x in list(reversed(dated))[::step]:
        half = sheet.width([str(year)], size) / 2
        if x + half <= right and x - half >= frame.x:
            sheet.write(x, y, [str(year)], size, GREY, anchor="middle")
