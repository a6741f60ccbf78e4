"""The appraisal workbook in an office program: LibreOffice calculates every formula anew, from no stored value."""

import io
import re
import zipfile
from pathlib import Path

import openpyxl
import pytest
from office import converted
from recalculated import Spreadsheet, agree

from dossier.catalogue import Catalogue
from dossier.language import Language
from dossier.selection import Selection
from exports.workbook.appraisal import appraisal_xlsx


def without_stored_values(content: bytes) -> bytes:
    """The workbook as formulas alone: a program that would only copy what is stored has nothing to copy."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            data = source.read(entry)
            if entry.filename.startswith("xl/worksheets/"):
                data = re.sub(rb"(</f>)<v>[^<]*</v>", rb"\1", data)
            target.writestr(entry, data)
    return buffer.getvalue()


@pytest.mark.grid
def test_libreoffice_finds_what_is_stored(catalogue: Catalogue, tmp_path: Path) -> None:
    content = appraisal_xlsx(catalogue, Selection(language=Language.EN, scenario="2~efs-two-rooms~C1~C5"))
    bare = tmp_path / "appraisal.xlsx"
    bare.write_bytes(without_stored_values(content))
    assert not any(
        cell.value is not None and formula.data_type == "f"
        for sheet, formulas in zip(
            openpyxl.load_workbook(bare, data_only=True), openpyxl.load_workbook(bare), strict=True
        )
        for row, written in zip(sheet.iter_rows(), formulas.iter_rows(), strict=True)
        for cell, formula in zip(row, written, strict=True)
    )
    (tmp_path / "again").mkdir()
    again = converted(converted(bare, "ods", tmp_path), "xlsx", tmp_path / "again")
    found = openpyxl.load_workbook(again, data_only=True)
    sheet = Spreadsheet(content)
    wrong = [
        (place, cell, sheet.shown[place][cell].value, found[place][cell].value)
        for place, cell in sheet.formulas()
        if not agree(sheet.shown[place][cell].value, found[place][cell].value)
    ]
    assert wrong == []
