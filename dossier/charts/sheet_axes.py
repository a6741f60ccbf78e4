"""Axes on a sheet: a level one under a plot, a standing one beside it, with few ticks written in the language."""

from collections.abc import Sequence

from dossier.charts.axes import Tick
from dossier.charts.axis import Scale, level_ticks, written_ticks
from dossier.charts.boxes import Box
from dossier.charts.palette import GREY, HAIRLINE
from dossier.charts.sheet import Sheet
from dossier.language import Language
from dossier.language.forms import Form

#: Ticks of an axis at the most.
_MOST = 5
#: Room beyond the outermost mark, in parts of the span.
_ROOM = 0.04


def roomy(low: float, high: float, start: float, end: float) -> Scale:
    """The scale from ``start`` to ``end`` that leaves room beyond the outermost values, but none under zero or over it
    where nothing is there."""
    room = (high - low) * _ROOM
    return Scale(low - room if low < 0 else low, high + room if high > 0 else high, start, end)


def level_axis(sheet: Sheet, language: Language, scale: Scale, form: Form, top: float, bottom: float) -> list[Tick]:
    """Hairlines at round values between ``top`` and ``bottom``; the ticks, to be written with ``write_level``."""
    found = level_ticks(language, scale, form, sheet.measure, sheet.small, most=_MOST)
    for value, _ in found:
        sheet.stroke([(scale.at(value), top), (scale.at(value), bottom)], HAIRLINE, 0.5)
    return found


def write_level(sheet: Sheet, frame: Box, scale: Scale, found: Sequence[Tick], y: float, title: str) -> float:
    """The words of the ticks at ``y``, what they measure under them; where it ends. None leaves the frame."""
    size = sheet.small
    for value, text in found:
        half = sheet.width([text], size) / 2
        x = min(max(scale.at(value), frame.x + half), frame.right - half)
        sheet.write(x, y, [text], size, GREY, anchor="middle")
    y += sheet.height([""], size)
    lines = sheet.wrap(title, frame.w, size, most=2)
    middle = min(max((scale.start + scale.end) / 2, frame.x), frame.right)
    half = sheet.width(lines, size) / 2
    sheet.write(min(max(middle, frame.x + half), frame.right - half), y, lines, size, GREY, anchor="middle")
    return y + sheet.height(lines, size)


def standing_ticks(language: Language, scale: Scale, form: Form, most: int = _MOST) -> list[Tick]:
    """Round values of a standing axis with their words."""
    return written_ticks(language, scale.low, scale.high, form, lambda _: True, most=most)


def write_standing(sheet: Sheet, scale: Scale, found: Sequence[Tick], left: float, right: float) -> None:
    """A hairline at each tick from ``left`` to ``right``, its words before it; zero is darker."""
    for value, text in found:
        y = scale.at(value)
        sheet.stroke([(left, y), (right, y)], GREY if value == 0 else HAIRLINE, 0.5)
        sheet.write(
            left - sheet.small * 0.5, y - sheet.height([""], sheet.small) / 2, [text], sheet.small, GREY, anchor="end"
        )
