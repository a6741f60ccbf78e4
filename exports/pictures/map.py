"""A map from the boundaries of the data package: outlines, discs, names that do not cover each other. No tile."""

import math

from dossier.charts.boxes import Box
from dossier.charts.key import key_entries
from dossier.charts.map import plan_map
from dossier.charts.marks import legible
from dossier.charts.palette import COLOURS, GREY, HAIRLINE, PAPER, SURFACE, Tone
from dossier.exhibits import Exhibit
from dossier.language import t
from exports.pictures.key import draw_key
from exports.pictures.pen import Pen

#: Height in parts of the width where the sheet has no end, and at the most: France is about as high as wide.
_HEIGHT, _HIGHEST = 0.86, 400.0
#: Width of a key beside the map, in sizes of its letters, and the air between the two.
_KEY, _GAP = 17.0, 1.5


def draw_map(pen: Pen, exhibit: Exhibit, frame: Box, size: float, pixel: float) -> float:
    """Draw the exhibit's map, its key over it, or beside it on a wide sheet; where it ends. ``size`` and ``pixel`` as
    in ``plan_map``.
    """
    entries = key_entries(exhibit)
    beside = frame.w - (pen.small * _KEY if entries else 0.0)
    if beside > frame.h:
        column = Box(frame.x + beside, frame.y, frame.w - beside, frame.h)
        draw_key(pen, exhibit.kind, entries, column, column=True)
        frame = frame._replace(w=beside - pen.small * _GAP)
    else:
        frame = draw_key(pen, exhibit.kind, entries, frame)
    line = pen.small * pen.measure.line
    high = frame.h - 2 * line if math.isfinite(frame.h) else min(frame.w * _HEIGHT, _HIGHEST)
    plan = plan_map(exhibit, frame._replace(h=high), size, pixel)
    for rings in plan.countries:
        pen.area(rings, SURFACE, edge=HAIRLINE)
    for rings in plan.regions:
        pen.area(rings, PAPER, edge=COLOURS[Tone.QUIET])
    for x, y, radius, city in plan.discs:
        pen.disc(x, y, radius, city.tone, city.shape)
    for name in plan.names:
        top = name.y - size * pen.measure.line / 2
        colour, red = legible(name.tone), name.tone == Tone.BESANCON
        pen.text(name.x, top, [name.text], size, colour, bold=red, anchor=name.anchor, halo=True)
    notes = [t(exhibit.language, "export.slide.ground")]
    if plan.outside:
        notes.insert(0, t(exhibit.language, "export.slide.outside", n=plan.outside))
    lines = pen.measure.wrap(" ".join(notes), frame.w, pen.small, False)
    pen.text(frame.x, frame.y + high + 3, lines, pen.small, GREY)
    return frame.y + high + 3 + len(lines) * line
