"""What goes from whom to whom: bands as thick as what passes, names beside their ends."""

from collections.abc import Sequence

from dossier.charts.boxes import Box
from dossier.charts.flow import plan_flow
from dossier.charts.key import key_entries
from dossier.charts.palette import colour
from dossier.exhibits import Exhibit
from exports.pictures.key import draw_key
from exports.pictures.pen import Pen


def draw_flow(pen: Pen, exhibit: Exhibit, frame: Box, sizes: Sequence[float], flows: float) -> float:
    """Draw the exhibit's flows; where they end. ``sizes`` and ``flows`` as in ``plan_flow``."""
    frame = draw_key(pen, exhibit.kind, key_entries(exhibit), frame)
    plan = plan_flow(exhibit, pen.measure, frame, sizes, flows)
    for band, outline in plan.bands:
        pen.area([outline], colour(band.tone), 0.4)
    for end, box, lines in plan.ends:
        pen.rect(*box, end.tone)
        y = box.y + (box.h - pen.measure.height(lines, plan.size)) / 2
        if end.side:
            pen.text(box.right + plan.size / 2, y, lines, plan.size)
        else:
            pen.text(box.x - plan.size / 2, y, lines, plan.size, anchor="end")
    return plan.bottom
