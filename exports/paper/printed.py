"""An exhibit written out for a page: every number in words of its language, its table as rows of texts.

What the annex prints and the static copy shows; neither computes anything.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from dossier.catalogue import Catalogue
from dossier.charts.matrix import plan_matrix
from dossier.charts.palette import Tone
from dossier.exhibits import Exhibit, Form, Kind
from dossier.language.cells import ABSENT, cell
from dossier.selection import Selection
from exports.files.cleaning import clean
from exports.files.statements import UNDER_A_TABLE, exhibit_statements, scope_in_words
from exports.svg.picture import drawable, svg

_NUMBERS = frozenset({Form.NUMBER, Form.MONEY, Form.PERCENT, Form.YEAR})
#: Columns that a matrix shows: row, column and what is in the cell.
_OF_A_MATRIX = 3


@dataclass(frozen=True)
class TextGrid:
    """A table of texts. ``right``: columns of numbers; ``red``: rows (of a matrix, cells) that are Besançon's;
    ``named``: the column that names its row."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    right: tuple[bool, ...]
    red: frozenset[tuple[int, int]] = frozenset()
    named: int = 0


@dataclass(frozen=True)
class PrintedExhibit:
    """``scope``: what is measured and how much of it was read; ``picture``: SVG, empty where there is none;
    ``statements``: name and text of what stands under the table."""

    exhibit: Exhibit
    scope: str
    picture: str
    grids: tuple[TextGrid, ...]
    statements: tuple[tuple[str, str], ...]


def printed_exhibit(catalogue: Catalogue, selection: Selection, exhibit: Exhibit) -> PrintedExhibit:
    """The exhibit in words, with its picture where it is one."""
    grids = [] if exhibit.empty else [table_grid(exhibit)]
    if exhibit.kind == Kind.MATRIX and not exhibit.empty:
        # a matrix is a table already; its rows one by one are needed only where they say more
        grids = [matrix_grid(exhibit), *(grid for grid in grids if len(grid.heads) > _OF_A_MATRIX)]
    said = exhibit_statements(catalogue, selection, exhibit, UNDER_A_TABLE)
    return PrintedExhibit(
        exhibit=exhibit,
        scope=scope_in_words(exhibit),
        picture=svg(exhibit) if drawable(exhibit) else "",
        grids=tuple(grids),
        statements=tuple((name, clean(text)) for name, text in said),
    )


def table_grid(exhibit: Exhibit, columns: Iterable[str] = ()) -> TextGrid:
    """The table as a reader sees it; ``columns`` keeps some of its columns, in their order."""
    wanted = tuple(columns)
    seen = [column for column in exhibit.columns if not wanted or column.name in wanted]
    seen.sort(key=lambda column: wanted.index(column.name) if wanted else 0)
    rows, red = [], set()
    for position, row in enumerate(exhibit.table.to_dict("records")):
        rows.append(tuple(clean(cell(exhibit.language, column.form, row[column.name])) for column in seen))
        tone = row.get(exhibit.encoding.tone) if exhibit.encoding.tone else row.get("tone")
        if tone == Tone.BESANCON:
            red.add((position, 0))
    return TextGrid(
        tuple(clean(column.heading) for column in seen),
        tuple(rows),
        tuple(column.form in _NUMBERS for column in seen),
        frozenset(red),
        next((position for position, column in enumerate(seen) if column.form == Form.TEXT), 0),
    )


def matrix_grid(exhibit: Exhibit) -> TextGrid:
    """Rows by columns, names in the cells behind a sign, so that it reads without colour."""
    plan = plan_matrix(exhibit)
    rows, red = [], set()
    for y, side in enumerate(plan.sides):
        texts = [clean(side)]
        for x, head in enumerate(plan.heads, start=1):
            found = plan.entries(side, head)
            texts.append(clean("\n".join(entry.text() for entry in found)) if found else ABSENT)
            if any(entry.tone == Tone.BESANCON for entry in found):
                red.add((y, x))
        rows.append(tuple(texts))
    heads = ("", *map(clean, plan.heads))
    return TextGrid(heads, tuple(rows), (False,) * len(heads), frozenset(red))
