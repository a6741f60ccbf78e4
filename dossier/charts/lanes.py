"""Lanes of time over one axis: every event with its date and its words, silences left blank and named.

Names stand over and under their lane, each beside its leader; on a narrow sheet a lane is a list of dates.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from dossier.catalogue.records.base import is_date
from dossier.charts.axis import Scale, year_ticks
from dossier.charts.boxes import Box
from dossier.charts.encoding_time import Lanes
from dossier.charts.exhibit import Exhibit
from dossier.charts.lanes_list import list_lanes
from dossier.charts.marks import Row, amount, legible, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import COLOURS, GREY, HAIRLINE, PAPER, Tone
from dossier.charts.sheet import Sheet, Words
from dossier.language import date

#: In sizes of the letters: the narrowest sheet with an axis; widths of a name that are tried; the air of a name.
_WIDE, _NAMES, _AIR = 46.0, (14.0, 18.0, 24.0, 32.0, 42.0), 0.5
#: Between the lane and the nearest name, between two lanes; radius of a mark.
_BASE, _BETWEEN, _DOT = 0.8, 0.7, 0.42
#: Part of the width for the names of lanes.
_SIDE = 0.16
#: What is before or after is no year.
_FIRST, _LAST = 1800.0, 2200.0


@dataclass(frozen=True)
class LaneEvent:
    """A row as words: ``when`` and ``name`` over ``said``; ``until`` is the end of a silence."""

    row: Row
    moment: float
    until: float | None
    when: str
    name: str
    said: str
    hue: str
    form: str


@dataclass(frozen=True)
class _Placed:
    """An event with its lines in a box over (``up``) or under its lane, counted from the lane outwards."""

    event: LaneEvent
    lines: tuple[tuple[str, ...], tuple[str, ...]]
    box: Box
    up: bool
    x: float


def plan_lanes(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The lanes of an exhibit of ``Lanes`` in ``frame``, in letters of ``size``."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Lanes)
    lanes = _lanes(exhibit, encoding)
    if not lanes or frame.w < size * _WIDE:
        return list_lanes(Sheet(measure, size), lanes, frame)
    tried = [_wide(Sheet(measure, size), encoding, lanes, frame, size * wide) for wide in _NAMES]
    return min(tried, key=lambda sheet: sheet.bottom)


def _lanes(exhibit: Exhibit, encoding: Lanes) -> dict[str, list[LaneEvent]]:
    """Events by lane, in order of time; rows without a moment are left out."""
    found: dict[str, list[LaneEvent]] = {}
    for row in rows(exhibit):
        moment = amount(row, encoding.moment)
        if moment is None or not _FIRST <= moment <= _LAST:
            continue
        until = amount(row, encoding.until)
        raw = words(row, encoding.date)
        event = LaneEvent(
            row,
            moment,
            until if until is not None and moment < until <= _LAST else None,
            date(exhibit.language, raw) if is_date(raw) else raw,
            words(row, encoding.label),
            words(row, encoding.said),
            tone(row, encoding),
            shape(row, encoding),
        )
        found.setdefault(words(row, encoding.lane), []).append(event)
    return {lane: sorted(events, key=lambda event: event.moment) for lane, events in found.items()}


def _wide(sheet: Sheet, encoding: Lanes, lanes: dict[str, list[LaneEvent]], frame: Box, room: float) -> Sheet:
    size = sheet.size
    names = {lane: sheet.wrap(lane, frame.w * _SIDE, bold=True, most=4) for lane in lanes}
    left = frame.x + max(sheet.width(lines, bold=True) for lines in names.values()) + size * 1.2
    moments = [event.until or event.moment for events in lanes.values() for event in events]
    moments += [event.moment for events in lanes.values() for event in events]
    moments += [encoding.now[0]] if encoding.now else []
    across = Scale(math.floor(min(moments)), math.floor(max(moments)) + 1, left, frame.right - size * 0.6)
    placed = {lane: _place(sheet, events, across, frame, room) for lane, events in lanes.items()}
    heights = {lane: _heights(sheet, names[lane], found) for lane, found in placed.items()}
    y = top = frame.y + (sheet.height([""], sheet.small) if encoding.now else 0.0)
    foot = sheet.height([""], sheet.small) + size * 0.4
    between = size * _BETWEEN
    if frame.h != math.inf:
        spare = frame.bottom - top - foot - sum(map(sum, heights.values())) - between * len(lanes)
        between += min(max(spare / len(lanes), 0.0), size * 3)
    bottom = y + sum(map(sum, heights.values())) + between * len(lanes)
    for lane, found in placed.items():
        axis = y + between / 2 + heights[lane][0]
        sheet.write(frame.x, axis - sheet.height(names[lane]) / 2, names[lane], bold=True)
        _draw(sheet, found, across, axis, encoding.now[0] if encoding.now else across.high)
        y += between + sum(heights[lane])
        sheet.stroke([(frame.x, y), (frame.right, y)], HAIRLINE, 0.5)
    if encoding.now:
        _now(sheet, encoding.now, across, Box(frame.x, frame.y, frame.w, bottom - frame.y))
    most = max(int((across.end - across.start) // (sheet.width(["2000"], sheet.small) + size)), 2)
    for year in year_ticks([across.low, across.high], most):
        half = sheet.width([str(year)], sheet.small) / 2
        x = min(max(across.at(year), frame.x + half), frame.right - half)
        sheet.write(x, y + size * 0.3, [str(year)], sheet.small, GREY, anchor="middle")
    sheet.bottom = y + foot
    return sheet


def _now(sheet: Sheet, now: tuple[float, str], across: Scale, room: Box) -> None:
    """A line at a moment with its name over it, where no words stand: none is struck through."""
    x, top = across.at(now[0]), room.y + sheet.height([""], sheet.small)
    air = sheet.size * 0.2
    said = sorted((w.box.y, w.box.bottom) for w in sheet.all(Words) if w.box.x - air < x < w.box.right + air)
    for start, end in [*said, (room.bottom, room.bottom)]:
        if start > top:
            sheet.stroke([(x, top), (x, min(start, room.bottom))], GREY, 0.7, "2 2")
        top = max(top, end)
    lines = sheet.wrap(now[1], room.w * 0.4, sheet.small, most=1)
    half = sheet.width(lines, sheet.small) / 2
    sheet.write(min(x, room.right - half), room.y, lines, sheet.small, GREY, anchor="middle")


def _place(sheet: Sheet, events: Sequence[LaneEvent], across: Scale, frame: Box, room: float) -> list[_Placed]:
    """Every event with its words over or under its lane, from the last to the first, each as near as it can be."""
    size = sheet.size
    found: list[_Placed] = []
    taken: dict[bool, list[Box]] = {True: [], False: []}
    for event in sorted(events, key=lambda event: (event.until is None, -event.moment)):
        x = across.at(event.moment)
        wide = room
        if event.until is not None:
            wide = min(across.at(event.until) - x - size * 0.6, size * 24)
            x = (x + across.at(event.until)) / 2
        lines = _lines(sheet, event, max(wide, size * 9))
        if not any(lines):
            found.append(_Placed(event, lines, Box(x, 0, 0, 0), True, x))
            continue
        w = max(sheet.width(lines[0]), sheet.width(lines[1], sheet.small))
        box = Box(x, 0.0, w + size * _AIR, _height(sheet, lines) + size * _AIR / 2)
        before = [across.at(other.moment) for other in events if other.moment < event.moment]
        spots = list(_spots(taken, box, x, event.until is not None, across, frame, size, before))
        _, up, best = min(spots, key=lambda spot: spot[0])
        taken[up] += [best, Box(x - 1.0, 0.0, 2.0, best.y)]
        found.append(_Placed(event, lines, best, up, x))
    return found


def _spots(
    taken: dict[bool, list[Box]],
    box: Box,
    x: float,
    silence: bool,
    across: Scale,
    frame: Box,
    size: float,
    before: Sequence[float],
) -> Iterator[tuple[float, bool, Box]]:
    """(cost, up, box) of the places where nothing is met; the last of a side is over everything and always there."""
    base = size * _BASE
    for up, others in taken.items():
        floors = sorted({base, *(other.bottom for other in others if other.bottom > base)})
        for aside, left in enumerate((x - box.w / 2,) if silence else (x + size * 0.2, x - box.w + size * 0.3)):
            start = min(max(left, across.start - size), frame.right - box.w)
            for floor in floors:
                here = box._replace(x=start, y=floor)
                stem = Box(x - 1.0, 0.0, 2.0, floor)
                free = not any(here.meets(other) or (not silence and stem.meets(other)) for other in others)
                # a stem may cross names only where every name under it is crossed by any stem
                if free or floor == floors[-1]:
                    # the leaders of events that are still to come would go through a name before this one
                    crossed = (0.0 if free else size * 30) + size * 3 * sum(start < other < x - 2 for other in before)
                    yield floor + box.h + crossed + aside * size * 0.8 + (not up) * size * 0.3, up, here
                    break


def _lines(sheet: Sheet, event: LaneEvent, room: float) -> tuple[tuple[str, ...], tuple[str, ...]]:
    small = sheet.small
    return (
        sheet.wrap(
            " · ".join(part for part in (event.when if event.until is None else "", event.name) if part.strip()),
            room,
            most=5,
        ),
        sheet.wrap(event.said, room, small, most=3),
    )


def _height(sheet: Sheet, lines: Sequence[Sequence[str]]) -> float:
    return sheet.height(lines[0]) + sheet.height(lines[1], sheet.small)


def _heights(sheet: Sheet, name: Sequence[str], found: Sequence[_Placed]) -> tuple[float, float]:
    """Of a lane, over and under its line."""
    least = max(sheet.height(name) / 2, sheet.size * 0.7)
    reach = {up: max([least, *(item.box.bottom for item in found if item.up == up)]) for up in (True, False)}
    return reach[True], reach[False]


def _draw(sheet: Sheet, found: Sequence[_Placed], across: Scale, axis: float, now: float) -> None:
    size = sheet.size
    silences = [(item.event.moment, item.event.until) for item in found if item.event.until is not None]
    told = [item.event.moment for item in found if item.event.until is None and item.event.moment <= now]
    sheet.stroke([(across.start, axis), (across.end, axis)], HAIRLINE, 0.8)
    start = min(told, default=across.high)
    for begin, end in [*sorted(silences), (max(told, default=across.low), across.high)]:
        # whole from the first event to the last, open where nothing is found
        if begin > start:
            sheet.stroke([(across.at(start), axis), (across.at(begin), axis)], GREY, 1.0)
        start = max(start, end)
    for begin, end in silences:
        ends = [(across.at(begin), axis), (across.at(end), axis)]
        sheet.stroke(ends, PAPER, 2.4)
        sheet.stroke(ends, GREY, 0.8, "1 4")
    for year in range(int(across.low), int(across.high) + 1):
        sheet.stroke([(across.at(year), axis), (across.at(year), axis + size * 0.3)], GREY, 0.5)
    for item in found:
        _write(sheet, replace(item, box=_seated(item, axis)), axis)
    for item in found:
        if item.event.until is None:
            sheet.dot(item.x, axis, size * _DOT, item.event.hue, item.event.form)


def _seated(item: _Placed, axis: float) -> Box:
    """The box of a name on the sheet."""
    top = axis - item.box.bottom if item.up else axis + item.box.y
    return item.box._replace(y=top)


def _write(sheet: Sheet, item: _Placed, axis: float) -> None:
    event, box, (name, said) = item.event, item.box, item.lines
    quiet = event.until is not None
    if not any(item.lines):
        return
    if not quiet:
        near = box.bottom - sheet.size * _AIR / 2 if item.up else box.y
        sheet.stroke([(item.x, axis), (item.x, near)], COLOURS[Tone.QUIET], 0.6)
    y = sheet.write(box.x, box.y, name, colour=GREY if quiet else legible(event.hue), halo=True).bottom
    sheet.write(box.x, y, said, sheet.small, GREY, halo=True)
