"""Text that no cell may hold is named by its sign and by what was meant; what looks like it and is right passes."""

from pathlib import Path

import breakages as b
import pytest
from fault_cases import ACTOR, SITE, Broken, cell, faults_of, said_once

from dossier.catalogue import DATA, load
from dossier.catalogue.text.cell import CellReader
from dossier.catalogue.text.finding import Finding
from dossier.catalogue.text.vocabulary import Vocabulary
from dossier.language import Language

ZERO_WIDTH, SOFT, TO_THE_LEFT = "\u200b", "\u00ad", "\u202e"

CASES = {
    "UTF-8 read as Windows": cell("actors.csv", ACTOR, "city", "BesanÃ§on", "damaged"),
    "letter that nobody could read": cell("actors.csv", ACTOR, "city", "Besan\ufffdon", "damaged"),
    "question mark in a word": cell("actors.csv", ACTOR, "city", "Besan?on", "damaged"),
    "word of a long text": cell("actors.csv", ACTOR, "summary_fr", "La r?gion et les autres.", "damaged", "r?gion"),
    "lost letter": cell("actors.csv", ACTOR, "city", "Besanon", "lost_letter"),
    "error in a text": cell("actors.csv", ACTOR, "name", "#NOM?", "error_value"),
    "error in a number": cell("facilities.csv", SITE, "total_m2", "#REF!", "error_value"),
    "formula": cell("actors.csv", ACTOR, "summary_fr", '=HYPERLINK("x")', "formula"),
    "rounded number": cell("facilities.csv", SITE, "total_m2", "1.1E+05", "scientific"),
    "number as a program writes it": cell("facilities.csv", SITE, "total_m2", "110_000", "scientific"),
    "zero-width space in an id": cell("facilities.csv", SITE, "actor_id", f"efs-bfc{ZERO_WIDTH}", "hidden_sign"),
    "soft hyphen in a code": cell("actors.csv", ACTOR, "kind", f"bio{SOFT}tech", "hidden_sign"),
    "key with a hidden sign": cell("actors.csv", ACTOR, "actor_id", f"efs-bfc{ZERO_WIDTH}", "hidden_sign"),
    "Cyrillic letter": cell("actors.csv", ACTOR, "city", "B\u0435sançon", "look_alike"),
    "draft in a text": cell("actors.csv", ACTOR, "summary_en", "TODO", "draft"),
    "draft in a number": cell("facilities.csv", SITE, "total_m2", "NULL", "draft"),
    "markup": cell("actors.csv", ACTOR, "name", "<b>EFS</b>", "markup"),
    "address of a page's code": cell("actors.csv", ACTOR, "website", "https://efs.fr/?a=1&amp;b=2", "markup"),
}
#: What is quoted of a cell where hidden signs are shown by their code points.
SHOWN = {
    "zero-width space in an id": "efs-bfc[U+200B]",
    "key with a hidden sign": "efs-bfc[U+200B]",
    "soft hyphen in a code": "bio[U+00AD]tech",
}
WORDS = {
    "damaged": ("changées ou perdues par un encodage (U+", "changed or lost by an encoding (U+"),
    "lost_letter": ("une lettre a été perdue ou doublée", "a letter was lost or doubled"),
    "error_value": ("c’est une erreur de tableur", "this is an error of a spreadsheet"),
    "formula": ("c’est une formule, et non une valeur", "this is a formula, not a value"),
    "scientific": ("n’est pas écrit en chiffres seuls", "is not written in digits alone"),
    "hidden_sign": ("un signe invisible (U+", "an invisible sign (U+"),
    "look_alike": ("(U+0435 CYRILLIC SMALL LETTER IE)", "(U+0435 CYRILLIC SMALL LETTER IE)"),
    "draft": ("c’est un mot de brouillon", "this is a word of a draft"),
    "markup": ("du code de mise en forme", "this is markup"),
}


@pytest.mark.parametrize("name", sorted(CASES.keys() - SHOWN.keys()))
def test_one_fault_is_said_once_in_both_languages(name: str, broken: Broken) -> None:
    said_once(CASES[name], WORDS, broken)


@pytest.mark.parametrize(("name", "shown"), SHOWN.items())
def test_what_the_eye_cannot_see_is_shown(name: str, shown: str, broken: Broken) -> None:
    (fault,) = faults_of(broken(CASES[name].edit))
    assert (fault.rule, fault.column, fault.value) == (CASES[name].rule, CASES[name].column, CASES[name].value)
    for language in Language:
        assert shown in fault.describe(language)
        assert CASES[name].value not in fault.describe(language)


@pytest.mark.parametrize(
    ("name", "nearest"),
    [
        ("UTF-8 read as Windows", "Besançon"),
        ("letter that nobody could read", "Besançon"),
        ("question mark in a word", "Besançon"),
        ("word of a long text", "région"),
        ("lost letter", "Besançon"),
        ("rounded number", "110000"),
        ("number as a program writes it", "110000"),
        ("zero-width space in an id", "efs-bfc"),
        ("soft hyphen in a code", "biotech"),
        ("Cyrillic letter", "Besançon"),
    ],
)
def test_what_was_meant_is_told(name: str, nearest: str, broken: Broken) -> None:
    (fault,) = faults_of(broken(CASES[name].edit))
    assert fault.nearest == nearest


def test_a_region_that_looks_right_is_told_its_sign(broken: Broken) -> None:
    (fault,) = faults_of(broken(b.change("actors.csv", ACTOR, region="Provence-Alpes-Côte d’Azur")))
    assert (fault.rule, fault.nearest) == ("region", "Provence-Alpes-Côte d'Azur")
    assert "U+2019 RIGHT SINGLE QUOTATION MARK" in fault.describe(Language.FR)
    assert "U+2019 RIGHT SINGLE QUOTATION MARK" in fault.describe(Language.EN)


@pytest.mark.parametrize(
    ("file", "row", "column", "value"),
    [
        ("facilities.csv", SITE, "city", "Besanc\u0327on"),
        ("actors.csv", ACTOR, "region", "Bourgogne-Franche-Comte\u0301"),
        ("actors.csv", ACTOR, "name", "E\u0301tablissement français du sang Bourgogne-Franche-Comté (EFS BFC)"),
    ],
)
def test_letters_in_parts_are_put_together(file: str, row: str, column: str, value: str, broken: Broken) -> None:
    """The same letters in other code points are the same word: read, and not said."""
    table = file.removesuffix(".csv")
    read = getattr(load(broken(b.change(file, row, **{column: value}))).row(table, row), column)
    assert read == getattr(load().row(table, row), column)


def test_a_file_damaged_as_a_whole_is_one_fault(broken: Broken) -> None:
    def misread(raw: bytes) -> bytes:
        return raw.decode("utf-8").encode("utf-8").decode("cp1252", errors="replace").encode("utf-8")

    (fault,) = faults_of(broken(b.recoded("actors.csv", misread)))
    assert (fault.rule, fault.nearest) == ("damaged", "Établissement")
    assert fault.further > 100
    assert f"{fault.further} autres cellules" in fault.describe(Language.FR)
    assert f"{fault.further} other cells" in fault.describe(Language.EN)


def test_a_correction_quotes_what_was_damaged(broken: Broken) -> None:
    """``changes.csv`` tells how a cell stood before."""
    for before in ("BesanÃ§on", "#REF!", "<b>x</b>", "à compléter"):
        folder = broken(b.change("changes.csv", "2026-11-29", before=before))
        assert load(folder).records("changes")[0].before == before
        _emptied(folder)


def _emptied(folder: Path) -> None:
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()


TEXTS = [path.read_text(encoding="utf-8") for path in sorted(DATA.glob("*.csv"))]


def found(text: str, *, prose: bool = True) -> Finding | None:
    """What is wrong with a cell of a package that has the words of the real one."""
    reader = CellReader(text, Vocabulary.of([*TEXTS, text]))
    codes = frozenset[str]() if prose else frozenset({"cell"})
    return next((finding for _, finding in reader.findings({"cell": text}, codes)), None)


DAMAGED = {
    "BesanÃƒÂ§on": "Besançon",  # twice
    "Besan√ßon": "Besançon",  # read as Mac
    "Besan├ºon": "Besançon",  # read as DOS
    "BesanÁon": "Besançon",
    "Besan‡on": "Besançon",
    "Besanþon": "Besançon",
    "rÈgion": "région",
    "rÚgion": "région",
    "Besan??on": "Besançon",
    "Besanççon": "Besançon",
    "Bessançon": "Besançon",
    "Ã‰cole": "École",
    "l\x92avenir": "l’avenir",
    "lâ€™avenir": "l’avenir",
    "Â«": "«",
    "5 â‚¬": "€",
    "Å“uvre": "œuvre",
    "Besan\\u00e7on": "Besançon",
    "Besan=C3=A7on": "Besançon",
    "Franche-Comt\ufffd": "Franche-Comté",
    "?le-de-France": "Île-de-France",
    "Institut de sant?": "santé",
    "la sant? publique": "santé",
    "le conseil rgional": "régional",
    "Ã Besançon": "à",
}


@pytest.mark.parametrize("text", DAMAGED)
def test_letters_that_an_encoding_took_are_found(text: str) -> None:
    finding = found(text)
    assert finding is not None
    assert finding.rule in ("damaged", "lost_letter")
    assert finding.nearest == DAMAGED[text]


LEFT = {
    **dict.fromkeys(["#NAME?", "#N/A", "#VALEUR!", "#DIV/0!", "#NUL!", "#####", "Err:502"], "error_value"),
    **dict.fromkeys(["Total : #REF!", "#NULL!", "#NOMBRE!", "#PROPAGATION!"], "error_value"),
    **dict.fromkeys(["=A1+B2", "+A1+2", "@SUM(A1)", '="0123"', "'=A1", "=HYPERLINK(1)", "-2+3+cmd|x"], "formula"),
    **dict.fromkeys(["1,1E+05", "2E-03", "-4.5E+12"], "scientific"),
    **dict.fromkeys(["null", "À compléter", "Texte à compléter", "xxx", "TODO : revoir", "???", "nan", "TBD"], "draft"),
    **dict.fromkeys(["Lorem ipsum dolor sit amet", "{{name}}"], "draft"),
    **dict.fromkeys(["a<br/>b", "caf&eacute;", "&#233;", "**gras**", "[x](https://y.fr)", "<!-- x -->"], "markup"),
    **dict.fromkeys(
        ["a\tb", "Bes\u2060ançon", f"{TO_THE_LEFT}abc", "a\u3000b", "\ufeffabc", "a\u2028b"], "hidden_sign"
    ),
    **dict.fromkeys(["\u0392esançon", "Besαnçon", "\uff22esançon", "\ufb01nance", "\u2162"], "look_alike"),
    **dict.fromkeys(["Besanc\u0326on", "\u0421\u041d\u041e de Besançon"], "look_alike"),
}


@pytest.mark.parametrize("text", LEFT)
def test_what_was_never_meant_to_be_published_is_found(text: str) -> None:
    finding = found(text)
    assert finding is not None
    assert finding.rule == LEFT[text]


RIGHT = (
    *("Quoi ?", "Who knows?", "Why? Because.", "qualité?", "Est-ce vrai ? oui", "“Really?” he said"),
    *("https://a.fr/x?y=z", "voir www.a.fr/x?b", "page?id=3", "https://a.fr/Communiqu%C3%A9"),
    *("+20 % sur un an", "+33 3 81 61 56 15", "-5,3 points", "@EFS_dondusang sur X", "#1 in Europe", "C# et F#"),
    *("IFNγ", "TGFβ1", "γδT", "NF-κB", "µm", "μL", "αvβ3", "ΔF508", "x\u0304 = 3", "Москва (Moscow)", "β-cell"),
    *("p<0.05", "<5 %", "A&B", "R&D; B", "5 * 3 ** 2", "[220, 250]", "1E5", "2,5e jour"),
    *("créée", "phase III", "XXII", "12 m²", "10ⁿ", "1ª", "cœur", "naïf", "Noël", "façon", "Ministre"),
    *("São Paulo", "Malmö", "Ångström", "København", "Łódź", "Tromsø", "Þórshöfn", "ToulÉco", "Châtenay"),
    *("«\u00a0santé\u00a0»", "BEAUTÉ\u00a0: oui", "l’été\u202f!", "deux\nlignes", "none", "NA", "nul", "Todor"),
)


@pytest.mark.parametrize("text", RIGHT)
def test_what_looks_damaged_and_is_right_passes(text: str) -> None:
    assert found(text) is None


def test_ids_and_addresses_may_hold_what_prose_may_not() -> None:
    for text in ("https://a.fr/?q=Besan?on", "https://a.fr/%C3%A9", "fr-rgional"):
        assert found(text, prose=False) is None


def test_signs_are_named_by_their_code_points() -> None:
    for text, point in ((f"a{SOFT}b", "U+00AD SOFT HYPHEN"), (f"a{TO_THE_LEFT}b", "U+202E RIGHT-TO-LEFT OVERRIDE")):
        finding = found(text)
        assert finding is not None
        assert finding.details["signs"] == point
