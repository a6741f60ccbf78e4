"""An award in words: its name on a chart, its place in the sums and why, what to know before quoting it."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, NamedTuple

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import PUBLIC_LEVELS, FunderLevel, Instrument, Scope, YesNo
from dossier.language import NO_BREAK, Language, money, t
from dossier.language.texts import has
from dossier.rules import home
from dossier.rules.sums import EURO, in_euros, year_of


class Standing(StrEnum):
    """The sum that an award enters, or the reason why it enters none."""

    PUBLIC = "public"
    PRIVATE = "private"
    EQUITY = "equity"
    CHARITY = "charity"
    LOAN = "loan"
    ABROAD = "abroad"
    ENVELOPE = "envelope"
    OUTSIDE = "outside"
    UNPUBLISHED = "unpublished"
    ASIDE = "aside"


class Basis(StrEnum):
    """Where an amount in euros comes from, or why there is none."""

    PUBLISHED = "published"
    CONVERTED = "converted"
    NO_YEAR = "no_year"
    NO_RATE = "no_rate"
    NO_AMOUNT = "no_amount"


class AwardAmount(NamedTuple):
    """What a source publishes, and the same in euros where it can be said. ``rate`` only where one was used."""

    published: float | None
    currency: str | None
    year: int | None
    rate: float | None
    euros: float | None
    basis: Basis


def award_amount(catalogue: Catalogue, award: Any) -> AwardAmount:
    """The published amount; euros as the source gives them, else at the mean rate of the year, else none."""
    year = year_of(award.announced)
    if pd.isna(award.amount):
        return AwardAmount(None, None, year, None, None, Basis.NO_AMOUNT)
    if not pd.isna(award.amount_eur):
        return AwardAmount(award.amount, award.currency, year, None, award.amount_eur, Basis.PUBLISHED)
    found = in_euros(catalogue, award.amount, award.currency, year)
    if found is None:
        missing = Basis.NO_YEAR if year is None else Basis.NO_RATE
        return AwardAmount(award.amount, award.currency, year, None, None, missing)
    return AwardAmount(award.amount, award.currency, year, found.rate, found.euros, Basis.CONVERTED)


def amount_with_euros(catalogue: Catalogue, language: Language, award: Any) -> str:
    """The published amount, and in brackets what it makes in euros, at which rate, or why it is not converted."""
    known = award_amount(catalogue, award)
    if known.published is None or known.currency is None:
        return t(language, "card.no_amount")
    text = money(language, known.published, known.currency)
    if known.currency == EURO:
        return text
    if known.euros is None:
        return f"{text} ({t(language, f'page.funding.basis.{known.basis}')})"
    said = money(language, known.euros)
    if known.rate is not None:
        rate = money(language, known.rate, known.currency, significant=5)
        said = t(language, "page.funding.at_rate", amount=said, rate=rate, year=str(known.year))
    return f"{text} ({said})"


def award_standing(award: Any) -> Standing:
    """The standing of a row of ``funding`` (record or row of its frame). The first reason that holds is given."""
    if award.counted == YesNo.NO:
        if award.instrument == Instrument.PROGRAMME_ENVELOPE:
            return Standing.ENVELOPE
        if award.scope == Scope.OUTSIDE:
            return Standing.OUTSIDE
        return Standing.UNPUBLISHED if pd.isna(award.amount) else Standing.ASIDE
    if award.country != home.COUNTRY:
        return Standing.ABROAD
    if award.funder_level in PUBLIC_LEVELS:
        return Standing.LOAN if award.instrument == Instrument.LOAN else Standing.PUBLIC
    if award.funder_level == FunderLevel.PRIVATE:
        return Standing.PRIVATE if award.instrument == Instrument.CAPEX else Standing.EQUITY
    return Standing.CHARITY


def short_recipient(recipient: str) -> str:
    """A recipient without what its source adds: its legal form before, its role or its town in brackets after."""
    return recipient.partition(" (")[0].removeprefix("Consortium ")


def award_names(catalogue: Catalogue, language: Language, awards: pd.DataFrame) -> list[str]:
    """Recipient, level of the funder and year of each award: what tells apart the shares of one project."""
    levels = [catalogue.label(language, "funding", "funder_level", level) for level in awards["funder_level"]]
    # The tail is one piece for a line break, or the year alone would stand on a line of its own.
    years = [award_year(language, award) for award in awards.itertuples()]
    tails = [f"{level} · {year}" for level, year in zip(levels, years, strict=True)]
    return [f"{name} · {tail.replace(' ', NO_BREAK)}" for name, tail in zip(recipients(awards), tails, strict=True)]


def recipients(awards: pd.DataFrame) -> list[str]:
    """The recipient of each award, with its town where one company was helped in several."""
    found = [(recipient(award), award.city) for award in awards.itertuples()]
    towns: dict[str, set[str]] = {}
    for name, city in found:
        towns.setdefault(name, set()).add(str(city))
    return [f"{name} ({city})" if len(towns[name]) > 1 else name for name, city in found]


def recipient(award: Any) -> str:
    """The recipient, or the programme of an award that names none."""
    return short_recipient(award.programme if pd.isna(award.recipient) else award.recipient)


def award_year(language: Language, award: Any) -> str:
    """The year of an award, or that its source has none."""
    found = year_of(award.announced)
    return t(language, "word.undated") if found is None else str(found)


def note(catalogue: Catalogue, award: Any) -> str | None:
    """The curator's note, in French; a column that it names is called as a reader sees it."""
    if pd.isna(award.note):
        return None
    column = "total_project_eur"
    return str(award.note).replace(column, f"«{NO_BREAK}{catalogue.heading(Language.FR, 'funding', column)}{NO_BREAK}»")


def cautions(language: Language, identifiers: Iterable[str]) -> list[str]:
    """What must stand beside an award when it is shown; most have nothing."""
    keys = (f"page.funding.caution.{identifier}" for identifier in identifiers)
    return [t(language, key) for key in keys if has(language, key)]
