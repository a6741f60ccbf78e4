"""The tables of the decision in stages agree with each other, with the sites and with the models."""

import pytest

from dossier.catalogue import Catalogue
from dossier.catalogue.placeholders import placeholders
from dossier.language import Language
from dossier.models.conditions import CLAUSE, CONDITIONS
from dossier.models.inputs import FIELDS
from dossier.models.prices import price_level

INPUTS = "model_inputs"


def test_every_input_of_the_models_has_a_row_for_all_options(catalogue: Catalogue) -> None:
    rows = catalogue.records(INPUTS)
    assert sorted(row.input_id for row in rows if row.option_id is None) == sorted(FIELDS)
    assert {row.input_id for row in rows} == set(FIELDS)


def test_every_amount_is_in_euros_of_2024(catalogue: Catalogue) -> None:
    for row in catalogue.records(INPUTS):
        assert (row.money_year == 2024) == row.unit.startswith("eur_"), row.input_id


@pytest.mark.parametrize("column", ["name", "basis"])
def test_french_keeps_its_no_break_spaces(column: str, catalogue: Catalogue) -> None:
    texts = [getattr(row, f"{column}_fr") for row in catalogue.records(INPUTS)]
    if column == "basis":
        texts += [row.says_fr for row in catalogue.records("named_scenarios")]
        texts += [row.note_fr for name in ("price_index", "capex_basis") for row in catalogue.records(name)]
        triggers = catalogue.records("triggers")
        texts += [getattr(row, name) for row in triggers for name in type(row).model_fields if name.endswith("_fr")]
    for text in texts:
        assert not any(f" {mark}" in text for mark in ":;?!%»€"), text
        assert "« " not in text, text


def test_an_amount_is_brought_to_2024_as_it_says(catalogue: Catalogue) -> None:
    index = catalogue.table("price_index")
    first = int(index[index.name == "icc"].year.min())
    rates = {(row.currency, row.year): row.units_per_eur for row in catalogue.records("exchange_rates")}
    for row in catalogue.records("capex_basis"):
        factor = price_level(index, "icc", row.money_year) if row.money_year >= first else 1.0
        assert row.icc_factor_2024 == pytest.approx(factor, abs=1e-4), row.facility_id
        assert row.units_per_eur == pytest.approx(rates.get((row.currency, row.money_year), 1.0)), row.facility_id
        euros = row.amount / row.units_per_eur * factor / row.rooms
        assert row.eur_2024_per_room == pytest.approx(euros, rel=1e-4), row.facility_id


def test_the_amounts_are_those_of_the_sites(catalogue: Catalogue) -> None:
    for row in catalogue.records("capex_basis"):
        site = catalogue.row("facilities", row.facility_id)
        published = {site.capex_eur, site.public_amount}
        sources = catalogue.sources_of("facilities", [row.facility_id])
        assert sources
        if row.used_for:
            assert row.amount in published, row.facility_id
            assert row.cost_kind == "realised", row.facility_id


def test_the_ranges_of_the_investment_are_the_rooms_behind_them(catalogue: Catalogue) -> None:
    rows = {row.option_id: row for row in catalogue.records(INPUTS) if row.input_id == "capex_per_room"}
    options = {"efs-two-rooms": rows["efs-two-rooms"], "new-building": rows[None]}
    used = [(use, row) for row in catalogue.records("capex_basis") for use in row.used_for]
    assert {use.partition(":")[::2] for use, _ in used} == {
        (option, end) for option in options for end in ("low", "mode", "high")
    }
    for use, row in used:
        option, _, end = use.partition(":")
        assert getattr(options[option], end) == pytest.approx(row.eur_2024_per_room, rel=0.005)


def test_eight_triggers_are_counted_and_one_comes_before(catalogue: Catalogue) -> None:
    rows = sorted(catalogue.records("triggers"), key=lambda row: row.order)
    assert [row.order for row in rows] == list(range(9))
    assert [row.counted for row in rows] == ["no", *["yes"] * 8]


def test_every_condition_has_its_trigger(catalogue: Catalogue) -> None:
    granted = [row.condition for row in catalogue.records("triggers") if row.condition]
    assert sorted(granted) == sorted(CONDITIONS)
    for row in catalogue.records("triggers"):
        assert (row.input_id is None) == (row.condition in (None, CLAUSE))


def test_a_trigger_costs_what_its_gap_says(catalogue: Catalogue) -> None:
    for row in catalogue.records("triggers"):
        if len(row.gap_ids) != 1:
            continue
        gap = catalogue.row("gaps", row.gap_ids[0])
        for column in ("cost_low", "cost_high", "months_low", "months_high", "holder_fr", "holder_en"):
            assert getattr(row, column) == getattr(gap, column), (row.trigger_id, column)


def test_what_is_obtained_has_a_source(catalogue: Catalogue) -> None:
    for row in catalogue.records("triggers"):
        assert row.state == "empty" or row.source_ids, row.trigger_id
        french, english = (placeholders(getattr(row, f"threshold_{language}")) for language in Language)
        assert french == english
