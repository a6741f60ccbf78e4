"""The CSV of one table that came back, perhaps from a French Excel: semicolons, CP1252, one cell a line."""

import csv
import re
from collections.abc import Mapping, Sequence

from exports.editing.cells import Medium
from exports.editing.files import csv_records
from exports.editing.grids import Reread, grid_of
from exports.editing.refused import EditRefused, Misread

_LACKING = "cp1252"
_SEPARATORS = (",", ";", "\t")
_HINT = re.compile(r"sep=.?\r?\n", re.IGNORECASE)
#: Cells of each row, and the line at which it begins.
Numbered = list[tuple[int, list[str]]]


def opened_csv(file: str, content: bytes, columns: Mapping[str, Sequence[str]]) -> Reread:
    """The grid of the table that the name of the file says. Raises ``EditRefused``."""
    table = table_of_name(file, columns)
    text, letters = _decoded(file, content)
    text = _HINT.sub("", text, count=1) if _HINT.match(text) else text
    try:
        rows, separator = _records(text, columns[table])
    except csv.Error as error:
        raise EditRefused("quoting", file=file) from error
    misread: list[Misread] = []
    medium = Medium(typed=False, letters=letters, commas=separator == ",")
    grid = grid_of(table, table, columns[table], rows, medium, misread)
    return Reread(file, {} if grid is None else {table: grid}, misread)


def table_of_name(file: str, tables: Mapping[str, object]) -> str:
    """The table that a file is named after: ``actors (1).csv``, ``dossier-actors.csv``, ``actors - Copie.csv``.

    Raises ``EditRefused``.
    """
    stem = file.casefold().rpartition(".")[0].removeprefix("dossier").lstrip(" _.-")
    fitting = [name for name in tables if re.fullmatch(rf"{re.escape(name)}(?:[ _.(-].*)?", stem)]
    if not fitting:
        raise EditRefused("no_table", file=file, tables=", ".join(tables))
    return max(fitting, key=len)


def _decoded(file: str, content: bytes) -> tuple[str, str]:
    """The text, and the encoding if it lacks letters."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", "replace"), ""
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    try:
        return content.decode(_LACKING), _LACKING
    except UnicodeDecodeError as error:
        raise EditRefused("encoding", file=file) from error


def _records(text: str, known: Sequence[str]) -> tuple[Numbered, str]:
    """Rows with the line of each, by the separator under which most columns are known. Raises ``csv.Error``."""
    first = text.lstrip("\r\n").partition("\n")[0]
    separator = max(_SEPARATORS, key=lambda each: len(_split(first, each) & set(known)))
    try:
        rows = _numbered(text, separator)
    except csv.Error:
        if separator != ",":
            raise
        return _unpacked(text), separator
    if separator == "," and any(len(cells) == 1 < len(rows[0][1]) for _, cells in rows):
        return _unpacked(text), separator
    return rows, separator


def _split(line: str, separator: str) -> set[str]:
    return {cell.strip().strip('";') for cell in line.split(separator)}


def _numbered(text: str, separator: str) -> Numbered:
    return [(line, cells) for cells, _, line in csv_records(text, separator)]


def _unpacked(text: str) -> Numbered:
    """Rows of commas that a French program took for one cell each, or cut at the semicolons of their texts."""
    joined = [(line, ";".join(cells).rstrip(";")) for line, cells in _numbered(text, ";")]
    return [(line, next(csv.reader([row], strict=True), [])) for line, row in joined]
