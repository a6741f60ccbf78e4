"""One file of rows cut into cells, whatever is wrong in it; no cell is judged here."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dossier.catalogue import files, layout
from dossier.catalogue.faults import Fault
from dossier.catalogue.records import Record

#: Lines that are listed one by one in a sentence.
_LISTED = 10


@dataclass
class TableFile:
    """A table as written: its header, its rows as cells, the line at which each begins.

    ``readable`` is false when the file could not be read to its end.
    """

    file: str
    record: type[Record]
    text: str = ""
    header: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    readable: bool = False

    def each(self) -> Iterator[tuple[list[str], int]]:
        return zip(self.rows, self.lines, strict=True)


def read(path: Path, name: str, record: type[Record], digest: Any, found: list[Fault]) -> TableFile:
    """The table of a file; what is wrong with the file as a whole is added to ``found``."""
    table = TableFile(f"{name}.csv", record)
    raw = files.content(path, table.file, found)
    if raw is None:
        return table
    digest.update(raw)
    text = files.table_text(table.file, raw, found)
    if text is None:
        return table
    reader = csv.reader(io.StringIO(text.text, newline=""), strict=True)
    try:
        header = next(reader, [])
    except csv.Error:  # a quotation mark that nobody closed, or cells that something else than commas separates
        header = []
    columns = _without_padding(header)
    right = sorted(columns) == sorted(record.model_fields)
    causes = [] if right else layout.causes(text.text, record)
    if text.misread_line is not None:
        causes.insert(0, "encoding")
    if causes:
        found.append(Fault(table.file, causes[0], line=text.misread_line or 1, also=tuple(causes[1:])))
    elif right:
        table.text, table.header = text.text, columns
        _read_rows(table, reader, len(header), found)
    elif not header:
        found.append(Fault(table.file, "quoting", line=1))
    else:
        found.extend(layout.header_faults(table.file, columns, record))
    return table


def _without_padding(cells: list[str]) -> list[str]:
    """The names of a header without the empty ones at its end: a spreadsheet saves the columns it once touched."""
    names = list(cells)
    while names and not names[-1].strip():
        names.pop()
    return names


def _read_rows(table: TableFile, reader: Any, width: int, found: list[Fault]) -> None:
    """Rows under a header of ``width`` cells. A row that holds nothing is padding at the end, a fault before it."""
    columns, line = len(table.header), reader.line_num + 1
    trailing: list[int] = []
    within: list[int] = []
    table.readable = True
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                within += trailing
                trailing = []
                padded = len(cells) == width > columns and not any(cells[columns:])
                table.rows.append(cells[:columns] if padded else cells)
                table.lines.append(line)
            else:
                trailing.append(line)
            line = reader.line_num + 1
    except csv.Error:  # all that follows the open quotation mark was swallowed: the row in which it stands is at fault
        found.append(Fault(table.file, "quoting", line=line))
        table.readable = False
    if within:
        listed = ", ".join(map(str, within[:_LISTED])) + (", …" if len(within) > _LISTED else "")
        found.append(Fault(table.file, "empty_rows", within[0], details={"lines": listed}))
