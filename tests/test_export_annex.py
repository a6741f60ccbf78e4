"""The annex: every registered exhibit is in it, found by its bookmark, described, with its table and its sources."""

import time

import hostile
import pytest
from built import built, every
from pdf_reading import Pdf, encoded, squeezed

from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit, Kind, register
from dossier.language import Language, t
from dossier.language.cells import ABSENT, cell
from dossier.scenario import MODEL_VERSION
from dossier.scenario.sentence import scenario_sentence
from dossier.selection import Selection
from dossier.selection_words import filtered
from exports.files.chapters import SOURCE_REGISTER, chapters, cited_numbers, source_numbers
from exports.files.failure import ExportFailed
from exports.paper import annex, typeset
from exports.paper.annex import annex_content, annex_pdf
from exports.svg.picture import drawable

#: Few rows in the lists, so that the file is read in seconds; every exhibit is still there.
CHOSEN = Selection(Language.FR, sectors=("tissue_engineering",), scenario="2~new-six-rooms~rooms=5")


@pytest.fixture(scope="module")
def exhibits() -> list[Exhibit]:
    return every(CHOSEN)


@pytest.fixture(scope="module")
def content_bytes(catalogue: Catalogue) -> bytes:
    return annex_pdf(catalogue, CHOSEN)


@pytest.fixture(scope="module")
def pdf(content_bytes: bytes) -> Pdf:
    return Pdf(content_bytes)


def test_every_registered_exhibit_has_its_finding_its_bookmark_and_its_description(
    pdf: Pdf, exhibits: list[Exhibit]
) -> None:
    marks = [squeezed(title) for title in pdf.bookmarks]
    described = {
        squeezed(text) for text in pdf.alternatives
    }  # a text that runs over a page is whole beside its picture
    for exhibit in exhibits:
        assert squeezed(exhibit.finding) in marks, exhibit.id
        assert pdf.holds(exhibit.finding), exhibit.id
        told = exhibit.text_alternative
        assert squeezed(told) in described or pdf.holds(told), exhibit.id
        assert pdf.holds_over_pages(exhibit.notes), exhibit.id
        assert all(pdf.holds(caution) for caution in exhibit.caution), exhibit.id
    pages = list(dict.fromkeys(exhibit.page for exhibit in exhibits))
    assert all(squeezed(t(Language.FR, f"page.{page}.title")) in marks for page in pages)


def test_every_picture_is_described(pdf: Pdf, exhibits: list[Exhibit]) -> None:
    told = sorted(squeezed(exhibit.text_alternative) for exhibit in exhibits if drawable(exhibit))
    assert sorted(squeezed(text) for text in pdf.alternatives) == told
    assert len(told) > 20


def test_every_table_is_whole(pdf: Pdf, exhibits: list[Exhibit]) -> None:
    for exhibit in exhibits:
        if exhibit.kind == Kind.MATRIX or exhibit.empty or exhibit.id == SOURCE_REGISTER:
            continue
        for column in exhibit.columns:
            texts = [cell(Language.FR, column.form, value) for value in exhibit.table[column.name]]
            if set(texts) != {ABSENT}:
                assert pdf.holds(column.heading), (exhibit.id, column.name)
            for text in texts[:3]:
                assert text == ABSENT or pdf.holds_over_pages(text), (exhibit.id, column.name, text)


def test_every_source_is_listed_once_with_its_link_and_every_exhibit_gives_its_numbers(
    catalogue: Catalogue, pdf: Pdf, exhibits: list[Exhibit]
) -> None:
    records = catalogue.records("sources")
    links = {encoded(link) for link in pdf.links}
    assert {encoded(record.url) for record in records} <= links
    assert len(pdf.text.split(squeezed(records[0].url))) == 2
    known = source_numbers(exhibits)
    listed = next(exhibit for exhibit in exhibits if exhibit.id == SOURCE_REGISTER).table["source_id"]
    assert len(known) == len(records) and listed.iloc[known[records[7].source_id] - 1] == records[7].source_id
    for exhibit in exhibits:
        if exhibit.sources and exhibit.id != SOURCE_REGISTER:
            assert pdf.holds(t(Language.FR, "paper.annex.numbers", numbers=cited_numbers(exhibit.sources, known))), (
                exhibit.id
            )


def test_runs_of_numbers_are_drawn_together() -> None:
    known = {letter: number for number, letter in enumerate("abcdefghi", start=1)}
    assert cited_numbers("abcegh", known) == "1–3, 5, 7, 8"
    assert cited_numbers("", known) == "" and cited_numbers(["unknown"], known) == ""


def test_filters_scenario_and_versions_are_printed_in_full(catalogue: Catalogue, pdf: Pdf) -> None:
    assert pdf.holds(filtered(catalogue, CHOSEN)) and pdf.holds(scenario_sentence(catalogue, CHOSEN))
    assert pdf.holds(t(Language.FR, "export.slide.versions", version=str(catalogue.version), model=MODEL_VERSION))


def test_it_declares_pdf_ua(pdf: Pdf) -> None:
    assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.metadata
    assert pdf.root["/MarkInfo"]["/Marked"] and str(pdf.root["/Lang"]).lower().startswith("fr")


def test_every_chapter_and_exhibit_in_both_languages(catalogue: Catalogue) -> None:
    for language in Language:
        data = annex_content(catalogue, Selection(language))
        found = [exhibit["id"] for chapter in data["chapters"] for exhibit in chapter["exhibits"]]
        assert sorted(found) == sorted(register())
        for chapter in data["chapters"]:
            for exhibit in chapter["exhibits"]:
                whole = exhibit["tables"] or exhibit["records"]
                assert whole or built(exhibit["id"], Selection(language)).empty, exhibit["id"]


def test_equal_inputs_give_equal_bytes_dated_as_the_data(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    few = {"brief": chapters(catalogue, CHOSEN)["brief"], "sources": []}
    monkeypatch.setattr(annex, "chapters", lambda *_: few)
    first = annex_pdf(catalogue, CHOSEN)
    time.sleep(1.1)
    assert annex_pdf(catalogue, CHOSEN) == first
    assert Pdf(first).file.metadata["/CreationDate"].startswith(f"D:{catalogue.version.date.replace('-', '')}")


@pytest.mark.parametrize("text", hostile.TEXTS, ids=range(len(hostile.TEXTS)))
def test_no_text_of_the_data_breaks_it(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    kinds = ("brief-answer", "actors-chain-names", "actors-late", "funding-flow", "capacity-sites", "demand-ansm")
    spoilt = [hostile.spoilt(built(name), text) for name in kinds]
    monkeypatch.setattr(annex, "chapters", lambda *_: {"brief": spoilt})
    pdf = Pdf(annex_pdf(catalogue, Selection()))
    assert not any("evil.example" in link for link in pdf.links)
    assert sum(title == (squeezed(text) or "x") for title in map(squeezed, pdf.bookmarks)) in (0, len(kinds))


def test_markup_of_the_data_stays_text(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    said = hostile.TEXTS[2]
    exhibit = hostile.spoilt(built("brief-answer"), said)
    monkeypatch.setattr(annex, "chapters", lambda *_: {"brief": [exhibit]})
    assert Pdf(annex_pdf(catalogue, Selection())).holds(said)


def test_the_engine_refuses_a_file_without_a_title(catalogue: Catalogue) -> None:
    data = annex_content(catalogue, CHOSEN) | {"title": "", "chapters": []}
    with pytest.raises(ExportFailed) as failed:
        typeset.compile_pdf("annex.typ", data, catalogue.version.date)
    assert failed.value.key == "document" and "PDF/UA-1" in failed.value.detail
