"""Bars as a native chart: ranked, grouped, stacked, waterfall, tornado, ranges."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from dossier.charts.boxes import Box
from dossier.charts.palette import GREY, HAIRLINE, INK, PAPER, colour
from dossier.exhibits import Exhibit
from dossier.language import t
from exports.files.number_formats import Axis, number_format
from exports.slides import bar_labels as placing
from exports.slides import native
from exports.slides.bar_layers import Layer, Plan, plan
from exports.slides.fit import LINE, fit, lines, width
from exports.slides.key import entries, key, remark, series_tones
from exports.slides.marks import column, words
from exports.slides.native import Label
from exports.slides.shapes import reference
from exports.slides.text import Ink, rgb, write

_SIZES = (12, 11, 10, 9)
#: Longest share of the picture given to the names of the bars.
_NAMES = 0.42
_AXIS_ROOM = 20.0


def bars(slide: Any, exhibit: Exhibit, box: Box) -> None:
    """Draw the exhibit as a horizontal bar chart, first row at the top."""
    encoding, language = exhibit.encoding, exhibit.language
    drawing = plan(exhibit)
    if drawing.shown < drawing.total:
        box = remark(slide, exhibit, box, t(language, "export.slide.first", shown=drawing.shown, n=drawing.total))
    tones = series_tones(exhibit)
    box = key(slide, exhibit, box, entries(exhibit, tones))
    if encoding.title:
        write(slide.shapes, language, Box(box.x, box.y, box.w, 14), encoding.title, Ink(10, GREY), align="right")
        box = box.below(16)
    top = 16.0 if encoding.references else 2.0
    whiskers = bool(encoding.low and encoding.high)
    stacked = encoding.stacked or bool(encoding.base) or (whiskers and len(drawing.layers) == 1)
    crowded = whiskers and not stacked  # side by side with whiskers: the scale says the values
    shown_axis = stacked or crowded or bool(encoding.references)
    names_width, size = _names(drawing, box, shown_axis)
    plot = Box(
        box.x + names_width,
        box.y + top,
        box.w - names_width - 8,
        box.h - top - (_AXIS_ROOM if shown_axis else 2),
    )
    if crowded:
        bounds = placing.bounds(exhibit, drawing, 0.0, 0.02)[0]
    else:
        put = placing.at_ends
        if stacked:
            put = placing.inside if encoding.stacked and not encoding.base else placing.carried
        bounds = put(exhibit, drawing, placing.texts(exhibit, drawing), plot.w, size)
    data = CategoryChartData()
    data.categories = [native.inert(name) for name in drawing.categories]
    for layer in drawing.layers:
        data.add_series(native.inert(layer.name), layer.values)
    kind = XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    chart = native.insert(slide, kind, box, data, language, exhibit.text_alternative)
    native.plot_area(chart, (plot.x - box.x) / box.w, (plot.y - box.y) / box.h, plot.w / box.w, plot.h / box.h)
    _axes(chart, exhibit, bounds, shown_axis, size)
    chart.plots[0].gap_width = 45
    chart.plots[0].overlap = 100 if stacked else 0
    for series, layer in zip(chart.plots[0].series, drawing.layers, strict=True):
        _series(exhibit, series, layer, tones)
        _label(exhibit, series, layer, size)
    if whiskers:
        _whiskers(exhibit, chart, drawing)
    _references(slide, exhibit, plot, bounds)


def _names(drawing: Plan, box: Box, shown_axis: bool) -> tuple[float, float]:
    """Width of the column of names and their size; names too long at any size are shortened in the plan."""
    row = (box.h - (_AXIS_ROOM if shown_axis else 2)) / max(len(drawing.categories), 1)
    for size in _SIZES:
        widest = max((width(name, size) for name in drawing.categories), default=0) + 12
        room = min(widest, box.w * _NAMES)
        needed = max((lines(name, size, room - 12) for name in drawing.categories), default=1)
        if needed * size * LINE <= max(row, size * LINE):
            return room, size
    size, room = _SIZES[-1], box.w * _NAMES
    for index, name in enumerate(drawing.categories):
        drawing.categories[index] = fit(name, room - 12, max(row, size * LINE), (size,)).text
    return room, size


def _series(exhibit: Exhibit, series: Any, layer: Layer, tones: dict[str, str]) -> None:
    encoding = exhibit.encoding
    names, own_tones = words(exhibit, encoding.series), words(exhibit, encoding.tone)
    shapes = words(exhibit, encoding.shape, "solid")
    series.invert_if_negative = False
    if not layer.filled:
        native.unfilled(series.format)
        return
    tone = tones.get(layer.name, "slate")
    native.dress(series.format, colour(tone), "solid")
    for index, row in enumerate(layer.rows):
        if row is None:
            continue
        own = own_tones[row] if encoding.tone else tones.get(names[row], tone)
        shape = shapes[row]
        if own != tone or shape != "solid":
            native.dress(series.points[index].format, colour(own), shape)


def _label(exhibit: Exhibit, series: Any, layer: Layer, size: float) -> None:
    """Labels of the table as they are; values under a number format, so that they follow an edit."""
    if not any(layer.texts):
        return
    encoding = exhibit.encoding
    shapes = words(exhibit, encoding.shape, "solid")
    items: list[Label | None] = []
    for row, value, text in zip(layer.rows, layer.values, layer.texts, strict=True):
        ink = PAPER if layer.position == "ctr" and row is not None and shapes[row] == "solid" else INK
        if not text:
            items.append(None)
        elif encoding.label or not layer.filled or value is None:
            items.append(Label(text=text, colour=ink))
        else:
            items.append(Label(format=number_format(exhibit.language, encoding.form, value, short=True), colour=ink))
    native.label(series, exhibit.language, items, layer.position, size)


def _axes(chart: Any, exhibit: Exhibit, bounds: Axis, shown: bool, size: float) -> None:
    form = number_format(exhibit.language, exhibit.encoding.form, bounds.step)
    native.scale(chart.value_axis, bounds, form, shown=shown, grid=shown)
    names = chart.category_axis
    names.reverse_order = True
    names.tick_labels.font.size = Pt(size)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    names.major_tick_mark = XL_TICK_MARK.NONE
    names.format.line.color.rgb = rgb(HAIRLINE)
    chart.value_axis.major_tick_mark = XL_TICK_MARK.NONE
    chart.value_axis.format.line.fill.background()
    # the categories run downwards: without this the values would be written on top
    chart.value_axis.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    native.every_label(chart)


def _whiskers(exhibit: Exhibit, chart: Any, drawing: Plan) -> None:
    encoding = exhibit.encoding
    values, bases = column(exhibit, encoding.value), column(exhibit, encoding.base)
    lows, highs = column(exhibit, encoding.low), column(exhibit, encoding.high)
    for series, layer in zip(chart.plots[0].series, drawing.layers, strict=True):
        if not layer.filled:
            continue
        minus, plus = [], []
        for row in layer.rows:
            known = row is not None and None not in (lows[row], highs[row], values[row])
            end = (bases[row] or 0.0) + (values[row] or 0.0) if known and row is not None else 0.0
            minus.append(max(end - (lows[row] or 0.0), 0.0) if known and row is not None else 0.0)
            plus.append(max((highs[row] or 0.0) - end, 0.0) if known and row is not None else 0.0)
        if any(minus) or any(plus):
            native.error_bars(series, minus, plus, INK)


def _references(slide: Any, exhibit: Exhibit, plot: Box, bounds: Axis) -> None:
    for value, text in exhibit.encoding.references:
        reference(slide, exhibit, plot, plot.x + bounds.share(value) * plot.w, text)
