"""A native table without the looks of an office program: hairlines, no bands, real headers."""

from collections.abc import Sequence
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.util import Pt

from dossier.charts.boxes import Box
from dossier.charts.palette import GREY, HAIRLINE, INK, RED
from dossier.language import Language
from exports.slides.fit import pieces, slide_width
from exports.slides.text import Ink, describe, emu, fill, frame

#: Margins of a cell, in points.
SIDE, ABOVE = 5.0, 3.0
#: The built-in style "No Style, No Grid".
_PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_LINE = (
    '<a:{edge} xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" w="{w}">'
    '<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill><a:prstDash val="{dash}"/></a:{edge}>'
)


def add_grid(
    slide: Any,
    box: Box,
    widths: Sequence[float],
    heights: Sequence[float],
    alternative: str,
    first_column: bool = False,
) -> Any:
    """An empty table of the given widths and heights; its first row (and column) are declared as headers."""
    graphic = slide.shapes.add_table(len(heights), len(widths), *emu(Box(box.x, box.y, sum(widths), sum(heights))))
    describe(graphic, alternative)
    table = graphic.table
    table.first_row, table.horz_banding, table.first_col = True, False, first_column
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN
    for column, points in zip(table.columns, widths, strict=True):
        column.width = Pt(points)
    for row, points in zip(table.rows, heights, strict=True):
        row.height = Pt(points)
    return table


def set_cell(
    table: Any,
    language: Language,
    place: tuple[int, int],
    runs: Sequence[Sequence[tuple[str, str]]],
    ink: Ink,
    align: str = "left",
    anchor: str = "top",
    dashed: bool = False,
) -> None:
    """Fill the cell of (row, column) with paragraphs of runs; a line under it, a stronger one under the header.

    ``dashed`` frames it in red: the place of the project.
    """
    cell = table.cell(*place)
    frame(cell.text_frame, anchor=anchor)
    cell.margin_left = cell.margin_right = Pt(SIDE)
    cell.margin_top = cell.margin_bottom = Pt(ABOVE)
    cell.vertical_anchor = cell.text_frame.vertical_anchor
    fill(cell.text_frame, language, runs, ink, align)
    properties = cell._tc.get_or_add_tcPr()
    head = place[0] == 0
    colour, width_ = (RED, 19050) if dashed else (INK, 12700) if head else (HAIRLINE, 6350)
    edges = ("lnL", "lnR", "lnT", "lnB") if dashed else ("lnB",)
    for position, edge in enumerate(edges):
        style = {"w": width_, "colour": colour.lstrip("#"), "dash": "dash" if dashed else "solid"}
        properties.insert(position, parse_xml(_LINE.format(edge=edge, **style)))


def header_ink(size: float) -> Ink:
    return Ink(size, GREY, bold=True)


def column_widths(columns: Sequence[Sequence[str]], room: float, size: float, narrowest: float = 44.0) -> list[float]:
    """Widths of columns that hold ``columns`` of texts: what each wants, squeezed where together they want too much."""
    wanted, least = [], []
    for texts in columns:
        # a heading wraps: it wants its longest word, a cell wants its longest line
        full = max((slide_width(line, size) for text in texts[1:] for line in text.split("\n")), default=0.0)
        words = (slide_width(word, size, bold=i == 0) for i, text in enumerate(texts) for word in pieces(text))
        longest = max(words, default=0.0) + 2 * SIDE + 4
        least.append(min(max(longest, narrowest), room / 6))
        wanted.append(max(full + 2 * SIDE + 4, least[-1]))
    if sum(wanted) <= room:
        return wanted
    if sum(least) >= room:
        return [value / sum(least) * room for value in least]
    # the long ones share what the short ones leave, by the root of what they want: long texts wrap well
    extra = [max(want, low) ** 0.5 - low**0.5 for want, low in zip(wanted, least, strict=True)]
    spare = room - sum(least)
    total = sum(extra) or 1.0
    given = [low + spare * part / total for low, part in zip(least, extra, strict=True)]
    capped = [min(value, max(want, low)) for value, want, low in zip(given, wanted, least, strict=True)]
    rest = room - sum(capped)
    open_ = [i for i, value in enumerate(capped) if value < wanted[i]]
    return [value + (rest / len(open_) if i in open_ else 0.0) for i, value in enumerate(capped)]
