"""Funding: which level of government pays, in which form. The Drug Cell keeps its own band."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Flow
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.funding.words import (
    FUNDING_FACETS,
    award_gaps,
    euros,
    loans_apart,
    marks_in_words,
    under,
    without_lump,
    years,
)
from dossier.language import Language, enumeration, t
from dossier.rules import awards as words
from dossier.rules import sums as money
from dossier.selection import Selection

#: Bands that an eye can follow; the smallest beyond are one band.
MOST_BANDS = 10


@exhibit("funding-flow", "funding", responds=FUNDING_FACETS)
def flow(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Level of the funder -> form of the money, at most ten bands."""
    language = selection.language
    everything = money.public(catalogue.table("funding"))
    awards = selection.narrow(everything, *FUNDING_FACETS).sort_values("amount_eur", ascending=False, kind="stable")
    table = grouped(
        _bands(catalogue, language, awards),
        t(language, "page.funding.level.several"),
        t(language, "page.funding.form.other"),
    )
    table = table.assign(
        label=[euros(language, amount) for amount in table["amount"]],
        name=[f"{source} → {target}" for source, target in zip(table["level"], table["form"], strict=True)],
    )
    table = table.assign(
        hover=[t(language, "page.funding.band", name=row.name, amount=row.label, n=row.n) for row in table.itertuples()]
    )
    variant, values = _first(language, awards)
    return compose(
        catalogue,
        selection,
        "funding-flow",
        table,
        [
            Column("level", catalogue.heading(language, "funding", "funder_level")),
            Column("form", catalogue.heading(language, "funding", "instrument")),
            Column("amount", catalogue.heading(language, "funding", "amount_eur"), Form.MONEY),
            Column("n", t(language, "column.funding.awards"), Form.NUMBER),
        ],
        Flow(source="level", target="form", size="amount", tone="tone", hover="hover", form=Form.MONEY),
        rows=[f"funding:{award}" for award in awards["award_id"]],
        variant=variant,
        values={
            **values,
            "under": under(selection),
            "sum": without_lump(selection, awards),
            "gaps": award_gaps(selection, everything, awards) + loans_apart(catalogue, selection),
            "listing": marks_in_words(language, zip(table["name"], table["label"], strict=True)),
            **years(everything),
        },
        caution=words.cautions(language, awards.loc[awards["award_id"] == money.DRUG_CELL, "award_id"]),
    )


def _bands(catalogue: Catalogue, language: Language, awards: pd.DataFrame) -> pd.DataFrame:
    """Sum and number of awards by level and form, largest first; The Drug Cell apart from the other mixed awards."""
    lump = awards["award_id"] == money.DRUG_CELL
    bands: list[dict[str, Any]] = []
    for (level, form, is_lump), within in awards.groupby(["funder_level", "instrument", lump.rename("lump")]):
        label = catalogue.label(language, "funding", "instrument", str(form))
        bands.append(
            {
                "level": catalogue.label(language, "funding", "funder_level", str(level)),
                "form": t(language, "page.funding.form.lump") if is_lump else label,
                "amount": money.total(within),
                "n": len(within),
                "tone": "ochre" if is_lump else "slate",
            }
        )
    table = pd.DataFrame(bands, columns=["level", "form", "amount", "n", "tone"])
    return table.sort_values("amount", ascending=False, kind="stable").reset_index(drop=True)


def grouped(bands: pd.DataFrame, several: str, other: str, most: int = MOST_BANDS) -> pd.DataFrame:
    """At most ``most`` bands: the smallest make one, which keeps the level or the form that they share."""
    if len(bands) <= most:
        return bands
    kept, merged = bands.iloc[: most - 1], bands.iloc[most - 1 :]
    levels, forms = set(merged["level"]), set(merged["form"])
    rest = {
        "level": levels.pop() if len(levels) == 1 else several,
        "form": forms.pop() if len(forms) == 1 else other,
        "amount": merged["amount"].sum(),
        "n": merged["n"].sum(),
        "tone": "quiet",
    }
    return pd.concat([kept, pd.DataFrame([rest])], ignore_index=True)


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
