"""Capacity: the sites lost, sold or for sale, here and abroad, as lifelines from their opening to their end."""

import math
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import SiteStatus
from dossier.charts.encoding_time import Lifelines
from dossier.charts.lifelines import UNKNOWN, Fate
from dossier.charts.moments import decimal_year
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.capacity.words import status_label, worded
from dossier.language import Language, country, enumeration, t, texts
from dossier.language.cells import small
from dossier.rules import home, sites
from dossier.selection import Facet, Selection

_LOST_FACETS = (Facet.SECTORS, Facet.STATUSES)
#: What can happen to a site, in the order of the sentence, and how its lifeline ends.
_FATES = {
    SiteStatus.CLOSED: Fate.CLOSED,
    SiteStatus.TRANSFERRED: Fate.MOVED,
    SiteStatus.FOR_SALE: Fate.SALE,
    SiteStatus.CLOSURE_ANNOUNCED: Fate.CLOSING,
}


@exhibit("capacity-lost", "capacity", responds=_LOST_FACETS)
def lost(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Sites that closed, changed hands, are for sale or said that they will close, with the reason reported."""
    language = selection.language
    every = sites.all_sites(catalogue)
    every = every[every["status"].isin(sites.LOST)]
    rows = selection.narrow(every, *_LOST_FACETS)
    rows = rows.assign(
        when=rows["closed"].fillna(rows["news"]),
        reason=rows[f"closed_reason_{language}"],
        home=rows["country"] == home.COUNTRY,
    ).sort_values(["home", "when"], ascending=False)
    table = worded(catalogue, language, rows).assign(
        place=[
            f"{row['city']} ({country(language, row['country'])})" if row["country"] != home.COUNTRY else row["city"]
            for _, row in rows.iterrows()
        ],
        since=[texts.date(language, date) if isinstance(date, str) else "" for date in rows["opened"]],
        ended=[texts.date(language, date) if isinstance(date, str) else "" for date in rows["closed"]],
        when=rows["when"],
        reason=rows["reason"],
        tone=["besancon" if city == home.CITY else "slate" for city in rows["city"]],
        **_lives(catalogue, language, rows),
    )
    places = sites.places(rows)
    here = places[places["home"]]
    counts = ", ".join(
        f"{small(status_label(catalogue, language, status))} ({len(group)})"
        for status, group in places.groupby("status")
    )
    return compose(
        catalogue,
        selection,
        "capacity-lost",
        table,
        [
            Column("name", t(language, "column.capacity.site")),
            Column("place", t(language, "column.capacity.place")),
            Column("products", t(language, "column.capacity.products")),
            Column("status", catalogue.heading(language, "facilities", "status")),
            Column("since", catalogue.heading(language, "facilities", "opened")),
            Column("ended", t(language, "column.capacity.closed")),
            Column("short", catalogue.heading(language, "facilities", f"closed_short_{language}")),
            Column("reason", t(language, "column.capacity.reason")),
            Column("news", t(language, "column.capacity.news"), Form.DATE),
        ],
        _lifelines(language, table, _span(catalogue, every)),
        rows=[f"facilities:{row}" for row in rows["facility_id"]],
        variant=_lost_variant(selection, places, here),
        values={
            "n": len(here) if 0 < len(here) < len(places) else len(places),
            "fates": _fates(language, places),
            "names": enumeration(language, [_whose(row) for _, row in (places if here.empty else here).iterrows()], 2),
            "counts": counts or t(language, "page.capacity.nothing"),
            "silent": int(places["reason"].isna().sum()),
            "within": t(language, "exhibit.capacity-lost.within", n=len(rows) - len(places))
            if len(rows) > len(places)
            else "",
        },
    )


def _lives(catalogue: Catalogue, language: Language, rows: pd.DataFrame) -> dict[str, list[Any]]:
    """Columns of the picture: moments, how each site ends, and what is said at its end."""
    today = decimal_year(str(catalogue.version.date))
    found: dict[str, list[Any]] = {
        name: [] for name in ("short", "start", "turn", "end", "fate", "label", "group", "site")
    }
    for _, row in rows.iterrows():
        fate = _FATES[SiteStatus(row["status"])]
        goes_on = fate in (Fate.SALE, Fate.CLOSING)
        when = decimal_year(row["when"]) if isinstance(row["when"], str) else today
        short = row[f"closed_short_{language}"]
        said = (
            {"short": short, "year": row["when"][:4]} if isinstance(row["when"], str) else {"short": short, "year": ""}
        )
        found["short"].append(short)
        found["start"].append(decimal_year(row["opened"]) if isinstance(row["opened"], str) else None)
        found["turn"].append(when if goes_on else None)
        found["end"].append(today if goes_on else when)
        found["fate"].append(str(fate))
        found["label"].append(t(language, f"exhibit.capacity-lost.end.{row['status']}", **said))
        found["group"].append(t(language, f"exhibit.capacity-lost.group.{'home' if row['home'] else 'abroad'}"))
        found["site"].append(_whose(row))
    return found


def _span(catalogue: Catalogue, every: pd.DataFrame) -> tuple[float, float]:
    """From the year of the first opening or end known, whatever the filters, to the date of the data."""
    today = decimal_year(str(catalogue.version.date))
    dated = [decimal_year(date) for name in ("opened", "closed") for date in every[name] if isinstance(date, str)]
    return float(math.floor(min(dated, default=today))), today


def _lifelines(language: Language, table: pd.DataFrame, span: tuple[float, float]) -> Lifelines:
    fates = set(table["fate"])
    signs = [
        (str(fate), t(language, f"exhibit.capacity-lost.sign.{fate}")) for fate in _FATES.values() if fate in fates
    ]
    if table["start"].isna().any():
        signs.append((UNKNOWN, t(language, "exhibit.capacity-lost.sign.unknown")))
    return Lifelines(
        category="site",
        place="place",
        start="start",
        turn="turn",
        end="end",
        fate="fate",
        label="label",
        group="group",
        tone="tone",
        hover="reason",
        span=span,
        signs=tuple(signs),
    )


def _lost_variant(selection: Selection, places: pd.DataFrame, here: pd.DataFrame) -> str:
    """A filter on a status that no lost site has is told as such: it found nothing out."""
    if places.empty:
        return "other_statuses" if selection.statuses and sites.LOST.isdisjoint(selection.statuses) else "none"
    return "abroad" if here.empty else "all_home" if len(here) == len(places) else "some"


def _fates(language: Language, places: pd.DataFrame) -> str:
    """``4 sites relevés ont fermé, 3 ont changé de mains et 2 sont en vente``: only what happened to one at least."""
    said: list[str] = []
    for status in _FATES:
        n = int((places["status"] == status).sum())
        if n:
            who = t(language, f"exhibit.capacity-lost.{'next' if said else 'first'}", n=n)
            said.append(t(language, f"exhibit.capacity-lost.fate.{status}", n=n, who=who))
    return enumeration(language, said)


def _whose(row: pd.Series) -> str:
    """``TxCell`` rather than ``Unité pilote de production TxCell``: the operator where the name holds it."""
    name, operator = sites.short_site_name(row["name"]), sites.short_site_name(row["operator"])
    return operator if name.endswith(operator) else name
