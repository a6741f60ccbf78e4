"""Outlines of regions and countries for a map: read once, projected, clipped to the frame, simplified."""

import json
import math
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from dossier.catalogue import DATA
from dossier.charts.boxes import Box

Point = tuple[float, float]
#: Base maps, from the nearest to the widest.
REGIONS, COUNTRIES = "fr_regions.geojson", "europe_countries.geojson"


class Extent(NamedTuple):
    """Degrees."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, longitude: float, latitude: float) -> bool:
        return self.west <= longitude <= self.east and self.south <= latitude <= self.north


#: Metropolitan France with Corsica, and what the base map of Europe covers.
FRANCE, EUROPE = Extent(-5.3, 41.2, 9.8, 51.3), Extent(-11.5, 35.5, 32.0, 66.0)


class View(NamedTuple):
    """A frame on the slide and the part of the world in it (plate carrée, true to scale at the middle latitude)."""

    frame: Box
    extent: Extent
    scale: float

    def at(self, longitude: float, latitude: float) -> Point:
        x = (longitude - self.extent.west) * _squeeze(self.extent) * self.scale
        return self.frame.x + x, self.frame.y + (self.extent.north - latitude) * self.scale


def _squeeze(extent: Extent) -> float:
    return math.cos(math.radians((extent.south + extent.north) / 2))


def view(frame: Box, wanted: Extent) -> View:
    """``wanted`` in the middle of the frame, as large as it goes; the frame is filled with what lies beside it."""
    squeeze = _squeeze(wanted)
    scale = min(frame.w / ((wanted.east - wanted.west) * squeeze), frame.h / (wanted.north - wanted.south))
    spare_x = frame.w / scale / squeeze - (wanted.east - wanted.west)
    spare_y = frame.h / scale - (wanted.north - wanted.south)
    extent = Extent(
        wanted.west - spare_x / 2, wanted.south - spare_y / 2, wanted.east + spare_x / 2, wanted.north + spare_y / 2
    )
    return View(frame, extent, scale)


@cache
def _rings(file: str) -> tuple[tuple[tuple[Point, ...], ...], ...]:
    """Outer rings of each feature; holes are lakes and enclaves that no map of this size shows."""
    features = json.loads((DATA / "geo" / file).read_text(encoding="utf-8"))["features"]
    found = []
    for feature in features:
        geometry = feature["geometry"]
        polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        found.append(tuple(tuple((x, y) for x, y, *_ in polygon[0]) for polygon in polygons))
    return tuple(found)


def outlines(file: str, seen: View, tolerance: float = 0.5) -> list[list[list[Point]]]:
    """For each feature that the frame shows, its rings in points of the slide."""
    shown = []
    for feature in _rings(file):
        rings = []
        for ring in feature:
            projected = simplified([seen.at(x, y) for x, y in ring], tolerance)
            inside = clipped(projected, seen.frame)
            if len(inside) >= 3 and _area(inside) > 3.0:
                rings.append(inside)
        if rings:
            shown.append(rings)
    return shown


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
