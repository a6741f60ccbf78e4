"""What part of the world a picture shows: a Web Mercator view (512-pixel tiles, as deck.gl counts zoom). Pure."""

import math
from dataclasses import dataclass

#: Pixels of the whole world at zoom 0.
_WORLD = 512


@dataclass(frozen=True)
class View:
    """What is on a picture: centre in degrees, deck.gl zoom, size in the unit of who draws."""

    longitude: float
    latitude: float
    zoom: float
    width: float
    height: float

    def pixel(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Place on the picture, from the top left corner."""
        x, y = _mercator(longitude, latitude, self.zoom)
        x0, y0 = _mercator(self.longitude, self.latitude, self.zoom)
        return x - x0 + self.width / 2, y - y0 + self.height / 2


def _mercator(longitude: float, latitude: float, zoom: float) -> tuple[float, float]:
    """Place on the whole-world picture at ``zoom``."""
    scale = _WORLD * 2**zoom / (2 * math.pi)
    return scale * math.radians(longitude), -scale * math.asinh(math.tan(math.radians(latitude)))
