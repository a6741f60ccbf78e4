"""Capacity: the directory of French sites, and the sites lost, sold or for sale, here and abroad."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, SiteRole, SiteStatus
from dossier.charts.encoding import Table
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.capacity.words import aside, status_label, worded
from dossier.language import Language, country, enumeration, t, texts
from dossier.language.cells import alphabetical, small
from dossier.rules import home, sites
from dossier.selection import Facet, Selection

_LOST_FACETS = (Facet.SECTORS, Facet.STATUSES)
#: What can happen to a site, in the order of the sentence.
_FATES = (SiteStatus.CLOSED, SiteStatus.TRANSFERRED, SiteStatus.FOR_SALE, SiteStatus.CLOSURE_ANNOUNCED)


@exhibit("capacity-sites", "capacity", responds=sites.SITE_FACETS, covers=ADVANCED_THERAPY)
def site_directory(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Every French site under the filters, with its link to a card; the announced plants last and apart."""
    language = selection.language
    every = sites.french(catalogue)
    kept = selection.narrow(every, *sites.SITE_FACETS).sort_values("name", key=alphabetical)
    announced = selection.narrow(sites.projects(catalogue), *sites.SITE_FACETS)
    rows = pd.concat([kept, announced])
    apart = rows["role"] == SiteRole.PROJECT
    words = worded(catalogue, language, rows)
    table = words.assign(
        about=[
            " · ".join(part for part in (row["city"], row["status"], row["phases"]) if not pd.isna(part))
            for _, row in words.iterrows()
        ],
        summary=rows[f"summary_{language}"],
        role=[catalogue.label(language, "facilities", "role", role) for role in rows["role"]],
        opened=rows["opened"],
        total_m2=rows["total_m2"],
        cleanrooms=rows["cleanrooms"],
        tone=["besancon" if row == home.PROJECT else "slate" for row in rows["facility_id"]],
        shape=["hollow" if project else "solid" for project in apart],
    )
    return compose(
        catalogue,
        selection,
        "capacity-sites",
        table,
        [
            Column("name", t(language, "column.capacity.site")),
            Column("operator", catalogue.heading(language, "facilities", "operator")),
            Column("city", catalogue.heading(language, "facilities", "city")),
            Column("role", t(language, "column.capacity.role")),
            Column("products", t(language, "column.capacity.products")),
            Column("phases", t(language, "column.capacity.phases")),
            Column("status", catalogue.heading(language, "facilities", "status")),
            Column("opened", catalogue.heading(language, "facilities", "opened"), Form.DATE),
            Column("total_m2", catalogue.heading(language, "facilities", "total_m2"), Form.NUMBER),
            Column("cleanrooms", catalogue.heading(language, "facilities", "cleanrooms"), Form.NUMBER),
            Column("news", t(language, "column.capacity.news"), Form.DATE),
        ],
        Table(tone="tone", shape="shape"),
        rows=[f"facilities:{row}" for row in rows["facility_id"]],
        variant="none" if rows.empty else "announced" if kept.empty else "some",
        values={
            "n": len(kept) or len(announced),
            "announced": enumeration(language, [sites.short_site_name(name) for name in announced["name"]])
            or t(language, "page.capacity.nothing"),
            "aside": aside(catalogue, selection, every),
        },
    )


@exhibit("capacity-lost", "capacity", responds=_LOST_FACETS)
def lost(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Sites that closed, changed hands, are for sale or said that they will close, with the reason reported."""
    language = selection.language
    every = sites.all_sites(catalogue)
    every = every[every["status"].isin(sites.LOST)]
    rows = selection.narrow(every, *_LOST_FACETS)
    rows = rows.assign(
        when=rows["closed"].fillna(rows["news"]), reason=rows[f"closed_reason_{language}"], home=rows["country"] == "FR"
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
            Column("reason", t(language, "column.capacity.reason")),
            Column("news", t(language, "column.capacity.news"), Form.DATE),
        ],
        Table(tone="tone"),
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
