"""Two numbers against each other on scales of powers of ten, so that small and large are both read; lines of one ratio,
a band where something would stand, names that never cover each other nor a mark.
"""

import math
from collections.abc import Iterable, Sequence

from dossier.charts.axis import Scale
from dossier.charts.boxes import Box, Point
from dossier.charts.encoding_amounts import Band, Cloud
from dossier.charts.exhibit import Exhibit
from dossier.charts.labels import Around, Size, place_labels
from dossier.charts.marks import Row, amount, legible, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, HAIRLINE, RED, Tone
from dossier.charts.sheet import Align, Sheet, corners, tall
from dossier.language import Language, t
from dossier.language.cells import shortened, written
from dossier.language.forms import Form

#: A dot and the air of a name, in sizes of the letters; room beyond the outermost value, in powers of ten.
_DOT, _GAP, _ROOM = 0.42, 0.3, 0.12
#: Letters of a name on the picture: what is longer is told by the table.
_NAME = 40
_AROUND = Around(corner=0.7)


def plan_cloud(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The points of an exhibit of ``Cloud`` in ``frame``, in letters of ``size``; what is not over zero has no place
    on such a scale and is left out."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Cloud)
    sheet = Sheet(measure, size)
    small = sheet.small
    found = [
        (row, x, y)
        for row in rows(exhibit)
        if (x := amount(row, encoding.x)) is not None and (y := amount(row, encoding.y)) is not None and x > 0 and y > 0
    ]
    band = encoding.band if encoding.band and encoding.band[0] > 0 else None
    across = _powers([x for _, x, _ in found])
    up = _powers([y for _, _, y in found] + list(band[:2] if band else ()))
    ticks_up = _ticks(exhibit.language, encoding.y_form, *up)
    left = frame.x + max((sheet.width([text], small) for _, text in ticks_up), default=0.0) + small
    y_title = sheet.wrap(encoding.y_title, frame.w, small, most=2)
    top = sheet.write(frame.x, frame.y, y_title, small, GREY).bottom + sheet.height([""], small) * 1.4
    x_title = sheet.wrap(encoding.x_title, frame.right - left - size, small, most=2)
    foot = sheet.height(["", *x_title], small) + size * 1.6
    bottom = top + max(tall(frame, size, top - frame.y + foot), size * 8)
    plot = Box(left, top, frame.right - left - size * 0.5, bottom - top)
    xs, ys = Scale(*across, plot.x, plot.right), Scale(*up, plot.bottom, plot.y)
    places = [(row, (xs.at(math.log10(one)), ys.at(math.log10(other)))) for row, one, other in found]
    dots = [Box(x - size * _DOT, y - size * _DOT, size * _DOT * 2, size * _DOT * 2) for _, (x, y) in places]
    taken = _band(sheet, ys, plot, band, dots) if band else []
    _axes(sheet, plot, xs, ys, ticks_up, _ticks(exhibit.language, encoding.x_form, *across))
    taken += _diagonals(sheet, encoding, xs, ys, plot, [*taken, *dots])
    y = plot.bottom + size * 0.3 + sheet.height([""], small)
    sheet.write(min(plot.right, frame.right), y, x_title, small, GREY, anchor="end")
    left_out = _points(sheet, encoding, places, plot, taken)
    y += sheet.height(x_title, small)
    if left_out:
        said = t(exhibit.language, "paper.unnamed", n=left_out)
        y = sheet.write(frame.x, y, sheet.wrap(said, frame.w, small), small, GREY).bottom
    sheet.bottom = y
    return sheet


def _powers(values: Iterable[float]) -> tuple[float, float]:
    """The span of the values as powers of ten, with room; never an empty one."""
    powers = [math.log10(value) for value in values if value > 0] or [0.0, 1.0]
    low, high = min(powers) - _ROOM, max(powers) + _ROOM
    return (low, high) if high - low > 0.6 else (low - 0.3, high + 0.3)


def _ticks(language: Language, form: Form, low: float, high: float) -> list[tuple[float, str]]:
    """Powers of ten, with their doubles and fives where these are few."""
    for factors in ((1, 2, 5), (1, 3), (1,)):
        found = [
            (power, written(language, form, factor * 10.0**whole, short=True))
            for whole in range(math.floor(low), math.ceil(high) + 1)
            for factor in factors
            if low <= (power := whole + math.log10(factor)) <= high
        ]
        if len(found) <= 5:
            break
    return found


def _band(sheet: Sheet, ys: Scale, plot: Box, band: Band, dots: Sequence[Box]) -> list[Box]:
    """Shaded between dashed lines, since nothing stands there yet, and named where no dot is; the room of its name."""
    top, bottom = (ys.at(math.log10(value)) for value in (band[1], band[0]))
    box = Box(plot.x, top, plot.w, bottom - top)
    sheet.zone(corners(box), HAIRLINE, 0.55)
    for y in (top, bottom):
        sheet.stroke([(plot.x, y), (plot.right, y)], RED, 0.9, "3 2")
    sheet.hint(box, band[2])
    lines = sheet.wrap(band[2], plot.w * 0.5, sheet.small, most=3)
    wide, high = sheet.width(lines, sheet.small), sheet.height(lines, sheet.small)
    places = [
        Box(x, y, wide, high)
        for y in (top - high - 2, top + 2, bottom - high - 2, bottom + 2)
        for x in (plot.x + 4, plot.right - wide - 4, plot.x + (plot.w - wide) / 2)
    ]
    inside = [place for place in places if place.within(plot)] or places[:1]
    place = min(inside, key=lambda place: sum(place.meets(dot) for dot in dots))
    sheet.write(place.x, place.y, lines, sheet.small, RED, halo=True)
    return [place]


def _axes(
    sheet: Sheet,
    plot: Box,
    xs: Scale,
    ys: Scale,
    ticks_up: Sequence[tuple[float, str]],
    ticks_across: Sequence[tuple[float, str]],
) -> None:
    small, last = sheet.small, -math.inf
    for power, text in ticks_up:
        y = ys.at(power)
        sheet.stroke([(plot.x, y), (plot.right, y)], HAIRLINE, 0.5)
        sheet.write(plot.x - small * 0.5, y - sheet.height([""], small) / 2, [text], small, GREY, anchor="end")
    for power, text in ticks_across:
        x, half = xs.at(power), sheet.width([text], small) / 2
        sheet.stroke([(x, plot.bottom), (x, plot.bottom + small * 0.3)], GREY, 0.5)
        if x - half > last + small * 0.8 and x + half <= plot.right + sheet.size * 0.5:
            sheet.write(x, plot.bottom + sheet.size * 0.3, [text], small, GREY, anchor="middle")
            last = x + half
    sheet.stroke([(plot.x, plot.bottom), (plot.right, plot.bottom)], GREY, 0.7)


def _diagonals(sheet: Sheet, encoding: Cloud, xs: Scale, ys: Scale, plot: Box, marks: Sequence[Box]) -> list[Box]:
    """Lines of one ratio, each named beside its upper part where nothing stands; the room of their names."""
    taken: list[Box] = []
    for ratio, text in encoding.diagonals:
        power = math.log10(ratio)
        start, end = max(xs.low, ys.low - power), min(xs.high, ys.high - power)
        if end - start < _ROOM:
            continue
        sheet.stroke([(xs.at(at), ys.at(at + power)) for at in (start, end)], GREY, 0.6, "2 3")
        lines = sheet.wrap(text, plot.w * 0.3, sheet.small, most=1)
        wide, high = sheet.width(lines, sheet.small), sheet.height(lines, sheet.small)
        for part in (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.5, 0.4):
            at = start + (end - start) * part
            box = Box(xs.at(at) - wide - 4, ys.at(at + power) - high - 1, wide, high)
            if box.within(plot) and not any(box.meets(other) for other in (*taken, *marks)):
                taken.append(box)
                sheet.write(box.x, box.y, lines, sheet.small, GREY, halo=True)
                break
    return taken


def _points(sheet: Sheet, encoding: Cloud, places: Sequence[tuple[Row, Point]], plot: Box, taken: Sequence[Box]) -> int:
    """The dots, Besançon on top, and the names that find room; how many find none."""
    small, radius = sheet.small, sheet.size * _DOT
    discs = [(x, y, radius) for _, (x, y) in places]
    ours = frozenset(index for index, (row, _) in enumerate(places) if tone(row, encoding) == Tone.BESANCON)
    order = sorted(range(len(places)), key=lambda index: (index not in ours, discs[index][0]))
    names = [shortened(words(row, encoding.label), _NAME) for row, _ in places]
    sizes: list[Size] = [
        (sheet.width([name], small, bold=index in ours) + 2 if name else 0.0, sheet.height([name], small))
        for index, name in enumerate(names)
    ]
    spots = place_labels(discs, sizes, plot, order, around=_AROUND, led=ours, obstacles=taken)
    for index in reversed(order):
        row, (x, y) = places[index]
        sheet.dot(x, y, radius, tone(row, encoding), shape(row, encoding))
        said = words(row, encoding.hover) or names[index]
        sheet.hint(Box(x - radius, y - radius, 2 * radius, 2 * radius), said)
    for index, spot in enumerate(spots):
        if spot:
            row, (x, y) = places[index]
            ink = legible(tone(row, encoding))
            if spot.led:
                foot = spot.foot()
                sheet.stroke([(x, y - radius if foot[1] < y else y + radius), foot], ink, 0.7)
            across = spot.side.across
            at = spot.box.x if across > 0 else spot.box.right if across < 0 else spot.box.x + spot.box.w / 2
            anchor: Align = "start" if across > 0 else "end" if across < 0 else "middle"
            sheet.write(at, spot.box.y, [names[index]], small, ink, bold=index in ours, anchor=anchor, halo=True)
    return sum(bool(name) and spot is None for name, spot in zip(names, spots, strict=True))
