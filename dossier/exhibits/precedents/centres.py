"""Precedents: what became of the comparator centres, and the public money that went into them."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import SiteRole, SiteStatus
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, country, enumeration, money, t
from dossier.rules.precedents import full_label
from dossier.rules.series import series
from dossier.rules.sites import LOST, short_site_name
from dossier.rules.sums import EURO, in_euros
from dossier.selection import Facet, Selection

_TABLE = "facilities"
_MONEY = "precedents-public-money"
_ORDER = (SiteStatus.OPERATING, SiteStatus.BUILDING, SiteStatus.ANNOUNCED, SiteStatus.TRANSFERRED)
_TAUGHT = (SiteStatus.TRANSFERRED, SiteStatus.BUILDING, SiteStatus.ANNOUNCED, SiteStatus.OPERATING)

#: Other figures published for the public money of a centre: the series of the indicators has no key to the site.
_OTHER_FIGURES = {
    "catapult-stevenage": "gb-stevenage-public-money",
    "catapult-braintree": "gb-braintree-public-money",
    "vmic-harwell": "gb-vmic-public-money",
    "bcgct-berlin": "de-bcgct-federal-money",
}


def comparators(catalogue: Catalogue) -> pd.DataFrame:
    """Centres that public or shared money paid for; those that changed hands first, because they teach most."""
    frame = catalogue.table(_TABLE)
    frame = frame[frame["role"] == SiteRole.COMPARATOR_CENTRE].copy()
    rank = {status: position for position, status in enumerate(_TAUGHT)}
    frame["rank"] = [rank.get(SiteStatus(status), len(rank)) for status in frame["status"]]
    return frame.sort_values(["rank", "country", "name"])


@exhibit("precedents-centres", "precedents", responds=(Facet.SECTORS,))
def centres(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What became of each comparator centre: a list, not a sample from which a chance could be drawn."""
    language = selection.language
    kept = selection.narrow(comparators(catalogue), Facet.SECTORS).copy()
    kept["land"] = [country(language, code) for code in kept["country"]]
    kept["state"] = [catalogue.label(language, _TABLE, "status", status) for status in kept["status"]]
    kept["reason"] = kept[f"closed_reason_{language}"]
    lost = kept[kept["status"].isin(LOST)]
    counts = [
        t(language, f"exhibit.precedents-centres.status.{status}", n=int((kept["status"] == status).sum()))
        for status in _ORDER
        if (kept["status"] == status).any()
    ]
    return compose(
        catalogue,
        selection,
        "precedents-centres",
        kept[["name", "city", "land", "state", "opened", "total_m2", "cleanrooms", "reason"]],
        [
            Column("name", catalogue.heading(language, _TABLE, "name")),
            Column("land", catalogue.heading(language, _TABLE, "country")),
            Column("state", catalogue.heading(language, _TABLE, "status")),
            Column("opened", catalogue.heading(language, _TABLE, "opened"), Form.DATE),
            Column("total_m2", catalogue.heading(language, _TABLE, "total_m2"), Form.NUMBER),
            Column("cleanrooms", catalogue.heading(language, _TABLE, "cleanrooms"), Form.NUMBER),
            Column("reason", catalogue.heading(language, _TABLE, f"closed_reason_{language}")),
        ],
        rows=[f"{_TABLE}:{site}" for site in kept["facility_id"]],
        variant="none" if kept.empty else "lost" if len(lost) else "all_stand",
        values={
            "n": len(kept),
            "counts": enumeration(language, counts),
            "lost": enumeration(language, [short_site_name(name) for name in lost["name"]]),
            "batches": int(kept["batches_per_year"].notna().sum()),
        },
    )


@exhibit(_MONEY, "precedents", responds=(Facet.SECTORS,))
def public_money(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Public money published for each comparator centre, with the other figures that circulate."""
    language = selection.language
    everyone = selection.narrow(comparators(catalogue), Facet.SECTORS)
    found = [row for site in everyone.itertuples() if (row := _money(catalogue, language, site)) is not None]
    kept = pd.DataFrame(found, columns=_COLUMNS).sort_values("euros", ascending=False)
    most = kept.iloc[0] if len(kept) else None
    variant = _rank(kept)
    foreign = kept[kept["currency"] != EURO]
    return compose(
        catalogue,
        selection,
        _MONEY,
        kept[["name", "state", "published", "year", "rate", "euros", "low", "high", "label", "tone", "shape"]],
        [
            Column("name", catalogue.heading(language, _TABLE, "name")),
            Column("state", catalogue.heading(language, _TABLE, "status")),
            Column("published", t(language, "column.precedents.published")),
            Column("year", catalogue.heading(language, _TABLE, "money_year"), Form.YEAR),
            Column("rate", t(language, "column.precedents.rate"), Form.NUMBER),
            Column("euros", t(language, "column.precedents.euros"), Form.MONEY),
            Column("low", t(language, "column.precedents.lowest"), Form.MONEY),
            Column("high", t(language, "column.precedents.highest"), Form.MONEY),
        ],
        Bars(
            value="euros",
            category="name",
            low="low",
            high="high",
            label="label",
            tone="tone",
            shape="shape",
            form=Form.MONEY,
            key=_key(language, kept),
        ),
        rows=[
            *(f"{_TABLE}:{site}" for site in kept["facility_id"]),
            *(f"indicators:{indicator}" for others in kept["others"] for indicator in others),
            *(f"exchange_rates:{code}/{year}" for code, year in zip(foreign["currency"], foreign["year"], strict=True)),
        ],
        variant=variant,
        values={
            "n": len(kept),
            "total": len(everyone),
            "low": money(language, float(kept["euros"].min()), significant=2) if len(kept) else "",
            "high": money(language, float(kept["euros"].max()), significant=2) if len(kept) else "",
            "most": short_site_name(str(most["full"])) if most is not None else "",
            "from": money(language, float(kept["low"].iloc[0]), significant=2) if variant == "uncertain" else "",
            "to": money(language, float(kept["high"].iloc[0]), significant=2) if variant == "uncertain" else "",
            "state": str(most["state"]).lower() if most is not None else "",
        },
    )


def _rank(kept: pd.DataFrame) -> str:
    """Where another figure of the first centre would put it behind the second, nobody knows which comes first."""
    if len(kept) < 2:
        return "one" if len(kept) else "none"
    lowest = kept["low"].iloc[0]
    return "uncertain" if not pd.isna(lowest) and lowest < kept["euros"].iloc[1] else "range"


_COLUMNS = (
    *(
        "facility_id",
        "name",
        "full",
        "status",
        "state",
        "published",
        "year",
        "currency",
        "rate",
        "euros",
        "low",
        "high",
    ),
    *("label", "tone", "shape", "others"),
)


def _money(catalogue: Catalogue, language: Language, site: Any) -> dict[str, Any] | None:
    if pd.isna(site.public_amount):
        return None
    year = None if pd.isna(site.money_year) else int(site.money_year)
    converted = in_euros(catalogue, site.public_amount, site.public_currency, year)
    if converted is None:
        return None
    others = _OTHER_FIGURES.get(site.facility_id)
    # At one rate for all: what differs between the figures is the source, not the rate of the day.
    figures = series(catalogue, others) if others else None
    values = [] if figures is None else [float(value) / converted.rate for value in figures["value"]]
    published = money(language, site.public_amount, site.public_currency, significant=4)
    return {
        "facility_id": site.facility_id,
        "name": full_label(catalogue.row(_TABLE, site.facility_id)),
        "full": site.name,
        "status": site.status,
        "state": catalogue.label(language, _TABLE, "status", site.status),
        "published": published,
        "year": year,
        "currency": site.public_currency,
        "rate": converted.rate,
        "euros": converted.euros,
        "low": min([*values, converted.euros]) if values else None,
        "high": max([*values, converted.euros]) if values else None,
        "label": published
        if site.public_currency == EURO
        else f"{published} ≈ {money(language, converted.euros, significant=2)}",
        "tone": "orange" if site.status in LOST else "slate",
        "shape": "solid" if site.status == SiteStatus.OPERATING or site.status in LOST else "hollow",
        "others": () if figures is None else tuple(figures["indicator_id"]),
    }


def _key(language: Language, kept: pd.DataFrame) -> tuple[tuple[str, str, str], ...]:
    marks = (
        ("slate", "solid", "operating", ((kept["tone"] == "slate") & (kept["shape"] == "solid")).any()),
        ("slate", "hollow", "building", (kept["shape"] == "hollow").any()),
        ("orange", "solid", "lost", (kept["tone"] == "orange").any()),
    )
    return tuple(
        (tone, shape, t(language, f"exhibit.{_MONEY}.key.{word}")) for tone, shape, word, used in marks if used
    )
