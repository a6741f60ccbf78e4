"""What takes a while says how far it is: the stages of each file, the bar of the screen, the results behind a page."""

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any

import pytest

from components import later, waiting
from dossier.catalogue import Catalogue
from dossier.catalogue.codes import StoryName
from dossier.exhibits import register
from dossier.language import Language
from dossier.selection import Selection
from exports.files import chapters
from exports.files.progress import SILENT, Making, Stage, Step
from exports.paper.annex import annex_pdf
from exports.paper.brief import brief_pdf
from exports.slides.deck import told_pptx
from exports.static import site
from exports.workbook.appraisal import appraisal_xlsx
from exports.workbook.exhibits import workbook_xlsx

#: Exhibits of a file that is made quickly: one with a picture, and the register that numbers sources.
FEW = ("brief-answer", "sources-register")


def stages(heard: list[Step]) -> list[Stage]:
    """Each stage once, in the order in which it was told; the bar never goes back and each stage begins at none."""
    parts = [step.part for step in heard]
    assert parts == sorted(parts) and parts[0] == 0 and all(0 <= part < 1 for part in parts)
    assert all(step.done < step.of for step in heard)
    return list(dict.fromkeys(step.stage for step in heard))


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (annex_pdf, [Stage.EXHIBITS, Stage.CONTENTS, Stage.LAYOUT]),
        (workbook_xlsx, [Stage.EXHIBITS, Stage.SHEETS, Stage.WRITING]),
        (brief_pdf, [Stage.LAYOUT]),
    ],
)
def test_a_file_tells_its_stages_to_the_end(
    make: Callable[..., bytes], told: list[Stage], catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chapters, "register", lambda: {name: register()[name] for name in FEW})
    heard: list[Step] = []
    make(catalogue, Selection(), heard.append)
    assert stages(heard) == told and heard[-1].number == heard[-1].stages == len(told)


@pytest.mark.grid
@pytest.mark.parametrize(
    ("make", "counted"),
    [(lambda *given: told_pptx(StoryName.SGPI, *given), Stage.SLIDES), (appraisal_xlsx, Stage.SHEETS)],
    ids=["deck", "appraisal"],
)
def test_the_deck_and_the_appraisal_tell_theirs(
    make: Callable[..., bytes], counted: Stage, catalogue: Catalogue
) -> None:
    heard: list[Step] = []
    make(catalogue, Selection(), heard.append)
    assert stages(heard)[-1] == Stage.WRITING and heard[-1].number == heard[-1].stages
    told = [step for step in heard if step.stage == counted]
    assert [step.done for step in told] == list(range(told[0].of)), "to the last one"


@pytest.mark.parametrize("language", Language)
def test_a_step_is_said_in_words(language: Language) -> None:
    said = Step(Stage.SHEETS, 2, 3, 11, 140).words(language)
    assert all(number in said for number in ("2", "3", "12", "140"))
    assert "1" not in Step(Stage.LAYOUT, 3, 3).words(language), "what is made in one go is not counted"
    assert len({Step(stage, 1, 1).words(language) for stage in Stage}) == len(Stage)


def test_silence_knows_every_stage() -> None:
    for stage in Stage:
        SILENT.begin(stage)
    assert list(SILENT.each(Stage.SHEETS, [])) == []


class Shown:
    """A bar of Streamlit that remembers what it showed."""

    def __init__(self) -> None:
        self.said: list[tuple[float, str]] = []
        self.gone = False

    def progress(self, part: float, text: str = "") -> "Shown":
        self.said.append((part, text))
        return self

    def empty(self) -> None:
        self.gone = True


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> Shown:
    found = Shown()
    monkeypatch.setattr(waiting.st, "progress", found.progress)
    return found


def test_the_bar_names_the_file_and_its_step_and_goes(shown: Shown) -> None:
    with waiting.bar(Language.FR, "Annexe") as heard:
        making = Making(heard, Stage.EXHIBITS, Stage.LAYOUT)
        list(making.each(Stage.EXHIBITS, range(500)))
        making.begin(Stage.LAYOUT)
        assert not shown.gone
    assert shown.gone
    assert shown.said[0] == (0.0, "Annexe") and "étape 1 sur 2, constats : 1 sur 500" in shown.said[1][1].replace(
        "\u00a0", " "
    )
    assert shown.said[-1] == (0.5, "Annexe · étape 2 sur 2, mise en page")
    assert len(shown.said) < 50, "a bar is read, not counted"


def test_the_bar_goes_when_the_file_cannot_be_made(shown: Shown) -> None:
    with pytest.raises(ImportError), waiting.bar(Language.EN, "Annex"):
        raise ImportError
    assert shown.gone


def test_results_are_counted_from_when_there_was_nothing_to_do() -> None:
    turn, asked = later._Turn(), [Future[None]() for _ in range(4)]
    assert turn.computed() == (0, 0)
    for future in asked[:3]:
        turn.join(future)
    asked[0].set_result(None)
    assert turn.computed() == (1, 3)
    for future in asked[1:3]:
        future.set_result(None)
    turn.join(asked[3])
    assert turn.computed() == (0, 1), "another wait is counted afresh"


@pytest.mark.parametrize("terminal", [True, False])
def test_the_static_copy_says_where_it_is(
    terminal: bool, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def write_copy(_: Any, told: site.Told) -> list[Any]:
        told(site.Written("fr/annex.pdf", 9, 41))
        told(site.Written("fr/annex.pdf", 9, 41, Step(Stage.LAYOUT, 3, 3)))
        return []

    monkeypatch.setattr(site, "write_copy", write_copy)
    monkeypatch.setattr(site.sys.stdout, "isatty", lambda: terminal, raising=False)
    assert site.write_copy_command(["build/static"]) == 0
    said = capsys.readouterr().out
    assert "[ 9/41] fr/annex.pdf\n" in said and "0 files" in said
    assert ("step 3 of 3, page layout" in said) == ("\x1b" in said) == terminal, "no control signs in a file"
