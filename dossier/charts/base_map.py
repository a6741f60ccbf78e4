"""The base maps as they are published: outlines of regions, departments and countries, in degrees."""

import json
from functools import cache
from typing import NamedTuple

from dossier.catalogue import DATA
from dossier.charts.boxes import Point

#: From the nearest to the widest.
REGIONS, COUNTRIES, DEPARTMENTS = "fr_regions.geojson", "europe_countries.geojson", "fr_departements.geojson"


class MapFeature(NamedTuple):
    """A region, a department or a country: official code (of a country its name), name, name of its region (a region
    is its own), outer rings. Holes are lakes and enclaves, too small to show.
    """

    code: str
    name: str
    region: str
    rings: tuple[tuple[Point, ...], ...]


@cache
def map_features(file: str) -> tuple[MapFeature, ...]:
    """Every outline of a base map, in its order; read once."""
    found = []
    for feature in json.loads((DATA / "geo" / file).read_text(encoding="utf-8"))["features"]:
        geometry, said = feature["geometry"], feature["properties"]
        polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        rings = tuple(tuple((x, y) for x, y, *_ in polygon[0]) for polygon in polygons)
        name = said["name"]
        found.append(MapFeature(str(said.get("code") or name), name, said.get("region") or name, rings))
    return tuple(found)
