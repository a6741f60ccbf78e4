"""A matrix as a native table: names in the cells, a mark before them, so that it reads without colour."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from dossier.charts.boxes import Box
from dossier.charts.palette import INK
from dossier.exhibits import Exhibit
from dossier.language import t
from dossier.language.cells import ABSENT, absent
from exports.files.cleaning import shortened
from exports.slides.cells import ABOVE, SIDE, grid, header, set_cell
from exports.slides.fit import LINE, lines
from exports.slides.key import entries, key, remark
from exports.slides.marks import words
from exports.slides.text import Ink, readable

_SIZES = (14.0, 12.0, 11.0, 10.0, 9.0)
#: What a cell shows before its names: found, none found or planned (which has a dashed red frame besides).
_MARKS = {"solid": "●", "hollow": "○", "hatched": "○", "project": "○"}


class _Cell(NamedTuple):
    name: str
    tone: str
    mark: str
    planned: bool = False


_NOTHING = _Cell("", "slate", ABSENT)
_Cells = Mapping[tuple[str, str], _Cell]
_Shorten = Callable[[str], str]


def matrix(slide: Any, exhibit: Exhibit, box: Box) -> None:
    """Rows by columns; where not all names go in, the first ones, and the picture says so."""
    language = exhibit.language
    box = key(slide, exhibit, box, entries(exhibit))
    rows, across, cells = _cells(exhibit)
    first = min(max(box.w * 0.16, 90.0), 190.0)
    each = (box.w - first) / max(len(across), 1)
    room = Box(box.x, box.y, box.w, box.h - 16)
    size, shorten, heights = _set(rows, across, cells, room, first, each)
    left_out = [] if shorten is _whole or shorten is _running else [t(language, "export.slide.names")]
    if len(heights) <= len(rows):
        left_out.append(t(language, "export.slide.first_rows", shown=len(heights) - 1, n=len(rows)))
    remark(slide, exhibit, box, " ".join(left_out))
    native = grid(slide, box, [first] + [each] * len(across), heights, exhibit.text_alternative, first_column=True)
    set_cell(native, language, (0, 0), [[("", "")]], header(size))
    for j, x in enumerate(across, start=1):
        set_cell(native, language, (0, j), [[(x, "")]], header(size), anchor="bottom")
    for i, y in enumerate(rows[: len(heights) - 1], start=1):
        set_cell(native, language, (i, 0), [[(y, "")]], Ink(size, INK, bold=True))
        for j, x in enumerate(across, start=1):
            cell = cells.get((y, x), _NOTHING)
            colour = readable(cell.tone) if cell.tone == "besancon" else INK
            ink = Ink(size, colour, bold=cell.planned)
            paragraphs = _marked(cell, shorten).split("\n")
            set_cell(native, language, (i, j), [[(line, "")] for line in paragraphs], ink, dashed=cell.planned)


def _cells(exhibit: Exhibit) -> tuple[list[str], list[str], dict[tuple[str, str], _Cell]]:
    encoding = exhibit.encoding
    ys, xs = words(exhibit, encoding.row), words(exhibit, encoding.column)
    names, tones = words(exhibit, encoding.names), words(exhibit, encoding.tone, "slate")
    shapes = words(exhibit, encoding.shape)
    cells = {}
    for y, x, name, tone, shape in zip(ys, xs, names, tones, shapes, strict=True):
        # without a shape, whether there are names says it
        mark = _MARKS.get(shape or ("hollow" if absent(name) else "solid"), "")
        cells[y, x] = _Cell(name, tone, mark, shape in ("hatched", "project"))
    return list(dict.fromkeys(ys)), list(dict.fromkeys(xs)), cells


def _whole(name: str) -> str:
    return name


def _running(name: str) -> str:
    """The names one after another: a line each wants more room than they need."""
    return name.replace("\n", " · ")


def _two(name: str) -> str:
    return _first(name, 2)


def _one(name: str) -> str:
    return _first(name, 1)


def _first(name: str, count: int) -> str:
    """The first names: an ellipsis counts nothing, so it cannot miscount."""
    names = name.split("\n")
    return " · ".join(shortened(item, 46) for item in names[:count]) + (" …" if len(names) > count else "")


def _set(
    rows: Sequence[str], across: Sequence[str], cells: _Cells, box: Box, first: float, each: float
) -> tuple[float, _Shorten, list[float]]:
    """Size, way of shortening and heights: as many names as go in, at the largest size at which they do."""
    tried: tuple[tuple[_Shorten, Sequence[float]], ...] = (
        (_whole, _SIZES),
        (_running, _SIZES[2:]),
        (_two, _SIZES[2:]),
        (_one, _SIZES[2:]),
    )
    for shorten, sizes in tried:
        for size in sizes:
            heights = _heights(rows, across, cells, size, shorten, first, each)
            if sum(heights) <= box.h:
                return size, shorten, heights
    while sum(heights) > box.h and len(heights) > 2:
        heights.pop()
    return size, shorten, heights


def _marked(cell: _Cell, shorten: _Shorten) -> str:
    return f"{cell.mark} {shorten(cell.name)}".strip()


def _heights(
    rows: Sequence[str],
    across: Sequence[str],
    cells: _Cells,
    size: float,
    shorten: _Shorten,
    first: float,
    each: float,
) -> list[float]:
    inner = each - 2 * SIDE - 2
    counts = [max((lines(x, size, inner, bold=True) for x in across), default=1)]
    for y in rows:
        found = (_marked(cells.get((y, x), _NOTHING), shorten) for x in across)
        heads = lines(y, size, first - 2 * SIDE - 2, bold=True)
        counts.append(max(heads, *(lines(text, size, inner) for text in found)))
    # the marks are taller than letters in some fonts
    return [count * size * LINE + 2 * ABOVE + 3 for count in counts]
