"""The stories as they are told: one picture a slide, the request first and last, letters that a room reads."""

import re
from functools import cache
from typing import Any

import pytest
from built import CATALOGUE
from deck_reading import opened, shapes, texts, title

from dossier.catalogue.codes import StoryName
from dossier.exhibits import Kind
from dossier.language import Language, t
from dossier.selection import Selection
from dossier.storyboard import CLAIM, Story, build, minutes, planned, spoken, story
from exports.slides.deck import story_pptx

STORIES = [(name, language) for name in StoryName for language in Language]
#: Story -> (slides, minutes) at the most.
LENGTHS = {StoryName.MINISTRY: (10, 10), StoryName.SGPI: (12, 20), StoryName.ELECTED: (10, 10)}
SMALLEST = 14.0


@cache
def told(name: StoryName, language: Language) -> Story:
    return story(CATALOGUE, Selection(language=language), name=name)


@cache
def deck(name: StoryName, language: Language) -> Any:
    return opened(story_pptx(CATALOGUE, Selection(language=language), told(name, language)))


def sizes(slide: Any) -> list[tuple[float, str]]:
    """Every size of letters of a slide with what is written in it."""
    found = []
    for shape in shapes(slide):
        frames = [shape.text_frame] if shape.has_text_frame else []
        if getattr(shape, "has_table", False):
            frames += [cell.text_frame for row in shape.table.rows for cell in row.cells]
        runs = (run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs)
        found += [(run.font.size.pt, run.text) for run in runs if run.text.strip() and run.font.size]
        if getattr(shape, "has_chart", False):
            chart = shape.chart._chartSpace.xml
            found += [(int(size) / 100, "chart") for size in re.findall(r'sz="(\d+)"', chart)]
    return found


@pytest.mark.parametrize(("name", "language"), STORIES)
def test_a_story_begins_and_ends_with_the_request(name: StoryName, language: Language) -> None:
    ids = [slide.id for slide in told(name, language).slides]
    assert ids[0] == "brief-answer" and ids[-1] == "brief-requests"


@pytest.mark.parametrize("name", list(StoryName))
def test_a_story_has_the_length_that_it_was_given(name: StoryName) -> None:
    slides, longest = LENGTHS[name]
    assert len(planned(CATALOGUE, name)) == slides
    assert 0.5 * longest <= minutes(CATALOGUE, told(name, Language.FR)) <= longest
    assert [row.order for row in planned(CATALOGUE, name)] == list(range(1, slides + 1))


@pytest.mark.parametrize(("name", "language"), STORIES)
def test_at_most_three_slides_have_no_picture(name: StoryName, language: Language) -> None:
    bare = [
        slide.id for slide in told(name, language).slides if not slide.drawn or slide.kind in (Kind.TABLE, Kind.MATRIX)
    ]
    assert len(bare) <= 3
    tables = [slide for slide in told(name, language).slides if slide.drawn and slide.kind == Kind.TABLE]
    assert all(len(slide.table) <= 5 and len(slide.columns) <= 3 for slide in tables)


@pytest.mark.parametrize(("name", "language"), STORIES)
def test_every_slide_has_what_leads_to_it_and_the_objection_that_it_survives(
    name: StoryName, language: Language
) -> None:
    document = deck(name, language)
    for exhibit, slide in zip(told(name, language).slides, list(document.slides)[1:], strict=False):
        said = spoken(CATALOGUE, Selection(language=language), told(name, language), exhibit.id)
        assert said
        notes = slide.notes_slide.notes_text_frame.text
        assert notes.startswith(said.transition) and said.objection in notes and said.answer[:80] in notes


@pytest.mark.parametrize(("name", "language"), STORIES)
def test_nothing_is_under_fourteen_points(name: StoryName, language: Language) -> None:
    small = {
        (number, size, text)
        for number, slide in enumerate(deck(name, language).slides, start=1)
        for size, text in sizes(slide)
        if size < SMALLEST - 0.3  # a letter inside a sign is as large as the sign
    }
    assert not small


@pytest.mark.parametrize(("name", "language"), STORIES)
def test_the_cover_says_what_is_asked_and_two_pages_hold_the_sources(name: StoryName, language: Language) -> None:
    slides = list(deck(name, language).slides)
    asked = build(CATALOGUE, Selection(language=language), "brief-answer").finding
    assert asked in texts(slides[0])
    heading = t(language, "export.slide.all_sources")
    named = [slide for slide in slides if title(slide).startswith(heading)]
    assert 1 <= len(named) <= 2 and slides[-len(named) :] == named
    assert len(slides) == 1 + len(told(name, language).slides) + len(named)


def test_a_claim_may_be_told_too() -> None:
    assert any(row.item.startswith(CLAIM) for name in StoryName for row in planned(CATALOGUE, name))


def test_a_slide_that_a_link_adds_takes_as_long_as_the_others() -> None:
    plain = told(StoryName.MINISTRY, Language.FR)
    longer = story(CATALOGUE, Selection(), [*(slide.id for slide in plain.slides), "gaps"], StoryName.MINISTRY)
    assert minutes(CATALOGUE, longer) == minutes(CATALOGUE, plain) + 1
    assert spoken(CATALOGUE, Selection(), longer, "gaps") is None
    assert "brief-triggers" in {slide.id for slide in plain.slides}
