"""Funding: what companies say they invest, apart from public money; one envelope, never summed."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, Sector
from dossier.catalogue.quoting import sentence
from dossier.charts.encoding import Bars
from dossier.charts.encoding_amounts import Nested
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.composing import under
from dossier.exhibits.funding.words import FUNDING_FACETS, award_gaps, euros, marks_in_words, years
from dossier.language import enumeration, t
from dossier.language.cells import small
from dossier.rules import awards as words
from dossier.rules import sums as money
from dossier.selection import Selection

#: The envelope and what one press digest says was allocated from it: one series (see ``comparable_series``).
ENVELOPE, ALLOCATED, PROJECTS = "fr-plan-biotherapies-2021", "fr-strategie-alloue-2024", "fr-strategie-projets-2024"
#: A site bought by this investment has been put up for sale since: said wherever the investment is.
_SOLD = {"fr-cellforcure-novartis": "facilities:cellforcure-les-ulis"}


@exhibit("funding-envelope", "funding")
def envelope(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The envelope of the national strategy against what is reported as allocated. Alone, and never summed."""
    language = selection.language
    rows = [catalogue.row("indicators", identifier) for identifier in (ENVELOPE, ALLOCATED)]
    names = {row.series: row for row in catalogue.records("comparable_series")}
    table = pd.DataFrame(
        [
            {
                "what": getattr(names[row.series], f"label_{language}"),
                "year": money.year_of(row.year),
                "amount": row.value,
                "quality": catalogue.label(language, "indicators", "quality", row.quality),
                "label": euros(language, row.value),
                "said": sentence(
                    catalogue,
                    language,
                    f"exhibit.funding-envelope.{'announced' if row.indicator_id == ENVELOPE else 'allocated'}",
                ),
                # what was announced is an outline, what was given is full
                "shape": "hollow" if row.indicator_id == ENVELOPE else "solid",
            }
            for row in rows
        ]
    )
    return compose(
        catalogue,
        selection,
        "funding-envelope",
        table,
        [
            Column("what", t(language, "column.funding.what")),
            Column("year", t(language, "column.funding.year"), Form.YEAR),
            Column("amount", catalogue.heading(language, "funding", "amount_eur"), Form.MONEY),
            Column("quality", catalogue.heading(language, "indicators", "quality")),
        ],
        Nested(category="said", value="amount", label="label", shape="shape"),
        rows=[f"indicators:{identifier}" for identifier in (ENVELOPE, ALLOCATED, PROJECTS)],
        variant="reported",
    )


@exhibit("funding-private", "funding", responds=FUNDING_FACETS)
def private(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Capital expenditure announced by companies, by sector. An announcement counts in each of its sectors."""
    language = selection.language
    everything = money.private_investment(catalogue.table("funding"))
    awards = selection.narrow(everything, *FUNDING_FACETS).sort_values("amount_eur", ascending=False, kind="stable")
    sums = money.by_sector(awards, selection.sectors or Sector).sort_values("amount", ascending=False, kind="stable")
    sums = sums.assign(
        name=[catalogue.label(language, "funding", "sectors", sector) for sector in sums["sector"]],
        label=[
            t(language, "page.funding.bar", amount=euros(language, amount), n=n)
            for amount, n in zip(sums["amount"], sums["n"], strict=True)
        ],
        # What the dossier is about in full colour, the rest as its background.
        tone=["slate" if sector in ADVANCED_THERAPY else "quiet" for sector in sums["sector"]],
    )
    touching = awards[money.is_advanced_therapy(awards)]
    largest = awards.nlargest(2, "amount_eur")
    equity = selection.narrow(money.private_equity(catalogue.table("funding")), *FUNDING_FACETS)
    return compose(
        catalogue,
        selection,
        "funding-private",
        sums,
        [
            Column("name", catalogue.heading(language, "funding", "sectors")),
            Column("amount", catalogue.heading(language, "funding", "amount_eur"), Form.MONEY),
            Column("n", t(language, "column.funding.announcements"), Form.NUMBER),
        ],
        Bars(
            value="amount",
            category="name",
            label="label",
            tone="tone",
            form=Form.MONEY,
            key=tuple(
                (tone, "solid", t(language, f"page.funding.key.{word}"))
                for tone, word in (("slate", "therapy"), ("quiet", "context"))
                if tone in set(sums["tone"])
            ),
        ),
        rows=[
            *(f"funding:{award}" for award in awards["award_id"]),
            *(_SOLD[award] for award in awards["award_id"] if award in _SOLD),
        ],
        variant=_variant(awards, sums, touching),
        values={
            "n": len(touching),
            "top": small(str(sums["name"].iloc[0])) if len(sums) else "",
            "top_amount": euros(language, float(sums["amount"].iloc[0])) if len(sums) else "",
            "tied": enumeration(
                language, [small(name) for name in sums.loc[sums["amount"] == sums["amount"].max(), "name"]]
            ),
            "advanced": euros(language, money.total(touching)),
            "name": words.recipient(next(awards.itertuples())) if len(awards) else "",
            "total": euros(language, money.total(awards)),
            "under": under(selection),
            "count": t(language, "page.funding.private", n=len(awards), total=euros(language, money.total(awards)))
            if len(awards)
            else t(language, "page.funding.no_private"),
            "largest": t(
                language,
                "page.funding.largest",
                names=enumeration(language, [words.recipient(award) for award in largest.itertuples()]),
                amount=euros(language, money.total(largest)),
            )
            if len(awards) > len(largest) + 1
            else "",
            "equity": t(language, "page.funding.equity", n=len(equity)) if len(equity) else "",
            "gaps": award_gaps(selection, everything, awards),
            "listing": marks_in_words(language, zip(sums["name"], sums["label"], strict=True)),
            **years(everything),
        },
        caution=words.cautions(language, awards["award_id"]),
    )


def _variant(awards: pd.DataFrame, sums: pd.DataFrame, touching: pd.DataFrame) -> str:
    if len(awards) < 2:
        return "one" if len(awards) else "none"
    if len(sums) == 1:
        return "one_sector"
    if sums["amount"].iloc[0] == sums["amount"].iloc[1]:
        return "tie"
    if sums["sector"].iloc[0] in ADVANCED_THERAPY:
        return "advanced_first"
    return "advanced_after" if len(touching) else "no_advanced"
