"""The workbook of the tables: explained, guarded, and back without a byte changed, through two programs."""

import csv
import io
import re
import zipfile
from pathlib import Path
from typing import Any

import breakages as b
import openpyxl
import pytest
import spreadsheets as s
from hypothesis import given
from hypothesis import strategies as st

from dossier.catalogue import Catalogue
from exports.editing import commands, grids, sheets
from exports.editing.files import csv_line, parsed, rendered
from exports.editing.importing import proposal
from exports.editing.moves import CHANGES
from exports.editing.sheets import editing_xlsx
from exports.editing.standing import Standing, standing

#: What somebody may have put into the tables: the workbook holds it, and gives it back as it is.
HOSTILE = {
    "name": '=HYPERLINK("http://evil.example","x")',
    "summary_fr": "x" * 10_000,
    "summary_en": "  😀 +1 @SUM(A1) 漢字 _x0041_ &amp; <b> \"a\", 'b'; \u202eabc",
    "city": "-1",
}  # fmt: skip
KEY = "txcell"
HEAD = ("series", "rows")
#: Tables of every kind: a key of one, two and three columns, and none.
SORTED = ("actors", "exchange_rates", "labels", "timeline", "cost_studies", "ese_examples")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real tables, with hostile values, a mark and line ends of Windows."""
    path = s.repository(tmp_path_factory.mktemp("editing") / "data")
    b.change("actors.csv", KEY, **HOSTILE)(path)
    glossary = path / "glossary.csv"
    glossary.write_bytes(b"\xef\xbb\xbf" + glossary.read_bytes().replace(b"\n", b"\r\n"))
    return path


@pytest.fixture(scope="module")
def now(folder: Path) -> Standing:
    return standing(folder)


@pytest.fixture(scope="module")
def content(folder: Path, catalogue: Catalogue) -> bytes:
    """Without the check, which refuses some of these values: the workbook must not be the one to change them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheets, "load", lambda _: catalogue)
        return editing_xlsx(folder)


@pytest.fixture(scope="module")
def book(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_a_guide_a_reason_a_sheet_a_table_and_its_columns(book: Any, now: Standing) -> None:
    visible = [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]
    assert visible == [grids.GUIDE, grids.REASON, *now.tables, grids.COLUMNS]
    described = [row[:2] for row in book[grids.COLUMNS].iter_rows(min_row=2, max_col=2, values_only=True)]
    assert described == [(table, column) for table, fields in now.fields.items() for column in fields]


def test_the_guide_speaks_both_languages_and_says_the_version(book: Any, catalogue: Catalogue) -> None:
    rows = list(book[grids.GUIDE].iter_rows(max_col=2, values_only=True))
    assert all(bool(french) == bool(english) and french != english for french, english in rows if french)
    assert all(str(catalogue.version) in cell for cell in rows[1])
    assert len(rows) > 10


def test_a_header_is_the_name_of_the_column_kept_in_sight_and_explained(book: Any, now: Standing) -> None:
    for name, table in now.tables.items():
        sheet = book[name]
        heads = sheet[1]
        assert [cell.value for cell in heads] == list(table.columns)
        assert all(cell.font.b and cell.protection.locked for cell in heads)
        assert sheet.freeze_panes and sheet.freeze_panes.endswith("2")
        assert sheet.auto_filter.ref and sheet.auto_filter.ref.endswith(str(len(table.lines) + 1))
        for cell, field in zip(heads, now.fields[name].values(), strict=True):
            note = cell.comment.text
            assert str(field.described["title"]) in note and str(field.described["title_en"]) in note
            assert field.unit in note and all(code in note for code in field.codes)


def test_texts_are_texts_and_numbers_numbers(book: Any, now: Standing) -> None:
    for name, fields in now.fields.items():
        for row in book[name].iter_rows(min_row=2, max_row=len(now.tables[name].lines) + 1):
            for cell, field in zip(row, fields.values(), strict=True):
                if cell.value is None:
                    continue
                assert cell.data_type == ("n" if field.kind == "number" else "s"), cell.coordinate
                assert (cell.number_format == "@") == (field.kind != "number"), cell.coordinate


def test_keys_are_locked_and_the_rest_is_free_down_to_the_empty_rows(book: Any, now: Standing) -> None:
    for name, fields in now.fields.items():
        sheet = book[name]
        assert sheet.protection.sheet and not sheet.protection.password
        for row in (2, len(now.tables[name].lines) + 1):
            locked = [cell.protection.locked for cell in sheet[row]]
            assert locked == [field.key or name == CHANGES for field in fields.values()]
        styles = list(sheet.column_dimensions.values())
        assert sum(style.max - style.min + 1 for style in styles) == len(fields)
        assert all(style.protection.locked == (name == CHANGES) for style in styles)
        assert all(9 <= style.width <= 62 for style in styles)


def test_codes_and_ids_are_chosen_from_a_list_also_in_the_empty_rows(book: Any, now: Standing) -> None:
    lists = book[grids.LISTS]
    assert lists.sheet_state == "hidden"
    for name, fields in now.fields.items():
        rules = {str(rule.sqref).split(":")[0][:-1]: rule for rule in book[name].data_validations.dataValidation}
        for cell, field in zip(book[name][1], fields.values(), strict=True):
            if name == CHANGES or not (field.codes or field.link):
                continue
            rule = rules[cell.column_letter]
            if field.kind == "list":
                assert rule.type in (None, "none") and "|" not in (rule.prompt or "") and rule.prompt
                continue
            assert rule.type == "list" and rule.errorStyle == (None if field.codes else "warning")
            offered = [each[0].value for each in lists[rule.formula1.partition("!")[2].replace("$", "")]]
            table, _, column = field.link.partition(".")
            target = now.tables[table] if table else None
            place = target.columns.index(column) if target and column else 0
            assert offered == list(field.codes or dict.fromkeys(line.cells[place] for line in target.lines))
            assert int(str(rule.sqref).split(cell.column_letter)[-1]) > len(now.tables[name].lines) + 100


def test_no_clock_is_in_the_file(catalogue: Catalogue, content: bytes) -> None:
    """Equal tables give equal bytes: nothing in it is dated but by the package."""
    day = catalogue.version.date
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(*map(int, day.split("-")), 0, 0, 0)}
        stamps = re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", file.read("docProps/core.xml").decode())
    assert stamps and set(stamps) == {f"{day}T00:00:00Z"}


@pytest.mark.parametrize("program", ["xlsx", "ods", "sorted"])
def test_a_round_trip_without_edits_changes_nothing(
    program: str, folder: Path, content: bytes, book: Any, tmp_path: Path, now: Standing
) -> None:
    path = tmp_path / f"dossier.{'ods' if program == 'ods' else 'xlsx'}"
    if program == "xlsx":
        path.write_bytes(content)
    elif program == "ods":
        s.ods(path, {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets})
    else:  # rows from the last to the first, columns turned round, no sheet of ours beside
        given = {name: s.rows_of(name, now) for name in SORTED}
        s.xlsx(path, {name: [row[::-1] for row in (head, *reversed(rows))] for name, (head, *rows) in given.items()})
    found = proposal(path, folder)
    assert (found.moves, found.faults, found.contents) == ([], [], {})
    assert list(found.absent) == [name for name in now.tables if program == "sorted" and name not in SORTED]


def test_the_command_writes_the_workbook_and_keeps_what_somebody_edited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(commands, "editing_xlsx", lambda _: b"new")
    path = tmp_path / "build" / "dossier.xlsx"
    for expected in ({"dossier.xlsx": b"new"}, {"dossier.xlsx": b"new"}):
        assert commands.editing_command(["edit", str(path)]) == 0
        assert {each.name: each.read_bytes() for each in path.parent.iterdir()} == expected
    path.write_bytes(b"edited")
    assert commands.editing_command(["edit", str(path)]) == 0
    assert (path.read_bytes(), (path.parent / "dossier-1.xlsx").read_bytes()) == (b"new", b"edited")
    assert "dossier-1.xlsx" in capsys.readouterr().out
    path.unlink()
    path.mkdir()
    assert commands.editing_command(["edit", str(path)]) == 1
    assert capsys.readouterr().err.count(str(path)) == 2


@given(
    st.lists(st.lists(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8),
                      min_size=2, max_size=2), min_size=1, max_size=5),
    st.sampled_from(["\n", "\r\n"]), st.booleans(), st.booleans(), st.booleans(),
)  # fmt: skip
def test_a_row_that_nobody_touches_keeps_its_bytes(
    rows: list[list[str]], end: str, mark: bool, ended: bool, always: bool
) -> None:
    buffer = io.StringIO(newline="")
    kept = [row for row in rows if any(row)]
    csv.writer(buffer, lineterminator=end, quoting=csv.QUOTE_ALL if always else csv.QUOTE_MINIMAL).writerow(HEAD)
    text = buffer.getvalue() + "".join(csv_line(row, end) for row in kept)
    text = text if ended else text.removesuffix(end)
    content = ("\ufeff" * mark + text).encode()
    table = parsed("series_titles", content)
    written, at = rendered(table, table.lines)
    assert written == content
    assert [line.cells for line in at.values()] == [tuple(row) for row in kept]
