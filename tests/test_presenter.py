"""The presenter's link: which slide, in which order, in which view; what it names wrongly is left out and said."""

import base64
import hashlib
import re
from html import escape

import pytest
from built import CATALOGUE
from screens import html_of, opened

from app import policy
from components.presenter.script import PRESENTER_SCRIPT
from dossier.catalogue import Catalogue
from dossier.catalogue.codes import StoryName
from dossier.language import Language, t
from dossier.selection import Selection
from dossier.storyboard import choices, lengths, nearest_slide, planned, spoken, story, told_items

#: The story that a link without any tells.
FIRST_STORY = next(iter(StoryName))
FIRST = told_items(CATALOGUE, FIRST_STORY)


@pytest.mark.parametrize("name", list(StoryName))
def test_a_story_is_told_whole_in_both_languages(catalogue: Catalogue, name: StoryName) -> None:
    items = told_items(catalogue, name)
    for language in Language:
        told = story(catalogue, Selection(language=language), name=name)
        assert [slide.id for slide in told.slides] == list(items)
        assert not told.skipped and not told.unknown and not told.unnamed
    assert set(items) <= set(choices(catalogue))


def test_a_link_without_a_story_tells_the_first_one(catalogue: Catalogue) -> None:
    assert [slide.id for slide in story(catalogue, Selection()).slides] == list(FIRST)


def test_a_story_that_there_is_not_is_named_and_another_told(catalogue: Catalogue) -> None:
    told = story(catalogue, Selection(), name="senat")
    assert told.unnamed == "senat" and [slide.id for slide in told.slides] == list(FIRST)
    assert "senat" in html_of(opened("present", story="senat"))


@pytest.mark.parametrize("language", list(Language))
def test_a_list_of_slides_that_there_are_not_ends_at_the_default_story_and_says_so(language: Language) -> None:
    screen = opened("present", slides="nothing,<b>no", view="nowhere", lang=str(language))
    said = html_of(screen)
    label = CATALOGUE.label(language, "stories", "story", FIRST_STORY)
    assert escape(t(language, "stage.none_known", names="nothing, <b>no", story=label)) in said
    assert escape(t(language, "stage.unknown_view", view="nowhere")) in said
    assert f'data-deck="{" ".join(FIRST)}"' in said and "<b>no" not in said


def test_every_slide_is_in_the_page_and_the_number_alone_is_drawn_anew(catalogue: Catalogue) -> None:
    screen = opened("present", slide="4")
    said = html_of(screen)
    for slide in story(catalogue, Selection()).slides:
        assert escape(slide.finding) in said
    assert 'data-asked="4"' in said and "html:not([data-slide]) .st-key-told_4" in said
    assert said.count(f"<script>{PRESENTER_SCRIPT}</script>") == 1


def test_the_script_is_allowed_by_its_hash_and_survives_the_cleaner_of_the_page() -> None:
    digest = base64.b64encode(hashlib.sha256(PRESENTER_SCRIPT.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in policy()
    assert not re.search(r"<[\w/!]", PRESENTER_SCRIPT), "the page's cleaner would take it for a hidden tag"


def test_the_notes_plan_the_minutes_of_the_table(catalogue: Catalogue) -> None:
    told = story(catalogue, Selection(), name=StoryName.SGPI)
    assert sum(lengths(catalogue, told)) == sum(row.minutes for row in planned(catalogue, StoryName.SGPI))
    said = html_of(opened("present", view="notes", story="sgpi"))
    assert f'data-seconds="{round(60 * sum(lengths(catalogue, told)))}"' in said
    for number in range(1, len(told.slides) + 1):
        assert f"at-{number}" in said


def test_slides_that_the_filters_empty_are_set_aside_with_their_reason(catalogue: Catalogue) -> None:
    told = story(catalogue, Selection(sectors=("digital_health",)))
    assert told.skipped and all(exhibit.finding and exhibit.empty for exhibit in told.skipped)
    assert len(told.slides) + len(told.skipped) == len(FIRST)


def test_a_link_orders_the_slides_and_what_it_names_wrongly_is_named(catalogue: Catalogue) -> None:
    told = story(catalogue, Selection(), ["gaps", "no-such-exhibit", "claim-against-drugcell", "gaps"])
    assert [slide.id for slide in told.slides] == ["gaps", "claim-against-drugcell"]
    assert told.unknown == ("no-such-exhibit",)
    screen = opened("present", slides="gaps,no-such-exhibit", slide="1")
    assert "no-such-exhibit" in html_of(screen)


@pytest.mark.parametrize(
    ("asked", "count", "expected"),
    [("", 14, (1, True)), ("3", 14, (3, True)), ("0", 14, (1, False)), ("99", 14, (14, False)), ("x", 14, (1, False))],
)
def test_an_unknown_slide_goes_to_the_nearest(asked: str, count: int, expected: tuple[int, bool]) -> None:
    assert nearest_slide(asked, count) == expected


def test_the_order_can_be_changed_and_travels_in_the_link() -> None:
    screen = opened("present", view="order")
    screen.button(key="slide_down_0").click().run()
    moved = screen.session_state["slides"].split(",")
    assert moved == [FIRST[1], FIRST[0], *FIRST[2:]]
    screen.button(key="slide_out_0").click().run()
    assert screen.session_state["slides"].split(",") == [FIRST[0], *FIRST[2:]]
    screen.selectbox(key="slide_added").select_index(0).run()
    assert len(screen.session_state["slides"].split(",")) == len(FIRST)
    screen.button(key="order_default").click().run()
    assert screen.session_state["slides"] == ""


def test_the_notes_tell_what_to_say_and_what_comes_next(catalogue: Catalogue) -> None:
    told = story(catalogue, Selection())
    screen = opened("present", view="notes", slide="2")
    said = html_of(screen)
    lead = spoken(catalogue, Selection(), told, told.slides[1].id)
    assert lead
    for text in (told.slides[1].finding, told.slides[1].text_alternative, told.slides[2].finding, lead.transition):
        assert text.replace("’", "’") in said.replace("&#x27;", "'").replace("&quot;", '"')
    assert "00:0" in said
    assert t(Language.FR, "page.present.next") in said


def test_another_story_is_chosen_with_its_button_and_stands_in_the_link() -> None:
    screen = opened("present", view="order", slide="3")
    screen.button(key=f"story_{StoryName.SGPI}").click().run()
    assert screen.session_state["story"] == "sgpi" and screen.session_state["slide"] == ""
    screen.button(key=f"story_{next(iter(StoryName))}").click().run()
    assert screen.session_state["story"] == ""
