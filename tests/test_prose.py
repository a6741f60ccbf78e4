"""Figures in sentences come from rows: their written form, and the texts that hold no other figure."""

import re

import pytest

from dossier.catalogue import Catalogue, UnknownRow
from dossier.catalogue.placeholders import PLACEHOLDER, Placeholder, placeholders
from dossier.catalogue.quoting import MONEY_UNITS, figure, render
from dossier.language import NO_BREAK, Language, date, money
from dossier.language import texts as language_texts
from dossier.scenario.quoted_results import render_with_results

FR, EN = Language.FR, Language.EN

#: Names and rules of the trade that are written with a digit. Short on purpose: a figure is a row, never a word.
#: Percentiles and the unit of all money of the models are names too.
PROPER_NAMES = ("France 2030", "Med4Cure", "2013-1211", "euros de 2024", "euros of 2024", "P50", "P95", "P5")


class TestPlaceholders:
    def test_found_in_order(self) -> None:
        text = "{indicators:a-b_1} sur {facilities:x.total_m2} ({indicators:a.low})"
        assert placeholders(text) == [
            Placeholder("indicators", "a-b_1", "value"),
            Placeholder("facilities", "x", "total_m2"),
            Placeholder("indicators", "a", "low"),
        ]

    @pytest.mark.parametrize("text", ["{n}", "{names}", "{}", "{a:}", "{:a}", "a:b", "{A:b}", "{{indicators}}"])
    def test_parameters_are_not_placeholders(self, text: str) -> None:
        assert placeholders(text) == []

    def test_a_parameter_beside_a_figure_is_left_for_later(self, catalogue: Catalogue) -> None:
        text = render(catalogue, FR, "{n} salles, {facilities:efs-mti-besancon.cleanrooms} suites")
        assert text == "{n} salles, 2 suites"

    def test_an_unknown_row_is_an_error(self, catalogue: Catalogue) -> None:
        with pytest.raises(UnknownRow):
            render(catalogue, FR, "{indicators:nowhere}")
        with pytest.raises(AttributeError):
            render(catalogue, FR, "{facilities:efs-mti-besancon.rooms}")


def of_unit(catalogue: Catalogue, unit: str) -> Placeholder:
    """A figure of the data in this unit."""
    row = next(row for row in catalogue.records("indicators") if row.unit == unit and row.value is not None)
    return Placeholder("indicators", row.indicator_id, "value")


class TestForms:
    @pytest.mark.parametrize("unit", sorted(MONEY_UNITS - {"chf"}))
    def test_money_shows_its_currency(self, unit: str, catalogue: Catalogue) -> None:
        place = of_unit(catalogue, unit)
        value = catalogue.row("indicators", place.id).value
        for language in Language:
            assert figure(catalogue, language, place) == money(language, value, unit.upper())

    def test_percent(self, catalogue: Catalogue) -> None:
        place = Placeholder("indicators", "gb-utilisation-2022", "value")
        assert figure(catalogue, FR, place) == "67\u00a0%"
        assert figure(catalogue, EN, place) == "67%"

    def test_square_metres(self, catalogue: Catalogue) -> None:
        for language in Language:
            assert figure(catalogue, language, of_unit(catalogue, "m2")).endswith("\u00a0m²")
        place = Placeholder("facilities", "catapult-stevenage", "total_m2")
        assert figure(catalogue, FR, place) == "7\u00a0700\u00a0m²"
        assert figure(catalogue, EN, place) == "7,700\u00a0m²"

    def test_a_calendar_year_has_no_separator(self, catalogue: Catalogue) -> None:
        place = of_unit(catalogue, "year")
        assert re.fullmatch(r"(19|20)\d\d", figure(catalogue, FR, place))
        for table, identifier, column in (
            ("facilities", "catapult-stevenage", "money_year"),
            ("actors", "efs", "founded"),
        ):
            if getattr(catalogue.row(table, identifier), column):
                assert re.fullmatch(r"(19|20)\d\d", figure(catalogue, FR, Placeholder(table, identifier, column)))

    @pytest.mark.parametrize("unit", ["patients", "trials", "batches", "days", "jobs", "sites"])
    def test_a_noun_stays_in_the_sentence(self, unit: str, catalogue: Catalogue) -> None:
        for language in Language:
            assert re.fullmatch(r"[\d.,\u00a0]+", figure(catalogue, language, of_unit(catalogue, unit)))

    def test_bounds(self, catalogue: Catalogue) -> None:
        text = "{indicators:eu-pivotal-atmp-median-patients.low}–{indicators:eu-pivotal-atmp-median-patients.high}"
        assert render(catalogue, FR, text) == "22–118"

    def test_money_of_a_site_and_of_an_award(self, catalogue: Catalogue) -> None:
        assert figure(catalogue, FR, Placeholder("facilities", "efs-mti-besancon", "capex_eur")) == "2,5\u00a0M€"
        assert figure(catalogue, EN, Placeholder("facilities", "catapult-stevenage", "public_amount")) == "£75m"
        award = catalogue.row("funding", "drugcell-france2030-2025")
        assert figure(catalogue, FR, Placeholder("funding", award.award_id, "amount_eur")) == "152\u00a0M€"
        assert figure(catalogue, FR, Placeholder("funding", award.award_id, "amount")) == "152\u00a0M€"

    def test_patients_per_year_are_not_a_year(self, catalogue: Catalogue) -> None:
        row = next(row for row in catalogue.records("facilities") if (row.patients_per_year or 0) >= 1000)
        place = Placeholder("facilities", row.facility_id, "patients_per_year")
        assert figure(catalogue, EN, place) == f"{row.patients_per_year:,}"

    def test_dates_and_codes_are_put_in_words(self, catalogue: Catalogue) -> None:
        row = next(row for row in catalogue.records("funding") if row.announced and len(row.announced) == 7)
        announced = figure(catalogue, FR, Placeholder("funding", row.award_id, "announced"))
        assert announced == date(FR, row.announced)
        status = figure(catalogue, FR, Placeholder("facilities", "efs-mti-besancon", "status"))
        assert status == catalogue.label(FR, "facilities", "status", "operating")
        assert figure(catalogue, FR, Placeholder("facilities", "efs-mti-besancon", "city")) == "Besançon"


class TestArgument:
    @pytest.mark.parametrize("language", Language)
    def test_every_claim_can_be_read(self, language: Language, catalogue: Catalogue) -> None:
        for claim in catalogue.records("argument"):
            for column in claim.placeholders:
                if column.endswith(language):
                    text = render_with_results(catalogue, language, getattr(claim, column))
                    assert not re.search(r"[{}]|\bnan\b|\bNone\b(?! of)", text), (claim.argument_id, column, text)
                    assert text[-1] in ".?!»", (claim.argument_id, column)

    def test_both_languages_differ(self, catalogue: Catalogue) -> None:
        for claim in catalogue.records("argument"):
            for column in ("title", "statement", "answer"):
                assert getattr(claim, f"{column}_fr") != getattr(claim, f"{column}_en")


def typed_figures(text: str) -> list[str]:
    """What is left of digits once quoted figures, parameters and proper names are taken out."""
    text = re.sub(r"\{[^{}]*\}", "", PLACEHOLDER.sub("", text)).replace(NO_BREAK, " ")
    for name in PROPER_NAMES:
        text = text.replace(name, "")
    return re.findall(r"\S*\d\S*", text)


class TestNoFigureIsTyped:
    def test_in_the_argument(self, catalogue: Catalogue) -> None:
        typed = [
            (claim.argument_id, column, found)
            for claim in catalogue.records("argument")
            for column in claim.placeholders
            for found in typed_figures(getattr(claim, column))
        ]
        assert typed == []

    @pytest.mark.parametrize("language", Language)
    def test_in_findings_and_subtitles(self, language: Language) -> None:
        typed = [
            (key, found)
            for key, text in language_texts.texts(language).items()
            if re.search(r"\.(finding|subtitle)\b", key)
            for form in ([text] if isinstance(text, str) else text.values())
            for found in typed_figures(form)
        ]
        assert typed == []

    def test_every_proper_name_is_needed(self, catalogue: Catalogue) -> None:
        """The list stays short: a name that no text holds is taken out of it."""
        texts = [getattr(claim, column) for claim in catalogue.records("argument") for column in claim.placeholders]
        for language in Language:
            for text in language_texts.texts(language).values():
                texts.extend([text] if isinstance(text, str) else text.values())
        whole = "\n".join(texts).replace(NO_BREAK, " ")
        assert [name for name in PROPER_NAMES if name not in whole] == []

    def test_the_check_can_fail(self) -> None:
        assert typed_figures("Il y a 12 salles et {indicators:a-2024} lots, {n} en tout.") == ["12"]
        assert typed_figures("France\u00a02030 finance {n} sites.") == []
