"""Combinations as a grid of cells: heads in two levels with what they stand on, figures in each cell over its shade.

Heads of rows stand before the cells, or over them where that would leave the cells too narrow to be read.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.charts.boxes import Box
from dossier.charts.encoding_forms import Grid
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import Row, amount, rows, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, HAIRLINE, INK, Tone, colour
from dossier.charts.sheet import Sheet, corners
from dossier.language.cells import absent

#: Opacity of the shade of the lowest and of the highest value: ink on it stays legible on any tone.
_LIGHTEST, _DARKEST = 0.04, 0.34
#: In sizes of the letters: the narrowest cell, the air in a cell and between two, that before another outer head.
_CELL, _AIR, _GAP, _RUN = 7.0, 0.5, 0.12, 0.5
#: Part of the width that one level of heads may take; lines of a head, of a figure.
_HEADS, _LINES = 0.2, 4
#: Figures of a cell at the most.
_FIGURES = 6
#: Size of the first figure, in sizes of the letters.
_FIRST = 1.3

#: The head of a line or of a column: the outer and the inner level.
Pair = tuple[str, str]


@dataclass(frozen=True)
class _Head:
    """Lines of a head and, under them, what it stands on: (shape, words)."""

    lines: tuple[str, ...]
    mark: tuple[str, tuple[str, ...]]
    bold: bool

    def height(self, sheet: Sheet) -> float:
        return sheet.height(self.lines) + sheet.height(self.mark[1], sheet.small)

    def write(self, sheet: Sheet, x: float, y: float) -> None:
        y = sheet.write(x, y, self.lines, bold=self.bold).bottom
        shape, said = self.mark
        if said:
            sheet.dot(
                x + sheet.size * 0.35, y + sheet.height([""], sheet.small) / 2, sheet.size * 0.32, Tone.GREY, shape
            )
            sheet.write(x + sheet.size, y, said, sheet.small, GREY)


class _Cells:
    """The heads and the cells of an exhibit, wrapped into their widths as they are asked for.

    ``joined``: figures after the first stand on one line where they have room, as a sheet of a height needs it;
    ``kept`` of them are written at the most.
    """

    def __init__(self, sheet: Sheet, exhibit: Exhibit, encoding: Grid, joined: bool, kept: int) -> None:
        self.sheet, self.encoding, self.joined, self.kept = sheet, encoding, joined, kept
        found = rows(exhibit)
        self.across: list[Pair] = _pairs(found, encoding.over_column, encoding.column)
        self.down: list[Pair] = _pairs(found, encoding.over_row, encoding.row)
        columns = (encoding.over_row, encoding.row, encoding.over_column, encoding.column)
        self.rows = {tuple(words(row, column) for column in columns): row for row in found}
        values = [amount(row, encoding.value) for row in found]
        self.highest = max((abs(value) for value in values if value is not None), default=0.0) or 1.0

    def head(self, text: str, room: float, bold: bool) -> _Head:
        shape, mark = next(((shape, mark) for head, shape, mark in self.encoding.marks if head == text), ("solid", ""))
        lines = self.sheet.wrap(text, room, bold=bold, most=_LINES)
        return _Head(lines, (shape, self.sheet.wrap(mark, room - self.sheet.size, self.sheet.small, most=2)), bold)

    def width(self, level: int, room: float) -> float:
        """Of a column of heads of rows; nothing where they have no words."""
        texts = {pair[level][:160] for pair in self.down}
        marks = [
            self.sheet.width([mark], self.sheet.small) + self.sheet.size
            for head, _, mark in self.encoding.marks
            if head in texts
        ]
        wide = max([self.sheet.width(sorted(texts), bold=level == 0), *marks])
        return min(wide, room * _HEADS) + self.sheet.size if any(text.strip() for text in texts) else 0.0

    def figures(self, row: Row, wide: float) -> list[tuple[tuple[str, ...], float, bool]]:
        """(lines, size, bold) of the figures of a cell."""
        raw = row.get(self.encoding.figures)
        texts = [] if absent(raw) else [text for text in str(raw).split("\n") if text.strip()][: self.kept]
        found, room = [], wide - self.sheet.size * _AIR * 2
        if self.joined and self.sheet.width([together := " · ".join(texts[1:])]) <= room:
            texts = [*texts[:1], together]
        for index, text in enumerate(texts):
            size = self.sheet.size * _FIRST if index == 0 else self.sheet.size
            found.append((self.sheet.wrap(text, room, size, bold=index == 0, most=2), size, index == 0))
        return found

    def height(self, wide: float) -> float:
        """Of the highest cell."""
        tall = (
            sum(self.sheet.height(lines, size) for lines, size, _ in self.figures(row, wide))
            for row in self.rows.values()
        )
        return max(tall, default=0.0) + self.sheet.size * 2 * _AIR


def plan_grid(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The cells of an exhibit of ``Grid`` in ``frame``, in letters of ``size``.

    On a slide whose letters may not be smaller, a cell keeps its first figures: the table has them all.
    """
    sheet = _drawn(exhibit, measure, frame, size, _FIGURES)
    if frame.h != math.inf and size <= measure.least:
        for kept in range(_FIGURES - 1, 0, -1):
            if sheet.bottom <= frame.bottom:
                break
            sheet = _drawn(exhibit, measure, frame, size, kept)
    return sheet


def _drawn(exhibit: Exhibit, measure: Measure, frame: Box, size: float, kept: int) -> Sheet:
    encoding = exhibit.encoding
    assert isinstance(encoding, Grid)
    sheet = Sheet(measure, size)
    cells = _Cells(sheet, exhibit, encoding, joined=frame.h != math.inf, kept=kept)
    outer, inner = cells.width(0, frame.w), cells.width(1, frame.w)
    beside = (frame.w - outer - inner) / len(cells.across) >= size * _CELL
    left = frame.x + (outer + inner if beside else 0.0)
    wide = (frame.right - left) / len(cells.across)
    y = _columns(cells, left, wide, frame.y)
    high = cells.height(wide)
    if frame.h != math.inf and beside:
        runs = len({outer for outer, _ in cells.down})
        high = max(high, min((frame.bottom - y - runs * size * _RUN) / len(cells.down), high * 1.5))
    last = None
    for over, text in cells.down:
        first = over != last
        y += size * _RUN if first and last is not None else 0.0
        tall = high
        if beside:
            heads = [(cells.head(text, inner - size, False), outer)]
            run = sum(pair[0] == over for pair in cells.down)
            whole = cells.head(over, outer - size, True)
            heads += [(whole, 0.0)] if first else []
            tall = max(high, heads[0][0].height(sheet) + size * _AIR, (whole.height(sheet) + size * _AIR) / run)
            for head, x in heads:
                head.write(sheet, frame.x + x, y + size * _AIR)
        else:
            for said, bold in ((over if first else "", True), (text, False)):
                head = cells.head(said, frame.w, bold)
                head.write(sheet, frame.x, y + size * 0.2)
                y += head.height(sheet) + (size * 0.4 if said else 0.0)
        for column, pair in enumerate(cells.across):
            row = cells.rows.get((over, text, *pair))
            if row:
                _cell(cells, row, Box(left + wide * column, y, wide, tall))
        y, last = y + tall, over
    sheet.bottom = y
    return sheet


def _pairs(found: Sequence[Row], over: str, under: str) -> list[Pair]:
    return list(dict.fromkeys((words(row, over), words(row, under)) for row in found))


def _columns(cells: _Cells, left: float, wide: float, y: float) -> float:
    """The heads of the columns: an outer one over its run, with a line under it; where they end."""
    sheet, size = cells.sheet, cells.sheet.size
    runs: list[tuple[str, int, int]] = []
    for column, (over, _) in enumerate(cells.across):
        if runs and runs[-1][0] == over:
            runs[-1] = (over, runs[-1][1], column)
        else:
            runs.append((over, column, column))
    outer = [(cells.head(over, wide * (last - first + 1) - size, True), first, last) for over, first, last in runs]
    tall = max(head.height(sheet) for head, _, _ in outer)
    for head, first, last in outer:
        head.write(sheet, left + wide * first + size * _GAP, y + tall - head.height(sheet))
        if tall:
            ends = [
                (left + wide * first + size * _GAP, y + tall + 1),
                (left + wide * (last + 1) - size * _GAP, y + tall + 1),
            ]
            sheet.stroke(ends, INK, 0.7)
    y += tall + size * 0.3 if tall else 0.0
    heads = [cells.head(text, wide - size * 0.6, False) for _, text in cells.across]
    tall = max(head.height(sheet) for head in heads)
    for column, head in enumerate(heads):
        head.write(sheet, left + wide * column + size * _GAP, y)
    return y + tall + size * 0.3


def _cell(cells: _Cells, row: Row, box: Box) -> None:
    """A cell: its shade, then its figures in the middle."""
    sheet, encoding = cells.sheet, cells.encoding
    gap = sheet.size * _GAP
    inner = Box(box.x + gap, box.y + gap, box.w - 2 * gap, box.h - 2 * gap)
    share = abs(amount(row, encoding.value) or 0.0) / cells.highest
    sheet.zone(corners(inner), colour(tone(row, encoding)), _LIGHTEST + (_DARKEST - _LIGHTEST) * share, HAIRLINE)
    found = cells.figures(row, box.w)
    y = box.y + (box.h - sum(sheet.height(lines, size) for lines, size, _ in found)) / 2
    for lines, size, bold in found:
        y = sheet.write(box.x + box.w / 2, y, lines, size, bold=bold, anchor="middle").bottom
    sheet.hint(inner, words(row, encoding.hover))
