"""A workbook of proposals: of its rows only those that were accepted are read, with the new rows that they need.

It has the sheets of the tables with further columns before theirs (``PROPOSED``); ``accepted`` is empty until a person
writes yes into it. A new source comes with the accepted row that names it, and the words of a code with the one that
holds it, which could not stand without, unless it was refused by a word: that is told. The tables behind the workbook
are cut to the accepted rows: one that was not accepted is neither changed nor removed.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dossier.catalogue.records import TABLES
from exports.editing.cells import Value, tidy
from exports.editing.files import TableFile, csv_line, parsed
from exports.editing.grids import Grid, GridRow, Reread
from exports.editing.refused import EditRefused, Misread

#: The column in which a person accepts a row, and those that say why it is proposed.
ACCEPTED = "accepted"
PROPOSED = (ACCEPTED, "_verdict", "_reason", "_excerpt", "_score", "_register", "_address", "_record", "_missing")
#: Sheets of a workbook of proposals that are no tables.
FINDINGS, REGISTERS = "Constats - Findings", "Registres - Registers"
#: The tables whose new rows come with those that need them.
_SOURCES, _LABELS = "sources", "labels"
_YES = frozenset({"oui", "o", "yes", "y", "x", "vrai", "true", "1"})
_NO = frozenset({"", "non", "no", "n", "faux", "false", "0"})


def is_proposal(header: Sequence[Value]) -> bool:
    """Whether a sheet is one of proposals, by its first row."""
    return ACCEPTED in {tidy(cell).casefold() for cell in header if isinstance(cell, str)}


def require_columns(file: str, sheet: str, header: Sequence[Value], known: Sequence[str]) -> None:
    """A sheet of proposals has the columns that it was written with; a renamed one has its own sentence elsewhere.

    Raises ``EditRefused``: without one of them a row would be told by its consequences, or read as another.
    """
    names = {tidy(str(cell)) for cell in header} - {""}
    lost = [name for name in (ACCEPTED, *known) if name not in names]
    if lost and names <= {*PROPOSED, *known}:
        raise EditRefused("lost_columns", file=file, sheet=sheet, columns=", ".join(lost))


def accepted_only(back: Reread) -> Reread:
    """The accepted rows of each sheet, and of what they were made from the same rows alone."""
    misread = list(back.misread)
    taken: dict[str, list[GridRow]] = {}
    others: dict[str, list[GridRow]] = {}
    for table, grid in back.grids.items():
        for row in grid.rows:
            said = _said(row.cells.get(ACCEPTED, ""))
            if said not in _YES | _NO:
                misread.append(Misread(table, "accepted", row.number, ACCEPTED, said))
            (taken if said in _YES else others).setdefault(table, []).append(row)
    needed = {each for table, rows in taken.items() for row in rows for each in _needs(table, row)}
    for table in (_SOURCES, _LABELS):
        # one that stands needs nothing to stand
        there = _keys(table, (back.origin or {}).get(table, b""))
        for row in others.get(table, []):
            key = _key(row.cells, TABLES[table].key)
            if (table, key) in needed and key not in there:
                said = _said(row.cells.get(ACCEPTED, ""))
                if said:  # somebody refused it, and it is not taken behind their back
                    misread.append(Misread(table, "refused_needed", row.number, ACCEPTED, said))
                taken.setdefault(table, []).append(row)
    refused = [
        (table, _key(row.cells, TABLES[table].key), tidy(str(row.cells.get("_record", ""))))
        for table, rows in others.items()
        for row in rows
        if _said(row.cells.get(ACCEPTED, "")) in _NO - {""}
    ]
    grids = {table: _grid(back.grids[table], rows) for table, rows in taken.items()}
    origin = {table: _cut(table, (back.origin or {}).get(table, b""), grid) for table, grid in grids.items()}
    count = sum(len(grid.rows) for grid in back.grids.values())
    return replace(back, grids=grids, misread=misread, origin=origin, proposed=count, refused=refused)


def _said(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return tidy(str(value)).casefold()


def _needs(table: str, row: GridRow) -> Iterator[tuple[str, str]]:
    """Table and key of what a row cannot stand without: its sources, and the words of its codes."""
    for column, value in row.cells.items():
        for item in (tidy(part) for part in str(value).split("|")):
            yield (_SOURCES, item) if column == "source_ids" else (_LABELS, f"{table}/{column}/{item}")


def _grid(grid: Grid, rows: Sequence[GridRow]) -> Grid:
    columns = tuple(name for name in grid.columns if name not in PROPOSED)
    kept = tuple(GridRow(row.number, {name: row.cells[name] for name in columns}) for row in rows)
    return Grid(grid.table, columns, kept, grid.medium)


def _cut(table: str, content: bytes, grid: Grid) -> bytes:
    """The table from which the sheet was made, with the accepted rows alone."""
    if not content:
        return content
    file: TableFile = parsed(table, content)
    wanted = {_key(row.cells, file.key) for row in grid.rows}
    kept = [line for line in file.lines if _key(file.cells(line), file.key) in wanted]
    return (file.head + "".join(csv_line(line.cells) for line in kept)).encode()


def _keys(table: str, content: bytes) -> set[str]:
    file = parsed(table, content) if content else None
    return {_key(file.cells(line), file.key) for line in file.lines} if file else set()


def _key(cells: Mapping[str, Value], key: Sequence[str]) -> str:
    return "/".join(tidy(str(cells.get(column, ""))) for column in key)
