"""Marks of a panel and their names: beside the mark, else a little away with a line, else a number."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dossier.charts.atlas_panel import Panel, Spotted, beads, draw_links
from dossier.charts.boxes import Box, Point
from dossier.charts.encoding_places import Ground
from dossier.charts.labels import Around, Disc, Side, Spot, place_labels
from dossier.charts.marks import legible
from dossier.charts.palette import GREY, PAPER, Shape, Tone
from dossier.charts.sheet import Align, Sheet, corners

#: In sizes of the letters: the widest name, the widest words under it (on a map, on a sketch), how far from a mark.
_NAME, _WORDS, _SKETCHED, _STEPS = 13.0, 16.0, 22.0, (0.0, 0.5)
#: How far a name goes that has a line, in sizes of the letters; in how many directions; its air to other marks.
_FARTHEST, _STRIDE, _WAYS, _CLEAR = 9.0, 0.8, 24, 0.8
#: Lines of words under a name, on a map and on a sketch of few places.
_FEW, _MANY = 2, 9


@dataclass(frozen=True)
class Caption:
    """The lines of a label: its name, and words under it."""

    name: tuple[str, ...]
    words: tuple[str, ...]
    bold: bool

    def room(self, sheet: Sheet) -> tuple[float, float]:
        """Width and height that the label takes, in the unit of the sheet; nothing for one without a name."""
        wide = max(sheet.width(self.name, bold=self.bold), sheet.width(self.words, sheet.small))
        high = sheet.height(self.name) + sheet.height(self.words, sheet.small)
        return (wide + 1.0, high) if self.name else (0.0, 0.0)


@dataclass(frozen=True)
class _Led:
    """A label away from its mark, and the line to it."""

    spot: Spot
    line: tuple[Point, Point]


def draw_places(
    sheet: Sheet, panel: Panel, places: Sequence[Spotted], obstacles: Sequence[Box], first: int, *, brief: bool
) -> list[Spotted]:
    """Marks and names of what the panel holds; what found no room comes back, numbered from ``first`` on.

    ``brief``: where words have no room, the name stands alone before a number stands for both.
    """
    size = sheet.size
    discs = [panel.disc(place, size) for place in places]
    # marks side by side on one place are one thing to a label
    wholes = [(*panel.at(place.longitude, place.latitude), _reach(place, places) * size) for place in places]
    taken = [*obstacles, *draw_links(sheet, panel, places)]
    names = [_name(sheet, place, panel) for place in places]
    order = sorted((i for i, place in enumerate(places) if place.label), key=lambda index: places[index].rank)
    around = Around(gap=size * 0.25, air=size * 0.1, corner=0.7, steps=tuple(size * step for step in _STEPS))
    spots = place_labels(wholes, [name.room(sheet) for name in names], panel.box, order, around=around, obstacles=taken)
    kept = {index: spot for index, spot in enumerate(spots) if spot}
    led: dict[int, _Led] = {}
    for bare in (False, True) if brief else (False,):
        for index in order:
            if index in kept or index in led or places[index].minor:
                continue
            if bare:
                names[index] = Caption(names[index].name, (), names[index].bold)
            away = _away(wholes, index, names[index].room(sheet), panel.box, taken, kept, led, size)
            if away:
                led[index] = away
    unnamed = [
        index
        for index, place in enumerate(places)
        if place.label and not place.minor and index not in kept and index not in led
    ]
    numbers = {index: str(first + count) for count, index in enumerate(unnamed)}
    for one in led.values():
        sheet.stroke(one.line, GREY, 0.6)
    # context under what has a name, the small over the large
    for index in sorted(range(len(places)), key=lambda index: (bool(places[index].label), -places[index].radius)):
        _mark(sheet, places[index], discs[index])
    shown = kept | {index: one.spot for index, one in led.items()}
    for index, spot in shown.items():
        _write(sheet, names[index], spot, legible(places[index].tone))
    _number(sheet, places, wholes, panel, numbers, [*taken, *_lines(led)], shown)
    for place, (x, y, radius) in zip(places, discs, strict=True):
        sheet.hint(Box(x - radius, y - radius, 2 * radius, 2 * radius), place.hover or place.told)
    return [places[index] for index in unnamed]


def draw_adrift(sheet: Sheet, box: Box, places: Sequence[Spotted]) -> list[Box]:
    """What has no place, in the lower left corner, a mark with its name under it each; the room that it takes."""
    taken: list[Box] = []
    x = box.x + sheet.size * 0.3
    for place in places:
        radius = place.radius * sheet.size
        name = Caption(
            sheet.wrap(place.label, sheet.size * _NAME, most=2),
            sheet.wrap(place.words, sheet.size * _NAME, sheet.small, most=2),
            False,
        )
        wide, high = name.room(sheet)
        room = Box(x, box.bottom - sheet.size * 0.6 - high - 2 * radius, max(wide, 2 * radius), high + 2 * radius)
        if not room.within(box):
            break
        _mark(sheet, place, (x + radius, room.y + radius, radius))
        _write(sheet, name, Spot(Side.RIGHT, Box(x, room.bottom - high, wide, high)), legible(place.tone))
        sheet.hint(room, place.hover or place.told)
        taken.append(room)
        x = room.right + sheet.size
    return taken


def _reach(place: Spotted, places: Sequence[Spotted]) -> float:
    """How far what stands on the place of a mark reaches, in sizes of the letters."""
    here = (other for other in places if (other.longitude, other.latitude) == (place.longitude, place.latitude))
    return max(math.hypot(*other.off) + other.radius for other in here)


def _name(sheet: Sheet, place: Spotted, panel: Panel) -> Caption:
    sketch = panel.ground == Ground.SKETCH
    bold = place.tone == Tone.BESANCON or sketch
    widest = panel.box.w * 0.6
    name = sheet.wrap(place.label, min(sheet.size * _NAME, widest), bold=bold, most=2)
    words = sheet.wrap(place.words, min(sheet.size * _WORDS, widest), sheet.small, most=_MANY if sketch else _FEW)
    return Caption(name, words if name else (), bold)


def _away(
    discs: Sequence[Disc],
    index: int,
    room: tuple[float, float],
    frame: Box,
    obstacles: Sequence[Box],
    kept: Mapping[int, Spot],
    led: Mapping[int, _Led],
    size: float,
) -> _Led | None:
    """The nearest place in any direction that is free, to which a line leads that crosses nothing."""
    x, y, radius = discs[index]
    labels = [*(spot.box for spot in kept.values()), *(one.spot.box for one in led.values())]
    # beside another mark a name, or its line, would be read as that one's; a mark that covers this one is crossed by
    # every line from it
    clear = size * _CLEAR
    others = [(a, b, r) for a, b, r in discs if math.hypot(a - x, b - y) > 1]
    apart = [
        Box(a - r - clear, b - r - clear, 2 * (r + clear), 2 * (r + clear))
        for a, b, r in others
        if math.hypot(a - x, b - y) > radius + r + clear
    ]
    near = [*obstacles, *labels, *apart, *(Box(a - r, b - r, 2 * r, 2 * r) for a, b, r in others), *_lines(led)]
    taken = [*obstacles, *labels, *apart]
    for spot, foot in _rays((x, y, radius), room, size):
        far = math.hypot(foot[0] - x, foot[1] - y)
        start = x + (foot[0] - x) * radius / far, y + (foot[1] - y) * radius / far
        if not spot.box.within(frame) or any(spot.box.meets(other) for other in near):
            continue
        if any(_crosses(start, foot, other) for other in taken):
            continue
        if any(_cross(start, foot, *one.line) for one in led.values()):
            continue
        return _Led(spot, (start, foot))
    return None


def _rays(disc: Disc, room: tuple[float, float], size: float) -> Iterator[tuple[Spot, Point]]:
    """Places for a label around a mark, the nearest first, each with the end of its line."""
    (x, y, radius), (w, h) = disc, room
    steps = int(_FARTHEST / _STRIDE)
    for step in range(1, steps + 1):
        far = radius + step * _STRIDE * size
        for way in range(_WAYS):
            # right and left before up and down
            angle = math.pi * 2 * ((way + 1) // 2) / _WAYS * (1 if way % 2 else -1)
            across, down = math.cos(angle), math.sin(angle)
            end = x + across * far, y + down * far
            if abs(across) > 0.35:
                side = Side.RIGHT if across > 0 else Side.LEFT
                box = Box(end[0] + (size * 0.2 if across > 0 else -w - size * 0.2), end[1] - h / 2, w, h)
            else:
                side = Side.BOTTOM if down > 0 else Side.TOP
                box = Box(end[0] - w / 2, end[1] + (0.0 if down > 0 else -h), w, h)
            yield Spot(side, box, led=True), end


def _lines(led: Mapping[int, _Led]) -> list[Box]:
    """What labels keep clear of along the lines of others."""
    return [bead for one in led.values() for bead in beads(one.line)]


def _crosses(start: Point, end: Point, box: Box) -> bool:
    points = corners(box)
    return any(_cross(start, end, points[i], points[i - 1]) for i in range(4))


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two lines cross."""

    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def _mark(sheet: Sheet, place: Spotted, disc: Disc) -> None:
    x, y, radius = disc
    if place.square:
        half = radius * 0.9
        if place.shape == Shape.SOLID:
            sheet.zone(corners(Box(x - half - 0.8, y - half - 0.8, 2 * half + 1.6, 2 * half + 1.6)), PAPER)
        sheet.block(Box(x - half, y - half, 2 * half, 2 * half), place.tone, place.shape)
    else:
        sheet.dot(x, y, radius, place.tone, place.shape)


def _write(sheet: Sheet, name: Caption, spot: Spot, ink: str) -> None:
    across = spot.side.across
    anchor: Align = "start" if across > 0 else "end" if across < 0 else "middle"
    x = {"start": spot.box.x, "middle": spot.box.x + spot.box.w / 2, "end": spot.box.right}[anchor]
    under = sheet.write(x, spot.box.y, name.name, colour=ink, bold=name.bold, anchor=anchor, halo=True).bottom
    sheet.write(x, under, name.words, sheet.small, GREY, anchor=anchor, halo=True)


def _number(
    sheet: Sheet,
    places: Sequence[Spotted],
    discs: Sequence[Disc],
    panel: Panel,
    numbers: Mapping[int, str],
    obstacles: Sequence[Box],
    shown: Mapping[int, Spot],
) -> None:
    """A number beside each mark that has no name, over another mark rather than nowhere."""
    line = sheet.height([""], sheet.small)
    sizes = [
        (sheet.width([numbers[index]], sheet.small, bold=True) if index in numbers else 0.0, line)
        for index in range(len(places))
    ]
    tight = Around(gap=sheet.size * 0.1, air=0.0, corner=0.7, steps=(0.0, sheet.size * 0.5))
    spots = place_labels(
        discs, sizes, panel.box, list(numbers), list(numbers), around=tight, obstacles=obstacles, kept=shown
    )
    for index, number in numbers.items():
        beside = spots[index]
        if beside is not None:
            ink = legible(places[index].tone)
            sheet.write(beside.box.x, beside.box.y, [number], sheet.small, ink, bold=True, halo=True)
