"""Funding: every public award to the chosen sectors, largest first."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.composing import under
from dossier.exhibits.funding.words import (
    FUNDING_FACETS,
    award_gaps,
    award_tone,
    euros,
    loans_apart,
    marks_in_words,
    which,
    without_lump,
    years,
)
from dossier.language import Language, enumeration, t
from dossier.rules import awards as words
from dossier.rules import home, sums
from dossier.selection import Selection


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
