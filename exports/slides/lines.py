"""Lines over years or numbers, as a native chart: gaps where a year is missing, labels at the end of each line."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData, XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_LINE
from pptx.util import Pt

from dossier.charts.boxes import Box
from dossier.charts.palette import GREY, HAIRLINE, colour
from dossier.exhibits import Exhibit, Form
from dossier.language.cells import written
from exports.files.number_formats import Axis, axis, number_format
from exports.slides import native
from exports.slides.fit import width
from exports.slides.key import entries, key, series_tones
from exports.slides.marks import column, distance, words
from exports.slides.native import Label
from exports.slides.places import spread
from exports.slides.shapes import reference
from exports.slides.text import Ink, readable, rgb, write

#: Beyond this span, or between whole numbers, a year is a number like another and no category.
_MOST_YEARS = 60
_SIZE = 11
#: With more points than this a band is drawn by its edges: so many whiskers would be a fence.
_MOST_WHISKERS = 8
#: A line of the chart: its name, the rows behind its points, the column that gives the values.
Trace = tuple[str, list[int | None], list[float | None]]
_LEFT, _BOTTOM, _TITLE = 64.0, 22.0, 16.0


def curves(slide: Any, exhibit: Exhibit, box: Box) -> None:
    """Draw the exhibit as lines; a series is one colour, its name stands at its last point."""
    encoding, language, table = exhibit.encoding, exhibit.language, exhibit.table
    tones = series_tones(exhibit) or {"": str(table[encoding.tone].iloc[0]) if encoding.tone else "slate"}
    box = key(slide, exhibit, box, entries(exhibit))
    xs, ys = column(exhibit, encoding.x), column(exhibit, encoding.y)
    lows, highs = column(exhibit, encoding.low), column(exhibit, encoding.high)
    rows = _rows(exhibit, xs)
    ends = {name: _end(exhibit, name, found, ys) for name, found in rows.items()}
    right = min(max((width(text, _SIZE) for _, text in ends.values()), default=0) + 16, box.w * 0.32)
    box = titles(slide, exhibit, box)
    top = 18.0 if encoding.references else 6.0
    plot = Box(box.x + _LEFT, box.y + top, box.w - _LEFT - right, box.h - top - _BOTTOM)
    bounds = axis([v for v in [*ys, *lows, *highs] if v is not None], zero=True, ticks=5)
    years = _years(xs)
    layers = [_layer(found, xs, ys, years) for found in rows.values()]
    traces = [(name, layer, ys) for name, layer in zip(rows, layers, strict=True)]
    banded = [layer for layer in layers if sum(row is not None for row in layer) > _MOST_WHISKERS]
    for layer in banded:
        for name, values in ((encoding.low, lows), (encoding.high, highs)):
            if name:
                traces.append((_heading(exhibit, name), layer, values))
    chart = _chart(slide, exhibit, box, traces, years)
    native.plot_area(chart, (plot.x - box.x) / box.w, (plot.y - box.y) / box.h, plot.w / box.w, plot.h / box.h)
    form = number_format(language, encoding.y_form, bounds.step)
    native.scale(chart.value_axis, bounds, form, shown=True, grid=True)
    chart.value_axis.major_tick_mark = XL_TICK_MARK.NONE
    if years:
        native.on_edges(chart)
    across = _across(chart, exhibit, xs, years)
    shifts = _shifts(ends, ys, bounds, plot, box)
    drawn = list(chart.plots[0].series)
    for series, name, layer in zip(drawn, rows, layers, strict=False):
        tone = tones.get(name, "slate")
        items: list[Label | None] = [None] * len(layer)
        last, text = ends[name]
        _dress(exhibit, series, layer, tone, last)
        if last is not None and text and last in layer:
            items[layer.index(last)] = Label(text=text, colour=readable(tone), shift=shifts[name])
        native.label(series, language, items, "r", _SIZE)
        if layer not in banded:
            _whiskers(series, layer, ys, lows, highs, colour(tone))
    for series, (_, layer, _) in zip(drawn[len(rows) :], traces[len(rows) :], strict=True):
        name = next(name for name, own in zip(rows, layers, strict=True) if own is layer)
        _edge(series, colour(tones.get(name, "slate")))
    if across is not None:
        for value, text in encoding.references:
            reference(slide, exhibit, plot, plot.x + across.share(value) * plot.w, text)


def titles(slide: Any, exhibit: Exhibit, box: Box) -> Box:
    """What the axes measure, written flat: over the picture for the vertical one, under it for the other."""
    encoding, ink = exhibit.encoding, Ink(10, GREY)
    if encoding.y_title:
        write(slide.shapes, exhibit.language, Box(box.x, box.y, box.w, 13), encoding.y_title, ink)
        box = box.below(_TITLE)
    if encoding.x_title:
        place = Box(box.x, box.bottom - 13, box.w, 13)
        write(slide.shapes, exhibit.language, place, encoding.x_title, ink, "right")
        box = Box(box.x, box.y, box.w, box.h - _TITLE)
    return box


def _rows(exhibit: Exhibit, xs: list[float | None]) -> dict[str, list[int]]:
    """Rows of each series, from left to right."""
    names = words(exhibit, exhibit.encoding.series)
    found: dict[str, list[int]] = {}
    for row, x in enumerate(xs):
        if x is not None:
            found.setdefault(names[row], []).append(row)
    return {name: sorted(rows, key=lambda row: xs[row] or 0.0) for name, rows in found.items()}


def _end(exhibit: Exhibit, name: str, rows: list[int], ys: list[float | None]) -> tuple[int | None, str]:
    last = next((row for row in reversed(rows) if ys[row] is not None), None)
    if last is None:
        return None, ""
    if exhibit.encoding.label:
        return last, words(exhibit, exhibit.encoding.label)[last] or name
    value = written(exhibit.language, exhibit.encoding.y_form, ys[last], short=True)
    return last, f"{name} {value}".strip()


def _years(xs: list[float | None]) -> list[int]:
    """Every whole number between the first and the last, if all are whole and near; else nothing."""
    known = [x for x in xs if x is not None]
    if not known or any(x != int(x) for x in known) or max(known) - min(known) > _MOST_YEARS:
        return []
    return list(range(int(min(known)), int(max(known)) + 1))


def _layer(rows: list[int], xs: list[float | None], ys: list[float | None], years: list[int]) -> list[int | None]:
    """Row behind each point of the series: one a year, nothing where the year is missing."""
    if not years:
        return [row for row in rows if ys[row] is not None]
    by_year = {int(xs[row] or 0): row for row in rows}
    return [by_year.get(year) for year in years]


def _heading(exhibit: Exhibit, name: str) -> str:
    return next((column_.heading for column_ in exhibit.columns if column_.name == name), name)


def _chart(slide: Any, exhibit: Exhibit, box: Box, traces: Sequence[Trace], years: list[int]) -> Any:
    encoding = exhibit.encoding
    xs = column(exhibit, encoding.x)
    if years:
        data = CategoryChartData()
        data.categories = [written(exhibit.language, encoding.x_form, year, short=True) for year in years]
        for name, layer, values in traces:
            data.add_series(native.inert(name), [None if row is None else values[row] for row in layer])
        return native.insert(slide, XL_CHART_TYPE.LINE_MARKERS, box, data, exhibit.language, exhibit.text_alternative)
    points = XyChartData()
    for name, layer, values in traces:
        series = points.add_series(native.inert(name))
        for row in layer:
            if row is not None and values[row] is not None:
                series.add_data_point(xs[row], values[row])
    kind = XL_CHART_TYPE.XY_SCATTER_LINES
    return native.insert(slide, kind, box, points, exhibit.language, exhibit.text_alternative)


def _across(chart: Any, exhibit: Exhibit, xs: list[float | None], years: list[int]) -> Axis | None:
    """Dress the horizontal axis; a numeric one gives its scale."""
    axis_ = chart.category_axis
    axis_.format.line.color.rgb = rgb(HAIRLINE)
    axis_.major_tick_mark = XL_TICK_MARK.NONE
    axis_.has_major_gridlines = False
    axis_.tick_label_position = XL_TICK_LABEL_POSITION.LOW  # under the picture, also where values are negative
    axis_.tick_labels.font.size = Pt(10)
    axis_.tick_labels.font.color.rgb = rgb(GREY)
    if years:
        native.every_label(chart, max(1, -(-len(years) // 8)))
        return None
    whole = exhibit.encoding.x_form == Form.YEAR
    bounds = axis([x for x in xs if x is not None], zero=not whole and min(x or 0 for x in xs) >= 0, whole=whole)
    form = number_format(exhibit.language, exhibit.encoding.x_form, bounds.step)
    native.scale(axis_, bounds, form, shown=True, grid=False)
    return bounds


def _dress(exhibit: Exhibit, series: Any, layer: list[int | None], tone: str, last: int | None) -> None:
    encoding = exhibit.encoding
    series.smooth = False
    series.format.line.color.rgb = rgb(colour(tone))
    series.format.line.width = Pt(2.25)
    if not encoding.joined:
        series.format.line.fill.background()
    size = 6 if len(layer) < 40 else 2
    native.mark(series.marker, colour(tone), "solid", size)
    shapes = words(exhibit, encoding.shape, "solid")
    for index, row in enumerate(layer):
        shape = "solid" if row is None else shapes[row]
        # a point with a label of its own loses its marker in some programs, unless it is said again
        if shape != "solid" or row == last:
            native.mark(series.points[index].marker, colour(tone), shape, size + 2 if shape != "solid" else size)


def _shifts(
    ends: dict[str, tuple[int | None, str]], ys: list[float | None], bounds: Axis, plot: Box, box: Box
) -> dict[str, float]:
    """How far each end label moves, so that none covers another (parts of the chart's height)."""
    names = [name for name, (row, _) in ends.items() if row is not None]
    wanted = [plot.bottom - bounds.share(ys[ends[name][0] or 0] or 0.0) * plot.h for name in names]
    placed = spread(wanted, _SIZE * 1.35, box.y, box.bottom)
    return {name: (at - want) / box.h for name, at, want in zip(names, placed, wanted, strict=True)}


def _edge(series: Any, tone: str) -> None:
    """An edge of a band of many points: a thin dashed line."""
    series.smooth = False
    series.format.line.color.rgb = rgb(tone)
    series.format.line.width = Pt(1)
    series.format.line.dash_style = MSO_LINE.DASH
    series.marker.style = XL_MARKER_STYLE.NONE


def _whiskers(
    series: Any,
    layer: list[int | None],
    ys: list[float | None],
    lows: list[float | None],
    highs: list[float | None],
    tone: str,
) -> None:
    minus = [0.0 if row is None else distance(lows[row], ys[row]) for row in layer]
    plus = [0.0 if row is None else distance(ys[row], highs[row]) for row in layer]
    if any(minus) or any(plus):
        native.error_bars(series, minus, plus, tone, direction="y")
