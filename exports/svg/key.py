"""The key at the top of a sheet."""

import math

from dossier.charts.boxes import Box
from dossier.charts.key import key_entries
from dossier.exhibits import Exhibit
from exports.pictures.key import draw_key
from exports.svg.canvas import Canvas


def draw_top_key(canvas: Canvas, exhibit: Exhibit) -> float:
    """Draw what each tone and shape means; the height that it takes."""
    return draw_key(canvas, exhibit.kind, key_entries(exhibit), Box(0.0, 0.0, canvas.width, math.inf)).y
