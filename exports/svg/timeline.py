"""Dated marks on lanes; each name at the lowest of several heights where it covers no other."""

import math

from dossier.charts.palette import GREY, HAIRLINE
from dossier.exhibits import Exhibit
from exports.files.cleaning import shortened
from exports.files.fonts import width, wrap
from exports.svg.canvas import LINE, SIZE, SMALL, Canvas, form, legible
from exports.svg.key import key
from exports.svg.scale import Row, Scale, rows, tone, value, words, years

_LABEL, _LONGEST = 108.0, 160
_STEM, _BELOW = 9.0, 8.0


def timeline(canvas: Canvas, exhibit: Exhibit) -> None:
    """Draw the exhibit's events."""
    encoding = exhibit.encoding
    found = [row for row in rows(exhibit) if value(row, encoding.moment) is not None]
    moments = [value(row, encoding.moment) or 0.0 for row in found]
    low, high = math.floor(min(moments)), math.ceil(max(moments) + 1e-9)
    across = Scale(low, high + (high == low), 6.0, canvas.width - 8)
    lanes: dict[str, list[Row]] = {}
    for row in sorted(found, key=lambda row: value(row, encoding.moment) or 0.0):
        lanes.setdefault(words(row, encoding.lane), []).append(row)
    y = key(canvas, exhibit)
    for name, members in lanes.items():
        if name:
            lines = wrap(shortened(name, _LONGEST), canvas.width, SIZE, True)
            canvas.text(0, y, lines, SIZE, bold=True)
            y += len(lines) * SIZE * LINE + 3
        places = _levels(exhibit, members, across, canvas.width)
        axis = y + max(top for *_, top in places) + _STEM
        for row, (right, height, lines, _) in zip(members, places, strict=True):
            x = across.at(value(row, encoding.moment) or 0.0)
            above = axis - _STEM - height - len(lines) * SMALL * LINE
            canvas.line((x, axis), (x, above + 1), HAIRLINE)
            colour = legible(tone(row, encoding.tone))
            canvas.text(x + (2 if right else -2), above, lines, SMALL, colour, anchor="start" if right else "end")
        canvas.line((across.start, axis), (across.end, axis), GREY, 0.7)
        for row in members:
            x = across.at(value(row, encoding.moment) or 0.0)
            canvas.disc(x, axis, 3.4, tone(row, encoding.tone), form(words(row, encoding.shape)))
        y = axis + _BELOW
    for year, text in years(exhibit, [across.low, across.high], across.end - across.start):
        x = across.at(year)
        canvas.line((x, y - 2), (x, y + 1), HAIRLINE)
        half = width(text, SMALL) / 2
        canvas.text(min(max(x, half), canvas.width - half), y + 1, [text], SMALL, GREY, anchor="middle")
    canvas.height = y + 1 + SMALL * LINE + 2


def _levels(
    exhibit: Exhibit, members: list[Row], across: Scale, room: float
) -> list[tuple[bool, float, list[str], float]]:
    """For each mark: whether its name goes right, its height above the lane, its lines, and where it ends.

    From the last to the first: the name of an earlier mark may stand above those of the later ones, and its stem
    crosses none of them, for they begin further right.
    """
    taken: list[tuple[float, float, float, float]] = []
    found: list[tuple[bool, float, list[str], float]] = []
    for row in reversed(members):
        at = across.at(value(row, exhibit.encoding.moment) or 0.0)
        lines = wrap(shortened(words(row, exhibit.encoding.label), _LONGEST), _LABEL, SMALL)
        wide = max(width(line, SMALL) for line in lines) + 8
        right = at + wide <= room
        start, end = (at, at + wide) if right else (at - wide, at)
        tall = len(lines) * SMALL * LINE + 3
        height, moved = 0.0, True
        while moved:
            moved = False
            for first, last, bottom, top in taken:
                if start < last and first < end and height < top and bottom < height + tall:
                    height, moved = top, True
        taken.append((start, end, height, height + tall))
        found.append((right, height, lines, height + tall))
    return found[::-1]
