"""A matrix as a native table: names in the cells, a sign before them, so that it reads without colour."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from dossier.charts.boxes import Box
from dossier.charts.marks import legible
from dossier.charts.matrix import MatrixEntry, MatrixPlan, plan_matrix
from dossier.charts.palette import INK
from dossier.exhibits import Exhibit
from dossier.language import t
from dossier.language.cells import ABSENT
from exports.files.cleaning import clean, shortened
from exports.slides.cells import ABOVE, SIDE, add_grid, header_ink, set_cell
from exports.slides.fit import SLIDE_LINE, lines
from exports.slides.key import draw_remark, draw_slide_key
from exports.slides.text import Ink


class _Way(NamedTuple):
    """How the names of a cell are written: what stands between them, and how many there are at most."""

    between: str
    most: int | None = None

    def text(self, found: Sequence[MatrixEntry]) -> str:
        return clean("\n".join(self._entry(entry) for entry in found)) or ABSENT

    def _entry(self, entry: MatrixEntry) -> str:
        names = entry.names
        if self.most is not None:
            # an ellipsis counts nothing, so it cannot miscount
            end = " …" if len(names) > self.most else ""
            names = (self.between.join(shortened(name, _LONGEST) for name in names[: self.most]) + end,)
        return f"{entry.sign} {self.between.join(names)}".strip()


#: Letters of a name, where not all go in.
_LONGEST = 46
_SIZES = (14.0, 12.0, 11.0, 10.0, 9.0)
#: A name a line where there is room, else one after another, else the first ones.
_TRIED = ((_Way("\n"), _SIZES), *((way, _SIZES[2:]) for way in (_Way(" · "), _Way(" · ", 2), _Way(" · ", 1))))


def draw_matrix(slide: Any, exhibit: Exhibit, box: Box) -> None:
    """Rows by columns; where not all names go in, the first ones, and the picture says so."""
    language, plan = exhibit.language, plan_matrix(exhibit)
    box = draw_slide_key(slide, exhibit, box)
    first = min(max(box.w * 0.16, 90.0), 190.0)
    widths = [first] + [(box.w - first) / max(len(plan.heads), 1)] * len(plan.heads)
    size, way, heights = _set(plan, widths, box.h - 16)
    left_out = [] if way.most is None else [t(language, "export.slide.names")]
    if len(heights) <= len(plan.sides):
        left_out.append(t(language, "export.slide.first_rows", shown=len(heights) - 1, n=len(plan.sides)))
    draw_remark(slide, exhibit, box, " ".join(left_out))
    native = add_grid(slide, box, widths, heights, exhibit.text_alternative, first_column=True)
    set_cell(native, language, (0, 0), [[("", "")]], header_ink(size))
    for j, head in enumerate(plan.heads, start=1):
        set_cell(native, language, (0, j), [[(head, "")]], header_ink(size), anchor="bottom")
    for i, side in enumerate(plan.sides[: len(heights) - 1], start=1):
        set_cell(native, language, (i, 0), [[(side, "")]], Ink(size, INK, bold=True))
        for j, head in enumerate(plan.heads, start=1):
            found, project = plan.entries(side, head), plan.holds_project(side, head)
            colours = {legible(entry.tone) for entry in found}
            ink = Ink(size, colours.pop() if len(colours) == 1 else INK, bold=project)
            paragraphs = [[(line, "")] for line in way.text(found).split("\n")]
            set_cell(native, language, (i, j), paragraphs, ink, dashed=project)


def _set(plan: MatrixPlan, widths: Sequence[float], room: float) -> tuple[float, _Way, list[float]]:
    """Size, way of writing and heights of rows: as many names as go in, at the largest size at which they do."""
    for way, sizes in _TRIED:
        for size in sizes:
            heights = _heights(plan, widths, size, way)
            if sum(heights) <= room:
                return size, way, heights
    while sum(heights) > room and len(heights) > 2:
        heights.pop()
    return size, way, heights


def _heights(plan: MatrixPlan, widths: Sequence[float], size: float, way: _Way) -> list[float]:
    """The row of headings first; the signs are taller than letters in some fonts."""
    side_room, *rooms = (width - 2 * SIDE - 2 for width in widths)

    def height(side: str, texts: Iterable[str], bold: bool) -> float:
        counts = [lines(text, size, room, bold=bold) for text, room in zip(texts, rooms, strict=True)]
        return max(lines(clean(side), size, side_room, bold=True), *counts) * size * SLIDE_LINE + 2 * ABOVE + 3

    heads = height("", map(clean, plan.heads), bold=True)
    texts = {side: [way.text(plan.entries(side, head)) for head in plan.heads] for side in plan.sides}
    return [heads, *(height(side, found, bold=False) for side, found in texts.items())]
