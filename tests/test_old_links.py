"""Links that were shared keep working: each of the old ones opens what it opened; what it cannot open is named."""

import pytest
from screens import opened
from streamlit.testing.v1 import AppTest

from dossier.catalogue import load
from dossier.language import Language, t

CATALOGUE = load()


def said(screen: AppTest) -> str:
    """All that a screen says in words."""
    kinds = (screen.title, screen.text, screen.header, screen.caption, screen.info, screen.warning)
    words = [element.value for kind in kinds for element in kind]
    return " ".join([*words, *(element.proto.body for element in screen.get("html"))])


#: Page, query -> what stands on the screen then.
LINKS: dict[tuple[str, tuple[tuple[str, str], ...]], str] = {
    ("actors", (("lang", "en"),)): t(Language.EN, "page.actors.title"),
    ("actors", (("sector", "cell_therapy"), ("amp;region", "Bretagne"), ("amp;lang", "en"))): "Bretagne",
    ("actors", (("actor", "efs-bfc"),)): CATALOGUE.row("actors", "efs-bfc").name,
    ("actors", (("exhibit", "actors-map"),)): t(Language.FR, "page.actors.title"),
    ("challenge", (("exhibit", f"claim-{CATALOGUE.records('argument')[0].argument_id}"),)): "claim",
    ("funding", (("Region", "bretagne"),)): "Bretagne",
    ("centre", (("s", "1~efs-two-rooms~trials_served=2"),)): t(Language.FR, "page.centre.title"),
    ("present", (("story", "sgpi"), ("slide", "2"))): "2",
}


@pytest.mark.parametrize(("page", "query"), list(LINKS))
def test_an_old_link_opens_what_it_opened(page: str, query: tuple[tuple[str, str], ...]) -> None:
    screen = opened(page, **dict(query))
    assert LINKS[page, query] in said(screen)
    assert not any("inconnue" in note.value or "unknown" in note.value for note in screen.info)


@pytest.mark.parametrize(
    ("page", "key", "value"),
    [
        ("capacity", "part", "moon"),
        ("sources", "open", "nothing.table"),
        ("sources", "open", "gaps.cellar"),
        ("sources", "leaf", "9999"),
        ("sources", "leaf", "two"),
        ("sources", "exhibit", "never-was"),
        ("sources", "region", "Atlantide"),
    ],
)
def test_what_means_nothing_is_named(page: str, key: str, value: str) -> None:
    screen = opened(page, **{key: value})
    named = " ".join(note.value.replace("\\", "") for note in screen.info)
    assert f"{key} = {value}" in named


class TestTheState:
    def test_the_open_part_is_in_the_address(self) -> None:
        screen = opened("precedents", part="time", lang="en")
        assert not screen.info
        assert screen.session_state["precedents_en"] == t(Language.EN, "page.precedents.part.time")

    def test_a_panel_opens_by_link_and_by_click(self) -> None:
        screen = opened("sources", open="sources-kinds.table", sector="gene_therapy")
        label = screen.button(key="table-sources-kinds").label
        assert label.startswith(t(Language.FR, "show.close"))
        screen.button(key="sources-sources-kinds").click().run()
        assert screen.query_params["open"] == "sources-kinds.sources"

    def test_words_and_page_of_a_list_are_in_the_address(self) -> None:
        screen = opened("sources", list="Besançon", leaf="2")
        assert not screen.info
        assert screen.text_input(key="sources-register_search").value == "Besançon"
        screen.text_input(key="sources-register_search").set_value("Lyon").run()
        assert screen.query_params["list"] == "Lyon" and "leaf" not in screen.query_params

    @pytest.mark.parametrize("language", list(Language))
    def test_what_is_asked_is_found_on_any_page(self, language: Language) -> None:
        screen = opened("about", q="therapie genique", lang=str(language))
        assert t(language, "search.subject.term") in said(screen)
        assert CATALOGUE.row("glossary", "thérapie génique").definition_fr[:20] in said(screen) or language == "en"
        screen.button(key="found_close").click().run()
        assert "q" not in screen.query_params
        assert t(language, "search.subject.term") not in said(screen)

    def test_what_is_asked_is_text(self) -> None:
        screen = opened("about", q="<b>licorne</b> {n} %s")
        assert "<b>licorne" not in said(screen) and "&lt;b&gt;licorne" in said(screen)
        assert t(Language.FR, "search.nearest") in said(screen)

    def test_nothing_asked_says_what_can_be(self) -> None:
        assert t(Language.FR, "search.no_word") in said(opened("about", q="?!"))
