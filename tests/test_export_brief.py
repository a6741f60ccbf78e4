"""The brief: two pages, whatever is selected and whatever the data say; everything in it is in its exhibits."""

import sys
import time
from dataclasses import replace

import hostile
import pytest
from pdf_reading import Pdf, squeezed

from dossier import storyboard
from dossier.catalogue import Catalogue
from dossier.catalogue.codes import Sector, Stance
from dossier.exhibits import Exhibit
from dossier.exhibits.challenge.claims import claims, settled_by
from dossier.language import Language, t
from dossier.language.cells import first_sentences
from dossier.publisher import signature
from dossier.scenario import MODEL_VERSION
from dossier.scenario.quoted_results import render_with_results
from dossier.scenario.sentence import scenario_sentence
from dossier.selection import Selection
from dossier.selection_words import filtered
from exports.files import failure, fonts
from exports.files.failure import ExportFailed
from exports.paper import brief, typeset
from exports.paper.brief import EXHIBITS, brief_pdf
from exports.svg.canvas import SIZE


@pytest.fixture(scope="module", params=Language)
def made(request: pytest.FixtureRequest, catalogue: Catalogue) -> tuple[Selection, Pdf]:
    selection = Selection(request.param)
    return selection, Pdf(brief_pdf(catalogue, selection))


def test_two_a4_pages(made: tuple[Selection, Pdf]) -> None:
    _, pdf = made
    sizes = {(round(float(page.mediabox.width)), round(float(page.mediabox.height))) for page in pdf.file.pages}
    assert len(pdf.pages) == 2 and sizes == {(595, 842)}


def test_question_request_proofs_and_lists_are_whole(catalogue: Catalogue, made: tuple[Selection, Pdf]) -> None:
    selection, pdf = made
    assert pdf.holds(t(selection.language, "page.brief.title"))
    assert pdf.holds(signature(selection.language)), "a brief that nobody has signed says so"
    exhibits = {name: storyboard.build(catalogue, selection, name) for name in EXHIBITS}
    for name in EXHIBITS:  # the figures stand without their sentence
        assert name == "brief-figures" or pdf.holds(exhibits[name].finding), name
    for name, columns in {
        "brief-figures": ("label", "value", "means", "caution"),
        "brief-triggers": ("threshold", "holder"),
        "brief-withdrawals": ("what", "holder"),
        "brief-requests": ("ask", "whom", "when"),
    }.items():
        table = exhibits[name].table
        assert len(table) and all(pdf.holds(text) for column in columns for text in table[column]), name


def test_each_objection_has_the_beginning_of_its_answer_and_the_proofs_that_settle_it(
    catalogue: Catalogue, made: tuple[Selection, Pdf]
) -> None:
    selection, pdf = made
    language = selection.language
    found = claims(catalogue, Stance.AGAINST, page_one=True)
    assert len(found) == 3
    for claim in found:
        assert pdf.holds(getattr(claim, f"title_{language}"))
        answer = render_with_results(catalogue, language, getattr(claim, f"answer_{language}"))
        assert pdf.holds(first_sentences(answer, 20))
        assert pdf.holds(settled_by(catalogue, language, claim))


def test_nothing_is_under_nine_points(catalogue: Catalogue, made: tuple[Selection, Pdf]) -> None:
    selection, _ = made
    assert brief.brief_content(catalogue, selection)["size"] >= 9
    # pictures are drawn narrower than the page is wide: their letters of eight are of nine there
    assert SIZE * (595 - 2 * 42.5) / brief._WIDE >= 8.99


def test_sources_are_named_with_their_links_and_the_others_counted(
    catalogue: Catalogue, made: tuple[Selection, Pdf]
) -> None:
    selection, pdf = made
    used = {s for name in EXHIBITS for s in storyboard.build(catalogue, selection, name).sources}
    linked = {s for s in used if catalogue.row("sources", s).url in pdf.links}
    assert len(linked) >= 2
    assert all(pdf.holds(catalogue.row("sources", identifier).title) for identifier in linked)
    assert pdf.holds(t(selection.language, "paper.brief.more_sources", n=len(used) - len(linked)))


def test_filters_scenario_and_versions_are_printed_in_full(catalogue: Catalogue, made: tuple[Selection, Pdf]) -> None:
    _, pdf = made
    assert pdf.holds(MODEL_VERSION) and pdf.holds(str(catalogue.version))
    chosen = Selection(
        Language.FR,
        sectors=("cell_therapy", "gene_therapy"),
        regions=("Bourgogne-Franche-Comté",),
        cities=("Besançon",),
        scenario="2~new-six-rooms~rooms=5",
    )
    pdf = Pdf(brief_pdf(catalogue, chosen))
    assert len(pdf.pages) == 2
    assert pdf.holds(filtered(catalogue, chosen)) and pdf.holds(scenario_sentence(catalogue, chosen))
    assert "Bourgogne-Franche-Comté" in filtered(catalogue, chosen)
    assert "\u00a0: 5 salles" in scenario_sentence(catalogue, chosen)


def test_it_declares_pdf_ua_and_says_its_title_language_and_pictures(
    catalogue: Catalogue, made: tuple[Selection, Pdf]
) -> None:
    selection, pdf = made
    assert "<pdfuaid:part>1</pdfuaid:part>" in pdf.metadata and typeset.STANDARD == "ua-1"
    assert pdf.root["/MarkInfo"]["/Marked"] and pdf.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert str(pdf.root["/Lang"]).lower().startswith(selection.language)
    assert pdf.file.metadata.title == t(selection.language, "paper.brief.document")
    drawn = [storyboard.build(catalogue, selection, name) for name in ("brief-answer", "brief-map", "option-grid")]
    assert sorted(map(squeezed, pdf.alternatives)) == sorted(squeezed(one.text_alternative) for one in drawn)
    assert squeezed(drawn[-1].finding) in [squeezed(title) for title in pdf.bookmarks]


def test_equal_inputs_give_equal_bytes_dated_as_the_data(catalogue: Catalogue) -> None:
    first = brief_pdf(catalogue, Selection())
    time.sleep(1.1)
    assert brief_pdf(catalogue, Selection()) == first
    stamp = f"D:{catalogue.version.date.replace('-', '')}"
    found = Pdf(first).file.metadata
    assert found["/CreationDate"].startswith(stamp) and found["/ModDate"].startswith(stamp)


@pytest.mark.parametrize("sector", Sector)
def test_two_pages_under_any_sector(catalogue: Catalogue, sector: Sector) -> None:
    for language in Language:
        data = brief.brief_content(catalogue, Selection(language, sectors=(sector,)))
        assert typeset.count_pages("brief.typ", data) == 2
        assert data["size"] >= 7.8, "set too small to be read"


@pytest.mark.parametrize("text", hostile.TEXTS, ids=range(len(hostile.TEXTS)))
def test_no_text_of_the_data_breaks_it(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    whole = storyboard.build

    def spoilt(*arguments: object) -> Exhibit:
        return hostile.spoilt(whole(*arguments), text)  # type: ignore[arg-type]

    monkeypatch.setattr(brief.storyboard, "build", spoilt)
    monkeypatch.setattr(brief, "render_with_results", lambda *_: text)
    typed = text.encode("utf-8", "ignore").decode()  # an address cannot hold half a character
    pdf = Pdf(brief_pdf(catalogue, Selection(Language.FR, cities=(typed,) if typed else ())))
    assert len(pdf.pages) == 2
    assert not any("evil.example" in link for link in pdf.links)


def test_markup_of_the_data_stays_text(catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = storyboard.build
    said = 'x #panic("y") *bold* $z$ <label> @ref'
    monkeypatch.setattr(brief.storyboard, "build", lambda *arguments: replace(whole(*arguments), finding=said))
    assert Pdf(brief_pdf(catalogue, Selection())).holds(said)


@pytest.mark.parametrize("module, key", [("typst", "engine"), ("fontTools.ttLib", "engine")])
def test_a_missing_engine_is_told_in_both_languages(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch, module: str, key: str
) -> None:
    fonts.characters.cache_clear()
    fonts.shown.cache_clear()
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(ExportFailed) as failed:
        brief_pdf(catalogue, Selection())
    fonts.characters.cache_clear()
    fonts.shown.cache_clear()
    french, english = (failed.value.words(language) for language in Language)
    assert failed.value.key == key and module.partition(".")[0] in french and french != english


def test_a_refusal_of_the_engine_is_told() -> None:
    with pytest.raises(ExportFailed) as failed:
        typeset.compile_pdf("brief.typ", {"lang": "fr"}, "2026-11-24")
    assert failed.value.key == "document" and failed.value.words(Language.EN)


def test_a_full_disk_and_a_missing_file_are_told_and_an_error_of_ours_is_not_hidden() -> None:
    for number, key in ((28, "disk"), (30, "disk"), (2, "missing")):
        with pytest.raises(ExportFailed) as failed, failure.guarded():
            raise OSError(number, "said by the system", "/some/path")
        assert failed.value.key == key
        for language in Language:
            assert "/some/path" in failed.value.words(language)
    with pytest.raises(ValueError), failure.guarded():
        raise ValueError
