"""What an import changes: one move a cell, and one a row added or removed. It becomes a line of ``changes.csv``."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dossier.catalogue.records import TABLES
from dossier.language import Language

#: The table that says what was changed; only the import writes it.
CHANGES = "changes"


@dataclass(frozen=True)
class Move:
    """``column`` empty: the row ``row`` came (``after``) or went (``before``). ``sources``: its ids, joined."""

    table: str
    row: str
    column: str = ""
    before: str = ""
    after: str = ""
    sources: str = ""

    @property
    def kind(self) -> str:
        if self.column:
            return "cell"
        return "removed" if self.before else "added"


def change_lines(
    moves: Iterable[Move], reason: Mapping[Language, str], day: datetime.date, columns: Iterable[str], known: set[str]
) -> list[tuple[str, ...]]:
    """Rows of ``changes.csv``, in the order of its columns; of the sources, those in ``known``."""
    why = {f"why_{language}": reason.get(language, "") for language in Language}
    order = list(columns)
    found = []
    for move in moves:
        sources = "|".join(each for each in move.sources.split("|") if each in known)
        line = {
            "date": day.isoformat(),
            "table": move.table,
            "row": move.row,
            "column": move.column,
            "before": move.before,
            "after": move.after,
            **why,
            "source_ids": sources,
        }
        found.append(tuple(line.get(column, "") for column in order))
    return found


def sources_of_cells(table: str, cells: Mapping[str, str]) -> str:
    """The sources on which a row rests; a row of ``sources`` is one itself."""
    if table == "sources":
        return cells.get("source_id", "")
    return cells.get("source_ids", "") if TABLES[table].links.get("source_ids") == "sources" else ""
