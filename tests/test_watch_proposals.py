"""From the registers to the tables as a curator goes: the workbook, a yes in a cell, what it would move, the import."""

import csv
import io
import re
import shutil
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest
import spreadsheets as s
from built import CATALOGUE
from made_registers import Played, answered, registers, study

from dossier.catalogue import load
from dossier.catalogue.codes import SourceAnswer
from dossier.language import Language, t, texts
from exports.editing.accepting import ACCEPTED, FINDINGS, PROPOSED
from exports.editing.commands import editing_command
from exports.editing.grids import ORIGIN
from exports.editing.importing import Proposal, proposal
from exports.editing.moves import Move
from exports.editing.refused import EditRefused
from watch import commands
from watch.commands import watch_command
from watch.effects import Effect, compared
from watch.finding import Verdict
from watch.shelf import BUILD

tomorrow = s.tomorrow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return s.repository(tmp_path / "data")


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the watch writes; it waits for nobody, and the tables of the folder are those that are loaded already."""
    monkeypatch.setattr("time.sleep", lambda _: None)
    monkeypatch.setattr(commands, "load", lambda _: CATALOGUE)
    return tmp_path / "build"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The workbook of both registers, made once."""
    shelf = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("time.sleep", lambda _: None)
        patch.setattr(commands, "load", lambda _: CATALOGUE)
        assert watch_command(["read", "--only", "clinicaltrials,datagouv"], through=both(), build=shelf) == 0
    return shelf / "proposals.xlsx"


@pytest.fixture
def proposed(made: Path, build: Path) -> Path:
    """A build with the workbook of both registers in it."""
    build.mkdir()
    shutil.copy(made, build)
    return build


def both() -> Played:
    return registers(trials=answered({"totalCount": 2, "studies": [study(), study("NCT02849886")]}))


def read(folder: Path, build: Path, through: Played, *more: str) -> int:
    return watch_command(["read", "--folder", str(folder), *more], through=through, build=build)


def accept(build: Path, table: str, key: str, **cells: Any) -> Path:
    """A curator's yes in a row, and what they fill in; the file is saved by another program than ours."""
    path = build / "proposals.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book[table]
    heads = [cell.value for cell in sheet[1]]
    row = next(
        row for row in sheet.iter_rows(min_row=2) if row[heads.index(f"{s.NOW.tables[table].key[0]}")].value == key
    )
    for name, value in {ACCEPTED: "oui", **cells}.items():
        row[heads.index(name)].value = value
    saved = path.with_name("accepted.xlsx")
    book.save(saved)
    return saved


def lines(folder: Path, table: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO((folder / f"{table}.csv").read_text(encoding="utf-8"), newline="")))


NEW = {"sponsor_country": "FR", "indication_fr": "Myélome multiple"}


def test_a_new_trial_goes_from_the_register_into_the_tables_with_its_source(
    folder: Path, build: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = s.files_in(folder)
    assert read(folder, build, both(), "--only", "clinicaltrials,datagouv") == 0
    said = capsys.readouterr().out
    assert "ClinicalTrials.gov" in said and "27 novembre 2026" in said and "proposals.xlsx" in said
    assert s.files_in(folder) == before, "reading writes no fact"
    path = accept(build, "pipeline", "ctgov-nct01234567", **NEW)
    assert editing_command(["import", str(path), "--folder", str(folder)]) == 0
    said = capsys.readouterr().out
    assert "+ pipeline · ctgov-nct01234567" in said and "+ sources · ctgov-nct01234567" in said
    assert "besancon-icasp9" not in said and "reste comme elle est" not in said
    after = load(folder)
    row = after.row("pipeline", "ctgov-nct01234567")
    assert (row.phase, row.status, row.therapy_class) == ("phase_1_2", "ongoing", "car_t")
    assert after.row("sources", "ctgov-nct01234567").url.endswith("NCT01234567")
    assert len(after.records("pipeline")) == len(CATALOGUE.records("pipeline")) + 1
    recorded = [line for line in lines(folder, "changes") if line["row"] == "ctgov-nct01234567"]
    assert {line["table"] for line in recorded} == {"pipeline", "sources"}
    assert all("Registres publics lus le" in line["why_fr"].replace("\u00a0", " ") for line in recorded)
    again = proposal(path, folder)
    assert not again.moves and not again.faults, "imported once, it proposes nothing more"


@pytest.mark.grid
def test_what_an_accepted_row_would_move_is_said_and_nothing_is_written(
    folder: Path, proposed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = s.files_in(folder)
    path = accept(proposed, "pipeline", "ctgov-nct01234567", **NEW)
    assert watch_command(["effects", str(path), "--folder", str(folder)], build=proposed) == 0
    said = capsys.readouterr().out
    sources = len(CATALOGUE.records("sources"))
    assert "demand-pipeline" in said and "ne bougent pas" in said
    for language in Language:
        assert f"  - {kinds(language, sources)}" in said and f"  + {kinds(language, sources + 1)}" in said
    assert openpyxl.load_workbook(proposed / "effects.xlsx").active.max_row > 2
    assert s.files_in(folder) == before and sorted(each.suffix for each in proposed.iterdir()) == [".xlsx"] * 3


def kinds(language: Language, n: int) -> str:
    """How the finding on the kinds of sources begins."""
    return (
        t(language, "exhibit.sources-kinds.finding.some", n=n, official="…", press="…")
        .partition(",")[0]
        .partition("…")[0]
    )


def test_a_row_of_the_case_and_a_result_are_told() -> None:
    """An input of the models that moves: its row, and the results of the named scenarios before and after."""
    move = Move("model_inputs", "x", "central", "1", "2")
    found = Proposal("f", [move], [], {})
    told = list(compared(CATALOGUE, CATALOGUE, found, exhibits={}))
    assert told == [Effect("model_inputs", "x central", "1", "2")], "the same tables give the same results"


def test_without_a_yes_nothing_is_imported(folder: Path, proposed: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = s.files_in(folder)
    assert editing_command(["import", str(proposed / "proposals.xlsx"), "--folder", str(folder)]) == 0
    said = capsys.readouterr()
    assert "0 rows are taken" in said.out and "0 ligne est reprise" in said.out and not said.err
    assert s.files_in(folder) == before


def test_an_accepted_change_moves_its_cells_and_no_other_row(folder: Path, proposed: Path) -> None:
    path = accept(proposed, "pipeline", "besancon-icasp9")
    found = proposal(path, folder)
    assert not found.faults
    assert {(move.table, move.row, move.column) for move in found.moves} == {
        ("pipeline", "besancon-icasp9", column) for column in ("status", "phase_as_of", "phase")
        if any(move.column == column for move in found.moves)
    }  # fmt: skip
    assert any(move.column == "status" and move.after == "ongoing" for move in found.moves)


@pytest.mark.parametrize("word", ["oui", "Yes", "X", 1, True, "VRAI"])
def test_a_yes_has_many_spellings(folder: Path, proposed: Path, word: Any) -> None:
    assert proposal(accept(proposed, "pipeline", "besancon-icasp9", **{ACCEPTED: word}), folder).moves


def test_a_source_that_was_refused_is_not_taken_behind_anybodys_back(folder: Path, proposed: Path) -> None:
    accept(proposed, "pipeline", "ctgov-nct01234567", **NEW)
    shutil.copy(proposed / "accepted.xlsx", proposed / "proposals.xlsx")
    found = proposal(accept(proposed, "sources", "ctgov-nct01234567", **{ACCEPTED: "non"}), folder)
    assert "refused_needed" in [fault.rule for fault in found.faults]  # type: ignore[union-attr]


def test_proposals_without_their_column_are_no_tables(folder: Path, proposed: Path) -> None:
    book = openpyxl.load_workbook(proposed / "proposals.xlsx")
    for table in ("pipeline", "sources"):
        book[table].delete_cols(1, len(PROPOSED))
    book.save(proposed / "cleaned.xlsx")
    with pytest.raises(EditRefused, match=r"lost_columns.*accepted"):
        proposal(proposed / "cleaned.xlsx", folder)


@pytest.mark.parametrize("column", [ACCEPTED, "candidate_id", "phase", "source_ids"])
def test_a_column_that_was_deleted_is_named_before_anything_is_read(folder: Path, proposed: Path, column: str) -> None:
    path = accept(proposed, "pipeline", "ctgov-nct01234567", **NEW)
    book = openpyxl.load_workbook(path)
    sheet = book["pipeline"]
    sheet.delete_cols([cell.value for cell in sheet[1]].index(column) + 1)
    book.save(path)
    with pytest.raises(EditRefused) as refused:
        proposal(path, folder)
    for language in Language:
        said = refused.value.words(language)
        assert f"({column})" in said and "pipeline" in said and "make watch" in said


def test_the_hidden_sheet_that_was_deleted_is_named(folder: Path, proposed: Path) -> None:
    path = accept(proposed, "pipeline", "besancon-icasp9")
    book = openpyxl.load_workbook(path)
    del book[ORIGIN]
    book.save(path)
    with pytest.raises(EditRefused, match="lost_sheet"):
        proposal(path, folder)


def test_a_column_that_only_explains_may_go(folder: Path, proposed: Path) -> None:
    path = accept(proposed, "pipeline", "besancon-icasp9")
    book = openpyxl.load_workbook(path)
    book["pipeline"].delete_cols(PROPOSED.index("_excerpt") + 1)
    book.save(path)
    assert proposal(path, folder).moves


def test_an_accepted_row_never_writes_a_text_that_was_cut(folder: Path, build: Path) -> None:
    long = ", ".join(f"condition {n}" for n in range(4000))
    through = registers(trials=answered({"studies": [study(conditionsModule={"conditions": [long]})]}))
    assert read(folder, build, through, "--only", "clinicaltrials") == 0
    path = accept(build, "pipeline", "ctgov-nct01234567", **NEW)
    row = next(row for row in openpyxl.load_workbook(path)["pipeline"].iter_rows(min_row=2, values_only=True))
    assert "indication_en" in row[PROPOSED.index("_missing")] and "32,000" in row[PROPOSED.index("_reason")]
    found = proposal(path, folder)
    assert [getattr(fault, "column", "") or fault.fault.column for fault in found.faults] == ["indication_en"]  # type: ignore[union-attr]
    whole = proposal(accept(build, "pipeline", "ctgov-nct01234567", **NEW, indication_en="Several"), folder)
    assert not whole.faults and not any("condition 1" in move.after for move in whole.moves)


@pytest.mark.parametrize("code", ["DE", "JP"])
def test_a_sponsor_from_abroad_comes_with_the_words_of_its_country(folder: Path, proposed: Path, code: str) -> None:
    """Countries that have words elsewhere are proposed; of another one the row says which row it needs first."""
    path = accept(proposed, "pipeline", "ctgov-nct01234567", **{**NEW, "sponsor_country": code})
    found = proposal(path, folder)
    said = " ".join(fault.words(Language.EN, found.file) for fault in found.faults)
    if code == "DE":
        assert not said and ("labels", "pipeline/sponsor_country/DE") in {
            (each.table, each.row) for each in found.moves
        }
        assert {each.table for each in found.moves} == {"labels", "pipeline", "sources"}, "no other country comes along"
    else:
        assert "pipeline,sponsor_country,JP" in said
        book = openpyxl.load_workbook(path)
        book["labels"].append(
            ["oui", *[None] * (len(PROPOSED) - 1), "pipeline", "sponsor_country", "JP", "Japon", "Japan"]
        )
        book.save(path)
        assert not proposal(path, folder).faults
    reason = str(openpyxl.load_workbook(path)["pipeline"].cell(3, PROPOSED.index("_reason") + 1).value)
    assert "sponsor_country" in reason and "labels" in reason


def test_a_trial_that_was_refused_is_settled_until_its_record_changes(folder: Path, build: Path) -> None:
    def run(updated: str) -> list[str]:
        dated = study(statusModule={"overallStatus": "RECRUITING", "lastUpdatePostDateStruct": {"date": updated}})
        through = registers(trials=answered({"studies": [dated]}))
        assert read(folder, build, through, "--only", "clinicaltrials", "--afresh", "yes") == 0
        sheet = openpyxl.load_workbook(build / "proposals.xlsx")[FINDINGS]
        rows = [[str(cell.value) for cell in row] for row in sheet.iter_rows(min_row=2)]
        return next(row for row in rows if row[2] == "NCT01234567")

    assert run("2026-11-02")[0] == "nouveau\nnew"
    shutil.move(accept(build, "pipeline", "ctgov-nct01234567", **{ACCEPTED: "Non"}), build / "proposals.xlsx")
    for _ in range(2):  # the second workbook has no row left to say no in
        said = run("2026-11-02")
        assert said[0] == "réglé\nsettled" and "Settled on" in said[5] and "Réglé le" in said[5]
        assert "pipeline" not in openpyxl.load_workbook(build / "proposals.xlsx").sheetnames
    assert run("2026-11-09")[0] == "nouveau\nnew"


def test_proposals_that_cannot_be_read_are_told_and_stop_no_run(
    folder: Path, build: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (build / "watch").mkdir(parents=True)
    (build / "proposals.xlsx").write_bytes(b"half a workbook")
    for known in (b"", b"[]", b'{"a": 1}', b'{"pipeline ctgov-nct01234567": {"NCT01234567 2026-11-02": "soon"}}'):
        (build / "watch" / "settled.json").write_bytes(known)
        assert read(folder, build, registers(), "--only", "clinicaltrials") == 0
    assert "is not remembered" in capsys.readouterr().out
    assert (build / "proposals-1.xlsx").read_bytes() == b"half a workbook"


def test_what_is_neither_yes_nor_no_is_asked(folder: Path, proposed: Path) -> None:
    found = proposal(accept(proposed, "pipeline", "besancon-icasp9", **{ACCEPTED: "peut-être"}), folder)
    assert [fault.rule for fault in found.faults] == ["accepted"] and not found.moves  # type: ignore[union-attr]
    assert "peut-être" in found.faults[0].words(Language.FR, found.file)
    assert not proposal(accept(proposed, "pipeline", "besancon-icasp9", **{ACCEPTED: "Non"}), folder).moves


def test_an_accepted_row_is_checked_as_any_row(folder: Path, proposed: Path) -> None:
    found = proposal(accept(proposed, "pipeline", "ctgov-nct01234567"), folder)
    said = [fault.words(Language.EN, found.file) for fault in found.faults]
    assert len(said) == 2 and all("pipeline" in each for each in said)
    assert any("sponsor_country" in each for each in said) and any("indication_fr" in each for each in said)
    assert watch_command(["effects", str(proposed / "accepted.xlsx"), "--folder", str(folder)], build=proposed) == 1


def test_a_cell_that_moved_meanwhile_is_named(folder: Path, proposed: Path) -> None:
    path = accept(proposed, "pipeline", "besancon-icasp9")
    table = folder / "pipeline.csv"
    rows = lines(folder, "pipeline")
    status = next(row["status"] for row in rows if row["candidate_id"] == "besancon-icasp9")
    text = table.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("besancon-icasp9,"))
    table.write_text(text.replace(line, line.replace(f",{status},", ",completed,")), encoding="utf-8")
    assert "conflict" in [getattr(fault, "rule", "") for fault in proposal(path, folder).faults]


def test_the_workbook_says_what_it_proposes_and_why(folder: Path, proposed: Path) -> None:
    book = openpyxl.load_workbook(proposed / "proposals.xlsx")
    sheet = book["pipeline"]
    heads = [cell.value for cell in sheet[1]]
    assert tuple(heads[: len(PROPOSED)]) == PROPOSED
    rows = [dict(zip(heads, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(min_row=2)]
    assert all(row[ACCEPTED] is None and row["_reason"] and row["_excerpt"] and row["_register"] for row in rows)
    assert [row["_verdict"].split("\n")[1] for row in rows] == ["changed", "new"]
    assert rows[1]["_missing"] == "sponsor_country, indication_fr"
    assert {row[0].value for row in book[FINDINGS].iter_rows(min_row=2)} >= {"nouveau\nnew", "changé\nchanged"}
    assert "TxCell" in " ".join(str(row[6].value) for row in book[FINDINGS].iter_rows())
    again = proposed / "again"
    read(folder, again, both(), "--only", "clinicaltrials,datagouv")
    assert (again / "proposals.xlsx").read_bytes() == (proposed / "proposals.xlsx").read_bytes()


def test_a_register_that_fails_is_told_and_the_others_propose(
    folder: Path, build: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    through = registers(trials=httpx.Response(200, content=b"<html>"), datasets=registers_page())
    assert read(folder, build, through, "--only", "clinicaltrials,datagouv") == 0
    said = capsys.readouterr().out
    assert "n’est pas du JSON" in said and "the answer is not JSON" in said and "data.gouv.fr" in said
    assert "sources" in openpyxl.load_workbook(build / "proposals.xlsx").sheetnames


def test_what_no_form_foresaw_is_told_and_the_others_propose(
    folder: Path, build: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(*_: object) -> None:
        raise OverflowError("a number beyond numbers")

    monkeypatch.setitem(commands.READERS, "clinicaltrials", breaks)
    assert read(folder, build, registers(), "--only", "clinicaltrials,datagouv") == 0
    assert "a number beyond numbers" in capsys.readouterr().out
    assert "sources" in openpyxl.load_workbook(build / "proposals.xlsx").sheetnames


def registers_page() -> httpx.Response:
    """The usual page of sets of data."""
    return registers()._answers["www.data.gouv.fr/api/1/datasets/"][0]  # type: ignore[return-value]


@pytest.mark.parametrize("failing", [httpx.ConnectError("no network"), httpx.Response(500), KeyboardInterrupt()])
def test_a_run_that_fails_leaves_the_proposals_of_before_whole(
    folder: Path, build: Path, failing: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    read(folder, build, registers(), "--only", "clinicaltrials")
    before = (build / "proposals.xlsx").read_bytes()
    shutil.rmtree(build / "watch")
    everywhere = registers(version=failing, trials=failing, datasets=failing, table=failing)
    assert read(folder, build, everywhere, "--only", "clinicaltrials,datagouv") == 1
    assert [path.name for path in build.glob("*.xlsx")] == ["proposals.xlsx"]
    assert (build / "proposals.xlsx").read_bytes() == before
    said = capsys.readouterr().err
    assert "Traceback" not in said and "stay" in said and "restent" in said


def test_a_full_disk_is_a_sentence_and_the_proposals_of_before_stay(
    folder: Path, build: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "x")

    monkeypatch.setattr(commands, "put", full)
    assert read(folder, build, registers(), "--only", "clinicaltrials") == 1
    assert "Il n’y a plus de place" in capsys.readouterr().err


def test_somebodys_workbook_is_not_written_over(folder: Path, build: Path) -> None:
    read(folder, build, registers(), "--only", "clinicaltrials")
    first = (build / "proposals.xlsx").read_bytes()
    read(folder, build, both(), "--only", "clinicaltrials", "--afresh", "yes")
    assert (build / "proposals-1.xlsx").read_bytes() == first != (build / "proposals.xlsx").read_bytes()


def test_an_interrupted_run_goes_on_where_it_stopped(folder: Path, build: Path) -> None:
    first = answered({"totalCount": 2, "nextPageToken": "abc", "studies": [study()]})
    broken = registers(trials=[first, KeyboardInterrupt()])
    assert read(folder, build, broken, "--only", "clinicaltrials") == 1
    going_on = registers(trials=answered({"studies": []}))
    assert read(folder, build, going_on, "--only", "clinicaltrials") == 0
    assert "pageToken=abc" in str(going_on.asked[0].url), "the version and the first page were kept"


def test_dead_sources_are_proposed_one_by_one(folder: Path, build: Path) -> None:
    sources = CATALOGUE.records("sources")[:2]
    through = Played({})  # everything is gone
    assert read(folder, build, through, "--only", "sources") == 0
    path = accept(build, "sources", sources[1].source_id)
    found = proposal(path, folder)
    assert not found.faults
    assert [(move.row, move.column, move.after) for move in found.moves][1:] == [
        (sources[1].source_id, "answer", "gone")
    ]


def test_what_is_asked_for_wrongly_is_said(folder: Path, build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for more in (["--only", "ctis"], ["--since", "hier"], ["--since", "2026"]):
        assert read(folder, build, registers(), *more) == 1
        said = capsys.readouterr().err
        assert more[1] in said and "Traceback" not in said
    assert not build.exists()


def test_nothing_is_written_but_under_build(folder: Path, build: Path, tmp_path: Path) -> None:
    home = {path for path in tmp_path.rglob("*") if path.is_file()}
    read(folder, build, registers(), "--only", "clinicaltrials,datagouv")
    assert all(path.is_relative_to(build) for path in {p for p in tmp_path.rglob("*") if p.is_file()} - home)
    assert BUILD.name == "build" and (BUILD.parent / "Makefile").exists()


def test_every_text_of_the_watch_is_said_somewhere() -> None:
    code = "\n".join(path.read_text(encoding="utf-8") for path in (BUILD.parent / "watch").rglob("*.py"))
    coded = {
        "watch.page": set(SourceAnswer),
        "watch.verdict": set(Verdict),
        "watch.head": {name.removeprefix("_") for name in PROPOSED},
    }
    for key in (key for key in texts.texts(Language.FR) if key.startswith("watch.")):
        family, _, end = key.rpartition(".")
        assert end in coded.get(family, ()) or key in code or re.search(rf"\b{end}['\"]", code), key
