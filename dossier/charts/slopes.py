"""A line a row from what was announced to what was observed, named at both ends without one name over another."""

from dossier.charts.axis import Scale, value_span
from dossier.charts.boxes import Box
from dossier.charts.encoding_amounts import Slopes
from dossier.charts.exhibit import Exhibit
from dossier.charts.labels import push_apart
from dossier.charts.marks import amount, legible, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, HAIRLINE, Shape, colour
from dossier.charts.sheet import Sheet, tall

#: Parts of the width for the words of each side; the air of a name, the lead to it, a dot, in sizes of the letters.
_SIDES, _AIR, _LEAD, _DOT = (0.36, 0.34), 0.5, 0.9, 0.4


def plan_slopes(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The slopes of an exhibit of ``Slopes`` in ``frame``, in letters of ``size``."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Slopes)
    sheet = Sheet(measure, size)
    found = [
        (row, before, after)
        for row in rows(exhibit)
        if (before := amount(row, encoding.before)) is not None and (after := amount(row, encoding.after)) is not None
    ]
    columns = (encoding.before_label, encoding.after_label)
    rooms = [frame.w * part - size * (_LEAD + _DOT) for part in _SIDES]
    said = [
        [sheet.wrap(words(row, label), room, most=3) for row, *_ in found]
        for label, room in zip(columns, rooms, strict=True)
    ]
    heads = [sheet.wrap(head, frame.w * 0.44, bold=True, most=2) for head in encoding.heads]
    heights = [[sheet.height(lines) + size * _AIR for lines in side] for side in said]
    wide = [min(max((sheet.width(lines) for lines in side), default=0.0), frame.w * 0.4) for side in said]
    left, right = frame.x + wide[0] + size * (_LEAD + _DOT), frame.right - wide[1] - size * (_LEAD + _DOT)
    named = [sheet.width(head, bold=True) for head in heads]
    sheet.write(max(left, frame.x + named[0]), frame.y, heads[0], colour=GREY, bold=True, anchor="end")
    sheet.write(min(right, frame.right - named[1]), frame.y, heads[1], colour=GREY, bold=True)
    top = frame.y + max(sheet.height(head) for head in heads) + size
    needed = max((sum(side) for side in heights), default=0.0)
    bottom = top + max(tall(frame, size, top - frame.y + size * 0.6), needed)
    scale = Scale(*value_span([value for _, *pair in found for value in pair]), bottom - size * 0.6, top + size * 0.6)
    for x in (left, right):
        sheet.stroke([(x, top), (x, bottom)], HAIRLINE, 0.9)
    for row, *pair in found:
        ends = [(x, scale.at(value)) for x, value in zip((left, right), pair, strict=True)]
        look = tone(row, encoding)
        sheet.stroke(ends, colour(look), 1.6)
        for (x, y), form in zip(ends, (Shape.HOLLOW, shape(row, encoding)), strict=True):
            sheet.dot(x, y, size * _DOT, look, form)
        ys = [y for _, y in ends]
        told = words(row, encoding.hover) or " · ".join(words(row, label) for label in columns)
        sheet.hint(Box(left, min(ys), right - left, max(ys) - min(ys)), told)
    for side, (x, turn) in enumerate(((left, -1), (right, 1))):
        wanted = [scale.at(pair[side]) for _, *pair in found]
        for (row, *_), lines, middle, want in zip(
            found, said[side], push_apart(wanted, heights[side], top, bottom), wanted, strict=True
        ):
            far = x + turn * size * (_LEAD + _DOT)
            if lines and abs(middle - want) > size * 0.4:
                sheet.stroke([(x + turn * size * _DOT, want), (far - turn * size * 0.15, middle)], GREY, 0.6)
            ink = legible(tone(row, encoding)) if side else GREY
            sheet.write(far, middle - sheet.height(lines) / 2, lines, colour=ink, anchor="end" if turn < 0 else "start")
    sheet.bottom = bottom
    return sheet
