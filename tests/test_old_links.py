"""Links that were shared keep working: each of the old ones opens what it opened; what it cannot open is named."""

import re
from html import unescape

import pytest
from built import CATALOGUE, built
from screens import html_of, opened
from streamlit.testing.v1 import AppTest

from components.opened import Panel
from dossier.catalogue.codes import StoryName
from dossier.language import Language, t
from dossier.scenario.sentence import scenario_sentence
from dossier.selection import Selection
from dossier.storyboard import told_items


def unmarked(html: str) -> str:
    """The words of a piece of a page, those explained in place among them."""
    return unescape(re.sub("<[^>]+>", "", html))


def said(screen: AppTest) -> str:
    """All that a screen says in words."""
    kinds = (screen.title, screen.text, screen.header, screen.caption, screen.info, screen.warning)
    words = [element.value for kind in kinds for element in kind]
    return " ".join([*words, *(element.proto.body for element in screen.get("html"))])


#: Not the first of its page: a link brings it to the head.
CLAIM = [row for row in CATALOGUE.records("argument") if "{" not in row.title_fr][-1]
DECK = f'data-deck="{" ".join(told_items(CATALOGUE, StoryName.SGPI))}"'
#: Page, query -> what the filters hold then, and what stands on the screen.
LINKS: list[tuple[str, dict[str, str], dict[str, str], tuple[str, ...]]] = [
    ("actors", {"lang": "en"}, {"lang": "en"}, (t(Language.EN, "page.actors.title"),)),
    (
        "actors",
        {"sector": "cell_therapy", "amp;region": "Bretagne", "amp;lang": "en"},
        {"sector": "cell_therapy", "region": "Bretagne", "lang": "en"},
        (t(Language.EN, "page.actors.title"),),
    ),
    ("actors", {"actor": "efs-bfc"}, {"sector": ""}, (CATALOGUE.row("actors", "efs-bfc").name,)),
    (
        "actors",
        {"exhibit": "actors-map"},
        {"already_shown": "actors-map"},
        (t(Language.FR, "page.actors.title"), built("actors-map").finding[-30:]),
    ),
    ("challenge", {"exhibit": f"claim-{CLAIM.argument_id}"}, {}, (CLAIM.title_fr,)),
    ("funding", {"Region": "bretagne"}, {"region": "Bretagne"}, (t(Language.FR, "page.funding.title"),)),
    ("capacity", {"year": "2014"}, {"year": "2014"}, ("Fin 2014, les sites ouverts",)),
    *(
        (
            "centre",
            {"s": code},
            {"s": code},
            (t(Language.FR, "page.centre.title"), scenario_sentence(CATALOGUE, Selection(scenario=code))),
        )
        for code in ("1~efs-two-rooms~trials_served=2", "2~efs-two-rooms~C1~trials_served=2")
    ),
    (
        "present",
        {"story": "sgpi", "slide": "2"},
        {},
        ('data-asked="2"', DECK),
    ),
]


@pytest.mark.parametrize(("page", "query", "state", "words"), LINKS)
def test_an_old_link_opens_what_it_opened(
    page: str, query: dict[str, str], state: dict[str, str], words: tuple[str, ...]
) -> None:
    screen = opened(page, **query)
    assert not screen.exception and not screen.info
    shown = said(screen)
    assert all(text and text in shown for text in words)
    assert {key: screen.session_state[key] for key in state} == state


@pytest.mark.parametrize(
    ("page", "key", "value"),
    [
        ("capacity", "part", "moon"),
        ("actors", "part", "sites"),
        ("actors", "exhibit", "capacity-map"),
        ("actors", "exhibit", f"claim-{CLAIM.argument_id}"),
        ("sources", "open", "nothing.table"),
        ("sources", "open", "gaps.cellar"),
        ("sources", "leaf", "9999"),
        ("sources", "leaf", "two"),
        ("sources", "exhibit", "never-was"),
        ("sources", "region", "Atlantide"),
    ],
)
@pytest.mark.parametrize("language", list(Language))
def test_what_means_nothing_is_named(page: str, key: str, value: str, language: Language) -> None:
    screen = opened(page, **{key: value, "lang": str(language)})
    assert not screen.exception
    (note,) = [note.value.replace("\\", "") for note in screen.info]
    assert note == t(language, "frame.rejected", n=1, values=f"{key} = {value}")
    assert t(language, f"page.{page}.title") in said(screen)


@pytest.mark.parametrize("language", list(Language))
def test_an_exhibit_of_another_page_is_led_to_under_the_same_filters(language: Language) -> None:
    screen = opened("funding", exhibit="capacity-map", region="Bretagne", lang=str(language))
    words = t(language, "frame.elsewhere", page=t(language, "page.capacity.short"))
    (link,) = [html.proto.body for html in screen.get("html") if words in html.proto.body]
    assert "capacity?exhibit=capacity-map" in link and "region=Bretagne" in link
    assert ("lang=en" in link) == (language == Language.EN)
    here = opened("capacity", exhibit="capacity-map", part="lost")
    assert not here.info and t(Language.FR, "frame.elsewhere", page=t(Language.FR, "page.capacity.short")) not in said(
        here
    )


def test_a_claim_that_a_link_asks_for_stands_at_the_head() -> None:
    titles = [row.title_fr for row in CATALOGUE.records("argument")]
    shown = unmarked(said(opened("challenge", exhibit=f"claim-{CLAIM.argument_id}")))
    assert min((title for title in titles if title in shown), key=shown.index) == CLAIM.title_fr


class TestTheState:
    def test_the_open_part_is_in_the_address(self) -> None:
        screen = opened("precedents", part="time", lang="en")
        assert not screen.info
        assert screen.session_state["precedents_en"] == t(Language.EN, "page.precedents.part.time")

    @pytest.mark.parametrize("panel", [Panel.TABLE, Panel.SOURCES, Panel.SHARE])
    def test_a_panel_opens_by_link(self, panel: Panel) -> None:
        screen = opened("sources", open=f"sources-kinds.{panel}", sector="gene_therapy")
        assert not screen.info
        shown = {
            Panel.TABLE: len(screen.dataframe) > len(opened("sources", sector="gene_therapy").dataframe),
            Panel.SOURCES: '<div class="panel">' in html_of(screen),
            Panel.SHARE: '<div class="share">' in html_of(screen),
        }
        assert shown == {each: each == panel for each in shown}

    def test_the_evidence_of_a_claim_opens_by_link(self) -> None:
        owner = f"claim-{CLAIM.argument_id}"
        screen = opened("challenge", open=f"{owner}.{Panel.EVIDENCE}", lang="en")
        assert not screen.info
        assert f'data-panel="{owner}.evidence"' in html_of(screen)
        assert html_of(screen).count('<ul class="evidence">') == 1

    @pytest.mark.parametrize("panel", ["sources-kinds.evidence", "claim-x.table", "sources-kinds.lost", "evidence"])
    def test_a_panel_that_there_is_not_is_named(self, panel: str) -> None:
        assert any(panel.split(".")[0] in note.value.replace("\\", "") for note in opened("sources", open=panel).info)

    def test_words_and_page_of_a_list_are_in_the_address(self) -> None:
        screen = opened("sources", list="Besançon", leaf="2")
        assert not screen.info
        assert screen.text_input(key="sources-register_search").value == "Besançon"
        screen.text_input(key="sources-register_search").set_value("Lyon").run()
        assert screen.query_params["list"] == "Lyon" and "leaf" not in screen.query_params

    def test_the_buttons_of_a_list_follow_the_address(self) -> None:
        screen = opened("sources", leaf="2")
        shown = []
        for leaf in ("2", "3", "2", ""):
            screen.query_params["leaf"] = leaf
            shown += re.findall(r'aria-current="page">([0-9]+)<', html_of(screen.run()))
        assert shown == ["2", "3", "2", "1"]

    @pytest.mark.parametrize("language", list(Language))
    def test_what_is_asked_is_found_on_any_page(self, language: Language) -> None:
        screen = opened("about", q="therapie genique", lang=str(language))
        assert t(language, "search.subject.term") in said(screen)
        row = CATALOGUE.row("glossary", "thérapie génique")
        assert (row.definition_fr if language == Language.FR else row.definition_en)[:20] in said(screen)
        screen.button(key="found_close").click().run()
        assert "q" not in screen.query_params
        assert t(language, "search.subject.term") not in said(screen)

    def test_what_is_asked_is_text(self) -> None:
        screen = opened("about", q="<b>licorne</b> {n} %s")
        assert "<b>licorne" not in said(screen) and "&lt;b&gt;licorne" in said(screen)
        assert t(Language.FR, "search.nearest") in said(screen)

    def test_nothing_asked_says_what_can_be(self) -> None:
        assert t(Language.FR, "search.no_word") in said(opened("about", q="?!"))
