"""Dated marks on lanes; each label at the lowest of several heights where it covers no other.

Heights are computed for a picture of ``NARROWEST`` pixels; below it the stylesheet shows the list of ``listing``
instead.
"""

import html
import math

import plotly.graph_objects as go

from components.charts import lettering, look
from dossier.charts import palette
from dossier.exhibits import Exhibit, Form
from dossier.language import texts

#: Width below which a list replaces the picture.
NARROWEST = 700.0
_LABEL = 138.0
_STEM = 14.0
_HEADING = 26.0
_BELOW = 12.0


def draw(exhibit: Exhibit) -> go.Figure:
    encoding = exhibit.encoding
    rows = [row for row in look.rows(exhibit) if look.number(row, encoding.moment) is not None]
    moments = [look.number(row, encoding.moment) or 0.0 for row in rows]
    low, high = math.floor(min(moments)), math.ceil(max(moments) + 1e-9)
    high += high == low
    lanes: dict[str, list[look.Row]] = {}
    for row in rows:
        lanes.setdefault(look.text(row, encoding.lane), []).append(row)
    notes: list[look.Row] = []
    shapes: list[look.Row] = []
    places: list[float] = []
    marks: list[look.Row] = []
    cursor = 0.0
    for name, members in lanes.items():
        if name:
            notes.append(look.note(lettering.markup([name], bold=True), 0, cursor, xref="paper", yanchor="top"))
            cursor += _HEADING
        members = sorted(members, key=lambda row: look.number(row, encoding.moment) or 0.0)
        labels, tall = _levels(members, encoding.moment, encoding.label, low, high)
        axis = cursor + tall + _STEM
        for row, (left, top, lines) in zip(members, labels, strict=True):
            moment = look.number(row, encoding.moment) or 0.0
            y = axis - _STEM - top
            font = {"size": lettering.SMALL, "color": look.ink(row, encoding)}
            notes.append(
                look.note(
                    lettering.markup(lines),
                    moment,
                    y,
                    yanchor="bottom",
                    xanchor="left" if left else "right",
                    align="left" if left else "right",
                    xshift=3 if left else -3,
                    font=font,
                )
            )
            stem = {"type": "line", "x0": moment, "x1": moment, "y0": axis, "y1": y - len(lines) * 15.0 + 2}
            shapes.append({**stem, "line": {"color": palette.HAIRLINE, "width": 1}, "layer": "below"})
        shapes.append(
            {"type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": axis, "y1": axis, "layer": "below"}
            | {"line": {"color": palette.GREY, "width": 1}}
        )
        places += [axis] * len(members)
        marks += members
        cursor = axis + _BELOW + 8
    figure = look.blank(exhibit, cursor + 34)
    figure.add_trace(
        go.Scatter(
            x=[look.number(row, encoding.moment) for row in marks],
            y=places,
            mode="markers",
            marker=look.point_marker([(look.colour(row, encoding), look.shape(row, encoding)) for row in marks], 11),
            hovertext=[lettering.hover(look.text(r, encoding.hover) or look.text(r, encoding.label)) for r in marks],
            hoverinfo="text",
            cliponaxis=False,
        )
    )
    figure.update_layout(
        margin={"l": 8, "r": 12, "t": 4, "b": 30},
        xaxis={**look.axis(exhibit, low, high, Form.YEAR), "range": [low, high], "ticks": "outside", "ticklen": 4},
        yaxis={"range": [cursor, 0], "showticklabels": False},
        annotations=notes,
        shapes=shapes,
    )
    return figure


def _levels(
    members: list[look.Row], x: str, label: str, low: float, high: float
) -> tuple[list[tuple[bool, float, list[str]]], float]:
    """For each mark: whether its label goes right, its height above the lane, its lines; and the height of all."""
    scale = (NARROWEST - 20) / (high - low)
    taken: list[tuple[float, float, float, float]] = []
    found: list[tuple[bool, float, list[str]]] = []
    stems = [((look.number(row, x) or 0.0) - low) * scale for row in members]
    # From the last to the first: the label of the earlier mark may stand above those of the later ones, and its stem
    # crosses none of them, for they begin further right.
    for row, at in reversed(list(zip(members, stems, strict=True))):
        lines = lettering.wrap(look.text(row, label), _LABEL, lettering.SMALL)
        width = max(lettering.measure(line, lettering.SMALL) for line in lines) + 12
        right = at + width <= NARROWEST
        span = (at, at + width) if right else (at - width, at)
        tall = len(lines) * 15.0 + 4
        height = 0.0
        moved = True
        while moved:
            moved = False
            for start, end, bottom, top in taken:
                if span[0] < end and start < span[1] and height < top and bottom < height + tall:
                    height, moved = top, True
        taken.append((*span, height, height + tall))
        found.append((right, height, lines))
    return found[::-1], max(top for *_, top in taken)


def listing(exhibit: Exhibit) -> str:
    """The same marks as a list of dates and words, in order of time, for a narrow screen."""
    encoding = exhibit.encoding
    dated = next((column.name for column in exhibit.columns if column.form == Form.DATE), "")
    rows = [row for row in look.rows(exhibit) if look.number(row, encoding.moment) is not None]
    lanes = len({look.text(row, encoding.lane) for row in rows})
    items = []
    for row in sorted(rows, key=lambda row: look.number(row, encoding.moment) or 0.0):
        when = look.text(row, dated)
        date = texts.date(exhibit.language, when) if when else f"{math.floor(look.number(row, encoding.moment) or 0.0)}"
        # One lane needs no name at every date.
        lane = look.text(row, encoding.lane) if lanes > 1 else ""
        lane = f'<span class="lane">{html.escape(lane)}</span> ' if lane else ""
        kind = f"{look.tone(row, encoding)} {look.shape(row, encoding)}"
        label = html.escape(look.text(row, encoding.label))
        items.append(f'<li class="{kind}"><span class="date">{html.escape(date)}</span> {lane}{label}</li>')
    return f'<ol class="events">{"".join(items)}</ol>'
