"""Labels of a map that never cover each other nor a disc: greedy placement by priority, in pixels. Pure.

The view is a Web Mercator picture (512-pixel tiles, as deck.gl counts zoom), by default metropolitan France. Labels
keep their size when the view changes, points move apart when one zooms in: what is placed at the first view stays
readable closer up.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

#: Pixels of the whole world at zoom 0.
_WORLD = 512
#: Air around a label, in pixels.
_GAP = 3.0
#: Width of a character in parts of the font size, for a humanist sans serif (a little generous).
_NARROW, _COMMON, _CAPITAL, _WIDE = 0.30, 0.54, 0.66, 0.88
_LINE = 1.2


class Placed(NamedTuple):
    """``dx``, ``dy``: pixels from the point to its label, right and down positive. Across, to the label's nearer end:
    its left end where ``dx`` is positive, its right end where it is negative, its middle where it is zero. Down, to
    the middle of its letters. ``text`` is empty where the label found no room and is dropped (the table under the map
    still names the place)."""

    dx: float
    dy: float
    text: str


@dataclass(frozen=True)
class View:
    """What is on the picture when it opens: centre in degrees, deck.gl zoom, size in pixels."""

    longitude: float = 3.6
    latitude: float = 46.4
    zoom: float = 4.75
    width: float = 760
    height: float = 560

    def pixel(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Pixel of a place, from the top left corner."""
        x, y = _mercator(longitude, latitude, self.zoom)
        x0, y0 = _mercator(self.longitude, self.latitude, self.zoom)
        return x - x0 + self.width / 2, y - y0 + self.height / 2


#: Metropolitan France, Corsica included.
FRANCE = View()


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


def place(
    lon: Sequence[float],
    lat: Sequence[float],
    text: Sequence[str],
    priority: Sequence[float],
    radius: Sequence[float],
    width_px: float = FRANCE.width,
    zoom: float = FRANCE.zoom,
    *,
    font_px: float = 13,
    view: View = FRANCE,
) -> list[Placed]:
    """Where each label goes, in the order of the points.

    ``lon``, ``lat`` in degrees; ``radius`` of each disc in pixels; the highest ``priority`` chooses its place first
    (equal priorities: the more northern one). ``width_px`` and ``zoom`` override those of ``view``; ``font_px`` is
    the height of the letters. A label goes right of its disc, else left, above, below, at a corner, then the same a
    little farther; it may not leave the picture, touch another label or any disc. Points without text take room
    by their disc only. Raises ``ValueError`` if the sequences differ in length.
    """
    if not len(lon) == len(lat) == len(text) == len(priority) == len(radius):
        raise ValueError("lon, lat, text, priority and radius differ in length")
    seen = View(view.longitude, view.latitude, zoom, width_px, view.height)
    points = [seen.pixel(x, y) for x, y in zip(lon, lat, strict=True)]
    discs = [_Box(x - r, y - r, x + r, y + r) for (x, y), r in zip(points, radius, strict=True)]
    placed = [Placed(0.0, 0.0, "")] * len(points)
    taken: list[_Box] = []
    for i in sorted(range(len(points)), key=lambda i: (-priority[i], -lat[i], lon[i], i)):
        if not text[i]:
            continue
        width, height = text_width(text[i], font_px), font_px * _LINE
        # Several discs at one point (a ring around a disc) are one obstacle, as wide as the widest.
        widest = max(r for r, point in zip(radius, points, strict=True) if point == points[i])
        for dx, dy in _offsets(widest, height):
            box = _box(points[i][0] + dx, points[i][1] + dy, math.copysign(1, dx) if dx else 0, width, height)
            inside = box.left >= 0 and box.top >= 0 and box.right <= seen.width and box.bottom <= seen.height
            free = not any(box.meets(disc) for disc, point in zip(discs, points, strict=True) if point != points[i])
            if inside and free and not any(box.meets(other) for other in taken):
                placed[i] = Placed(round(dx, 1), round(dy, 1), text[i])
                taken.append(box)
                break
    return placed


def text_width(text: str, font_px: float = 13) -> float:
    """Width of a line of text in pixels, estimated from its letters."""
    return font_px * sum(_letter(letter) for letter in text)


def _letter(letter: str) -> float:
    if letter in "iîïjlft.,:;'’|!()[] -\u00a0\u202f":
        return _NARROW
    if letter in "mwMWŒœ—…":
        return _WIDE
    return _CAPITAL if letter.isupper() else _COMMON


def _offsets(radius: float, height: float) -> Iterator[tuple[float, float]]:
    """Where a label may stand around a disc, the most readable first (``dx``, ``dy`` as in ``Placed``)."""
    for step in (0.0, 8.0, 16.0):
        far = radius + _GAP + step
        above, corner = far + height / 2, 0.7 * far
        yield far, 0.0
        yield -far, 0.0
        yield 0.0, -above
        yield 0.0, above
        for side in (corner, -corner):
            yield side, -corner - height / 2
            yield side, corner + height / 2


def _box(x: float, y: float, side: float, width: float, height: float) -> _Box:
    """The label whose nearer end is at ``x``: it runs rightwards (1), leftwards (-1) or both ways (0)."""
    middle = x + side * width / 2
    return _Box(middle - width / 2, y - height / 2, middle + width / 2, y + height / 2)


def _mercator(longitude: float, latitude: float, zoom: float) -> tuple[float, float]:
    """Pixel of the whole-world picture at ``zoom``."""
    scale = _WORLD * 2**zoom / (2 * math.pi)
    return scale * math.radians(longitude), -scale * math.asinh(math.tan(math.radians(latitude)))
