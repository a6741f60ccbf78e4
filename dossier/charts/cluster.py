"""Discs side by side around a point, none over another. Pure."""

import math
from collections.abc import Sequence

from dossier.charts.boxes import Point

_WAYS, _AIR = 48, 0.06


def side_by_side(radii: Sequence[float]) -> list[Point]:
    """Where the middle of each disc stands, the whole around (0, 0): the first in the middle, each as near as it goes.

    In the unit of the radii, in their order; the largest first gives the tightest cluster.
    """
    placed: list[tuple[float, float, float]] = []
    for radius in radii:
        spots = [(0.0, 0.0)] if not placed else list(_beside(placed, radius))
        x, y = min(spots, key=lambda spot: (round(math.hypot(*spot), 6), spot))
        placed.append((x, y, radius))
    if not placed:
        return []
    left, right = min(x - r for x, _, r in placed), max(x + r for x, _, r in placed)
    top, bottom = min(y - r for _, y, r in placed), max(y + r for _, y, r in placed)
    return [(x - (left + right) / 2, y - (top + bottom) / 2) for x, y, _ in placed]


def _beside(placed: Sequence[tuple[float, float, float]], radius: float) -> list[Point]:
    """Places that touch a disc and cover none."""
    found = []
    for x, y, r in placed:
        for way in range(_WAYS):
            angle, far = 2 * math.pi * way / _WAYS, r + radius + _AIR
            spot = x + far * math.cos(angle), y + far * math.sin(angle)
            if all(math.hypot(spot[0] - a, spot[1] - b) >= radius + c + _AIR * 0.9 for a, b, c in placed):
                found.append(spot)
    return found
