"""Two numbers against each other; labels that never cover each other nor leave the picture."""

import plotly.graph_objects as go

from components.charts import lettering, look
from components.charts.axes import two_axes
from components.charts.point_labels import point_names
from dossier.charts.palette import GREY, colour
from dossier.charts.points import PointPlan, plan_points
from dossier.exhibits import Exhibit

_HEIGHT = 460.0
_MARK = 11.0


def point_chart(exhibit: Exhibit) -> go.Figure:
    plan = plan_points(exhibit)
    figure, plot = two_axes(exhibit, plan.plane, _HEIGHT, 14.0)
    # The second pair of axes lies on the first and holds the labels that only a wide screen has room for.
    bare = {"showticklabels": False, "showgrid": False, "fixedrange": True, "zeroline": False}
    figure.update_layout(
        xaxis2={**bare, "overlaying": "x", "range": list(plan.plane.across)},
        yaxis2={**bare, "overlaying": "y", "range": list(plan.plane.up)},
    )
    figure.add_trace(_points(plan))
    traces, leaders = point_names(plan, plot, _MARK)
    figure.add_traces(traces)
    figure.layout.annotations += tuple(leaders)
    return figure


def _points(plan: PointPlan) -> go.Scatter:
    ranges = None
    if any(dot.extent for dot in plan.dots):
        ranges = {
            "type": "data",
            "symmetric": False,
            "array": [dot.extent[1] - dot.y if dot.extent else 0.0 for dot in plan.dots],
            "arrayminus": [dot.y - dot.extent[0] if dot.extent else 0.0 for dot in plan.dots],
            "color": GREY,
            "thickness": 1.2,
            "width": 3,
        }
    return go.Scatter(
        x=[dot.x for dot in plan.dots],
        y=[dot.y for dot in plan.dots],
        mode="markers",
        marker=look.point_marker([(colour(dot.tone), dot.shape) for dot in plan.dots], _MARK),
        error_y=ranges,
        hovertext=[lettering.hover(dot.hover or dot.label) for dot in plan.dots],
        hoverinfo="text",
        cliponaxis=False,
    )
