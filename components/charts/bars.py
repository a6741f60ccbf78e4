"""Horizontal bars in table order: ranked, stacked, side by side, floating on a base, with whiskers.

A bar goes from ``base`` (zero where there is none) to ``base`` + ``x``.
"""

from collections import Counter

import plotly.graph_objects as go

from components.charts import lettering, look
from dossier.charts.bar_places import Bar, Plan, plan
from dossier.charts import palette
from dossier.exhibits import Exhibit

#: Width of the picture on the narrowest phone that is tried.
PHONE = 350.0
#: Room for the words of a reference line.
_REFERENCE = 150.0


def draw(exhibit: Exhibit) -> go.Figure:
    encoding = exhibit.encoding
    placed = plan(exhibit)
    marked = [value for value, _ in encoding.references]
    high = max([0.0, *(bar.right for bar in placed.bars), *marked])
    low = min([0.0, *(bar.left for bar in placed.bars), *marked])
    high = high if high > low else low + 1
    top = 8.0 + lettering.LINE * max((_lines(text) for _, text in encoding.references), default=0)
    outside, inside = _labelled(exhibit, placed.bars)
    right = 14 + max((lettering.measure(bar.label) for bar in outside), default=0.0)
    bottom = 28.0 + (lettering.LINE if encoding.title else 0)
    room = PHONE - placed.left - right
    whole = all((bar.length + bar.start).is_integer() for bar in placed.bars)
    figure = look.blank(exhibit, placed.height + top + bottom)
    figure.update_layout(
        margin={"l": placed.left, "r": right, "t": top, "b": bottom},
        barmode="overlay",
        xaxis={
            **look.axis(exhibit, low, high, encoding.form, whole, room),
            "range": [low, high],
            "title": _title(encoding.title),
        },
        # Pixels from the top, so that headings, labels and bars of any number keep their sizes.
        yaxis={"range": [placed.height, 0], "showticklabels": False},
        annotations=placed.notes + _references(exhibit, low, high),
        shapes=_lines_across(exhibit, placed),
    )
    figure.add_trace(_bars(exhibit, placed))
    fitting = [bar for bar in inside if abs(bar.length) * room / (high - low) > lettering.measure(bar.label) + 4]
    for trace in (_whiskers(placed.bars), _values(outside), _within(exhibit, fitting)):
        if trace is not None:
            figure.add_trace(trace)
    return figure


def _labelled(exhibit: Exhibit, bars: list[Bar]) -> tuple[list[Bar], list[Bar]]:
    """Bars whose label stands at their end, and pieces of a stack whose label stands within.

    A stack with one label, on its last piece, says it of the whole row.
    """
    named = [bar for bar in bars if bar.label]
    if not exhibit.encoding.stacked:
        return named, []
    last = {bar.middle: bar for bar in bars}
    count = Counter(bar.middle for bar in named)
    ends = [bar for bar in named if last[bar.middle] is bar and count[bar.middle] == 1]
    return ends, [bar for bar in named if last[bar.middle] is not bar or count[bar.middle] > 1]


def _bars(exhibit: Exhibit, placed: Plan) -> go.Bar:
    encoding, bars = exhibit.encoding, placed.bars
    return go.Bar(
        orientation="h",
        x=[bar.length for bar in bars],
        base=[bar.start for bar in bars],
        y=[bar.middle for bar in bars],
        width=placed.thick,
        marker=look.bar_marker([(look.colour(bar.row, encoding), look.shape(bar.row, encoding)) for bar in bars]),
        hovertext=[_hover(exhibit, bar) for bar in bars],
        hoverinfo="text",
    )


def _hover(exhibit: Exhibit, bar: Bar) -> str:
    said = look.text(bar.row, exhibit.encoding.hover)
    name = look.text(bar.row, exhibit.encoding.category)
    return lettering.hover(said or (f"{name} · {bar.label}" if bar.label else name))


def _whiskers(bars: list[Bar]) -> go.Scatter | None:
    ranged = [bar for bar in bars if bar.low is not None and bar.high is not None]
    if not ranged:
        return None
    ends = [bar.start + bar.length for bar in ranged]
    return go.Scatter(
        x=ends,
        y=[bar.middle for bar in ranged],
        mode="markers",
        marker={"size": 1, "color": palette.INK},
        error_x={
            "type": "data",
            "symmetric": False,
            "array": [(bar.high or 0.0) - end for bar, end in zip(ranged, ends, strict=True)],
            "arrayminus": [end - (bar.low or 0.0) for bar, end in zip(ranged, ends, strict=True)],
            "color": palette.INK,
            "thickness": 1.4,
            "width": 5,
        },
        hoverinfo="skip",
        cliponaxis=False,
    )


def _within(exhibit: Exhibit, shown: list[Bar]) -> go.Scatter | None:
    """Labels in the middle of pieces of a stack, white on dark."""
    encoding = exhibit.encoding
    if not shown:
        return None
    pale = [look.shape(bar.row, encoding) != "solid" or look.tone(bar.row, encoding) == "quiet" for bar in shown]
    return go.Scatter(
        x=[bar.start + bar.length / 2 for bar in shown],
        y=[bar.middle for bar in shown],
        mode="text",
        text=[lettering.escape(bar.label) for bar in shown],
        textfont={
            "size": lettering.SIZE,
            "color": [palette.INK if light else palette.PAPER for light in pale],
            # Ink on hatching needs a white rim.
            "shadow": ["0 0 2px #fff, 0 0 3px #fff, 0 0 4px #fff" if light else "" for light in pale],
        },
        hoverinfo="skip",
    )


def _values(shown: list[Bar]) -> go.Scatter | None:
    """Labels right of the mark. The right margin is as wide as the longest, at any width of the screen."""
    if not shown:
        return None
    return go.Scatter(
        x=[bar.right for bar in shown],
        y=[bar.middle for bar in shown],
        mode="markers+text",
        marker=look.hidden_marker(8),
        text=[lettering.escape(bar.label) for bar in shown],
        textposition="middle right",
        textfont={"size": lettering.SIZE, "color": palette.INK},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _title(text: str) -> look.Row:
    return {"text": lettering.escape(text), "font": {"size": lettering.SMALL, "color": palette.GREY}, "standoff": 4}


def _lines(text: str) -> int:
    return len(lettering.wrap(text, _REFERENCE, lettering.SMALL))


def _references(exhibit: Exhibit, low: float, high: float) -> list[look.Row]:
    """Words above each reference line, turned towards the side that has room."""
    found = []
    for value, words in exhibit.encoding.references:
        leftwards = (value - low) > (high - low) / 2
        content = lettering.markup(lettering.wrap(words, _REFERENCE, lettering.SMALL))
        place = {"xanchor": "right" if leftwards else "left", "align": "right" if leftwards else "left"}
        font = {"size": lettering.SMALL, "color": palette.GREY}
        found.append(look.note(content, value, 1, yref="paper", yanchor="bottom", font=font, **place))
    return found


def _lines_across(exhibit: Exhibit, placed: Plan) -> list[look.Row]:
    """Zero beside each bar that reaches it (a line all along would cross the labels above), references all along."""
    half = placed.thick / 2 + 4
    zeros = [
        {"type": "line", "x0": 0, "x1": 0, "y0": middle - half, "y1": middle + half}
        | {"line": {"color": palette.INK, "width": 1}}
        for middle in dict.fromkeys(bar.middle for bar in placed.bars if bar.left <= 0 <= bar.right)
    ]
    return zeros + [
        {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": value, "x1": value}
        | {"line": {"color": palette.INK, "width": 1.2, "dash": "dash"}}
        for value, _ in exhibit.encoding.references
    ]
