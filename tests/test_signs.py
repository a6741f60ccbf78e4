"""One sign, one meaning: every tone and shape of every picture is in the list, and its key says what the list says."""

import re

import pytest
from built import built

from dossier.charts.encoding import Kind
from dossier.charts.palette import Shape, Tone
from dossier.charts.signs import MEANINGS
from dossier.exhibits import Exhibit, register
from dossier.language import Language, t
from dossier.selection import Selection

#: Shapes that say how large a mark is, not what it is worth.
SIZES = {Shape.LARGE, Shape.SMALL, Shape.PLAIN, Shape.PROJECT, Shape.SQUARE}
#: Tones that mean nothing by themselves: the plain mark, categories told apart by their labels, words.
PLAIN_TONES = {Tone.SLATE, Tone.VIOLET, Tone.GREEN, Tone.INK, Tone.GREY}
KNOWN = PLAIN_TONES | {sign.tone for sign in MEANINGS if sign.tone}
SHAPES = SIZES | {sign.shape for sign in MEANINGS if sign.shape}
#: What a key may call a sign, in either language; a sign that is not here is said by the picture itself.
WORDS = {
    Shape.HOLLOW: r"\bannonc|\bprévu|\bprojet|pas encore|préliminaire|construction|à l’étude|\bplan(s|ned)?\b|"
    r"\bannounc|\bnot yet|\bproject\b|preliminary|sur papier|on paper|proposé|proposed|recommand|recommend|"
    r"d’abord cité|first quoted",
    Shape.HATCHED: r"hypoth|suppos|assum|estim|tir[ée]|drawn|scénario|scenario|calcul|modèle|model",
    Tone.ORANGE: r"vente|ferm|céd|repris|retire|négativ|perd|perte|sale|clos|taken|takes|negative|los[st]|sold|cess",
    Tone.OCHRE: r"Drug Cell",
}


def selections() -> list[Selection]:
    return [Selection(language=language) for language in Language]


def looks(exhibit: Exhibit) -> set[tuple[str, str]]:
    """Tones and shapes of the marks of an exhibit and of its key."""
    encoding, table = exhibit.encoding, exhibit.table
    tones = list(table[encoding.tone]) if encoding.tone in table else [""] * len(table)
    shapes = list(table[encoding.shape]) if encoding.shape in table else [""] * len(table)
    return {(str(a), str(b)) for a, b in zip(tones, shapes, strict=True)} | {
        (str(tone), str(shape)) for tone, shape, _ in encoding.key
    }


@pytest.mark.parametrize("identifier", register())
def test_every_tone_and_shape_is_one_of_the_signs(identifier: str) -> None:
    for tone, shape in looks(built(identifier)):
        assert not tone or Tone(tone) in KNOWN, tone
        assert not shape or Shape(shape) in SHAPES, shape


@pytest.mark.parametrize("selection", selections(), ids=str)
@pytest.mark.parametrize("identifier", register())
def test_a_key_says_what_its_sign_means(identifier: str, selection: Selection) -> None:
    key = built(identifier, selection).encoding.key
    mixed = len({shape for _, shape, _ in key}) > 1  # of one shape alone the entries are told apart by their tones
    for tone, shape, text in key:
        for sign in (tone, shape if mixed else ""):
            if sign in WORDS:
                assert re.search(WORDS[sign], text, re.IGNORECASE), f"{sign}: {text!r}"


@pytest.mark.parametrize("identifier", [name for name, entry in register().items() if entry.page != "present"])
def test_ochre_is_the_drug_cell_and_nothing_else(identifier: str) -> None:
    exhibit = built(identifier)
    if exhibit.encoding.tone not in exhibit.table or exhibit.kind == Kind.TABLE:
        return
    for row in exhibit.table.to_dict("records"):
        if row[exhibit.encoding.tone] == Tone.OCHRE:
            assert any("Drug Cell" in str(cell) for cell in row.values()), row


@pytest.mark.parametrize("language", list(Language))
def test_every_sign_has_its_words(language: Language) -> None:
    said = [t(language, f"sign.{sign.name}") for sign in MEANINGS]
    assert all(said) and len(set(said)) == len(said)
