"""Points over two numbers, as a native chart: a name beside each point where there is room for it."""

from typing import Any

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_MARK

from dossier.charts.boxes import Box
from dossier.charts.palette import HAIRLINE, INK, colour
from dossier.exhibits import Exhibit, Form
from dossier.language import t
from exports.files.cleaning import shortened
from exports.files.number_formats import Axis, axis, number_format
from exports.slides import native
from exports.slides.fit import LINE, width
from exports.slides.key import entries, key, remark, series_tones
from exports.slides.lines import titles
from exports.slides.marks import column, distance, words
from exports.slides.native import Label
from exports.slides.places import Spot, place
from exports.slides.shapes import reference
from exports.slides.text import rgb

_SIZE = 10
_LEFT, _BOTTOM = 64.0, 22.0
_RADIUS = 5.0
_LONGEST = 40


def scatter(slide: Any, exhibit: Exhibit, box: Box) -> None:
    """Draw the exhibit as points; whoever finds no place for its name is still in the table."""
    encoding = exhibit.encoding
    xs, ys = column(exhibit, encoding.x), column(exhibit, encoding.y)
    lows, highs = column(exhibit, encoding.low), column(exhibit, encoding.high)
    rows = [row for row in range(len(xs)) if xs[row] is not None and ys[row] is not None]
    tones = series_tones(exhibit)
    box = key(slide, exhibit, box, entries(exhibit, tones))
    names = _names(exhibit)
    under = box
    if any(names[row] for row in rows):  # room for the line that says how many names were left out
        box = Box(box.x, box.y, box.w, box.h - 16)
    box = titles(slide, exhibit, box)
    across = axis(
        [x for x in xs if x is not None] + [value for value, _ in encoding.references],
        zero=encoding.x_form != Form.YEAR,
        whole=encoding.x_form == Form.YEAR,
    )
    up = axis([y for y in [*ys, *lows, *highs] if y is not None], zero=True)
    top = 16.0 if encoding.references else 6.0
    plot = Box(box.x + _LEFT, box.y + top, box.w - _LEFT - 12, box.h - top - _BOTTOM)
    ours = [tone == "besancon" for tone in words(exhibit, encoding.tone)]
    spots = _spots(rows, names, xs, ys, ours, across, up, plot)
    dropped = sum(1 for row in rows if names[row] and spots[row] is None)
    if dropped:
        remark(slide, exhibit, under, t(exhibit.language, "export.slide.unnamed", n=dropped))
    groups = _groups(exhibit, rows, tones)
    chart = _chart(slide, exhibit, box, groups, xs, ys)
    native.plot_area(chart, (plot.x - box.x) / box.w, (plot.y - box.y) / box.h, plot.w / box.w, plot.h / box.h)
    for axis_, bounds, form in (
        (chart.category_axis, across, encoding.x_form),
        (chart.value_axis, up, encoding.y_form),
    ):
        shown = number_format(exhibit.language, form, bounds.step)
        native.scale(axis_, bounds, shown, shown=True, grid=axis_ is chart.value_axis)
        axis_.major_tick_mark = XL_TICK_MARK.NONE
        axis_.format.line.color.rgb = rgb(HAIRLINE)
    chart.category_axis.has_major_gridlines = False
    for series, ((_, tone, shape), found) in zip(chart.plots[0].series, groups.items(), strict=True):
        series.format.line.fill.background()
        native.mark(series.marker, colour(tone), shape, int(2 * _RADIUS))
        for index, row in enumerate(found):
            if spots[row]:  # with a label of its own a point loses its marker in some programs
                native.mark(series.points[index].marker, colour(tone), shape, int(2 * _RADIUS))
        _label(exhibit, series, found, names, spots)
        minus = [distance(lows[row], ys[row]) for row in found]
        plus = [distance(ys[row], highs[row]) for row in found]
        if any(minus) or any(plus):
            native.error_bars(series, minus, plus, colour(tone), direction="y")
    for value, text in encoding.references:
        reference(slide, exhibit, plot, plot.x + across.share(value) * plot.w, text)


def _names(exhibit: Exhibit) -> list[str]:
    return [shortened(text.replace("\n", " "), _LONGEST) for text in words(exhibit, exhibit.encoding.label)]


def _spots(
    rows: list[int],
    names: list[str],
    xs: list[float | None],
    ys: list[float | None],
    first: list[bool],
    across: Axis,
    up: Axis,
    plot: Box,
) -> dict[int, Spot | None]:
    points = [
        (plot.x + across.share(xs[row] or 0.0) * plot.w, plot.bottom - up.share(ys[row] or 0.0) * plot.h, _RADIUS)
        for row in rows
    ]
    ours = {i for i, row in enumerate(rows) if first[row]}
    order = sorted(range(len(rows)), key=lambda i: i not in ours)
    # the labels of a chart have margins of their own
    sizes = [(width(names[row], _SIZE) + 10 if names[row] else 0.0, _SIZE * LINE + 4) for row in rows]
    return dict(zip(rows, place(points, sizes, plot, order, ours), strict=True))


def _groups(exhibit: Exhibit, rows: list[int], tones: dict[str, str]) -> dict[tuple[str, str, str], list[int]]:
    """Rows by series, tone and shape: each is a series of the chart."""
    encoding = exhibit.encoding
    series, own = words(exhibit, encoding.columns().get("series", "")), words(exhibit, encoding.tone)
    shapes = words(exhibit, encoding.shape, "solid")
    found: dict[tuple[str, str, str], list[int]] = {}
    for row in rows:
        tone = own[row] or tones.get(series[row], "slate")
        found.setdefault((series[row], tone, shapes[row]), []).append(row)
    return found


def _chart(
    slide: Any,
    exhibit: Exhibit,
    box: Box,
    groups: dict[tuple[str, str, str], list[int]],
    xs: list[float | None],
    ys: list[float | None],
) -> Any:
    meaning = {(tone, shape): text for tone, shape, text in exhibit.encoding.key}
    data = XyChartData()
    for (name, tone, shape), found in groups.items():
        series = data.add_series(native.inert(name or meaning.get((tone, shape), exhibit.encoding.y_title)))
        for row in found:
            series.add_data_point(xs[row], ys[row])
    return native.insert(slide, XL_CHART_TYPE.XY_SCATTER, box, data, exhibit.language, exhibit.text_alternative)


def _label(exhibit: Exhibit, series: Any, found: list[int], names: list[str], spots: dict[int, Spot | None]) -> None:
    items: list[Label | None] = []
    for row in found:
        spot = spots[row]
        items.append(Label(text=names[row], colour=INK, position=spot.side) if spot else None)
    native.label(series, exhibit.language, items, "r", _SIZE)
