"""Funding: Besançon and its region, award by award; money for other fields greyed and outside the total."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.composing import under
from dossier.exhibits.funding.words import award_gaps, euros, marks_in_words, without_lump, years
from dossier.language import Language, enumeration, t
from dossier.rules import awards as words
from dossier.rules import home, sums
from dossier.selection import Facet, Selection

#: The project of artificial skin, near Dijon: the largest of the region, and not in Besançon.
GENESIS = ("genesis-bpifrance", "genesis-collectivites")


@exhibit("funding-besancon", "funding", responds=(Facet.SECTORS,))
def besancon(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Each public award to Besançon, latest first, and what of it went to the centre itself."""
    language = selection.language
    local = catalogue.table("funding")
    local = local[local["city"] == home.CITY]
    awards, greyed = _kept(selection, local)
    table = _bars(catalogue, language, _latest_first(awards), inside=True)
    context = _bars(catalogue, language, _latest_first(greyed), inside=False)
    study = awards[awards["award_id"].isin(sums.CENTRE_STUDY)]
    variant = "none" if awards.empty else "one" if len(awards) == 1 else "study" if len(study) else "several"
    return _drawn(
        catalogue,
        selection,
        "funding-besancon",
        local,
        (awards, greyed),
        (table, context),
        variant,
        {"study": euros(language, sums.total(study)), "name": words.recipients(awards)[0] if len(awards) else ""},
    )


@exhibit("funding-region", "funding", responds=(Facet.SECTORS,))
def region(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The region's public awards by recipient. Its places are named, never ranked."""
    language = selection.language
    local = catalogue.table("funding")
    local = local[local["region"] == home.REGION]
    awards, greyed = _kept(selection, local, elsewhere=True)
    table = _table(_merged(catalogue, language, within) for _, within in awards.groupby("recipient"))
    table = table.sort_values("amount_eur", ascending=False, kind="stable")
    context = _bars(catalogue, language, greyed.sort_values("amount_eur", ascending=False), inside=False)
    genesis = awards[awards["award_id"].isin(GENESIS)]
    variant = "none" if awards.empty else "one" if len(table) == 1 else "genesis" if len(genesis) else "several"
    return _drawn(
        catalogue,
        selection,
        "funding-region",
        local,
        (awards, greyed),
        (table, context),
        variant,
        {
            "genesis": euros(language, sums.total(genesis)),
            "recipients": len(table),
            "name": "{} ({})".format(*table[["recipient", "city"]].iloc[0]) if len(table) else "",
            "names": enumeration(language, [str(name) for name in table["recipient"]], limit=4),
            "aside": " " + t(language, "exhibit.funding-region.aside") if len(greyed) else "",
        },
    )


_COLUMNS = (
    "name", "recipient", "city", "announced", "funder", "form", "purpose", "amount_eur",
    "counted", "group", "label", "tone", "shape",
)  # fmt: skip


def _table(bars: Iterable[dict[str, object]]) -> pd.DataFrame:
    return pd.DataFrame(list(bars), columns=list(_COLUMNS))


def _kept(selection: Selection, local: pd.DataFrame, elsewhere: bool = False) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The awards that make the total, and those of another field: a context, so nothing without a total.

    ``elsewhere`` leaves out the context that the exhibit on Besançon shows.
    """
    awards = selection.narrow(sums.public(local), Facet.SECTORS).sort_values("amount_eur", ascending=False)
    greyed = selection.narrow(sums.outside(local), Facet.SECTORS)
    if elsewhere:
        greyed = greyed[greyed["city"] != home.CITY]
    return awards, greyed if len(awards) else greyed.iloc[:0]


def _latest_first(awards: pd.DataFrame) -> pd.DataFrame:
    """Latest first, undated last; the larger first within a date."""
    return awards.sort_values(["announced", "amount_eur"], ascending=False, na_position="last")


def _bars(catalogue: Catalogue, language: Language, awards: pd.DataFrame, inside: bool) -> pd.DataFrame:
    names = words.award_names(catalogue, language, awards)
    return _table(
        {
            "name": name,
            "recipient": words.recipient(award),
            "city": award.city,
            "announced": award.announced,
            "funder": award.funder,
            "form": catalogue.label(language, "funding", "instrument", str(award.instrument)),
            "purpose": getattr(award, f"purpose_{language}"),
            "amount_eur": award.amount_eur,
            **_place(language, str(award.city), float(award.amount_eur), inside),  # type: ignore[arg-type]
        }
        for name, award in zip(names, awards.itertuples(), strict=True)
    )


def _merged(catalogue: Catalogue, language: Language, awards: pd.DataFrame) -> dict[str, object]:
    """What one recipient received for its project, from all its public funders."""
    first = next(awards.sort_values("amount_eur", ascending=False).itertuples())
    forms = dict.fromkeys(catalogue.label(language, "funding", "instrument", form) for form in awards["instrument"])
    amount = sums.total(awards)
    return {
        "name": f"{words.recipient(first)} · {first.city}",
        "recipient": words.recipient(first),
        "city": first.city,
        "announced": None if awards["announced"].isna().all() else awards["announced"].dropna().min(),
        "funder": enumeration(language, list(dict.fromkeys(awards["funder"]))),
        "form": enumeration(language, list(forms)),
        "purpose": getattr(first, f"purpose_{language}"),
        "amount_eur": amount,
        **_place(language, str(first.city), amount, True),
    }


def _place(language: Language, city: str, amount: float, inside: bool) -> dict[str, object]:
    """How a bar looks: red for Besançon, grey outside the total."""
    where = "inside" if inside else "outside"
    return {
        "counted": t(language, f"page.funding.{where}"),
        "group": t(language, f"page.funding.group.{where}"),
        "label": euros(language, amount),
        "tone": ("besancon" if city == home.CITY else "slate") if inside else "quiet",
        "shape": "solid",
    }


def _drawn(
    catalogue: Catalogue,
    selection: Selection,
    identifier: str,
    local: pd.DataFrame,
    kept: tuple[pd.DataFrame, pd.DataFrame],
    tables: tuple[pd.DataFrame, pd.DataFrame],
    variant: str,
    values: dict[str, object],
) -> Exhibit:
    """What both places share: bars in two groups, columns, and the rows that no bar shows, told by reason."""
    language = selection.language
    awards, greyed = kept
    table = pd.concat([part for part in tables if len(part)], ignore_index=True) if any(map(len, tables)) else tables[0]
    shown = {*awards["award_id"], *greyed["award_id"]}
    hidden = selection.narrow(local[~local["award_id"].isin(shown)], Facet.SECTORS)
    return compose(
        catalogue,
        selection,
        identifier,
        table,
        [
            Column("recipient", catalogue.heading(language, "funding", "recipient")),
            Column("city", catalogue.heading(language, "funding", "city")),
            Column("announced", catalogue.heading(language, "funding", "announced"), Form.DATE),
            Column("amount_eur", catalogue.heading(language, "funding", "amount_eur"), Form.MONEY),
            Column("counted", catalogue.heading(language, "funding", "counted")),
            Column("purpose", catalogue.heading(language, "funding", f"purpose_{language}")),
            Column("funder", catalogue.heading(language, "funding", "funder")),
            Column("form", catalogue.heading(language, "funding", "instrument")),
        ],
        Bars(
            value="amount_eur",
            category="name",
            group="group",
            label="label",
            tone="tone",
            shape="shape",
            hover="purpose",
            form=Form.MONEY,
            key=tuple(
                (colour, shape, t(language, f"page.funding.key.{word}"))
                for colour, shape, word in (
                    ("besancon", "solid", "besancon"),
                    ("slate", "solid", "region"),
                    ("quiet", "solid", "outside"),
                )
                if colour in set(table["tone"])
            ),
        ),
        rows=[f"funding:{award}" for award in (*awards["award_id"], *greyed["award_id"])],
        variant=variant,
        values={
            "n": len(awards),
            "total": euros(language, sums.total(awards)),
            "under": under(selection),
            "sum": without_lump(selection, awards),
            "greyed": " " + t(language, "page.funding.greyed", n=len(greyed)) if len(greyed) else "",
            "hidden": t(language, "page.funding.hidden", n=len(hidden)) if len(hidden) else "",
            "reasons": _reasons(language, hidden),
            "gaps": award_gaps(selection, awards, awards),
            "listing": marks_in_words(language, zip(table["name"], table["label"], strict=True)),
            **years(awards),
            **values,
        },
        caution=words.cautions(language, awards["award_id"]),
    )


def _reasons(language: Language, awards: pd.DataFrame) -> str:
    """Why no bar shows these awards: how many for each reason."""
    if awards.empty:
        return ""
    reasons = Counter(str(words.award_standing(award)) for award in awards.itertuples())
    told = [t(language, f"page.funding.undrawn.{reason}", n=n) for reason, n in reasons.most_common()]
    return t(language, "page.funding.reasons", reasons=enumeration(language, told))
