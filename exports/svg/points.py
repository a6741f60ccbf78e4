"""Two numbers against each other; names that never cover each other nor a mark."""

from dossier.charts.boxes import Box
from dossier.charts.labels import Around, Side, place_labels
from dossier.charts.marks import legible
from dossier.charts.palette import GREY
from dossier.charts.points import plan_points
from dossier.exhibits import Exhibit
from dossier.language import t
from exports.files.cleaning import clean, shortened
from exports.files.fonts import width
from exports.pictures.pen import Anchor
from exports.svg.axes import draw_axes
from exports.svg.canvas import LINE, SMALL, Canvas

_HEIGHT, _RADIUS = 260.0, 3.4
_LONGEST = 46
_ROW = SMALL * LINE
_AROUND = Around(corner=0.7)


def draw_points(canvas: Canvas, exhibit: Exhibit) -> None:
    """Draw the exhibit's points with as many names as find room; the others are counted."""
    plan = plan_points(exhibit)
    across, up = draw_axes(canvas, exhibit, plan.plane, _HEIGHT, 6.0)
    discs = [(across.at(dot.x), up.at(dot.y), _RADIUS) for dot in plan.dots]
    for dot, (x, _, _) in zip(plan.dots, discs, strict=True):
        if dot.extent:
            canvas.line((x, up.at(dot.extent[0])), (x, up.at(dot.extent[1])), GREY, 0.8)
    for i in sorted(plan.order, key=lambda i: i in plan.ours):
        canvas.disc(*discs[i], plan.dots[i].tone, plan.dots[i].shape)
    names = [shortened(clean(dot.label), _LONGEST) for dot in plan.dots]
    sizes = [(width(name, SMALL, i in plan.ours) + 2 if name else 0.0, _ROW) for i, name in enumerate(names)]
    frame = Box(across.start, up.end - 10, canvas.width - across.start, up.start - up.end + 10)
    spots = place_labels(discs, sizes, frame, plan.order, around=_AROUND, led=plan.ours)
    for i, spot in enumerate(spots):
        if spot:
            ink, (x, y, _) = legible(plan.dots[i].tone), discs[i]
            if spot.led:
                foot = spot.foot()
                canvas.line((x, y - _RADIUS if foot[1] < y else y + _RADIUS), foot, ink)
            named(canvas, spot.side, spot.box, names[i], ink, bold=i in plan.ours)
    unnamed = sum(bool(name) and spot is None for name, spot in zip(names, spots, strict=True))
    if unnamed:
        canvas.height += 3
        canvas.text(across.start, canvas.height, [t(exhibit.language, "paper.unnamed", n=unnamed)], SMALL, GREY)
        canvas.height += _ROW


def named(canvas: Canvas, side: Side, box: Box, text: str, colour: str, *, bold: bool = False) -> None:
    """A name in its box, flush with the mark that it names."""
    anchor: Anchor = "start" if side.across > 0 else "end" if side.across < 0 else "middle"
    x = box.x + (1 - side.across) * box.w / 2
    canvas.text(x, box.y, [text], SMALL, colour, bold=bold, anchor=anchor, halo=True)
