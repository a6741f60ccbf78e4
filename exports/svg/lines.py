"""Lines over years: named at their end, a missing year is a gap, bands or whiskers for what is not certain."""

from dossier.charts.axis import Scale
from dossier.charts.labels import push_apart
from dossier.charts.lines import Line, plan_lines
from dossier.charts.palette import GREY, Tone, colour
from dossier.exhibits import Exhibit
from exports.files.cleaning import clean
from exports.files.fonts import SOURCE_SANS
from exports.svg.axes import draw_axes
from exports.svg.canvas import LINE, SIZE, Canvas, dashes

_HEIGHT = 190.0
#: Part of the picture that names may take; letters of a name at the most.
_NAME, _LONGEST = 0.24, 400
#: Names may stand that far over and under the plot.
_OVER = 10.0


def draw_lines(canvas: Canvas, exhibit: Exhibit) -> None:
    """Draw the exhibit's series."""
    plan = plan_lines(exhibit)
    room = canvas.width * _NAME
    names = [SOURCE_SANS.wrap(clean(line.label)[:_LONGEST], room, SIZE, False) for line in plan.lines]
    right = 8 + max((SOURCE_SANS.widest(name, SIZE) for name in names), default=0.0)
    across, up = draw_axes(canvas, exhibit, plan.plane, _HEIGHT, right)
    for line in plan.lines:
        _line(canvas, line, plan.joined, across, up)
    ends = [up.at(line.last.y) for line in plan.lines]
    heights = [len(name) * SIZE * LINE for name in names]
    for line, name, y in zip(
        plan.lines, names, push_apart(ends, heights, up.end - _OVER, up.start + _OVER), strict=True
    ):
        hue = GREY if line.tone == Tone.QUIET else colour(line.tone)
        canvas.middle(across.at(line.last.x) + 6, y, name, colour=hue)


def _line(canvas: Canvas, line: Line, joined: bool, across: Scale, up: Scale) -> None:
    hue = colour(line.tone)
    if joined:
        for band in line.bands:
            below = [(across.at(x), up.at(low)) for x, low, _ in band]
            above = [(across.at(x), up.at(high)) for x, _, high in band]
            canvas.area([below + above[::-1]], hue, 0.16, hue)
        for run in line.runs:
            if len(run) > 1:
                canvas.polyline([(across.at(one.x), up.at(one.y)) for one in run], hue, 1.5, dashes(line.shape))
        if line.many:
            return  # the line says it; its points would only break it up
    for one in line.marks:
        x = across.at(one.x)
        if not joined and one.extent:
            canvas.line((x, up.at(one.extent[0])), (x, up.at(one.extent[1])), hue, 0.9)
        canvas.disc(x, up.at(one.y), 1.5 if line.many else 2.8, one.tone, one.shape)
