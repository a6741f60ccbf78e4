"""A sheet laid over its table as it stands: what the curator changed is changed, and nothing else.

Three versions meet: the table from which the sheet was made (``origin``), the sheet, and the table of today. What the
sheet has from its origin is no edit, even if the table moved on; a cell changed on both sides is named, not decided.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dossier.catalogue.records import TABLES
from exports.editing.cells import canonical, taken, told_value
from exports.editing.fields import FieldOfTable
from exports.editing.files import Line, TableFile
from exports.editing.grids import Grid, GridRow
from exports.editing.matching import LazyCells, Matched, matched
from exports.editing.moves import Move, sources_of_cells
from exports.editing.refused import Misread


@dataclass
class Merged:
    """The rows that a table would have, what moved, and what stands against it."""

    lines: list[Line]
    moves: list[Move] = field(default_factory=list)
    misread: list[Misread] = field(default_factory=list)


def merged(
    today: TableFile, origin: TableFile, grid: Grid, fields: Mapping[str, FieldOfTable], *, keys_may_change: bool
) -> Merged:
    """The table with the edits of a sheet. New rows go to the end; a row under another key keeps its place."""
    return _Merge(today, origin, grid, fields, keys_may_change).done()


class _Merge:
    def __init__(
        self, today: TableFile, origin: TableFile, grid: Grid, fields: Mapping[str, FieldOfTable], renaming: bool
    ) -> None:
        self.today, self.origin, self.grid, self.fields, self.renaming = today, origin, grid, fields, renaming
        self.columns = [column for column in origin.columns if column in grid.columns]
        self.lines: list[Line | None] = list(today.lines)
        self.added: list[Line] = []
        self.moves: list[Move] = []
        self.misread: list[Misread] = []

    def done(self) -> Merged:
        lacking = [column for column in self.today.key if column not in self.columns]
        if lacking:
            self._fault("no_key", None, lacking[0])
            return Merged(list(self.today.lines), [], self.misread)
        if not self.grid.rows and self.origin.lines:
            self._fault("emptied", None, None)
            return Merged(list(self.today.lines), [], self.misread)
        left = [self._canonical(self.origin.cells(line)) for line in self.origin.lines]
        right = [self._read(row) for row in self.grid.rows]
        found = self._match(left, right)
        now = self._places(left)
        for i, j in found.pairs:
            self._cells(self.origin.cells(self.origin.lines[i]), now[i], self.grid.rows[j])
        for i, j in found.renamed:
            self._renamed(self.origin.cells(self.origin.lines[i]), now[i], self.grid.rows[j])
        for i in found.gone:
            self._gone(self.origin.cells(self.origin.lines[i]), now[i])
        held = {i for i in now if i is not None}
        beyond = [self.today.cells(line) for i, line in enumerate(self.today.lines) if i not in held]
        for j in found.new:
            self._new(self.grid.rows[j], beyond)
        return Merged([line for line in self.lines if line is not None] + self.added, self.moves, self.misread)

    def _match(self, left: Sequence[LazyCells], right: Sequence[LazyCells]) -> Matched:
        key = [self.columns.index(column) for column in self.today.key]
        group = TABLES[self.today.name].named_by
        return matched(left, right, key, self.columns.index(group) if not key and group in self.columns else None)

    def _places(self, left: Sequence[LazyCells]) -> list[int | None]:
        """Where each row of the origin stands today; ``None`` where it does not."""
        if self.today is self.origin:
            return list(range(len(left)))
        right = [self._canonical(self.today.cells(line)) for line in self.today.lines]
        found: list[int | None] = [None] * len(left)
        for i, j in self._match(left, right).pairs:
            found[i] = j
        return found

    def _cells(self, origin: Mapping[str, str], place: int | None, row: GridRow) -> None:
        after = {name: self._text(row, name, origin[name], told=True) for name in self.columns}
        edits = {name: text for name, text in after.items() if text != origin[name]}
        if set(edits) & set(self.today.key):
            self._renamed(origin, place, row)
            return
        if not edits:
            return
        if place is None:
            self._fault("row_gone", row, None, self.today.row_name(origin))
            return
        now = self.today.cells(self.today.lines[place])
        for name, text in edits.items():
            if now[name] not in (origin[name], text):
                self._fault("conflict", row, name, text, now=now[name])
        self._change(place, now, {**now, **edits}, row)

    def _change(self, place: int, now: Mapping[str, str], after: Mapping[str, str], row: GridRow) -> None:
        moved = [name for name in self.columns if now[name] != after[name]]
        if not moved:
            return
        self.lines[place] = self._line(after, row)
        if self.today.row_name(now) != self.today.row_name(after):  # what the table is asked by: another row
            self._row(now, came=False)
            self._row(after, came=True)
            return
        name, sources = self.today.row_name(after), sources_of_cells(self.today.name, after)
        self.moves.extend(Move(self.today.name, name, each, now[each], after[each], sources) for each in moved)

    def _renamed(self, origin: Mapping[str, str], place: int | None, row: GridRow) -> None:
        after = {name: self._text(row, name, origin[name], told=name not in self.today.key) for name in self.columns}
        before, name = self.today.row_name(origin), self.today.row_name({**origin, **after})
        if name == before:  # a key that only the program wrote otherwise
            self._cells(origin, place, row)
        elif not self.renaming:
            self._fault("key_changed", row, ", ".join(self.today.key), name, before=before)
        elif place is None or self.today.cells(self.today.lines[place]) != origin:
            self._fault("row_gone", row, None, before)
        else:
            self._change(place, origin, {**origin, **after}, row)

    def _gone(self, origin: Mapping[str, str], place: int | None) -> None:
        if place is None:
            return
        if self.today.cells(self.today.lines[place]) != origin:
            self._fault("removed_changed", None, None, self.today.row_name(origin))
            return
        self.lines[place] = None
        self._row(origin, came=False)

    def _new(self, row: GridRow, beyond: list[dict[str, str]]) -> None:
        """A row that its origin does not have; today's table may have it already."""
        after = dict.fromkeys(self.today.columns, "")
        after |= {name: self._text(row, name, None, told=True) for name in self.columns}
        for other in beyond:
            if all(canonical(self.fields[name], other[name]) == canonical(self.fields[name], after[name])
                   for name in self.columns):  # fmt: skip
                beyond.remove(other)
                return
        self.added.append(self._line(after, row))
        self._row(after, came=True)

    def _row(self, cells: Mapping[str, str], *, came: bool) -> None:
        name, sources = self.today.row_name(cells), sources_of_cells(self.today.name, cells)
        before, after = ("", name) if came else (name, "")
        self.moves.append(Move(self.today.name, name, "", before, after, sources))

    def _line(self, cells: Mapping[str, str], row: GridRow) -> Line:
        return Line(tuple(cells[column] for column in self.today.columns), origin=row.number)

    def _canonical(self, cells: Mapping[str, str]) -> LazyCells:
        fields = [(self.fields[name], cells[name]) for name in self.columns]
        return LazyCells(len(fields), lambda i: canonical(*fields[i]))

    def _read(self, row: GridRow) -> LazyCells:
        columns, fields = self.columns, self.fields
        return LazyCells(len(columns), lambda i: canonical(fields[columns[i]], self._text(row, columns[i], None)))

    def _text(self, row: GridRow, name: str, before: str | None, *, told: bool = False) -> str:
        """The text of a cell; one that cannot be read stays as it is, and is told once."""
        value = row.cells[name]
        found = taken(self.fields[name], value, before, self.grid.medium)
        if found.rule and told:
            self._fault(found.rule, row, name, told_value(value))
        return found.text if not found.rule else before or ""

    def _fault(self, rule: str, row: GridRow | None, column: str | None, value: str | None = None, **more: str) -> None:
        number = row.number if row else None
        self.misread.append(Misread(self.grid.table, rule, number, column, value or None, more))
