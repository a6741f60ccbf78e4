"""Lines over years: labelled at their end, a missing year is a gap, bands or whiskers for what is not certain."""

from typing import Any

import plotly.graph_objects as go

from components.charts import lettering, look
from components.charts.axes import Plot, two_axes
from dossier.charts.axes import Mark, Plane
from dossier.charts.labels import push_apart
from dossier.charts.lines import Line, LinePlan, plan_lines
from dossier.charts.palette import GREY, Shape, Tone, colour
from dossier.exhibits import Exhibit
from dossier.language.cells import written
from exports.files.fonts import SOURCE_SANS

_HEIGHT = 340.0
_LABEL = 118.0
_DASHES = {Shape.SOLID: "solid", Shape.HOLLOW: "dash", Shape.HATCHED: "dot"}


def line_chart(exhibit: Exhibit) -> go.Figure:
    plan = plan_lines(exhibit)
    names = [SOURCE_SANS.wrap(line.label, _LABEL, lettering.SIZE, False) if line.label else [] for line in plan.lines]
    right = 16 + max((SOURCE_SANS.widest(name, lettering.SIZE) for name in names), default=0.0)
    layout, plot = two_axes(plan.plane, _HEIGHT, right)
    layout["annotations"] += _ends(plan, names, plot)
    traces = [trace for line in plan.lines for trace in _traces(plan.plane, line, plan.joined)]
    return look.finished(exhibit, _HEIGHT, layout, traces)


def _traces(plane: Plane, line: Line, joined: bool) -> list[look.Row]:
    hue = colour(line.tone)
    traces = []
    if joined:
        traces = [_band(band, line.tone) for band in line.bands]
        traces.append(_joined(line, hue))
    elif any(one.extent for one in line.marks):
        traces = [_whiskers(line, hue)]
    marks = [(colour(one.tone), one.shape) for one in line.marks]
    traces.append(
        {
            "type": "scatter",
            "x": [one.x for one in line.marks],
            "y": [one.y for one in line.marks],
            "mode": "markers",
            "marker": look.point_marker(marks, 4 if line.many else 8),
            "hovertext": [_hover(plane, line, one) for one in line.marks],
            "hoverinfo": "text",
            "cliponaxis": False,
        }
    )
    return traces


def _joined(line: Line, hue: str) -> look.Row:
    """The runs of a line, nothing between them."""
    points: list[Mark | None] = []
    for run in line.runs:
        points += [None, *run] if points else run
    return {
        "type": "scatter",
        "x": [one and one.x for one in points],
        "y": [one and one.y for one in points],
        "mode": "lines",
        "connectgaps": False,
        "line": {"color": hue, "width": 2.2, "dash": _DASHES.get(line.shape, "solid")},
        "hoverinfo": "skip",
    }


def _band(band: list[tuple[float, float, float]], tone: Tone) -> look.Row:
    moments, lows, highs = ([values[i] for values in band] for i in range(3))
    return {
        "type": "scatter",
        "x": moments + moments[::-1],
        "y": highs + lows[::-1],
        "mode": "lines",
        "line": {"width": 0.6, "color": colour(tone)},
        "fill": "toself",
        "fillcolor": look.tint(tone, 0.16),
        "hoverinfo": "skip",
    }


def _whiskers(line: Line, hue: str) -> look.Row:
    ranged = [(one, *one.extent) for one in line.marks if one.extent]
    return {
        "type": "scatter",
        "x": [one.x for one, _, _ in ranged],
        "y": [one.y for one, _, _ in ranged],
        "mode": "markers",
        "marker": {"size": 1, "color": hue},
        "error_y": {
            "type": "data",
            "symmetric": False,
            "array": [high - one.y for one, _, high in ranged],
            "arrayminus": [one.y - low for one, low, _ in ranged],
            "color": hue,
            "thickness": 1.4,
            "width": 4,
        },
        "hoverinfo": "skip",
    }


def _hover(plane: Plane, line: Line, one: Mark) -> str:
    value = written(plane.language, plane.encoding.y_form, one.y, short=True)
    return lettering.hover(one.hover or " · ".join(part for part in (line.name, f"{one.x:g}", value) if part))


def _ends(plan: LinePlan, names: list[list[str]], plot: Plot) -> list[dict[str, Any]]:
    """Each series named at its last point, pushed apart where two end at the same height."""
    wanted = [plot.pixel(line.last.x, line.last.y, 0)[1] for line in plan.lines]
    heights = [float(len(name) * lettering.LINE) for name in names]
    placed = push_apart(wanted, heights, 0, plot.top + plot.tall + lettering.LINE)
    return [
        look.note(
            lettering.markup(name),
            line.last.x,
            line.last.y,
            yanchor="middle",
            xshift=8,
            yshift=want - place,
            font={"size": lettering.SIZE, "color": GREY if line.tone == Tone.QUIET else colour(line.tone)},
        )
        for line, name, want, place in zip(plan.lines, names, wanted, placed, strict=True)
        if name
    ]
