"""Precedents: the cost of a site against its area."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, Chartable
from dossier.catalogue.records import Facility
from dossier.charts.encoding_amounts import Band, Cloud
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import NO_BREAK, Language, country, money, number, t
from dossier.rules import home, precedents
from dossier.rules.precedents import Area, Cost
from dossier.rules.sums import EURO
from dossier.scenario.asked import central_scenario
from dossier.selection import Facet, Selection

_TABLE = "facilities"
#: Costs a square metre whose lines are drawn, in euros.
_RATIOS = (1e3, 1e4)


@exhibit("precedents-cost-area", "precedents", responds=(Facet.SECTORS,))
def cost_area(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Cost of a site against its area, where the data say that both speak of the same object."""
    language = selection.language
    kept = pd.DataFrame(
        [
            {
                "sectors": site.sectors,
                "plan": site.chartable == Chartable.PLAN_ONLY,
                "rooms": bool(surface.cleanrooms),
                **_point(language, site, price, surface),
            }
            for site, price, surface in precedents.measured(catalogue)
        ]
    )
    kept = selection.narrow(kept, Facet.SECTORS).sort_values("per_m2")
    built = kept[~kept["plan"]]
    # A plan is no cost, and an area of clean rooms no area of a site: both are drawn, neither makes the range.
    whole = built[~built["rooms"]]
    variant = "several" if len(whole) > 1 else "one" if len(whole) else "no_whole" if len(built) else "plans"
    if kept.empty:
        variant = "none"
    ends = whole.iloc[[0, -1]] if len(whole) else kept.iloc[[]]
    return compose(
        catalogue,
        selection,
        "precedents-cost-area",
        kept.drop(columns=["sectors", "plan", "rooms"]),
        [
            Column("name", catalogue.heading(language, _TABLE, "name")),
            Column("country", catalogue.heading(language, _TABLE, "country")),
            Column("m2", t(language, "column.precedents.m2"), Form.NUMBER),
            Column("published", t(language, "column.precedents.published")),
            Column("year", catalogue.heading(language, _TABLE, "money_year"), Form.YEAR),
            Column("rate", t(language, "column.precedents.rate"), Form.NUMBER),
            Column("euros", t(language, "column.precedents.euros"), Form.MONEY),
            Column("per_m2", t(language, "column.precedents.per_m2"), Form.MONEY),
            Column("why", catalogue.heading(language, _TABLE, f"chartable_reason_{language}")),
        ],
        Cloud(
            x="m2",
            y="euros",
            label="label",
            tone="tone",
            shape="shape",
            hover="hover",
            y_form=Form.MONEY,
            band=_band(catalogue, language),
            diagonals=tuple((ratio, t(language, "exhibit.precedents-cost-area.ratio", n=ratio)) for ratio in _RATIOS),
            x_title=t(language, "exhibit.precedents-cost-area.x"),
            y_title=t(language, "exhibit.precedents-cost-area.y"),
            key=_key(language, kept),
        ),
        rows=[f"{_TABLE}:{site}" for site in kept["facility_id"]]
        + _rates(kept)
        + list(_band_rows(catalogue) if len(kept) else ()),
        variant=variant,
        values={
            "n": len(kept),
            "built": len(built),
            "plans": len(kept) - len(built),
            "rooms": len(built) - len(whole),
            "low": _hundreds(ends["per_m2"].min()),
            "high": _hundreds(ends["per_m2"].max()),
            "site": ends["label"].iloc[0] if len(ends) else "",
        },
    )


def _band_rows(catalogue: Catalogue) -> tuple[str, ...]:
    """Inputs of the option that is asked for: what a room costs, and how many there are."""
    option = central_scenario(catalogue).option_id
    return tuple(f"model_inputs:{name}/{option}" for name in ("capex_per_room", "rooms"))


def _band(catalogue: Catalogue, language: Language) -> Band:
    """What the works of its rooms would cost, each at its published range."""
    each, rooms = (catalogue.row(*row.split(":")) for row in _band_rows(catalogue))
    low, high = (float(value) * float(rooms.mode) for value in (each.low, each.high))
    amounts = {"low": precedents.millions_of_euros(low), "high": precedents.millions_of_euros(high)}
    return low, high, t(language, "exhibit.precedents-cost-area.band", **amounts)


def _point(language: Language, site: Facility, price: Cost, surface: Area) -> dict[str, Any]:
    converted = price.converted
    assert converted is not None  # ``measured`` keeps no other
    advanced = not set(site.sectors).isdisjoint(ADVANCED_THERAPY)
    plan = site.chartable == Chartable.PLAN_ONLY
    published = _published(language, price)
    return {
        "facility_id": site.facility_id,
        "name": site.name,
        "label": precedents.label(site),
        "country": country(language, site.country),
        "m2": surface.m2,
        "published": published,
        "year": price.year,
        "rate": converted.rate,
        "currency": price.currency,
        "euros": converted.euros,
        "per_m2": converted.euros / surface.m2,
        "why": getattr(site, f"chartable_reason_{language}"),
        "tone": _tone(site.city == home.CITY, bool(advanced), bool(surface.cleanrooms)),
        "shape": "hollow" if plan else "solid",
        "hover": f"{precedents.label(site)} · {published} · {number(language, surface.m2)}{NO_BREAK}m²",
    }


def _tone(home_: bool, advanced: bool, cleanrooms_only: bool) -> str:
    """Besançon, then an area that is not that of the whole site, then whether it makes advanced therapies."""
    if home_:
        return "besancon"
    return "violet" if cleanrooms_only else "slate" if advanced else "quiet"


def _hundreds(value: float) -> float:
    """Euros a square metre to the hundred: an order of magnitude."""
    return 0.0 if pd.isna(value) else round(value, -2)


def _published(language: Language, price: Cost) -> str:
    """``58 M€ (2021)``; public money says so."""
    amount = money(language, price.amount, price.currency, significant=4)
    key = "public" if price.public else "capital"
    return t(language, f"exhibit.precedents-cost-area.{key}", amount=amount, year=str(price.year))


def _rates(frame: pd.DataFrame) -> list[str]:
    foreign = frame[frame["currency"] != EURO]
    return [f"exchange_rates:{code}/{year}" for code, year in zip(foreign["currency"], foreign["year"], strict=True)]


def _key(language: Language, kept: pd.DataFrame) -> tuple[tuple[str, str, str], ...]:
    """Only what the picture holds is explained."""
    marks = (
        ("besancon", "solid", home.CITY, (kept["tone"] == "besancon").any()),
        ("slate", "solid", t(language, "exhibit.precedents-cost-area.key.advanced"), (kept["tone"] == "slate").any()),
        ("quiet", "solid", t(language, "exhibit.precedents-cost-area.key.other"), (kept["tone"] == "quiet").any()),
        ("slate", "hollow", t(language, "exhibit.precedents-cost-area.key.plan"), (kept["shape"] == "hollow").any()),
        ("violet", "solid", t(language, "exhibit.precedents-cost-area.key.rooms"), (kept["tone"] == "violet").any()),
    )
    return tuple((tone, shape, words) for tone, shape, words, used in marks if used)
