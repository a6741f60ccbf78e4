"""Events along the years as native shapes: a lane a theme, a mark an event, names on levels above the line."""

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from dossier.charts.boxes import Box
from dossier.charts.palette import GREY, HAIRLINE, INK
from dossier.exhibits import Exhibit
from dossier.language import t
from exports.slides.fit import LINE, fit, width
from exports.slides.key import entries, key, mark, remark
from exports.slides.marks import column, words
from exports.slides.shapes import line
from exports.slides.text import Ink, describe, readable, write

#: Size of the names: larger where the events are few.
_SIZE, _LARGE, _FEW = 10.0, 12.0, 8
_RADIUS = 4.5
_NAMES = 120.0
#: Widths tried for a name, in sizes of its text: between two near events only a narrow one goes in.
_WIDTHS = (10.4, 7.6, 14.0)
_MOST_LINES = 4


def timeline(slide: Any, exhibit: Exhibit, box: Box) -> None:
    """Draw the exhibit's events; a name that finds no room is counted under the picture."""
    encoding, language = exhibit.encoding, exhibit.language
    box = key(slide, exhibit, box, entries(exhibit))
    xs = column(exhibit, encoding.moment)
    lanes_of = words(exhibit, encoding.lane) if encoding.lane else [""] * len(xs)
    size = _LARGE if len(xs) <= _FEW else _SIZE
    rows = sorted((row for row, x in enumerate(xs) if x is not None), key=lambda row: xs[row] or 0.0)
    lanes = list(dict.fromkeys(lanes_of))
    under, box = box, Box(box.x, box.y, box.w, box.h - 18)
    left = _NAMES if any(lanes) else 0.0
    # the names run to the right of their marks: the last ones need room there
    plot = Box(box.x + left + 8, box.y, box.w - left - 16 - _WIDTHS[0] * size, box.h - 20)
    first = math.floor(min(xs[row] or 0.0 for row in rows))
    last = max(math.ceil(max(xs[row] or 0.0 for row in rows)), first + 1)
    group = slide.shapes.add_group_shape()
    describe(group, exhibit.text_alternative)
    height = plot.h / len(lanes)
    bases = [plot.y + (index + 1) * height - 14 for index in range(len(lanes))]
    _years(group.shapes, exhibit, plot, first, last, bases)
    labels, tones = words(exhibit, encoding.label), words(exhibit, encoding.tone, "slate")
    shapes = words(exhibit, encoding.shape, "solid")
    dropped = 0
    for index, lane in enumerate(lanes):
        area = Box(plot.x, plot.y + index * height, plot.w, height)
        base = bases[index]
        line(group.shapes, (plot.x, base), (plot.right, base), GREY, 1)
        if lane:
            measured = fit(lane, _NAMES - 6, height - 4, (12, 11, 10), bold=True)
            name = Box(box.x, base - measured.height / 2, _NAMES - 6, measured.height)
            write(group.shapes, language, name, measured.text, Ink(measured.size, bold=True))
        found = [row for row in rows if lanes_of[row] == lane]
        centres = [plot.x + ((xs[row] or 0.0) - first) / (last - first) * plot.w for row in found]
        spots = _levels([labels[row] for row in found], centres, area, base, box.right, size)
        for x, spot in zip(centres, spots, strict=True):
            if spot:
                line(group.shapes, (x, spot.bottom + 1), (x, base - _RADIUS), HAIRLINE, 0.75)
        for row, x, spot in zip(found, centres, spots, strict=True):
            place = Box(x - _RADIUS, base - _RADIUS, 2 * _RADIUS, 2 * _RADIUS)
            mark(group.shapes, exhibit.kind, place, tones[row], shapes[row])
            if spot:
                ink = Ink(size, readable(tones[row]) if tones[row] == "besancon" else INK)
                text = fit(labels[row], spot.w, spot.h + 1, (size,)).text
                write(group.shapes, language, spot, text, ink, anchor="bottom")
            elif labels[row]:
                dropped += 1
    if dropped:
        remark(slide, exhibit, under, t(language, "export.slide.unnamed", n=dropped))


def _years(shapes: Any, exhibit: Exhibit, plot: Box, first: int, last: int, bases: list[float]) -> None:
    """The years under the last lane, and a tick for each on every lane."""
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if (last - first) / step <= 12)
    for year in range(first, last + 1, step):
        x = plot.x + (year - first) / (last - first) * plot.w
        for base in bases:
            line(shapes, (x, base), (x, base + 5), GREY, 0.75)
        place = Box(x - 24, plot.bottom - 4, 48, 14)
        write(shapes, exhibit.language, place, str(year), Ink(10, GREY), "center")


class _Taken(NamedTuple):
    """Boxes of names and their stems, from the last event to the first."""

    boxes: list[Box]
    stems: list[Box]

    def free(self, box: Box, stem: Box) -> bool:
        return not any(box.meets(other) for other in self.boxes + self.stems) and not any(
            stem.meets(other) for other in self.boxes
        )


def _levels(
    texts: list[str], centres: list[float], area: Box, base: float, right: float, size: float
) -> list[Box | None]:
    """A box over the line for each text, the lowest that is free, tried from the last event to the first.

    A box runs to the right of its stem, so the stem of an earlier event passes to the left of those placed before.
    """
    taken = _Taken([], [])
    found: list[Box | None] = [None] * len(texts)
    for index in reversed(range(len(texts))):
        text, x = texts[index], centres[index]
        options = (_box(fit_, x, base, area, right, taken) for fit_ in _fits(text, size))
        box = found[index] = next(filter(None, options), None)
        if box:
            taken.boxes.append(Box(box.x, box.y - 2, box.w + 6, box.h + 4))
            taken.stems.append(_stem(box, x, base))
    return found


def _fits(text: str, size: float) -> Iterator[tuple[float, float]]:
    """Widths and heights in which a name can be set."""
    for room in _WIDTHS if text else ():
        measured = fit(text, room * size, _MOST_LINES * size * LINE + 1, (size,))
        yield min(width(measured.text, size) + 4, room * size), measured.height


def _stem(box: Box, x: float, base: float) -> Box:
    return Box(x - 1, box.bottom, 2, base - box.bottom)


def _box(size: tuple[float, float], x: float, base: float, area: Box, right: float, taken: _Taken) -> Box | None:
    w, h = size
    bottom = base - _RADIUS - 4
    while bottom - h >= area.y:
        box = Box(x - 2, bottom - h, w, h)
        if box.right <= right and taken.free(box, _stem(box, x, base)):
            return box
        bottom -= 4
    return None
