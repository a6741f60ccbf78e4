"""Capacity: who can make a phase III batch in France, and how many sites state each phase."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, Sector, SitePhase, SiteStatus
from dossier.charts.encoding import Table
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.capacity.words import (
    status_label,
    worded,
)
from dossier.language import Language, enumeration, t, texts
from dossier.language.cells import small
from dossier.rules import home, sites
from dossier.rules.sites import Owner
from dossier.selection import Facet, Selection

#: Phases are the question here, so they are no filter.
_LATE_FACETS = tuple(facet for facet in sites.SITE_FACETS if facet != Facet.PHASES)


@exhibit("capacity-phase3-france", "capacity", responds=_LATE_FACETS, covers=ADVANCED_THERAPY)
def phase3_france(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Site by site, who says phase III or commercial today; what is only announced stands apart."""
    language = selection.language
    every = sites.french(catalogue)
    kept = selection.narrow(every, *_LATE_FACETS)
    late = sites.late_stage_sites(kept)
    announced = selection.narrow(sites.projects(catalogue), *_LATE_FACETS)
    late = late.assign(group=t(language, "exhibit.capacity-phase3-france.group.site"), tone="slate", shape="solid")
    announced = announced.assign(
        group=t(language, "exhibit.capacity-phase3-france.group.announced"),
        tone=["besancon" if row == home.PROJECT else "quiet" for row in announced["facility_id"]],
        shape="hollow",
    )
    order = {str(status): position for position, status in enumerate(SiteStatus)}
    late = late.assign(rank=late["status"].map(order)).sort_values(["rank", "city"])
    rows = pd.concat([late, announced])
    table = worded(catalogue, language, rows).assign(
        group=rows["group"],
        where=[_where(language, row) for _, row in rows.iterrows()],
        held_by=[
            f"{operator} ({t(language, f'exhibit.capacity-phase3-france.owner.{kind}')})"
            for operator, kind in zip(rows["operator"], rows["owner"], strict=True)
        ],
        reading=[_reading(row, language) for _, row in rows.iterrows()],
        source=[_source(catalogue, row) for row in rows["source_ids"]],
        tone=rows["tone"],
        shape=rows["shape"],
    )
    variant, values = _late_finding(catalogue, language, every, kept, late)
    values["announced"] = enumeration(language, [sites.short_site_name(name) for name in announced["name"]]) or t(
        language, "page.capacity.nothing"
    )
    return compose(
        catalogue,
        selection,
        "capacity-phase3-france",
        table,
        [
            Column("where", t(language, "column.capacity.site")),
            Column("products", t(language, "column.capacity.products")),
            Column("phases", t(language, "column.capacity.phases")),
            Column("status", catalogue.heading(language, "facilities", "status")),
            Column("held_by", catalogue.heading(language, "facilities", "operator")),
            Column("reading", t(language, "column.capacity.reading")),
            Column("news", t(language, "column.capacity.news"), Form.DATE),
            Column("source", t(language, "column.capacity.source")),
        ],
        Table(tone="tone", shape="shape", group="group"),
        rows=[f"facilities:{row}" for row in rows["facility_id"]],
        variant=variant,
        values={**values, "unplaced": _unplaced(catalogue, selection)},
    )


def _late_finding(
    catalogue: Catalogue, language: Language, every: pd.DataFrame, kept: pd.DataFrame, late: pd.DataFrame
) -> tuple[str, dict[str, object]]:
    """The sentence that the rows allow. "The only one in France" is said of all the sites, never of a selection."""
    values: dict[str, object] = {"n": len(late), "late": len(late), "of": len(kept), "total": len(every)}
    values["names"] = enumeration(language, [_named(catalogue, language, row) for _, row in late.iterrows()])
    values["listing"] = values["names"] or t(language, "page.capacity.nothing")
    if kept.empty:
        return "no_site", values
    if late.empty:
        return "none", {**values, "n": len(kept)}
    if len(kept) == 1:
        return "single", values
    third = late.loc[sites.states(late, SitePhase.PHASE_3)]
    cells = third.loc[[Sector.CELL_THERAPY in sectors for sectors in third["sectors"]]]
    industrial = cells[cells["owner"] == Owner.INDUSTRIAL]
    others = third[~third["facility_id"].isin(industrial["facility_id"])]
    sole = len(kept) == len(every) and len(industrial) == 1
    if sole and industrial["status"].iloc[0] == SiteStatus.FOR_SALE and not others.empty:
        values["city"] = sites.city_or_name(industrial.iloc[0])
        values["n"] = len(others)
        values["others"] = enumeration(language, [_left(language, row) for _, row in others.iterrows()])
        return "sole_for_sale", values
    return "some", values


def _named(catalogue: Catalogue, language: Language, row: pd.Series) -> str:
    """``Corbeil-Essonnes (vecteurs viraux, en activité)``: what a site is for, in its own words or its sectors."""
    key = f"exhibit.capacity-phase3-france.short.{row['facility_id']}"
    products = [small(word) for word in sites.labels(catalogue, language, "sectors", row["sectors"])]
    return t(
        language,
        key if texts.has(language, key) else f"exhibit.capacity-phase3-france.named.{row['owner']}",
        city=sites.city_or_name(row),
        products=enumeration(language, products),
        status=small(status_label(catalogue, language, row["status"])),
    )


def _left(language: Language, row: pd.Series) -> str:
    """``Corbeil-Essonnes (vecteurs viraux)``: shorter still, where the sentence has no room for more."""
    key = f"exhibit.capacity-phase3-france.left.{row['facility_id']}"
    city = sites.city_or_name(row)
    return t(language, key, city=city) if texts.has(language, key) else city


def _where(language: Language, row: pd.Series) -> str:
    """``SK pharmteco France, usine SKY · Corbeil-Essonnes``; a plant without a published place says so."""
    if not pd.isna(row["city"]) and row["city"] in row["name"]:
        return str(row["name"])
    return f"{row['name']} · {t(language, 'card.no_place') if pd.isna(row['city']) else row['city']}"


def _reading(row: pd.Series, language: Language) -> str:
    """What the sources say that no column holds; for a row without its own sentence, the summary of the table."""
    key = f"exhibit.capacity-phase3-france.reading.{row['facility_id']}"
    return t(language, key) if texts.has(language, key) else str(row[f"summary_{language}"])


def _source(catalogue: Catalogue, source_ids: tuple[str, ...]) -> str:
    source = catalogue.row("sources", sites.latest_source(catalogue, source_ids) or source_ids[0])
    return f"{source.publisher}, {source.title}"


def _unplaced(catalogue: Catalogue, selection: Selection) -> str:
    """Announced plants that a filter of place leaves out because they have none: said aloud."""
    if not (selection.regions or selection.cities):
        return ""
    kept = selection.narrow(sites.projects(catalogue), Facet.SECTORS, Facet.STATUSES)
    names = [sites.short_site_name(name) for name in kept[kept["region"].isna()]["name"]]
    if not names:
        return ""
    return " " + t(selection.language, "page.capacity.unplaced", names=enumeration(selection.language, names))
