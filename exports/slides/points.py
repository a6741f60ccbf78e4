"""Points over two numbers, as a native chart: a name beside each point where there is room for it."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_MARK

from dossier.charts.boxes import Box
from dossier.charts.labels import place_labels
from dossier.charts.palette import HAIRLINE, INK, Shape, Tone, colour
from dossier.charts.points import PointPlan, plan_points
from dossier.exhibits import Exhibit, Form
from dossier.language import t
from exports.files.cleaning import clean, shortened
from exports.files.number_formats import axis, number_format
from exports.slides import native
from exports.slides.fit import SLIDE_LINE, slide_width
from exports.slides.key import draw_remark, draw_slide_key
from exports.slides.lines import axis_titles, whiskers
from exports.slides.native import Label
from exports.slides.shapes import reference
from exports.slides.text import rgb

_SIZE = 10
_LEFT, _BOTTOM = 64.0, 22.0
_RADIUS = 5.0
_LONGEST = 40


def chart_points(slide: Any, exhibit: Exhibit, box: Box) -> None:
    """Draw the exhibit as points; whoever finds no place for its name is still in the table."""
    plan = plan_points(exhibit)
    plane, dots = plan.plane, plan.dots
    box = draw_slide_key(slide, exhibit, box)
    names = [shortened(clean(dot.label), _LONGEST) for dot in dots]
    under = box
    if any(names):  # room for the line that says how many names were left out
        box = Box(box.x, box.y, box.w, box.h - 16)
    box = axis_titles(slide, exhibit, plane, box)
    years = plane.encoding.x_form == Form.YEAR
    across = axis(plane.outermost_x, zero=not years, whole=years)
    up = axis(plane.outermost_y, zero=True)
    top = 16.0 if plane.encoding.references else 6.0
    plot = Box(box.x + _LEFT, box.y + top, box.w - _LEFT - 12, box.h - top - _BOTTOM)
    discs = [(plot.x + across.share(dot.x) * plot.w, plot.bottom - up.share(dot.y) * plot.h, _RADIUS) for dot in dots]
    # the labels of a chart have margins of their own
    sizes = [(slide_width(name, _SIZE) + 10 if name else 0.0, _SIZE * SLIDE_LINE + 4) for name in names]
    spots = place_labels(discs, sizes, plot, plan.order, needed=plan.ours)
    dropped = sum(bool(name) and spot is None for name, spot in zip(names, spots, strict=True))
    if dropped:
        draw_remark(slide, exhibit, under, t(exhibit.language, "export.slide.unnamed", n=dropped))
    chart = _chart(slide, exhibit, box, plan)
    native.plot_area(chart, (plot.x - box.x) / box.w, (plot.y - box.y) / box.h, plot.w / box.w, plot.h / box.h)
    for axis_, bounds, form in (
        (chart.category_axis, across, plane.encoding.x_form),
        (chart.value_axis, up, plane.encoding.y_form),
    ):
        shown = number_format(exhibit.language, form, bounds.step)
        native.scale(axis_, bounds, shown, shown=True, grid=axis_ is chart.value_axis)
        axis_.major_tick_mark = XL_TICK_MARK.NONE
        axis_.format.line.color.rgb = rgb(HAIRLINE)
    chart.category_axis.has_major_gridlines = False
    for series, ((tone, shape), found) in zip(chart.plots[0].series, plan.groups.items(), strict=True):
        labels = [Label(text=names[i], colour=INK, position=spot.side) if (spot := spots[i]) else None for i in found]
        _dress(series, tone, shape, labels)
        native.label(series, exhibit.language, labels, "r", _SIZE)
        whiskers(series, [dots[i] for i in found], tone)
    for value, text in plane.encoding.references:
        reference(slide, exhibit, plot, plot.x + across.share(value) * plot.w, text)


def _chart(slide: Any, exhibit: Exhibit, box: Box, plan: PointPlan) -> Any:
    meaning = {(tone, shape): text for tone, shape, text in exhibit.encoding.key}
    data = XyChartData()
    for (tone, shape), found in plan.groups.items():
        series = data.add_series(native.inert(meaning.get((tone, shape), plan.plane.encoding.y_title)))
        for i in found:
            series.add_data_point(plan.dots[i].x, plan.dots[i].y)
    return native.insert(slide, XL_CHART_TYPE.XY_SCATTER, box, data, exhibit.language, exhibit.text_alternative)


def _dress(series: Any, tone: Tone, shape: Shape, labels: Sequence[Label | None]) -> None:
    series.format.line.fill.background()
    native.mark(series.marker, colour(tone), shape, int(2 * _RADIUS))
    for index, label in enumerate(labels):
        if label:  # with a label of its own a point loses its marker in some programs
            native.mark(series.points[index].marker, colour(tone), shape, int(2 * _RADIUS))
