"""What breaks a run: damaged files, folders that cannot be written, two runs at once, and a spreadsheet in between."""

import fcntl
import json
import shutil
from pathlib import Path
from typing import Any

import httpx
import openpyxl
import pytest
import spreadsheets as s
from built import CATALOGUE
from made_registers import Clock, Played, answered, polite, registers, study
from office import converted

from dossier.catalogue.codes import SourceAnswer
from exports.editing.accepting import ACCEPTED, FINDINGS
from exports.editing.importing import proposal
from watch import commands
from watch.commands import watch_command
from watch.registers import our_sources as our
from watch.settled import Settled

tomorrow = s.tomorrow


@pytest.fixture
def build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("time.sleep", lambda _: None)
    monkeypatch.setattr(commands, "load", lambda _: CATALOGUE)
    return tmp_path / "build"


def run(build: Path, through: Played | None = None) -> int:
    both = answered({"studies": [study(), study("NCT02849886")]})
    arguments = ["read", "--only", "clinicaltrials", "--afresh", "yes"]
    return watch_command(arguments, through=through or registers(trials=both), build=build)


def answer(build: Path, **said: str) -> Path:
    """The workbook with a word beside rows of ``pipeline``."""
    book = openpyxl.load_workbook(build / "proposals.xlsx")
    sheet = book["pipeline"]
    heads = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        word = said.get(str(row[heads.index("candidate_id")].value).replace("-", "_"))
        row[heads.index(ACCEPTED)].value = word
    path = build / "said.xlsx"
    book.save(path)
    return path


def verdicts(build: Path) -> dict[str, str]:
    rows = openpyxl.load_workbook(build / "proposals.xlsx")[FINDINGS].iter_rows(min_row=2, values_only=True)
    return {str(row[2]): str(row[0]).split("\n")[1] for row in rows}


@pytest.mark.grid
def test_proposals_saved_by_libreoffice_are_read_as_they_were_meant(build: Path, tmp_path: Path) -> None:
    folder = s.repository(tmp_path / "data")
    assert run(build) == 0
    said = answer(build, besancon_icasp9="oui", ctgov_nct01234567="Non")
    ods = converted(said, "ods", tmp_path)
    again = converted(ods, "xlsx", tmp_path)
    moves = proposal(said, folder).moves
    for path in (ods, again):
        found = proposal(path, folder)
        assert moves and found.moves == moves and not found.faults
    shutil.copy(ods, build / "proposals.ods")
    (build / "proposals.xlsx").unlink()
    assert run(build) == 0
    assert verdicts(build)["NCT01234567"] == "settled" and verdicts(build)["NCT02849886"] == "changed"


def test_an_address_that_is_none_stops_no_reading(tmp_path: Path) -> None:
    """An answer that leads to ``https://[bad`` is that page's own trouble."""
    many = [our.Address(str(n), "Titre", f"https://a.example/{n}/x") for n in range(2)]
    bad = httpx.Response(301, headers={"Location": "https://[bad"})
    through = Played({"a.example/0/x": bad, "a.example/1/x": httpx.Response(200, content=b"%PDF")})
    with polite(tmp_path, through, ["a.example"]) as way:
        reading = our.read_pages(way, many)
    assert [each.answer for each in reading.records] == [SourceAnswer.MOVED, SourceAnswer.ANSWERED]


def test_kept_files_nested_without_end_are_asked_again(tmp_path: Path) -> None:
    through = Played({"a.example/x": answered(1)})
    with polite(tmp_path, through, ["a.example"]) as way:
        way.read("https://a.example/x")
    for path in tmp_path.rglob("*.json"):
        path.write_bytes(b"[" * 100_000)
    with polite(tmp_path, through, ["a.example"]) as way:
        assert way.read("https://a.example/x").content == b"1"
    assert len(through.asked) == 2


def test_a_clock_that_goes_back_keeps_no_old_answer(tmp_path: Path) -> None:
    through, clock = Played({"a.example/x": [answered(1), answered(2)]}), Clock()
    with polite(tmp_path, through, ["a.example"], clock) as way:
        way.read("https://a.example/x")
    clock.at -= 500.0
    with polite(tmp_path, through, ["a.example"], clock) as way:
        assert way.read("https://a.example/x").content == b"2"


def test_of_two_runs_at_once_the_second_does_nothing(build: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (build / "watch").mkdir(parents=True)
    through = registers()
    with (build / "watch" / "running").open("wb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert run(build, through) == 1
        said = capsys.readouterr().err
        assert "Another run is reading" in said and "Une autre lecture" in said and not through.asked
    assert run(build) == 0, "a run that is over, or was killed, holds nobody up"


@pytest.mark.parametrize("place", ["build", "build/watch", "build/proposals.xlsx"])
def test_a_folder_that_cannot_be_written_is_a_sentence(
    build: Path, tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file in the place of a folder, and a folder in the place of a file: as root nothing else is refused."""
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    if place.endswith("xlsx"):
        path.mkdir()
    else:
        path.write_bytes(b"")
    assert run(build) == 1
    said = capsys.readouterr().err
    assert str(path) in said and "Traceback" not in said


def test_a_folder_that_leads_elsewhere_is_not_written(
    build: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "elsewhere").mkdir()
    build.mkdir()
    (build / "watch").symlink_to(tmp_path / "elsewhere")
    assert run(build) == 1
    assert "a link leads there" in capsys.readouterr().err and not list((tmp_path / "elsewhere").iterdir())


def test_a_disk_that_fills_at_the_end_leaves_the_proposals_of_before_under_their_name(
    build: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, *_: object) -> None:
        raise OSError(28, "No space left on device", str(path))

    assert run(build) == 0
    before = (build / "proposals.xlsx").read_bytes()
    monkeypatch.setattr(commands, "put", full)
    assert run(build, registers()) == 1
    assert (build / "proposals.xlsx").read_bytes() == before
    assert [path.name for path in build.glob("*proposals*")] == ["proposals.xlsx"]


@pytest.mark.parametrize("damage", [b"{", b"[]", b'{"a": 1}', b'{"a": {"b": "soon"}}', b"[" * 100_000])
def test_refusals_that_cannot_be_read_are_kept_and_told(
    build: Path, damage: bytes, capsys: pytest.CaptureFixture[str]
) -> None:
    (build / "watch").mkdir(parents=True)
    (build / "watch" / "settled.json").write_bytes(damage)
    assert run(build) == 0
    assert "settled-1.json" in capsys.readouterr().out
    assert (build / "watch" / "settled-1.json").read_bytes() == damage


def test_a_refusal_is_remembered_once_and_for_the_day_on_which_it_was_read(tmp_path: Path) -> None:
    for day in ("2026-11-30", "2026-12-01"):
        Settled(tmp_path).remember([("pipeline", "a", "NCT1 2026 ; NCT2 2025"), ("pipeline", "b", "")], day)
    known = json.loads((tmp_path / "settled.json").read_bytes())
    assert known == {"pipeline a": dict.fromkeys(("NCT1 2026", "NCT2 2025"), "2026-11-30")}


@pytest.mark.parametrize("word", ["introuvable\x00", "\ud83d", "=cmd()", "a ; b", "|", "x" * 40_000, "‮"])
def test_noise_in_a_record_reaches_the_workbook_as_text(build: Path, word: Any) -> None:
    noisy = study(
        identificationModule={"nctId": "NCT01234567", "briefTitle": f"CAR-T {word}"},
        sponsorCollaboratorsModule={"leadSponsor": {"name": word}},
        conditionsModule={"conditions": [word]},
    )
    through = registers(trials=answered({"studies": [noisy, study("NCT00000002")]}))
    assert run(build, through) == 0
    assert "NCT00000002" in verdicts(build)
