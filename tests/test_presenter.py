"""The presenter's link: which slide, in which order, in which view; what it names wrongly is left out and said."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dossier.catalogue import Catalogue
from dossier.language import Language, t
from dossier.selection import Selection
from dossier.storyboard import DEFAULT_STORY, choices, nearest_slide, story

FRAME = Path(__file__).resolve().parent.parent / "components" / "frame.py"


def opened(**query: str) -> AppTest:
    screen = AppTest.from_file(str(FRAME), default_timeout=120)
    for key, value in query.items():
        screen.query_params[key] = value
    screen.switch_page("../pages/present.py").run()
    assert not screen.exception
    return screen


def words(screen: AppTest) -> str:
    return " ".join(str(element.proto.body) for element in screen.get("html"))


def test_the_default_story_is_told_whole_in_both_languages(catalogue: Catalogue) -> None:
    for language in Language:
        told = story(catalogue, Selection(language=language))
        assert [slide.id for slide in told.slides] == list(DEFAULT_STORY)
        assert not told.skipped and not told.unknown
    assert set(DEFAULT_STORY) <= set(choices(catalogue))
    assert 12 <= len(DEFAULT_STORY) <= 14


def test_slides_that_the_filters_empty_are_set_aside_with_their_reason(catalogue: Catalogue) -> None:
    told = story(catalogue, Selection(sectors=("digital_health",)))
    assert told.skipped and all(exhibit.finding and exhibit.empty for exhibit in told.skipped)
    assert len(told.slides) + len(told.skipped) == len(DEFAULT_STORY)


def test_a_link_orders_the_slides_and_what_it_names_wrongly_is_named(catalogue: Catalogue) -> None:
    told = story(catalogue, Selection(), ["gaps", "no-such-exhibit", "claim-against-drugcell", "gaps"])
    assert [slide.id for slide in told.slides] == ["gaps", "claim-against-drugcell"]
    assert told.unknown == ("no-such-exhibit",)
    screen = opened(slides="gaps,no-such-exhibit", slide="1")
    assert "no-such-exhibit" in words(screen)


@pytest.mark.parametrize(
    ("asked", "count", "expected"),
    [("", 14, (1, True)), ("3", 14, (3, True)), ("0", 14, (1, False)), ("99", 14, (14, False)), ("x", 14, (1, False))],
)
def test_an_unknown_slide_goes_to_the_nearest(asked: str, count: int, expected: tuple[int, bool]) -> None:
    assert nearest_slide(asked, count) == expected


def test_the_order_can_be_changed_and_travels_in_the_link() -> None:
    screen = opened(view="order")
    screen.button(key="slide_down_0").click().run()
    moved = screen.session_state["slides"].split(",")
    assert moved == [DEFAULT_STORY[1], DEFAULT_STORY[0], *DEFAULT_STORY[2:]]
    screen.button(key="slide_out_0").click().run()
    assert screen.session_state["slides"].split(",") == [DEFAULT_STORY[0], *DEFAULT_STORY[2:]]
    screen.selectbox(key="slide_added").select_index(0).run()
    assert len(screen.session_state["slides"].split(",")) == len(DEFAULT_STORY)
    screen.button(key="order_default").click().run()
    assert screen.session_state["slides"] == ""


def test_the_notes_tell_what_to_say_and_what_comes_next(catalogue: Catalogue) -> None:
    told = story(catalogue, Selection())
    screen = opened(view="notes", slide="2")
    said = words(screen)
    for text in (told.slides[1].finding, told.slides[1].text_alternative, told.slides[2].finding):
        assert text.replace("’", "’") in said.replace("&#x27;", "'").replace("&quot;", '"')
    assert "00:0" in said
    assert t(Language.FR, "page.present.next") in said
