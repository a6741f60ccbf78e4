"""Steps joined by connectors: upright, name under the plot and figure over the step; lying where names need room."""

from dossier.charts.axis import Scale
from dossier.charts.bars import Piece, plan_bars
from dossier.charts.boxes import Box
from dossier.charts.encoding_forms import Waterfall
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import legible
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, INK
from dossier.charts.sheet import Sheet, tall
from dossier.charts.sheet_axes import level_axis, roomy, write_level

_Step = tuple[str, Piece]
#: Lines of a name under its step, if none of its words is broken; else the steps lie.
_LINES = 4
#: Part of its place that a step takes; in sizes of the letters, a lying step and its place.
_THICK, _LYING, _PLACE = 0.68, 1.2, 1.7
#: Beside lying steps, names take at most this part of the width.
_NAME = 0.4


def plan_waterfall(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The steps of an exhibit of ``Waterfall`` in ``frame``, in letters of ``size``."""
    sheet, plan = Sheet(measure, size), plan_bars(exhibit)
    encoding = exhibit.encoding
    assert isinstance(encoding, Waterfall)
    steps = [(row.name, piece) for row in plan.rows for piece in row.pieces if piece.value is not None]
    share = frame.w / max(len(steps), 1)
    names = [sheet.wrap(name, share - size * 0.5, most=_LINES + 1) for name, _ in steps]
    whole = all(
        sheet.width([word]) <= share - size * 0.5 for name, _ in steps for word in name[:160].replace("\n", " ").split()
    )
    labels = max((sheet.width([piece.label], bold=True) for _, piece in steps), default=0.0)
    if whole and labels <= share and all(len(lines) <= _LINES for lines in names):
        _upright(sheet, exhibit, steps, names, (plan.low, plan.high), frame)
    else:
        _lying(sheet, exhibit, steps, (plan.low, plan.high), frame)
    return sheet


def _upright(
    sheet: Sheet,
    exhibit: Exhibit,
    steps: list[_Step],
    names: list[tuple[str, ...]],
    span: tuple[float, float],
    frame: Box,
) -> None:
    encoding, size = exhibit.encoding, sheet.size
    assert isinstance(encoding, Waterfall)
    title = sheet.wrap(encoding.title, frame.w, sheet.small, most=2)
    top = sheet.write(frame.x, frame.y, title, sheet.small, GREY).bottom + size * 0.3
    foot = max((sheet.height(lines) for lines in names), default=0.0) + size * 0.4
    bottom = top + tall(frame, size, top - frame.y + foot)
    air = sheet.line * 1.15  # room for a label over the highest step and under the lowest
    up = Scale(*span, bottom - air * (span[0] < 0), top + air)
    share = frame.w / max(len(steps), 1)
    sheet.stroke([(frame.x, up.at(0)), (frame.right, up.at(0))], INK, 0.7)
    for index, ((_, piece), lines) in enumerate(zip(steps, names, strict=True)):
        left = frame.x + share * index
        middle = left + share / 2
        start, end = up.at(piece.start), up.at(piece.end)
        box = Box(middle - share * _THICK / 2, min(start, end), share * _THICK, abs(end - start))
        _step(sheet, piece, box)
        over = piece.length >= 0
        y = box.y - sheet.line * 1.05 if over else box.bottom + sheet.line * 0.05
        label = sheet.wrap(piece.label, share, bold=True, most=1)
        sheet.write(middle, y, label, bold=True, anchor="middle", halo=True)
        sheet.write(middle, bottom + size * 0.4, lines, colour=legible(piece.tone), anchor="middle")
        sheet.hint(Box(left, top, share, bottom - top), piece.hover)
        if index + 1 < len(steps):
            sheet.stroke([(box.right, end), (box.right + share * (1 - _THICK), end)], GREY, 0.6)
    sheet.bottom = bottom + foot


def _lying(sheet: Sheet, exhibit: Exhibit, steps: list[_Step], span: tuple[float, float], frame: Box) -> None:
    """Names at the left, figures right of the steps."""
    encoding, size = exhibit.encoding, sheet.size
    assert isinstance(encoding, Waterfall)
    column = min(sheet.width([name for name, _ in steps]), frame.w * _NAME)
    labels = [sheet.wrap(piece.label, size * 9, bold=True, most=2) for _, piece in steps]
    right = max((sheet.width(lines, bold=True) for lines in labels), default=0.0) + size
    scale = roomy(*span, frame.x + column + size, frame.right - right)
    names = [sheet.wrap(name, column, most=_LINES) for name, _ in steps]
    heights = [
        max(size * _PLACE, sheet.height(name) + size * 0.5, sheet.height(label) + size * 0.4)
        for name, label in zip(names, labels, strict=True)
    ]
    bottom = frame.y + sum(heights)
    found = level_axis(sheet, exhibit.language, scale, encoding.form, frame.y, bottom)
    sheet.stroke([(scale.at(0), frame.y), (scale.at(0), bottom)], INK, 0.7)
    y, thick = frame.y, size * _LYING
    for index, ((_, piece), lines, label, high) in enumerate(zip(steps, names, labels, heights, strict=True)):
        middle = y + high / 2
        start, end = sorted((scale.at(piece.start), scale.at(piece.end)))
        box = Box(start, middle - thick / 2, end - start, thick)
        _step(sheet, piece, box)
        sheet.write(frame.x, middle - sheet.height(lines) / 2, lines, colour=legible(piece.tone))
        sheet.write(box.right + size * 0.4, middle - sheet.height(label) / 2, label, bold=True, halo=True)
        sheet.hint(Box(frame.x, y, frame.w, high), piece.hover)
        if index + 1 < len(steps):
            x = scale.at(piece.end)
            sheet.stroke([(x, box.bottom), (x, y + high + (heights[index + 1] - thick) / 2)], GREY, 0.6)
        y += high
    sheet.bottom = write_level(sheet, frame, scale, found, bottom + size * 0.2, encoding.title)


def _step(sheet: Sheet, piece: Piece, box: Box) -> None:
    """A step; without length it is a line."""
    if box.w >= 0.5 and box.h >= 0.5:
        sheet.block(box, piece.tone, piece.shape)
    else:
        sheet.stroke([(box.x, box.y), (box.right, box.bottom)], INK, 1.4)
