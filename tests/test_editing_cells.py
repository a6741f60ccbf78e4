"""One cell of a spreadsheet: what a program did to it is undone where it is plain, refused where something was lost."""

import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spreadsheets import NOW, french_cell

from dossier.language import Language, t
from dossier.language.texts import texts
from exports.editing import cells, dates, numerals
from exports.editing.cells import LostValue, Medium, Taken, taken

SHEET = Medium()
FRENCH = Medium(typed=False, letters="cp1252")
COMMAS = Medium(typed=False, commas=True)


def field(place: str) -> Any:
    table, _, column = place.partition(".")
    return NOW.fields[table][column]


#: Column, what is in the cell, what stood there, what is read.
READ = (
    ("actors.founded", 2015.0, None, "2015"),
    ("actors.founded", "2015.0", None, "2015"),
    ("actors.lat", 47.225, "47.2250", "47.2250"),
    ("actors.lat", 47.226, "47.2250", "47.226"),
    ("facilities.total_m2", 0.1 + 0.2, None, "0.3"),
    ("indicators.value", 1e-7, None, "0.0000001"),
    ("actors.department_code", "01", None, "01"),
    ("actors.department_code", 1.0, None, "01"),
    ("actors.department_code", 1.0, "01", "01"),
    ("actors.department_code", 25.0, None, "25"),
    ("timeline.date", 2024.0, None, "2024"),
    ("timeline.date", datetime.date(2024, 5, 13), None, "2024-05-13"),
    ("timeline.date", datetime.datetime(2024, 5, 13), None, "2024-05-13"),
    ("timeline.date", datetime.date(2024, 5, 1), "2024-05", "2024-05"),
    ("timeline.date", "13/05/2024", None, "2024-05-13"),
    ("timeline.date", "mai\u00a02024", None, "2024-05"),
    ("timeline.date", "1er août 2024", None, "2024-08-01"),
    ("timeline.date", "05/2024", None, "2024-05"),
    ("timeline.date", "13 May 2024", None, "2024-05-13"),
    ("timeline.date", "2024-05-13 00:00:00", None, "2024-05-13"),
    ("indicators.year", "2012/2019", None, "2012/2019"),
    ("timeline.date", "bientôt", None, "bientôt"),
    ("actors.name", "Besanc\u0327on ", "Besançon", "Besançon"),
    ("actors.name", "un\r\ndeux_x000D_", None, "un\ndeux"),
    ("actors.name", "=cmd|' /C calc'!A0", None, "=cmd|' /C calc'!A0"),
    ("actors.name", "x" * 10_000, None, "x" * 10_000),
    ("actors.name", "😀", None, "😀"),
    ("actors.name", 2007.0, None, "2007"),
    ("actors.sectors", "cell_therapy | gene_therapy", None, "cell_therapy|gene_therapy"),
    ("funding.counted", True, None, "yes"),
    ("funding.counted", "FAUX", None, "no"),
    ("model_inputs.mode", "1 234,5", None, "1234.5"),
    ("model_inputs.mode", "[0.3, 0.5]", None, "[0.3, 0.5]"),
    ("model_inputs.mode", 0.5, None, "0.5"),
)


@pytest.mark.parametrize(("place", "value", "before", "text"), READ)
def test_what_is_plain_is_read(place: str, value: Any, before: str | None, text: str) -> None:
    assert taken(field(place), value, before, SHEET) == Taken(text)


#: Column, what is in the cell, what stood there, through what, the rule.
REFUSED = (
    ("facilities.capex_eur", "1.1E+05", "", SHEET, "scientific"),
    ("facilities.capex_eur", "1,1E+05", "120500", FRENCH, "scientific"),
    ("actors.name", "1,23457E+11", "", FRENCH, "scientific"),
    ("facilities.capex_eur", 1e15, "", SHEET, "digits"),
    ("actors.name", 12345678901234567.0, "", SHEET, "digits"),
    ("actors.name", datetime.date(2024, 5, 1), "mai 24", SHEET, "real_date"),
    ("timeline.date", 45425.0, "", SHEET, "serial"),
    ("timeline.date", 2024.05, "", SHEET, "serial"),
    ("timeline.date", "mai-24", "2019", FRENCH, "short_year"),
    ("timeline.date", "13/05/24", None, FRENCH, "short_year"),
    ("timeline.date", datetime.datetime(2024, 5, 13, 12, 30), "", SHEET, "time"),
    ("timeline.date", datetime.time(12, 30), "", SHEET, "time"),
    ("indicators.value", datetime.timedelta(hours=36), "", SHEET, "time"),
    ("actors.employees", True, "", SHEET, "boolean"),
    ("indicators.value", "1,234", "", COMMAS, "thousands"),
    ("actors.name", LostValue("error", "#N/A"), "x", SHEET, "error"),
    ("actors.summary_fr", "au moins ? 4", "au moins ≥ 3", FRENCH, "letters"),
)


@pytest.mark.parametrize(("place", "value", "before", "medium", "rule"), REFUSED)
def test_what_was_lost_is_refused(place: str, value: Any, before: str | None, medium: Medium, rule: str) -> None:
    assert taken(field(place), value, before, medium) == Taken("", rule)


def test_every_rule_of_a_cell_is_tried_and_has_its_sentence() -> None:
    tried = {rule for *_, rule in REFUSED} | {"formula", "signs"}  # tried on files: these two are found in their XML
    assert all(t(language, f"edit.rule.{rule}") for rule in tried for language in Language)
    assert tried < {key.removeprefix("edit.rule.") for key in texts(Language.FR) if key.startswith("edit.rule.")}


@pytest.mark.parametrize(
    ("place", "value", "before", "medium"),
    [
        ("actors.department_code", "1", "01", FRENCH),
        ("labels.code", "6", "06", FRENCH),
        ("timeline.date", "mai-24", "2024-05", FRENCH),
        ("timeline.date", "févr-24", "2024-02", FRENCH),
        ("timeline.date", "13/05/24", "2024-05-13", FRENCH),
        ("facilities.capex_eur", "1,1E+05", "110000", FRENCH),
        ("facilities.capex_eur", "1,23457E+11", "123456789012", FRENCH),
        ("facilities.capex_eur", "110 000", "110000", FRENCH),
        ("facilities.capex_eur", "110\u202f000,00", "110000", FRENCH),
        ("actors.summary_fr", "de ? à ?", "de ≥ à ≤", FRENCH),
        ("indicators.value", "12,5", "12.5", COMMAS),
    ],
)
def test_what_says_the_same_is_no_edit(place: str, value: str, before: str, medium: Medium) -> None:
    assert taken(field(place), value, before, medium) == Taken(before)


def test_a_text_that_was_typed_is_believed() -> None:
    """In a workbook, codes are texts: who takes a zero away means it."""
    assert taken(field("labels.code"), "6", "06", SHEET) == Taken("6")


@given(
    st.decimals(-(10**12), 10**12, allow_nan=False, allow_infinity=False, places=3), st.sampled_from(" \u00a0\u202f ")
)
def test_a_french_number_is_the_same_number(value: Any, space: str) -> None:
    written = f"{value:,.3f}".replace(",", space).replace(".", ",")
    assert numerals.numeral(written) == f"{value:.3f}"


@given(st.floats(-1e14, 1e14))
def test_a_number_of_a_cell_comes_back_to_its_fifteen_digits(value: float) -> None:
    text = numerals.plain_number(value)
    assert "e" not in text.lower() and not text.endswith(".0")
    assert numerals.same_number(text, repr(value))


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_a_day_is_read_however_it_is_written(day: datetime.date) -> None:
    months = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre",
              "novembre", "décembre")  # fmt: skip
    iso = day.isoformat()
    for text in (
        french_cell(iso),
        f"{day.day} {months[day.month - 1]} {day.year}",
        f"{day:%d-%m-%Y}",
        f"{day:%Y/%m/%d}",
    ):
        found = dates.day_of(text)
        assert found is not None and found.text() == iso
    short = dates.day_of(french_cell(iso[:7]))
    assert short is not None and short.short and short.text() == iso[2:7]


@given(st.text(max_size=60))
def test_no_text_breaks_the_reading(text: str) -> None:
    for place in (
        "actors.name",
        "actors.founded",
        "indicators.value",
        "timeline.date",
        "actors.sectors",
        "funding.counted",
    ):
        for medium in (SHEET, FRENCH, COMMAS):
            once = taken(field(place), text, None, medium)
            again = taken(field(place), once.text, once.text, medium)
            assert again.text == once.text
            assert cells.tidy(once.text) == once.text or once.rule
