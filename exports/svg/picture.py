"""Exhibit -> SVG for paper and for the copy that needs no server. Pure: same exhibit, same bytes.

Written directly, without a chart library: letters stay letters, a page holds many pictures without clashing names,
and a picture takes milliseconds.
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from dossier.charts.boxes import Box
from dossier.charts.encoding import Table
from dossier.charts.forms import SHEETS
from dossier.charts.marks import amount, rows
from dossier.exhibits import Exhibit, Kind
from exports.files.failure import guard
from exports.pictures.form import draw_form
from exports.pictures.pen import Pen
from exports.svg.bars import draw_bars
from exports.svg.canvas import SIZE, Canvas
from exports.svg.lines import draw_lines

#: Width of the text of an A4 page, in points.
PAGE = 482.0


def _with_pen(draw: Callable[[Pen, Exhibit, Box], float]) -> Callable[[Canvas, Exhibit], None]:
    """How a sheet draws what is drawn with a pen: from its top, as high as it becomes."""

    def picture(canvas: Canvas, exhibit: Exhibit) -> None:
        canvas.height = draw(canvas, exhibit, Box(0.0, 0.0, canvas.width, math.inf)) + 2

    return picture


_DRAW: Mapping[Kind, Callable[[Canvas, Exhibit], None]] = MappingProxyType(
    {
        Kind.BAR: draw_bars,
        Kind.LINE: draw_lines,
        **{kind: _with_pen(partial(draw_form, sizes=(SIZE,))) for kind in SHEETS},
    }
)


_draw_table = _with_pen(partial(draw_form, sizes=(SIZE,)))


def drawable(exhibit: Exhibit) -> bool:
    """Whether the exhibit stands on paper as a picture; a matrix and a table are tables, few marks a sentence."""
    if not exhibit.drawn or exhibit.kind not in _DRAW:
        return False
    columns = exhibit.encoding.columns()
    needed = [columns.get(role, "") for role in exhibit.encoding.needed]
    return any(all(amount(row, column) is not None for column in needed) for row in rows(exhibit))


class _PlainCanvas(Canvas):
    """Nothing on it is written smaller than the rest."""

    measure = replace(Canvas.measure, least=SIZE)
    small = SIZE


@guard
def svg_within(exhibit: Exhibit, width: float, height: float = math.inf) -> str:
    """The picture of a form in a place of a page, in letters of one size; what has no room is left to the table.

    Raises ``KeyError`` for a kind that is not planned as a sheet.
    """
    canvas = _PlainCanvas(width)
    if exhibit.kind not in SHEETS:
        raise KeyError(exhibit.kind)
    canvas.height = draw_form(canvas, exhibit, Box(0.0, 0.0, width, height), (SIZE,)) + 2
    return canvas.svg(exhibit.text_alternative or exhibit.finding)


@guard
def svg(exhibit: Exhibit, width: float = PAGE) -> str:
    """The picture of an exhibit, ``width`` points wide and as high as it needs; its table where it is no picture."""
    return drawn_sheet(exhibit, width).svg(exhibit.text_alternative or exhibit.finding)


def drawn_sheet(exhibit: Exhibit, width: float) -> Canvas:
    """The sheet on which ``svg`` draws, for who puts more around the picture."""
    canvas = Canvas(width)
    if drawable(exhibit):
        _DRAW[exhibit.kind](canvas, exhibit)
    elif exhibit.kind == Kind.MATRIX:
        _draw_table(canvas, exhibit)
    else:
        _draw_table(canvas, replace(exhibit, encoding=Table(tone=exhibit.encoding.tone)))
    return canvas
