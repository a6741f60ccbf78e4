"""Ranges, a row a line: its name, grey from low to high, a dot, ticks, words where nothing can be drawn."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dossier.charts.axis import Scale, value_span
from dossier.charts.boxes import Box
from dossier.charts.encoding_forms import Ranges
from dossier.charts.exhibit import Exhibit
from dossier.charts.flags import draw_flags, plan_flags
from dossier.charts.marks import Row, amount, legible, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import COLOURS, GREY, HAIRLINE, INK, PAPER, Shape, Tone, pale
from dossier.charts.sheet import Sheet, corners
from dossier.charts.sheet_axes import level_axis, roomy, write_level

#: In sizes of the letters: half a grey bar, a dot, half a tick and half a thick tick, the row of marks.
_BAR, _DOT, _TICK, _TURN, _ROW = 0.26, 0.4, 0.64, 0.75, 1.9
#: Names stand beside their marks in at most this part of the width, if the plot keeps so many sizes.
_NAME, _PLOT = 0.34, 16.0
_LABEL = 9.0
#: A row of a slide has that much more room at the most.
_SPREAD = 1.2
_ROLES = ("low", "high", "value", "median", "turn")


@dataclass(frozen=True)
class _Line:
    """A row with its words wrapped; ``values`` by role."""

    row: Row
    heading: tuple[str, ...]
    name: tuple[str, ...]
    label: tuple[str, ...]
    values: dict[str, float]


def plan_ranges(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The rows of an exhibit of ``Ranges`` in ``frame``, in letters of ``size``."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Ranges)
    sheet = Sheet(measure, size)
    read = [_read(row, encoding) for row in rows(exhibit)]
    labels = [sheet.wrap(words(row, encoding.label), size * _LABEL, most=2) for row in rows(exhibit)]
    right = max((sheet.width(label) for label in labels), default=0.0)
    names = [words(row, encoding.category) for row in rows(exhibit)]
    column = min(sheet.width([name[:160] for name in names]), frame.w * _NAME)
    beside = frame.w - column - right >= size * _PLOT
    room = column if beside else frame.w - right - size
    lines = [
        _Line(row, (), sheet.wrap(name, room, most=4), label, values)
        for row, name, label, values in zip(rows(exhibit), names, labels, read, strict=True)
    ]
    lines = _headed(sheet, frame, lines, encoding)
    reached = [value for values in read for value in values.values()]
    reached += [value for value, _ in encoding.references] + list(encoding.band[:2] if encoding.band else ())
    left = frame.x + (column + size * 0.9 if beside else size * _DOT)
    end = frame.right - (right + size * 0.9 if beside and right else size * _DOT)
    scale = roomy(*value_span(reached), left, end)
    shapes = Counter(shape(row, encoding) for row, found in zip(rows(exhibit), read, strict=True) if "value" in found)
    y = _write_signs(sheet, encoding, frame, shapes.most_common(1)[0][0] if shapes else Shape.SOLID)
    named = [
        *encoding.references,
        *([((encoding.band[0] + encoding.band[1]) / 2, encoding.band[2])] if encoding.band else []),
    ]
    flags = plan_flags(sheet, named, scale, frame)
    top = y + flags.height
    heights = [_height(sheet, line, beside) for line in lines]
    foot = sheet.height(["", *sheet.wrap(encoding.title, frame.w, sheet.small, most=2)], sheet.small) + size * 0.5
    if frame.h != math.inf:
        spare = (frame.bottom - top - sum(heights) - foot) / max(len(heights), 1)
        if spare < 0 and size <= measure.least:  # no smaller letters: less air
            heights = [max(height + spare, _least(sheet, line)) for height, line in zip(heights, lines, strict=True)]
        heights = [height + min(max(spare, 0.0), size * _SPREAD) for height in heights]
    bottom = top + sum(heights) + size * 0.3
    if encoding.band:
        low, high, _ = encoding.band
        across = Box(scale.at(low), top, scale.at(high) - scale.at(low), bottom - top)
        sheet.zone(corners(across), HAIRLINE, 0.6, GREY)
        sheet.hint(across, encoding.band[2])
    found = level_axis(sheet, exhibit.language, scale, encoding.form, top, bottom)
    draw_flags(sheet, flags, top, bottom, lines=len(encoding.references))
    y = top
    crossed = [scale.at(value) for value, _ in encoding.references]
    for line, height in zip(lines, heights, strict=True):
        _draw(sheet, encoding, line, Box(frame.x, y, frame.w, height), scale, beside, crossed)
        y += height
    sheet.bottom = write_level(sheet, frame, scale, found, bottom + size * 0.2, encoding.title)
    return sheet


def _read(row: Row, encoding: Ranges) -> dict[str, float]:
    found = {role: amount(row, getattr(encoding, role)) for role in _ROLES}
    return {role: value for role, value in found.items() if value is not None}


def _headed(sheet: Sheet, frame: Box, lines: Sequence[_Line], encoding: Ranges) -> list[_Line]:
    """The lines, each first one of a run with its heading."""
    found, last = [], ""
    for line in lines:
        group = words(line.row, encoding.group)
        heading = sheet.wrap(group, frame.w, bold=True, most=2) if group != last else ()
        found.append(_Line(line.row, heading, line.name, line.label, line.values))
        last = group
    return found


def _height(sheet: Sheet, line: _Line, beside: bool) -> float:
    size, named, labelled = sheet.size, sheet.height(line.name), sheet.height(line.label)
    head = sheet.height(line.heading) + size * 0.6 if line.heading else 0.0
    if beside:
        return head + max(named, labelled, size * (_ROW - 0.4)) + size * 0.5
    return head + max(named, labelled) + size * _ROW


def _least(sheet: Sheet, line: _Line) -> float:
    """Of a line whose words stand beside its marks: no air but that of its letters."""
    head = sheet.height(line.heading) + sheet.size * 0.4 if line.heading else 0.0
    return head + max(sheet.height(line.name), sheet.height(line.label), sheet.line) + sheet.size * 0.1


def _draw(
    sheet: Sheet, encoding: Ranges, line: _Line, box: Box, scale: Scale, beside: bool, crossed: Sequence[float]
) -> None:
    size, y = sheet.size, box.y
    if line.heading:
        _part(sheet, crossed, box.x, y + size * 0.3, line.heading, bold=True)
        sheet.write(box.x, y + size * 0.3, line.heading, bold=True, halo=True)
        y += sheet.height(line.heading) + size * 0.6
    colour = legible(tone(line.row, encoding))
    if beside:
        middle = (y + box.bottom) / 2
        sheet.write(box.x, middle - sheet.height(line.name) / 2, line.name, colour=colour)
        sheet.write(box.right, middle - sheet.height(line.label) / 2, line.label, anchor="end")
    else:
        _part(sheet, crossed, box.x, y, line.name)
        _part(sheet, crossed, box.right - sheet.width(line.label), y, line.label)
        sheet.write(box.x, y, line.name, colour=colour, halo=True)
        sheet.write(box.right, y, line.label, anchor="end", halo=True)
        middle = y + max(sheet.height(line.name), sheet.height(line.label)) + size * (_ROW - 0.3) / 2
    said = sheet.wrap(words(line.row, encoding.said), scale.end - scale.start, most=2 if beside else 1)
    if said:
        _part(sheet, crossed, scale.start, middle - sheet.height(said) / 2, said)
        sheet.write(scale.start, middle - sheet.height(said) / 2, said, colour=GREY, halo=True)
    else:
        _marks(sheet, line.values, (tone(line.row, encoding), shape(line.row, encoding)), scale, middle)
    hover = words(line.row, encoding.hover) or " · ".join((*line.name, *line.label))
    sheet.hint(Box(scale.start, middle - size * 0.8, scale.end - scale.start, size * 1.6), hover)


def _part(
    sheet: Sheet, crossed: Sequence[float], x: float, y: float, lines: Sequence[str], *, bold: bool = False
) -> None:
    """A gap in the lines across that words from ``x``, ``y`` stand on: no stroke goes through a letter or a sign."""
    room, width, height = sheet.size * 0.3, sheet.width(lines, bold=bold), sheet.height(lines)
    for place in crossed:
        if lines and x - room < place < x + width + room:
            sheet.zone(corners(Box(place - 1.5, y, 3.0, height)), PAPER)


def _marks(sheet: Sheet, values: dict[str, float], look: tuple[str, str], scale: Scale, y: float) -> None:
    """What is known of a row, from the palest to the darkest."""
    size = sheet.size
    at = {role: scale.at(value) for role, value in values.items()}
    if "low" in at and "high" in at:
        _bar(sheet, at["low"], at["high"], y)
    if "median" in at:
        _tick(sheet, at["median"], y, _TICK, 1.1)
    if "turn" in at:
        _tick(sheet, at["turn"], y, _TURN, 2.2)
    if "value" in at:
        sheet.dot(at["value"], y, size * _DOT, *look)


def _bar(sheet: Sheet, low: float, high: float, y: float) -> None:
    """The grey of a range is pale; its outline is dark enough to be seen by everybody."""
    half = sheet.size * _BAR
    sheet.zone(corners(Box(low, y - half, high - low, 2 * half)), pale(COLOURS[Tone.QUIET]), edge=GREY)


def _tick(sheet: Sheet, x: float, y: float, half: float, weight: float) -> None:
    sheet.stroke([(x, y - half * sheet.size), (x, y + half * sheet.size)], INK, weight)


def _write_signs(sheet: Sheet, encoding: Ranges, frame: Box, dots: str) -> float:
    """What each mark is called, over the rows, the dot as most rows have it; where it ends."""
    size, x, y = sheet.small, frame.x, frame.y
    row = max(sheet.height([""], size), sheet.size * 2 * _TURN)
    for role, text in encoding.signs:
        glyph = sheet.size * (1.8 if role in ("range", "band") else 0.9)
        lines = sheet.wrap(text, frame.w - glyph - size, size, most=2)
        needed = glyph + size * 0.5 + sheet.width(lines, size)
        if x > frame.x and x + needed > frame.right:
            x, y = frame.x, y + row + size * 0.2
        middle = y + row / 2
        if role == "band":
            sheet.zone(corners(Box(x, middle - size * 0.5, glyph, size)), HAIRLINE, 0.6, GREY)
        elif role == "range":
            _bar(sheet, x, x + glyph, middle)
        else:
            _marks(sheet, {role: 0.0}, ("slate", dots), Scale(0, 1, x + glyph / 2, x + glyph), middle)
        sheet.write(x + glyph + size * 0.5, middle - sheet.height([""], size) / 2, lines, size, GREY)
        y += sheet.height(lines[1:], size)
        x += needed + size * 1.2
    return y + row + size * 0.4 if encoding.signs else y
