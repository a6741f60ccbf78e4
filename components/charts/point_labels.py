"""Names of the points of a scatter: free of each other on a phone, then those that a wide screen adds.

Besançon is always named: with a line to its point where nothing beside it is free.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import plotly.graph_objects as go

from components.charts import lettering, look
from components.charts.placing import Box, box, place
from dossier.charts import palette
from dossier.exhibits import Exhibit

#: Width for which names are placed: what is free on a phone stays free on a wider screen.
NARROW = 350.0
#: Width from which the names that a phone has no room for are drawn too; the stylesheet hides them below it.
WIDE = 640.0
_WIDEST = 1256.0


@dataclass(frozen=True)
class Canvas:
    """Ranges of the axes, and margins and height in pixels: gives the pixel of a value at any width."""

    across: tuple[float, float]
    up: tuple[float, float]
    left: float
    right: float
    top: float
    bottom: float
    height: float

    def pixel(self, x: float, y: float, width: float) -> tuple[float, float]:
        inner, tall = width - self.left - self.right, self.height - self.top - self.bottom
        across = (x - self.across[0]) / (self.across[1] - self.across[0])
        down = (self.up[1] - y) / (self.up[1] - self.up[0])
        return self.left + across * inner, self.top + down * tall

    def area(self, width: float) -> Box:
        return Box(0, self.top - 10, width, self.height - self.bottom)


def labels(
    exhibit: Exhibit, rows: list[look.Row], canvas: Canvas, mark: float
) -> tuple[list[go.Scatter], list[look.Row]]:
    """Text traces (on the first axes, then on the second ones for wide screens only) and annotations with a line."""
    encoding = exhibit.encoding
    texts = [look.text(row, encoding.label) for row in rows]
    red = [i for i, row in enumerate(rows) if look.tone(row, encoding) == "besancon" and texts[i]]
    others = [i for i in range(len(rows)) if i not in red]
    taken = place(
        _points(exhibit, rows, canvas, NARROW),
        texts,
        red,
        canvas.area(NARROW),
        {},
        _ranges(exhibit, rows, canvas, NARROW),
    )
    led = {i: spot for i in red if i not in taken and (spot := _leader(exhibit, rows, canvas, i, texts[i]))}
    drawn: dict[int, str] = {}
    traces = []
    for width, axes in ((NARROW, ("x", "y")), (WIDE, ("x2", "y2"))):
        points = _points(exhibit, rows, canvas, width)
        obstacles = _ranges(exhibit, rows, canvas, width)
        obstacles += [_shifted(points[i], texts[i], spot) for i, spot in led.items()]
        taken = place(points, texts, others, canvas.area(width), taken, obstacles)
        chosen = {i: position for i, position in taken.items() if i not in drawn}
        drawn |= chosen
        traces.append(_trace(exhibit, rows, chosen, axes, mark))
    return traces, [_line(exhibit, rows[i], spot) for i, spot in led.items()]


def _points(exhibit: Exhibit, rows: list[look.Row], canvas: Canvas, width: float) -> list[tuple[float, float]]:
    encoding = exhibit.encoding
    return [
        canvas.pixel(look.number(row, encoding.x) or 0.0, look.number(row, encoding.y) or 0.0, width) for row in rows
    ]


def _ranges(exhibit: Exhibit, rows: list[look.Row], canvas: Canvas, width: float) -> list[Box]:
    """Whiskers are obstacles too."""
    encoding = exhibit.encoding
    boxes = []
    for row in rows:
        x = look.number(row, encoding.x) or 0.0
        low, high = look.number(row, encoding.low), look.number(row, encoding.high)
        if low is not None and high is not None:
            middle, top = canvas.pixel(x, high, width)
            boxes.append(Box(middle - 2, top, middle + 2, canvas.pixel(x, low, width)[1]))
    return boxes


def _leader(exhibit: Exhibit, rows: list[look.Row], canvas: Canvas, i: int, text: str) -> tuple[float, float] | None:
    """The nearest shift at which a name meets no mark, on a phone, on a column and on the full page."""
    for shift in _shifts():
        free = True
        for width in (NARROW, WIDE, _WIDEST):
            points = _points(exhibit, rows, canvas, width)
            wanted = _shifted(points[i], text, shift)
            marks = [Box(x - 6, y - 6, x + 6, y + 6) for j, (x, y) in enumerate(points) if j != i]
            marks += _ranges(exhibit, rows, canvas, width)
            free = free and wanted.within(canvas.area(width)) and not any(wanted.meets(other) for other in marks)
        if free:
            return shift
    return None


def _shifts() -> Iterator[tuple[float, float]]:
    for up in range(24, 200, 12):
        for across in (0, 24, -24, 48, -48, 72):
            yield float(across), -float(up)


def _shifted(point: tuple[float, float], text: str, shift: tuple[float, float]) -> Box:
    """The rectangle of a name centred at a shift from its point."""
    middle = box((point[0] + shift[0], point[1] + shift[1]), text, "top center")
    half = (middle.bottom - middle.top) / 2
    centre = point[1] + shift[1]
    return Box(middle.left, centre - half, middle.right, centre + half)


def _trace(
    exhibit: Exhibit, rows: list[look.Row], chosen: dict[int, str], axes: tuple[str, str], mark: float
) -> go.Scatter:
    encoding = exhibit.encoding
    return go.Scatter(
        x=[look.number(rows[i], encoding.x) for i in chosen],
        y=[look.number(rows[i], encoding.y) for i in chosen],
        xaxis=axes[0],
        yaxis=axes[1],
        mode="markers+text",
        marker=look.hidden_marker(mark + 4),
        text=[lettering.escape(look.text(rows[i], encoding.label)) for i in chosen],
        textposition=list(chosen.values()),
        textfont={"size": lettering.SMALL, "color": [look.ink(rows[i], encoding) for i in chosen]},
        hoverinfo="skip",
        cliponaxis=False,
    )


def _line(exhibit: Exhibit, row: look.Row, shift: tuple[float, float]) -> look.Row:
    encoding = exhibit.encoding
    return {
        "text": lettering.escape(look.text(row, encoding.label)),
        "x": look.number(row, encoding.x),
        "y": look.number(row, encoding.y),
        "ax": shift[0],
        "ay": shift[1],
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1,
        "standoff": 6,
        "borderpad": 0,
        "arrowcolor": palette.GREY,
        "font": {"size": lettering.SMALL, "color": look.ink(row, encoding)},
    }
