"""A table as a native table: as many rows as fit, the rest announced."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from pptx.util import Pt

from dossier.charts.boxes import Box
from dossier.charts.marks import word_column
from dossier.charts.palette import INK
from dossier.exhibits import Column, Exhibit, Form
from dossier.language import t
from dossier.language.cells import ABSENT, cell
from exports.files.cleaning import clean, shortened
from exports.slides.cells import ABOVE, SIDE, add_grid, column_widths, header_ink, set_cell
from exports.slides.fit import SLIDE_LINE, lines
from exports.slides.key import draw_remark
from exports.slides.text import Ink

#: Columns beyond these are left to the workbook.
_MOST_COLUMNS = 7
#: (size, longest cell) in the order in which they are tried: small before shortened, shortened before left out.
_TRIED = (
    (16.0, 170),
    (14.0, 170),
    (14.0, 110),
    (14.0, 80),
    (12.0, 170),
    (11.0, 170),
    (10.0, 170),
    (11.0, 110),
    (10.0, 110),
    (10.0, 80),
)
#: For a table that does not go in, whatever is tried.
_LAST = (11.0, 110)
_AIR, _MARGIN = "\u00a0" * 5, 16.0
_NUMBERS = (Form.NUMBER, Form.MONEY, Form.PERCENT)


class _Row(NamedTuple):
    """A heading over a run of rows (one text), or the texts of a row."""

    texts: Sequence[str]
    heading: bool = False


class _Set(NamedTuple):
    """A table set at a size: widths, rows with their heights, how many rows of the exhibit go in."""

    size: float
    widths: list[float]
    rows: list[_Row]
    heights: list[float]
    shown: int


def draw_table(slide: Any, exhibit: Exhibit, box: Box) -> None:
    """The exhibit's own columns, in the words of the language."""
    language = exhibit.language
    columns = exhibit.columns[:_MOST_COLUMNS]
    texts = [[clean(cell(language, c.form, value)) or ABSENT for value in exhibit.table[c.name]] for c in columns]
    room = Box(box.x, box.y, box.w, box.h - 18)
    for size, longest in _TRIED:
        chosen = _set(exhibit, columns, texts, room, size, longest)
        if chosen.shown == len(exhibit.table):
            break
    else:
        size, longest = _LAST
        chosen = _set(exhibit, columns, texts, room, size, longest)
    draw_remark(slide, exhibit, box, _left_out(exhibit, texts, chosen.shown, longest))
    native = add_grid(slide, box, chosen.widths, chosen.heights, exhibit.text_alternative)
    for i, row in enumerate(chosen.rows):
        if row.heading:
            native.cell(i, 0).merge(native.cell(i, len(columns) - 1))
            set_cell(native, language, (i, 0), [[(row.texts[0], "")]], Ink(chosen.size, INK, bold=True))
            continue
        for j, (column, text) in enumerate(zip(columns, row.texts, strict=True)):
            ink = header_ink(chosen.size) if i == 0 else Ink(chosen.size, INK)
            align = "right" if column.form in _NUMBERS else "left"
            paragraphs = [[(line, "")] for line in text.split("\n")]
            set_cell(native, language, (i, j), paragraphs, ink, align, "bottom" if i == 0 else "top")
            if column.form in _NUMBERS:
                native.cell(i, j).margin_right = Pt(_MARGIN)


def _set(
    exhibit: Exhibit, columns: Sequence[Column], texts: list[list[str]], room: Box, size: float, longest: int
) -> _Set:
    heads = [shortened(clean(column.heading), 60) for column in columns]
    cut = [[head, *(shortened(text, longest) for text in found)] for head, found in zip(heads, texts, strict=True)]
    # numbers stand at the right of their column: air between them and the text of the next one
    airy = [
        [text.replace(" ", f"{_AIR} ") + _AIR for text in found] if c.form in _NUMBERS else found
        for c, found in zip(columns, cut, strict=True)
    ]
    widths = column_widths([column[:40] for column in airy], room.w, size)
    widths = [width * room.w / sum(widths) for width in widths]
    groups = map(clean, word_column(exhibit, exhibit.encoding.columns().get("group", "")))
    rows, heights, used, shown, last = [_Row(heads)], [_height(heads, widths, size, bold=True)], 0.0, 0, ""
    used = heights[0]
    for group, row in zip(groups, zip(*(column[1:] for column in cut), strict=True), strict=True):
        added = [_Row(row)]
        if group and group != last:
            added.insert(0, _Row([group], heading=True))
        tall = [_height(r.texts, [room.w] if r.heading else widths, size, bold=r.heading) for r in added]
        if used + sum(tall) > room.h and shown:
            break
        rows += added
        heights += tall
        used += sum(tall)
        shown += 1
        last = group
    return _Set(size, widths, rows, heights, shown)


def _height(texts: Sequence[str], widths: Sequence[float], size: float, bold: bool = False) -> float:
    inner = (width - 2 * SIDE - 2 for width in widths)
    most = max(lines(text, size, room, bold=bold) for text, room in zip(texts, inner, strict=True))
    return most * size * SLIDE_LINE + 2 * ABOVE + 1


def _left_out(exhibit: Exhibit, texts: list[list[str]], shown: int, longest: int) -> str:
    language, said = exhibit.language, []
    if shown < len(exhibit.table):
        said.append(t(language, "export.slide.first_rows", shown=shown, n=len(exhibit.table)))
    more = len(exhibit.columns) - len(texts)
    if more:
        said.append(t(language, "export.slide.columns", n=more))
    if any(len(text) > longest for column in texts for text in column[:shown]):
        said.append(t(language, "export.slide.cells"))
    if any(ABSENT in column[:shown] for column in texts):
        said.append(t(language, "export.slide.absent"))
    return " ".join(said)
