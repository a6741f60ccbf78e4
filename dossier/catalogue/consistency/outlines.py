"""Outlines of countries, regions and departments on the globe, and how far outside of one a point lies.

The same outlines as on the maps (Natural Earth, about 1 km). Beyond the window of the map of Europe, plain boxes.
"""

import itertools
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel import Locale

_GEO = Path(__file__).resolve().parents[3] / "data" / "geo"
#: Kilometres of a degree of latitude.
_DEGREE = 111.2
#: Countries that the map of Europe does not hold, or not whole: south, north, west, east.
_BOXES = {
    "FR": ((15.8, 16.6, -61.9, -60.9), (14.3, 15.0, -61.3, -60.7), (2.0, 6.0, -54.7, -51.5), (-21.5, -20.8, 55.1, 55.9),
           (-13.1, -12.5, 44.9, 45.4)),
    "ES": ((27.5, 29.5, -18.3, -13.3),),
    "PT": ((32.3, 33.2, -17.4, -16.2), (36.8, 39.9, -31.4, -24.9)),
    "NO": ((69.0, 81.0, 10.0, 34.0),),
    "IS": ((63.2, 66.7, -24.7, -13.3),),
    "RU": ((41.0, 82.0, 27.0, 180.0),),
    "TR": ((35.7, 42.3, 25.5, 45.0),),
    "UA": ((44.2, 52.5, 22.0, 40.3),),
    "US": ((18.8, 71.5, -179.2, -66.9), (17.8, 18.6, -67.4, -65.1)),
    "CA": ((41.6, 83.2, -141.1, -52.5),),
    "AU": ((-43.8, -9.0, 112.8, 153.8),),
    "NZ": ((-47.5, -34.0, 166.3, 178.7),),
    "SG": ((1.1, 1.5, 103.5, 104.2),),
    "JP": ((24.0, 45.6, 122.8, 146.0),),
    "KR": ((33.0, 38.7, 124.5, 131.0),),
    "CN": ((18.0, 53.6, 73.4, 135.1),),
    "TW": ((21.8, 25.4, 119.9, 122.1),),
    "IN": ((6.5, 35.7, 68.0, 97.5),),
    "IL": ((29.4, 33.4, 34.2, 35.9),),
    "BR": ((-33.8, 5.4, -74.1, -34.7),),
}  # fmt: skip
#: Overseas department -> its region and its box, the same as above.
_OVERSEAS = dict(
    zip(
        ("971", "972", "973", "974", "976"),
        zip(("Guadeloupe", "Martinique", "Guyane", "La Réunion", "Mayotte"), _BOXES["FR"], strict=True),
        strict=True,
    )
)
_Corner = tuple[float, float]
Ring = tuple[_Corner, ...]


@dataclass(frozen=True)
class Outline:
    """A place by its rings of (longitude, latitude); ``region`` is that of a department."""

    name: str
    rings: tuple[Ring, ...]
    region: str = ""

    def distance(self, lat: float, lon: float) -> float:
        """Kilometres from a point to the place; zero inside."""
        if any(_inside(ring, lon, lat) for ring in self.rings):
            return 0.0
        return min((_to_ring(ring, lon, lat) for ring in self.rings), default=0.0)


@cache
def departments() -> dict[str, Outline]:
    """Code -> department; empty where the outlines cannot be read."""
    found = {
        each["properties"]["code"]: Outline(
            each["properties"]["name"], tuple(_rings(each)), each["properties"]["region"]
        )
        for each in _features("fr_departements.geojson")
    }
    if found:
        found |= {code: Outline(name, (_box(box),), name) for code, (name, box) in _OVERSEAS.items()}
    return found


@cache
def regions() -> dict[str, Outline]:
    """Official name -> region: its departments together."""
    found: dict[str, tuple[Ring, ...]] = {}
    for department in departments().values():
        found[department.region] = found.get(department.region, ()) + department.rings
    return {name: Outline(name, rings) for name, rings in found.items()}


@cache
def countries() -> dict[str, Outline]:
    """ISO code -> country, of those that the map or a box holds."""
    codes = {name: code for code, name in Locale("en").territories.items() if len(code) == 2}
    rings: dict[str, list[Ring]] = {code: [_box(box) for box in boxes] for code, boxes in _BOXES.items()}
    for each in _features("europe_countries.geojson"):
        if code := codes.get(each["properties"]["name"]):
            rings.setdefault(code, []).extend(_rings(each))
    return {code: Outline(code, tuple(found)) for code, found in rings.items()}


def _features(file: str) -> list[dict]:  # type: ignore[type-arg]
    try:
        found: list[dict] = json.loads((_GEO / file).read_bytes())["features"]  # type: ignore[type-arg]
    except (OSError, ValueError, KeyError):
        return []
    return found


def _rings(feature: dict) -> Iterator[Ring]:  # type: ignore[type-arg]
    geometry = feature["geometry"]
    parts = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    for part in parts:
        yield tuple((x, y) for x, y in part[0])


def _box(box: tuple[float, float, float, float]) -> Ring:
    south, north, west, east = box
    return ((west, south), (west, north), (east, north), (east, south), (west, south))


def _inside(ring: Ring, x: float, y: float) -> bool:
    """Whether a ray to the east crosses the ring an odd number of times."""
    odd = False
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            odd = not odd
    return odd


def _to_ring(ring: Ring, x: float, y: float) -> float:
    """Kilometres to the nearest side, on a plane that touches the globe at the point."""
    narrowing, nearest = math.cos(math.radians(y)), math.inf
    for (x1, y1), (x2, y2) in itertools.pairwise(ring):
        ax, ay, bx, by = (x1 - x) * narrowing, y1 - y, (x2 - x) * narrowing, y2 - y
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        along = min(1.0, max(0.0, -(ax * dx + ay * dy) / length)) if length else 0.0
        nearest = min(nearest, math.hypot(ax + along * dx, ay + along * dy))
    return nearest * _DEGREE
