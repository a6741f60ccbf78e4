"""A broken package says everything that is wrong with it, in a curator's words, and nothing is loaded."""

import re
import subprocess
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any

import breakages as b
import pytest
import test_faults_consistency as consistency
import test_faults_layout as layout
import test_faults_text as of_text
from fault_cases import ACTOR, AWARD, IN_PORTUGUESE, LAST, SITE, Broken, Case, cell, said_once

from dossier import contents
from dossier.catalogue import DATA, codes, load, words_needed
from dossier.catalogue.faults import QUOTED, BrokenPackage
from dossier.catalogue.words_needed import Family
from dossier.language import Language
from dossier.language.texts import texts

CLAIM, FIGURE = "for-missing-link-said", "temis-sante-entreprises-2020"
SERIES, QUOTED_FIGURE = "fr-ansm-atmp-trials-submitted", "eu-pivotal-atmp-median-patients"
SOURCE, PACKAGE = "efs-mti-besancon", "datapackage.json"
#: The first change: a row of that table begins with its date.
CHANGED = "2026-11-29"
#: A code of an enumeration that no row holds.
UNUSED = "facilities,sectors,digital_health,"
FIRST_ACCENT = next(
    number
    for number, line in enumerate((DATA / "actors.csv").read_text(encoding="utf-8").splitlines(), 1)
    if any("\x80" < letter <= "\xff" for letter in line)
)


def quote(figure: str, rule: str) -> Case:
    """A claim that quotes a figure, ``table:id.column``."""
    edit = b.change("argument.csv", CLAIM, statement_fr=f"Il y a {{{figure}}} suites.")
    return Case(edit, "argument.csv", CLAIM, "statement_fr", figure, rule)


def package(change: Callable[[dict[str, Any]], object], column: str | None, value: str, rule: str) -> Case:
    return Case(b.package(change), PACKAGE, None, column, value, rule)


CELLS = {
    "wrong type": cell("facilities.csv", SITE, "total_m2", "environ 400", "number"),
    "decimal comma": cell("facilities.csv", SITE, "total_m2", "400,5", "number"),
    "not a number": cell("indicators.csv", FIGURE, "value", "NaN", "number"),
    "neither number nor list": cell("model_inputs.csv", "available_days", "mode", "[220, x]", "number"),
    "half a room": cell("facilities.csv", SITE, "cleanrooms", "2.5", "whole_number"),
    "negative area": cell("facilities.csv", SITE, "total_m2", "-3", "at_least"),
    "latitude off the globe": cell("actors.csv", ACTOR, "lat", "472.25", "at_most"),
    "longitude off the globe": cell("actors.csv", ACTOR, "lon", "-596.3", "at_least"),
    "rate of zero": cell("exchange_rates.csv", "AUD", "units_per_eur", "0", "more_than"),
    "unknown code": cell("actors.csv", ACTOR, "kind", "startup", "code"),
    "mistyped code": cell("actors.csv", ACTOR, "kind", "hopital", "code"),
    "mistyped list item": cell("actors.csv", ACTOR, "sectors", "Gene_therapy|cell_therapy", "code", "Gene_therapy"),
    "code of another table": cell("argument.csv", CLAIM, "stance", "context", "code"),
    "bad list item": cell("actors.csv", ACTOR, "sectors", "cell_therapy|robots|gene_therapy", "code", "robots"),
    "bad only item": cell("actors.csv", ACTOR, "sectors", "robots", "code"),
    "empty list item": cell("pipeline.csv", "il1rap-cart-aml", "manufacturer", "EFS||Advesya", "empty"),
    "empty list": cell("actors.csv", ACTOR, "source_ids", "", "empty"),
    "empty name": cell("actors.csv", ACTOR, "name", "", "empty"),
    "name of spaces": cell("actors.csv", ACTOR, "name", "   ", "empty"),
    "month thirteen": cell("sources.csv", SOURCE, "published", "2024-13", "date"),
    "day that is not in the calendar": cell("facilities.csv", SITE, "opened", "2015-02-30", "date"),
    "French date": cell("facilities.csv", SITE, "opened", "28/05/2015", "date"),
    "period with a dash": cell("indicators.csv", FIGURE, "year", "2012-2019", "period"),
    "region misspelt": cell("actors.csv", ACTOR, "region", "Franche-Comté", "region"),
    "id with a space": cell("funding.csv", AWARD, "actor_id", "EFS BFC", "form_identifier"),
    "country in words": cell("actors.csv", ACTOR, "country", "France", "form_country"),
    "currency as a sign": cell("funding.csv", AWARD, "currency", "€", "form_currency"),
    "language in words": cell("sources.csv", SOURCE, "language", "français", "form_language"),
    "address without http": cell("actors.csv", ACTOR, "website", "www.efs.sante.fr", "form_link"),
    "range upside down": cell("model_inputs.csv", "retry_rate", "high", "0.01", "input_range"),
    "range beyond its bounds": cell("model_inputs.csv", "process_days", "maximum", "26", "input_range"),
    "upper end of another law": cell("model_inputs.csv", "process_days", "upper_end", "40", "input_law", "40"),
    "law without its ends": cell("model_inputs.csv", "minimum_fte", "law", "triangular", "input_law"),
    "values that are no object": cell("named_scenarios.csv", "central", "overrides", "fee=3", "overrides"),
    "value of no input": cell("named_scenarios.csv", "central", "overrides", '{"fees": 3}', "unknown_link", "fees: 3"),
    "value beyond its bound": cell(
        "named_scenarios.csv", "central", "overrides", '{"share_abroad": 91}', "at_most", "share_abroad: 91"
    ),
    "threshold of no condition": cell("triggers.csv", "twelve-days", "value", "14", "trigger_threshold"),
    "threshold of another input": cell("triggers.csv", "twelve-days", "input_id", "fee", "trigger_threshold"),
    "threshold in another unit": cell("triggers.csv", "twelve-days", "unit", "months", "trigger_threshold"),
    "evidence without its table": cell("argument.csv", CLAIM, "evidence", SITE, "form_reference"),
}
LINKS = {
    "unknown source": cell("actors.csv", ACTOR, "source_ids", f"{SOURCE}|nowhere-2024", "unknown_link", "nowhere-2024"),
    "unknown actor": cell("funding.csv", AWARD, "actor_id", "nobody", "unknown_link"),
    "unknown option": cell("model_inputs.csv", "room_area", "option_id", "atlantis", "unknown_link"),
    "evidence that is missing": cell(
        "argument.csv",
        CLAIM,
        "evidence",
        f"facilities:{SITE}|facilities:atlantis",
        "unknown_link",
        "facilities:atlantis",
    ),
    "evidence in no table": cell("argument.csv", CLAIM, "evidence", f"sites:{SITE}", "unknown_table"),
    "study that is missing": cell(
        "model_inputs.csv", "available_days", "source_ids", "cost_studies:atlantis", "unknown_link"
    ),
    "series that is missing": cell("comparable_series.csv", "ansm-atmp", "series", "nowhere", "unknown_link"),
    "series miscounted": cell("series_titles.csv", SERIES, "rows", "7", "series_rows"),
    "dangling placeholder": quote("indicators:nowhere.value", "dangling_placeholder"),
    "placeholder in no table": quote("rooms:nowhere.value", "dangling_placeholder"),
    "placeholder on an empty cell": quote(f"facilities:{SITE}.patients_per_year", "empty_placeholder"),
    "placeholder on no column": quote(f"facilities:{SITE}.rooms", "empty_placeholder"),
    "duplicate key": Case(b.line_again("actors.csv", ACTOR), "actors.csv", LAST, "actor_id", ACTOR, "duplicate_key"),
    "change of a row that is missing": cell("changes.csv", CHANGED, "row", "nowhere", "unknown_link"),
    "change of a column that is missing": cell("changes.csv", CHANGED, "column", "robots", "changed_column"),
    "change in no table": cell("changes.csv", CHANGED, "table", "sites", "unknown_table"),
    "code that has no label yet": Case(
        b.line_out("labels.csv", UNUSED), "labels.csv", None, None, UNUSED.rstrip(","), "missing_label"
    ),
    "unit that no text writes": Case(
        b.all_of(
            b.change("model_inputs.csv", "available_days", unit="days_of_rain"),
            b.replace(
                "labels.csv", "model_inputs,unit,days,", "model_inputs,unit,days_of_rain,J,D\nmodel_inputs,unit,days,"
            ),
        ),
        "model_inputs.csv",
        "available_days",
        "unit",
        "days_of_rain",
        "no_text_of_cell",
    ),
    "value that the package does not list": Case(
        b.replace("labels.csv", "sources,language,pt,", "source,language,pt,x,y\nsources,language,pt,"),
        "labels.csv",
        "source",
        "table",
        "source",
        "unlisted",
    ),
    "missing label": Case(
        b.line_out("labels.csv", "sources,language,pt,"), "sources.csv", IN_PORTUGUESE, "language", "pt", "no_label"
    ),
}
FILES = {
    "missing file": Case(b.remove("actors.csv"), "actors.csv", None, None, None, "missing_file"),
    "missing column": Case(b.column_out("actors.csv", "website"), "actors.csv", 1, "website", None, "missing_column"),
    "unknown column": Case(b.column_in("actors.csv", "remarks"), "actors.csv", 1, "remarks", None, "unknown_column"),
    "column twice": Case(b.column_in("actors.csv", "name"), "actors.csv", 1, "name", None, "duplicate_column"),
    "wrong encoding": Case(b.in_latin_1("actors.csv"), "actors.csv", FIRST_ACCENT, None, None, "encoding"),
    "semicolons": Case(b.with_semicolons("actors.csv"), "actors.csv", 1, None, None, "separator"),
    "cells too few": Case(b.last_cell_out("actors.csv", ACTOR), "actors.csv", ACTOR, None, None, "cells"),
    "unclosed quote": Case(b.replace("actors.csv", "\numlp,", '\numlp,"'), "actors.csv", "umlp", None, None, "quoting"),
    "unclosed quote in the header": Case(
        b.replace("actors.csv", "actor_id,", '"actor_id,'), "actors.csv", 1, None, None, "quoting"
    ),
    "missing datapackage.json": Case(b.remove(PACKAGE), PACKAGE, None, None, None, "missing_file"),
    "broken JSON": Case(b.replace(PACKAGE, "{", "{,"), PACKAGE, 1, None, None, "json"),
    "JSON that is no package": Case(b.written(PACKAGE, "[]"), PACKAGE, None, None, None, "json"),
    "table not described": package(lambda it: it["resources"].pop(0), None, "sources", "undeclared_table"),
    "column without a title": package(
        lambda it: it["resources"][1]["schema"]["fields"][0].update(title_en=""),
        None,
        "actors.actor_id",
        "undescribed_column",
    ),
    "table without a description": package(
        lambda it: it["resources"][1].update(description_en=""), None, "actors", "undescribed_table"
    ),
    "description behind the records": package(
        lambda it: it["resources"][1]["schema"]["fields"][2]["constraints"]["enum"].pop(), None, "actors.kind", "stale"
    ),
    "package without a date": package(lambda it: it.update(created="hier"), "created", "hier", "date"),
}
CASES = CELLS | LINKS | FILES

#: What the sentence of each rule says, in a curator's words.
WORDS = {
    "number": ("un nombre est attendu, avec un point décimal", "a number is expected, with a decimal point"),
    "whole_number": ("un nombre entier est attendu", "a whole number is expected"),
    "at_least": ("la valeur doit être au moins", "the value must be at least"),
    "at_most": ("la valeur doit être au plus ", "the value must be at most "),
    "input_range": ("les valeurs doivent se suivre : minimum", "values must follow each other: minimum"),
    "input_law": ("cette loi s’écrit avec ces extrémités", "this law is written with these ends"),
    "overrides": ("entre accolades, le nom d’une entrée", "in braces, the name of an input"),
    "trigger_threshold": ("est celui de sa condition", "is that of its condition"),
    "more_than": ("la valeur doit être supérieure à 0", "the value must be more than 0"),
    "code": ("code inconnu ; codes admis :", "unknown code; codes allowed:"),
    "empty": ("ne peut pas être vide, ni un élément d’une liste", "may not be empty, nor may an item of a list"),
    "date": ("date attendue : AAAA, AAAA-MM ou AAAA-MM-JJ, mois de 01 à 12", "date expected: YYYY, YYYY-MM or"),
    "period": ("deux dates séparées par une barre oblique", "two dates separated by a slash"),
    "region": ("nom officiel d’une région française", "official name of a French region"),
    "form_identifier": ("un identifiant est attendu : minuscules sans accent", "an id is expected: lower-case letters"),
    "form_country": ("code de pays attendu : deux majuscules", "country code expected: two capitals"),
    "form_currency": ("code de monnaie attendu : trois majuscules", "currency code expected: three capitals"),
    "form_language": ("code de langue attendu : deux minuscules", "language code expected: two lower-case letters"),
    "form_link": ("une adresse est attendue, qui commence par http", "an address is expected, which begins with http"),
    "form_reference": ("sous la forme table:identifiant", "in the form table:id"),
    "unknown_link": ("ne porte cet identifiant", "has this id"),
    "unknown_table": ("aucune table ne s’appelle « sites »", "no table is called “sites”"),
    "series_rows": ("lignes de cette série dans indicators.csv : 5", "rows of this series in indicators.csv: 5"),
    "dangling_placeholder": ("cite une ligne qui n’existe pas", "quotes a row that does not exist"),
    "empty_placeholder": ("cite une colonne qui n’existe pas ou une cellule vide", "does not exist or an empty cell"),
    "duplicate_key": ("déjà pris à la ligne 2", "taken already at line 2"),
    "changed_column": ("n’a pas de colonne de ce nom", "has no column of this name"),
    "no_label": ("n’a pas de libellé dans labels.csv", "has no label in labels.csv"),
    "missing_file": ("le fichier manque", "the file is missing"),
    "missing_column": ("cette colonne manque", "this column is missing"),
    "unknown_column": ("vérifier l’orthographe de l’en-tête", "check the spelling of the header"),
    "duplicate_column": ("est écrite deux fois", "stands twice"),
    "encoding": ("en choisissant l’encodage UTF-8", "choose the UTF-8 encoding"),
    "separator": ("séparées par des points-virgules", "separated by semicolons"),
    "cells": (
        "de la ligne : 18 ; nombre attendu, celui de l’en-tête : 19",
        "row: 18; number expected, that of the header: 19",
    ),
    "quoting": ("un guillemet ouvert n’est pas fermé", "a quotation mark is opened and not closed"),
    "json": ("pas du JSON lisible, ou ne décrit aucune table", "not readable JSON, or describes no table"),
    "undeclared_table": ("pas décrite dans datapackage.json", "not described in datapackage.json"),
    "missing_label": ("la ligne qui commence ainsi manque", "the row that begins so is missing"),
    "no_text_of_cell": ("le texte scenario.amount.days_of_rain", "the text scenario.amount.days_of_rain"),
    "unlisted": ("datapackage.json n’admet pas encore cette valeur", "does not admit this value yet"),
    "stale": ("ne suit plus les classes de dossier/catalogue/records", "is behind the classes of dossier/catalogue"),
    "undescribed_table": (
        "pas de titre et de description dans les deux langues",
        "no title and no description in both",
    ),
    "undescribed_column": ("pas de titre dans les deux langues", "no title in both languages"),
}


#: Where the words for a code say that it is declared.
CODES = "{} {} {} dossier/catalogue/codes.py"


@pytest.mark.parametrize("name", CASES)
def test_one_fault_is_said_once_in_both_languages(name: str, broken: Broken) -> None:
    said_once(CASES[name], WORDS, broken)


@pytest.mark.parametrize(
    ("family", "file", "said"),
    [
        (
            Family("frame.sector.{code}", ("cell_therapy", "robots"), "Sector", "dossier/catalogue/codes.py"),
            "dossier/language/locales/{}/frame.toml",
            (
                "le texte frame.sector.robots manque : Sector admet le code « robots » dans dossier/catalogue/codes.py",
                "the text frame.sector.robots is missing: Sector allows the code “robots” in dossier/catalogue/",
            ),
        ),
        (
            Family("page.{code}.short", ("brief", "robots"), "PAGES", "dossier/contents.py"),
            "dossier/language/locales/{}",
            ("le texte page.robots.short manque : PAGES admet", "the text page.robots.short is missing: PAGES allows"),
        ),
    ],
)
def test_a_new_code_or_page_without_its_text_is_named(
    family: Family, file: str, said: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sentence a language: the code stands in the enumeration, its text in no file."""
    monkeypatch.setattr(words_needed, "FAMILIES", (*words_needed.FAMILIES, family))
    with pytest.raises(BrokenPackage) as caught:
        load()
    assert [(fault.file, fault.rule) for fault in caught.value.faults] == [
        (file.format(language), "no_text") for language in sorted(Language)
    ]
    assert said[0] in caught.value.describe(Language.FR).replace("\u00a0", " ")
    assert said[1] in caught.value.describe(Language.EN)


class TestFamilies:
    """The list of texts that are found by a code is whole, and holds nothing that no file asks for."""

    def test_every_family_that_spells_a_list_of_codes_is_declared(self) -> None:
        lists = {name: set(map(str, kind)) for name, kind in vars(codes).items() if _is_code_list(kind)}
        lists["PAGES"] = set(contents.EVERY_PAGE)
        declared = {family.key for family in words_needed.FAMILIES}
        found: dict[tuple[str, str], set[str]] = {}
        for key in texts(Language.FR):
            parts = key.split(".")
            for position, part in enumerate(parts):
                for name, members in lists.items():
                    if part in members:
                        template = ".".join([*parts[:position], "{code}", *parts[position + 1 :]])
                        found.setdefault((name, template), set()).add(part)
        spelt = {template for (name, template), members in found.items() if members == lists[name]}
        assert len(spelt) > 3
        assert spelt <= declared

    def test_every_family_is_asked_for(self) -> None:
        code = "\n".join(
            path.read_text(encoding="utf-8")
            for folder in ("components", "dossier", "exports", "watch")
            for path in (DATA.parent / folder).rglob("*.py")
            if path.name != "words_needed.py"
        )
        keys = [family.key for family in words_needed.FAMILIES] + [key for key, *_ in words_needed.BY_CELL]
        for key in keys:
            start, end = key.split("{code}")
            assert re.search(rf"""f["']{re.escape(start)}\{{[^}}]+\}}{re.escape(end)}["']""", code), key


def _is_code_list(kind: object) -> bool:
    return isinstance(kind, type) and issubclass(kind, StrEnum) and kind is not StrEnum


def test_every_rule_is_tried() -> None:
    """A rule that no package breaks here has a sentence that nobody has read."""
    rules = {key.removeprefix("fault.rule.") for key in texts(Language.FR) if key.startswith("fault.rule.")}
    cases = CASES | of_text.CASES | layout.CASES | consistency.CASES
    words = WORDS | of_text.WORDS | layout.WORDS | consistency.WORDS
    # "invalid" is what pydantic may add one day: no table can cause it today. Texts are in no table: see below.
    # The table of the accessibility criteria is no table of the package: tests/test_accessibility.py breaks it.
    elsewhere = {"invalid", "no_text", "form_criterion", "not_failed"} | layout.SAID_ELSEWHERE
    assert {case.rule for case in cases.values()} == set(words) == rules - elsewhere


@pytest.mark.parametrize(
    ("name", "french", "english"),
    [
        ("unknown code", "codes admis : biotech, cdmo, cro", "codes allowed: biotech, cdmo, cro"),
        ("code of another table", "codes admis : for, against", "codes allowed: for, against"),
        ("negative area", "au moins 0", "at least 0"),
        ("longitude off the globe", "au moins -180", "at least -180"),
        ("unknown source", "aucune ligne de sources.csv", "no row of sources.csv"),
        ("unknown actor", "aucune ligne de actors.csv", "no row of actors.csv"),
        ("evidence that is missing", "aucune ligne de facilities.csv", "no row of facilities.csv"),
        ("study that is missing", "aucune ligne de cost_studies.csv", "no row of cost_studies.csv"),
        ("unknown code", CODES.format("la classe", "ActorKind", "de"), CODES.format("class", "ActorKind", "of")),
        ("bad list item", CODES.format("la classe", "Sector", "de"), CODES.format("class", "Sector", "of")),
        (
            "code of another table",
            "la classe Claim de dossier/catalogue/records/evidence.py",
            "class Claim of dossier/",
        ),
        ("mistyped code", "le plus proche est « hospital »", "the nearest is “hospital”"),
        ("mistyped list item", "le plus proche est « gene_therapy »", "the nearest is “gene_therapy”"),
        (
            "unknown column",
            "l’ajouter à la classe Actor de dossier/catalogue/records/places.py",
            "add it to class Actor of",
        ),
        ("unknown column", "python -m dossier.catalogue --describe", "python -m dossier.catalogue --describe"),
        (
            "missing column",
            "la classe Actor la déclare dans dossier/catalogue/records/places.py",
            "class Actor declares it",
        ),
        (
            "code that has no label yet",
            "la classe Sector de dossier/catalogue/codes.py admet",
            "class Sector of dossier/",
        ),
        ("missing label", "la ligne qui commence par « sources,language,pt, »", "begins with “sources,language,pt,”"),
        (
            "unit that no text writes",
            "manque dans dossier/language/locales/fr/scenario.toml",
            "locales/en/scenario.toml",
        ),
    ],
)
def test_the_sentence_says_what_was_expected(name: str, french: str, english: str, broken: Broken) -> None:
    with pytest.raises(BrokenPackage) as caught:
        load(broken(CASES[name].edit))
    assert french in caught.value.describe(Language.FR).replace("\u00a0", " ")
    assert english in caught.value.describe(Language.EN)


def test_a_mistyped_heading_is_told_what_it_should_be(broken: Broken) -> None:
    with pytest.raises(BrokenPackage) as caught:
        load(broken(b.renamed_column("actors.csv", "website", "web_site")))
    said = [(fault.column, fault.rule, fault.nearest) for fault in caught.value.faults]
    # one cause, one sentence: a column under another name is not lacking as well
    assert said == [("web_site", "unknown_column", "website")]
    assert "le plus proche est « website »" in caught.value.describe(Language.FR).replace("\u00a0", " ")
    assert "the nearest is “website”" in caught.value.describe(Language.EN)


def test_all_faults_of_all_files_are_listed_and_sorted(broken: Broken) -> None:
    folder = broken(
        b.change("sources.csv", "efs-mti-besancon", published="2024-13"),
        b.change("facilities.csv", SITE, total_m2="?", capex_currency="euros"),
        b.change("facilities.csv", "efs-creteil-uitc", name=""),
        b.change("actors.csv", ACTOR, source_ids="nowhere", kind="startup"),
        b.remove("glossary.csv"),
    )
    with pytest.raises(BrokenPackage) as caught:
        load(folder)
    places = [(fault.file, fault.line or 0, fault.column or "") for fault in caught.value.faults]
    assert places == sorted(places)
    site, unit = (b.line_of(folder, "facilities.csv", name) for name in (SITE, "efs-creteil-uitc"))
    assert places == [
        ("actors.csv", b.line_of(folder, "actors.csv", ACTOR), "kind"),
        ("facilities.csv", site, "capex_currency"),
        ("facilities.csv", site, "total_m2"),
        ("facilities.csv", unit, "name"),
        ("glossary.csv", 0, ""),
        ("sources.csv", b.line_of(folder, "sources.csv", "efs-mti-besancon"), "published"),
    ]
    french, english = (caught.value.describe(language).replace("\u00a0", " ") for language in Language)
    assert french.startswith("Le paquet de données a 6 fautes ; rien n’est chargé.")
    assert english.startswith("The data package has 6 faults; nothing is loaded.")
    assert len(french.splitlines()) == len(english.splitlines()) == 7


def test_a_refused_row_is_not_missing(broken: Broken) -> None:
    """A source with a wrong date still exists: the rows that rest on it are not at fault, nor are texts that quote."""
    edits = (
        b.change("sources.csv", "efs-mti-besancon", published="hier"),
        b.change("facilities.csv", SITE, cleanrooms="deux"),
        b.change("indicators.csv", QUOTED_FIGURE, value="beaucoup"),
        b.last_cell_out("actors.csv", ACTOR),
        b.replace("labels.csv", "actors,kind,biotech,Biotech,Biotech", "actors,kind,biotech,Biotech,"),
        b.change("cost_studies.csv", "swiss_inhouse", value="cher"),
    )
    with pytest.raises(BrokenPackage) as caught:
        load(broken(*edits))
    assert [(fault.file, fault.rule) for fault in caught.value.faults] == [
        ("actors.csv", "cells"),
        ("cost_studies.csv", "number"),
        ("facilities.csv", "whole_number"),
        ("indicators.csv", "number"),
        ("labels.csv", "empty"),
        ("sources.csv", "date"),
    ]


def test_a_lost_table_does_not_drown_its_own_fault(broken: Broken) -> None:
    """Without sources.csv, four thousand links lead nowhere: one sentence says why."""
    with pytest.raises(BrokenPackage) as caught:
        load(broken(b.remove("sources.csv")))
    assert [(fault.file, fault.rule) for fault in caught.value.faults] == [("sources.csv", "missing_file")]


def test_an_emptied_table_is_noticed(broken: Broken) -> None:
    """A table that lost its rows but kept its header is readable: what rests on it is at fault."""

    def emptied(folder: Path) -> None:
        path = folder / "actors.csv"
        path.write_text(path.read_text(encoding="utf-8").splitlines()[0] + "\n", encoding="utf-8")

    with pytest.raises(BrokenPackage) as caught:
        load(broken(emptied))
    assert {fault.rule for fault in caught.value.faults} == {"unknown_link"}
    assert {fault.file for fault in caught.value.faults} >= {"funding.csv", "facilities.csv", "pipeline.csv"}


def test_a_long_value_is_cut(broken: Broken) -> None:
    value = "z" * 500
    with pytest.raises(BrokenPackage) as caught:
        load(broken(b.change("actors.csv", ACTOR, lat=value)))
    for language in Language:
        sentence = caught.value.faults[0].describe(language)
        assert "z" * QUOTED + "…" in sentence
        assert "z" * (QUOTED + 1) not in sentence


def test_braces_of_a_curator_are_only_text(broken: Broken) -> None:
    with pytest.raises(BrokenPackage) as caught:
        load(broken(b.change("actors.csv", ACTOR, lat="{name} {0} %s")))
    assert "{name} {0} %s" in str(caught.value)


def test_what_excel_saves_is_read(broken: Broken) -> None:
    """A byte order mark and Windows line ends are no fault."""
    folder = broken(b.as_excel_saves("actors.csv"), b.as_excel_saves("sources.csv"))
    assert load(folder).records("actors") == load().records("actors")


def test_spaces_around_words_are_no_part_of_them(broken: Broken) -> None:
    folder = broken(b.change("actors.csv", ACTOR, city=" Besançon "))
    assert load(folder).row("actors", ACTOR).city == "Besançon"


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dossier.catalogue", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=DATA.parent)


def test_the_command_accepts_the_real_data() -> None:
    result = run()
    assert result.returncode == 0, result.stderr
    assert result.stdout.startswith("data: ")
    assert result.stderr == ""


def test_the_command_lists_faults_without_a_traceback(broken: Broken) -> None:
    result = run(str(broken(b.change("actors.csv", ACTOR, lat="472.25", name=""))))
    assert result.returncode == 1
    assert result.stdout == ""
    assert "Traceback" not in result.stderr
    assert "472.25" in result.stderr
    assert "2 fautes" in result.stderr.replace("\u00a0", " ")
    assert "2 faults" in result.stderr


@pytest.mark.parametrize("place", ["nowhere", "actors.csv"])
def test_the_command_survives_a_folder_that_is_none(place: str) -> None:
    result = run(str(DATA / place))
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    assert "le fichier manque" in result.stderr
