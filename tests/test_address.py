"""Links as people copy them: what is plain is read, what is not is named with its sign, what is nobody's stays."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from screens import html_of, opened

from dossier.address import ID_KEYS, read_address
from dossier.catalogue.codes import Sector
from dossier.catalogue.records import REGIONS
from dossier.language import Language, t
from dossier.selection import KEYS, LANGUAGE_KEY, Rejected, Selection

CITIES = ("Besançon", "Dijon", "Évry-Courcouronnes")
Query = dict[str, list[str]]


def meant(query: Query) -> tuple[Query, list[Rejected]]:
    address = read_address(query, CITIES)
    return address.joined(), list(address.rejected)


PLAIN: dict[str, tuple[Query, Query]] = {
    "ampersands of a page's code": (
        {"sector": ["cell_therapy"], "amp;region": ["Bretagne"], "amp;lang": ["en"]},
        {"sector": ["cell_therapy"], "region": ["Bretagne"], "lang": ["en"]},
    ),
    "escaped twice": ({"amp;amp;region": ["Bretagne"]}, {"region": ["Bretagne"]}),
    "escaped inside a value": (
        {"sector": ["cell_therapy&amp;region=Bretagne"]},
        {"sector": ["cell_therapy"], "region": ["Bretagne"]},
    ),
    "escaped as one word": (
        {"sector=cell_therapy&region": ["Bretagne"]},
        {"sector": ["cell_therapy"], "region": ["Bretagne"]},
    ),
    "ampersand and letters read as a sign": (
        {"lang": ["en®ion=Bretagne§or=gene_therapy"]},
        {"lang": ["en"], "region": ["Bretagne"], "sector": ["gene_therapy"]},
    ),
    "key repeated": ({"region": ["Bretagne", "Occitanie"]}, {"region": ["Bretagne,Occitanie"]}),
    "language repeated": ({"lang": ["fr", "en"]}, {"lang": ["en"]}),
    "key of a form": ({"region[]": ["Bretagne"]}, {"region": ["Bretagne"]}),
    "other case": ({"Region": ["BRETAGNE"], "LANG": ["EN"]}, {"region": ["Bretagne"], "lang": ["en"]}),
    "plural": (
        {"regions": ["Bretagne"], "sectors": ["gene_therapy"]},
        {"region": ["Bretagne"], "sector": ["gene_therapy"]},
    ),
    "plural of status": ({"statuses": ["operating"]}, {"status": ["operating"]}),
    "French words": (
        {"ville": ["Dijon"], "secteurs": ["cell_therapy"]},
        {"city": ["Dijon"], "sector": ["cell_therapy"]},
    ),
    "accent in a key": ({"région": ["Bretagne"]}, {"region": ["Bretagne"]}),
    "misspelt": (
        {"regon": ["Bretagne"], "setcor": ["gene_therapy"]},
        {"region": ["Bretagne"], "sector": ["gene_therapy"]},
    ),
    "signs of a sentence": ({"region": ["Bretagne)."]}, {"region": ["Bretagne"]}),
    "comma at the end": ({"region": ["Bretagne,"]}, {"region": ["Bretagne"]}),
    "sign after a scenario": ({"s": ["1~efs-two-rooms~rooms=3)."]}, {"s": ["1~efs-two-rooms~rooms=3"]}),
    "sign after an exhibit": ({"Exhibit": ["Actors-Map."]}, {"exhibit": ["actors-map"]}),
    "sign after a slide": ({"slide": ["3,"]}, {"slide": ["3"]}),
    "without accents": (
        {"region": ["ile de france"], "city": ["besancon"]},
        {"region": ["Île-de-France"], "city": ["Besançon"]},
    ),
    "typographic apostrophe": ({"region": ["Provence-Alpes-Côte d’Azur"]}, {"region": ["Provence-Alpes-Côte d'Azur"]}),
    "hidden sign": ({"region": ["Bre\u200btagne"]}, {"region": ["Bretagne"]}),
    "other separators": (
        {"sector": ["cell_therapy;gene therapy|digital-health"]},
        {"sector": ["cell_therapy,gene_therapy,digital_health"]},
    ),
    "language with its country": ({"lang": ["en-GB"]}, {"lang": ["en"]}),
    "language in words": ({"language": ["English"]}, {"lang": ["en"]}),
    "scenarios to compare": ({"amp;c": ["1~a", "1~b"]}, {"c": ["1~a,1~b"]}),
}


@pytest.mark.parametrize("name", PLAIN)
def test_what_is_plain_is_read(name: str) -> None:
    written, read = PLAIN[name]
    assert meant(written) == (read, [])


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize("region", REGIONS)
def test_accents_in_any_form_are_read(region: str, form: str) -> None:
    assert meant({"region": [unicodedata.normalize(form, region)]}) == ({"region": [region]}, [])  # type: ignore[arg-type]


NOT_PLAIN: dict[str, tuple[Query, list[Rejected]]] = {
    "value of nobody": ({"region": ["Atlantide"]}, [Rejected("region", "Atlantide")]),
    "one of two": ({"region": ["Bretagne,Atlantide"]}, [Rejected("region", "Atlantide")]),
    "language that is not spoken here": ({"lang": ["de"]}, [Rejected("lang", "de")]),
    "city that no row has": ({"city": ["Atlantis"]}, [Rejected("city", "Atlantis")]),
    "key nearly ours, value not": ({"regon": ["Atlantide"]}, [Rejected("regon", "Atlantide")]),
    "hidden sign in a word that is none": ({"region": ["Atlan\u200btide"]}, [Rejected("region", "Atlan[U+200B]tide")]),
    "Cyrillic letter": ({"region": ["\u0412retagne"]}, [Rejected("region", "\u0412retagne (U+0412)")]),
    "escaped key, value not": ({"amp;region": ["Atlantide"]}, [Rejected("region", "Atlantide")]),
}


@pytest.mark.parametrize("name", NOT_PLAIN)
def test_what_is_not_plain_is_named_with_its_sign(name: str) -> None:
    written, rejected = NOT_PLAIN[name]
    assert meant(written)[1] == rejected


@pytest.mark.parametrize(
    "query",
    [
        {"utm_source": ["mail"], "fbclid": ["a,b"], "utm_campaign": ["region=x"]},
        {"action": ["1"], "ref": ["x)"], "page": ["2"], "embed": ["true"]},
        {"sector": ["cell_therapy,gene_therapy"], "lang": ["en"], "exhibit": ["actors-map"]},
        {},
    ],
)
def test_what_is_right_or_nobodys_stays_as_it_is(query: Query) -> None:
    address = read_address(query, CITIES)
    assert address.rejected == ()
    assert not address.differs(query)


@given(
    st.dictionaries(st.sampled_from([LANGUAGE_KEY, *KEYS.values(), *ID_KEYS, "amp;region", "x"]), st.lists(st.text()))
)
def test_no_address_raises_and_one_put_right_stays(query: Query) -> None:
    address = read_address(query, CITIES)
    again = read_address(address.joined(), CITIES)
    assert again.joined() == address.joined()
    Selection.from_query(again.query)


def test_every_word_for_a_sector_is_read() -> None:
    for code in Sector:
        labels = [label for each in Language if "," not in (label := t(each, f"frame.sector.{code}"))]
        for word in (code, code.upper(), code.replace("_", "-"), *labels):
            assert meant({"sector": [word]}) == ({"sector": [str(code)]}, [])


class TestOnThePage:
    def test_an_escaped_link_is_followed(self) -> None:
        screen = opened("actors", **{"sector": "gene_therapy", "amp;region": "Bretagne", "amp;lang": "en"})
        assert not screen.exception
        assert t(Language.EN, "page.actors.title") in [title.value for title in screen.title]
        assert re.search("<p>[^<]*gene therapy[^<]*Bretagne", html_of(screen))
        assert not screen.info

    def test_a_repeated_key_is_followed_whole(self) -> None:
        screen = opened("actors", region=["Bretagne", "Occitanie"])  # type: ignore[arg-type]
        assert re.search("<p>[^<]*Bretagne[^<]*Occitanie", html_of(screen))

    def test_a_card_asked_for_in_capitals_is_shown(self) -> None:
        screen = opened("actors", Actor="EFS-BFC)")
        assert not screen.warning

    def test_the_sign_at_fault_is_seen(self) -> None:
        screen = opened("actors", region="Atlan\u200btide*", utm_source="mail")
        (note,) = screen.info
        assert "Atlan\\[U\\+200B\\]tide\\*" in note.value
        assert "mail" not in note.value

    def test_a_link_in_a_value_is_no_link(self) -> None:
        screen = opened("actors", region="[x](https://a.fr)")
        assert "](http" not in screen.info[0].value
