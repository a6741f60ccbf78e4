"""Every page runs in both languages, filtered and not, without an exception; its title is in its language."""

import re
from dataclasses import replace
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from screens import html_of, inline_scripts, opened

import app as door
from components.page_chrome import LISTED, kept_words
from dossier.exhibits import register
from dossier.language import Language, t
from dossier.selection import FILTERS, KEYS, Selection

ROOT = Path(__file__).resolve().parent.parent
PAGES = sorted(path.stem for path in (ROOT / "pages").glob("*.py"))
#: A selection that leaves no row anywhere.
NOTHING = Selection(sectors=("digital_health",), regions=("Corse",), cities=("Atlantide",))
QUERIES = ({}, {"sector": "gene_therapy"}, {"sector": "digital_health", "region": "Bretagne"})


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_in_both_languages(page: str, language: Language) -> None:
    screen = opened(page, lang=str(language))
    shown = [title.value for title in screen.title]
    if page != "present":  # the presenter's title is the finding of its slide
        assert t(language, f"page.{page}.title") in shown
    scripts = set(inline_scripts(html_of(screen)))
    assert len(scripts) > 1, "the language, the search"
    assert all(door._hash(script) in door.policy() for script in scripts)


@pytest.mark.parametrize("query", QUERIES[1:])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_under_filters(page: str, query: dict[str, str]) -> None:
    opened(page, **query)


def test_a_value_that_means_nothing_is_named() -> None:
    screen = opened("actors", sector="gene_therapy,witchcraft")
    assert any("witchcraft" in note.value for note in screen.info)


def test_what_is_filtered_is_said_and_can_be_reset() -> None:
    filtered = html_of(opened("actors", sector="gene_therapy"))
    assert "<p>Secteur : thérapie génique." in filtered
    (turned,) = re.findall('data-turn="([^"]*sector=[^"]*)"', filtered)
    assert set(parse_qs(unescape(turned), keep_blank_values=True)) == {KEYS[facet] for facet in FILTERS}
    assert "Tout afficher" not in html_of(opened("actors"))


@pytest.mark.parametrize("page", LISTED)
def test_a_page_says_how_many_of_its_rows_a_filter_keeps(page: str) -> None:
    """The exhibit of each page is its own, and counts its rows in both languages, from all of them to none."""
    assert register()[LISTED[page]].page == page
    for language in Language:
        every, some, none = (
            [int(number) for number in re.findall(r"\d+", kept_words(replace(selection, language=language), page))]
            for selection in (Selection(), Selection(sectors=("gene_therapy",)), NOTHING)
        )
        assert every[0] == every[1] == some[1] == none[1] > some[0] > none[0] == 0
    assert kept_words(NOTHING, "centre") == ""


def test_the_count_stands_beside_the_filter() -> None:
    said = kept_words(Selection(sectors=("gene_therapy",)), "actors")
    assert said in html_of(opened("actors", sector="gene_therapy"))


@pytest.mark.parametrize(("page", "key"), [("actors", "actor"), ("capacity", "site"), ("funding", "award")])
def test_an_unknown_card_says_so_and_offers_the_page(page: str, key: str) -> None:
    screen = opened(page, **{key: "nobody"})
    assert [note.value for note in screen.warning] == [t(Language.FR, f"card.unknown_{key}")]
