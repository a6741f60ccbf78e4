"""Two axes on paper: what they measure, their ticks, lines across, and the scales on which marks are drawn."""

from dossier.charts.axes import Plane
from dossier.charts.axis import Scale
from dossier.charts.palette import GREY, HAIRLINE
from dossier.exhibits import Exhibit
from exports.files.cleaning import clean, shortened
from exports.files.fonts import SOURCE_SANS, width, wrap
from exports.svg.canvas import LINE, SMALL, Canvas
from exports.svg.key import draw_top_key

_ROW = SMALL * LINE
#: A title longer than this says too much, and so does the text over a line across.
_LONGEST, _LONGEST_REFERENCE = 200, 60


def draw_axes(canvas: Canvas, exhibit: Exhibit, plane: Plane, height: float, right: float) -> tuple[Scale, Scale]:
    """Draw the key and the axes, the plot ``height`` points high, ``right`` points free beside it; the scales across
    and upwards."""
    top = draw_top_key(canvas, exhibit)
    if plane.encoding.y_title:
        title = wrap(clean(plane.encoding.y_title)[:_LONGEST], canvas.width, SMALL)
        canvas.text(0, top, title, SMALL, GREY)
        top += len(title) * _ROW + 3
    top += _ROW if plane.encoding.references else 0
    bottom = top + height
    up = Scale(*plane.up, bottom, top + 4)
    ticks = plane.ticks_up()
    left = max(width(text, SMALL) for _, text in ticks) + 6
    across = Scale(*plane.across, left, canvas.width - right)
    for value, text in ticks:
        y = up.at(value)
        canvas.line((left, y), (across.end, y), GREY if value == 0 else HAIRLINE)
        canvas.middle(left - 4, y, [text], SMALL, colour=GREY, anchor="end")
    for value, text in plane.ticks_across(SOURCE_SANS, SMALL, across.end - left):
        x = across.at(value)
        canvas.line((x, bottom), (x, bottom + 3), HAIRLINE)
        canvas.text(x, bottom + 4, [text], SMALL, GREY, anchor="middle")
    for value, text in plane.encoding.references:
        x = across.at(value)
        canvas.line((x, top), (x, bottom), GREY, 0.8, "3 2")
        canvas.text(x, top - _ROW, [shortened(clean(text), _LONGEST_REFERENCE)], SMALL, GREY, anchor="middle")
    canvas.height = bottom + 4 + _ROW + 2
    if plane.encoding.x_title:
        canvas.text(
            left, canvas.height, wrap(clean(plane.encoding.x_title)[:_LONGEST], canvas.width, SMALL)[:1], SMALL, GREY
        )
        canvas.height += _ROW
    return across, up
