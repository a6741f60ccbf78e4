"""Anything is found by its words, in either language, and any text may be asked."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.catalogue import Catalogue, load
from dossier.contents import EVERY_PAGE
from dossier.exhibits import register
from dossier.language import Language
from dossier.search.documents import Subject, documents
from dossier.search.index import Answer, Index
from dossier.search.page_names import nearest_page
from dossier.search.told import title_and_about
from dossier.search.words import LONGEST, read_query

CATALOGUE = load()
INDEX = Index(documents(CATALOGUE, {}))


def found(asked: str) -> Answer:
    return INDEX.search(read_query(asked))


def of(asked: str, subject: Subject) -> list[str]:
    return [each.identifier for group in found(asked).groups if group.subject == subject for each in group.documents]


@pytest.mark.parametrize(
    ("asked", "subject", "first"),
    [
        ("thérapie génique", Subject.TERM, "thérapie génique"),
        ("gene therapy", Subject.TERM, "thérapie génique"),
        ("THERAPIE GENIQUE", Subject.TERM, "thérapie génique"),
        ("thérapies géniques", Subject.TERM, "thérapie génique"),
        ("contre-expertise", Subject.TERM, "contre-expertise indépendante"),
        ("Établissement français du sang", Subject.ACTOR, "efs"),
        ("Plateforme MTI de Besançon", Subject.SITE, "efs-mti-besancon"),
        ("Besançon ATMP platform", Subject.SITE, "efs-mti-besancon"),
        ("acteurs", Subject.PAGE, "actors"),
        ("Funding", Subject.PAGE, "funding"),
        ("financements", Subject.PAGE, "funding"),
        ("actors-map", Subject.EXHIBIT, "actors-map"),
        ("funding-besancon", Subject.EXHIBIT, "funding-besancon"),
    ],
)
def test_what_is_asked_comes_first_among_its_kind(asked: str, subject: Subject, first: str) -> None:
    assert of(asked, subject)[0] == first


@pytest.mark.parametrize("asked", ["Besançon", "besancon", "BESANÇON", "besnacon", "bezançon"])
def test_accents_case_and_a_wrong_letter_find_the_same(asked: str) -> None:
    assert of(asked, Subject.ACTOR) and set(of(asked, Subject.ACTOR)) == set(of("Besançon", Subject.ACTOR))


@pytest.mark.parametrize("table", ["actors", "facilities", "funding", "sources", "gaps", "argument", "pipeline"])
def test_every_row_is_found_by_its_identifier(table: str) -> None:
    keys = {"facilities": "facility_id", "funding": "award_id", "argument": "argument_id", "pipeline": "candidate_id"}
    key = keys.get(table, f"{table.removesuffix('s')}_id")
    rows = CATALOGUE.records(table)[:12]
    assert rows
    for row in rows:
        identifier = getattr(row, key)
        assert identifier in {each.identifier for group in found(identifier).groups for each in group.documents}


def test_what_is_written_so_comes_before_what_is_nearly() -> None:
    """Nothing near is mixed in where something is written so: a cell is no call."""
    answer = found("cell")
    assert answer
    for document in (each for group in answer.groups for each in group.documents):
        words = " ".join((*document.names, *document.about, *document.body)).casefold()
        assert "cell" in words, document


def test_a_letter_or_two_are_beginnings_of_names() -> None:
    answer = found("yp")
    assert answer
    for document in (each for group in answer.groups for each in group.documents):
        texts = [*document.names, *document.about, *document.body]
        assert any(word.startswith("yp") for text in texts for word in text.casefold().replace("-", " ").split())
    assert not found("xq")


def test_nothing_proposes_near_words() -> None:
    answer = found("Besançon licorne")
    assert not answer and "Besançon" in answer.nearest
    assert not found("?!…") and found("?!…").nearest == ()


def test_a_long_query_is_cut_and_says_so() -> None:
    assert read_query("x" * 10_000).cut and len(read_query("x" * 10_000).text) == LONGEST
    assert not read_query("x" * LONGEST).cut and not read_query("  besançon  ").cut


def test_words_of_grammar_narrow_nothing() -> None:
    assert read_query("Où sont les sites à Besançon ?").words == ("sites", "besancon")
    assert read_query("le").words == ("le",)


@given(st.text(max_size=400))
def test_any_text_can_be_asked(asked: str) -> None:
    answer = found(asked)
    assert len(answer) == sum(len(group.documents) for group in answer.groups)
    assert not (answer.groups and answer.nearest)


@pytest.mark.parametrize("language", list(Language))
def test_everything_can_be_told_and_stands_somewhere(catalogue: Catalogue, language: Language) -> None:
    assert {document.subject for document in INDEX.documents} == set(Subject)
    for document in INDEX.documents:
        title, _ = title_and_about(catalogue, language, document)
        assert title.strip() and "{" not in title, document
        assert document.page in EVERY_PAGE
        if (asked := dict(document.link).get("exhibit", "")) and not asked.startswith("claim-"):
            assert register()[asked].page == document.page


@pytest.mark.parametrize(
    ("path", "page"),
    [
        ("/Actors", "actors"),
        ("/acteurs", "actors"),
        ("/acteur/", "actors"),
        ("capacite", "capacity"),
        ("FINANCEMENT", "funding"),
        ("funding-map", "funding"),
        ("sourses", "sources"),
        ("", None),
        ("<script>", None),
        ("/financement?lang=en", "funding"),
        ("/pour-et-contre", "challenge"),
        ("/%C3%A9valuation", "evaluation"),
        ("/x/brief.html", "brief"),
        ("/", None),
        ("/wp-admin", None),
        ("/" + "a" * 10_000, None),
    ],
)
def test_the_nearest_page_to_an_address(path: str, page: str | None) -> None:
    assert nearest_page(path) == page
