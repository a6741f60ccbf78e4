"""Columns and rows that contradict each other are named once; what is unusual and right passes."""

from datetime import date, timedelta

import breakages as b
import pytest
from built import CATALOGUE
from fault_cases import ACTOR, AWARD, LAST, SITE, Broken, Case, cell, faults_of, said_once

from dossier.catalogue import BrokenPackage, load
from dossier.catalogue.nearest import nearest_value

FIGURE, PARAMETER, GAP, INPUT = "temis-sante-emplois-2020", "ese_seuil_inventaire", "centre-size", "open_days"
LONDON_SITE = "gosh"
GRENOBLE, EDINBURGH = {"lat": "45.19", "lon": "5.72"}, {"lat": "55.95", "lon": "-3.19"}


def changed(file: str, row: str, column: str, shown: str, rule: str, **cells: str) -> Case:
    """Several cells of a row, and the one that is at fault."""
    return Case(b.change(file, row, **cells), file, row, column, shown, rule)


CASES = {
    "coordinates swapped": changed(
        "actors.csv", ACTOR, "lat", "5.963, 47.225", "swapped_point", lat="5.9630", lon="47.2250"
    ),
    "zero and zero": changed("actors.csv", ACTOR, "lat", "0, 0", "no_place", lat="0", lon="0"),
    "point in another place": changed("actors.csv", ACTOR, "lat", "45.19, 5.72", "point_outside", **GRENOBLE),
    "half a point": changed("actors.csv", ACTOR, "lon", None, "half_point", lon=""),  # type: ignore[arg-type]
    "department of another region": cell("actors.csv", ACTOR, "department_code", "75", "department_region"),
    "department that is none": cell("actors.csv", ACTOR, "department_code", "99", "department"),
    "country of no region": cell("actors.csv", ACTOR, "country", "GB", "country_of_region"),
    "region of another country": cell("actors.csv", LONDON_SITE, "region", "Bretagne", "foreign_region"),
    "city of another region": changed(
        "funding.csv", AWARD, "region", "Bretagne", "city_region", region="Bretagne", lat="", lon=""
    ),
    "city far from itself": changed("actors.csv", LONDON_SITE, "lat", "55.95, -3.19", "city_apart", **EDINBURGH),
    "bounds turned round": changed("indicators.csv", FIGURE, "high", "10", "out_of_order", low="1000", high="10"),
    "closed before it opened": changed("facilities.csv", SITE, "closed", "2010", "out_of_order", closed="2010"),
    "announced in two hundred years": cell("funding.csv", AWARD, "announced", "2204-02", "after_package"),
    "event of the next century": Case(
        b.change("timeline.csv", "1979", date="2079"), "timeline.csv", 2, "date", "2079", "too_far"
    ),
    "event before the steam engine": Case(
        b.change("timeline.csv", "1979", date="1079"), "timeline.csv", 2, "date", "1079", "too_early"
    ),
    "period that ends first": cell("indicators.csv", FIGURE, "year", "2019/2012", "period_order"),
    "row given twice": Case(
        b.row_again("actors.csv", ACTOR, actor_id="efs-bfc-2"), "actors.csv", LAST, "actor_id", "efs-bfc-2", "twin"
    ),
    "address inside a house": cell("actors.csv", ACTOR, "website", "http://localhost:8501/", "unreachable"),
    "another spelling": cell("actors.csv", ACTOR, "city", "BESANCON", "two_spellings"),
}
WORDS = {
    "swapped_point": ("latitude et longitude semblent échangées", "latitude and longitude seem to be swapped"),
    "no_place": ("désignent un point de l’océan", "are a point in the ocean"),
    "point_outside": ("km de Doubs", "km from Doubs"),
    "half_point": ("manque alors que lat est donnée", "is missing although lat is given"),
    "department_region": ("le département (Paris) est dans la région", "the department (Paris) is in the region"),
    "department": ("aucun département ne porte ce code", "no department has this code"),
    "country_of_region": ("le pays contredit Bourgogne-Franche-Comté", "the country contradicts Bourgogne-Franche-"),
    "foreign_region": ("la région est française et le pays est GB", "the region is French and the country is GB"),
    "city_region": ("mettent Besançon dans une autre région", "put Besançon in another region"),
    "out_of_order": ("les valeurs doivent aller en croissant", "the values must rise"),
    "after_package": (
        f"postérieure à celle du paquet ({CATALOGUE.version.date}",
        f"after that of the package ({CATALOGUE.version.date}",
    ),
    "too_far": ("trop lointaine ; la dernière admise ici est 2041", "too far ahead; the last one allowed here is 2041"),
    "too_early": ("trop ancienne ; la première admise est 1800", "too early; the first one allowed is 1800"),
    "period_order": ("la période finit avant de commencer", "the period ends before it begins"),
    "twin": ("dit la même chose que la ligne 2", "says the same as line 2"),
    "unreachable": ("personne ne peut ouvrir cette adresse", "nobody can open this address"),
    "two_spellings": ("s’écrit autrement ailleurs", "is written otherwise elsewhere"),
    "city_apart": ("km des autres lignes de London", "km from the other rows of London"),
}


@pytest.mark.parametrize("name", CASES)
def test_one_fault_is_said_once_in_both_languages(name: str, broken: Broken) -> None:
    said_once(CASES[name], WORDS, broken)


#: Several cells of a row: rule, column and what was meant.
PLACES = {
    "sign lost": (ACTOR, {"lon": "-5.9630"}, "point_outside", "lat", "47.225, 5.963"),
    "region misread": (ACTOR, {"region": "Bretagne"}, "department_region", "region", "Bourgogne-Franche-Comté"),
    "department of the coordinates": (ACTOR, {"department_code": "75"}, "department_region", "department_code", "25"),
    "department without its tens": (ACTOR, {"department_code": "5"}, "department", "department_code", "25"),
    "department in words": (ACTOR, {"department_code": "Doubs"}, "department", "department_code", "25"),
    "country that is a habit": (LONDON_SITE, {"country": "UK"}, "form_country", "country", "GB"),
    "country of nobody": (LONDON_SITE, {"country": "ZQ"}, "form_country", "country", ""),
    "foreign point swapped": (
        LONDON_SITE,
        {"lat": "-0.1276", "lon": "51.5074"},
        "swapped_point",
        "lat",
        "51.5074, -0.1276",
    ),
}


@pytest.mark.parametrize("name", PLACES)
def test_the_column_that_the_others_outvote_is_named(name: str, broken: Broken) -> None:
    row, cells, rule, column, nearest = PLACES[name]
    (fault,) = faults_of(broken(b.change("actors.csv", row, **cells)))
    assert (fault.rule, fault.column, fault.nearest) == (rule, column, nearest)


RIGHT = {
    "overseas": b.change(
        "actors.csv", ACTOR, city="Saint-Denis", department_code="974", region="La Réunion", lat="-20.88", lon="55.45"
    ),
    "island of another country": b.change("actors.csv", "clinic-barcelona", city="", lat="28.12", lon="-15.43"),
    "no coordinates": b.change("actors.csv", ACTOR, lat="", lon=""),
    "suburb over the border of a department": b.change("actors.csv", ACTOR, lat="47.35", lon="5.80"),
    "country that no map holds": b.change(
        "actors.csv", LONDON_SITE, country="ZA", city="Cape Town", lat="-33.9", lon="18.4"
    ),
    "one of the bounds alone": b.change("indicators.csv", FIGURE, low="10", high=""),
    "bounds that are the value": b.change("indicators.csv", FIGURE, low="1100", high="1100"),
    "opened and closed in one year": b.change("facilities.csv", SITE, opened="2015-06", closed="2015"),
    "target of a statistic": b.change("indicators.csv", FIGURE, year="2050"),
    "site being built": b.change("facilities.csv", "sully-santenov", opened="2028-03"),
    "closure to come": b.change("facilities.csv", SITE, closed="2028"),
    "event to come": b.change("timeline.csv", "2026-01-30", date="2027-06"),
    "award of the day of the package": b.change("funding.csv", AWARD, announced="2026-11-29"),
    "old hospital": b.change("actors.csv", ACTOR, founded="1182"),
    "host with the root of names": b.change("actors.csv", ACTOR, website="https://efs.fr./x_(y)"),
    "port, path, query": b.change("actors.csv", ACTOR, website="https://efs.sante.fr:8443/a/b.html?c=d#e"),
    "letters of other languages": b.change("actors.csv", ACTOR, website="https://santé.example-besançon.fr/é"),
}


#: Rules of words, which a new code needs and a place does not.
OF_WORDS = {"no_label", "unlisted"}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_unusual_and_right_passes(name: str, broken: Broken) -> None:
    try:
        load(broken(RIGHT[name]))
    except BrokenPackage as refused:
        assert {fault.rule for fault in refused.faults} <= OF_WORDS


BOUNDS = {
    "low above the value": ("indicators.csv", "isifc-cible-2030", {"low": "900000"}, "value"),
    "value above high": ("indicators.csv", FIGURE, {"value": "11000", "high": "1100"}, "high"),
    "parameter": ("parameters.csv", PARAMETER, {"low": "90000000", "high": "1"}, "low"),
    "months of a gap": ("gaps.csv", GAP, {"months_low": "12", "months_high": "3"}, "months_high"),
    "bounds of an input": ("former_inputs.csv", INPUT, {"maximum": "100"}, "maximum"),
    "rooms larger than their site": ("facilities.csv", SITE, {"total_m2": "400", "cleanroom_m2": "900"}, "total_m2"),
    "grant larger than its project": ("funding.csv", AWARD, {"total_project_eur": "10"}, "total_project_eur"),
    "counted before it was founded": (
        "actors.csv",
        ACTOR,
        {"founded": "2020", "employees_as_of": "2014-09"},
        "employees_as_of",
    ),
}


def test_bounds_rise_in_every_table(broken: Broken) -> None:
    """All in one package: each row is said once."""
    edits = [b.change(file, row, **cells) for file, row, cells, _ in BOUNDS.values()]
    found = {(fault.file, fault.column) for fault in faults_of(broken(*edits)) if fault.rule == "out_of_order"}
    assert found == {(file, column) for file, _, _, column in BOUNDS.values()}


#: The first day on which the package can say nothing.
TOMORROW = str(date.fromisoformat(CATALOGUE.version.date) + timedelta(days=1))
PAST = {
    "source": ("sources.csv", "efs-mti-besancon", {"published": "2027"}),
    "head count": ("actors.csv", ACTOR, {"employees_as_of": "2027-01"}),
    "foundation": ("actors.csv", ACTOR, {"founded": "2030"}),
    "opening of a site at work": ("facilities.csv", SITE, {"opened": "2027"}),
    "phase of a candidate": ("pipeline.csv", "il1rap-cart-aml", {"phase_as_of": "2031"}),
    "money of a year": ("facilities.csv", SITE, {"money_year": "2031"}),
    "the day after": ("funding.csv", AWARD, {"announced": TOMORROW}),
}


def test_nothing_past_is_after_the_package(broken: Broken) -> None:
    edits = [b.change(file, row, **cells) for file, row, cells in PAST.values()]
    found = faults_of(broken(*edits))
    assert {fault.rule for fault in found} == {"after_package"}
    assert {(fault.file, fault.column) for fault in found} == {
        (file, next(iter(cells))) for file, _, cells in PAST.values()
    }
    assert len(found) == len(PAST)


UNREACHABLE = (
    *("http://localhost/x", "http://127.0.0.1/", "http://192.168.1.4/a", "https://intranet/page"),
    *("https://example.com/a", "https://www.example.org", "https://efs.local/", "https://www.efs"),
    *("https://https://www.efs.sante.fr", "https://efs.sante.fr/page).", "https://efs.sante.fr/a,"),
    *("https://someone@efs.sante.fr", "https://efs..fr/", "https://-/", "https://efs.sante.fr/<page>"),
)


def test_an_address_that_nobody_can_open_is_named(broken: Broken) -> None:
    sources = [row.source_id for row in load().records("sources")[: len(UNREACHABLE)]]
    edits = [b.change("sources.csv", row, url=address) for row, address in zip(sources, UNREACHABLE, strict=True)]
    found = faults_of(broken(*edits))
    assert {fault.rule for fault in found} == {"unreachable"}
    assert {fault.value for fault in found} == set(UNREACHABLE)


@pytest.mark.parametrize(
    ("file", "row", "cells", "spelt"),
    [
        ("actors.csv", ACTOR, {"city": "Besancon"}, "Besançon"),
        ("facilities.csv", SITE, {"city": "besançon"}, "Besançon"),
        ("pipeline.csv", "il1rap-cart-aml", {"sponsor_city": "BESANÇON"}, "Besançon"),
        ("actors.csv", "genopole", {"city": "Evry Courcouronnes"}, "Évry-Courcouronnes"),
        ("indicators.csv", FIGURE, {"geography": "besancon"}, "BESANCON"),
    ],
)
def test_a_name_that_is_filtered_has_one_spelling(
    file: str, row: str, cells: dict[str, str], spelt: str, broken: Broken
) -> None:
    found = [fault for fault in faults_of(broken(b.change(file, row, **cells))) if fault.rule not in OF_WORDS]
    assert [(fault.rule, fault.nearest) for fault in found] == [("two_spellings", spelt)]


def test_rows_that_are_alike_in_part_are_not_twins(broken: Broken) -> None:
    folder = broken(b.row_again("actors.csv", ACTOR, actor_id="efs-bfc-2", name="Autre site de l’EFS"))
    assert load(folder)


def test_a_row_twice_in_a_table_without_ids_is_named(broken: Broken) -> None:
    (fault,) = faults_of(broken(b.row_again("timeline.csv", "1979")))
    assert (fault.file, fault.rule, fault.details["first"]) == ("timeline.csv", "twin", "2")


@pytest.mark.parametrize(
    ("rule", "value", "meant"),
    [
        ("number", "400,5", "400.5"),
        ("number", "1 200 m²", "1200"),
        ("number", "1.234,5", "1234.5"),
        ("number", "1,234.5", "1234.5"),
        ("number", "entre 4 et 5", ""),
        ("whole_number", "12.0", "12"),
        ("whole_number", "2.5", ""),
        ("date", "28/05/2015", "2015-05-28"),
        ("date", "2015-5-3", "2015-05-03"),
        ("date", "mai 2015", "2015-05"),
        ("date", "1er mars 2020", "2020-03-01"),
        ("date", "hier", ""),
        ("date", "31/02/2015", ""),
        ("period", "2012-2019", "2012/2019"),
        ("period", "2012 à 2019", "2012/2019"),
        ("region", "bourgogne franche comte", "Bourgogne-Franche-Comté"),
        ("region", "Franche-Comté", "Bourgogne-Franche-Comté"),
        ("form_identifier", "EFS Besançon", "efs-besancon"),
        ("form_country", "Allemagne", "DE"),
        ("form_country", "fr", "FR"),
        ("form_currency", "€", "EUR"),
        ("form_language", "français", "fr"),
        ("form_link", "www.efs.sante.fr", "https://www.efs.sante.fr"),
        ("form_link", "htps://efs.fr/a b", "https://efs.fr/ab"),
        ("form_link", "voir le site", ""),
    ],
)
def test_the_nearest_value_is_one_that_is_admitted(rule: str, value: str, meant: str) -> None:
    assert nearest_value(rule, value) == meant
