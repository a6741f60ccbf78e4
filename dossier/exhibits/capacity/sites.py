"""Capacity: the directory of French sites."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, SiteRole
from dossier.charts.encoding import Table
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.capacity.words import aside, worded
from dossier.language import enumeration, t
from dossier.language.cells import alphabetical
from dossier.rules import home, sites
from dossier.selection import Selection


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
