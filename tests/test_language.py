"""Words, numbers, money and dates in both languages; and the texts of the locale files themselves."""

import re
import string
import tomllib
from pathlib import Path

import numpy as np
import pytest
from french import french_in
from hypothesis import given
from hypothesis import strategies as st

from dossier.catalogue import Catalogue
from dossier.catalogue.placeholders import PLACEHOLDER
from dossier.catalogue.records import TABLES
from dossier.language import DEFAULT, NO_BREAK, Language, country, date, enumeration, money, number, percent, t, texts
from dossier.language.cells import first_sentences
from dossier.language.texts import LOCALES

FR, EN = Language.FR, Language.EN
PAGES = sorted(path.name for path in (LOCALES / FR).glob("*.toml"))


def plain(text: str) -> str:
    """No-break spaces shown as ``_`` so that an expected text can be read."""
    return text.replace(NO_BREAK, "_")


class TestNumber:
    @pytest.mark.parametrize(
        ("value", "digits", "french", "english"),
        [
            (0, None, "0", "0"),
            (999, None, "999", "999"),
            (1000, None, "1_000", "1,000"),
            (1234.5, None, "1_234,5", "1,234.5"),
            (1234567, None, "1_234_567", "1,234,567"),
            (0.1 + 0.2, None, "0,3", "0.3"),
            (2.0, None, "2", "2"),
            (12.5, 0, "13", "13"),
            (0.5, 0, "1", "1"),
            (2.675, 2, "2,68", "2.68"),
            (-3.14159, 2, "−3,14", "−3.14"),
            (-0.0004, 2, "0", "0"),
            (-0.0, None, "0", "0"),
            (np.int64(1234), None, "1_234", "1,234"),
            (np.float64(0.25), None, "0,25", "0.25"),
        ],
    )
    def test_written_in_the_way_of_each_language(self, value: float, digits: int, french: str, english: str) -> None:
        assert plain(number(FR, value, digits)) == french
        assert plain(number(EN, value, digits)) == english

    @pytest.mark.parametrize(
        ("value", "digits", "french", "english"),
        [(67, 0, "67_%", "67%"), (66.5, 0, "67_%", "67%"), (12.34, 1, "12,3_%", "12.3%"), (-13, 0, "−13_%", "−13%")],
    )
    def test_percent(self, value: float, digits: int, french: str, english: str) -> None:
        assert plain(percent(FR, value, digits)) == french
        assert plain(percent(EN, value, digits)) == english


class TestMoney:
    @pytest.mark.parametrize(
        ("amount", "french", "english"),
        [
            (0, "0_€", "€0"),
            (1.5, "1,5_€", "€1.5"),
            (999, "999_€", "€999"),
            (999.6, "1_k€", "€1k"),
            (1_000, "1_k€", "€1k"),
            (38_000, "38_k€", "€38k"),
            (999_499, "999_k€", "€999k"),
            (999_950, "1_M€", "€1m"),
            (1_000_000, "1_M€", "€1m"),
            (17_780_000, "17,8_M€", "€17.8m"),
            (152_000_000, "152_M€", "€152m"),
            (999_950_000, "1_Md€", "€1bn"),
            (4.05e9, "4,05_Md€", "€4.05bn"),
            (1.2e12, "1_200_Md€", "€1,200bn"),
            (-18_000_000, "−18_M€", "−€18m"),
            (-999_950, "−1_M€", "−€1m"),
            (-0.0, "0_€", "€0"),
        ],
    )
    def test_euros_at_the_bounds_of_each_scale(self, amount: float, french: str, english: str) -> None:
        assert plain(money(FR, amount)) == french
        assert plain(money(EN, amount)) == english

    @pytest.mark.parametrize(
        ("currency", "french", "english"),
        [
            ("GBP", "12,3_M£", "£12.3m"),
            ("USD", "12,3_M$_US", "US$12.3m"),
            ("CAD", "12,3_M$_CA", "CA$12.3m"),
            ("AUD", "12,3_M$_AU", "A$12.3m"),
            ("SEK", "12,3_M_SEK", "SEK_12.3m"),
            ("CHF", "12,3_M_CHF", "CHF_12.3m"),
            ("DKK", "12,3_M_DKK", "DKK_12.3m"),
            ("NOK", "12,3_M_NOK", "NOK_12.3m"),
        ],
    )
    def test_other_currencies_stay_what_they_are(self, currency: str, french: str, english: str) -> None:
        assert plain(money(FR, 12_300_000, currency)) == french
        assert plain(money(EN, 12_300_000, currency)) == english

    def test_small_and_negative_amounts_of_other_currencies(self) -> None:
        assert plain(money(FR, 950, "SEK")) == "950_SEK"
        assert plain(money(EN, -950, "SEK")) == "−SEK_950"
        assert plain(money(EN, -2_000_000, "USD")) == "−US$2m"

    def test_more_digits_on_demand(self) -> None:
        assert plain(money(FR, 381_703_026, significant=4)) == "381,7_M€"
        assert plain(money(FR, 381_703_026)) == "382_M€"

    @given(st.floats(min_value=1, max_value=9e11), st.sampled_from(Language))
    def test_the_scale_leaves_one_to_three_figures_and_loses_little(self, amount: float, language: Language) -> None:
        text = plain(money(language, amount))
        found = re.fullmatch(r"€?([\d.,]+)_?(k|M|Md|m|bn)?€?", text)
        assert found, text
        mantissa = float(found[1].replace(",", "." if language == FR else ""))
        assert 1 <= mantissa < 1000
        scale = {None: 1, "k": 1e3, "M": 1e6, "m": 1e6, "Md": 1e9, "bn": 1e9}[found[2]]
        assert abs(mantissa * scale - amount) <= 0.0051 * amount


class TestDate:
    @pytest.mark.parametrize(
        ("value", "french", "english"),
        [
            ("2024", "2024", "2024"),
            ("2024-02", "février 2024", "February 2024"),
            ("2024-05-28", "28 mai 2024", "28 May 2024"),
            ("2024-06-01", "1er juin 2024", "1 June 2024"),
            ("2024-06-11", "11 juin 2024", "11 June 2024"),
            ("2024-08-21", "21 août 2024", "21 August 2024"),
            ("2012/2019", "2012–2019", "2012–2019"),
            ("2012-01/2013-06", "janvier 2012_– juin 2013", "January 2012_– June 2013"),
            (None, "sans date", "undated"),
            ("", "sans date", "undated"),
        ],
    )
    def test_as_precise_as_its_source(self, value: str | None, french: str, english: str) -> None:
        assert plain(date(FR, value)) == french
        assert plain(date(EN, value)) == english

    def test_every_date_of_the_data_can_be_written(self, catalogue) -> None:  # type: ignore[no-untyped-def]
        for table, column in (("sources", "published"), ("indicators", "year"), ("timeline", "date")):
            for row in catalogue.records(table):
                for language in Language:
                    text = date(language, getattr(row, column))
                    assert text
                    assert "-" not in text


class TestWords:
    def test_enumeration(self) -> None:
        assert enumeration(FR, []) == ""
        assert enumeration(FR, ["a"]) == "a"
        assert enumeration(FR, ["a", "b"]) == "a et b"
        assert enumeration(EN, ["a", "b", "c"]) == "a, b and c"
        assert enumeration(FR, list("abcde"), limit=2) == "a, b et 3 autres"
        assert enumeration(FR, list("abc"), limit=2) == "a, b et 1 autre"
        assert enumeration(EN, list("abc"), limit=2) == "a, b and 1 other"
        assert enumeration(EN, list("abc"), limit=3) == "a, b and c"

    def test_countries(self) -> None:
        assert country(FR, "BE") == "Belgique"
        assert country(EN, "BE") == "Belgium"
        assert country(FR, "EU") == "Union européenne"

    def test_french_is_the_default(self) -> None:
        assert DEFAULT == FR

    @pytest.mark.parametrize(
        ("n", "french", "english"),
        [
            (0, "one", "other"),
            (1, "one", "one"),
            (1.5, "one", "other"),
            (2, "other", "other"),
            (21, "other", "other"),
            (1_000_000, "many", "other"),
            (2_000_000, "many", "other"),
            (1_200_000, "other", "other"),
            (np.int64(1), "one", "one"),
        ],
    )
    def test_plural_forms(self, n: float, french: str, english: str) -> None:
        key = "fault.heading"
        for language, form in ((FR, french), (EN, english)):
            forms = texts.texts(language)[key]
            assert not isinstance(forms, str)
            assert texts.template(language, key, n) == forms[form]

    def test_french_says_a_million_of_things(self) -> None:
        assert "1_000_000 de fautes" in plain(t(FR, "fault.heading", n=1_000_000))
        assert "2 fautes" in t(FR, "fault.heading", n=2)

    def test_a_plural_text_without_its_number_is_an_error(self) -> None:
        with pytest.raises(TypeError):
            t(FR, "fault.heading")
        with pytest.raises(TypeError):
            t(FR, "fault.heading", n="3")

    def test_an_unknown_key_is_an_error(self) -> None:
        with pytest.raises(texts.UnknownKey):
            t(FR, "nowhere")
        assert not texts.has(FR, "nowhere")
        assert texts.has(FR, "word.undated")

    def test_numbers_among_the_parameters_are_written_in_the_language(self) -> None:
        assert plain(texts.fill(FR, "{a} et {b}", a=2500, b=np.int64(2500))) == "2_500 et 2_500"
        assert texts.fill(EN, "{a} {b}", a=2500.5, b="2500") == "2,500.5 2500"


class TestNames:
    """Names of the tables as an English reader is told them; ``tests/test_exhibits.py`` reads whole exhibits so."""

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Catalent, campus de Gosselies (ancien site du groupe)", ("ancien", "du")),
            ("Unité de thérapie", ("thérapie",)),
            ("Établissement français du sang, Besançon ; CHU de Besançon; https://a.fr/la-santé", ()),
            ("Pays de la Loire, plant de la Loire d’Arras", ("de la", "d’")),
        ],
    )
    def test_french_is_seen_and_proper_names_are_not(self, text: str, found: tuple[str, ...]) -> None:
        assert french_in(text) == found

    def test_no_name_describes_in_french(self, catalogue: Catalogue) -> None:
        told = catalogue.told_in(EN)
        found = {name for table, column in TOLD for name in names(told, table, column) if french_in(name)}
        assert not found

    def test_every_english_name_is_of_one_name_that_stands(self, catalogue: Catalogue) -> None:
        """One that was corrected in its table would be told in French; two that read alike would be summed."""
        standing = {name for table, column in TOLD for name in names(catalogue, table, column)}
        english = [row.name_en for row in catalogue.records("names")]
        assert {row.name_fr for row in catalogue.records("names")} <= standing
        assert len(set(english)) == len(english)
        assert standing.isdisjoint(english)


class TestFiles:
    """What is true of every text, in every file."""

    def test_both_languages_have_the_same_files(self) -> None:
        assert sorted(path.name for path in (LOCALES / EN).glob("*.toml")) == PAGES
        assert PAGES

    @pytest.mark.parametrize("page", PAGES)
    def test_both_languages_have_the_same_keys(self, page: str) -> None:
        assert keys_of(FR, page) == keys_of(EN, page)

    def test_a_key_in_two_files_is_an_error(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("one.toml", "two.toml"):
            (tmp_path / FR).mkdir(exist_ok=True)
            (tmp_path / FR / name).write_text('[word]\nagain = "encore"\n', encoding="utf-8")
        monkeypatch.setattr(texts, "LOCALES", tmp_path)
        with pytest.raises(ValueError, match=r"two\.toml.*word\.again"):
            texts.texts.__wrapped__(FR)

    def test_plural_texts_have_the_forms_of_their_language(self) -> None:
        for language, forms in ((FR, {"one", "many", "other"}), (EN, {"one", "other"})):
            for key, text in texts.texts(language).items():
                assert isinstance(text, str) or set(text) == forms, f"{language}: {key}"

    def test_a_text_is_plural_in_both_languages_or_in_none(self) -> None:
        for key, text in texts.texts(FR).items():
            assert isinstance(text, str) == isinstance(texts.texts(EN)[key], str), key

    def test_both_languages_have_the_same_parameters(self) -> None:
        """Form by form; a form may leave out ``n`` ("une faute")."""
        for key, french in texts.texts(FR).items():
            english = texts.texts(EN)[key]
            if isinstance(french, str) and isinstance(english, str):
                assert fields(french) == fields(english), key
            else:
                for form in ("one", "other"):
                    assert fields(french[form]) - {"n"} == fields(english[form]) - {"n"}, f"{key}: {form}"
                assert fields(french["many"]) - {"n"} == fields(french["other"]) - {"n"}, key

    def test_both_languages_quote_the_same_figures(self) -> None:
        for key in texts.texts(FR):
            assert figures(FR, key) == figures(EN, key), key

    def test_texts_are_texts(self) -> None:
        for language in Language:
            for key, form in forms(language):
                assert form.rstrip() == form, f"{language}: {key}"
                assert "  " not in form, f"{language}: {key}"
                # Nothing to say is said in both languages.
                assert form or texts.texts(FR)[key] == texts.texts(EN)[key], key

    def test_apostrophes_and_quotes_are_typographic(self) -> None:
        for language in Language:
            for key, form in forms(language):
                assert "'" not in form, f"{language}: {key}: {form}"
                assert '"' not in form, f"{language}: {key}: {form}"

    def test_french_spaces_do_not_break(self) -> None:
        for key, form in forms(FR):
            # A figure ends like a word; an address, and the form table:id, are written tight.
            shown = re.sub(r"https?://|table:identifiant", "x", re.sub(r"\{[^{}]*\}", "x", form))
            for sign in re.finditer(r"(.)([:;?!»%])|(«)(.)", shown):
                space = sign[1] or sign[4]
                assert space in (NO_BREAK, "?", "!") or sign[0] == "(%", f"{key}: {form}"

    def test_english_has_no_french_typography(self) -> None:
        for key, form in forms(EN):
            assert not re.search(r"[«»]|\s[:;?!%]", form), f"{key}: {form}"

    def test_french_is_not_english(self) -> None:
        """A text of several words that is the same in both languages, not all of them proper names, was forgotten."""
        for key, text in texts.texts(FR).items():
            words = re.findall(r"[^\W\d_]{3,}", re.sub(r"\{[^{}]*\}", "", text)) if isinstance(text, str) else []
            if len(words) > 2 and any(word.islower() for word in words):
                assert text != texts.texts(EN)[key], f"{key}: {text}"


#: Columns of names, with their tables.
TOLD = [(table, column) for table, record in TABLES.items() for column in record.told]


def names(catalogue: Catalogue, table: str, column: str) -> set[str]:
    """The names that a column holds, one by one."""
    cells = (getattr(row, column) for row in catalogue.records(table))
    return {name for cell in cells for name in (cell if isinstance(cell, tuple) else (cell,)) if name}


def keys_of(language: Language, page: str) -> set[str]:
    tree = tomllib.loads((LOCALES / language / page).read_text(encoding="utf-8"))
    return {key for key, _ in texts._flatten("", tree)}


def forms(language: Language) -> list[tuple[str, str]]:
    """Every text of a language, plural forms apart."""
    return [
        (key, form)
        for key, text in texts.texts(language).items()
        for form in ([text] if isinstance(text, str) else text.values())
    ]


def fields(text: str) -> set[str]:
    """Names of the parameters of a text, its quoted figures left aside."""
    return {name for _, name, _, _ in string.Formatter().parse(PLACEHOLDER.sub("", text)) if name is not None}


def figures(language: Language, key: str) -> set[str]:
    text = texts.texts(language)[key]
    return {
        found[0]
        for form in ([text] if isinstance(text, str) else text.values())
        for found in PLACEHOLDER.finditer(form)
    }


@pytest.mark.parametrize(
    ("text", "least", "expected"),
    [
        ("Une. Deux ! Trois.", 1, "Une."),
        ("Une. Deux ! Trois.", 6, "Une. Deux !"),
        ("Sans fin", 1, "Sans fin"),
        ("Une. Sans fin", 60, "Une."),
        ("? Quoi. Rien.", 1, "? Quoi."),
        ("3.5 lots… par an. Fin.", 1, "3.5 lots…"),
        ("mot " * 25_000, 1, "mot " * 25_000),  # nothing that ends: read once, not once from each letter
    ],
)
def test_the_first_sentences_of_a_text(text: str, least: int, expected: str) -> None:
    assert first_sentences(text, least) == expected
