"""The ground of a map: outlines of regions and countries, read once, projected, clipped to the frame, simplified."""

import math
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from dossier.charts.base_map import map_features
from dossier.charts.boxes import Box, Point
from dossier.charts.palette import COLOURS, Tone
from dossier.charts.view import View

#: Official code of Bourgogne-Franche-Comté, which is tinted; the colour of coasts and of the lines between regions.
HOME_REGION, BORDER = "27", COLOURS[Tone.QUIET]
#: The whole world, at zoom 0 from the crossing of the equator with the meridian of Greenwich.
_WORLD = View(0.0, 0.0, 0.0, 0.0, 0.0)


class Extent(NamedTuple):
    """Degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, longitude: float, latitude: float) -> bool:
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


#: Metropolitan France with Corsica, and what the base map of Europe covers.
MAINLAND, EUROPE = Extent(-5.3, 41.2, 9.8, 51.3), Extent(-11.5, 35.5, 32.0, 66.0)


def view(width: float, height: float, wanted: Extent) -> View:
    """``wanted`` in the middle of a picture, as large as it goes; beside it stands what lies beside it."""
    west, north = _WORLD.pixel(wanted.west, wanted.north)
    east, south = _WORLD.pixel(wanted.east, wanted.south)
    degrees = (wanted.east - wanted.west) / (east - west)
    latitude = math.degrees(math.atan(math.sinh(-math.radians((north + south) / 2 * degrees))))
    zoom = math.log2(min(width / (east - west), height / (south - north)))
    return View((wanted.west + wanted.east) / 2, latitude, zoom, width, height)


class _Ring(NamedTuple):
    """Points on ``_WORLD`` and the box around them."""

    points: tuple[Point, ...]
    around: Box


@cache
def _features(file: str) -> tuple[tuple[str, tuple[_Ring, ...]], ...]:
    """Code, or name, and rings of each outline, projected."""
    return tuple((one.code, tuple(map(_ring, one.rings))) for one in map_features(file))


def _ring(degrees: Iterable[Point]) -> _Ring:
    points = tuple(_WORLD.pixel(x, y) for x, y in degrees)
    west, north = min(x for x, _ in points), min(y for _, y in points)
    east, south = max(x for x, _ in points), max(y for _, y in points)
    return _Ring(points, Box(west, north, east - west, south - north))


def outlines(file: str, seen: View, corner: Point, tolerance: float = 0.5) -> list[list[list[Point]]]:
    """For each feature that the view shows, its rings on a picture whose top left corner is at ``corner``."""
    return [rings for _, rings in land(file, seen, corner, tolerance)]


@lru_cache(maxsize=64)
def land(file: str, seen: View, corner: Point, tolerance: float = 0.5) -> tuple[tuple[str, list[list[Point]]], ...]:
    """The same with the code of each feature, or its name where it has none. Kept, for a filter moves no border: the
    rings are those of every picture of this view and are left as they are.
    """
    frame = Box(*corner, seen.width, seen.height)
    scale = 2**seen.zoom
    east, south = _WORLD.pixel(seen.longitude, seen.latitude)
    across, down = frame.x + frame.w / 2 - east * scale, frame.y + frame.h / 2 - south * scale
    shown = []
    for code, feature in _features(file):
        rings = []
        for ring in feature:
            x, y, w, h = (part * scale for part in ring.around)
            if not Box(x + across, y + down, w, h).meets(frame):
                continue
            projected = simplified([(x * scale + across, y * scale + down) for x, y in ring.points], tolerance)
            inside = clipped(projected, frame)
            if len(inside) >= 3 and _area(inside) > 3.0:
                rings.append(inside)
        if rings:
            shown.append((code, rings))
    return tuple(shown)


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker: the points that a line ``tolerance`` thick needs."""
    keep = {0, len(points) - 1}
    stack = [(0, len(points) - 1)]
    while stack:
        first, last = stack.pop()
        (x1, y1), (x2, y2) = points[first], points[last]
        length = math.hypot(x2 - x1, y2 - y1)
        far, index = tolerance, -1
        for i in range(first + 1, last):
            x, y = points[i]
            if length:
                distance = abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length
            else:
                distance = math.hypot(x - x1, y - y1)
            if distance > far:
                far, index = distance, i
        if index >= 0:
            keep.add(index)
            stack += [(first, index), (index, last)]
    return [points[i] for i in sorted(keep)]


def clipped(ring: Iterable[Point], frame: Box) -> list[Point]:
    """The part of a ring inside a rectangle (Sutherland and Hodgman)."""
    result = list(ring)
    for axis, bound, sign in ((0, frame.x, 1), (0, frame.right, -1), (1, frame.y, 1), (1, frame.bottom, -1)):
        result = _cut(result, axis, bound, sign)
    return result


def _cut(ring: list[Point], axis: int, bound: float, sign: int) -> list[Point]:
    def inside(point: Point) -> bool:
        return sign * (point[axis] - bound) >= 0

    result: list[Point] = []
    for i, point in enumerate(ring):
        before = ring[i - 1]
        if inside(before) != inside(point):
            share = (bound - before[axis]) / (point[axis] - before[axis])
            crossing = [before[k] + share * (point[k] - before[k]) for k in (0, 1)]
            result.append((crossing[0], crossing[1]))
        if inside(point):
            result.append(point)
    return result


def _area(ring: Sequence[Point]) -> float:
    pairs = zip(ring, [*ring[1:], ring[0]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2
