"""A map of places as a sheet of marks: the map, a part of it enlarged beside it, and a list of what has only a number.

On a phone the enlarged part stands under the map. What a list of a given height does not hold is counted.
"""

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from dossier.charts.atlas_list import draw_list, list_height
from dossier.charts.atlas_names import draw_adrift, draw_places
from dossier.charts.atlas_panel import Panel, Spotted, draw_ground
from dossier.charts.boxes import Box
from dossier.charts.encoding_places import Ground, Inset, Places
from dossier.charts.exhibit import Exhibit
from dossier.charts.ground import EUROPE, MAINLAND, Extent, view
from dossier.charts.marks import amount, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, INK, PAPER
from dossier.charts.sheet import Sheet, corners
from dossier.charts.territories import draw_territories
from dossier.charts.view import View
from dossier.language import number, t
from dossier.selection import Facet

#: In sizes of the letters: radius of a mark, width of an inset beside the map, least width of a picture that has room
#: for one, height of a map, of a sketch that may be as high as it likes.
_RADIUS, _BESIDE, _WIDE, _HIGHEST, _SKETCH = 0.5, (17.0, 25.0), 46.0, 43.0, 27.0
#: Height in parts of the width: of the map, of an inset under it.
_HIGH, _UNDER = 0.92, 0.52
#: Width of a map on which marks have their whole size, in sizes of the letters; the least part of it.
_WHOLE, _SMALLEST = 34.0, 0.6
#: Degrees around what a map of Europe or of a city shows, at the least; kilometres of a degree at the equator.
_LEAST, _NEAR, _DEGREE = 8.0, 0.03, 111.32
#: What a scale may say, in kilometres.
_SCALES = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500)


class _Layout(NamedTuple):
    """Where the panels stand: the map, and what is enlarged, in its box, with its title."""

    main: Panel
    inset: Panel | None
    bottom: float


def plan_places(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The map of an exhibit of ``Places`` in ``frame``, in letters of ``size``."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Places)
    every = spotted(exhibit)
    sheet, listed, bottom = _drawn(exhibit, encoding, every, Sheet(measure, size), frame, 0.0)
    taken, most = 0.0, frame.h * 0.4
    # the list takes from the map, which then names less: what is left over in the end is counted
    while taken < min(room := list_height(sheet, listed, frame.w), most) and frame.h != math.inf:
        taken = min(room, most)
        sheet, listed, bottom = _drawn(exhibit, encoding, every, Sheet(measure, size), frame, taken)
    draw_list(exhibit.language, sheet, listed, Box(frame.x, bottom, frame.w, frame.bottom - bottom))
    return sheet


def spotted(exhibit: Exhibit) -> list[Spotted]:
    """The rows, in the order of the table; what has no place has no degrees."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Places)
    found = []
    every = rows(exhibit)
    # a place is named once, by the row that must be.
    named = {words(row, encoding.label) for row in every}
    for row in every:
        longitude, latitude = amount(row, encoding.longitude), amount(row, encoding.latitude)
        if longitude is None or latitude is None or abs(latitude) > 85:
            longitude = latitude = math.nan
        east, north = amount(row, encoding.to_longitude), amount(row, encoding.to_latitude)
        radius = amount(row, encoding.radius) or _RADIUS
        label, near = words(row, encoding.label), words(row, encoding.near)
        minor = not label and near not in named and encoding.focus is not None
        if minor:
            named.add(near)
        found.append(
            Spotted(
                longitude, latitude, min(radius, 4.0), tone(row, encoding), shape(row, encoding),
                bool(words(row, encoding.square)), near if minor else label, words(row, encoding.words),
                words(row, encoding.hover), None if east is None or north is None else (east, north),
                words(row, encoding.link), bool(words(row, encoding.dashed)),
                (amount(row, encoding.dx) or 0.0, amount(row, encoding.dy) or 0.0),
                near, words(row, encoding.region), minor,
            )
        )  # fmt: skip
    return found


def _drawn(
    exhibit: Exhibit, encoding: Places, every: Sequence[Spotted], sheet: Sheet, frame: Box, taken: float
) -> tuple[Sheet, list[Spotted], float]:
    """The map over ``taken`` (the height of what is said under it); what has a number only, and where the map ends."""
    size, line = sheet.size, sheet.height([""], sheet.small)
    remark = 0.0 if encoding.ground == Ground.SKETCH else line * 1.2
    room = frame._replace(h=frame.h - taken - remark)
    by = _scaled(room, size)
    every = [replace(place, radius=place.radius * by, off=(place.off[0] * by, place.off[1] * by)) for place in every]
    adrift = [place for place in every if math.isnan(place.longitude) and place.label]
    every = [place for place in every if not math.isnan(place.longitude)]
    layout = _layout(encoding, every, room, size)
    main, inset = layout.main, layout.inset
    draw_ground(sheet, main)
    if encoding.region:
        draw_territories(sheet, main, every, exhibit.language, leads=Facet.REGIONS in exhibit.responds)
    enlarged = [place for place in every if inset and encoding.inset and _within(place, encoding.inset)]
    shown = [place for place in every if place not in enlarged and main.holds(place, size)]
    obstacles: list[Box] = []
    if inset and encoding.inset:
        obstacles = _frames(sheet, main, inset, encoding.inset.part, beside=layout.bottom == main.box.bottom)
        for place in sorted(enlarged, key=lambda place: (bool(place.label), place.radius)):
            x, y = main.at(place.longitude, place.latitude)
            sheet.dot(x, y, size * (0.3 if place.label else 0.16), place.tone, place.shape)
    if encoding.ground == Ground.SKETCH:
        obstacles.append(_scale(exhibit, sheet, main))
    obstacles += draw_adrift(sheet, main.box, adrift)
    brief = frame.h != math.inf
    listed = draw_places(sheet, main, shown, obstacles, 1, brief=brief)
    if inset and encoding.inset:
        inside = [place for place in enlarged if inset.holds(place, size)]
        head = sheet.wrap(encoding.inset.title, inset.box.w - 8, sheet.small, bold=True, most=1)
        title = sheet.write(inset.box.x + 4, inset.box.y + 2, head, sheet.small, GREY, bold=True)
        listed += draw_places(sheet, inset, inside, [title], len(listed) + 1, brief=brief)
    bottom = layout.bottom
    if remark:
        outside = len(every) - len(shown) - len(enlarged)
        said = [t(exhibit.language, "export.slide.outside", n=outside)] if outside else []
        text = " ".join([*said, t(exhibit.language, "export.slide.ground")])
        lines = sheet.wrap(text, frame.w, sheet.small, most=1)
        bottom = sheet.write(frame.x, bottom + line * 0.15, lines, sheet.small, GREY).bottom
    return sheet, listed, bottom


def _scaled(room: Box, size: float) -> float:
    """Marks of a small map are smaller, all in the same measure."""
    wide = min(room.w, room.h / _HIGH) / size
    return min(max(wide / _WHOLE, _SMALLEST), 1.0)


def _within(place: Spotted, part: Inset) -> bool:
    return part.part.holds(place.longitude, place.latitude)


def _layout(encoding: Places, every: Sequence[Spotted], frame: Box, size: float) -> _Layout:
    part = encoding.inset
    # an inset that nothing stands in is none
    if part and (encoding.focus or not any(_within(place, part) for place in every)):
        part = None
    beside = part is not None and frame.w >= size * _WIDE
    side = min(max(frame.w * 0.27, size * _BESIDE[0]), size * _BESIDE[1]) if beside else 0.0
    if frame.h == math.inf:
        high = min((frame.w - side) * _HIGH, size * (_SKETCH if encoding.ground == Ground.SKETCH else _HIGHEST))
    else:
        high = max(frame.h, size * 8) * (0.6 if part and not beside else 1.0)
    box = Box(frame.x, frame.y, frame.w, high)
    seen = _seen(_first(encoding, every), box, side)
    main = Panel(seen, (box.x, box.y), box, encoding.ground, close=encoding.focus is not None)
    if part is None:
        return _Layout(main, None, box.bottom)
    if beside:
        own = Box(box.x, box.y + high * 0.02, side, min(high * 0.78, side * 1.15))
    else:
        top = box.bottom + size * 0.5
        own = Box(box.x, top, frame.w, frame.w * _UNDER if frame.h == math.inf else frame.bottom - top)
    seen = view(own.w, own.h, part.part)
    inset = Panel(seen, (own.x, own.y), own, encoding.ground, enlarged=True)
    return _Layout(main, inset, max(box.bottom, own.bottom))


def shown_at_first(exhibit: Exhibit) -> Extent:
    """The part of the world on which the map of an exhibit opens."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Places)
    return _first(encoding, spotted(exhibit))


def _first(encoding: Places, every: Sequence[Spotted]) -> Extent:
    return encoding.focus or _extent(encoding.ground, every)


def _seen(extent: Extent, box: Box, side: float) -> View:
    """What the map shows: as large as it goes right of ``side``; the ground goes on to the left edge."""
    seen = view(box.w - side, box.h, extent)
    shift = side / 2 / (512 * 2**seen.zoom / 360)
    return View(seen.longitude - shift, seen.latitude, seen.zoom, box.w, box.h)


def _extent(ground: Ground, every: Sequence[Spotted]) -> Extent:
    if ground == Ground.FRANCE:
        return MAINLAND
    near = [place for place in every if ground == Ground.SKETCH or EUROPE.holds(place.longitude, place.latitude)]
    if not near:
        return EUROPE
    west, east = min(place.longitude for place in near), max(place.longitude for place in near)
    south, north = min(place.latitude for place in near), max(place.latitude for place in near)
    least = _NEAR if ground == Ground.SKETCH else _LEAST
    # names need room around the outermost marks
    part = 0.25 if ground == Ground.SKETCH else 0.08
    across = max((least - (east - west)) / 2, (east - west) * part)
    down = max((least - (north - south)) / 2, (north - south) * part)
    return Extent(west - across, max(south - down, -84.0), east + across, min(north + down, 84.0))


def _frames(sheet: Sheet, main: Panel, inset: Panel, part: Extent, *, beside: bool) -> list[Box]:
    """The small frame on the map and the box in which it is enlarged, with lines between; what names keep clear of."""
    (west, north), (east, south) = main.at(part.west, part.north), main.at(part.east, part.south)
    small, own = Box(west, north, east - west, south - north), inset.box
    if beside:
        ends = (((own.right, own.y), (small.x, small.y)), ((own.right, own.bottom), (small.x, small.bottom)))
    else:
        ends = (((own.x, own.y), (small.x, small.bottom)), ((own.right, own.y), (small.right, small.bottom)))
    for start, end in ends:
        sheet.stroke([start, end], GREY, 0.5, "1.5 2")
    sheet.stroke([*corners(small), (small.x, small.y)], GREY, 0.8)
    sheet.zone(corners(own), PAPER)
    draw_ground(sheet, inset)
    sheet.stroke([*corners(own), (own.x, own.y)], GREY, 0.6)
    return [small, own] if beside else [small]


def _scale(exhibit: Exhibit, sheet: Sheet, main: Panel) -> Box:
    """A bar of a round length in the lower right corner, and what it is."""
    pixel = 512 * 2**main.seen.zoom / 360 / (_DEGREE * math.cos(math.radians(main.seen.latitude)))
    length = max((scale for scale in _SCALES if scale * pixel <= main.box.w * 0.3), default=_SCALES[0])
    right, y = main.box.right - sheet.size, main.box.bottom - sheet.size
    left = max(right - length * pixel, main.box.x)
    sheet.stroke([(left, y - 3), (left, y), (right, y), (right, y - 3)], INK, 1.0)
    text = f"{number(exhibit.language, length)}\u00a0km"
    said = sheet.write((left + right) / 2, y - sheet.line - 2, [text], sheet.small, GREY, anchor="middle")
    return Box(min(left, said.x), said.y, right - min(left, said.x), y - said.y + 2)
