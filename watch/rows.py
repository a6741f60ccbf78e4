"""Rows of a table as the cells of its file: those that stand, and those of a new one with what it lacks."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dossier.catalogue import Catalogue
from exports.editing.standing import Standing, standing


@dataclass
class _Known:
    """The files of one version, and the rows that were asked for: table -> key -> cells."""

    version: str = ""
    now: Standing | None = None
    rows: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)


_KNOWN = _Known()


def cells_of_row(catalogue: Catalogue, table: str, key: str) -> dict[str, str]:
    """The cells of a row as they stand, letter for letter. Raises ``KeyError``."""
    return rows_of_table(catalogue, table)[key]


def rows_of_table(catalogue: Catalogue, table: str) -> Mapping[str, dict[str, str]]:
    """Every row of a table by its key, as it stands."""
    file = standing_of(catalogue).tables[table]
    if table not in _KNOWN.rows:
        _KNOWN.rows[table] = {file.row_name(cells): cells for cells in map(file.cells, file.lines)}
    return _KNOWN.rows[table]


def new_cells(catalogue: Catalogue, table: str, filled: Mapping[str, str]) -> tuple[dict[str, str], tuple[str, ...]]:
    """All the cells of a new row, and the required ones that are left empty."""
    now = standing_of(catalogue)
    cells = {column: filled.get(column, "") for column in now.tables[table].columns}
    return cells, tuple(column for column, text in cells.items() if not text and now.fields[table][column].required)


def with_item(cell: str, item: str) -> str:
    """A list with one more item, each once."""
    return "|".join(dict.fromkeys([*filter(None, cell.split("|")), item]))


def standing_of(catalogue: Catalogue) -> Standing:
    """The files of a catalogue, read once a version."""
    version = f"{catalogue.folder} {catalogue.version}"
    if _KNOWN.now is None or _KNOWN.version != version:
        _KNOWN.now, _KNOWN.version = standing(catalogue.folder), version
        _KNOWN.rows.clear()
    return _KNOWN.now
