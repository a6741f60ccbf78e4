"""The CSV files of the package as they stand, letter for letter: a row that nobody touches keeps its bytes."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dossier.catalogue.reading import PACKAGE
from dossier.catalogue.records import TABLES
from exports.editing.refused import EditRefused

#: A byte order mark, which belongs to the file and not to its first column.
_MARK = "\ufeff"


@dataclass(frozen=True)
class Line:
    """A row: its cells, and its text with its line end; ``raw`` is empty where the row is new or was changed."""

    cells: tuple[str, ...]
    raw: str = ""
    #: The row of the sheet that it came from.
    origin: int | None = None


@dataclass(frozen=True)
class TableFile:
    """The file of a table; ``head`` is its first line as it stands."""

    name: str
    head: str
    columns: tuple[str, ...]
    lines: tuple[Line, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return TABLES[self.name].key

    def cells(self, line: Line) -> dict[str, str]:
        """Column -> cell of a row; cells that lack are empty."""
        return dict(zip(self.columns, (*line.cells, *[""] * len(self.columns)), strict=False))

    def row_name(self, cells: Mapping[str, str]) -> str:
        """What ``changes.csv`` calls a row: its key, or in a table without key its group."""
        return "/".join(cells[column] for column in self.key or (TABLES[self.name].named_by,) if column)


def package_tables(folder: Path) -> tuple[bytes, dict[str, Any], dict[str, bytes]]:
    """The package, as it stands and read, and the bytes of its tables in its order. Raises ``EditRefused``."""
    content = content_of(folder / PACKAGE)
    try:
        package = json.loads(content)
        names = [resource["name"] for resource in package["resources"] if resource["name"] in TABLES]
    except (ValueError, KeyError, TypeError) as error:
        raise EditRefused("package", file=PACKAGE) from error
    return content, package, {name: content_of(folder / f"{name}.csv") for name in names}


def content_of(path: Path) -> bytes:
    """The bytes of a file. What stands in the way is said in words. Raises ``EditRefused``."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise EditRefused("missing", file=str(path)) from error
    except IsADirectoryError as error:
        raise EditRefused("folder", file=str(path)) from error
    except OSError as error:
        raise EditRefused("unreadable", file=str(path), reason=error.strerror or str(error)) from error


def parsed(name: str, content: bytes) -> TableFile:
    """The file of a table. Raises ``EditRefused`` where it is no CSV in UTF-8."""
    try:
        records = [(cells, raw) for cells, raw, _ in csv_records(content.decode("utf-8"), ",")]
    except (UnicodeDecodeError, csv.Error) as error:
        raise EditRefused("table", file=f"{name}.csv") from error
    if not records:
        raise EditRefused("table", file=f"{name}.csv")
    (columns, head), *rows = records
    columns = [columns[0].removeprefix(_MARK), *columns[1:]]
    lines = [Line(tuple(cells), raw) for cells, raw in rows if any(cells)]
    return TableFile(name, head, tuple(columns), tuple(lines))


def csv_records(text: str, separator: str) -> Iterator[tuple[list[str], str, int]]:
    """Cells of each record, its text with its line end, and the line at which it begins. Raises ``csv.Error``."""
    taken: list[str] = []

    def lines() -> Iterator[str]:
        for line in io.StringIO(text, newline=""):
            taken.append(line)
            yield line

    first = 1
    reader = csv.reader(lines(), delimiter=separator, strict=True)
    for cells in reader:
        yield cells, "".join(taken), first
        taken.clear()
        first = reader.line_num + 1


def rendered(table: TableFile, lines: Sequence[Line]) -> tuple[bytes, dict[int, Line]]:
    """The file with these rows, and the row that begins at each of its lines."""
    end = "\r\n" if table.head.endswith("\r\n") else "\n"
    parts, at = [_ended(table.head, end) if lines else table.head], {}
    number = 1 + _breaks(parts[0])
    for position, line in enumerate(lines):
        text = line.raw or csv_line(line.cells, end)
        if position + 1 < len(lines):
            text = _ended(text, end)  # the last row of a file may have none
        at[number] = line
        number += _breaks(text)
        parts.append(text)
    return "".join(parts).encode(), at


def csv_line(cells: Sequence[str], end: str = "\n") -> str:
    """A row as the tables are written: quoted only where it has to be."""
    buffer = io.StringIO(newline="")
    # the minimum of the library forgets a lone carriage return
    lone = any("\r" in cell for cell in cells)
    csv.writer(buffer, lineterminator=end, quoting=csv.QUOTE_ALL if lone else csv.QUOTE_MINIMAL).writerow(cells)
    return buffer.getvalue()


def _ended(text: str, end: str) -> str:
    return text if text.endswith(("\n", "\r")) else text + end


def _breaks(text: str) -> int:
    return text.replace("\r\n", "\n").replace("\r", "\n").count("\n")
