"""Files asked for on the page of the brief: made in the state of the screen, and a failure costs only its own file."""

from dataclasses import replace

import pytest
from screens import opened

from components.downloads import leave_behind
from dossier.catalogue.codes import StoryName
from dossier.language import Language
from exports.files.failure import ExportFailed

SIGNATURES = {"brief": b"%PDF", "annex": b"%PDF", "workbook": b"PK"} | {f"deck-{name}": b"PK" for name in StoryName}


@pytest.mark.parametrize("name", [file.name for file in leave_behind.LEFT_BEHIND])
def test_a_file_is_made_in_the_state_of_the_screen(name: str) -> None:
    screen = opened("brief", lang="en", sector="gene_therapy")
    screen.button(key=f"make_{name}").click().run()
    assert not screen.exception and not screen.error
    file, selection, content = screen.session_state["file_made"]
    assert file.name == name
    assert selection.sectors == ("gene_therapy",) and selection.language == Language.EN
    assert content.startswith(SIGNATURES[name])


@pytest.mark.parametrize("failure", [ExportFailed("font", "Source Sans 3"), ExportFailed("disk"), ImportError("typst")])
def test_a_failure_is_said_and_the_page_stays(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    def broken(*_: object) -> bytes:
        raise failure

    brief, *others = leave_behind.LEFT_BEHIND
    assert brief.name == "brief"
    monkeypatch.setattr(leave_behind, "LEFT_BEHIND", (replace(brief, make=broken), *others))
    screen = opened("brief")
    screen.button(key="make_brief").click().run()
    assert not screen.exception
    assert len(screen.error) == 1 and screen.title
    screen.button(key="make_workbook").click().run()
    assert not screen.error
    assert screen.session_state["file_made"][0].name == "workbook"
