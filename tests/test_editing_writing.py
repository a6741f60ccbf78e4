"""What is proposed is written all or nothing: with its reason, over what git can give back, whatever interrupts it."""

import errno
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import spreadsheets as s

from dossier.catalogue import DATA
from dossier.language import Language
from exports.editing.importing import Proposal, proposal, write_proposal
from exports.editing.refused import EditRefused

WHY = {Language.FR: "Relu.", Language.EN: "Read again."}


#: An import of these tests is made the day after the package.
tomorrow = s.tomorrow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return s.repository(tmp_path / "data")


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """The real tables, outside of git."""
    return Path(shutil.copytree(DATA, tmp_path / "data", ignore=shutil.ignore_patterns("geo")))


def edit(folder: Path, **more: Any) -> Proposal:
    rows = s.with_cells("glossary", definition_fr="Autre.")
    path = s.xlsx(folder.parent / "x.xlsx", {"glossary": rows, "timeline": s.with_cells("timeline", title_fr="Autre.")})
    return proposal(path, folder, **{"reason": WHY, **more})


@pytest.mark.parametrize(("reason", "key"), [
    ({}, "reason"), ({Language.FR: "Relu."}, "reason"), (dict.fromkeys(Language, "Relu."), "reason_once"),
])  # fmt: skip
def test_nothing_is_written_without_a_reason_in_each_language(
    reason: dict[Language, str], key: str, plain: Path
) -> None:
    with pytest.raises(EditRefused) as refused:
        write_proposal(replace(CHECKED.on(plain), reason=reason), plain, over=True)
    assert refused.value.key == key
    assert s.files_in(plain) == s.files_in(DATA)


def test_what_git_could_not_give_back_is_written_over_only_where_it_is_asked(folder: Path) -> None:
    with (folder / "changes.csv").open("a", encoding="utf-8") as file:
        file.write("2026-11-29,glossary,gone-term,,gone-term,,Doublon.,A duplicate.,\n")
    found = edit(folder)
    with pytest.raises(EditRefused) as refused:
        write_proposal(found, folder)
    assert (refused.value.key, refused.value.details) == ("uncommitted", {"files": "changes.csv"})
    s.git(folder, "checkout", "-q", "-b", "other")
    (folder / ".git").rename(folder.parent / "aside")
    with pytest.raises(EditRefused, match="no_git"):
        write_proposal(found, folder)
    assert write_proposal(found, folder, over=True) == [
        "timeline.csv",
        "glossary.csv",
        "changes.csv",
        "datapackage.json",
    ]
    assert "gone-term" in (folder / "changes.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize("fails_at", [0, 1, 2])
@pytest.mark.parametrize("error", [OSError(errno.EACCES, "no"), OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_an_interrupted_write_leaves_the_tables_as_they_were(
    fails_at: int, error: BaseException, plain: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, before, moves = CHECKED.on(plain), s.files_in(plain), iter(range(100))
    moved = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if not self.name.endswith(".old") and next(moves) == fails_at:
            raise error
        return moved(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(EditRefused if isinstance(error, OSError) else KeyboardInterrupt) as stopped:
        write_proposal(found, plain, over=True)
    assert s.files_in(plain) == before
    assert [path.name for path in plain.iterdir() if path.is_dir()] == []
    if isinstance(stopped.value, EditRefused):
        assert stopped.value.key == ("disk" if error.errno == errno.ENOSPC else "locked")  # type: ignore[attr-defined]
        assert all(stopped.value.words(language) for language in Language)


def test_a_full_disk_is_met_before_anything_is_moved(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    found, before = CHECKED.on(plain), s.files_in(plain)

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EditRefused, match="disk"):
        write_proposal(found, plain, over=True)
    assert s.files_in(plain) == before


def test_what_changed_during_the_import_is_not_written_over(plain: Path) -> None:
    found = CHECKED.on(plain)
    (plain / "glossary.csv").write_bytes(b"theirs")
    before = s.files_in(plain)
    with pytest.raises(EditRefused, match="meanwhile"):
        write_proposal(found, plain, over=True)
    assert s.files_in(plain) == before


def test_a_table_that_cannot_be_put_back_is_named(plain: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moved = Path.replace

    def failing(self: Path, target: Path) -> Path:
        if self.name.endswith(".old") or self.name == "changes.csv":
            raise OSError(errno.EACCES, "no")
        return moved(self, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(EditRefused) as refused:
        write_proposal(CHECKED.on(plain), plain, over=True)
    assert (refused.value.key, refused.value.details["files"]) == ("half", "timeline.csv, glossary.csv")


class _Checked:
    """One proposal, checked once: what is tried is its writing."""

    def __init__(self) -> None:
        self.found: Proposal | None = None

    def on(self, folder: Path) -> Proposal:
        self.found = self.found or edit(folder)
        return self.found


CHECKED = _Checked()


@pytest.mark.parametrize("key", ["folder", "missing", "table"])
def test_a_table_in_the_way_is_told(key: str, plain: Path) -> None:
    path = plain / "options.csv"
    path.unlink()
    if key == "folder":
        path.mkdir()
    elif key == "table":
        path.write_bytes(b"\xff")
    with pytest.raises(EditRefused) as refused:
        edit(plain)
    assert refused.value.key == key
