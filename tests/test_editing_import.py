"""What came back from a spreadsheet: only what was edited is written, recorded with its reason, and undone by git."""

import csv
import datetime
import io
import shlex
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import spreadsheets as s

from dossier.catalogue import DATA, load
from dossier.language import Language
from exports.editing import dating, grids
from exports.editing.commands import editing_command
from exports.editing.importing import proposal, write_proposal
from exports.editing.merging import merged
from exports.editing.moves import CHANGES, Move
from exports.editing.opened import origin_cells
from exports.editing.opened_csv import opened_csv

WHY = {Language.FR: "L’étude le dit : « 12 ».", Language.EN: "The study says so: 12."}
REASON = [["reason_fr", WHY[Language.FR]], ["reason_en", WHY[Language.EN]]]
DAY = datetime.date(2026, 12, 1)


#: An import of these tests is made the day after the package.
tomorrow = s.tomorrow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return s.repository(tmp_path / "data")


def cells(folder: Path, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / f"{table}.csv").read_text(encoding="utf-8"), newline="")))


def edited(table: str, **rows: Mapping[str, Any]) -> list[list[Any]]:
    """A sheet with other cells in the rows of these keys (``_`` for ``-``)."""
    found = s.rows_of(table)
    for key, values in rows.items():
        row = s.row_at(found, key.replace("_", "-"))
        for name, value in values.items():
            row[s.column_of(table, name)] = value
    return found


def new_row(table: str, like: str, **values: Any) -> list[Any]:
    row = list(s.row_at(s.rows_of(table), like))
    for name, value in values.items():
        row[s.column_of(table, name)] = value
    return row


def test_edits_of_each_kind_are_written_recorded_and_undone(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    actors = edited("actors", txcell={"name": "+ TxCell 😀", "founded": 2002.0, "city": None})
    actors.insert(3, new_row("actors", "txcell", actor_id="new-actor", name="Neuf", employees_as_of="mai 2024"))
    timeline = s.rows_of("timeline")
    timeline[1][0], timeline[2][1] = datetime.date(1987, 3, 2), "Titre corrigé"
    glossary = s.rows_of("glossary")
    gone = glossary.pop(4)[0]
    sheets = {"actors": actors, "timeline": timeline, "glossary": glossary, grids.REASON: REASON}
    path = s.xlsx(tmp_path / "dossier.xlsx", {**sheets, "Brouillon": [["à voir"]]})
    before = {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
    old = {name: cells(folder, name) for name in ("actors", "timeline")}

    assert editing_command(["import", str(path), "--folder", str(folder)]) == 0
    said = capsys.readouterr().out
    heads = ("4 cellules changées, 2 lignes ajoutées et 2 lignes retirées", "4 cells changed", "Brouillon")
    lines = ("+ actors · new-actor", f"- glossary · {gone}", "~ actors · txcell · city: “", "→ ∅")
    for words in (*heads, *lines, *WHY.values()):
        assert words in said, words

    changed = s.git(folder, "diff", "--numstat").split()
    assert dict(zip(changed[2::3], zip(changed[::3], changed[1::3], strict=True), strict=True)) == {
        "actors.csv": ("2", "1"), "timeline.csv": ("2", "2"), "glossary.csv": ("0", "1"), "changes.csv": ("8", "0"),
        "datapackage.json": ("2", "2"),
    }  # fmt: skip
    assert cells(folder, "actors")[-1]["actor_id"] == "new-actor"
    assert cells(folder, "actors")[-1]["employees_as_of"] == "2024-05"
    was = next(row for row in old["actors"] if row["actor_id"] == "txcell")
    first, second = old["timeline"][0]["date"], old["timeline"][1]
    lines = [
        tuple(row[name] for name in ("table", "row", "column", "before", "after")) for row in cells(folder, CHANGES)
    ]
    assert lines[-8:] == [
        ("actors", "txcell", "name", was["name"], "+ TxCell 😀"),
        ("actors", "txcell", "city", was["city"], ""),
        ("actors", "txcell", "founded", was["founded"], "2002"),
        ("actors", "new-actor", "", "", "new-actor"),
        ("timeline", first, "", first, ""),
        ("timeline", "1987-03-02", "", "", "1987-03-02"),
        ("timeline", second["date"], "title_fr", second["title_fr"], "Titre corrigé"),
        ("glossary", gone, "", gone, ""),
    ]
    recorded = cells(folder, CHANGES)[-8]
    assert (recorded["why_fr"], recorded["why_en"]) == tuple(WHY.values())
    assert recorded["source_ids"] == was["source_ids"]
    assert recorded["date"] == dating.date_of_today().isoformat()
    assert load(folder).version.date == recorded["date"], "the package is as old as its last correction"

    again = proposal(path, folder)
    assert (list(again.moves), list(again.faults)) == ([], []), "the same file a second time changes nothing"
    undo = said.rpartition("git restore ")[2].strip()
    monkeypatch.chdir(folder)
    subprocess.run(["git", "restore", *shlex.split(undo)], check=True)
    assert {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()} == before
    assert not [each for each in folder.iterdir() if each.name.startswith(".import")]


def test_what_the_tables_became_meanwhile_is_kept(folder: Path, tmp_path: Path) -> None:
    """The workbook is older than the tables: only what its curator changed is taken, what both changed is named."""
    origin = [["…"], *([cell] for cell in origin_cells(s.NOW.contents, 30_000))]
    theirs = edited("actors", txcell={"name": "Autre", "city": "Dole", "employees": 9.0})
    theirs.append(new_row("actors", "txcell", actor_id="both", name="Deux"))
    s.xlsx(tmp_path / "theirs.xlsx", {"actors": theirs})
    write_proposal(proposal(tmp_path / "theirs.xlsx", folder, reason=WHY, day=DAY), folder)
    s.commit(folder)
    mine = edited("actors", txcell={"name": "Mien", "employees": 9.0, "founded": 2002.0})
    mine.append(new_row("actors", "txcell", actor_id="both", name="Deux"))
    path = s.xlsx(tmp_path / "mine.xlsx", {"actors": mine, grids.ORIGIN: origin})
    found = proposal(path, folder, reason=WHY, day=DAY)
    assert [(each.rule, each.column, each.value) for each in found.faults] == [("conflict", "name", "Mien")]
    assert [(move.column, move.after) for move in found.moves if move.column != "name"] == [("founded", "2002")]
    assert "Dole" in found.contents["actors.csv"].decode()


def test_without_key_a_row_is_known_by_what_stands_in_it(tmp_path: Path) -> None:
    head, *rows = s.rows_of("cost_studies")
    value, note = s.column_of("cost_studies", "value"), s.column_of("cost_studies", "note")
    rows[5][value], rows[6][note] = 12.5, "Corrigé"
    new = [*rows[7]]
    new[value] = 99.0
    path = s.xlsx(tmp_path / "x.xlsx", {"cost_studies": [head, new, *reversed(rows)]})
    found = proposal(path, reason=WHY, day=DAY)
    assert not found.faults
    assert sorted((move.kind, move.column, move.after) for move in found.moves) == [
        ("added", "", rows[7][0]), ("cell", "note", "Corrigé"), ("cell", "value", "12.5"),
    ]  # fmt: skip
    was, now = DATA.joinpath("cost_studies.csv").read_text().splitlines(), found.contents["cost_studies.csv"].decode()
    kept = [line for line, other in zip(was, now.splitlines(), strict=False) if line == other]
    assert len(kept) == len(was) - 2, "the order of the file is kept and the new row stands at its end"


def test_a_key_changes_only_where_it_is_allowed(tmp_path: Path) -> None:
    rows = s.rows_of("glossary")
    old, rows[3][0] = rows[3][0], "Terme renommé"
    path = s.xlsx(tmp_path / "x.xlsx", {"glossary": rows})
    refused = proposal(path, reason=WHY)
    assert [(each.rule, each.row, each.value, each.details["before"]) for each in refused.faults] == [
        ("key_changed", 4, "Terme renommé", old)
    ]
    allowed = proposal(path, reason=WHY, keys_may_change=True, day=DAY)
    assert not allowed.faults
    assert list(allowed.moves) == [
        Move("glossary", old, "", old, ""), Move("glossary", "Terme renommé", "", "", "Terme renommé")
    ]  # fmt: skip
    assert allowed.contents["glossary.csv"].decode().splitlines()[3].startswith("Terme renommé,"), "in its place"


FRENCH = {
    "semicolons": lambda table: s.french_csv(table),
    "utf-8": lambda table: s.french_csv(table, encoding="utf-8-sig"),
    "tabs": lambda table: s.french_csv(table, encoding="utf-16", separator="\t"),
    "hint": lambda table: b"sep=;\r\n" + s.french_csv(table),
    "one cell a line": lambda table: _opened_as_it_is(table),
    "as it is": lambda table: s.NOW.contents[table],
}


def _opened_as_it_is(table: str) -> bytes:
    """A CSV of commas that a French Excel opened by a double click: cut at its semicolons, saved with semicolons."""
    rows = [line.split(";") for line in s.NOW.contents[table].decode().splitlines()]
    width = max(map(len, rows))
    return _semicolons([[*row, *[""] * (width - len(row))] for row in rows]).encode("cp1252", "replace")


def _semicolons(rows: list[list[str]]) -> str:
    buffer = io.StringIO(newline="")
    csv.writer(buffer, delimiter=";", lineterminator="\r\n").writerows(rows)
    return buffer.getvalue()


#: Tables with numbers, dates of every precision, leading zeros, semicolons and quotation marks.
TELLING = ("actors", "timeline", "parameters")


@pytest.mark.parametrize("kind", FRENCH)
def test_no_table_is_changed_by_a_french_excel(kind: str) -> None:
    for table in s.NOW.tables if kind == "semicolons" else TELLING:
        found = opened_csv(
            f"{table}.csv", FRENCH[kind](table), {name: list(each) for name, each in s.NOW.fields.items()}
        )
        today = s.NOW.tables[table]
        done = merged(today, today, found.grids[table], s.NOW.fields[table], keys_may_change=False)
        assert (list(found.misread), done.moves, done.misread, done.lines) == ([], [], [], list(today.lines)), table


def test_edits_in_a_french_csv_are_read(folder: Path, tmp_path: Path) -> None:
    rows = list(csv.reader(io.StringIO(s.french_csv("facilities").decode("cp1252"), newline=""), delimiter=";"))
    row = s.row_at(rows, "efs-mti-besancon")
    for name, cell in {
        "total_m2": "1\u00a0234,5",
        "capex_eur": "12 000 000",
        "opened": "13/05/2019",
        "closed": "mai 2031",
    }.items():
        row[s.column_of("facilities", name)] = cell
    path = tmp_path / "facilities (1).csv"
    path.write_bytes(_semicolons(rows).encode("cp1252"))
    found = proposal(path, folder, reason=WHY, day=DAY)
    assert [(move.column, move.after) for move in found.moves] == [
        ("opened", "2019-05-13"), ("closed", "2031-05"), ("total_m2", "1234.5"), ("capex_eur", "12000000")
    ]  # fmt: skip


def test_a_reason_is_asked_where_somebody_sits(folder: Path, tmp_path: Path) -> None:
    path = s.xlsx(tmp_path / "x.xlsx", {"glossary": _one_edit()})
    asked: list[str] = []

    def answer(question: str) -> str:
        asked.append(question)
        return ("Parce que.", "Because.")[len(asked) - 1]

    assert editing_command(["import", str(path), "--folder", str(folder)], answer) == 0
    assert len(asked) == 2
    assert (cells(folder, CHANGES)[-1]["why_fr"], cells(folder, CHANGES)[-1]["why_en"]) == ("Parce que.", "Because.")


def test_who_answers_nothing_writes_nothing(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = s.xlsx(tmp_path / "x.xlsx", {"glossary": _one_edit()})

    def gone(_: str) -> str:
        raise EOFError

    for ask in (gone, lambda _: " "):
        assert editing_command(["import", str(path), "--folder", str(folder)], ask) == 1
        assert capsys.readouterr().err.count("rien n’est écrit") == 1
    assert not s.git(folder, "status", "--porcelain")


def test_showing_writes_nothing(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = s.xlsx(tmp_path / "x.xlsx", {"glossary": _one_edit(), grids.REASON: REASON})
    assert editing_command(["import", str(path), "--folder", str(folder), "--show", "yes"]) == 0
    assert "glossary" in capsys.readouterr().out
    assert not s.git(folder, "status", "--porcelain")


def _one_edit() -> list[list[Any]]:
    rows = s.rows_of("glossary")
    rows[1][2] = "Une définition corrigée."
    return rows
