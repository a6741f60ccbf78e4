"""Ways in which a curator, or a spreadsheet, breaks a data package: each gives an edit of a folder."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Edit = Callable[[Path], None]


def line_of(folder: Path, file: str, identifier: str) -> int:
    """Line of the row whose first cell is ``identifier``, counted as a text editor does."""
    lines = (folder / file).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.split(",")[0] == identifier)


def change(file: str, identifier: str, **cells: str) -> Edit:
    """Write other cells in the row whose first cell is ``identifier``."""

    def edit(folder: Path) -> None:
        rows = _rows(folder / file)
        row = next(row for row in rows if row[0] == identifier)
        for column, cell in cells.items():
            row[rows[0].index(column)] = cell
        _write(folder / file, rows)

    return edit


def replace(file: str, old: str, new: str) -> Edit:
    """Replace the first ``old`` of a file, letter for letter."""

    def edit(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        assert old in text, old
        (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")

    return edit


def line_out(file: str, beginning: str) -> Edit:
    """Take out the one line that begins with ``beginning``."""

    def edit(folder: Path) -> None:
        lines = (folder / file).read_text(encoding="utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith(beginning)]
        assert len(kept) == len(lines) - 1, beginning
        (folder / file).write_text("".join(kept), encoding="utf-8")

    return edit


def line_again(file: str, identifier: str) -> Edit:
    """Write the row of ``identifier`` a second time, at the end."""

    def edit(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        row = text.splitlines()[line_of(folder, file, identifier) - 1]
        (folder / file).write_text(text + row + "\n", encoding="utf-8")

    return edit


def last_cell_out(file: str, identifier: str) -> Edit:
    """Leave the row of ``identifier`` one cell short."""

    def edit(folder: Path) -> None:
        rows = _rows(folder / file)
        next(row for row in rows if row[0] == identifier).pop()
        _write(folder / file, rows)

    return edit


def column_out(file: str, column: str) -> Edit:
    """Take a column out, header and cells."""

    def edit(folder: Path) -> None:
        rows = _rows(folder / file)
        position = rows[0].index(column)
        _write(folder / file, [[*row[:position], *row[position + 1 :]] for row in rows])

    return edit


def column_in(file: str, column: str) -> Edit:
    """Add an empty column at the end, header and cells."""

    def edit(folder: Path) -> None:
        rows = _rows(folder / file)
        _write(folder / file, [[*row, "" if number else column] for number, row in enumerate(rows)])

    return edit


def all_of(*edits: Edit) -> Edit:
    """Several edits as one."""

    def edit(folder: Path) -> None:
        for each in edits:
            each(folder)

    return edit


def renamed_column(file: str, column: str, name: str) -> Edit:
    """Write another name in the header."""

    def edit(folder: Path) -> None:
        rows = _rows(folder / file)
        rows[0][rows[0].index(column)] = name
        _write(folder / file, rows)

    return edit


def remove(file: str) -> Edit:
    return lambda folder: (folder / file).unlink()


def written(file: str, text: str) -> Edit:
    """Another text in the place of a file."""

    def edit(folder: Path) -> None:
        (folder / file).write_text(text, encoding="utf-8")

    return edit


def in_latin_1(file: str) -> Edit:
    """Save as an old spreadsheet does."""

    def edit(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_bytes(text.encode("latin-1", errors="replace"))

    return edit


def with_semicolons(file: str) -> Edit:
    """Save as a French spreadsheet does."""
    return lambda folder: _write(folder / file, _rows(folder / file), delimiter=";")


def recoded(file: str, change_bytes: Callable[[bytes], bytes]) -> Edit:
    """Other bytes in the place of those of a file."""

    def edit(folder: Path) -> None:
        path = folder / file
        path.write_bytes(change_bytes(path.read_bytes()))

    return edit


def row_again(file: str, identifier: str, **cells: str) -> Edit:
    """Write the row of ``identifier`` a second time, at the end, with other cells."""

    def edit(folder: Path) -> None:
        rows = _rows(folder / file)
        row = next(row for row in rows if row[0] == identifier)
        again = [cells.get(column, cell) for column, cell in zip(rows[0], row, strict=True)]
        _write(folder / file, [*rows, again])

    return edit


def beside(name: str) -> Edit:
    """Leave another file in the folder."""
    return lambda folder: (folder / name).write_text("", encoding="utf-8") and None


def folder_in_place_of(file: str) -> Edit:
    def edit(folder: Path) -> None:
        (folder / file).unlink()
        (folder / file).mkdir()

    return edit


def as_excel_saves(file: str) -> Edit:
    """Save as "CSV UTF-8": a byte order mark and Windows line ends. Nothing is wrong with that."""

    def edit(folder: Path) -> None:
        text = (folder / file).read_text(encoding="utf-8")
        (folder / file).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode("utf-8"))

    return edit


def package(change_it: Callable[[dict[str, Any]], object]) -> Edit:
    """Change ``datapackage.json``."""

    def edit(folder: Path) -> None:
        path = folder / "datapackage.json"
        described = json.loads(path.read_text(encoding="utf-8"))
        change_it(described)
        path.write_text(json.dumps(described), encoding="utf-8")

    return edit


def _rows(path: Path) -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))


def _write(path: Path, rows: list[list[str]], delimiter: str = ",") -> None:
    with path.open("w", encoding="utf-8", newline="") as written:
        csv.writer(written, lineterminator="\n", delimiter=delimiter).writerows(rows)
