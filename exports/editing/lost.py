"""Cells that a reader of values takes for empty: errors, formulas that nobody calculated, and signs dropped on the way.

A cell read as empty would be taken for a cell that was emptied. They are looked for in the XML of the file itself.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import IO
from xml.etree import ElementTree

from exports.editing.cells import LostValue

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}"
#: What a program writes in the place of a value that it cannot calculate.
_ERROR = re.compile(r"(#[A-ZÉ/]+[!?0A-Z]*|Err:\d+)")

#: Row and column, from 0, of each cell that is lost.
Lost = dict[tuple[int, int], LostValue]


def lost_cells(content: bytes) -> dict[str, Lost]:
    """Sheet -> its lost cells. Raises ``zipfile.BadZipFile``, ``KeyError`` or ``ElementTree.ParseError``."""
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        if "content.xml" in file.namelist():
            return _of_document(file.read("content.xml"))
        relations = ElementTree.fromstring(file.read("xl/_rels/workbook.xml.rels"))
        target = {each.get("Id"): str(each.get("Target")) for each in relations}
        found = {}
        for sheet in ElementTree.fromstring(file.read("xl/workbook.xml")).iter(f"{_SHEET}sheet"):
            path = target[sheet.get(_RELATION)]
            part = file.read(path.lstrip("/") if path.startswith("/") else f"xl/{path}")
            if re.search(rb"""<f[ >/]| t="e\"""", part):
                found[str(sheet.get("name"))] = dict(_of_sheet(io.BytesIO(part)))
        return found


def _of_sheet(part: IO[bytes]) -> Iterator[tuple[tuple[int, int], LostValue]]:
    for _, cell in ElementTree.iterparse(part):
        if cell.tag != f"{_SHEET}c":
            continue
        formula, value = cell.find(f"{_SHEET}f"), cell.find(f"{_SHEET}v")
        empty = value is None or not value.text
        if cell.get("t") == "e":
            yield _position(str(cell.get("r"))), LostValue("error", "" if value is None else value.text or "")
        elif formula is not None and empty and cell.get("t") != "str":
            yield _position(str(cell.get("r"))), LostValue("formula", f"={formula.text or ''}")
        cell.clear()


def _position(reference: str) -> tuple[int, int]:
    """``B5`` as row and column from 0."""
    letters = reference.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(reference[len(letters) :]) - 1, column - 1


def _of_document(content: bytes) -> dict[str, Lost]:
    if not any(sign in content for sign in (b"table:formula", b'"error"', b"text:tab", b"text:line-break")):
        return {}
    found: dict[str, Lost] = {}
    for sheet in ElementTree.fromstring(content).iter(f"{_TABLE}table"):
        lost = found.setdefault(str(sheet.get(f"{_TABLE}name")), {})
        row = 0
        for line in sheet.iter(f"{_TABLE}table-row"):
            column = 0
            for cell in line:
                value = _of_document_cell(cell)
                if value:
                    lost[row, column] = value
                column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
            row += int(line.get(f"{_TABLE}number-rows-repeated", "1"))
    return found


def _of_document_cell(cell: ElementTree.Element) -> LostValue | None:
    text = "\n".join("".join(part.itertext()) for part in cell.findall(f"{_TEXT}p"))
    if cell.get(f"{_CALC}value-type") == "error":
        return LostValue("error", text)
    if formula := cell.get(f"{_TABLE}formula"):
        if _ERROR.fullmatch(text):
            return LostValue("error", text)
        if not text and cell.get(f"{_OFFICE}value") is None and cell.get(f"{_OFFICE}value-type") != "string":
            return LostValue("formula", formula.partition(":")[2])
    if any(part.tag in (f"{_TEXT}tab", f"{_TEXT}line-break") for part in cell.iter()):
        return LostValue("signs", text)
    return None
