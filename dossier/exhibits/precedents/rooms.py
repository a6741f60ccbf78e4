"""Precedents: the cost of a room set up in existing premises, and of a room in a new building."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import Chartable
from dossier.catalogue.records import Facility
from dossier.charts.encoding_forms import Ranges
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, money, t
from dossier.rules import home, precedents
from dossier.rules.precedents import Cost
from dossier.rules.sums import EURO, in_euros
from dossier.selection import Facet, Selection

_TABLE = "facilities"
_ID = "precedents-cost-per-room"


@exhibit(_ID, "precedents", responds=(Facet.SECTORS,))
def per_room(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Published cost divided by the rooms that it paid for."""
    language = selection.language
    found = [row for site in catalogue.records(_TABLE) if (row := _row(catalogue, language, site)) is not None]
    kept = selection.narrow(pd.DataFrame(found), Facet.SECTORS).sort_values(["new", "per_room"])
    # A plan says what somebody hoped to pay: drawn, but out of the ranges of the finding.
    paid = kept[kept["shape"] != "hollow"]
    existing, new = paid[~paid["new"]], paid[paid["new"]]
    variant = _variant(kept, existing, new)
    return compose(
        catalogue,
        selection,
        _ID,
        kept.drop(columns=["sectors", "new"]),
        [
            Column("name", catalogue.heading(language, _TABLE, "name")),
            Column("group", t(language, "column.precedents.premises")),
            Column("rooms", catalogue.heading(language, _TABLE, "cleanrooms"), Form.NUMBER),
            Column("published", t(language, "column.precedents.published")),
            Column("year", catalogue.heading(language, _TABLE, "money_year"), Form.YEAR),
            Column("rate", t(language, "column.precedents.rate"), Form.NUMBER),
            Column("euros", t(language, "column.precedents.euros"), Form.MONEY),
            Column("per_room", t(language, "column.precedents.per_room"), Form.MONEY),
        ],
        Ranges(
            value="per_room",
            category="name",
            label="label",
            tone="tone",
            shape="shape",
            group="group",
            form=Form.MONEY,
            title=t(language, "column.precedents.per_room"),
            key=_key(language, kept),
        ),
        rows=_references(kept),
        variant=variant,
        values={
            "n": len(paid),
            "existing": len(existing),
            "new": len(new),
            "existing_low": precedents.millions_of_euros(existing["per_room"].min()),
            "existing_high": precedents.millions_of_euros(existing["per_room"].max()),
            "new_low": precedents.millions_of_euros(new["per_room"].min()),
            "new_high": precedents.millions_of_euros(new["per_room"].max()),
        },
    )


def _variant(kept: pd.DataFrame, existing: pd.DataFrame, new: pd.DataFrame) -> str:
    if kept.empty:
        return "none"
    if existing.empty and new.empty:
        return "plans"
    if existing.empty or new.empty:
        return "only_new" if existing.empty else "only_existing"
    return "apart" if existing["per_room"].max() < new["per_room"].min() else "overlap"


def _row(catalogue: Catalogue, language: Language, site: Facility) -> dict[str, Any] | None:
    """A site whose rooms and whose money are published, unless the data say that they are not of one object."""
    price, wider = _price(catalogue, site)
    of_the_cost = wider or site.facility_id in precedents.ROOMS_OF_THE_COST
    refused = site.chartable == Chartable.NO and not of_the_cost
    if not site.cleanrooms or price is None or price.converted is None or refused:
        return None
    if site.facility_id in precedents.ROOMS_NOT_OF_THE_COST:
        return None
    new = site.facility_id not in precedents.IN_EXISTING_PREMISES
    each = price.converted.euros / site.cleanrooms
    kind = "wider" if wider else "public" if price.public else "capital"
    return {
        "facility_id": site.facility_id,
        "sectors": site.sectors,
        "new": new,
        "name": precedents.full_label(site),
        "group": t(language, f"exhibit.{_ID}.group.{'new' if new else 'existing'}"),
        "rooms": site.cleanrooms,
        "published": t(
            language, f"exhibit.{_ID}.{kind}", amount=money(language, price.amount, price.currency, significant=4)
        ),
        "year": price.year,
        "rate": price.converted.rate,
        "currency": price.currency,
        "euros": price.converted.euros,
        "per_room": each,
        "label": money(language, each, significant=3 if price.currency == EURO else 2),
        "tone": "besancon" if site.city == home.CITY else "quiet" if wider else "slate",
        "shape": "hollow" if site.chartable == Chartable.PLAN_ONLY else "solid",
    }


def _price(catalogue: Catalogue, site: Facility) -> tuple[Cost | None, bool]:
    """The cost, and whether it is that of a whole project, launch and running included."""
    award_id = precedents.PROJECT_COST.get(site.facility_id)
    if award_id is None:
        return precedents.cost(catalogue, site), False
    award = catalogue.row("funding", award_id)
    year = int(award.announced[:4]) if award.announced else None
    amount = award.total_project_eur
    return Cost(amount, EURO, year, False, in_euros(catalogue, amount, EURO, year)), True


def _references(kept: pd.DataFrame) -> list[str]:
    found = [f"{_TABLE}:{site}" for site in kept["facility_id"]]
    found += [f"funding:{award}" for site, award in precedents.PROJECT_COST.items() if site in set(kept["facility_id"])]
    foreign = kept[kept["currency"] != EURO]
    return found + [
        f"exchange_rates:{code}/{year}" for code, year in zip(foreign["currency"], foreign["year"], strict=True)
    ]


def _key(language: Language, kept: pd.DataFrame) -> tuple[tuple[str, str, str], ...]:
    """Only what the picture holds is explained."""
    marks = (
        ("besancon", "solid", home.CITY, (kept["tone"] == "besancon").any()),
        ("slate", "solid", t(language, f"exhibit.{_ID}.key.paid"), (kept["tone"] == "slate").any()),
        ("quiet", "solid", t(language, f"exhibit.{_ID}.key.wider"), (kept["tone"] == "quiet").any()),
        ("slate", "hollow", t(language, f"exhibit.{_ID}.key.plan"), (kept["shape"] == "hollow").any()),
    )
    return tuple((tone, shape, words) for tone, shape, words, used in marks if used)
