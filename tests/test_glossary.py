"""Words of the glossary in a text: where they stand, in which forms, once; and how the screen carries them."""

import re
from html import escape, unescape

import pytest
from built import CATALOGUE

from components.exhibit.explained import marked_html, writer
from dossier.catalogue.records.words import Term
from dossier.language import Language
from dossier.rules.glossary import AMBIGUOUS, forms, in_short, mentions

FR, EN = Language.FR, Language.EN
TERMS = CATALOGUE.records("glossary")


def found(language: Language, text: str, met: tuple[str, ...] = ()) -> list[str]:
    return [text[mention.start : mention.end] for mention in mentions(TERMS, language, text, met)]


def named(language: Language, text: str) -> list[str]:
    return [mention.term.term_fr for mention in mentions(TERMS, language, text)]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        (FR, "Lots par an, lots libérés compris.", ["Lots", "lots libérés"]),
        (FR, "Des vecteurs viraux, un vecteur viral.", ["vecteurs viraux"]),
        (FR, "VAN-SE moyenne\u00a0: P5 et P95, médiane", ["VAN-SE", "P5", "médiane"]),
        (FR, "Valeur nette (VAN-SE), puis VAN-SE", ["VAN-SE"]),
        (FR, "L’option sans le projet, tirages", ["option sans le projet", "tirages"]),
        (FR, "Un MTI fabriqué selon les BPF", ["MTI", "BPF"]),
        (FR, "écarts aux BPF", ["écarts aux BPF"]),
        (FR, "un essai\u00a0pivot de phase III", ["essai\u00a0pivot", "phase III"]),
        (FR, "l'autorisation de mise sur le marché", ["autorisation de mise sur le marché"]),
        (EN, "Gene therapies and a released batch, batches", ["Gene therapies", "released batch", "batches"]),
        (EN, "VAN-SE, P95; the rule of the Guide; ANSM", ["VAN-SE", "P95", "Guide", "ANSM"]),
        (EN, "GMP deficiencies", ["GMP deficiencies"]),
    ],
)
def test_words_are_found_in_their_forms_the_longest_first(language: Language, text: str, words: list[str]) -> None:
    assert found(language, text) == words


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (FR, "des pilotes, un complot, le pilotage, la flotte"),  # lot
        (FR, "VAN-SEM, MTIX, bpf, un guide, AMMONIAC, van-se"),
        (FR, "unité, année des prix\u00a0; l’incidence du taux"),  # ambiguous words
        (EN, "drawn, withdraw, drawer, mediant, a guide to it"),
        (EN, "unit, platform"),
    ],
)
def test_a_word_inside_another_or_with_another_sense_is_none(language: Language, text: str) -> None:
    assert found(language, text) == []


def test_a_term_is_marked_once_and_never_where_it_was_met() -> None:
    text = "Un lot libéré, puis un lot, puis des lots libérés."
    assert found(FR, text) == ["lot libéré", "lot"]
    assert found(FR, text, ("lot libéré",)) == ["lot"], "the word inside the longer term is not marked in its place"
    assert mentions(TERMS, FR, text, ("lot libéré",))[0].start == text.index("lot, puis")
    assert named(EN, "P5 to P95") == ["centiles (P5, P50, P95)"], "forms of one term count as one"
    assert found(FR, "") == []


def test_every_term_is_found_by_its_own_name_in_both_languages() -> None:
    for term in TERMS:
        for language in Language:
            for form in forms(term, language)[:1]:
                assert form in found(language, f"({form})."), (language, form)
    assert {term.term_fr for term in TERMS} >= AMBIGUOUS


def test_no_form_belongs_to_two_terms() -> None:
    for language in Language:
        every = [form.lower() for term in TERMS for form in forms(term, language)]
        assert len(every) == len(set(every)), sorted({form for form in every if every.count(form) > 1})


def test_a_definition_is_clipped_to_two_sentences() -> None:
    assert in_short("Un. Deux. Trois.") == "Un. Deux."
    assert in_short("A\u00a0: officielle. B\u00a0: presse", 1) == "A\u00a0: officielle."
    assert in_short("Classée ISO 5 à 8, p. ex. la nôtre.") == "Classée ISO 5 à 8, p. ex. la nôtre."


HOSTILE = Term(
    term_fr="lot <b>", term_en="lot <b>", definition_fr='<script>"x"</script> & co.', definition_en="<i>batch</i>."
)


def test_everything_is_escaped_and_no_word_is_lost() -> None:
    text = 'Un lot <b> & "deux" <script>.'
    html, new = marked_html((HOSTILE,), FR, text, escape, frozenset())
    assert new == ("lot <b>",) and "<script>" not in html and "<b>" not in html
    assert "&lt;script&gt;&quot;x&quot;&lt;/script&gt; &amp; co." in html
    without = re.sub(r'<span class="definition".*?</span>', "", html)
    assert unescape(re.sub(r"</?dfn[^>]*>", "", without)) == text
    assert marked_html((HOSTILE,), FR, text, escape, new) == (escape(text), ())


def test_a_page_explains_a_word_once_and_a_place_drawn_again_the_same() -> None:
    met: dict[str, str] = {}
    intro, exhibit = (writer(TERMS, FR, place, met) for place in ("intro", "exhibit"))
    assert [intro("Des lots.").count("<dfn"), intro("Un lot.").count("<dfn")] == [1, 0]
    assert exhibit("Un tirage.").count("<dfn") == 1
    assert writer(TERMS, FR, "exhibit", met)("Des lots, des tirages.").count("<dfn") == 1
    assert writer(TERMS, FR, "intro", met)("Des lots, des tirages.").count("<dfn") == 1
