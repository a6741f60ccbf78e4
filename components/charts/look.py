"""What every chart shares: fonts, colours, shapes, margins. No gridline, no legend, no modebar, white paper."""

import math
from collections.abc import Sequence
from typing import Any

import plotly.graph_objects as go

from components.charts import lettering
from dossier.charts import palette
from dossier.charts.axis import Scale, level_ticks
from dossier.exhibits import Exhibit, Form
from exports.files.fonts import SOURCE_SANS

Row = dict[str, Any]

#: Names of more than one word are quoted: "Source Sans 3" without quotes is no CSS and loses the whole list.
FONT = palette.TEXT_FONT

_AXIS = {
    "showgrid": False,
    "zeroline": False,
    "showline": False,
    "ticks": "",
    "ticklabelstandoff": 4,
    "fixedrange": True,
    "tickfont": {"size": lettering.SMALL, "color": palette.GREY},
}

TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": FONT, "size": lettering.SIZE, "color": palette.INK},
        "paper_bgcolor": palette.PAPER,
        "plot_bgcolor": palette.PAPER,
        "showlegend": False,
        "margin": {"l": 0, "r": 0, "t": 8, "b": 8, "pad": 0},
        "hoverlabel": {
            "bgcolor": palette.PAPER,
            "bordercolor": palette.HAIRLINE,
            "align": "left",
            "font": {"family": FONT, "size": lettering.SIZE, "color": palette.INK},
        },
        "hovermode": "closest",
        "dragmode": False,
        "xaxis": _AXIS,
        "yaxis": _AXIS,
    }
)


def finished(exhibit: Exhibit, height: float, layout: Row, traces: Sequence[Row]) -> go.Figure:
    """The figure of a height, its marks as dictionaries with their ``type``.

    Nothing is validated here, which took most of the time of a chart: ``tests/test_figures.py`` validates every one.
    """
    separators = ",\u00a0" if exhibit.language == "fr" else ".,"
    shared = {"template": TEMPLATE, "height": round(height), "separators": separators}
    return go.Figure(
        {"data": list(traces), "layout": shared | {name: part for name, part in layout.items() if part != []}},
        _validate=False,
    )


def tint(name: str, opacity: float) -> str:
    """A tone as a translucent colour, for bands."""
    value = palette.COLOURS[name]
    red, green, blue = (int(value[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def bar_marker(marks: Sequence[tuple[str, str]]) -> Row:
    """Fill, outline and hatching of bars from their (colour, shape)."""
    return {
        # Of a hatched bar Plotly takes the lines' colour from here, whatever the pattern's own foreground says.
        "color": [_fill(hue, form) for hue, form in marks],
        "line": {"color": [hue for hue, _ in marks], "width": 1.4},
        "pattern": {
            "shape": ["/" if form == "hatched" else "" for _, form in marks],
            "bgcolor": [palette.PAPER for _ in marks],
            "size": 6,
            "solidity": 0.35,
        },
    }


def _fill(hue: str, form: str) -> str:
    """Of a planned value paper, of a derived one a pale tone."""
    return palette.PAPER if form == "hollow" else palette.pale(hue) if form == "derived" else hue


def point_marker(marks: Sequence[tuple[str, str]], size: float = 10) -> Row:
    """Fill and outline of points: solid disc, ring, or ring with a dot (assumed)."""
    return {
        "size": size,
        "color": [palette.PAPER if form == "hatched" else _fill(hue, form) for hue, form in marks],
        "symbol": ["circle-dot" if form == "hatched" else "circle" for _, form in marks],
        "line": {"color": [hue if form != "solid" else palette.PAPER for hue, form in marks], "width": 1.6},
    }


def hidden_marker(size: float) -> Row:
    """Holds a label away from a mark of a size: Plotly counts the marker of the same trace only."""
    return {"size": size, "color": "rgba(0,0,0,0)", "line": {"width": 0}}


def note(content: str, x: float | str, y: float | str, **options: Any) -> Row:
    """An annotation without arrow, from the left by default. ``content`` is markup already."""
    return {"text": content, "x": x, "y": y, "showarrow": False, "xanchor": "left", "align": "left", **options}


def axis(exhibit: Exhibit, low: float, high: float, form: Form, whole: bool = False, width: float = math.inf) -> Row:
    """Explicit ticks, written in the language: Plotly knows English only.

    ``whole``: only whole numbers; ``width``: room in pixels on a phone, where fewer ticks may fit.
    """
    scale, most = Scale(low, high, 0.0, width), lettering.MOST_TICKS
    found = level_ticks(exhibit.language, scale, form, SOURCE_SANS, lettering.SMALL, whole=whole, most=most)
    return {
        "tickmode": "array",
        "tickvals": [value for value, _ in found],
        "ticktext": [lettering.escape(text) for _, text in found],
    }
