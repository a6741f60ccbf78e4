"""Names of the points of a scatter: free of each other on a phone, then those that a wide screen adds.

Besançon is always named: with a line to its point where nothing beside it is free.
"""

from collections.abc import Mapping
from typing import Any

import plotly.graph_objects as go

from components.charts import lettering, look
from components.charts.axes import NARROW, Plot
from dossier.charts.axes import Mark
from dossier.charts.boxes import Box
from dossier.charts.labels import Around, Side, Spot, place_labels
from dossier.charts.marks import legible
from dossier.charts.palette import GREY
from dossier.charts.points import PointPlan
from exports.files.fonts import SOURCE_SANS

#: Width from which the names that a phone has no room for are drawn too; the stylesheet hides them below it.
WIDE = 640.0
#: A hidden mark holds a name away from its point, for Plotly counts the mark of the same trace only.
_HIDDEN = 4.0
#: Half as wide as the line of a range.
_RANGE = 2.0
_POSITIONS: Mapping[Side, str] = {
    Side.RIGHT: "middle right",
    Side.LEFT: "middle left",
    Side.TOP: "top center",
    Side.BOTTOM: "bottom center",
    Side.TOP_RIGHT: "top right",
    Side.BOTTOM_RIGHT: "bottom right",
    Side.TOP_LEFT: "top left",
    Side.BOTTOM_LEFT: "bottom left",
}


def point_names(plan: PointPlan, plot: Plot, mark: float) -> tuple[list[go.Scatter], list[dict[str, Any]]]:
    """Text traces (on the first axes, then on the second ones for wide screens only) and annotations with a line.

    ``mark`` is the diameter of the points.
    """
    # Plotly's own arithmetic: a text begins that far from the middle of a mark, across and down.
    distance = (mark + _HIDDEN) / 2 / 0.8 + 1
    around = Around(gap=distance - mark / 2, air=0.5, corner=1.0)
    sizes = [
        (SOURCE_SANS.width(dot.label, lettering.SMALL, False) + 4 if dot.label else 0.0, float(lettering.LINE - 1))
        for dot in plan.dots
    ]
    spots: dict[int, Spot] = {}  # from the middle of each mark, which moves with the width of the picture
    traces = []
    for width, axes in ((NARROW, ("x", "y")), (WIDE, ("x2", "y2"))):
        centres = [plot.pixel(dot.x, dot.y, width) for dot in plan.dots]
        found = place_labels(
            [(x, y, mark / 2) for x, y in centres],
            sizes,
            plot.area(width),
            plan.order,
            around=around,
            led=plan.ours,
            obstacles=[*plot.words(), *_ranges(plan, plot, width)],
            kept={i: spot.moved(*centres[i]) for i, spot in spots.items()},
        )
        placed = enumerate(zip(found, centres, strict=True))
        added = {i: spot.moved(-x, -y) for i, (spot, (x, y)) in placed if spot and i not in spots}
        spots |= added
        traces.append(_beside(plan, {i: spot for i, spot in added.items() if not spot.led}, axes, mark))
    return traces, [_led(plan.dots[i], spot) for i, spot in spots.items() if spot.led]


def _ranges(plan: PointPlan, plot: Plot, width: float) -> list[Box]:
    """Ranges are marks too: no name covers them."""
    boxes = []
    for dot in plan.dots:
        if dot.extent:
            (x, bottom), (_, top) = (plot.pixel(dot.x, value, width) for value in dot.extent)
            boxes.append(Box(x - _RANGE, top, 2 * _RANGE, bottom - top))
    return boxes


def _beside(plan: PointPlan, spots: dict[int, Spot], axes: tuple[str, str], mark: float) -> go.Scatter:
    dots = [plan.dots[i] for i in spots]
    return go.Scatter(
        x=[dot.x for dot in dots],
        y=[dot.y for dot in dots],
        xaxis=axes[0],
        yaxis=axes[1],
        mode="markers+text",
        marker=look.hidden_marker(mark + _HIDDEN),
        text=[lettering.escape(dot.label) for dot in dots],
        textposition=[_POSITIONS[spot.side] for spot in spots.values()],
        textfont={"size": lettering.SMALL, "color": [legible(dot.tone) for dot in dots]},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _led(dot: Mark, spot: Spot) -> dict[str, Any]:
    return {
        "text": lettering.escape(dot.label),
        "x": dot.x,
        "y": dot.y,
        "ax": spot.box.x + spot.box.w / 2,
        "ay": spot.box.y + spot.box.h / 2,
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "standoff": 6,
        "borderpad": 0,
        "arrowcolor": GREY,
        "font": {"size": lettering.SMALL, "color": legible(dot.tone)},
    }
