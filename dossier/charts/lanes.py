"""Lanes of time over one axis: every event with its date and its words, silences left blank and named.

Names stand over and under their lane, each beside its leader; on a narrow sheet a lane is a list of dates.
"""

import math
from collections.abc import Sequence

from dossier.catalogue.records.base import is_date
from dossier.charts.axis import Scale, year_ticks
from dossier.charts.boxes import Box
from dossier.charts.encoding_time import Lanes
from dossier.charts.exhibit import Exhibit
from dossier.charts.lanes_list import list_lanes
from dossier.charts.lanes_names import LaneEvent, PlacedEvent, place_names, write_name
from dossier.charts.marks import amount, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, HAIRLINE, PAPER
from dossier.charts.sheet import Sheet, Words
from dossier.language import date

#: In sizes of the letters: the narrowest sheet with an axis; widths of a name that are tried.
_WIDE, _NAMES = 46.0, (14.0, 18.0, 24.0, 32.0, 42.0)
#: Between two lanes; radius of a mark.
_BETWEEN, _DOT = 0.7, 0.42
#: Part of the width for the names of lanes.
_SIDE = 0.16
#: What is before or after is no year.
_FIRST, _LAST = 1800.0, 2200.0


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
    placed = {lane: place_names(sheet, events, across, frame, room) for lane, events in lanes.items()}
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


def _heights(sheet: Sheet, name: Sequence[str], found: Sequence[PlacedEvent]) -> tuple[float, float]:
    """Of a lane, over and under its line."""
    least = max(sheet.height(name) / 2, sheet.size * 0.7)
    reach = {up: max([least, *(item.box.bottom for item in found if item.up == up)]) for up in (True, False)}
    return reach[True], reach[False]


def _draw(sheet: Sheet, found: Sequence[PlacedEvent], across: Scale, axis: float, now: float) -> None:
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
        write_name(sheet, item, axis)
    for item in found:
        if item.event.until is None:
            sheet.dot(item.x, axis, size * _DOT, item.event.hue, item.event.form)
