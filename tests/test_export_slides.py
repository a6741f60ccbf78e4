"""The deck, opened again: it says what the exhibits say, and whatever the data hold it opens."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import deck_reading as reading
import made
import made_amounts
import pandas as pd
import pytest
from built import every
from pptx.oxml.ns import qn
from pptx.util import Pt

from dossier.catalogue import Catalogue
from dossier.charts.boxes import Box
from dossier.charts.matrix import SIGNS
from dossier.charts.palette import Shape
from dossier.exhibits import Exhibit
from dossier.language import Language, t
from dossier.scenario.sentence import scenario_sentence
from dossier.selection import Selection
from dossier.selection_words import filtered
from exports.files.progress import Stage, Step
from exports.slides import slide
from exports.slides.deck import deck_pptx

CHOSEN = Selection(Language.FR, sectors=("cell_therapy", "vaccines_rna"), regions=("Bretagne",))
Draw = Callable[[Any, Exhibit, Box], None]
Build = Callable[[Catalogue, Language], Exhibit]


@pytest.fixture(scope="module", params=list(Language))
def whole(request: pytest.FixtureRequest, catalogue: Catalogue) -> tuple[Language, list[Exhibit], bytes]:
    """A deck of every kind of exhibit."""
    exhibits = [build(catalogue, request.param) for build in made.EVERY]
    content = deck_pptx(catalogue, replace(CHOSEN, language=request.param), exhibits, unknown=["nowhere"])
    return request.param, exhibits, content


def test_titles_are_findings_in_their_order(whole: tuple[Language, list[Exhibit], bytes]) -> None:
    _, exhibits, content = whole
    shown = [exhibit for exhibit in exhibits if not exhibit.empty]
    slides = list(reading.opened(content).slides)[reading.SHOWN : reading.SHOWN + len(shown)]
    assert [reading.title(slide) for slide in slides] == [exhibit.finding for exhibit in shown]


def test_each_slide_says_on_what_it_rests(catalogue: Catalogue, whole: tuple[Language, list[Exhibit], bytes]) -> None:
    _, exhibits, content = whole
    shown = [exhibit for exhibit in exhibits if not exhibit.empty]
    for exhibit, page in zip(shown, list(reading.opened(content).slides)[reading.SHOWN :], strict=False):
        seen, notes = reading.texts(page), page.notes_slide.notes_text_frame.text
        assert exhibit.subtitle in seen and exhibit.caution[0] in seen
        assert catalogue.row("sources", exhibit.sources[0]).publisher in seen
        assert str(catalogue.version) in seen
        for source in exhibit.sources:
            row = catalogue.row("sources", source)
            assert row.publisher in notes and row.title in notes and row.url in notes
        for text in (exhibit.finding, exhibit.coverage, exhibit.notes, exhibit.text_alternative, *exhibit.caution):
            assert text in notes, exhibit.id


def test_whoever_does_not_see_it_is_told(whole: tuple[Language, list[Exhibit], bytes]) -> None:
    _, exhibits, content = whole
    shown = [exhibit for exhibit in exhibits if not exhibit.empty]
    for exhibit, page in zip(shown, list(reading.opened(content).slides)[reading.SHOWN :], strict=False):
        pictures = reading.pictures(page)
        assert len(pictures) == exhibit.drawn
        assert all(reading.alternative(picture) == exhibit.text_alternative for picture in pictures)


def test_every_run_has_its_language_and_every_slide_its_number(
    whole: tuple[Language, list[Exhibit], bytes],
) -> None:
    language, _, content = whole
    tag = {Language.FR: "fr-FR", Language.EN: "en-GB"}[language]
    seen = 0
    for name, tree in reading.trees(content, "ppt/"):
        if re.match(r"ppt/(slides|notesSlides|charts)/[^/]+\.xml", name):
            for run in tree.iter(qn("a:r")):
                assert run.find(qn("a:rPr")).get("lang") == tag, name
                seen += 1
    assert seen > 100
    for number, page in enumerate(reading.opened(content).slides, start=1):
        fields = list(page._element.iter(qn("a:fld")))
        assert [field.get("type") for field in fields] == ["slidenum"]
        assert fields[0].find(qn("a:t")).text == str(number)


def test_filters_scenario_and_versions_are_on_the_cover(
    catalogue: Catalogue, whole: tuple[Language, list[Exhibit], bytes]
) -> None:
    language, _, content = whole
    selection = replace(CHOSEN, language=language)
    seen = reading.texts(reading.opened(content).slides[0])
    assert filtered(catalogue, selection) in seen
    assert scenario_sentence(catalogue, selection) in seen
    assert str(catalogue.version) in seen


def test_what_is_left_out_is_named(whole: tuple[Language, list[Exhibit], bytes]) -> None:
    _, exhibits, content = whole
    empty = next(exhibit for exhibit in exhibits if exhibit.empty)
    slides = list(reading.opened(content).slides)
    assert empty.finding not in [reading.title(page) for page in slides]
    page = next(page for page in slides if empty.finding in reading.texts(page))
    assert "nowhere" in reading.texts(page)


def test_the_last_slides_link_the_sources_that_slides_name_and_count_the_others(
    catalogue: Catalogue, whole: tuple[Language, list[Exhibit], bytes]
) -> None:
    # two slides hold what is quoted; every source stands in the notes of its slide and in the annex
    language, exhibits, content = whole
    shown = [exhibit for exhibit in exhibits if not exhibit.empty]
    quoted = dict.fromkeys(source for exhibit in shown for source in exhibit.sources[:3])
    used = {source for exhibit in shown for source in exhibit.sources}
    slides = list(reading.opened(content).slides)
    found = [link for page in slides for link in reading.links(page)]
    assert len(found) >= min(len(quoted), 12)
    assert found == [catalogue.row("sources", source).url for source in quoted][: len(found)]
    rest = len(used) - len(found)
    told = t(language, "export.slide.more_sources", n=rest)
    assert not rest or any(told in reading.texts(page) for page in slides)
    notes = " ".join(page.notes_slide.notes_text_frame.text for page in slides)
    assert all((catalogue.row("sources", source).url or "") in notes for source in used)


def test_equal_inputs_give_equal_bytes_and_no_clock_is_in_them(
    catalogue: Catalogue, whole: tuple[Language, list[Exhibit], bytes]
) -> None:
    language, exhibits, content = whole
    again = deck_pptx(catalogue, replace(CHOSEN, language=language), exhibits, unknown=["nowhere"])
    assert again == content
    day = tuple(int(part) for part in catalogue.version.date.split("-"))
    for entry, blob in reading.parts(content):
        assert entry.date_time[:3] == day, entry.filename
        if entry.filename == "docProps/core.xml":
            stamps = re.findall(rb"<dcterms:\w+[^>]*>([^<]+)<", blob)
            assert stamps and all(stamp.decode().startswith(catalogue.version.date) for stamp in stamps)


def test_nothing_is_cut_and_nothing_covers_anything(whole: tuple[Language, list[Exhibit], bytes]) -> None:
    """Boxes stay on the slide; title, picture and foot stand one under another."""
    _, _, content = whole
    document = reading.opened(content)
    for page in document.slides:
        for shape in reading.shapes(page):
            assert shape.left >= -Pt(2) and shape.top >= -Pt(2), shape.name
            assert shape.left + shape.width <= document.slide_width + Pt(2), shape.name
            assert shape.top + shape.height <= document.slide_height + Pt(2), shape.name
        for picture in reading.pictures(page):
            own = {id(picture._element)}
            for other in page.shapes:
                if id(other._element) in own or not other.has_text_frame or not other.text_frame.text:
                    continue
                apart = other.top + other.height <= picture.top + Pt(
                    2
                ) or other.top >= picture.top + picture.height - Pt(2)
                beside = other.left >= picture.left + picture.width - Pt(2)
                inside_chart = picture.has_chart and other.height < Pt(20)  # texts of references over the chart
                assert apart or beside or inside_chart, (reading.title(page), other.text_frame.text)


def test_tables_and_matrices_are_native_with_real_headers(catalogue: Catalogue) -> None:
    exhibit = made.table(catalogue, Language.FR)
    page = reading.slide(catalogue, exhibit)
    cells = reading.table(page)
    assert cells[0] == [column.heading for column in exhibit.columns]
    assert cells[1][0] == "Organisation 0" and cells[1][3] == "1\u00a0234,5" and cells[2][3] == "—"
    assert f"{len(cells) - 1} premières lignes sur 45" in reading.texts(page)
    exhibit = made.matrix(catalogue, Language.FR)
    page = reading.slide(catalogue, exhibit)
    cells = reading.table(page)
    native = next(shape.table for shape in page.shapes if shape.has_table)  # type: ignore[attr-defined]
    assert native.first_row and native.first_col
    assert [row[0] for row in cells[1:]] == list(dict.fromkeys(exhibit.table["step"]))
    shown = {(row[0], place): cell for row in cells[1:] for place, cell in zip(cells[0][1:], row[1:], strict=True)}
    for row in exhibit.table.itertuples():
        assert shown[row.step, row.place][0] == SIGNS[Shape(row.shape)], "it reads without colour"
        assert row.names in shown[row.step, row.place]


def test_maps_are_shapes_that_can_be_edited(catalogue: Catalogue) -> None:
    for build, names in ((made.map_, ["Besançon", "Lyon", "Nantes"]),):
        page = reading.slide(catalogue, build(catalogue, Language.FR))
        seen = reading.texts(page)
        assert all(name in seen for name in names)
        kinds = {shape.shape_type for shape in reading.shapes(page)}
        assert 13 not in kinds, "no picture"
        assert sum(1 for _ in reading.shapes(page)) > 10


def test_a_place_outside_the_map_is_counted(catalogue: Catalogue) -> None:
    assert "1 lieu est hors du cadre" in reading.texts(reading.slide(catalogue, made.map_(catalogue, Language.FR)))


def test_an_exhibit_without_a_single_number_becomes_its_table(catalogue: Catalogue) -> None:
    for build in (made.line, made_amounts.awards, made_amounts.envelope, made_amounts.costs):
        exhibit = build(catalogue, Language.FR)
        table = exhibit.table.copy()
        numbers = [name for name in table.columns if pd.api.types.is_numeric_dtype(table[name])]
        table[numbers] = float("nan")
        page = reading.slide(catalogue, replace(exhibit, table=table))
        assert any(shape.has_table for shape in page.shapes)  # type: ignore[attr-defined]


def of_each_kind(exhibits: list[Exhibit]) -> set[str]:
    """The first exhibit that is drawn of each kind."""
    return set(
        {exhibit.kind: exhibit.id for exhibit in reversed(exhibits) if exhibit.drawn and not exhibit.empty}.values()
    )


@pytest.mark.parametrize("language", Language)
def test_every_exhibit_of_the_register(
    catalogue: Catalogue, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every slide with its words in both languages; every picture in French, whose words are longer.

    In English one picture of each kind is drawn: the others would be the same lines a minute long.
    """
    selection = Selection(language)
    exhibits = every(selection)
    drawn = {exhibit.id for exhibit in exhibits} if language == Language.FR else of_each_kind(exhibits)

    def later(draw: Draw) -> Draw:
        return lambda page, exhibit, box: draw(page, exhibit, box) if exhibit.id in drawn else None

    monkeypatch.setattr(slide, "PICTURES", {kind: later(draw) for kind, draw in slide.PICTURES.items()})
    shown = [exhibit for exhibit in exhibits if not exhibit.empty]
    document = reading.opened(deck_pptx(catalogue, selection, exhibits))
    slides = list(document.slides)[reading.SHOWN : reading.SHOWN + len(shown)]
    assert [reading.title(page) for page in slides] == [exhibit.finding for exhibit in shown]
    for exhibit, page in zip(shown, slides, strict=True):
        notes = page.notes_slide.notes_text_frame.text
        assert exhibit.text_alternative in notes, exhibit.id
        assert all(catalogue.row("sources", source).url in notes for source in exhibit.sources), exhibit.id
        assert len(reading.pictures(page)) == (exhibit.drawn and exhibit.id in drawn), exhibit.id


def test_progress_is_told(catalogue: Catalogue) -> None:
    heard: list[Step] = []
    deck_pptx(catalogue, CHOSEN, [made.ranked(catalogue, Language.FR)] * 3, heard=heard.append)
    assert [(step.stage, step.done, step.of) for step in heard] == [
        *((Stage.SLIDES, done, 3) for done in range(3)),
        (Stage.WRITING, 0, 1),
    ]
