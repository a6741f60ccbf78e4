"""Funding: the public money found in France, a column a year."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, Instrument
from dossier.charts.encoding_amounts import YearColumns
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.composing import under
from dossier.exhibits.funding.words import (
    FUNDING_FACETS,
    award_gaps,
    award_tone,
    euros,
    loans_apart,
    marks_in_words,
    without_lump,
    years,
)
from dossier.language import Language, enumeration, number, t
from dossier.rules import awards as words
from dossier.rules import sums
from dossier.selection import Selection

#: Tone of the pieces of a column from the foot upwards, and the word of each in the key.
_PIECES = {"besancon": "besancon", "slate": "advanced", "quiet": "context", "ochre": "lump"}


@exhibit("funding-public-found", "funding", responds=FUNDING_FACETS)
def found(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A column a year: Besançon, The Drug Cell, other cell, gene and tissue therapy, other fields; undated apart."""
    language = selection.language
    everything = sums.public(catalogue.table("funding"))
    awards = selection.narrow(everything, *FUNDING_FACETS).sort_values("amount_eur", ascending=False, kind="stable")
    touching, rest = awards[sums.is_advanced_therapy(awards)], awards[~sums.is_advanced_therapy(awards)]
    lump = touching[touching["award_id"] == sums.DRUG_CELL]
    others = touching[touching["award_id"] != sums.DRUG_CELL]
    mixed = awards[awards["instrument"] == Instrument.MIXED]
    table = _by_year(language, awards)
    heads = table.drop_duplicates("when")
    return compose(
        catalogue,
        selection,
        "funding-public-found",
        table,
        [
            Column("when", t(language, "column.funding.year")),
            Column("group", t(language, "column.funding.group")),
            Column("amount", catalogue.heading(language, "funding", "amount_eur"), Form.MONEY),
            Column("n", t(language, "column.funding.awards"), Form.NUMBER),
            Column("names", catalogue.heading(language, "funding", "recipient")),
        ],
        YearColumns(
            year="year",
            value="amount",
            head="head",
            tone="tone",
            hover="hover",
            form=Form.MONEY,
            title=t(language, "exhibit.funding-public-found.axis"),
            apart=t(language, "word.undated"),
            without=("ochre", t(language, "exhibit.funding-public-found.without")),
            key=tuple(
                (tone, "solid", t(language, f"page.funding.key.{word}"))
                for tone, word in _PIECES.items()
                if tone in set(table["tone"])
            ),
        ),
        rows=[f"funding:{award}" for award in awards["award_id"]],
        variant=_balance(selection, lump, others, rest),
        values={
            "n": len(others) if len(lump) else len(awards),
            "lump": euros(language, sums.total(lump)),
            "others": euros(language, sums.total(others)),
            "advanced": euros(language, sums.total(touching)),
            "rest": euros(language, sums.total(rest)),
            "total": euros(language, sums.total(awards)),
            "under": under(selection),
            "sum": without_lump(selection, awards),
            "mixed": t(language, "page.funding.mixed", n=len(mixed), amount=euros(language, sums.total(mixed)))
            if len(mixed)
            else "",
            "gaps": award_gaps(selection, everything, awards),
            "loans": loans_apart(catalogue, selection),
            "listing": marks_in_words(language, zip(heads["when"], heads["whole"], strict=True)),
            **years(everything),
        },
        caution=words.cautions(language, lump["award_id"]),
    )


def _balance(selection: Selection, lump: pd.DataFrame, others: pd.DataFrame, rest: pd.DataFrame) -> str:
    """Which part is larger; where the filter itself leaves out the other fields, only what was found."""
    if len(lump):
        if others.empty:
            return "lump_alone"
        return "lump_exceeds" if sums.total(lump) > sums.total(others) else "lump_below"
    if others.empty:
        return "none" if rest.empty else "rest"
    if rest.empty:
        return "plain" if selection.sectors and set(selection.sectors) <= set(ADVANCED_THERAPY) else "advanced"
    return "both"


def _by_year(language: Language, awards: pd.DataFrame) -> pd.DataFrame:
    """A row for each year and tone, the first year first, what is undated last."""
    order = list(_PIECES)
    places: dict[tuple[int | None, str], list[int]] = {}
    for place, (award, advanced) in enumerate(zip(awards.itertuples(), sums.is_advanced_therapy(awards), strict=True)):
        tone = award_tone(award)
        key = sums.year_of(award.announced), "quiet" if tone == "slate" and not advanced else tone
        places.setdefault(key, []).append(place)
    wholes: dict[int | None, float] = {}
    for (year, _), found in places.items():
        wholes[year] = wholes.get(year, 0.0) + sums.total(awards.iloc[found])
    pieces = []
    for (year, tone), found in sorted(
        places.items(), key=lambda piece: (piece[0][0] is None, piece[0][0] or 0, order.index(piece[0][1]))
    ):
        within = awards.iloc[found]
        when = t(language, "word.undated") if year is None else str(year)
        amount, group = sums.total(within), t(language, f"page.funding.key.{_PIECES[tone]}")
        names = enumeration(language, list(dict.fromkeys(words.recipient(award) for award in within.itertuples())))
        piece = t(language, "page.funding.piece", when=when, group=group)
        pieces.append(
            {
                "year": year,
                "when": when,
                "group": group,
                "amount": amount,
                "n": len(within),
                "names": names,
                "head": _millions(language, wholes[year]),
                "whole": euros(language, wholes[year]),
                "tone": tone,
                "hover": t(language, "page.funding.hover", name=piece, amount=euros(language, amount), names=names),
            }
        )
    return pd.DataFrame(
        pieces, columns=["year", "when", "group", "amount", "n", "names", "head", "whole", "tone", "hover"]
    )


def _millions(language: Language, amount: float) -> str:
    """Millions of euros as the head of a column has room for them: three digits at the most."""
    return number(language, amount / 1e6, 0 if amount >= 1e8 else 1)
