"""Names of the events of a lane: over it or under it, each beside its leader, as near as it can be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dossier.charts.axis import Scale
from dossier.charts.boxes import Box
from dossier.charts.marks import Row, legible
from dossier.charts.palette import COLOURS, GREY, Tone
from dossier.charts.sheet import Sheet

#: In sizes of the letters: the air of a name; between the lane and the nearest name.
_AIR, _BASE = 0.5, 0.8


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
class PlacedEvent:
    """An event with its lines in a box over (``up``) or under its lane, counted from the lane outwards."""

    event: LaneEvent
    lines: tuple[tuple[str, ...], tuple[str, ...]]
    box: Box
    up: bool
    x: float


def place_names(sheet: Sheet, events: Sequence[LaneEvent], across: Scale, frame: Box, room: float) -> list[PlacedEvent]:
    """Every event with its words over or under its lane, from the last to the first, each as near as it can be."""
    size = sheet.size
    found: list[PlacedEvent] = []
    taken: dict[bool, list[Box]] = {True: [], False: []}
    for event in sorted(events, key=lambda event: (event.until is None, -event.moment)):
        x = across.at(event.moment)
        wide = room
        if event.until is not None:
            wide = min(across.at(event.until) - x - size * 0.6, size * 24)
            x = (x + across.at(event.until)) / 2
        lines = _lines(sheet, event, max(wide, size * 9))
        if not any(lines):
            found.append(PlacedEvent(event, lines, Box(x, 0, 0, 0), True, x))
            continue
        w = max(sheet.width(lines[0]), sheet.width(lines[1], sheet.small))
        box = Box(x, 0.0, w + size * _AIR, _height(sheet, lines) + size * _AIR / 2)
        before = [across.at(other.moment) for other in events if other.moment < event.moment]
        spots = list(_spots(taken, box, x, event.until is not None, across, frame, size, before))
        _, up, best = min(spots, key=lambda spot: spot[0])
        taken[up] += [best, Box(x - 1.0, 0.0, 2.0, best.y)]
        found.append(PlacedEvent(event, lines, best, up, x))
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


def write_name(sheet: Sheet, item: PlacedEvent, axis: float) -> None:
    """The words of an event with their leader, its lane being at ``axis``."""
    event, (name, said) = item.event, item.lines
    box = item.box._replace(y=axis - item.box.bottom if item.up else axis + item.box.y)
    quiet = event.until is not None
    if not any(item.lines):
        return
    if not quiet:
        near = box.bottom - sheet.size * _AIR / 2 if item.up else box.y
        sheet.stroke([(item.x, axis), (item.x, near)], COLOURS[Tone.QUIET], 0.6)
    y = sheet.write(box.x, box.y, name, colour=GREY if quiet else legible(event.hue), halo=True).bottom
    sheet.write(box.x, y, said, sheet.small, GREY, halo=True)
