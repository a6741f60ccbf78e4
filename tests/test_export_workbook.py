"""The workbook: every exhibit and every table on a sheet, numbers as numbers, nothing that runs."""

import io
import math
import sys
import time
from typing import Any

import hostile
import openpyxl
import pytest
from built import built, every

from dossier.catalogue import Catalogue
from dossier.catalogue.records import TABLES
from dossier.exhibits import Exhibit, Form, register
from dossier.language import Language, t
from dossier.language.cells import absent
from dossier.scenario import MODEL_VERSION
from dossier.scenario.sentence import scenario_sentence
from dossier.selection import Selection
from dossier.selection_words import filtered
from exports.files.failure import ExportFailed
from exports.workbook import exhibits
from exports.workbook.exhibits import workbook_xlsx
from exports.workbook.names import sheet_names

_HEADS = 5


@pytest.fixture(scope="module", params=Language)
def made(request: pytest.FixtureRequest, catalogue: Catalogue) -> tuple[Selection, Any]:
    selection = Selection(request.param, sectors=("cell_therapy",), scenario="2~new-six-rooms~rooms=5")
    return selection, openpyxl.load_workbook(io.BytesIO(workbook_xlsx(catalogue, selection)))


def numeric(exhibit: Exhibit, name: str) -> list[float]:
    return [float(value) for value in exhibit.table[name] if not absent(value) and math.isfinite(float(value))]


def test_a_cover_a_sheet_an_exhibit_a_sheet_a_table_and_the_sources(made: tuple[Selection, Any]) -> None:
    selection, book = made
    first, *between, last = book.sheetnames
    assert first == t(selection.language, "paper.workbook.cover")
    assert last == t(selection.language, "export.slide.all_sources")
    assert sorted(between) == sorted([*register(), *(f"data-{name}" for name in TABLES)])


def test_the_cover_says_filters_scenario_and_versions_in_full(
    catalogue: Catalogue, made: tuple[Selection, Any]
) -> None:
    selection, book = made
    cover = book.worksheets[0]
    said = {cell.value for row in cover.iter_rows() for cell in row}
    assert {filtered(catalogue, selection), scenario_sentence(catalogue, selection)} <= said
    assert t(selection.language, "export.slide.versions", version=str(catalogue.version), model=MODEL_VERSION) in said
    linked = {cell.hyperlink.location for row in cover.iter_rows() for cell in row if cell.hyperlink}
    assert {place.rpartition("!")[0].strip("'") for place in linked} == set(book.sheetnames[1:])


def test_each_exhibit_says_its_finding_and_holds_its_table_raw(made: tuple[Selection, Any]) -> None:
    selection, book = made
    sums = 0
    for exhibit in every(selection):
        sheet = book[exhibit.id]
        assert sheet["A1"].value == exhibit.finding
        assert [cell.value for cell in sheet[_HEADS]][: len(exhibit.columns)] == [c.heading for c in exhibit.columns]
        if exhibit.empty:
            continue
        rows = list(sheet.iter_rows(min_row=_HEADS + 1, max_row=_HEADS + len(exhibit.table), values_only=True))
        for position, column in enumerate(exhibit.columns):
            if column.form in (Form.NUMBER, Form.MONEY, Form.PERCENT, Form.YEAR):
                found = [row[position] for row in rows if isinstance(row[position], (int, float))]
                assert math.fsum(found) == pytest.approx(math.fsum(numeric(exhibit, column.name)), rel=1e-9), exhibit.id
                sums += 1
            elif column.form == Form.TEXT:
                texts = [value for value in exhibit.table[column.name] if isinstance(value, str) and value]
                assert [row[position] for row in rows if isinstance(row[position], str)] == texts, exhibit.id
    assert sums > 40


def test_each_exhibit_names_its_sources_with_their_links(catalogue: Catalogue, made: tuple[Selection, Any]) -> None:
    selection, book = made
    exhibit = built("brief-figures", selection)
    links = {cell.hyperlink.target for row in book["brief-figures"].iter_rows() for cell in row if cell.hyperlink}
    assert links == {catalogue.row("sources", source).url for source in exhibit.sources}
    last = book.worksheets[-1]
    assert [row[0] for row in last.iter_rows(min_row=2, values_only=True)] == [
        row.source_id for row in catalogue.records("sources")
    ]


def test_the_tables_of_the_data_are_whole(catalogue: Catalogue, made: tuple[Selection, Any]) -> None:
    _, book = made
    for name in TABLES:
        sheet, records = book[f"data-{name}"], catalogue.records(name)
        fields = [cell.value for cell in sheet[3]]
        assert fields == list(TABLES[name].model_fields)
        assert sheet.max_row == 3 + len(records)
        for row, record in list(zip(sheet.iter_rows(min_row=4, values_only=True), records, strict=True))[:20]:
            for value, field in zip(row, fields, strict=True):
                kept = getattr(record, field)
                if isinstance(kept, tuple):
                    kept = "|".join(map(str, kept))
                assert value == kept or (absent(kept) and value is None), (name, field)


def test_numbers_are_written_as_on_screen(made: tuple[Selection, Any]) -> None:
    selection, book = made
    exhibit = built("funding-ranked-awards", selection)
    position = next(i for i, column in enumerate(exhibit.columns, start=1) if column.form == Form.MONEY)
    cell = book[exhibit.id].cell(_HEADS + 1, position)
    assert isinstance(cell.value, (int, float)) and cell.value > 1e6
    pattern = '#,##0.0,,"\u00a0M€"' if selection.language == Language.FR else '"€"#,##0.0,,"m"'
    assert cell.number_format == f'{pattern};"−"{pattern}'


def test_equal_inputs_give_equal_bytes_and_no_clock_is_in_them(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = {"brief": [built("brief-figures")]}
    monkeypatch.setattr(exhibits, "chapters", lambda *_: few)
    monkeypatch.setattr(exhibits, "TABLES", {"options": TABLES["options"]})
    first = workbook_xlsx(catalogue, Selection())
    time.sleep(1.1)
    assert workbook_xlsx(catalogue, Selection()) == first
    stamp = openpyxl.load_workbook(io.BytesIO(first)).properties
    assert str(stamp.created).startswith(catalogue.version.date)


@pytest.mark.parametrize("text", hostile.TEXTS, ids=range(len(hostile.TEXTS)))
def test_no_text_of_the_data_breaks_it_or_runs(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    kinds = ("brief-answer", "actors-chain-names", "funding-ranked-awards", "demand-ansm")
    spoilt = [hostile.spoilt(built(name), text) for name in kinds]
    monkeypatch.setattr(exhibits, "chapters", lambda *_: {"brief": spoilt})
    monkeypatch.setattr(exhibits, "TABLES", {"options": TABLES["options"]})
    book = openpyxl.load_workbook(io.BytesIO(workbook_xlsx(catalogue, Selection(cities=(text.replace("\ud800", ""),)))))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                assert cell.hyperlink is None or "evil.example" not in (cell.hyperlink.target or "")
                if isinstance(cell.value, str) and cell.value.startswith(("=", "+", "-", "@")):
                    assert cell.quotePrefix, "a program would run it once it is edited"


def test_names_of_sheets_are_short_and_each_once() -> None:
    found = sheet_names(["a" * 40, "a" * 41, "A" * 40, "x:y/[z]", "it's"])
    assert len({name.casefold() for name in found.values()}) == 5
    assert all(len(name) <= 31 and not set(name) & set("[]:*?/\\'") for name in found.values())


def test_a_missing_engine_is_told(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.setattr(exhibits, "chapters", lambda *_: {})
    with pytest.raises(ExportFailed) as failed:
        workbook_xlsx(catalogue, Selection())
    assert failed.value.key == "engine" and "xlsxwriter" in failed.value.words(Language.FR)
