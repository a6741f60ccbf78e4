"""Draws in bins, upright: zero has a name, mean and median have theirs, each side of zero says what it is in words."""

from collections.abc import Sequence

from dossier.charts.axis import ticks, value_span
from dossier.charts.boxes import Box
from dossier.charts.encoding_forms import Histogram
from dossier.charts.exhibit import Exhibit
from dossier.charts.flags import draw_flags, plan_flags
from dossier.charts.marks import amount, legible, rows, shape, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, HAIRLINE, INK, Tone, colour
from dossier.charts.sheet import Sheet, tall
from dossier.charts.sheet_axes import level_axis, roomy, write_level
from dossier.language import Language, percent
from dossier.language.cells import written

#: Between two bins, in sizes of the letters, and at most this part of a bin.
_GAP, _PART = 0.12, 0.2
#: A side of zero is told in at most this part of the width, if the other is told beside it.
_SIDE = 0.48


def plan_histogram(exhibit: Exhibit, measure: Measure, frame: Box, size: float) -> Sheet:
    """The bins of an exhibit of ``Histogram`` in ``frame``, in letters of ``size``."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Histogram)
    sheet = Sheet(measure, size)
    bins = [
        (low, high, value, row)
        for row in rows(exhibit)
        if (low := amount(row, encoding.low)) is not None
        and (high := amount(row, encoding.high)) is not None
        and (value := amount(row, encoding.value)) is not None
    ]
    ends = [end for low, high, *_ in bins for end in (low, high)]
    references = [*([(0.0, encoding.zero)] if encoding.zero else []), *encoding.references]
    low, high = value_span([*ends, *(value for value, _ in references)])
    scale = roomy(low, high, frame.x, frame.right)
    tones = [Tone(tone(row, encoding)) for *_, row in bins]
    y = _write_sides(sheet, encoding, frame, _ends_of(tones))
    title = sheet.wrap(encoding.y_title, frame.w, sheet.small, most=2)
    y = sheet.write(frame.x, y, title, sheet.small, GREY).bottom
    flags = plan_flags(sheet, references, scale, frame)
    top = y + flags.height + size * 0.4
    foot = sheet.height(["", *sheet.wrap(encoding.title, frame.w, sheet.small, most=2)], sheet.small) + size * 0.3
    bottom = top + tall(frame, size, top - frame.y + foot)
    found = level_axis(sheet, exhibit.language, scale, encoding.form, top, bottom)
    unit = (bottom - top) / max((value for *_, value, _ in bins), default=1.0) if bins else 1.0
    _write_shares(sheet, exhibit.language, Box(frame.x, top, frame.w, bottom - top), unit)
    for start, end, value, row in bins:
        left, right = sorted((scale.at(start), scale.at(end)))
        gap = min(size * _GAP, (right - left) * _PART)
        box = Box(left + gap / 2, bottom - value * unit, max(right - left - gap, 0.3), value * unit)
        if value > 0:
            sheet.block(box, tone(row, encoding), shape(row, encoding))
        said = " – ".join(written(exhibit.language, encoding.form, end, short=True) for end in (start, end))
        sheet.hint(Box(left, top, right - left, bottom - top), words(row, encoding.hover) or said)
    sheet.stroke([(frame.x, bottom), (frame.right, bottom)], INK, 0.7)
    draw_flags(sheet, flags, top, bottom, lines=len(references), whole=1 + bool(encoding.zero))
    sheet.bottom = write_level(sheet, frame, scale, found, bottom + size * 0.3, encoding.title)
    return sheet


def _write_shares(sheet: Sheet, language: Language, room: Box, unit: float) -> None:
    """What the height of a bin is worth, at the left: shares of the draws, in percent; the highest fills ``room``."""
    for share in ticks(0.0, room.h / unit, whole=True)[1:]:
        y = room.bottom - share * unit
        sheet.stroke([(room.x, y), (room.right, y)], HAIRLINE, 0.5)
        sheet.write(room.x, y - sheet.small * 1.1, [percent(language, share)], sheet.small, GREY)


def _ends_of(tones: Sequence[Tone]) -> tuple[Tone, Tone]:
    """The tones of the lowest and of the highest bin: those of the two sides."""
    return (tones[0], tones[-1]) if tones else (Tone.INK, Tone.INK)


def _write_sides(sheet: Sheet, encoding: Histogram, frame: Box, tones: tuple[Tone, Tone]) -> float:
    """What lies on each side of zero, at the two ends of a line, or under each other where that is too narrow."""
    left, right = (text.strip() for text in encoding.sides)
    if not left and not right:
        return frame.y
    both = sheet.width([left, right], bold=True) <= frame.w * _SIDE
    room = frame.w * _SIDE if both else frame.w
    inks = [legible(each) if each in (Tone.BESANCON, Tone.QUIET) else colour(each) for each in tones]
    first = sheet.write(frame.x, frame.y, sheet.wrap(left, room, bold=True, most=3), colour=inks[0], bold=True)
    y = frame.y if both else first.bottom
    second = sheet.wrap(right, room, bold=True, most=3)
    last = sheet.write(frame.right, y, second, colour=inks[1], bold=True, anchor="end")
    return max(first.bottom, last.bottom) + sheet.size * 0.4
