"""Every page runs in both languages, filtered and not, without an exception; its title is in its language."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dossier.language import Language, t

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
QUERIES = ({}, {"sector": "gene_therapy"}, {"sector": "digital_health", "region": "Bretagne"})


def opened(page: str, query: dict[str, str]) -> AppTest:
    """The page inside its frame, as a reader's first request."""
    screen = AppTest.from_file(str(ROOT / "components" / "frame.py"), default_timeout=60)
    for key, value in query.items():
        screen.query_params[key] = value
    return screen.switch_page(f"../pages/{page}.py").run()


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_in_both_languages(page: str, language: Language) -> None:
    screen = opened(page, {"lang": str(language)})
    assert not screen.exception
    shown = [title.value for title in screen.title]
    if page != "present":  # the presenter's title is the finding of its slide
        assert t(language, f"page.{page}.title") in shown


@pytest.mark.parametrize("query", QUERIES[1:])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_under_filters(page: str, query: dict[str, str]) -> None:
    screen = opened(page, query)
    assert not screen.exception


def test_a_value_that_means_nothing_is_named() -> None:
    screen = opened("actors", {"sector": "gene_therapy,witchcraft"})
    assert any("witchcraft" in note.value for note in screen.info)


def test_what_is_filtered_is_said_and_can_be_reset() -> None:
    screen = opened("actors", {"sector": "gene_therapy"})
    assert any("thérapie génique" in text.value for text in screen.text)
    screen.button(key="reset").click().run()
    assert not any("thérapie génique" in text.value for text in screen.text)


@pytest.mark.parametrize(("page", "key"), [("actors", "actor"), ("capacity", "site"), ("funding", "award")])
def test_an_unknown_card_says_so_and_offers_the_page(page: str, key: str) -> None:
    screen = opened(page, {key: "nobody"})
    assert not screen.exception
    assert [note.value for note in screen.warning] == [t(Language.FR, f"card.unknown_{key}")]
