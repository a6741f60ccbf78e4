"""Funding: the directory of every award, in its own currency and in euros of its year, counted or not and why."""

from collections import Counter
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import YesNo
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.composing import under
from dossier.exhibits.funding.words import FUNDING_FACETS
from dossier.language import Language, t, texts
from dossier.language.cells import separator
from dossier.rules import awards as words
from dossier.rules import sums
from dossier.selection import Facet, Selection

_STATES = ("converted", "no_year", "no_rate", "no_amount", "undated")
_SHOWN = (
    "award_id", "name", "announced", "programme", "recipient", "funder", "level", "form", "place", "country", "summary",
    "amount", "currency", "year", "rate", "euros", "basis", "counted", "standing", "note", "about",
)  # fmt: skip


@exhibit("funding-directory", "funding", responds=FUNDING_FACETS)
def award_directory(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Every award under the filters: those of the French sums first, latest first."""
    language = selection.language
    everything = catalogue.table("funding")
    awards = selection.narrow(everything, *FUNDING_FACETS)
    awards = awards.assign(summed=awards["award_id"].isin(sums.counted_awards(awards)["award_id"])).sort_values(
        ["summed", "announced", "award_id"], ascending=[False, False, True], na_position="last"
    )
    table = pd.DataFrame([_row(catalogue, language, award) for award in awards.itertuples()], columns=list(_SHOWN))
    left = int((awards["counted"] == YesNo.NO).sum())
    variant = "none" if awards.empty else "all" if not left else "nothing_counted" if left == len(awards) else "some"
    return compose(
        catalogue,
        selection,
        "funding-directory",
        table,
        [
            Column("announced", catalogue.heading(language, "funding", "announced"), Form.DATE),
            Column("programme", catalogue.heading(language, "funding", "programme")),
            Column("recipient", catalogue.heading(language, "funding", "recipient")),
            Column("funder", catalogue.heading(language, "funding", "funder")),
            Column("level", catalogue.heading(language, "funding", "funder_level")),
            Column("form", catalogue.heading(language, "funding", "instrument")),
            Column("place", catalogue.heading(language, "funding", "city")),
            Column("country", catalogue.heading(language, "funding", "country")),
            Column("summary", catalogue.heading(language, "funding", f"purpose_{language}")),
            Column("amount", catalogue.heading(language, "funding", "amount"), Form.NUMBER),
            Column("currency", catalogue.heading(language, "funding", "currency")),
            Column("year", t(language, "column.funding.year"), Form.YEAR),
            Column("rate", t(language, "column.funding.rate"), Form.NUMBER),
            Column("euros", t(language, "column.funding.euros"), Form.MONEY),
            Column("basis", t(language, "column.funding.basis")),
            Column("counted", catalogue.heading(language, "funding", "counted")),
            Column("standing", t(language, "column.funding.standing")),
            Column("note", t(language, "column.funding.note")),
        ],
        rows=[f"funding:{award}" for award in awards["award_id"]],
        variant=variant,
        values={
            # The count that the sentence must agree with.
            "n": left if variant == "some" else len(awards),
            "all": len(awards),
            "under": under(selection),
            "state": " ".join(filter(None, (_state(language, catalogue, awards), _placeless(selection, everything)))),
        },
    )


def _row(catalogue: Catalogue, language: Language, award: Any) -> dict[str, object]:
    known = words.award_amount(catalogue, award)
    place = award.city if isinstance(award.city, str) else award.region
    country = texts.country(language, award.country)
    standing = t(language, f"page.funding.standing.{words.award_standing(award)}")
    return {
        "award_id": award.award_id,
        "name": " · ".join(dict.fromkeys((award.programme, words.recipient(award)))),
        "announced": award.announced,
        "programme": award.programme,
        "recipient": award.recipient,
        "funder": award.funder,
        "level": catalogue.label(language, "funding", "funder_level", award.funder_level),
        "form": catalogue.label(language, "funding", "instrument", award.instrument),
        "place": place,
        "country": country,
        "summary": getattr(award, f"purpose_{language}"),
        "amount": known.published,
        "currency": catalogue.label(language, "funding", "currency", known.currency),
        "year": known.year,
        "rate": known.rate,
        "euros": known.euros,
        "basis": t(language, f"page.funding.basis.{known.basis}"),
        "counted": catalogue.label(language, "funding", "counted", award.counted),
        "standing": standing,
        "note": words.note(catalogue, award),
        "about": " · ".join(
            text
            for text in (
                words.amount_with_euros(catalogue, language, award),
                words.award_year(language, award),
                place,
                country,
                standing,
            )
            if isinstance(text, str)
        ),
    }


def _state(language: Language, catalogue: Catalogue, awards: pd.DataFrame) -> str:
    """How many amounts are converted, wait for a year or are not published, and how many awards are undated."""
    counts = Counter(str(words.award_amount(catalogue, award).basis) for award in awards.itertuples())
    counts["undated"] = int(awards["announced"].isna().sum())
    told = [t(language, f"page.funding.state.{key}", n=counts[key]) for key in _STATES if counts[key]]
    text = separator(language).join(told)
    return f"{text[:1].upper()}{text[1:]}." if text else ""


def _placeless(selection: Selection, everything: pd.DataFrame) -> str:
    """How many awards a filter by place drops because they have no region."""
    if not (selection.regions or selection.cities):
        return ""
    dropped = int(selection.narrow(everything, Facet.SECTORS)["region"].isna().sum())
    return t(selection.language, "page.funding.placeless", n=dropped) if dropped else ""
