"""Funding: the public money found in France, what it went to and to whom."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import Instrument
from dossier.exhibits import Column, Encoding, Exhibit, Form, Kind, compose, exhibit
from dossier.exhibits.funding.words import FACETS, euros, gaps, listing, under, which, without_lump, years
from dossier.language import Language, enumeration, t
from dossier.rules import awards as words
from dossier.rules import sums
from dossier.rules.actors import BESANCON
from dossier.selection import Selection

#: Forms of public money in the order drawn: the one that hides its share of grant first.
_FORMS = (Instrument.MIXED, Instrument.GRANT, Instrument.LOAN, Instrument.CAPEX, Instrument.EQUITY)


@exhibit("funding-public-found", "funding", responds=FACETS)
def found(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Cell, gene and tissue therapy against the rest, by form of aid, with and without The Drug Cell."""
    now = selection.language
    everything = sums.public(catalogue.table("funding"))
    awards = selection.narrow(everything, *FACETS).sort_values("amount_eur", ascending=False, kind="stable")
    touching, rest = awards[sums.advanced(awards)], awards[~sums.advanced(awards)]
    lump = touching[touching["award_id"] == sums.DRUG_CELL]
    others = touching[touching["award_id"] != sums.DRUG_CELL]
    mixed = awards[awards["instrument"] == Instrument.MIXED]
    table = pd.DataFrame(
        [
            *_parts(catalogue, now, "advanced", lump, "lump"),
            *_parts(catalogue, now, "advanced", others, "mixed_others" if len(lump) else ""),
            *_parts(catalogue, now, "rest", rest),
        ],
        columns=["family", "form", "amount", "n", "label", "names", "tone", "hover"],
    )
    return compose(
        catalogue,
        selection,
        "funding-public-found",
        Kind.BAR,
        table,
        [
            Column("family", t(now, "column.funding.family")),
            Column("form", catalogue.heading(now, "funding", "instrument")),
            Column("amount", catalogue.heading(now, "funding", "amount_eur"), Form.MONEY),
            Column("n", t(now, "column.funding.awards"), Form.NUMBER),
            Column("names", catalogue.heading(now, "funding", "recipient")),
        ],
        Encoding(
            x="amount",
            y="form",
            group="family",
            label="label",
            tone="tone",
            hover="hover",
            x_form=Form.MONEY,
            key=(("ochre", "solid", t(now, "page.funding.key.lump")),) if len(lump) else (),
        ),
        rows=[f"funding:{award}" for award in awards["award_id"]],
        variant=_balance(lump, others, rest),
        values={
            "n": len(others) if len(lump) else len(awards),
            "lump": euros(now, sums.total(lump)),
            "others": euros(now, sums.total(others)),
            "advanced": euros(now, sums.total(touching)),
            "rest": euros(now, sums.total(rest)),
            "total": euros(now, sums.total(awards)),
            "under": under(selection),
            "sum": without_lump(selection, awards),
            "mixed": t(now, "page.funding.mixed", n=len(mixed), amount=euros(now, sums.total(mixed)))
            if len(mixed)
            else "",
            "gaps": gaps(selection, everything, awards),
            "listing": listing(now, zip(table["form"], table["label"], strict=True)),
            **years(everything),
        },
        caution=words.cautions(now, lump["award_id"]),
    )


def _balance(lump: pd.DataFrame, others: pd.DataFrame, rest: pd.DataFrame) -> str:
    if len(lump):
        if others.empty:
            return "lump_alone"
        return "lump_exceeds" if sums.total(lump) > sums.total(others) else "lump_below"
    if others.empty:
        return "none" if rest.empty else "rest"
    return "advanced" if rest.empty else "both"


def _parts(
    catalogue: Catalogue, now: Language, family: str, awards: pd.DataFrame, special: str = ""
) -> list[dict[str, object]]:
    """A bar for each form of aid. ``special`` names the mixed one where The Drug Cell stands apart from it."""
    bars = []
    for form in _FORMS:
        within = awards[awards["instrument"] == form].sort_values("amount_eur", ascending=False)
        if within.empty:
            continue
        key = special if special and form == Instrument.MIXED else ""
        name = t(now, f"page.funding.form.{key}") if key else catalogue.label(now, "funding", "instrument", form)
        amount = sums.total(within)
        names = enumeration(now, list(dict.fromkeys(words.recipient(award) for award in within.itertuples())))
        bars.append(
            {
                "family": t(now, f"page.funding.family.{family}"),
                "form": name,
                "amount": amount,
                "n": len(within),
                "label": t(now, "page.funding.bar", amount=euros(now, amount), n=len(within)),
                "names": names,
                "tone": "ochre" if key == "lump" else "slate",
                "hover": t(now, "page.funding.hover", name=name, amount=euros(now, amount), names=names),
            }
        )
    return bars


@exhibit("funding-ranked-awards", "funding", responds=FACETS)
def ranked(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Public awards to the chosen sectors (by default cell, gene and tissue therapy), largest first."""
    now = selection.language
    everything = sums.public(catalogue.table("funding"))
    if not selection.sectors:
        everything = everything[sums.advanced(everything)]
    awards = selection.narrow(everything, *FACETS).sort_values(["amount_eur", "award_id"], ascending=[False, True])
    table = awards.assign(
        name=words.names(catalogue, now, awards),
        form=[catalogue.label(now, "funding", "instrument", form) for form in awards["instrument"]],
        level=[catalogue.label(now, "funding", "funder_level", level) for level in awards["funder_level"]],
        purpose=awards[f"purpose_{now}"],
        label=[euros(now, amount) for amount in awards["amount_eur"]],
        tone=[tone(award) for award in awards.itertuples()],
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
        Kind.BAR,
        table[shown],
        [
            Column("recipient", catalogue.heading(now, "funding", "recipient")),
            Column("city", catalogue.heading(now, "funding", "city")),
            Column("announced", catalogue.heading(now, "funding", "announced"), Form.DATE),
            Column("amount_eur", catalogue.heading(now, "funding", "amount_eur"), Form.MONEY),
            Column("funder", catalogue.heading(now, "funding", "funder")),
            Column("level", catalogue.heading(now, "funding", "funder_level")),
            Column("form", catalogue.heading(now, "funding", "instrument")),
            Column("purpose", catalogue.heading(now, "funding", f"purpose_{now}")),
        ],
        Encoding(
            x="amount_eur",
            y="name",
            label="label",
            tone="tone",
            hover="purpose",
            x_form=Form.MONEY,
            key=tuple(
                (colour, "solid", t(now, f"page.funding.key.{word}"))
                for colour, word in (("besancon", "besancon"), ("ochre", "lump"), ("slate", "other"))
                if colour in set(table["tone"])
            ),
        ),
        rows=[f"funding:{award}" for award in awards["award_id"]],
        variant=_podium(awards),
        values={
            "n": len(awards),
            **_podium_words(now, awards),
            "under": (t(now, "page.funding.by_default") if not selection.sectors else "") + under(selection),
            "sectors": which(catalogue, selection),
            "sum": without_lump(selection, awards),
            "gaps": gaps(selection, everything, awards),
            "listing": listing(now, zip(table["name"], table["label"], strict=True)),
            **years(everything),
        },
        caution=words.cautions(now, awards["award_id"]),
    )


def tone(award: Any) -> str:
    """Red for an award to Besançon, the lump in its own colour."""
    if award.city == BESANCON:
        return "besancon"
    return "ochre" if award.award_id == sums.DRUG_CELL else "slate"


def _podium(awards: pd.DataFrame) -> str:
    """What the order says. ``awards`` are sorted, largest first."""
    if len(awards) < 2:
        return "one" if len(awards) else "none"
    amounts, here = list(awards["amount_eur"]), list(awards["city"] == BESANCON)
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


def _podium_words(now: Language, awards: pd.DataFrame) -> dict[str, str]:
    amounts = list(awards["amount_eur"])
    names = words.recipients(awards)
    home = [place for place, city in enumerate(awards["city"]) if city == BESANCON]
    told = {}
    for key, place in (("one", 0), ("two", 1), ("here", home[0] if home else len(names))):
        known = place < len(names)
        told[key] = names[place] if known else ""
        told[f"{key}_amount"] = euros(now, amounts[place]) if known else ""
    level = [name for name, amount in zip(names, amounts, strict=True) if amount == amounts[0]] if names else []
    return {**told, "names": enumeration(now, list(dict.fromkeys(level)))}
