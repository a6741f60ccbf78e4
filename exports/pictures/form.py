"""What is planned as a sheet of marks, drawn with a pen as it is."""

from collections.abc import Sequence

from dossier.charts.boxes import Box
from dossier.charts.forms import plan_form
from dossier.charts.key import key_entries
from dossier.charts.sheet import Block, Dot, Drawn, Hint, Lead, Stroke, Territory, Words, Zone
from dossier.exhibits import Exhibit
from exports.pictures.key import draw_key
from exports.pictures.pen import Pen


def draw_form(pen: Pen, exhibit: Exhibit, frame: Box, sizes: Sequence[float], *, keyed: bool = True) -> float:
    """Draw the exhibit; where it ends. ``sizes`` as in ``plan_form``; not ``keyed``: the key stands elsewhere."""
    if keyed:
        frame = draw_key(pen, exhibit.kind, key_entries(exhibit), frame)
    sheet = plan_form(exhibit, pen.measure, frame, sizes)
    for mark in sheet.marks:
        _draw(pen, mark)
    return sheet.bottom


def _draw(pen: Pen, mark: Drawn) -> None:
    match mark:
        case Words(x, y, lines, size, colour, bold, anchor, halo):
            pen.text(x, y, lines, size, colour, bold=bold, anchor=anchor, halo=halo)
        case Block(box, tone, shape):
            pen.rect(*box, tone, shape)
        case Dot(x, y, radius, tone, shape):
            pen.disc(x, y, radius, tone, shape)
        case Stroke(points, colour, weight, dashes):
            pen.polyline(points, colour, weight, dashes)
        case Zone(points, colour, opacity, edge):
            pen.area([points], colour, opacity, edge)
        case Hint(box, text):
            pen.hint(box, text)
        case Lead(box, item, text):
            pen.link(box, item, text)
        case Territory(rings, text, item):
            pen.territory(rings, text, item)
