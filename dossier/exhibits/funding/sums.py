"""Funding: the public money found in France, what it went to and to whom."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, Instrument
from dossier.charts.encoding import Bars
from dossier.charts.encoding_amounts import YearColumns
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.funding.words import (
    FUNDING_FACETS,
    award_gaps,
    euros,
    loans_apart,
    marks_in_words,
    under,
    which,
    without_lump,
    years,
)
from dossier.language import Language, enumeration, number, t
from dossier.rules import awards as words
from dossier.rules import home, sums
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


@exhibit("funding-ranked-awards", "funding", responds=FUNDING_FACETS)
def ranked(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Public awards to the chosen sectors (by default cell, gene and tissue therapy), largest first.

    The Drug Cell is told in words: on its scale nothing else would be seen.
    """
    language = selection.language
    everything = sums.public(catalogue.table("funding"))
    if not selection.sectors:
        everything = everything[sums.is_advanced_therapy(everything)]
    awards = selection.narrow(everything, *FUNDING_FACETS).sort_values(
        ["amount_eur", "award_id"], ascending=[False, True]
    )
    drawn = awards[awards["award_id"] != sums.DRUG_CELL]
    if drawn.empty:
        drawn = awards
    aside = awards[~awards["award_id"].isin(drawn["award_id"])]
    table = drawn.assign(
        name=words.award_names(catalogue, language, drawn),
        form=[catalogue.label(language, "funding", "instrument", form) for form in drawn["instrument"]],
        level=[catalogue.label(language, "funding", "funder_level", level) for level in drawn["funder_level"]],
        purpose=drawn[f"purpose_{language}"],
        label=[euros(language, amount) for amount in drawn["amount_eur"]],
        tone=[award_tone(award) for award in drawn.itertuples()],
    )
    shown = [
        "name",
        "recipient",
        "city",
        "announced",
        "amount_eur",
        "funder",
        "level",
        "form",
        "purpose",
        "label",
        "tone",
    ]
    return compose(
        catalogue,
        selection,
        "funding-ranked-awards",
        table[shown],
        [
            Column("recipient", catalogue.heading(language, "funding", "recipient")),
            Column("city", catalogue.heading(language, "funding", "city")),
            Column("announced", catalogue.heading(language, "funding", "announced"), Form.DATE),
            Column("amount_eur", catalogue.heading(language, "funding", "amount_eur"), Form.MONEY),
            Column("funder", catalogue.heading(language, "funding", "funder")),
            Column("level", catalogue.heading(language, "funding", "funder_level")),
            Column("form", catalogue.heading(language, "funding", "instrument")),
            Column("purpose", catalogue.heading(language, "funding", f"purpose_{language}")),
        ],
        Bars(
            value="amount_eur",
            category="name",
            label="label",
            tone="tone",
            hover="purpose",
            form=Form.MONEY,
            fewest=2,
            key=tuple(
                (colour, "solid", t(language, f"page.funding.key.{word}"))
                for colour, word in (("besancon", "besancon"), ("ochre", "lump"), ("slate", "other"))
                if colour in set(table["tone"])
            ),
        ),
        rows=[f"funding:{award}" for award in awards["award_id"]],
        variant=_podium(awards),
        values={
            "n": len(awards),
            **_podium_words(language, awards),
            "under": (t(language, "page.funding.by_default") if not selection.sectors else "") + under(selection),
            "sectors": which(catalogue, selection),
            "aside": t(language, "page.funding.aside", amount=euros(language, sums.total(aside))) if len(aside) else "",
            "sum": without_lump(selection, awards),
            "gaps": award_gaps(selection, everything, awards),
            "loans": loans_apart(catalogue, selection),
            "listing": marks_in_words(language, zip(table["name"], table["label"], strict=True)),
            **years(everything),
        },
        caution=words.cautions(language, awards["award_id"]),
    )


def award_tone(award: Any) -> str:
    """Red for an award to Besançon, the lump in its own colour."""
    if award.city == home.CITY:
        return "besancon"
    return "ochre" if award.award_id == sums.DRUG_CELL else "slate"


def _podium(awards: pd.DataFrame) -> str:
    """What the order says. ``awards`` are sorted, largest first."""
    if len(awards) < 2:
        return "one" if len(awards) else "none"
    amounts, here = list(awards["amount_eur"]), list(awards["city"] == home.CITY)
    names = words.recipients(awards)
    if amounts[0] == amounts[1]:
        return "tie"
    if names[0] == names[1]:
        return "besancon_same" if here[0] else "same"
    if here[0]:
        return "besancon_first"
    if here[1]:
        return "besancon_second"
    return "besancon_after" if any(here) else "elsewhere"


def _podium_words(language: Language, awards: pd.DataFrame) -> dict[str, str]:
    amounts = list(awards["amount_eur"])
    names = words.recipients(awards)
    ours = [place for place, city in enumerate(awards["city"]) if city == home.CITY]
    told = {}
    for key, place in (("one", 0), ("two", 1), ("here", ours[0] if ours else len(names))):
        known = place < len(names)
        told[key] = names[place] if known else ""
        told[f"{key}_amount"] = euros(language, amounts[place]) if known else ""
    level = [name for name, amount in zip(names, amounts, strict=True) if amount == amounts[0]] if names else []
    return {**told, "names": enumeration(language, list(dict.fromkeys(level)))}
