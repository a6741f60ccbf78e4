"""Candidates as marks: stages across, classes down, the place of manufacture told by form and tone.

Names stand beside the marks that have one; an empty place that matters is outlined and said. On a narrow sheet the
stages go down, each with its classes.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from dossier.charts.boxes import Box
from dossier.charts.encoding_states import Stages
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import Row, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import COLOURS, GREY, HAIRLINE, INK, PAPER, Shape, Tone
from dossier.charts.sheet import Sheet, corners

#: In sizes of the letters: radius of a mark, from mark to mark, the air of a cell, the least height of a row.
_DOT, _PITCH, _AIR, _ROW = 0.62, 1.5, 0.4, 2.2
#: A column with names is as wide as this many others; the narrowest sheet with columns; the part for the classes.
_NAMED, _WIDE, _SIDE = 2.2, 46.0, 0.17
#: A row of a slide has that much more room at the most.
_SPREAD = 1.6


class Glyph(StrEnum):
    """Form of a mark: a disc, a square, a diamond."""

    DISC = "disc"
    SQUARE = "square"
    DIAMOND = "diamond"


@dataclass(frozen=True)
class _Cell:
    """Marks of a cell: those with a name, a line each, then the others, as many as go on a line."""

    named: tuple[tuple[Row, tuple[str, ...]], ...]
    others: tuple[Row, ...]
    columns: int
    height: float


def plan_stages(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The marks of an exhibit of ``Stages`` in ``frame``, in letters of ``size``."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Stages)
    sheet = Sheet(measure, size)
    found: dict[tuple[str, str], list[Row]] = {}
    for row in rows(exhibit):
        found.setdefault((words(row, encoding.row), words(row, encoding.column)), []).append(row)
    heads = tuple(dict.fromkeys([*encoding.heads, *(head for _, head in found)]))
    sides = tuple(dict.fromkeys(side for side, _ in found))
    top = _write_signs(sheet, encoding, frame)
    if not found:
        sheet.bottom = top
    elif frame.w < size * _WIDE:
        _down(sheet, encoding, found, (sides, heads), frame.below(top - frame.y))
    else:
        _across(sheet, encoding, found, (sides, heads), frame.below(top - frame.y))
    return sheet


def _across(
    sheet: Sheet,
    encoding: Stages,
    found: Mapping[tuple[str, str], Sequence[Row]],
    places: tuple[Sequence[str], Sequence[str]],
    frame: Box,
) -> None:
    """Stages as columns."""
    size, (sides, heads) = sheet.size, places
    names = {side: sheet.wrap(side, frame.w * _SIDE, most=4) for side in sides}
    left = max(sheet.width(lines) for lines in names.values()) + size
    named = {
        head
        for head in heads
        if head == encoding.wanted[0]
        or any(words(row, encoding.label) for side in sides for row in found.get((side, head), ()))
    }
    shares = [_NAMED if head in named else 1.0 for head in heads]
    unit = (frame.w - left) / sum(shares)
    edges = [frame.x + left + unit * sum(shares[:index]) for index in range(len(heads) + 1)]
    texts = [
        sheet.wrap(head, edges[index + 1] - edges[index] - size, sheet.small, most=3)
        for index, head in enumerate(heads)
    ]
    head = max(sheet.height(lines, sheet.small) for lines in texts) + size * 0.5
    cells = {
        (side, name): _cell(sheet, encoding, found.get((side, name), ()), edges[index + 1] - edges[index] - size)
        for side in sides
        for index, name in enumerate(heads)
    }
    heights = [
        max(sheet.height(names[side]), *(cells[side, name].height for name in heads), size * (_ROW - 2 * _AIR))
        + size * 2 * _AIR
        for side in sides
    ]
    if frame.h != math.inf:
        spare = (frame.h - head - sum(heights)) / len(heights)
        heights = [height + min(max(spare, 0.0), size * _SPREAD) for height in heights]
    for index, lines in enumerate(texts):
        y = frame.y + head - size * 0.5 - sheet.height(lines, sheet.small)
        sheet.write(edges[index] + size * 0.5, y, lines, sheet.small, GREY)
    y, tops = frame.y + head, []
    for side, height in zip(sides, heights, strict=True):
        tops.append(y)
        sheet.stroke([(frame.x, y), (frame.right, y)], HAIRLINE, 0.6)
        sheet.write(frame.x, y + height / 2 - sheet.height(names[side]) / 2, names[side])
        for index, name in enumerate(heads):
            cell = cells[side, name]
            room = Box(edges[index] + size * 0.5, y + (height - cell.height) / 2, 0.0, cell.height)
            _draw(sheet, encoding, cell, room)
        y += height
    _outline(sheet, encoding, cells, (sides, heads), edges, [*tops, y])
    sheet.bottom = y


def _outline(
    sheet: Sheet,
    encoding: Stages,
    cells: Mapping[tuple[str, str], _Cell],
    places: tuple[Sequence[str], Sequence[str]],
    edges: Sequence[float],
    tops: Sequence[float],
) -> None:
    """The longest run of empty cells of the column where something is wanted."""
    sides, heads = places
    head, text = encoding.wanted
    if head not in heads:
        return
    runs: list[list[int]] = [[]]
    for index, side in enumerate(sides):
        runs = [*runs[:-1], [*runs[-1], index]] if not cells[side, head].height else [*runs, []]
    run = max(runs, key=len)
    if not run:
        return
    size, column = sheet.size, heads.index(head)
    box = Box(
        edges[column] + size * 0.2,
        tops[run[0]] + size * 0.3,
        edges[column + 1] - edges[column] - size * 0.5,
        tops[run[-1] + 1] - tops[run[0]] - size * 0.6,
    )
    lines = sheet.wrap(text, box.w - size, most=max(int((box.h - size * 0.2) // sheet.line), 1))
    sheet.zone(corners(box), PAPER)
    sheet.block(box, Tone.GREY, Shape.MISSING)
    sheet.write(box.x + box.w / 2, box.y + (box.h - sheet.height(lines)) / 2, lines, anchor="middle", halo=True)


def _down(
    sheet: Sheet,
    encoding: Stages,
    found: Mapping[tuple[str, str], Sequence[Row]],
    places: tuple[Sequence[str], Sequence[str]],
    frame: Box,
) -> None:
    """Stages one under another, each with the classes that have a mark."""
    size, (sides, heads), y = sheet.size, places, frame.y
    left = frame.w * 0.4
    for head in heads:
        sheet.stroke([(frame.x, y), (frame.right, y)], HAIRLINE, 0.6)
        lines = sheet.wrap(head, frame.w, bold=True, most=2)
        y = sheet.write(frame.x, y + size * 0.3, lines, bold=True).bottom + size * 0.3
        for side in sides:
            cell = _cell(sheet, encoding, found.get((side, head), ()), frame.w - left)
            if cell.height:
                name = sheet.wrap(side, left - size, most=4)
                height = max(cell.height, sheet.height(name))
                sheet.write(frame.x, y + (height - sheet.height(name)) / 2, name)
                _draw(sheet, encoding, cell, Box(frame.x + left, y + (height - cell.height) / 2, 0.0, cell.height))
                y += height + size * 0.5
        if head == encoding.wanted[0]:
            said = sheet.wrap(encoding.wanted[1], frame.w - size * 1.4, most=3)
            box = Box(frame.x, y, frame.w, sheet.height(said) + size * 0.8)
            sheet.block(box, Tone.GREY, Shape.MISSING)
            y = sheet.write(box.x + size * 0.7, y + size * 0.4, said).bottom + size * 0.9
    sheet.bottom = y


def _cell(sheet: Sheet, encoding: Stages, found: Sequence[Row], room: float) -> _Cell:
    size = sheet.size
    told = [row for row in found if words(row, encoding.label)]
    named = tuple((row, sheet.wrap(words(row, encoding.label), room - size * _PITCH, most=3)) for row in told)
    others = tuple(row for row in found if not words(row, encoding.label))
    columns = max(int(room // (size * _PITCH)), 1)
    height = sum(max(sheet.height(lines), size * _PITCH) for _, lines in named)
    return _Cell(named, others, columns, height + math.ceil(len(others) / columns) * size * _PITCH)


def _draw(sheet: Sheet, encoding: Stages, cell: _Cell, room: Box) -> None:
    size, y = sheet.size, room.y
    step = size * _PITCH
    for row, lines in cell.named:
        height = max(sheet.height(lines), step)
        _mark(sheet, encoding, row, room.x + size * _DOT, y + height / 2)
        sheet.write(room.x + step, y + (height - sheet.height(lines)) / 2, lines)
        y += height
    for index, row in enumerate(cell.others):
        line, column = divmod(index, cell.columns)
        _mark(sheet, encoding, row, room.x + column * step + size * _DOT, y + (line + 0.5) * step)


def _mark(sheet: Sheet, encoding: Stages, row: Row, x: float, y: float) -> None:
    size = sheet.size
    form, hue, letter = words(row, encoding.form), tone(row, encoding), words(row, encoding.letter)
    _sign(sheet, form, hue, letter, x, y, shape(row, encoding))
    sheet.hint(Box(x - size * 0.8, y - size * 0.8, size * 1.6, size * 1.6), words(row, encoding.hover))


def _sign(sheet: Sheet, form: str, hue: str, letter: str, x: float, y: float, how: str = Shape.SOLID) -> None:
    """A mark with its letter: white, dark on the pale tone of context and in an outline."""
    reach = sheet.size * _DOT
    if form == Glyph.SQUARE:
        sheet.block(Box(x - reach * 0.9, y - reach * 0.9, reach * 1.8, reach * 1.8), hue, how)
    elif form == Glyph.DIAMOND:
        far = reach * 1.2
        corner = [(x, y - far), (x + far, y), (x, y + far), (x - far, y)]
        if how == Shape.SOLID:
            sheet.zone(corner, COLOURS[hue])
        else:
            sheet.stroke([*corner, corner[0]], COLOURS[hue], 1.2)
    else:
        sheet.dot(x, y, reach, hue, how)
    if letter:
        size = max(sheet.size * 0.86, sheet.small)
        ink = INK if hue == Tone.QUIET or how != Shape.SOLID else PAPER
        sheet.write(x, y - sheet.height([""], size) / 2, [letter[:1]], size, ink, bold=True, anchor="middle")


def _write_signs(sheet: Sheet, encoding: Stages, frame: Box) -> float:
    """What the marks mean, over the picture; where it ends."""
    size, x, y = sheet.small, frame.x, frame.y
    glyph = sheet.size * _PITCH
    for form, hue, letter, how, text in encoding.signs:
        lines = sheet.wrap(text, frame.w - glyph - size, size, most=2)
        needed = glyph + sheet.width(lines, size)
        if x > frame.x and x + needed > frame.right:
            x, y = frame.x, y + sheet.height([""], size) + size * 0.5
        if letter and not form:
            sheet.write(x + sheet.size * _DOT, y, [letter[:1]], size, INK, bold=True, anchor="middle")
        else:
            _sign(sheet, form, hue, letter, x + sheet.size * _DOT, y + sheet.height([""], size) / 2, how)
        sheet.write(x + glyph, y, lines, size, GREY)
        y += sheet.height(lines[1:], size)
        x += needed + size * 1.4
    return y + sheet.height([""], size) + sheet.size * 0.7 if encoding.signs else y
