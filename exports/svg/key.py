"""The key at the top of a sheet, and a sign of it alone for what has its words elsewhere."""

import math
from functools import cache

from dossier.charts.boxes import Box
from dossier.charts.key import key_entries
from dossier.exhibits import Exhibit, Kind
from exports.pictures.key import SIGN, draw_key, draw_sign
from exports.svg.canvas import SMALL, Canvas


def draw_top_key(canvas: Canvas, exhibit: Exhibit) -> float:
    """Draw what each tone and shape means; the height that it takes."""
    return draw_key(canvas, exhibit.kind, key_entries(exhibit), Box(0.0, 0.0, canvas.width, math.inf)).y


@cache
def sign_svg(kind: Kind, tone: str, shape: str) -> str:
    """The sign of an entry of a key as a square SVG without words, for an image whose words stand beside it."""
    side = SIGN * SMALL
    canvas = Canvas(side)
    draw_sign(canvas, kind, tone, shape, 0.0, side / 2)
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side:.4g} {side:.4g}">{"".join(canvas.parts)}</svg>'
