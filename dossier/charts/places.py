"""The labels of a map: priority first, nothing over anything, in the pixels of its first view. Pure.

The view is a Web Mercator picture (512-pixel tiles, as deck.gl counts zoom), by default metropolitan France.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from dossier.charts.boxes import Box, Point
from dossier.charts.labels import Around, Spot, place_labels

#: Pixels of the whole world at zoom 0.
_WORLD = 512
#: Width of a character in parts of the font size, for a humanist sans serif (a little generous).
_NARROW, _COMMON, _CAPITAL, _WIDE = 0.30, 0.54, 0.66, 0.88
_LINE = 1.2
#: On a map a label may stand at a corner, and a little farther.
_ON_MAP = Around(gap=3.0, air=0.0, corner=0.7, steps=(0.0, 8.0, 16.0))


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
    """Where each label of a map goes, in the order of the points.

    ``lon``, ``lat`` in degrees; ``radius`` of each disc in pixels; the highest ``priority`` chooses its place first
    (equal priorities: the more northern one). ``width_px`` and ``zoom`` override those of ``view``; ``font_px`` is
    the height of the letters. Labels keep their size when the view changes, points move apart when one zooms in: what
    is placed at the first view stays readable closer up. Raises ``ValueError`` if the sequences differ in length.
    """
    if not len(lon) == len(lat) == len(text) == len(priority) == len(radius):
        raise ValueError("lon, lat, text, priority and radius differ in length")
    seen = View(view.longitude, view.latitude, zoom, width_px, view.height)
    points = [seen.pixel(x, y) for x, y in zip(lon, lat, strict=True)]
    spots = place_labels(
        [(x, y, r) for (x, y), r in zip(points, radius, strict=True)],
        [(text_width(words, font_px), font_px * _LINE) for words in text],
        Box(0, 0, seen.width, seen.height),
        sorted(range(len(points)), key=lambda i: (-priority[i], -lat[i], lon[i], i)),
        around=_ON_MAP,
    )
    return [_placed(point, spot, words) for point, spot, words in zip(points, spots, text, strict=True)]


def _placed(point: Point, spot: Spot | None, words: str) -> Placed:
    if spot is None:
        return Placed(0.0, 0.0, "")
    box = spot.box
    near = box.x + (1 - spot.side.across) * box.w / 2
    return Placed(round(near - point[0], 1), round(box.y + box.h / 2 - point[1], 1), words)


def text_width(text: str, font_px: float = 13) -> float:
    """Width of a line of text in pixels, estimated from its letters."""
    return font_px * sum(_letter(letter) for letter in text)


def _letter(letter: str) -> float:
    if letter in "iîïjlft.,:;'’|!()[] -\u00a0\u202f":
        return _NARROW
    if letter in "mwMWŒœ—…":
        return _WIDE
    return _CAPITAL if letter.isupper() else _COMMON


def _mercator(longitude: float, latitude: float, zoom: float) -> tuple[float, float]:
    """Pixel of the whole-world picture at ``zoom``."""
    scale = _WORLD * 2**zoom / (2 * math.pi)
    return scale * math.radians(longitude), -scale * math.asinh(math.tan(math.radians(latitude)))
