"""Dated marks on lanes, their names over them: each at the lowest of several heights where it covers no other."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from dossier.charts.axis import Scale, year_ticks
from dossier.charts.boxes import Box
from dossier.charts.encoding import Timeline
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import amount, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import Shape, Tone
from dossier.language.cells import shortened

_LONGEST = 160
#: In sizes of the letters: from a lane to its lowest name, under a lane; beside a name its stem, after it, under it.
_STEM, _BELOW = 1.2, 0.9
_BESIDE, _AFTER, _UNDER = 0.25, 0.8, 0.4


@dataclass(frozen=True)
class TimelineEvent:
    """A mark at ``x`` and the lines of its name, ``room`` wide with the air around them, in ``box`` ``right`` of its
    stem or left of it; no box where the name found no room.
    """

    moment: float
    tone: Tone
    shape: Shape
    hover: str
    lines: list[str]
    room: float
    x: float = 0.0
    box: Box | None = None
    right: bool = True


@dataclass(frozen=True)
class Lane:
    """Events on the line ``axis``, over them from ``top`` the lines of the lane's name."""

    name: list[str]
    top: float
    axis: float
    events: list[TimelineEvent]


@dataclass(frozen=True)
class TimelinePlan:
    """Lanes over the scale ``across``; the years to write under the last one; names in letters of ``size``."""

    lanes: list[Lane]
    across: Scale
    years: list[int]
    size: float
    bottom: float

    @property
    def unnamed(self) -> int:
        """Events whose name found no room."""
        return sum(1 for lane in self.lanes for event in lane.events if event.lines and not event.box)


def plan_timeline(
    exhibit: Exhibit, measure: Measure, frame: Box, settings: Sequence[tuple[float, float]], heading: float
) -> TimelinePlan:
    """The exhibit's events in ``frame``, whose height may be without end.

    ``settings`` are sizes of the letters with the width of a name: the first that leaves no name out is taken, or the
    one that leaves out the fewest. ``heading`` is the size of the names of the lanes.
    """
    plans = []
    for size, wide in settings:
        plans.append(_plan(exhibit, measure, frame, size, wide, heading))
        if not plans[-1].unnamed:
            break
    return min(plans, key=lambda plan: plan.unnamed)


def _plan(exhibit: Exhibit, measure: Measure, frame: Box, size: float, wide: float, heading: float) -> TimelinePlan:
    lanes = _lanes(exhibit, measure, size, wide)
    moments = [event.moment for events in lanes.values() for event in events]
    low, high = math.floor(min(moments)), math.ceil(max(moments) + 1e-9)
    across, leftwards = _across(low, high + (high == low), list(lanes.values()), frame, size)
    names = [measure.wrap(shortened(name, _LONGEST), frame.w, heading, True) if name.strip() else [] for name in lanes]
    over = [measure.height(name, heading) + heading / 3 if name else 0.0 for name in names]
    around, foot = size * (_STEM + _BELOW), size * measure.line
    share = (frame.h - foot) / len(lanes)
    placed = [
        _placed(events, across, leftwards, size, measure.line, share - head - around)
        for events, head in zip(lanes.values(), over, strict=True)
    ]
    highest = [max((-event.box.y for event in events if event.box), default=0.0) for events in placed]
    # room to spare goes over, between and under the lanes
    taken = sum(over) + sum(highest) + len(lanes) * around + foot
    spare = max(frame.h - taken, 0.0) / (len(lanes) + 1) if math.isfinite(frame.h) else 0.0
    drawn, y = [], frame.y
    for said, head, tall, events in zip(names, over, highest, placed, strict=True):
        top = y + spare
        axis = top + head + tall + size * _STEM
        drawn.append(Lane(said, top, axis, [_moved(event, axis - size * _STEM) for event in events]))
        y = axis + size * _BELOW
    most = int((across.end - across.start) // (measure.width("2000", size, False) + 1.5 * size))
    return TimelinePlan(drawn, across, year_ticks([across.low, across.high], most), size, y + foot)


def _lanes(exhibit: Exhibit, measure: Measure, size: float, wide: float) -> dict[str, list[TimelineEvent]]:
    """The dated rows by lane, in order of time; where they stand is not known yet."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Timeline)
    found: dict[str, list[TimelineEvent]] = {}
    for row in rows(exhibit):
        moment = amount(row, encoding.moment)
        if moment is not None:
            label = words(row, encoding.label)
            lines = measure.wrap(shortened(label, _LONGEST), wide, size, False) if label.strip() else []
            room = measure.widest(lines, size) + size * (_BESIDE + _AFTER)
            hover = words(row, encoding.hover) or label
            event = TimelineEvent(moment, tone(row, encoding), shape(row, encoding), hover, lines, room)
            found.setdefault(words(row, encoding.lane), []).append(event)
    return {name: sorted(events, key=lambda event: event.moment) for name, events in found.items()}


def _across(
    low: float, high: float, lanes: Sequence[Sequence[TimelineEvent]], frame: Box, size: float
) -> tuple[Scale, list[TimelineEvent]]:
    """The scale of time, and the events whose names run to the left.

    A name runs to the right of its stem, so that the stem of an earlier event never crosses it. Where one finds no
    room there it runs to the left if no other event stands under it; if one does, the years end sooner.
    """
    across = Scale(low, high, frame.x + size, frame.right - size)
    alone, ends = [], [across.end]
    for *others, last in lanes:
        x = across.at(last.moment)
        if x + last.room > frame.right and all(across.at(event.moment) < x - last.room for event in others):
            alone.append(last)
    for event in (event for events in lanes for event in events):
        beyond = across.at(event.moment) + event.room > frame.right
        if beyond and event not in alone:
            room = max(frame.right - event.room - across.start, size)
            ends.append(across.start + room * (high - low) / (event.moment - low))
    return (across, alone) if len(ends) == 1 else (across._replace(end=min(ends)), [])


def _placed(
    events: Sequence[TimelineEvent],
    across: Scale,
    leftwards: Sequence[TimelineEvent],
    size: float,
    line: float,
    most: float,
) -> list[TimelineEvent]:
    """The events with their names in boxes over the lowest height of a name, from the last event to the first.

    A name that would begin higher than ``most`` is left out.
    """
    taken: list[Box] = []  # y counts upwards here: a box set on another touches it and does not meet it
    found = []
    for event in reversed(events):
        x, right = across.at(event.moment), event not in leftwards
        box = Box(x if right else x - event.room, 0.0, event.room, size * (len(event.lines) * line + _UNDER))
        while hit := next((other for other in taken if box.meets(other)), None):
            box = box._replace(y=hit.bottom)
        said = None
        if event.lines and box.bottom <= most:
            taken += [box, Box(x - 0.5, 0.0, 1.0, box.y)]
            beside = size * (_BESIDE if right else _AFTER)
            said = Box(box.x + beside, -box.bottom, box.w - size * (_BESIDE + _AFTER), box.h - size * _UNDER)
        found.append(replace(event, x=x, box=said, right=right))
    return found[::-1]


def _moved(event: TimelineEvent, down: float) -> TimelineEvent:
    return replace(event, box=event.box._replace(y=event.box.y + down)) if event.box else event
