"""Exhibit -> SVG for paper and for the copy that needs no server. Pure: same exhibit, same bytes.

Written directly, without a chart library: letters stay letters, a page holds many pictures without clashing names,
and a picture takes milliseconds.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from dossier.exhibits import Exhibit, Kind
from exports.files.failure import guard
from exports.svg.bars import draw_bars
from exports.svg.canvas import Canvas
from exports.svg.flow import flow
from exports.svg.lines import lines
from exports.svg.map import map_
from exports.svg.points import points
from exports.svg.scale import rows, value
from exports.svg.timeline import timeline

#: Width of the text of an A4 page, in points.
PAGE = 482.0

_DRAW: Mapping[Kind, Callable[[Canvas, Exhibit], None]] = MappingProxyType(
    {
        Kind.BAR: draw_bars,
        Kind.LINE: lines,
        Kind.SCATTER: points,
        Kind.FLOW: flow,
        Kind.TIMELINE: timeline,
        Kind.MAP: map_,
    }
)


def drawable(exhibit: Exhibit) -> bool:
    """Whether the exhibit is a picture; a matrix and a table are tables, few marks a sentence."""
    if not exhibit.drawn or exhibit.kind not in _DRAW:
        return False
    columns = exhibit.encoding.columns()
    needed = [columns.get(role, "") for role in exhibit.encoding.needed]
    return any(all(value(row, column) is not None for column in needed) for row in rows(exhibit))


@guard
def svg(exhibit: Exhibit, width: float = PAGE) -> str:
    """The picture of an exhibit, ``width`` points wide and as high as it needs. Raises ``KeyError`` if it has none."""
    canvas = Canvas(width)
    _DRAW[exhibit.kind](canvas, exhibit)
    return canvas.svg(exhibit.text_alternative or exhibit.finding)
