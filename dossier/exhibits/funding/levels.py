"""Funding: which level of government pays. The Drug Cell keeps its own bar."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.composing import under
from dossier.exhibits.funding.words import (
    FUNDING_FACETS,
    award_gaps,
    euros,
    loans_apart,
    marks_in_words,
    without_lump,
    years,
)
from dossier.language import Language, enumeration, t
from dossier.rules import awards as words
from dossier.rules import sums as money
from dossier.selection import Selection


@exhibit("funding-flow", "funding", responds=FUNDING_FACETS)
def levels(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What each level of government pays, largest first."""
    language = selection.language
    everything = money.public(catalogue.table("funding"))
    awards = selection.narrow(everything, *FUNDING_FACETS).sort_values("amount_eur", ascending=False, kind="stable")
    table = _levels(catalogue, language, awards)
    variant, values = _first(language, awards)
    return compose(
        catalogue,
        selection,
        "funding-flow",
        table,
        [
            Column("name", catalogue.heading(language, "funding", "funder_level")),
            Column("amount", catalogue.heading(language, "funding", "amount_eur"), Form.MONEY),
            Column("n", t(language, "column.funding.awards"), Form.NUMBER),
            Column("form", catalogue.heading(language, "funding", "instrument")),
        ],
        Bars(value="amount", category="name", label="label", tone="tone", form=Form.MONEY, fewest=2),
        rows=[f"funding:{award}" for award in awards["award_id"]],
        variant=variant,
        values={
            **values,
            "under": under(selection),
            "sum": without_lump(selection, awards),
            "gaps": award_gaps(selection, everything, awards),
            "loans": loans_apart(catalogue, selection),
            "listing": marks_in_words(language, zip(table["name"], table["label"], strict=True)),
            **years(everything),
        },
        caution=words.cautions(language, awards.loc[awards["award_id"] == money.DRUG_CELL, "award_id"]),
    )


def _levels(catalogue: Catalogue, language: Language, awards: pd.DataFrame) -> pd.DataFrame:
    """Sum and number of awards by level, largest first; The Drug Cell apart from the other awards of its level."""
    lump = awards["award_id"] == money.DRUG_CELL
    found = []
    for (level, is_lump), within in awards.groupby(["funder_level", lump.rename("lump")]):
        name = catalogue.label(language, "funding", "funder_level", str(level))
        apart = "lump" if is_lump else "others" if (lump & (awards["funder_level"] == level)).any() else ""
        amount = money.total(within)
        forms = dict.fromkeys(catalogue.label(language, "funding", "instrument", form) for form in within["instrument"])
        found.append(
            {
                "name": t(language, f"exhibit.funding-flow.{apart}", level=name) if apart else name,
                "amount": amount,
                "n": len(within),
                "form": enumeration(language, list(forms)),
                "label": t(language, "page.funding.bar", amount=euros(language, amount), n=len(within)),
                "tone": "ochre" if is_lump else "slate",
            }
        )
    table = pd.DataFrame(found, columns=["name", "amount", "n", "form", "label", "tone"])
    return table.sort_values("amount", ascending=False, kind="stable")


def _first(language: Language, awards: pd.DataFrame) -> tuple[str, dict[str, str]]:
    """Which level comes first, with The Drug Cell and without it."""
    if awards.empty:
        return "none", {}
    lump = awards[awards["award_id"] == money.DRUG_CELL]
    rest = awards[awards["award_id"] != money.DRUG_CELL]
    levels, amount = _leaders(awards)
    values = {
        "name": words.recipient(next(awards.itertuples())),
        "total": euros(language, money.total(awards)),
        "amount": euros(language, amount),
        "from": _from(language, levels),
        "lump": euros(language, money.total(lump)),
        "rest": euros(language, money.total(rest)),
    }
    if len(awards) == 1:
        return "single", values
    if awards["funder_level"].nunique() == 1:
        return ("one_level_lump" if len(lump) else "one_level"), values
    if len(levels) > 1:
        return "tie", values
    if lump.empty:
        return "several", values
    leaders, leading = _leaders(rest)
    values |= {"other_from": _from(language, leaders), "other": euros(language, leading)}
    return ("lump_same" if leaders == levels else "lump_reversed"), values


def _leaders(awards: pd.DataFrame) -> tuple[list[str], float]:
    """The levels that pay most, and how much each."""
    sums = awards.groupby("funder_level")["amount_eur"].sum()
    return sorted(sums[sums == sums.max()].index), float(sums.max())


def _from(language: Language, levels: list[str]) -> str:
    return enumeration(language, [t(language, f"page.funding.from.{level}") for level in levels])
