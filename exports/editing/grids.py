"""What was read of a file, whatever its kind: a grid of cells a table, the reason, what a workbook came from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from dossier.catalogue.nearest import nearest_word
from dossier.language import Language
from exports.editing.cells import Medium, Value, tidy
from exports.editing.refused import Misread

#: Sheets that are no table; names in both languages, because a workbook has one reader and the file two.
GUIDE, REASON, COLUMNS = "Lire - Read", "Motif - Reason", "Colonnes - Columns"
#: Sheets that nobody sees: the values of the lists, and the tables as they stood.
LISTS, ORIGIN = "_listes", "_origine"
OWN = (GUIDE, REASON, COLUMNS, LISTS, ORIGIN)
#: First cell of the rows in which the reason stands.
REASONS = {Language.FR: "reason_fr", Language.EN: "reason_en"}


@dataclass(frozen=True)
class GridRow:
    """Cells by column, and the number of the row in the file."""

    number: int
    cells: Mapping[str, Value]


@dataclass(frozen=True)
class Grid:
    """The rows of a table as a file has them, in its order; empty rows are left out."""

    table: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    medium: Medium


@dataclass(frozen=True)
class Reread:
    """A file that came back. ``origin``: the tables from which a workbook was made, where it says so."""

    file: str
    grids: Mapping[str, Grid]
    misread: Sequence[Misread] = ()
    reason: Mapping[Language, str] = field(default_factory=dict)
    origin: Mapping[str, bytes] | None = None
    #: Sheets that are not a table.
    unknown: Sequence[str] = ()
    #: Rows of a workbook of proposals, accepted or not; none where it is another.
    proposed: int | None = None
    #: Table, key and record of the register of each row that somebody refused by a word.
    refused: Sequence[tuple[str, str, str]] = ()


def grid_of(
    sheet: str,
    table: str,
    known: Sequence[str],
    rows: Iterable[tuple[int, Sequence[Value]]],
    medium: Medium,
    misread: list[Misread],
) -> Grid | None:
    """The grid of a sheet whose first row that is not empty is its header; ``None`` where it has none."""
    filled = [(number, cells) for number, cells in rows if any(_full(cell) for cell in cells)]
    if not filled:
        misread.append(Misread(sheet, "no_header"))
        return None
    (first, header), *below = filled
    names = [tidy(str(cell)) if isinstance(cell, str) else str(cell) for cell in header]
    if not set(names) & set(known):
        misread.append(Misread(sheet, "no_header", first, value=next(name for name in names if name)))
        return None
    found = list(_faults_of_header(sheet, first, names, known))
    for number, cells in below:
        beyond = [cell for i, cell in enumerate(cells) if _full(cell) and (i >= len(names) or not names[i])]
        if beyond:
            found.append(Misread(sheet, "beyond", number, value=str(beyond[0])))
    misread.extend(found)
    if any(fault.rule != "beyond" for fault in found):
        return None
    columns = tuple(name for name in names if name)
    gridded = [GridRow(number, {n: c for n, c in zip(names, _wide(cells, len(names)), strict=False) if n})
               for number, cells in below]  # fmt: skip
    return Grid(table, columns, tuple(gridded), medium)


def _faults_of_header(sheet: str, row: int, names: Sequence[str], known: Sequence[str]) -> Iterable[Misread]:
    for name in dict.fromkeys(filter(None, names)):
        if name not in known:
            nearest = nearest_word(name, [each for each in known if each not in names])
            rule = "unknown_column_nearest" if nearest else "unknown_column"
            yield Misread(sheet, rule, row, name, details={"nearest": nearest} if nearest else {})
        elif names.count(name) > 1:
            yield Misread(sheet, "column_twice", row, name)


def _full(cell: Value) -> bool:
    return not isinstance(cell, str) or bool(tidy(cell))


def _wide(cells: Sequence[Value], width: int) -> list[Value]:
    return [*cells, *[""] * (width - len(cells))]
