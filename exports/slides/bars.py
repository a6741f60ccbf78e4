"""Bars as a native chart: ranked, grouped, stacked, waterfall, tornado, ranges."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from dossier.charts.bars import BarPlan, LabelPlace, plan_bars
from dossier.charts.boxes import Box
from dossier.charts.key import series_tones
from dossier.charts.palette import GREY, HAIRLINE, INK, PAPER, Shape, Tone, colour
from dossier.exhibits import Exhibit
from dossier.language import Language, t
from exports.files.number_formats import Axis, number_format
from exports.slides import native
from exports.slides.bar_labels import label_bars
from exports.slides.bar_layers import Layer, layer_bars, name_categories
from exports.slides.fit import SLIDE_LINE, fit, lines, slide_width
from exports.slides.key import draw_remark, draw_slide_key
from exports.slides.native import Label
from exports.slides.shapes import reference
from exports.slides.text import Ink, rgb, write
from exports.slides.theme import SMALL

#: More bars than this cannot be read from the back of a room.
_MOST = 24
_SIZES = (16, SMALL)
#: Height of a line of the smallest letters.
_LINE = SMALL * SLIDE_LINE
#: Longest share of the picture given to the names of the bars.
_NAMES = 0.42
_AXIS_ROOM = 22.0


def bar_chart(slide: Any, exhibit: Exhibit, box: Box) -> None:
    """Draw the exhibit as a horizontal bar chart, first row at the top."""
    language = exhibit.language
    box = draw_slide_key(slide, exhibit, box)
    if exhibit.encoding.columns().get("value") and getattr(exhibit.encoding, "title", ""):
        place = Box(box.x, box.y, box.w, _LINE)
        write(slide.shapes, language, place, getattr(exhibit.encoding, "title", ""), Ink(SMALL, GREY), align="right")
        box = box.below(_LINE + 2)
    plan = plan_bars(exhibit, _most(box))
    if len(plan.rows) < plan.total:
        plan = plan_bars(exhibit, _most(box.below(_LINE)))
        box = draw_remark(slide, exhibit, box, t(language, "export.slide.first", shown=len(plan.rows), n=plan.total))
    top = _LINE + 2 if plan.encoding.references else 2.0
    shown_axis = plan.place != LabelPlace.ENDS or bool(plan.encoding.references)
    bottom = _AXIS_ROOM if shown_axis else 2.0
    categories = name_categories(plan)
    names, names_width, size = _names([name for name, _ in categories], box, box.h - bottom)
    plot = Box(box.x + names_width, box.y + top, box.w - names_width - 8, box.h - top - bottom)
    layers = layer_bars(plan, categories)
    bounds = label_bars(plan, categories, layers, plot.w, size)
    data = CategoryChartData()
    data.categories = [native.inert(name) for name in names]
    for layer in layers:
        data.add_series(native.inert(layer.name), layer.values)
    stacked = plan.place in (LabelPlace.INSIDE, LabelPlace.BESIDE)
    kind = XL_CHART_TYPE.BAR_STACKED if stacked else XL_CHART_TYPE.BAR_CLUSTERED
    chart = native.insert(slide, kind, box, data, language, exhibit.text_alternative)
    native.plot_area(chart, (plot.x - box.x) / box.w, (plot.y - box.y) / box.h, plot.w / box.w, plot.h / box.h)
    _axes(chart, language, plan, bounds, shown_axis, size)
    chart.plots[0].gap_width = 45
    chart.plots[0].overlap = 100 if stacked else 0
    tones = series_tones(exhibit)
    for series, layer in zip(chart.plots[0].series, layers, strict=True):
        _dress(series, layer, tones.get(layer.name, Tone.SLATE))
        _label(series, language, plan, layer, size)
        _whiskers(series, layer)
    for value, text in plan.encoding.references:
        reference(slide, exhibit, plot, plot.x + bounds.share(value) * plot.w, text)


def _most(box: Box) -> int:
    """How many bars and headings have a line of their own."""
    return min(_MOST, max(int((box.h - _AXIS_ROOM - _LINE) / _LINE), 1))


def _names(names: list[str], box: Box, height: float) -> tuple[list[str], float, float]:
    """Names as they fit, the width of their column, their size; too long at any size, they are shortened."""
    row = height / max(len(names), 1)
    for size in _SIZES:
        widest = max((slide_width(name, size) for name in names), default=0) + 12
        room = min(widest, box.w * _NAMES)
        needed = max((lines(name, size, room - 12) for name in names), default=1)
        if needed * size * SLIDE_LINE <= max(row, size * SLIDE_LINE):
            return names, room, size
    size, room = _SIZES[-1], box.w * _NAMES
    return [fit(name, room - 12, max(row, size * SLIDE_LINE), (size,)).text for name in names], room, size


def _dress(series: Any, layer: Layer, tone: Tone) -> None:
    """The series in its tone, and the pieces that have another one or another shape."""
    series.invert_if_negative = False
    if not layer.filled:
        native.unfilled(series.format)
        return
    native.dress(series.format, colour(tone), Shape.SOLID)
    for index, piece in enumerate(layer.pieces):
        if piece and (piece.tone != tone or piece.shape != Shape.SOLID):
            native.dress(series.points[index].format, colour(piece.tone), piece.shape)


def _label(series: Any, language: Language, plan: BarPlan, layer: Layer, size: float) -> None:
    """Labels of the table as they are; values under a number format, so that they follow an edit."""
    if not any(layer.texts):
        return
    items: list[Label | None] = []
    for piece, text in zip(layer.pieces, layer.texts, strict=True):
        ink = PAPER if layer.position == "ctr" and piece and not piece.light else INK
        if not text:
            items.append(None)
        elif plan.worded or piece is None or piece.value is None:
            items.append(Label(text=text, colour=ink))
        else:
            form = number_format(language, plan.encoding.form, piece.value, short=True)
            items.append(Label(format=form, colour=ink))
    native.label(series, language, items, layer.position, size)


def _axes(chart: Any, language: Language, plan: BarPlan, bounds: Axis, shown: bool, size: float) -> None:
    form = number_format(language, plan.encoding.form, bounds.step)
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


def _whiskers(series: Any, layer: Layer) -> None:
    """From the end of each bar down and up to what its row says."""
    minus, plus = [0.0] * len(layer.pieces), [0.0] * len(layer.pieces)
    for index, piece in enumerate(layer.pieces):
        if piece and piece.value is not None and piece.whisker:
            low, high = piece.whisker
            minus[index], plus[index] = max(piece.end - low, 0.0), max(high - piece.end, 0.0)
    if any(minus) or any(plus):
        native.error_bars(series, minus, plus, INK)
