"""A workbook of proposals: of its rows only those that were accepted are read, with the new sources that they name.

It has the sheets of the tables with further columns before theirs (``PROPOSED``); ``accepted`` is empty until a person
writes yes into it. A new source comes with the accepted row that names it, which could not stand without, unless it was
refused by a word: that is told. The tables
from which it was made are cut to the accepted rows: one that was not accepted is neither changed nor removed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from dossier.catalogue.records import TABLES
from exports.editing.cells import Value, tidy
from exports.editing.files import TableFile, csv_line, parsed
from exports.editing.grids import Grid, GridRow, Reread
from exports.editing.refused import Misread

#: The column in which a person accepts a row, and those that say why it is proposed.
ACCEPTED = "accepted"
PROPOSED = (ACCEPTED, "_verdict", "_reason", "_excerpt", "_score", "_register", "_address", "_missing")
#: Sheets of a workbook of proposals that are no tables.
FINDINGS, REGISTERS = "Constats - Findings", "Registres - Registers"
#: The table whose new rows come with those that name them.
_SOURCES = "sources"
_YES = frozenset({"oui", "o", "yes", "y", "x", "vrai", "true", "1"})
_NO = frozenset({"", "non", "no", "n", "faux", "false", "0"})


def is_proposal(header: Sequence[Value]) -> bool:
    """Whether a sheet is one of proposals, by its first row."""
    return ACCEPTED in {tidy(cell).casefold() for cell in header if isinstance(cell, str)}


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
    named = {item for rows in taken.values() for row in rows for item in _sources(row)}
    named -= _keys(_SOURCES, (back.origin or {}).get(_SOURCES, b""))  # one that stands needs nothing to stand
    for row in others.get(_SOURCES, []):
        if _key(row.cells, TABLES[_SOURCES].key) in named:
            said = _said(row.cells.get(ACCEPTED, ""))
            if said:  # somebody refused it, and it is not taken behind their back
                misread.append(Misread(_SOURCES, "refused_source", row.number, ACCEPTED, said))
            taken.setdefault(_SOURCES, []).append(row)
    grids = {table: _grid(back.grids[table], rows) for table, rows in taken.items()}
    origin = {table: _cut(table, (back.origin or {}).get(table, b""), grid) for table, grid in grids.items()}
    count = sum(len(grid.rows) for grid in back.grids.values())
    return replace(back, grids=grids, misread=misread, origin=origin, proposed=count)


def _said(value: Value) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return tidy(str(value)).casefold()


def _sources(row: GridRow) -> list[str]:
    return [item.strip() for item in str(row.cells.get("source_ids", "")).split("|")]


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
