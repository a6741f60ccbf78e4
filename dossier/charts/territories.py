"""Regions and departments of a map: their extent, their names, and which of the places shown are in each.

Presence and names, never a count as a colour: the rows were not looked for with the same care everywhere. A place is in
the region that its row states; the outlines, drawn to about a kilometre, only say in which department of that region.
"""

from collections.abc import Iterable, Sequence
from functools import cache

from dossier.charts.atlas_panel import Panel, Spotted
from dossier.charts.base_map import DEPARTMENTS, REGIONS, MapFeature, map_features
from dossier.charts.boxes import Point
from dossier.charts.ground import Extent, land
from dossier.charts.sheet import Sheet
from dossier.language import Language, enumeration, t

#: How a region is named among the items that a picture leads to.
REGION_ITEM = "region:"
#: What is pointed at need not be as exact as what is seen.
_POINTED = 2.0
#: Air around a region that is shown alone, in parts of its size; names of places in the sentence of a territory.
_AIR, _NAMED = 0.06, 12


def region_extent(regions: Iterable[str]) -> Extent | None:
    """The part of the world that shows these regions whole; ``None`` for none, or for those that no outline has."""
    wanted = set(regions)
    points = [point for one in map_features(REGIONS) if one.name in wanted for ring in one.rings for point in ring]
    if not points:
        return None
    west, east = min(x for x, _ in points), max(x for x, _ in points)
    south, north = min(y for _, y in points), max(y for _, y in points)
    across, down = (east - west) * _AIR, (north - south) * _AIR
    return Extent(west - across, south - down, east + across, north + down)


@cache
def department(region: str, longitude: float, latitude: float) -> str:
    """Code of the department of a region in which a place is, or of the nearest one of that region; else nothing."""
    own = [one for one in map_features(DEPARTMENTS) if one.region == region]
    inside = next((one.code for one in own if any(_holds(ring, longitude, latitude) for ring in one.rings)), "")
    if inside or not own:
        return inside
    return min(
        own, key=lambda one: min(_far(point, (longitude, latitude)) for ring in one.rings for point in ring)
    ).code


def draw_territories(sheet: Sheet, panel: Panel, places: Sequence[Spotted], language: Language, *, leads: bool) -> None:
    """Each region of the panel (close up, each department) says its name and the places in it.

    ``leads``: on a map of the whole country a region that holds something leads to itself.
    """
    file = DEPARTMENTS if panel.close else REGIONS
    told = {one.code: one for one in map_features(file)}
    for code, rings in land(file, panel.seen, panel.corner, _POINTED):
        one = told[code]
        names = dict.fromkeys(place.near for place in places if place.near and _in(place, one, close=panel.close))
        text = t(
            language,
            "map.territory.some" if names else "map.territory.none",
            name=one.name,
            places=enumeration(language, list(names), limit=_NAMED),
        )
        item = f"{REGION_ITEM}{one.name}" if leads and names and not panel.close else ""
        sheet.territory([[(round(x), round(y)) for x, y in ring] for ring in rings], text, item)


def _in(place: Spotted, one: MapFeature, *, close: bool) -> bool:
    if place.region != one.region:
        return False
    return not close or department(place.region, place.longitude, place.latitude) == one.code


def _holds(ring: Sequence[Point], x: float, y: float) -> bool:
    """Whether a place is inside a ring: a ray to the east crosses its outline an odd number of times."""
    inside = False
    for (x1, y1), (x2, y2) in zip(ring, (ring[-1], *ring), strict=False):
        if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
            inside = not inside
    return inside


def _far(one: Point, other: Point) -> float:
    return (one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2
