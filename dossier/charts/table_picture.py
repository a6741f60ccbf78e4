"""A table as a picture of its own: heads, wrapped cells between hairlines, numbers to the right.

Of a long table the first rows are drawn and how many are left is said. A matrix is one too, its signs before the names.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.charts.boxes import Box
from dossier.charts.encoding import Encoding, Kind
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import legible, rows, tone
from dossier.charts.matrix import plan_matrix
from dossier.charts.measure import Measure
from dossier.charts.palette import GREY, HAIRLINE, Tone
from dossier.charts.sheet import Sheet
from dossier.language import t
from dossier.language.cells import ABSENT, cell
from dossier.language.forms import Form

_NUMBERS = frozenset({Form.NUMBER, Form.MONEY, Form.PERCENT, Form.YEAR})
#: Rows of a picture, unless the caller wants another number.
ROWS = 14
#: In sizes of the letters: air between columns, over and under a line, the widest column before room is shared.
_BETWEEN, _AIR, _WIDEST = 1.2, 0.35, 30.0
#: Lines of a cell and of a head.
_LINES, _HEADS = 6, 3


@dataclass(frozen=True)
class _Ruled:
    """Texts of a table, ``right`` its columns of numbers, ``tones`` of its cells' rows."""

    heads: tuple[str, ...]
    lines: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    tones: tuple[tuple[str, ...], ...]


def plan_table(exhibit: Exhibit, measure: Measure, frame: Box, size: float, most: int = ROWS) -> Sheet:
    """The table of any exhibit in ``frame``, in letters of ``size``: at most ``most`` of its rows."""
    sheet = Sheet(measure, size)
    ruled = _matrix(exhibit) if exhibit.kind == Kind.MATRIX else _table(exhibit)
    if not ruled.heads:
        sheet.bottom = frame.y
        return sheet
    kept = ruled.lines if exhibit.kind == Kind.MATRIX else ruled.lines[:most]
    widths = _widths(sheet, _Ruled(ruled.heads, kept, ruled.right, ruled.tones), frame.w)
    y = _write(sheet, frame, ruled.heads, widths, ruled.right, (), frame.y)
    sheet.stroke([(frame.x, y), (frame.right, y)], GREY, 0.8)
    for line, hues in zip(kept, ruled.tones, strict=False):
        y = _write(sheet, frame, line, widths, ruled.right, hues, y)
        sheet.stroke([(frame.x, y), (frame.right, y)], HAIRLINE, 0.6)
    left = len(ruled.lines) - len(kept)
    if left:
        said = sheet.wrap(t(exhibit.language, "export.picture.more_rows", n=left), frame.w, sheet.small, most=2)
        y = sheet.write(frame.x, y + size * 0.3, said, sheet.small, GREY).bottom
    sheet.bottom = y
    return sheet


def _table(exhibit: Exhibit) -> _Ruled:
    seen = [column for column in exhibit.columns if column.name in exhibit.table]
    found = rows(exhibit)
    hue = exhibit.encoding if exhibit.encoding.tone else Encoding(tone="tone")
    return _Ruled(
        tuple(column.heading for column in seen),
        tuple(tuple(cell(exhibit.language, column.form, row[column.name]) for column in seen) for row in found),
        tuple(column.form in _NUMBERS for column in seen),
        # the name of a row is red where the row is Besançon's; its figures stay ink
        tuple((tone(row, hue), *[str(Tone.INK)] * (len(seen) - 1)) for row in found),
    )


def _matrix(exhibit: Exhibit) -> _Ruled:
    plan = plan_matrix(exhibit)
    lines, tones = [], []
    for side in plan.sides:
        found = [plan.entries(side, head) for head in plan.heads]
        lines.append((side, *("\n".join(entry.text() for entry in entries) or ABSENT for entries in found)))
        hues = ("besancon" if any(entry.tone == Tone.BESANCON for entry in entries) else "ink" for entries in found)
        tones.append(("besancon" if plan.is_home(side) else "ink", *hues))
    heads = ("", *plan.heads)
    return _Ruled(heads, tuple(lines), (False,) * len(heads), tuple(tones))


def _widths(sheet: Sheet, ruled: _Ruled, room: float) -> list[float]:
    """Of the columns: what each needs, or less for the widest ones, never less than a word where that can be."""
    between = sheet.size * _BETWEEN
    texts = [
        [part for text in (head, *(line[index] for line in ruled.lines)) for part in text.split("\n")]
        for index, head in enumerate(ruled.heads)
    ]
    wanted = [min(sheet.width([text[:200] for text in found], bold=True), sheet.size * _WIDEST) for found in texts]
    least = [
        min(max((sheet.width([word]) for text in found for word in text[:200].split(" ")), default=0.0), want)
        for found, want in zip(texts, wanted, strict=True)
    ]
    free = room - between * (len(wanted) - 1)
    if sum(wanted) <= free:
        return wanted
    if sum(least) >= free:
        return [free / len(least)] * len(least) if not sum(least) else [free * one / sum(least) for one in least]
    # what is over the longest word is shared by what each column would like beyond it
    spare = free - sum(least)
    beyond = [want - one for want, one in zip(wanted, least, strict=True)]
    return [one + spare * more / sum(beyond) for one, more in zip(least, beyond, strict=True)]


def _write(
    sheet: Sheet,
    frame: Box,
    texts: Sequence[str],
    widths: Sequence[float],
    right: Sequence[bool],
    hues: Sequence[str],
    y: float,
) -> float:
    """A line of the table, its heads where there are no ``hues``; where it ends."""
    size, x, top = sheet.size, frame.x, y + sheet.size * _AIR
    bottom = top + sheet.height([""], size)
    for index, (text, wide) in enumerate(zip(texts, widths, strict=True)):
        head = not hues
        letters = sheet.small if head else size
        parts = text.split("\n")
        lines = [line for part in parts for line in sheet.wrap(part, wide, letters, most=_HEADS if head else _LINES)]
        place, anchor = (x + wide, "end") if right[index] else (x, "start")
        ink = GREY if head else legible(hues[index])
        box = sheet.write(place, top, lines[:_LINES], letters, ink, anchor=anchor)  # type: ignore[arg-type]
        bottom = max(bottom, box.bottom)
        x += wide + size * _BETWEEN
    return bottom + size * _AIR
