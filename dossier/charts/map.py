"""Discs on a map and their names: what of the world is shown, what stands where, and what lies outside."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dossier.charts.boxes import Box, Point
from dossier.charts.encoding import Map
from dossier.charts.exhibit import Exhibit
from dossier.charts.ground import COUNTRIES, EUROPE, MAINLAND, REGIONS, Extent, outlines, view
from dossier.charts.marks import amount, rows, shape, tone, words
from dossier.charts.palette import Shape, Tone
from dossier.charts.places import place
from dossier.language.cells import shortened

#: Radius in pixels of the screen where the table names none.
_RADIUS = 6.0
#: A map narrower than this, in degrees, shows a point without its surroundings.
_NARROWEST = 4.0
_LONGEST = 34

Rings = list[list[Point]]


@dataclass(frozen=True)
class City:
    """A row with a place, in degrees; ``radius`` and ``shift`` (of its label) in pixels of the screen."""

    longitude: float
    latitude: float
    radius: float
    tone: Tone
    shape: Shape
    label: str
    hover: str
    shift: tuple[float | None, float | None]


@dataclass(frozen=True)
class MapName:
    """A name whose end, beginning or middle (``anchor``) is at ``x``, the middle of its letters at ``y``."""

    x: float
    y: float
    anchor: Literal["start", "middle", "end"]
    text: str
    tone: Tone


@dataclass(frozen=True)
class MapPlan:
    """Where everything stands: outlines, discs from the largest to the smallest (x, y, radius, city), names; and how
    many rows are not on it.
    """

    countries: list[Rings]
    regions: list[Rings]
    discs: list[tuple[float, float, float, City]]
    names: list[MapName]
    outside: int


def city_discs(exhibit: Exhibit) -> list[City]:
    """The rows that have a place, in the order of the table."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Map)
    found = []
    for row in rows(exhibit):
        longitude, latitude = amount(row, encoding.longitude), amount(row, encoding.latitude)
        if longitude is not None and latitude is not None:
            radius = amount(row, encoding.radius) or _RADIUS
            shift = amount(row, encoding.dx), amount(row, encoding.dy)
            label, hover = words(row, encoding.label), words(row, encoding.hover)
            found.append(
                City(longitude, latitude, radius, tone(row, encoding), shape(row, encoding), label, hover, shift)
            )
    return found


def plan_map(exhibit: Exhibit, frame: Box, size: float, pixel: float) -> MapPlan:
    """The exhibit's map in ``frame``, names in letters of ``size``; ``pixel`` is what a pixel of the screen is here."""
    every = city_discs(exhibit)
    seen = view(frame.w, frame.h, _extent([(city.longitude, city.latitude) for city in every]))
    spots = [(*seen.pixel(city.longitude, city.latitude), city) for city in every]
    inside = [(x, y, city) for x, y, city in spots if 0 <= x <= frame.w and 0 <= y <= frame.h]
    placed = place(
        [city.longitude for *_, city in inside],
        [city.latitude for *_, city in inside],
        [shortened(city.label, _LONGEST) for *_, city in inside],
        [city.radius + (math.inf if city.tone == Tone.BESANCON else 0.0) for *_, city in inside],
        [city.radius * pixel for *_, city in inside],
        seen.width,
        seen.zoom,
        font_px=size,
        view=seen,
    )
    names = [
        MapName(
            frame.x + x + spot.dx,
            frame.y + y + spot.dy,
            "start" if spot.dx > 0 else "end" if spot.dx < 0 else "middle",
            spot.text,
            city.tone,
        )
        for (x, y, city), spot in zip(inside, placed, strict=True)
        if spot.text
    ]
    # the large ones first: a small disc on a large one is seen
    discs = sorted(
        ((frame.x + x, frame.y + y, city.radius * pixel, city) for x, y, city in inside), key=lambda disc: -disc[2]
    )
    corner = (frame.x, frame.y)
    countries, regions = outlines(COUNTRIES, seen, corner), outlines(REGIONS, seen, corner)
    return MapPlan(countries, regions, discs, names, len(exhibit.table) - len(inside))


def _extent(points: Sequence[Point]) -> Extent:
    """What to show: the points, France if most lie there, and never so little that nobody knows where it is."""
    home = [point for point in points if MAINLAND.holds(*point)]
    near = home
    if len(home) * 2 < len(points):
        near = [point for point in points if EUROPE.holds(*point)]
    elif len(home) < len(points) or not home:
        return MAINLAND
    if not near:
        return EUROPE
    west, east = min(x for x, _ in near), max(x for x, _ in near)
    south, north = min(y for _, y in near), max(y for _, y in near)
    if near is home and max(east - west, north - south) > _NARROWEST:
        return MAINLAND
    margin_x = max((_NARROWEST - (east - west)) / 2, (east - west) * 0.06)
    margin_y = max((_NARROWEST - (north - south)) / 2, (north - south) * 0.06)
    return Extent(west - margin_x, south - margin_y, east + margin_x, north + margin_y)
