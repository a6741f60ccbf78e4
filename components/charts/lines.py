"""Lines over years: labelled at their end, a missing year is a gap, bands or whiskers for what is not certain."""

import math
from itertools import pairwise

import plotly.graph_objects as go

from components.charts import lettering, look
from dossier.charts import palette
from dossier.exhibits import Encoding, Exhibit, Form
from dossier.language.cells import written

_HEIGHT = 340.0
_LABEL = 118.0
_DASHES = {"solid": "solid", "hollow": "dash", "hatched": "dot"}


def draw(exhibit: Exhibit) -> go.Figure:
    encoding = exhibit.encoding
    rows = look.rows(exhibit)
    series: dict[str, list[look.Row]] = {}
    for row in rows:
        if look.number(row, encoding.x) is not None:
            series.setdefault(look.text(row, encoding.series), []).append(row)
    for points in series.values():
        points.sort(key=lambda row: look.number(row, encoding.x) or 0.0)
    columns = (encoding.y, encoding.low, encoding.high)
    values = [value for row in rows for column in columns if (value := look.number(row, column)) is not None]
    years = [year for row in rows if (year := look.number(row, encoding.x)) is not None]
    low, high = min([0.0, *values]), max([0.0, *values])
    high = high + (high - low) * 0.06 or 1.0
    top, bottom = (26.0 if encoding.y_title else 10.0), 30.0
    figure = look.blank(exhibit, _HEIGHT)
    for points in series.values():
        for trace in _traces(exhibit, points):
            figure.add_trace(trace)
    notes, right = _labels(exhibit, series, low, high, _HEIGHT - top - bottom)
    if encoding.y_title:
        title = lettering.markup([encoding.y_title])
        font = {"size": lettering.SMALL, "color": palette.GREY}
        notes.append(look.note(title, 0, 1, xref="paper", yref="paper", yanchor="bottom", yshift=8, font=font))
    y_axis = look.axis(exhibit, low, high, encoding.y_form)
    left = max(lettering.measure(text, lettering.SMALL) for text in y_axis["ticktext"]) + 8
    for item in notes:
        if item.get("xref") == "paper" and item["x"] == 0:
            item["xshift"] = -left
    span = max(years) - min(years)
    figure.update_layout(
        margin={"l": left, "r": right, "t": top, "b": bottom},
        xaxis={
            **_years(exhibit, years),
            "range": [min(years) - span * 0.02 - (0.5 if not span else 0), max(years) + span * 0.02],
            "showline": low == 0,
            "linecolor": palette.GREY,
            "title": {"text": lettering.escape(encoding.x_title), "font": {"size": lettering.SMALL}},
            "automargin": bool(encoding.x_title),
        },
        yaxis={**y_axis, "range": [low, high], "showgrid": True, "gridcolor": palette.HAIRLINE},
        annotations=notes,
    )
    return figure


def _years(exhibit: Exhibit, years: list[float]) -> look.Row:
    """The last year and equal steps back from it: a reader looks for the end."""
    form = exhibit.encoding.x_form
    whole = all(year.is_integer() for year in years)
    if not whole:
        return look.axis(exhibit, min(years), max(years), form)
    first, last = int(min(years)), int(max(years))
    step = max(1, math.ceil((last - first) / (lettering.MOST_TICKS - 1)))
    values = list(range(last, first - 1, -step))[::-1]
    # A number of the order of a year is a year, whatever the exhibit says: never "2 024".
    forms = [Form.YEAR if 1900 <= value <= 2100 else form for value in values]
    texts = [written(exhibit.language, shown, value, short=True) for shown, value in zip(forms, values, strict=True)]
    return {"tickmode": "array", "tickvals": values, "ticktext": texts}


def _traces(exhibit: Exhibit, points: list[look.Row]) -> list[go.Scatter]:
    encoding = exhibit.encoding
    tone = look.tone(points[-1], encoding)
    hue = palette.COLOURS[tone]
    marks = [(look.colour(row, encoding), look.shape(row, encoding)) for row in points]
    shapes = {form for _, form in marks}
    joined: list[look.Row | None] = []
    for row in points:
        if joined and _gap(exhibit, joined[-1], row):
            joined.append(None)
        joined.append(row)
    ranged = [row for row in points if look.number(row, encoding.low) is not None]
    traces = []
    if encoding.joined:
        traces += [_band(exhibit, run, tone) for run in _runs(joined) if len(run) > 1 and encoding.low]
        traces.append(
            go.Scatter(
                x=[row and look.number(row, encoding.x) for row in joined],
                y=[row and look.number(row, encoding.y) for row in joined],
                mode="lines",
                connectgaps=False,
                line={"color": hue, "width": 2.2, "dash": _DASHES[shapes.pop()] if len(shapes) == 1 else "solid"},
                hoverinfo="skip",
            )
        )
    elif ranged:
        traces.append(_whiskers(exhibit, ranged, hue))
    traces.append(
        go.Scatter(
            x=[look.number(row, encoding.x) for row in points],
            y=[look.number(row, encoding.y) for row in points],
            mode="markers",
            marker=look.point_marker(marks, 8 if len(points) <= 20 else 4),
            hovertext=[_hover(exhibit, row) for row in points],
            hoverinfo="text",
            cliponaxis=False,
        )
    )
    return traces


def _legible(row: look.Row, encoding: Encoding) -> str:
    """The tone as a colour of words; the pale one of context is too light for that."""
    return palette.GREY if look.tone(row, encoding) == "quiet" else look.colour(row, encoding)


def _gap(exhibit: Exhibit, before: look.Row | None, after: look.Row) -> bool:
    """Whether a whole year lies between two points."""
    if before is None:
        return False
    first, second = look.number(before, exhibit.encoding.x), look.number(after, exhibit.encoding.x)
    whole = first is not None and second is not None and first.is_integer() and second.is_integer()
    return whole and (second or 0.0) - (first or 0.0) > 1


def _runs(joined: list[look.Row | None]) -> list[list[look.Row]]:
    runs: list[list[look.Row]] = [[]]
    for row in joined:
        if row is None:
            runs.append([])
        else:
            runs[-1].append(row)
    return runs


def _band(exhibit: Exhibit, run: list[look.Row], tone: str) -> go.Scatter:
    encoding = exhibit.encoding
    run = [row for row in run if look.number(row, encoding.low) is not None]
    years = [look.number(row, encoding.x) for row in run]
    return go.Scatter(
        x=years + years[::-1],
        y=[look.number(row, encoding.high) for row in run] + [look.number(row, encoding.low) for row in run[::-1]],
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=look.tint(tone, 0.16),
        hoverinfo="skip",
    )


def _whiskers(exhibit: Exhibit, ranged: list[look.Row], hue: str) -> go.Scatter:
    encoding = exhibit.encoding
    middles = [look.number(row, encoding.y) or 0.0 for row in ranged]
    highs = [look.number(row, encoding.high) or 0.0 for row in ranged]
    lows = [look.number(row, encoding.low) or 0.0 for row in ranged]
    return go.Scatter(
        x=[look.number(row, encoding.x) for row in ranged],
        y=middles,
        mode="markers",
        marker={"size": 1, "color": hue},
        error_y={
            "type": "data",
            "symmetric": False,
            "array": [high - middle for high, middle in zip(highs, middles, strict=True)],
            "arrayminus": [middle - low for low, middle in zip(lows, middles, strict=True)],
            "color": hue,
            "thickness": 1.4,
            "width": 4,
        },
        hoverinfo="skip",
    )


def _hover(exhibit: Exhibit, row: look.Row) -> str:
    encoding = exhibit.encoding
    said = look.text(row, encoding.hover)
    if said:
        return lettering.hover(said)
    year, value = look.number(row, encoding.x), look.number(row, encoding.y)
    amount = written(exhibit.language, encoding.y_form, value, short=True)
    parts = (look.text(row, encoding.series), f"{year:g}", amount)
    return lettering.hover(" · ".join(part for part in parts if part))


def _labels(
    exhibit: Exhibit, series: dict[str, list[look.Row]], low: float, high: float, pixels: float
) -> tuple[list[look.Row], float]:
    """Each series named at its last point, pushed apart where two end at the same height; the room they take."""
    encoding = exhibit.encoding
    ends = []
    for name, points in series.items():
        last = next((row for row in reversed(points) if look.number(row, encoding.y) is not None), None)
        words = (last and look.text(last, encoding.label)) or name
        if last is not None and words:
            value = look.number(last, encoding.y) or 0.0
            lines = lettering.wrap(words, _LABEL)
            wanted = (high - value) / (high - low) * pixels
            ends.append((wanted, len(lines) * lettering.LINE, lines, last))
    ends.sort(key=lambda end: end[0])
    places = [wanted for wanted, *_ in ends]
    for first, second in pairwise(range(len(ends))):
        needed = (ends[first][1] + ends[second][1]) / 2
        places[second] = max(places[second], places[first] + needed)
    for second, first in pairwise(range(len(ends) - 1, -1, -1)):
        floor = places[second] if second < len(ends) - 1 else min(places[second], pixels)
        places[second] = floor
        places[first] = min(places[first], places[second] - (ends[first][1] + ends[second][1]) / 2)
    notes = []
    for place, (wanted, _, lines, last) in zip(places, ends, strict=True):
        notes.append(
            look.note(
                lettering.markup(lines),
                look.number(last, encoding.x) or 0.0,
                look.number(last, encoding.y) or 0.0,
                yanchor="middle",
                xshift=8,
                yshift=wanted - place,
                font={"size": lettering.SIZE, "color": _legible(last, encoding)},
            )
        )
    width = max((lettering.measure(line) for *_, lines, _ in ends for line in lines), default=0.0)
    return notes, width + 16
