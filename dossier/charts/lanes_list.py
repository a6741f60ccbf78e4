"""Lanes of time on a narrow sheet: each a list of dates with their words, from the first to the last."""

from collections.abc import Mapping, Sequence

from dossier.charts.boxes import Box
from dossier.charts.lanes_names import LaneEvent
from dossier.charts.marks import legible
from dossier.charts.palette import GREY, HAIRLINE
from dossier.charts.sheet import Sheet

#: In sizes of the letters: where words begin, radius of a mark, air after an event and after a lane.
_INDENT, _DOT, _AIR, _LANE = 1.7, 0.42, 0.5, 1.0


def list_lanes(sheet: Sheet, lanes: Mapping[str, Sequence[LaneEvent]], frame: Box) -> Sheet:
    """The lanes one under another, written on ``sheet`` and given back: ``frame`` gives the corner and the width, the
    height is what the words need (``sheet.bottom``)."""
    size, y = sheet.size, frame.y
    for lane, events in lanes.items():
        y = sheet.write(frame.x, y, sheet.wrap(lane, frame.w, bold=True, most=3), bold=True).bottom + size * 0.3
        last: float | None = None
        for event in events:
            top = y
            y = _words(sheet, event, Box(frame.x + size * _INDENT, y, frame.w - size * _INDENT, 0.0))
            x, middle = frame.x + size * 0.6, top + sheet.height([""], sheet.small) / 2
            if event.until is not None:
                sheet.stroke([(x, top), (x, y)], GREY, 0.8, "2 3")
                last = y
            else:
                if last is not None:
                    sheet.stroke([(x, last), (x, middle - size * _DOT)], HAIRLINE, 0.8)
                sheet.dot(x, middle, size * _DOT, event.hue, event.form)
                last = middle + size * _DOT
            y += size * _AIR
        y += size * (_LANE - _AIR)
    sheet.bottom = y - size * _LANE if lanes else frame.y
    return sheet


def _words(sheet: Sheet, event: LaneEvent, place: Box) -> float:
    """Date, words and who said so, under each other; where they end."""
    quiet = event.until is not None
    y = place.y
    if not quiet:
        y = sheet.write(place.x, y, sheet.wrap(event.when, place.w, sheet.small, most=2), sheet.small, GREY).bottom
    ink = GREY if quiet else legible(event.hue)
    y = sheet.write(place.x, y, sheet.wrap(event.name, place.w, most=6), colour=ink).bottom
    y = sheet.write(place.x, y, sheet.wrap(event.said, place.w, sheet.small, most=4), sheet.small, GREY).bottom
    return max(y, place.y + sheet.height([""], sheet.small))
