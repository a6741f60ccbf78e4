"""Horizontal bars in table order: ranked, stacked, side by side, floating on a base, with whiskers.

A bar goes from ``base`` (zero where there is none) to ``base`` + ``x``.
"""

from dataclasses import dataclass

import plotly.graph_objects as go

from components import figures_frame as frame
from components import figures_lettering as lettering
from dossier import palette
from dossier.exhibits import Exhibit

#: Labels up to this width stand left of their bars; if one is longer, all stand above them (a phone is 390 wide).
_BESIDE = 150.0
#: Room for a label above its bar on a phone.
_ABOVE = 330.0
#: Width of the picture on the narrowest phone that is tried.
PHONE = 350.0
_BAR = 18.0
_GAP = 12.0
_HEADING = 34.0


@dataclass
class _Bar:
    """A mark with its place: pixels from the top of the plot."""

    row: frame.Row
    middle: float
    start: float
    length: float
    low: float | None
    high: float | None
    label: str

    @property
    def right(self) -> float:
        return max(value for value in (self.start, self.start + self.length, self.low, self.high) if value is not None)

    @property
    def left(self) -> float:
        return min(value for value in (self.start, self.start + self.length, self.low, self.high) if value is not None)


def draw(exhibit: Exhibit) -> go.Figure:
    encoding = exhibit.encoding
    rows = frame.rows(exhibit)
    names = [frame.text(row, encoding.y) for row in rows]
    beside = all(lettering.measure(name) <= _BESIDE for name in names)
    bars, notes, height = _place(exhibit, rows, beside)
    high = max([bar.right for bar in bars] + [value for value, _ in encoding.references] + [0.0])
    low = min([bar.left for bar in bars] + [value for value, _ in encoding.references] + [0.0])
    notes += _references(exhibit, low, high)
    top = 8.0 + lettering.LINE * max((_lines(text) for _, text in encoding.references), default=0)
    left = max((lettering.measure(name) for name in names), default=0.0) + 10 if beside else 10.0
    for item in notes:
        if item.pop("flush", False):
            item["xshift"] = -left + 2
    right = 14 + (0.0 if encoding.stacked else max((lettering.measure(bar.label) for bar in bars), default=0.0))
    bottom = 28.0 + (lettering.LINE if encoding.x_title else 0)
    figure = frame.blank(exhibit, height + top + bottom)
    room = PHONE - left - right
    axis = frame.axis(exhibit, low, high, encoding.x_form, _whole(rows, encoding.x), room)
    figure.update_layout(
        margin={"l": left, "r": right, "t": top, "b": bottom},
        barmode="overlay",
        xaxis={**axis, "range": [low, high if high > low else low + 1], "title": _title(encoding.x_title)},
        # Pixels from the top, so that headings, labels and bars of any number keep their sizes.
        yaxis={"range": [height, 0], "showticklabels": False},
        annotations=notes,
        shapes=_lines_across(exhibit, bars),
    )
    figure.add_trace(_bars(exhibit, bars, encoding.series != "" and not encoding.stacked))
    inside = _inside(exhibit, bars, room / ((high - low) or 1.0)) if encoding.stacked else _values(bars)
    for trace in (_whiskers(bars), inside):
        if trace is not None:
            figure.add_trace(trace)
    return figure


def _place(exhibit: Exhibit, rows: list[frame.Row], beside: bool) -> tuple[list[_Bar], list[frame.Row], float]:
    """Bars and their labels from top to bottom, and the height that they take."""
    encoding = exhibit.encoding
    side_by_side = encoding.series != "" and not encoding.stacked
    bars: list[_Bar] = []
    notes: list[frame.Row] = []
    cursor, group, previous = 0.0, "", None
    ends: dict[bool, float] = {}
    for row in rows:
        heading = frame.text(row, encoding.group)
        name = frame.text(row, encoding.y)
        fresh = (heading, name) != previous
        if heading and heading != group:
            cursor += _HEADING if cursor else _HEADING - _GAP
            notes.append(_flush(lettering.markup(lettering.wrap(heading, _ABOVE), bold=True), cursor - 8, "bottom"))
        group = heading
        if fresh:
            ends = {}
            lines = lettering.wrap(name, _ABOVE)
            if not beside:
                notes.append(_flush(lettering.markup(lines), cursor + lettering.LINE * len(lines), "bottom"))
                cursor += lettering.LINE * len(lines) + 1
            else:
                notes.append(_flush(lettering.markup([name]), cursor + _BAR / 2, "middle"))
        elif side_by_side:
            cursor += 2 - _GAP
        else:
            cursor -= _BAR + _GAP
        length = frame.number(row, encoding.x) or 0.0
        start = frame.number(row, encoding.base)
        if start is None:
            start = ends.get(length < 0, 0.0) if encoding.stacked else 0.0
        ends[length < 0] = start + length
        bars.append(
            _Bar(
                row,
                cursor + _BAR / 2,
                start,
                length,
                frame.number(row, encoding.low),
                frame.number(row, encoding.high),
                _label(exhibit, row),
            )
        )
        previous = (heading, name)
        cursor += _BAR + _GAP
    return bars, notes, cursor


def _label(exhibit: Exhibit, row: frame.Row) -> str:
    """What stands at the end of a bar: the label of the table, or the value; with its series where side by side."""
    encoding = exhibit.encoding
    value = frame.number(row, encoding.x)
    if encoding.label:
        label = frame.text(row, encoding.label)
    elif value is None:
        label = ""
    else:
        label = lettering.write(exhibit.language, value, encoding.x_form)
    series = frame.text(row, encoding.series)
    if series and not encoding.stacked and not encoding.key:
        return f"{label} · {series}" if label else series
    return label


def _flush(content: str, y: float, anchor: str) -> frame.Row:
    """A label at the left edge of the picture."""
    return {**frame.note(content, 0, y, xref="paper", yref="y", yanchor=anchor), "flush": True}


def _bars(exhibit: Exhibit, bars: list[_Bar], thin: bool) -> go.Bar:
    encoding = exhibit.encoding
    return go.Bar(
        orientation="h",
        x=[bar.length for bar in bars],
        base=[bar.start for bar in bars],
        y=[bar.middle for bar in bars],
        width=_BAR - 2 if thin else _BAR,
        marker=frame.bar_marker([(frame.colour(bar.row, encoding), frame.shape(bar.row, encoding)) for bar in bars]),
        hovertext=[_hover(exhibit, bar) for bar in bars],
        hoverinfo="text",
    )


def _hover(exhibit: Exhibit, bar: _Bar) -> str:
    said = frame.text(bar.row, exhibit.encoding.hover)
    name = frame.text(bar.row, exhibit.encoding.y)
    return lettering.hover(said or (f"{name} · {bar.label}" if bar.label else name))


def _whiskers(bars: list[_Bar]) -> go.Scatter | None:
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


def _inside(exhibit: Exhibit, bars: list[_Bar], scale: float) -> go.Scatter | None:
    """Labels within the pieces of a stack that are long enough for them on a phone (``scale``: pixels a unit)."""
    encoding = exhibit.encoding
    shown = [bar for bar in bars if bar.label and abs(bar.length) * scale > lettering.measure(bar.label) + 4]
    if not shown:
        return None
    pale = [frame.shape(bar.row, encoding) != "solid" or frame.tone(bar.row, encoding) == "quiet" for bar in shown]
    return go.Scatter(
        x=[bar.start + bar.length / 2 for bar in shown],
        y=[bar.middle for bar in shown],
        mode="text",
        text=[lettering.escape(bar.label) for bar in shown],
        textfont={"size": lettering.SIZE, "color": [palette.INK if light else palette.PAPER for light in pale]},
        hoverinfo="skip",
    )


def _whole(rows: list[frame.Row], column: str) -> bool:
    """Whether the values are counts."""
    return all((frame.number(row, column) or 0.0).is_integer() for row in rows)


def _values(bars: list[_Bar]) -> go.Scatter | None:
    """Labels right of the mark. The right margin is as wide as the longest, at any width of the screen."""
    shown = [bar for bar in bars if bar.label]
    if not shown:
        return None
    return go.Scatter(
        x=[bar.right for bar in shown],
        y=[bar.middle for bar in shown],
        mode="markers+text",
        marker=frame.hidden_marker(8),
        text=[lettering.escape(bar.label) for bar in shown],
        textposition="middle right",
        textfont={"size": lettering.SIZE, "color": palette.INK},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _title(text: str) -> frame.Row:
    return {"text": lettering.escape(text), "font": {"size": lettering.SMALL, "color": palette.GREY}, "standoff": 4}


_REFERENCE = 150.0


def _lines(text: str) -> int:
    return len(lettering.wrap(text, _REFERENCE, lettering.SMALL))


def _references(exhibit: Exhibit, low: float, high: float) -> list[frame.Row]:
    """Words above each reference line, turned towards the side that has room."""
    found = []
    for value, words in exhibit.encoding.references:
        leftwards = (value - low) > (high - low) / 2
        content = lettering.markup(lettering.wrap(words, _REFERENCE, lettering.SMALL))
        place = {"xanchor": "right" if leftwards else "left", "align": "right" if leftwards else "left"}
        font = {"size": lettering.SMALL, "color": palette.GREY}
        found.append(frame.note(content, value, 1, yref="paper", yanchor="bottom", font=font, **place))
    return found


def _lines_across(exhibit: Exhibit, bars: list[_Bar]) -> list[frame.Row]:
    """Zero beside each bar (a line all along would cross the labels above them), references all along."""
    ends = {"type": "line", "yref": "paper", "y0": 0, "y1": 1}
    ink = {"color": palette.INK, "width": 1}
    half = _BAR / 2 + 4
    zeros = [
        {"type": "line", "x0": 0, "x1": 0, "y0": middle - half, "y1": middle + half, "line": ink}
        for middle in dict.fromkeys(bar.middle for bar in bars)
    ]
    return zeros + [
        {**ends, "x0": value, "x1": value, "line": {"color": palette.GREY, "width": 1, "dash": "dash"}}
        for value, _ in exhibit.encoding.references
    ]
