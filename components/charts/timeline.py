"""Dated marks on lanes; each label at the lowest of several heights where it covers no other.

Heights are computed for a picture of ``NARROWEST`` pixels; below it the stylesheet shows the list of ``listing``
instead.
"""

import html
import math
from dataclasses import replace

import plotly.graph_objects as go

from components.charts import lettering, look
from dossier.charts.boxes import Box
from dossier.charts.encoding import Timeline
from dossier.charts.marks import amount, legible, rows, shape, tone, words
from dossier.charts.palette import GREY, HAIRLINE, colour
from dossier.charts.timeline import plan_timeline
from dossier.exhibits import Exhibit, Form
from dossier.language import texts
from exports.files.fonts import SOURCE_SANS

#: Width below which a list replaces the picture.
NARROWEST = 700.0
_LABEL = 138.0
#: From the last lane to the axis.
_BELOW = 20.0
#: Plotly sets lines 1.3 sizes apart.
_LETTERS = replace(SOURCE_SANS, line=1.3)


def timeline_figure(exhibit: Exhibit) -> go.Figure:
    frame = Box(0.0, 0.0, NARROWEST, math.inf)
    plan = plan_timeline(exhibit, _LETTERS, frame, ((lettering.SMALL, _LABEL),), lettering.SIZE)
    notes: list[look.Row] = []
    lines: list[look.Row] = []
    for lane in plan.lanes:
        if lane.name:
            notes.append(look.note(lettering.markup(lane.name, bold=True), 0, lane.top, xref="paper", yanchor="top"))
        for event in lane.events:
            if event.box:
                side = {"xanchor": "left", "xshift": 3} if event.right else {"xanchor": "right", "xshift": -3}
                ink = {"size": plan.size, "color": legible(event.tone)}
                notes.append(
                    look.note(lettering.markup(event.lines), event.moment, event.box.y, yanchor="top", font=ink)
                    | side
                    | {"align": side["xanchor"]}
                )
                stem = {"x0": event.moment, "x1": event.moment, "y0": lane.axis, "y1": event.box.y + 2}
                lines.append(_line(stem, HAIRLINE))
        lines.append(_line({"xref": "paper", "x0": 0, "x1": 1, "y0": lane.axis, "y1": lane.axis}, GREY))
    low = plan.lanes[-1].axis + _BELOW
    events = [(lane.axis, event) for lane in plan.lanes for event in lane.events]
    figure = look.blank(exhibit, low + 34)
    figure.add_trace(
        go.Scatter(
            x=[event.moment for _, event in events],
            y=[axis for axis, _ in events],
            mode="markers",
            marker=look.point_marker([(colour(event.tone), event.shape) for _, event in events], 11),
            hovertext=[lettering.hover(event.hover) for _, event in events],
            hoverinfo="text",
            cliponaxis=False,
        )
    )
    figure.update_layout(
        margin={"l": plan.across.start, "r": NARROWEST - plan.across.end, "t": 4, "b": 30},
        xaxis={
            "range": [plan.across.low, plan.across.high],
            "tickmode": "array",
            "tickvals": plan.years,
            "ticktext": [str(year) for year in plan.years],
            "ticks": "outside",
            "ticklen": 4,
        },
        yaxis={"range": [low, 0], "showticklabels": False},
        annotations=notes,
        shapes=lines,
    )
    return figure


def _line(ends: look.Row, colour: str) -> look.Row:
    return {"type": "line", "layer": "below", "line": {"color": colour, "width": 1}, **ends}


def listing(exhibit: Exhibit) -> str:
    """The same marks as a list of dates and words, in order of time, for a narrow screen."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Timeline)
    dated = next((column.name for column in exhibit.columns if column.form == Form.DATE), "")
    found = [(moment, row) for row in rows(exhibit) if (moment := amount(row, encoding.moment)) is not None]
    lanes = len({words(row, encoding.lane) for _, row in found})
    items = []
    for moment, row in sorted(found, key=lambda item: item[0]):
        when = words(row, dated)
        date = texts.date(exhibit.language, when) if when else f"{math.floor(moment)}"
        # One lane needs no name at every date.
        lane = words(row, encoding.lane) if lanes > 1 else ""
        lane = f'<span class="lane">{html.escape(lane)}</span> ' if lane else ""
        kind = f"{tone(row, encoding)} {shape(row, encoding)}"
        label = html.escape(words(row, encoding.label))
        items.append(f'<li class="{kind}"><span class="date">{html.escape(date)}</span> {lane}{label}</li>')
    return f'<ol class="events">{"".join(items)}</ol>'
