"""One panel of a map of places: its frame, the ground under it, and the lines between its places."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from dossier.charts.base_map import COUNTRIES, DEPARTMENTS, REGIONS
from dossier.charts.boxes import Box, Point
from dossier.charts.encoding_places import Ground
from dossier.charts.ground import BORDER, HOME_REGION, land
from dossier.charts.labels import Disc
from dossier.charts.palette import COLOURS, GREY, HAIRLINE, RED, SURFACE, Shape, Tone
from dossier.charts.sheet import Sheet
from dossier.charts.view import View

#: How much of its colour the region of Besançon has.
_TINT = 0.07
#: Outlines are as exact as a thin line needs.
_TOLERANCE = 0.7
#: The widest words on a line and radius of its end, in sizes of the letters.
_ON_LINE, _END = 13.0, 0.2
#: How far words stand under the end of a line, in lines.
_UNDER = 0.3
#: The widest words where a line leaves the map, in parts of its width.
_AT_EDGE = 0.26
#: How far a line between two places bends, in parts of its length; into how many pieces it is cut.
_BEND, _PIECES = 0.16, 40
#: From one small box along a line to the next.
_BEAD = 3.0


@dataclass(frozen=True)
class Spotted:
    """A row with its place, in degrees; ``radius`` in sizes of the letters; ``to`` is where a line leads.

    ``near`` is its name close up, ``region`` the region it is in; a ``minor`` name is dropped where it has no room.
    """

    longitude: float
    latitude: float
    radius: float
    tone: Tone
    shape: Shape
    square: bool
    label: str
    words: str
    hover: str
    to: Point | None
    link: str
    dashed: bool
    off: Point = (0.0, 0.0)
    near: str = ""
    region: str = ""
    minor: bool = False

    @property
    def rank(self) -> tuple[bool, bool, float, float]:
        """Who chooses the place of its label first: Besançon, what must be named, the largest, the most northern."""
        return self.tone != Tone.BESANCON, self.minor, -self.radius, -self.latitude

    @property
    def told(self) -> str:
        """Name and words on one line."""
        return " · ".join(part for part in (self.label, self.words) if part)


@dataclass(frozen=True)
class Panel:
    """A view of the world whose top left corner is at ``corner``; ``box`` is its part in which marks may stand.

    ``enlarged``: a part of a map drawn larger beside it; ``close``: a map of a part of the country.
    """

    seen: View
    corner: Point
    box: Box
    ground: Ground
    enlarged: bool = False
    close: bool = False

    def at(self, longitude: float, latitude: float) -> Point:
        x, y = self.seen.pixel(longitude, latitude)
        return self.corner[0] + x, self.corner[1] + y

    def disc(self, place: Spotted, size: float) -> Disc:
        x, y = self.at(place.longitude, place.latitude)
        return x + place.off[0] * size, y + place.off[1] * size, place.radius * size

    def holds(self, place: Spotted, size: float) -> bool:
        x, y, radius = self.disc(place, size)
        return Box(x - radius, y - radius, 2 * radius, 2 * radius).within(self.box)


def draw_ground(sheet: Sheet, panel: Panel) -> None:
    """Countries pale, France with its regions (with its departments in an inset), Bourgogne-Franche-Comté tinted."""
    if panel.ground == Ground.SKETCH:
        return
    edge = BORDER if panel.ground == Ground.EUROPE else HAIRLINE  # around France the neighbours are only there
    for _, rings in land(COUNTRIES, panel.seen, panel.corner, _TOLERANCE):
        for ring in rings:
            sheet.zone(_rounded(tuple(ring)), SURFACE, 0.75, edge)
    if panel.ground == Ground.EUROPE:
        return
    inner = DEPARTMENTS if panel.enlarged or panel.close else REGIONS
    for code, rings in land(inner, panel.seen, panel.corner, _TOLERANCE):
        for ring in rings:
            sheet.zone(_rounded(tuple(ring)), SURFACE, 1.0, BORDER)
            if code == HOME_REGION and inner == REGIONS:
                sheet.zone(_rounded(tuple(ring)), RED, _TINT)
    for code, rings in land(REGIONS, panel.seen, panel.corner, _TOLERANCE) if panel.close else ():
        for ring in rings:
            sheet.zone(_rounded(tuple(ring)), RED, _TINT if code == HOME_REGION else 0.0, GREY)


@lru_cache(maxsize=2048)
def _rounded(ring: tuple[Point, ...]) -> tuple[Point, ...]:
    """A tenth of a pixel is enough for an outline, and makes a lighter picture."""
    return tuple((round(x, 1), round(y, 1)) for x, y in ring)


def draw_links(sheet: Sheet, panel: Panel, places: Sequence[Spotted]) -> list[Box]:
    """Lines from places to where they lead, cut at the edge, with their words; what names keep clear of comes back."""
    taken: list[Box] = []
    told: list[Box] = []
    marks = [Box(x - r, y - r, 2 * r, 2 * r) for x, y, r in (panel.disc(place, sheet.size) for place in places)]
    for place in places:
        if place.to is None:
            continue
        start, end = panel.at(place.longitude, place.latitude), panel.at(*place.to)
        way = _inside(_way(start, end, straight=panel.ground == Ground.SKETCH), panel.box)
        if len(way) < 2:
            continue
        dashes = "4 3" if place.dashed else ""
        sketch = panel.ground == Ground.SKETCH
        sheet.stroke(way, GREY if sketch else COLOURS[place.tone], 0.7 if sketch else 1.2, "2 2" if sketch else dashes)
        line = beads(way)
        taken += line
        if not sketch and way[-1] == end:
            sheet.dot(*end, sheet.size * _END, place.tone)
        # on a narrow map words at the edge are narrow too: the marks of the country begin beside them
        widest = sheet.size * _ON_LINE if sketch else min(sheet.size * _ON_LINE, panel.box.w * _AT_EDGE)
        lines = sheet.wrap(place.link, widest, sheet.small, most=4)
        if not lines:
            continue
        x, y = way[len(way) // 2] if sketch else way[-1]
        # on the line of a sketch, under the end of a line of a map
        middle = y if sketch else y + sheet.line * _UNDER + sheet.height(lines, sheet.small) / 2
        # on a sketch the line is set off by the rim of its words
        told.append(_on(sheet, lines, x, middle, panel.box, [*marks, *(() if sketch else line)], told))
    return [*taken, *told]


def beads(way: Sequence[Point]) -> list[Box]:
    """Small boxes along a line."""
    found = []
    for (x1, y1), (x2, y2) in pairwise(way):
        pieces = max(int(math.hypot(x2 - x1, y2 - y1) // _BEAD), 1)
        for part in range(pieces + 1):
            x, y = x1 + (x2 - x1) * part / pieces, y1 + (y2 - y1) * part / pieces
            found.append(Box(x - 0.5, y - 0.5, 1.0, 1.0))
    return found


def _on(
    sheet: Sheet, lines: tuple[str, ...], x: float, y: float, box: Box, marks: Sequence[Box], told: Sequence[Box]
) -> Box:
    """Words near a point, inside the box: as far under it, or else over it, as keeps them off what stands there.

    Where nothing is free they cover marks before they cover words.
    """
    wide, high = sheet.width(lines, sheet.small), sheet.height(lines, sheet.small)
    left = min(max(x - wide / 2, box.x), box.right - wide)
    first = min(max(y - high / 2, box.y), box.bottom - high)
    step = sheet.line / 2
    under = [first + step * count for count in range(int((box.bottom - high - first) / step) + 1)]
    over = [first - step * count for count in range(1, int((first - box.y) / step) + 1)]
    rooms = [Box(left, top, wide, high) for top in (*under, *over)]
    clear = [room for room in rooms if not any(room.meets(other) for other in told)] or rooms[:1]
    room = next((room for room in clear if not any(room.meets(other) for other in marks)), clear[0])
    return sheet.write(room.x, room.y, lines, sheet.small, GREY, halo=True)


def _way(start: Point, end: Point, *, straight: bool) -> list[Point]:
    """A line, or a curve that bends to the north."""
    if straight:
        return [
            (start[0] + (end[0] - start[0]) * part / 2, start[1] + (end[1] - start[1]) * part / 2) for part in range(3)
        ]
    (x1, y1), (x2, y2) = start, end
    side = -1.0 if x2 >= x1 else 1.0
    bend = ((x1 + x2) / 2 - side * (y2 - y1) * _BEND, (y1 + y2) / 2 + side * (x2 - x1) * _BEND)
    found = []
    for piece in range(_PIECES + 1):
        t = piece / _PIECES
        found.append(
            (
                (1 - t) ** 2 * x1 + 2 * t * (1 - t) * bend[0] + t * t * x2,
                (1 - t) ** 2 * y1 + 2 * t * (1 - t) * bend[1] + t * t * y2,
            )
        )
    return found


def _inside(way: Sequence[Point], box: Box) -> list[Point]:
    """The beginning of a way up to where it leaves the box."""
    kept = [way[0]]
    for before, point in pairwise(way):
        if Box(*point, 0, 0).within(box):
            kept.append(point)
            continue
        low, high = 0.0, 1.0
        for _ in range(20):
            middle = (low + high) / 2
            spot = before[0] + (point[0] - before[0]) * middle, before[1] + (point[1] - before[1]) * middle
            low, high = (middle, high) if Box(*spot, 0, 0).within(box) else (low, middle)
        kept.append((before[0] + (point[0] - before[0]) * low, before[1] + (point[1] - before[1]) * low))
        break
    return kept
