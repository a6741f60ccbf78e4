"""Pictograms as lines, areas and discs in a unit square: what a step of a batch, a project, a figure is about. Pure."""

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from dossier.charts.boxes import Box, Point
from dossier.charts.palette import GREY, PAPER, Shape, colour
from dossier.charts.sheet import Sheet


class _Line(NamedTuple):
    """A stroke through points of the unit square."""

    points: tuple[Point, ...]


class _Area(NamedTuple):
    """A closed outline, filled where what it stands for is there."""

    points: tuple[Point, ...]


class _Disc(NamedTuple):
    """A disc, filled where what it stands for is there."""

    x: float
    y: float
    radius: float


_Part = _Line | _Area | _Disc


def _arc(x: float, y: float, radius: float, start: float, end: float, steps: int = 10) -> tuple[Point, ...]:
    """Points of an arc, angles in degrees clockwise from the right."""
    angles = (math.radians(start + (end - start) * step / steps) for step in range(steps + 1))
    return tuple((x + radius * math.cos(angle), y + radius * math.sin(angle)) for angle in angles)


def _rectangle(x: float, y: float, w: float, h: float) -> tuple[Point, ...]:
    return ((x, y), (x + w, y), (x + w, y + h), (x, y + h))


def _corners(x: float, y: float, w: float, h: float, cut: float) -> tuple[Point, ...]:
    """A rectangle without its corners."""
    right, bottom = x + w, y + h
    top_and_right = ((x + cut, y), (right - cut, y), (right, y + cut), (right, bottom - cut))
    return (*top_and_right, (right - cut, bottom), (x + cut, bottom), (x, bottom - cut), (x, y + cut))


#: Name -> its parts, from the lowest to the highest.
PICTOGRAMS: Mapping[str, tuple[_Part, ...]] = MappingProxyType(
    {
        "patient": (_Disc(0.5, 0.24, 0.17), _Area((*_arc(0.5, 0.92, 0.34, 180, 360), (0.16, 0.92)))),
        "cells": (
            _Disc(0.34, 0.36, 0.17),
            _Disc(0.68, 0.32, 0.13),
            _Disc(0.62, 0.66, 0.19),
            _Disc(0.28, 0.72, 0.11),
        ),
        # a bag that hangs from its line
        "bag": (
            _Line(((0.5, 0.04), (0.5, 0.2))),
            _Area(_corners(0.24, 0.2, 0.52, 0.66, 0.1)),
            _Line(((0.5, 0.86), (0.5, 0.98))),
        ),
        # four walls, a door, a bench under its hood
        "room": (
            _Area(_rectangle(0.06, 0.14, 0.88, 0.74)),
            _Line(((0.3, 0.64), (0.7, 0.64))),
            _Line(((0.36, 0.64), (0.36, 0.88))),
            _Line(((0.64, 0.64), (0.64, 0.88))),
            _Line(((0.3, 0.64), (0.3, 0.36), (0.7, 0.36), (0.7, 0.64))),
        ),
        "control": (_Disc(0.42, 0.42, 0.28), _Line(((0.62, 0.62), (0.92, 0.92)))),
        "proofs": (
            _Area(((0.2, 0.06), (0.66, 0.06), (0.82, 0.22), (0.82, 0.94), (0.2, 0.94))),
            _Line(((0.32, 0.4), (0.7, 0.4))),
            _Line(((0.32, 0.56), (0.7, 0.56))),
            _Line(((0.32, 0.72), (0.56, 0.72))),
        ),
        # rows under their head
        "table": (
            _Area(_rectangle(0.06, 0.14, 0.88, 0.74)),
            _Line(((0.06, 0.32), (0.94, 0.32))),
            _Line(((0.06, 0.5), (0.94, 0.5))),
            _Line(((0.06, 0.69), (0.94, 0.69))),
            _Line(((0.36, 0.32), (0.36, 0.88))),
        ),
        "bars": (
            _Area(_rectangle(0.12, 0.52, 0.2, 0.36)),
            _Area(_rectangle(0.4, 0.32, 0.2, 0.56)),
            _Area(_rectangle(0.68, 0.12, 0.2, 0.76)),
            _Line(((0.04, 0.9), (0.96, 0.9))),
        ),
        # an eight-sided sign
        "stop": (_Area(_arc(0.5, 0.5, 0.44, 22.5, 382.5, 8)), _Line(((0.28, 0.5), (0.72, 0.5)))),
        "office": (
            _Area(_rectangle(0.22, 0.1, 0.56, 0.82)),
            _Line(((0.34, 0.28), (0.66, 0.28))),
            _Line(((0.34, 0.46), (0.66, 0.46))),
            _Line(((0.34, 0.64), (0.66, 0.64))),
        ),
        # a dashed line that an arrow crosses
        "border": (
            _Line(((0.5, 0.04), (0.5, 0.2))),
            _Line(((0.5, 0.3), (0.5, 0.42))),
            _Line(((0.5, 0.58), (0.5, 0.7))),
            _Line(((0.5, 0.8), (0.5, 0.96))),
            _Line(((0.1, 0.5), (0.88, 0.5))),
            _Line(((0.74, 0.38), (0.88, 0.5), (0.74, 0.62))),
        ),
    }
)

#: Thickness of a line in parts of the side.
_WEIGHT = 0.035
#: How much finer dashes are: as thick as a line, they would tear the picture to pieces.
_FINE = 0.5


def draw_pictogram(sheet: Sheet, name: str, box: Box, tone: str, shape: str = Shape.SOLID) -> None:
    """The pictogram ``name`` in the square ``box``: filled, outlined for what is planned or assumed, dashed for what is
    missing. Nothing for a name that is none.
    """
    hue, weight = colour(tone), max(box.w * _WEIGHT, 0.8)
    filled = shape == Shape.SOLID
    if shape == Shape.MISSING:
        weight = max(weight * _FINE, 0.8)
    dashes = f"{weight * 2.4:.1f} {weight * 1.8:.1f}" if shape == Shape.MISSING else ""
    inside = PAPER if filled else hue
    seen = False
    for part in PICTOGRAMS.get(name, ()):
        if isinstance(part, _Line):
            # over a filled area a line is of the colour of the paper; alone, of the tone
            points = _placed(part.points, box)
            sheet.stroke(points, inside if seen and filled and name not in _OUTSIDE else hue, weight, dashes)
            continue
        points = _placed(part.points if isinstance(part, _Area) else _arc(part.x, part.y, part.radius, 0, 360, 24), box)
        if filled:
            sheet.zone(points, hue)
        else:
            sheet.zone(points, PAPER)
            sheet.stroke([*points, points[0]], hue, weight, dashes)
        seen = True
    if not seen and name not in PICTOGRAMS:
        sheet.stroke([(box.x, box.bottom), (box.right, box.bottom)], GREY, weight)


#: Whose lines leave their area.
_OUTSIDE = frozenset({"bag", "bars", "control", "border"})


def _placed(points: tuple[Point, ...], box: Box) -> list[Point]:
    return [(box.x + x * box.w, box.y + y * box.h) for x, y in points]
