"""Lifelines, a row a site: a bar from its opening to its end, how it ends told by the form of the end and in words."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from dossier.charts.axis import Scale, year_ticks
from dossier.charts.boxes import Box
from dossier.charts.encoding_time import Lifelines
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import Row, amount, legible, rows, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import COLOURS, GREY, HAIRLINE, INK, Shape, Tone
from dossier.charts.sheet import Sheet

#: In sizes of the letters: half a bar, half a sign at an end, the air of a row, from a bar to its words.
_BAR, _SIGN, _AIR, _AFTER = 0.32, 0.52, 0.6, 0.8
#: Names stand beside the bars in at most this part of the width, on a sheet of so many sizes; words after an end.
_NAME, _WIDE, _LABEL = 0.26, 50.0, 15.0
#: A row of a slide has that much more room at the most.
_SPREAD = 1.2
#: Length of a sign in the key.
_GLYPH = 2.6


class Fate(StrEnum):
    """How a lifeline ends."""

    OPEN = "open"
    SALE = "sale"
    CLOSING = "closing"
    CLOSED = "closed"
    MOVED = "moved"
    PLANNED = "planned"


#: In a key: what a line means whose beginning is not known.
UNKNOWN = "unknown"


@dataclass(frozen=True)
class _Life:
    """A row with its words wrapped; ``start`` is nothing where it is unknown."""

    row: Row
    heading: tuple[str, ...]
    name: tuple[str, ...]
    label: tuple[str, ...]
    start: float | None
    turn: float | None
    end: float
    fate: Fate


def plan_lifelines(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The rows of an exhibit of ``Lifelines`` in ``frame``, in letters of ``size``."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Lifelines)
    sheet = Sheet(measure, size)
    found = [row for row in rows(exhibit) if amount(row, encoding.end) is not None]
    if not found:
        sheet.bottom = frame.y
        return sheet
    beside = frame.w >= size * _WIDE
    column = 0.0
    if beside:
        column = min(sheet.width([_named(row, encoding)[:160] for row in found]), frame.w * _NAME)
    scale = _scale(encoding, found, frame, column, size, beside)
    lives = [_life(sheet, encoding, row, frame, column, scale) for row in found]
    lives = _headed(sheet, encoding, lives, frame)
    y = _write_signs(sheet, encoding, frame)
    foot = sheet.height([""], sheet.small) + size * 0.4
    heights = [_height(sheet, life, beside) for life in lives]
    if frame.h != math.inf:
        spare = (frame.bottom - y - foot - sum(heights)) / len(heights)
        heights = [height + min(max(spare, 0.0), size * _SPREAD) for height in heights]
    bottom = y + sum(heights)
    _years(sheet, scale, y, bottom, frame)
    for life, height in zip(lives, heights, strict=True):
        _draw(sheet, encoding, life, Box(frame.x, y, frame.w, height), scale, beside)
        hint = words(life.row, encoding.hover) or " · ".join((*life.name, *life.label))
        sheet.hint(Box(frame.x, y, frame.w, height), hint)
        y += height
    sheet.bottom = bottom + foot
    return sheet


def _scale(encoding: Lifelines, found: Sequence[Row], frame: Box, column: float, size: float, beside: bool) -> Scale:
    low, high = encoding.span
    if not high > low:
        roles = (encoding.start, encoding.turn, encoding.end)
        moments = [value for row in found for role in roles if (value := amount(row, role)) is not None]
        low, high = math.floor(min(moments)), math.floor(max(moments)) + 1
    left = frame.x + (column + size * 1.2 if beside else size * _SIGN)
    # words after an end need room where a bar reaches the last year
    end = frame.right - (min(size * _LABEL, frame.w * 0.3) + size * _AFTER if beside else size * _SIGN)
    return Scale(low, high, left, end)


def _life(sheet: Sheet, encoding: Lifelines, row: Row, frame: Box, column: float, scale: Scale) -> _Life:
    def moment(column: str) -> float | None:
        value = amount(row, column)
        return None if value is None else min(max(value, scale.low), scale.high)

    end = moment(encoding.end) or scale.high
    start, turn = moment(encoding.start), moment(encoding.turn)
    said = words(row, encoding.fate)
    fate = Fate(said) if said in set(Fate) else Fate.OPEN
    room = column or frame.w
    after = frame.right - scale.at(end) - sheet.size * _AFTER if column else frame.w - sheet.size
    return _Life(
        row,
        (),
        sheet.wrap(_named(row, encoding), room, bold=not column, most=3),
        sheet.wrap(words(row, encoding.label), after, most=3),
        None if start is None else min(start, end),
        None if turn is None else min(turn, end),
        end,
        fate,
    )


def _named(row: Row, encoding: Lifelines) -> str:
    """The name with the place that it does not say itself."""
    name, place = words(row, encoding.category), words(row, encoding.place)
    return name if not place.strip() or place in name else f"{name}, {place}"


def _headed(sheet: Sheet, encoding: Lifelines, lives: Sequence[_Life], frame: Box) -> list[_Life]:
    """The rows, each first one of a run with its heading."""
    found, last = [], ""
    for life in lives:
        group = words(life.row, encoding.group)
        heading = sheet.wrap(group, frame.w, bold=True, most=2) if group != last else ()
        found.append(replace(life, heading=heading))
        last = group
    return found


def _height(sheet: Sheet, life: _Life, beside: bool) -> float:
    size = sheet.size
    head = sheet.height(life.heading) + size * 0.5 if life.heading else 0.0
    named = sheet.height(life.name)
    labelled = sheet.height(life.label)
    if beside:
        return head + max(named, labelled, size * 2 * _SIGN) + size * _AIR
    return head + named + size * (2 * _SIGN + 0.4) + labelled + size * _AIR * 1.6


def _years(sheet: Sheet, scale: Scale, top: float, bottom: float, frame: Box) -> None:
    most = max(int((scale.end - scale.start) // (sheet.width(["2000"], sheet.small) + sheet.size * 1.4)), 2)
    for year in year_ticks([scale.low, math.floor(scale.high)], most):
        if not scale.low <= year <= scale.high:
            continue
        x = scale.at(year)
        sheet.stroke([(x, top), (x, bottom)], HAIRLINE, 0.5)
        half = sheet.width([str(year)], sheet.small) / 2
        x = min(max(x, frame.x + half), frame.right - half)
        sheet.write(x, bottom + sheet.size * 0.3, [str(year)], sheet.small, GREY, anchor="middle")


def _draw(sheet: Sheet, encoding: Lifelines, life: _Life, box: Box, scale: Scale, beside: bool) -> None:
    size, y = sheet.size, box.y
    hue = tone(life.row, encoding)
    if life.heading:
        y = sheet.write(box.x, y + size * 0.1, life.heading, bold=True, halo=True).bottom + size * 0.4
    named = sheet.height(life.name)
    if beside:
        middle = (y + box.bottom - size * _AIR) / 2
        sheet.write(box.x, middle - named / 2, life.name, colour=legible(hue))
        x = scale.at(life.end) + size * _AFTER
        sheet.write(x, middle - sheet.height(life.label) / 2, life.label, halo=True)
    else:
        y = sheet.write(box.x, y, life.name, colour=legible(hue), bold=True, halo=True).bottom
        middle = y + size * (_SIGN + 0.2)
        sheet.write(box.x, middle + size * (_SIGN + 0.2), life.label, halo=True)
    start = None if life.start is None else scale.at(life.start)
    turn = None if life.turn is None else scale.at(life.turn)
    _bar(sheet, hue, (start, turn, scale.at(life.end)), scale.start, middle, life.fate)


def _bar(
    sheet: Sheet, hue: str, at: tuple[float | None, float | None, float], left: float, y: float, fate: Fate
) -> None:
    """The bar of a row at ``y``: its life, what is in doubt, its end."""
    half = sheet.size * _BAR
    start, turn, end = at
    if start is None:
        # from the edge of the picture as a dashed line: nothing says when it began, or that it did
        start = min(turn if turn is not None else end, end)
        sheet.stroke([(left, y), (start, y)], COLOURS[hue], 1.1, "2 2")
    until = end if turn is None else max(turn, start)
    shape = Shape.HOLLOW if fate == Fate.PLANNED else Shape.SOLID
    if until > start:
        sheet.block(Box(start, y - half, until - start, 2 * half), hue, shape)
    if turn is not None and end > until:
        form = Shape.HOLLOW if fate == Fate.CLOSING else Shape.SOLID
        sheet.block(Box(until, y - half, end - until, 2 * half), Tone.ORANGE, form)
    _ENDS.get(fate, _nothing)(sheet, end, y)


def _nothing(sheet: Sheet, x: float, y: float) -> None:
    """A site that goes on has no sign at its end."""


def _cross(sheet: Sheet, x: float, y: float) -> None:
    reach = sheet.size * _SIGN * 0.8
    for up in (-1, 1):
        sheet.stroke([(x - reach, y - up * reach), (x + reach, y + up * reach)], COLOURS[Tone.ORANGE], 2.0)


def _tick(sheet: Sheet, x: float, y: float) -> None:
    sheet.stroke([(x, y - sheet.size * _SIGN), (x, y + sheet.size * _SIGN)], INK, 2.0)


_ENDS: Mapping[Fate, Callable[[Sheet, float, float], None]] = MappingProxyType({Fate.CLOSED: _cross, Fate.MOVED: _tick})


def _write_signs(sheet: Sheet, encoding: Lifelines, frame: Box) -> float:
    """What each end means, over the rows; where it ends."""
    size, x, y = sheet.small, frame.x, frame.y
    glyph = sheet.size * _GLYPH
    for fate, text in encoding.signs:
        kind = Fate(fate) if fate in set(Fate) else Fate.OPEN
        lines = sheet.wrap(text, frame.w - glyph - size, size, most=2)
        needed = glyph + size * 0.8 + sheet.width(lines, size)
        if x > frame.x and x + needed > frame.right:
            x, y = frame.x, y + sheet.height([""], size) + size * 0.4
        middle = y + sheet.height([""], size) / 2
        turned = x + glyph * 0.4 if kind in (Fate.SALE, Fate.CLOSING) else None
        _bar(sheet, Tone.SLATE, (None if fate == UNKNOWN else x, turned, x + glyph), x, middle, kind)
        sheet.write(x + glyph + size * 0.8, y, lines, size, GREY)
        y += sheet.height(lines[1:], size)
        x += needed + size * 1.4
    return y + sheet.height([""], size) + sheet.size * 0.7 if encoding.signs else y
