"""Fragments of sentence that the exhibits of the page share: the filter, the years, the rows that a filter drops."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY
from dossier.language import Language, enumeration, money, t
from dossier.language.cells import separator, small
from dossier.rules import home, sums
from dossier.selection import Facet, Selection

#: What narrows an exhibit of the whole country.
FUNDING_FACETS = (Facet.SECTORS, Facet.REGIONS, Facet.CITIES)
_PLACES = (Facet.REGIONS, Facet.CITIES)
#: Marks that the text alternative names one by one.
_NAMED = 6


def years(awards: pd.DataFrame) -> dict[str, str]:
    """First and last year of the dated awards, as text (a year is no quantity)."""
    dated = sorted(year for year in map(sums.year_of, awards["announced"]) if year is not None)
    return {"first": str(dated[0]), "last": str(dated[-1])} if dated else {"first": "", "last": ""}


def award_gaps(selection: Selection, before: pd.DataFrame, after: pd.DataFrame) -> str:
    """Awards kept that have no date or region, and awards without a place that a filter by place drops: said aloud.

    ``before`` is what the exhibit is made from without any filter, ``after`` what the selection keeps.
    """
    language = selection.language
    told = []
    undated = int(after["announced"].isna().sum())
    if undated:
        told.append(t(language, "page.funding.gap.undated", n=undated))
    if any(getattr(selection, facet) for facet in _PLACES):
        candidates = selection.narrow(before, Facet.SECTORS)
        dropped = candidates[candidates["region"].isna()]
        if len(dropped):
            lump = "lump" if (dropped["award_id"] == sums.DRUG_CELL).any() else "dropped"
            told.append(t(language, f"page.funding.gap.{lump}", n=len(dropped)))
    elif int(after["region"].isna().sum()):
        told.append(t(language, "page.funding.gap.regionless", n=int(after["region"].isna().sum())))
    return "".join(f" {text}" for text in told)


def without_lump(selection: Selection, awards: pd.DataFrame) -> str:
    """The number and sum of the awards, with The Drug Cell and, where it is among them, without it."""
    language = selection.language
    if awards.empty:
        return t(language, "page.funding.sum.none")
    rest = awards[awards["award_id"] != sums.DRUG_CELL]
    kind = "with" if len(rest) < len(awards) and len(rest) else "plain"
    return t(
        language,
        f"page.funding.sum.{kind}",
        n=len(awards),
        total=euros(language, sums.total(awards)),
        rest=euros(language, sums.total(rest)),
        m=len(rest),
    )


def loans_apart(catalogue: Catalogue, selection: Selection) -> str:
    """The public loans that the selection keeps and no sum holds: one sentence, or nothing."""
    loans = selection.narrow(sums.public_loans(catalogue.table("funding")), *FUNDING_FACETS)
    if loans.empty:
        return ""
    return t(
        selection.language, "page.funding.loans", n=len(loans), amount=euros(selection.language, sums.total(loans))
    )


def which(catalogue: Catalogue, selection: Selection) -> str:
    """The sectors shown: those chosen, or else the three of advanced therapy."""
    chosen = selection.sectors or ADVANCED_THERAPY
    names = [catalogue.label(selection.language, "funding", "sectors", sector) for sector in chosen]
    return enumeration(selection.language, [small(text) for text in names])


def marks_in_words(language: Language, marks: Iterable[tuple[str, str]]) -> str:
    """The marks of a picture for a listener, in the order drawn: name and value one after another."""
    told = [t(language, "page.funding.mark", name=name, value=value) for name, value in marks]
    if not told:
        return t(language, "page.funding.nothing")
    rest = len(told) - _NAMED
    shown = separator(language).join(told[:_NAMED]) + "."
    return shown if rest <= 0 else f"{shown} {t(language, 'page.funding.more', n=rest)}"


def euros(language: Language, amount: float) -> str:
    return money(language, amount)


def award_tone(award: Any) -> str:
    """Red for an award to Besançon, the lump in its own colour."""
    if award.city == home.CITY:
        return "besancon"
    return "ochre" if award.award_id == sums.DRUG_CELL else "slate"
