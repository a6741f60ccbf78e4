"""Money: what enters a sum, why an award stays out of it, and how foreign money becomes euros."""

import pandas as pd
import pytest

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import PUBLIC_LEVELS, Sector
from dossier.rules import awards, home, sums

_EUROS = 1000  # sums are read to the nearest thousand euros


@pytest.fixture(scope="module")
def table(catalogue: Catalogue) -> pd.DataFrame:
    return catalogue.table("funding")


# What enters a sum


def test_public_money_found_in_france(table: pd.DataFrame) -> None:
    found = sums.public(table)
    assert len(found) == 26
    assert sums.total(found) == pytest.approx(305_903_000, abs=_EUROS)
    mixed = found[found["instrument"] == "mixed"]
    assert sums.total(mixed) == pytest.approx(257_150_000, abs=_EUROS)


def test_public_money_of_advanced_therapies_with_and_without_the_drug_cell(table: pd.DataFrame) -> None:
    found = sums.public(table)
    touching = found[sums.is_advanced_therapy(found)]
    rest = touching[touching["award_id"] != sums.DRUG_CELL]
    assert (len(touching), len(rest)) == (15, 14)
    assert sums.total(touching) == pytest.approx(216_553_000, abs=_EUROS)
    assert sums.total(rest) == pytest.approx(64_553_000, abs=_EUROS)


def test_loans_keep_their_own_line(table: pd.DataFrame) -> None:
    found = sums.public_loans(table)
    assert (len(found), sums.total(found)) == (2, pytest.approx(73_000_000, abs=_EUROS))
    assert set(found["award_id"]).isdisjoint(sums.public(table)["award_id"])


@pytest.mark.parametrize(
    ("column", "place", "rows", "amount"),
    [("city", home.CITY, 9, 35_453_000), ("region", home.REGION, 11, 59_053_000)],
)
def test_public_money_of_a_place(table: pd.DataFrame, column: str, place: str, rows: int, amount: float) -> None:
    found = sums.public(table[table[column] == place])
    assert len(found) == rows
    assert sums.total(found) == pytest.approx(amount, abs=_EUROS)


def test_private_investment_stays_apart(table: pd.DataFrame) -> None:
    found = sums.private_investment(table)
    assert len(found) == 16
    assert sums.total(found) == pytest.approx(3_778_000_000, abs=_EUROS)
    by_sector = sums.by_sector(found, Sector).set_index("sector")
    assert by_sector.loc["antibodies_proteins", "amount"] == pytest.approx(3_459_000_000, abs=_EUROS)
    touching = found[sums.is_advanced_therapy(found)]
    assert (len(touching), sums.total(touching)) == (5, pytest.approx(155_000_000, abs=_EUROS))
    assert set(found["award_id"]).isdisjoint(sums.public(table)["award_id"])
    assert set(found["award_id"]).isdisjoint(sums.private_equity(table)["award_id"])


def test_an_award_of_several_sectors_counts_in_each(table: pd.DataFrame) -> None:
    found = sums.private_investment(table)
    assert sums.by_sector(found, Sector)["amount"].sum() > sums.total(found)


def test_a_sum_refuses_what_must_never_be_summed(table: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="not counted"):
        sums.total(table[table["counted"] == "no"].head(1))
    with pytest.raises(ValueError, match="without euros"):
        sums.total(table[(table["counted"] == "yes") & table["amount_eur"].isna()].head(1))


def test_outside_money_never_enters_a_sum(table: pd.DataFrame) -> None:
    outside = sums.outside(table)
    assert len(outside) > 0
    assert set(outside["counted"]) == {"no"}
    assert "programme_envelope" not in set(outside["instrument"])
    assert set(outside["funder_level"]) <= {*PUBLIC_LEVELS, "mixed"}


# Foreign money


def test_euros_stay_euros_even_without_a_year(catalogue: Catalogue) -> None:
    assert sums.in_euros(catalogue, 5.0, "EUR", None) == (5.0, 1.0)


def test_a_conversion_takes_the_rate_of_its_year(catalogue: Catalogue) -> None:
    row = catalogue.row("exchange_rates", "GBP/2020")
    assert sums.in_euros(catalogue, 100.0, "GBP", 2020) == (pytest.approx(100 / row.units_per_eur), row.units_per_eur)


def test_no_conversion_without_a_year_or_a_rate(catalogue: Catalogue) -> None:
    assert sums.in_euros(catalogue, 100.0, "GBP", None) is None
    assert sums.in_euros(catalogue, 100.0, "GBP", 1999) is None
    assert sums.in_euros(catalogue, 100.0, "NOK", 2024) is None


def test_every_dated_foreign_amount_has_its_rate(catalogue: Catalogue) -> None:
    for award in catalogue.records("funding"):
        known = awards.award_amount(catalogue, award)
        assert known.basis != awards.Basis.NO_RATE, award.award_id
        if known.rate is not None:
            assert known.euros == pytest.approx(award.amount / known.rate)
        if award.currency not in (None, "EUR") and award.announced is None:
            assert known.euros is None or award.amount_eur is not None


# Why an award is in a sum or in none


@pytest.mark.parametrize(
    ("identifier", "expected"),
    [
        ("drugcell-france2030-2025", awards.Standing.PUBLIC),
        ("fr-novo-chartres-2023", awards.Standing.PRIVATE),
        ("fr-treefrog-serieb", awards.Standing.EQUITY),
        ("advesya-nausicaa-2023", awards.Standing.CHARITY),
        ("gb-catapult-stevenage-55m", awards.Standing.ABROAD),
        ("fr-strategie-bbti", awards.Standing.ENVELOPE),
        ("ifps-region-2025", awards.Standing.OUTSIDE),
        ("macrochip-ami-2021", awards.Standing.UNPUBLISHED),
        ("carla-wiseed-2025", awards.Standing.ASIDE),
    ],
)
def test_standing(catalogue: Catalogue, identifier: str, expected: awards.Standing) -> None:
    assert awards.award_standing(catalogue.row("funding", identifier)) == expected


def test_standing_agrees_with_the_sums(catalogue: Catalogue, table: pd.DataFrame) -> None:
    given: dict[str, set[str]] = {}
    for award in catalogue.records("funding"):
        given.setdefault(awards.award_standing(award), set()).add(award.award_id)
    assert given["public"] == set(sums.public(table)["award_id"])
    assert given["private"] == set(sums.private_investment(table)["award_id"])
    assert given["equity"] == set(sums.private_equity(table)["award_id"])
