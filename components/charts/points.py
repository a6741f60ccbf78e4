"""Two numbers against each other; labels that never cover each other nor leave the picture."""

import plotly.graph_objects as go

from components.charts import lettering, look
from components.charts.point_labels import Canvas, labels
from dossier.charts import palette
from dossier.exhibits import Exhibit

_HEIGHT = 460.0
_MARK = 11.0


def draw(exhibit: Exhibit) -> go.Figure:
    encoding = exhibit.encoding
    rows = [
        row
        for row in look.rows(exhibit)
        if look.number(row, encoding.x) is not None and look.number(row, encoding.y) is not None
    ]
    xs = [look.number(row, encoding.x) or 0.0 for row in rows]
    ys = [look.number(row, encoding.y) or 0.0 for row in rows]
    lows = [look.number(row, encoding.low) for row in rows]
    highs = [look.number(row, encoding.high) for row in rows]
    x_range = _range([*xs, *(value for value, _ in encoding.references)])
    y_range = _range([value for value in [*ys, *lows, *highs] if value is not None])
    y_axis = look.axis(exhibit, *y_range, encoding.y_form)
    left = max(lettering.measure(text, lettering.SMALL) for text in y_axis["ticktext"]) + 8
    margin = {"l": left, "r": 14.0, "t": 44.0 if encoding.references else 28.0, "b": 48.0 if encoding.x_title else 30.0}
    canvas = Canvas(x_range, y_range, margin["l"], margin["r"], margin["t"], margin["b"], _HEIGHT)
    traces, leaders = labels(exhibit, rows, canvas, _MARK)
    figure = look.blank(exhibit, _HEIGHT)
    x_axis = {
        **look.axis(exhibit, *x_range, encoding.x_form),
        "range": list(x_range),
        "showline": True,
        "linecolor": palette.HAIRLINE,
    }
    y_axis |= {"range": list(y_range), "showgrid": True, "gridcolor": palette.HAIRLINE}
    # The second pair of axes lies on the first and holds the labels that only a wide screen has room for.
    bare = {"overlaying": "x", "showticklabels": False, "showgrid": False, "fixedrange": True, "zeroline": False}
    title = {"text": lettering.escape(encoding.x_title), "font": {"size": lettering.SMALL, "color": palette.GREY}}
    figure.update_layout(
        margin=margin,
        xaxis={**x_axis, "title": {**title, "standoff": 6}},
        yaxis=y_axis,
        xaxis2={**bare, "range": list(x_range)},
        yaxis2={**bare, "overlaying": "y", "range": list(y_range)},
        annotations=_titles(exhibit, left) + leaders,
        shapes=[
            {
                "type": "line",
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "x0": v,
                "x1": v,
                "line": {"color": palette.GREY, "dash": "dash", "width": 1},
            }
            for v, _ in encoding.references
        ],
    )
    figure.add_trace(_points(exhibit, rows, xs, ys, lows, highs))
    for trace in traces:
        figure.add_trace(trace)
    return figure


def _range(values: list[float]) -> tuple[float, float]:
    """From zero, with room for a mark at the end."""
    low, high = min([0.0, *values]), max([0.0, *values])
    span = (high - low) or 1.0
    return (low - span * 0.05 if low < 0 else low), high + span * 0.08


def _points(
    exhibit: Exhibit,
    rows: list[look.Row],
    xs: list[float],
    ys: list[float],
    lows: list[float | None],
    highs: list[float | None],
) -> go.Scatter:
    encoding = exhibit.encoding
    marks = [(look.colour(row, encoding), look.shape(row, encoding)) for row in rows]
    ranges = None
    if encoding.low and encoding.high:
        ranges = {
            "type": "data",
            "symmetric": False,
            "array": [0.0 if high is None else high - y for high, y in zip(highs, ys, strict=True)],
            "arrayminus": [0.0 if low is None else y - low for low, y in zip(lows, ys, strict=True)],
            "color": palette.GREY,
            "thickness": 1.2,
            "width": 3,
        }
    return go.Scatter(
        x=xs,
        y=ys,
        mode="markers",
        marker=look.point_marker(marks, _MARK),
        error_y=ranges,
        hovertext=[_hover(exhibit, row) for row in rows],
        hoverinfo="text",
        cliponaxis=False,
    )


def _hover(exhibit: Exhibit, row: look.Row) -> str:
    encoding = exhibit.encoding
    return lettering.hover(look.text(row, encoding.hover) or look.text(row, encoding.label))


def _titles(exhibit: Exhibit, left: float) -> list[look.Row]:
    encoding = exhibit.encoding
    font = {"size": lettering.SMALL, "color": palette.GREY}
    notes = [
        look.note(lettering.markup([words]), value, 1, yref="paper", yanchor="bottom", xanchor="center", font=font)
        for value, words in encoding.references
    ]
    if encoding.y_title:
        shift = 22 if encoding.references else 8
        title = lettering.markup([encoding.y_title])
        notes.append(
            look.note(title, 0, 1, xref="paper", yref="paper", yanchor="bottom", yshift=shift, xshift=-left, font=font)
        )
    return notes
