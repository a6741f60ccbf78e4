"""A fan over years: lines with their bands, what is a bound as a thin line, names at the right end of each."""

import math
from collections.abc import Collection

from dossier.charts.axis import Scale
from dossier.charts.boxes import Box, Point
from dossier.charts.encoding_forms import Fan
from dossier.charts.exhibit import Exhibit
from dossier.charts.flags import draw_flags, plan_flags
from dossier.charts.labels import push_apart
from dossier.charts.lines import Line, LinePlan, plan_lines
from dossier.charts.marks import rows, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, INK, Shape, Tone, colour
from dossier.charts.sheet import Sheet, tall
from dossier.charts.sheet_axes import standing_ticks, write_level, write_standing
from dossier.language.cells import written

#: Names at the right end take at most this part of the width.
_NAMES = 0.34
#: Thickness of a line, of a thin one, of the edge of a band.
_LINE, _THIN, _EDGE = 1.7, 0.8, 0.6
_DASHES = {Shape.HOLLOW: "4 2.5", Shape.HATCHED: "1.2 2"}


def plan_fan(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The lines of an exhibit of ``Fan`` in ``frame``, in letters of ``size``."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Fan)
    sheet, plan = Sheet(measure, size), plan_lines(exhibit)
    plane, small = plan.plane, Sheet(measure, size).small
    title = sheet.wrap(encoding.y_title, frame.w, small, most=2)
    y = sheet.write(frame.x, frame.y, title, small, GREY).bottom + size * 0.2
    low, high = plane.up
    low, high = min([low, *(value for value, _ in encoding.levels)]), max([high, *(v for v, _ in encoding.levels)])
    ticks = standing_ticks(exhibit.language, Scale(low, high, 0.0, 1.0), encoding.y_form)
    left = frame.x + sheet.width([text for _, text in ticks], small) + small * 0.7
    thin = {words(row, encoding.series) for row in rows(exhibit) if words(row, encoding.shape) == Shape.SMALL}
    names = _names(sheet, plan, encoding, frame.w * _NAMES, thin)
    right = max((sheet.width(lines, bold=bold) for _, lines, _, bold in names), default=0.0)
    across = Scale(*plane.outermost_x, left, frame.right - right - size * 0.6)
    across = across if across.high > across.low else across._replace(high=across.low + 1)
    flags = plan_flags(sheet, encoding.references, across, Box(left, y, across.end - left, 0))
    top = y + flags.height + size * 0.4
    foot = sheet.height(["", *sheet.wrap(encoding.x_title, frame.w, small, most=2)], small) + size * 0.3
    needed = sum(sheet.height(lines) for _, lines, _, _ in names)
    plot = tall(frame, size, top - frame.y + foot)
    bottom = top + (max(plot, needed) if frame.h == math.inf else plot)
    up = Scale(low, high, bottom, top)
    write_standing(sheet, up, ticks, left, across.end)
    for index, (value, _) in enumerate(encoding.levels):
        sheet.stroke([(left, up.at(value)), (across.end, up.at(value))], INK, 0.8, "3 2" if index else "")
    for line in plan.lines:
        _bands(sheet, line, across, up)
    for line in plan.lines:
        _line(sheet, line, across, up, line.name in thin)
        for mark in line.marks:
            said = f"{line.name} · {mark.x:g} · {written(exhibit.language, encoding.y_form, mark.y, short=True)}"
            x = across.at(mark.x)
            sheet.hint(Box(x - size * 0.4, up.at(mark.y) - size * 0.4, size * 0.8, size * 0.8), mark.hover or said)
    draw_flags(sheet, flags, top, bottom, lines=len(encoding.references))
    room = across.end - across.start
    years = [tick for tick in plane.ticks_across(measure, small, room) if across.low <= tick[0] <= across.high]
    heights = [sheet.height(lines) for _, lines, _, _ in names]
    placed = push_apart([up.at(value) for value, *_ in names], heights, y, bottom + foot)
    for (_, lines, ink, bold), middle, high in zip(names, placed, heights, strict=True):
        sheet.write(across.end + size * 0.6, middle - high / 2, lines, colour=ink, bold=bold)
    plotted = Box(frame.x, frame.y, across.end - frame.x + right, frame.h)
    sheet.bottom = write_level(sheet, plotted, across, years, bottom + size * 0.3, encoding.x_title)
    sheet.bottom = max([sheet.bottom, *(m + high / 2 for m, high in zip(placed, heights, strict=True))])
    return sheet


Name = tuple[float, tuple[str, ...], str, bool]


def _names(sheet: Sheet, plan: LinePlan, encoding: Fan, room: float, thin: Collection[str]) -> list[Name]:
    """(value, lines, colour, bold) of what is named at the right end: lines, edges of bands, levels."""
    found: list[Name] = []
    for line in plan.lines:
        ink = GREY if line.tone == Tone.QUIET else colour(line.tone)
        bold = line.name not in thin
        found.append((line.last.y, sheet.wrap(line.label, room, bold=bold, most=4), ink, bold))
        if line.last.extent and line.bands:
            ends = zip(line.last.extent, encoding.edges, strict=True)
            found += [(value, sheet.wrap(text, room, most=2), ink, False) for value, text in ends]
    found += [(value, sheet.wrap(text, room, most=3), INK, False) for value, text in encoding.levels]
    return [name for name in found if name[1]]


def _bands(sheet: Sheet, line: Line, across: Scale, up: Scale) -> None:
    hue = colour(line.tone)
    for band in line.bands:
        below: list[Point] = [(across.at(x), up.at(low)) for x, low, _ in band]
        above: list[Point] = [(across.at(x), up.at(high)) for x, _, high in band]
        sheet.zone(below + above[::-1], hue, 0.16)
        for edge in (below, above):
            sheet.stroke(edge, hue, _EDGE, _DASHES.get(line.shape, ""))


def _line(sheet: Sheet, line: Line, across: Scale, up: Scale, thin: bool) -> None:
    for run in line.runs:
        points = [(across.at(mark.x), up.at(mark.y)) for mark in run]
        if len(points) > 1:
            sheet.stroke(points, colour(line.tone), _THIN if thin else _LINE, _DASHES.get(line.shape, ""))
        else:
            sheet.dot(*points[0], sheet.size * 0.3, line.tone, Shape.SOLID)
