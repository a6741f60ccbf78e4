"""Rules on money: which awards enter a sum, which stay apart, and how a foreign amount becomes euros.

Before any sum: ``counted_awards``, then one country, then public apart from private. Capital investment, loans and
grants keep their own line. An award of several sectors counts once in a sum and in each of its sectors otherwise.
"""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from dossier.catalogue import Catalogue, UnknownRow
from dossier.catalogue.codes import ADVANCED_THERAPY, PUBLIC_LEVELS, FunderLevel, Instrument, Scope, YesNo
from dossier.rules import home

EURO = "EUR"
#: The one award that outweighs the others: every sum is shown with it and without it.
DRUG_CELL = "drugcell-france2030-2025"
#: The awards that paid for the study of the centre itself, the only ones that do.
CENTRE_STUDY = ("study-phase3-gbm-2024", "study-phase3-region-2024")


class Euros(NamedTuple):
    """An amount in euros and the units of its currency for one euro (one for an amount published in euros)."""

    euros: float
    rate: float


def in_euros(catalogue: Catalogue, amount: float, currency: str, year: int | None) -> Euros | None:
    """``amount`` at the mean rate of its year; ``None`` without a year, or without a rate for that year.

    An order of magnitude in euros of that year: no inflation, no price levels.
    """
    if currency == EURO:
        return Euros(amount, 1.0)
    if year is None:
        return None
    try:
        rate = float(catalogue.row("exchange_rates", f"{currency}/{year}").units_per_eur)
    except UnknownRow:
        return None
    return Euros(amount / rate, rate)


def year_of(announced: object) -> int | None:
    """Year of a date as precise as its source; ``None`` for an undated award."""
    return int(announced[:4]) if isinstance(announced, str) else None


def counted_awards(awards: pd.DataFrame) -> pd.DataFrame:
    """French awards that may enter a sum."""
    return awards[(awards["counted"] == YesNo.YES) & (awards["country"] == home.COUNTRY)]


def public(awards: pd.DataFrame) -> pd.DataFrame:
    """Counted awards of the Union, the State, a region or a local authority. Mixed and charitable money is not.

    What is to be paid back is no part of it either: a loan beside grants would make a sum of two kinds.
    """
    found = counted_awards(awards)
    return found[found["funder_level"].isin(PUBLIC_LEVELS) & (found["instrument"] != Instrument.LOAN)]


def public_loans(awards: pd.DataFrame) -> pd.DataFrame:
    """Counted loans and repayable advances of the same funders: on their own line, never in a sum of aid."""
    found = counted_awards(awards)
    return found[found["funder_level"].isin(PUBLIC_LEVELS) & (found["instrument"] == Instrument.LOAN)]


def private_investment(awards: pd.DataFrame) -> pd.DataFrame:
    """Counted capital expenditure of companies: neither equity raised nor the purchase of a company."""
    found = counted_awards(awards)
    return found[(found["funder_level"] == FunderLevel.PRIVATE) & (found["instrument"] == Instrument.CAPEX)]


def private_equity(awards: pd.DataFrame) -> pd.DataFrame:
    """Counted capital raised from investors. Never added to anything."""
    found = counted_awards(awards)
    return found[(found["funder_level"] == FunderLevel.PRIVATE) & (found["instrument"] == Instrument.EQUITY)]


def outside(awards: pd.DataFrame) -> pd.DataFrame:
    """Awards of another field that hold public money and publish an amount: shown as context, never summed.

    An envelope is no award, and private money stands apart.
    """
    field = (awards["scope"] == Scope.OUTSIDE) & (awards["instrument"] != Instrument.PROGRAMME_ENVELOPE)
    held = awards["funder_level"].isin((*PUBLIC_LEVELS, FunderLevel.MIXED))
    return awards[field & held & awards["amount_eur"].notna()]


def is_advanced_therapy(awards: pd.DataFrame) -> "pd.Series[bool]":
    """Which awards touch at least one of cell, gene and tissue therapy. The others touch none: two parts of a whole."""
    wanted = set(ADVANCED_THERAPY)
    return pd.Series([not wanted.isdisjoint(sectors) for sectors in awards["sectors"]], awards.index, dtype=bool)


def total(awards: pd.DataFrame) -> float:
    """Sum of awards that publish euros. Raises ``ValueError`` on an award that must never be summed."""
    if (awards["counted"] != YesNo.YES).any() or awards["amount_eur"].isna().any():
        raise ValueError("an award that is not counted, or without euros, was about to enter a sum")
    return float(awards["amount_eur"].sum())


def by_sector(awards: pd.DataFrame, sectors: Iterable[str]) -> pd.DataFrame:
    """Sum and number of awards in each sector that has any. An award counts in each of its sectors: never add them."""
    found = []
    for sector in sectors:
        within = awards[[sector in cell for cell in awards["sectors"]]]
        if len(within):
            found.append({"sector": str(sector), "amount": total(within), "n": len(within)})
    return pd.DataFrame(found, columns=["sector", "amount", "n"])
