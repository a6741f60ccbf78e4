"""What an import refuses: every fault at once, where it stands, in words; and nothing is written, or half of it."""

import errno
import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import hostile
import pytest
import spreadsheets as s
from spreadsheets import Formula

from dossier.catalogue import DATA
from dossier.language import Language
from dossier.language.texts import texts
from exports.editing import grids, importing, moving
from exports.editing.commands import editing_command
from exports.editing.importing import Proposal, proposal, reread, write_proposal
from exports.editing.opened import origin_cells
from exports.editing.refused import EditRefused

WHY = {Language.FR: "Relu.", Language.EN: "Read again."}
REASON = [["reason_fr", "Relu."], ["reason_en", "Read again."]]


def told(found: Proposal) -> set[tuple[Any, ...]]:
    """Sheet, row, column and rule of each fault; those of the package by their own rule."""
    return {(*fault.place, getattr(fault, "rule", None) or fault.fault.rule) for fault in found.faults}


def test_every_fault_is_told_at_once_where_it_stands(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The rules of the data, those of the cells, and what lies between rows, by sheet and row of the workbook."""
    facilities = s.with_cells(
        "facilities", status="ouvert", total_m2=-5.0, capex_eur="1.1E+05", opened=45425.0,
        department_code="2C", name=None, staff=Formula("=1/0", "#DIV/0!"), batches_per_year=12.5,
    )  # fmt: skip
    facilities[3][s.column_of("facilities", "actor_id")] = "nobody"
    facilities.append(list(facilities[4]))
    glossary = s.rows_of("glossary")
    glossary[4][0] = "Terme renommé"
    path = s.xlsx(tmp_path / "dossier.xlsx", {"facilities": facilities, "glossary": glossary, grids.REASON: REASON})
    found = proposal(path)
    last = len(facilities)
    assert told(found) == {
        ("facilities", 4, "actor_id", "unknown_link"),
        ("facilities", 3, "status", "code"),
        ("facilities", 3, "total_m2", "at_least"),
        ("facilities", 3, "capex_eur", "scientific"),
        ("facilities", 3, "opened", "serial"),
        ("facilities", 3, "department_code", "pattern"),
        ("facilities", 3, "name", "empty"),
        ("facilities", 3, "staff", "error"),
        ("facilities", 3, "batches_per_year", "whole_number"),
        ("facilities", last, "facility_id", "duplicate_key"),
        ("glossary", 5, "term_fr", "key_changed"),
    }
    before = s.files_in(DATA)
    with pytest.raises(EditRefused):
        write_proposal(found)
    assert editing_command(["import", str(path)]) == 1
    said = capsys.readouterr().err.replace("\u00a0", " ")
    assert (
        "dossier.xlsx, feuille « facilities », ligne 3, colonne « capex_eur », valeur « 1.1E+05 » : des chiffres"
        in said
    )
    assert (
        "dossier.xlsx, sheet “facilities”, line 3, column “staff”, value “#DIV/0!”: an error of the spreadsheet" in said
    )
    assert f"{len(found.faults)} fautes ; rien n’est écrit" in said
    assert s.files_in(DATA) == before


def test_a_duplicate_names_the_first_row_as_the_spreadsheet_counts(tmp_path: Path) -> None:
    rows = s.rows_of("glossary")
    rows[2:2] = [[None] * len(rows[0])]  # an empty row between
    rows += [["Neuf", "New", "Un.", "One."], ["Neuf", "New", "Deux.", "Two."]]
    found = proposal(s.xlsx(tmp_path / "x.xlsx", {"glossary": rows}), reason=WHY)
    assert told(found) == {("glossary", len(rows), "term_fr", "duplicate_key")}
    assert f"ligne {len(rows) - 1}" in found.faults[0].words(Language.FR, "x.xlsx").partition("déjà")[2]


ODS_ERROR = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" '
    'calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
)
ODS_TAB = '<table:table-cell office:value-type="string"><text:p>a<text:tab/>b</text:p></table:table-cell>'
ODS_FORMULA = '<table:table-cell table:formula="of:=1+1"/>'


@pytest.mark.parametrize(
    ("save", "end", "value", "rule"),
    [
        (s.xlsx, "xlsx", Formula("=1/0", "#DIV/0!"), "error"),
        (s.xlsx, "xlsx", Formula("=1+1", ""), "formula"),
        (s.ods, "ods", ODS_ERROR, "error"),
        (s.ods, "ods", ODS_FORMULA, "formula"),
        (s.ods, "ods", ODS_TAB, "signs"),
        (s.ods, "ods", True, "boolean"),
    ],
)
def test_a_value_that_is_not_in_the_file_is_no_empty_cell(
    save: Callable[..., Path], end: str, value: Any, rule: str, tmp_path: Path
) -> None:
    rows = s.rows_of("exchange_rates")
    column = s.column_of("exchange_rates", "units_per_eur")
    rows[7][column] = value
    found = proposal(save(tmp_path / f"x.{end}", {"exchange_rates": rows}))
    assert told(found) == {("exchange_rates", 8, "units_per_eur", rule)}
    assert not found.moves


def test_a_formula_with_its_value_is_that_value(tmp_path: Path) -> None:
    rows = s.rows_of("exchange_rates")
    rows[7][s.column_of("exchange_rates", "units_per_eur")] = Formula("=1+1.5", 2.5)
    found = proposal(s.xlsx(tmp_path / "x.xlsx", {"exchange_rates": rows}), reason=WHY)
    assert [move.after for move in found.moves] == ["2.5"] and not found.faults


def test_whatever_was_pasted_is_read_or_told(tmp_path: Path) -> None:
    rows = [list(row) for row in GLOSSARY]
    for i, text in enumerate(hostile.TEXTS, 1):  # without what no workbook holds
        rows[i][2] = re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "", text)
    found = proposal(s.xlsx(tmp_path / "x.xlsx", {"glossary": rows}), reason=WHY)
    assert [(move.column, bool(move.after)) for move in found.moves] == [
        ("definition_fr", bool(text)) for text in hostile.TEXTS
    ]
    empty = 2 + hostile.TEXTS.index("")
    assert ("glossary", empty, "definition_fr", "empty") in told(found)


def _sheet(rows: list[list[Any]], **renamed: str) -> list[list[Any]]:
    return [[renamed.get(name, name) for name in rows[0]], *rows[1:]]


GLOSSARY = s.rows_of("glossary")
COLUMNS = {name: list(fields) for name, fields in s.NOW.fields.items()}


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        ({"glossary": _sheet(GLOSSARY, term_en="term_eng")}, ("glossary", 1, "term_eng", "unknown_column_nearest")),
        ({"glossary": _sheet(GLOSSARY, term_en="zzz")}, ("glossary", 1, "zzz", "unknown_column")),
        ({"glossary": _sheet(GLOSSARY, term_en="term_fr")}, ("glossary", 1, "term_fr", "column_twice")),
        ({"glossary": [["Table des termes"], *GLOSSARY]}, ("glossary", 1, None, "no_header")),
        ({"glossary": []}, ("glossary", None, None, "no_header")),
        ({"glossary": GLOSSARY[:1]}, ("glossary", None, None, "emptied")),
        ({"glossary": [row[1:] for row in GLOSSARY]}, ("glossary", None, "term_fr", "no_key")),
        ({"glossary": [*GLOSSARY[:2], [*GLOSSARY[2], "à voir"], *GLOSSARY[3:]]}, ("glossary", 3, None, "beyond")),
        ({"glossaire": GLOSSARY}, ("glossaire", None, None, "renamed")),
        ({"changes": s.with_cells("changes", after="autre")}, ("changes", None, None, "changes")),
    ],
)
def test_a_sheet_that_is_not_its_table_is_named(
    sheets: dict[str, Any], expected: tuple[Any, ...], tmp_path: Path
) -> None:
    found = proposal(s.xlsx(tmp_path / "x.xlsx", sheets))
    assert told(found) == {expected}
    assert not found.contents


def test_merged_cells_are_named(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("glossary")
        for i, row in enumerate(GLOSSARY):
            sheet.write_row(i, 0, row)
        sheet.merge_range(2, 0, 3, 0, GLOSSARY[2][0])
    assert ("glossary", 3, None, "merged") in told(proposal(path))


def test_columns_that_are_absent_stay_as_they_are_and_are_said(tmp_path: Path) -> None:
    rows = [[row[0], row[2]] for row in GLOSSARY]
    rows[1][1] = "Autre."
    found = proposal(s.xlsx(tmp_path / "x.xlsx", {"glossary": rows}), reason=WHY)
    assert [(move.column, move.after) for move in found.moves] == [("definition_fr", "Autre.")] and not found.faults
    assert "term_en, definition_en" in "".join(found.remarks(Language.FR))


def _zipped(name: str, content: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("absent.xlsx", None, "missing"),
        ("folder.xlsx", "folder", "folder"),
        ("x.xlsx", b"", "nothing"),
        ("x.pdf", b"%PDF", "kind"),
        ("x.xlsx", b"hello", "workbook"),
        ("x.xlsx", b"PK\x03\x04junk", "workbook"),
        ("x.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "workbook"),
        ("x.ods", _zipped("content.xml", b"<a"), "workbook"),
        ("x.xlsx", _zipped("xl/workbook.xml", b"<a/>"), "workbook"),
        ("x.csv", b"a,b\n", "no_table"),
        ("actors.csv", b'actor_id,name\n"a,b\n', "quoting"),
        ("actors.csv", b"actor_id;name\n\x81\x8d;x\n", "encoding"),
    ],
)
def test_a_file_that_cannot_be_read_is_told(name: str, content: bytes | str | None, key: str, tmp_path: Path) -> None:
    path = tmp_path / name
    if content == "folder":
        path.mkdir()
    elif isinstance(content, bytes):
        path.write_bytes(content)
    with pytest.raises(EditRefused) as refused:
        reread(path, COLUMNS)
    assert refused.value.key == key
    assert all(name in refused.value.words(language) for language in Language)


def test_a_file_that_would_fill_the_memory_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("exports.editing.opened._LARGEST", 1000)
    path = tmp_path / "x.xlsx"
    path.write_bytes(_zipped("xl/workbook.xml", b"0" * 2000))
    with pytest.raises(EditRefused, match="too_large"):
        proposal(path)


def test_an_origin_that_was_touched_is_not_believed(tmp_path: Path) -> None:
    packed = [["…"], *([cell[::-1]] for cell in origin_cells(s.NOW.contents, 30_000))]
    with pytest.raises(EditRefused, match="origin"):
        proposal(s.xlsx(tmp_path / "x.xlsx", {"glossary": GLOSSARY, grids.ORIGIN: packed}))


def test_every_refusal_and_rule_is_written_in_both_languages() -> None:
    """A key of the code that no locale has would be a traceback for a curator."""
    code = "\n".join(path.read_text(encoding="utf-8") for path in Path(importing.__file__).parent.glob("*.py"))
    refusals = set(re.findall(r'EditRefused\(\s*"(\w+)"', code))
    rules = set(re.findall(r'(?:Misread\([\w.]+, |LostValue\(|_fault\(|Taken\("", )"(\w+)"', code))
    rules |= {"unknown_column", "unknown_column_nearest"}
    known = {key.removeprefix("edit.") for key in texts(Language.FR)}
    assert len(refusals) > 20 and {f"refused.{key}" for key in refusals} <= known
    assert len(rules) > 20 and {f"rule.{key}" for key in rules} <= known
    written = {key for key in known if key.startswith(("refused.", "rule."))}
    assert written == {f"refused.{key}" for key in refusals} | {f"rule.{key}" for key in rules}
    assert moving.told(OSError(errno.EIO, "odd"), Path("x")).key == "unwritable"
