"""Lines over years or numbers, as a native chart: gaps where a year is missing, labels at the end of each line."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from dossier.charts.axes import Mark, Plane
from dossier.charts.boxes import Box
from dossier.charts.labels import push_apart
from dossier.charts.lines import Line, LinePlan, plan_lines
from dossier.charts.palette import GREY, HAIRLINE, Shape, Tone, colour
from dossier.exhibits import Exhibit, Form
from dossier.language.cells import written
from exports.files.number_formats import Axis, axis, number_format
from exports.slides import native
from exports.slides.fit import slide_width
from exports.slides.key import draw_slide_key
from exports.slides.native import Label
from exports.slides.shapes import reference
from exports.slides.text import Ink, readable, rgb, write
from exports.slides.theme import SMALL

#: Beyond this span, or between whole numbers, a year is a number like another and no category.
_MOST_YEARS = 60
_SIZE = SMALL
#: With more points than this a band is drawn by its edges: so many whiskers would be a fence.
_MOST_WHISKERS = 8
#: With as many points their markers are small.
_MANY = 40
_LEFT, _BOTTOM, _TITLE = 64.0, 22.0, 16.0
#: The points of a series of the chart; nothing where a year is missing.
_Layer = Sequence[Mark | None]


class Trace(NamedTuple):
    """A line of the chart: its name, the points behind it, and what it shows of them."""

    name: str
    layer: _Layer
    values: Sequence[float | None]


def chart_lines(slide: Any, exhibit: Exhibit, box: Box) -> None:
    """Draw the exhibit as lines; a series is one colour, its name stands at its last point."""
    plan = plan_lines(exhibit, valued=True)
    plane = plan.plane
    box = axis_titles(slide, exhibit, plane, draw_slide_key(slide, exhibit, box))
    right = min(max((slide_width(line.label, _SIZE) for line in plan.lines), default=0) + 16, box.w * 0.32)
    top = 18.0 if plane.encoding.references else 6.0
    plot = Box(box.x + _LEFT, box.y + top, box.w - _LEFT - right, box.h - top - _BOTTOM)
    up = axis(plane.outermost_y, zero=True, ticks=5)
    years = _years(plan)
    layers = [_layer(line, years) for line in plan.lines]
    pairs = list(zip(plan.lines, layers, strict=True))
    traces = [Trace(line.name, layer, _column(layer, "y")) for line, layer in pairs]
    edges = [(line.tone, edge) for line, layer in pairs for edge in _edges(exhibit, line, layer)]
    chart = _chart(slide, exhibit, box, [*traces, *(edge for _, edge in edges)], years, plane.encoding.x_form)
    native.plot_area(chart, (plot.x - box.x) / box.w, (plot.y - box.y) / box.h, plot.w / box.w, plot.h / box.h)
    form = number_format(exhibit.language, plane.encoding.y_form, up.step)
    native.scale(chart.value_axis, up, form, shown=True, grid=True)
    chart.value_axis.major_tick_mark = XL_TICK_MARK.NONE
    across = _across(chart, exhibit, plane, years)
    wanted = [plot.bottom - up.share(line.last.y) * plot.h for line in plan.lines]
    placed = push_apart(wanted, [_SIZE * 1.35] * len(wanted), box.y, box.bottom)
    drawn = list(chart.plots[0].series)
    for series, line, layer, place, want in zip(drawn, plan.lines, layers, placed, wanted, strict=False):
        _dress(series, line, layer, joined=plan.joined)
        label = Label(text=line.label, colour=readable(line.tone), shift=(place - want) / box.h) if line.label else None
        native.label(series, exhibit.language, [label if one is line.last else None for one in layer], "r", _SIZE)
        if not _banded(line):
            whiskers(series, layer, line.tone)
    for series, (tone, _) in zip(drawn[len(layers) :], edges, strict=True):
        _edge(series, colour(tone))
    if across is not None:
        for value, text in plane.encoding.references:
            reference(slide, exhibit, plot, plot.x + across.share(value) * plot.w, text)


def axis_titles(slide: Any, exhibit: Exhibit, plane: Plane, box: Box) -> Box:
    """What the axes measure, written flat: over the picture for the vertical one, under it for the other."""
    ink = Ink(SMALL, GREY)
    if plane.encoding.y_title:
        write(slide.shapes, exhibit.language, Box(box.x, box.y, box.w, 17), plane.encoding.y_title, ink)
        box = box.below(_TITLE)
    if plane.encoding.x_title:
        place = Box(box.x, box.bottom - 17, box.w, 17)
        write(slide.shapes, exhibit.language, place, plane.encoding.x_title, ink, "right")
        box = Box(box.x, box.y, box.w, box.h - _TITLE)
    return box


def whiskers(series: Any, layer: _Layer, tone: Tone) -> None:
    """The ranges of a series, where there are any."""
    minus = [max(one.y - one.low, 0.0) if one and one.low is not None else 0.0 for one in layer]
    plus = [max(one.high - one.y, 0.0) if one and one.high is not None else 0.0 for one in layer]
    if any(minus) or any(plus):
        native.error_bars(series, minus, plus, colour(tone), direction="y")


def _years(plan: LinePlan) -> list[int]:
    """Every whole number between the first and the last, if all are whole and near; else nothing."""
    first, last = plan.plane.outermost_x
    if not all(one.x.is_integer() for line in plan.lines for one in line.marks) or last - first > _MOST_YEARS:
        return []
    return list(range(int(first), int(last) + 1))


def _layer(line: Line, years: list[int]) -> _Layer:
    """The points of a series: one a year, nothing where the year is missing."""
    if not years:
        return line.marks
    by_year = {int(one.x): one for one in line.marks}
    return [by_year.get(year) for year in years]


def _banded(line: Line) -> bool:
    return len(line.marks) > _MOST_WHISKERS


def _column(layer: _Layer, role: str) -> list[float | None]:
    return [None if one is None else getattr(one, role) for one in layer]


def _edges(exhibit: Exhibit, line: Line, layer: _Layer) -> list[Trace]:
    """The edges of the band of a line of many points, each under the heading of its column."""
    if not _banded(line):
        return []
    columns, headings = exhibit.encoding.columns(), {column.name: column.heading for column in exhibit.columns}
    return [
        Trace(headings.get(columns[role], columns[role]), layer, _column(layer, role))
        for role in ("low", "high")
        if role in columns
    ]


def _chart(slide: Any, exhibit: Exhibit, box: Box, traces: Sequence[Trace], years: list[int], form: Form) -> Any:
    if years:
        data = CategoryChartData()
        data.categories = [written(exhibit.language, form, year) for year in years]
        for trace in traces:
            data.add_series(native.inert(trace.name), trace.values)
        return native.insert(slide, XL_CHART_TYPE.LINE_MARKERS, box, data, exhibit.language, exhibit.text_alternative)
    points = XyChartData()
    for trace in traces:
        series = points.add_series(native.inert(trace.name))
        for one, value in zip(trace.layer, trace.values, strict=True):
            if one is not None and value is not None:
                series.add_data_point(one.x, value)
    kind = XL_CHART_TYPE.XY_SCATTER_LINES
    return native.insert(slide, kind, box, points, exhibit.language, exhibit.text_alternative)


def _across(chart: Any, exhibit: Exhibit, plane: Plane, years: list[int]) -> Axis | None:
    """Dress the horizontal axis; a numeric one gives its scale."""
    axis_ = chart.category_axis
    axis_.format.line.color.rgb = rgb(HAIRLINE)
    axis_.major_tick_mark = XL_TICK_MARK.NONE
    axis_.has_major_gridlines = False
    axis_.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # under the picture, also where values are negative
    axis_.tick_labels.font.size = Pt(SMALL)
    axis_.tick_labels.font.color.rgb = rgb(GREY)
    if years:
        native.on_edges(chart)
        native.every_label(chart, max(1, -(-len(years) // 8)))
        return None
    whole = plane.encoding.x_form == Form.YEAR
    bounds = axis(plane.outermost_x, zero=not whole and plane.outermost_x[0] >= 0, whole=whole)
    form = number_format(exhibit.language, plane.encoding.x_form, bounds.step)
    native.scale(axis_, bounds, form, shown=True, grid=False)
    return bounds


def _dress(series: Any, line: Line, layer: _Layer, *, joined: bool) -> None:
    hue = colour(line.tone)
    series.smooth = False
    series.format.line.color.rgb = rgb(hue)
    series.format.line.width = Pt(2.25)
    if not joined:
        series.format.line.fill.background()
    size = 6 if len(layer) < _MANY else 2
    native.mark(series.marker, hue, Shape.SOLID, size)
    for index, one in enumerate(layer):
        # a point with a label of its own loses its marker in some programs, unless it is said again
        if one and (one.shape != Shape.SOLID or one is line.last):
            native.mark(series.points[index].marker, hue, one.shape, size + 2 if one.shape != Shape.SOLID else size)


def _edge(series: Any, tone: str) -> None:
    """An edge of a band of many points: a thin dashed line."""
    series.smooth = False
    series.format.line.color.rgb = rgb(tone)
    series.format.line.width = Pt(1)
    series.format.line.dash_style = MSO_LINE.DASH
    series.marker.style = XL_MARKER_STYLE.NONE
