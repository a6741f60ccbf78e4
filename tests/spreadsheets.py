"""Files as a spreadsheet saves them: workbooks with typed cells, an OpenDocument by hand, the CSV of a French Excel."""

import csv
import datetime
import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape, quoteattr

import pytest
import xlsxwriter
from built import CATALOGUE

from dossier.catalogue import DATA
from exports.editing import dating
from exports.editing.fields import CellKind
from exports.editing.standing import Standing, standing

NOW: Standing = standing(DATA)


class Formula(NamedTuple):
    """A formula and what it gave; an error is an error."""

    formula: str
    value: Any


Rows = Sequence[Sequence[Any]]
_MONTHS = ["janv", "févr", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"]


def rows_of(table: str, now: Standing = NOW) -> list[list[Any]]:
    """A table as a workbook has it, header first: numbers as numbers."""
    file, fields = now.tables[table], now.fields[table]

    def typed(name: str, cell: str) -> Any:
        return float(cell) if cell and fields[name].kind == CellKind.NUMBER else cell or None

    return [
        list(file.columns),
        *([typed(name, cell) for name, cell in file.cells(line).items()] for line in file.lines),
    ]


def column_of(table: str, name: str) -> int:
    return NOW.tables[table].columns.index(name)


def with_cells(table: str, **cells: Any) -> list[list[Any]]:
    """The table with other cells in its second row, by column."""
    rows = rows_of(table)
    for name, value in cells.items():
        rows[2][column_of(table, name)] = value
    return rows


def row_at(rows: Rows, key: str) -> list[Any]:
    """The row whose first cell is ``key``."""
    return next(row for row in rows if row[0] == key)  # type: ignore[return-value]


def xlsx(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """A workbook with these sheets; a text is a text, also one that begins with ``=``."""
    book = xlsxwriter.Workbook(path, {"strings_to_urls": False})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                match cell:
                    case datetime.date():
                        sheet.write_datetime(i, j, cell, day)
                    case Formula():
                        sheet.write_formula(i, j, cell.formula, None, cell.value)
                    case str():
                        sheet.write_string(i, j, cell)
                    case _:
                        sheet.write(i, j, cell)
    book.close()
    return path


def ods(path: Path, sheets: Mapping[str, Rows]) -> Path:
    """An OpenDocument spreadsheet as LibreOffice writes one: typed cells, a paragraph a line, repeated empty cells."""
    spaces = {
        f"xmlns:{short}": f"urn:oasis:names:tc:opendocument:xmlns:{short}:1.0" for short in ("office", "table", "text")
    }
    spaces["xmlns:calcext"] = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
    heads = " ".join(f'{name}="{value}"' for name, value in spaces.items())
    parts = [f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {heads} office:version="1.3">']
    parts.append("<office:body><office:spreadsheet>")
    for name, rows in sheets.items():
        parts.append(f"<table:table table:name={quoteattr(name)}>")
        parts.extend(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
        parts.append('<table:table-row table:number-rows-repeated="1040000"><table:table-cell ')
        parts.append('table:number-columns-repeated="16384"/></table:table-row></table:table>')
    parts.append("</office:spreadsheet></office:body></office:document-content>")
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("mimetype", kind, zipfile.ZIP_STORED)
        file.writestr("content.xml", "".join(parts))
        manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
        entry = f'<m:file-entry m:full-path="/" m:media-type="{kind}"/>'
        file.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{manifest}">{entry}</m:manifest>')
    return path


def _ods_cell(value: Any) -> str:
    match value:
        case None | "":
            return "<table:table-cell/>"
        case bool():
            return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(value).lower()}"/>'
        case int() | float():
            return f'<table:table-cell office:value-type="float" office:value="{value!r}"/>'
        case datetime.date():
            return f'<table:table-cell office:value-type="date" office:date-value="{value.isoformat()}"/>'
    if value.startswith("<table"):
        return str(value)
    spaced = re.sub(" {2,}", lambda m: f' <text:s text:c="{len(m[0]) - 1}"/>', escape(value))
    lines = "".join(f"<text:p>{line}</text:p>" for line in spaced.split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def french_csv(table: str, now: Standing = NOW, encoding: str = "cp1252", separator: str = ";") -> bytes:
    """The CSV of a table that a French Excel opened and saved: what it takes for dates and numbers is rewritten."""
    file, fields = now.tables[table], now.fields[table]
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\r\n")
    writer.writerow(file.columns)
    for line in file.lines:
        writer.writerow([
            french_cell(cell, number=fields[name].kind == CellKind.NUMBER) for name, cell in file.cells(line).items()
        ])  # fmt: skip
    return buffer.getvalue().encode(encoding, "replace")


def french_cell(cell: str, *, number: bool = False) -> str:
    if found := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", cell):
        return f"{found[3]}/{found[2]}/{found[1]}"
    if found := re.fullmatch(r"(\d\d)(\d\d)-(\d\d)", cell):
        return f"{_MONTHS[int(found[3]) - 1]}-{found[2]}"
    if re.fullmatch(r"\d+", cell) and len(cell) < 10:
        return str(int(cell))
    if number and cell:
        return cell.rstrip("0").rstrip(".").replace(".", ",") if "." in cell else cell
    return cell


def repository(path: Path) -> Path:
    """The real tables in a repository of their own."""
    shutil.copytree(DATA, path, ignore=shutil.ignore_patterns("geo"))
    git(path, "init", "-q")
    commit(path)
    return path


def commit(path: Path) -> None:
    git(path, "add", ".")
    git(path, "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-q", "-m", "x")


def git(path: Path, *command: str) -> str:
    return subprocess.run(["git", *command], cwd=path, check=True, capture_output=True, text=True).stdout


def files_in(folder: Path) -> dict[str, bytes]:
    """Every file of a folder, by name."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


@pytest.fixture(autouse=True)
def tomorrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Imports of these tests are made the day after the package: its date moves, whenever they run."""
    day = datetime.date.fromisoformat(CATALOGUE.version.date) + datetime.timedelta(days=1)
    monkeypatch.setattr(dating, "date_of_today", lambda: day)
