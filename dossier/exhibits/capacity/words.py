"""Words and marks that the exhibits of capacity share."""

from collections.abc import Mapping

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import SiteStatus
from dossier.charts.encoding_places import Inset
from dossier.charts.ground import Extent
from dossier.language import Language, enumeration, number, t, texts
from dossier.language.cells import separator, small
from dossier.rules import sites
from dossier.selection import Facet, Selection

#: Order of the parts of a bar; an unknown status comes last.
STATUS_ORDER = (*SiteStatus, None)
#: Status -> how its part of a bar is drawn: outlined what is not there yet, orange what is lost or for sale.
STATUS_MARKS: Mapping[str | None, tuple[str, str]] = {
    SiteStatus.OPERATING: ("slate", "solid"),
    SiteStatus.FOR_SALE: ("orange", "solid"),
    SiteStatus.BUILDING: ("slate", "hollow"),
    SiteStatus.ANNOUNCED: ("quiet", "hollow"),
    SiteStatus.UNDER_STUDY: ("grey", "hollow"),
    SiteStatus.CLOSURE_ANNOUNCED: ("orange", "hollow"),
    SiteStatus.CLOSED: ("ink", "solid"),
    SiteStatus.TRANSFERRED: ("grey", "solid"),
    None: ("quiet", "solid"),
}

#: Where the sites of France stand nearest to each other: drawn larger on its maps. The name is the same in English.
ILE_DE_FRANCE = Inset("Île-de-France", Extent(1.95, 48.5, 2.72, 49.0))


def worded(catalogue: Catalogue, language: Language, rows: pd.DataFrame) -> pd.DataFrame:
    """The columns that tables of sites share, in words; ``facility_id`` stays for the link to a site's card."""
    return pd.DataFrame(
        {
            "facility_id": rows["facility_id"],
            "name": rows["name"],
            "city": rows["city"],
            "products": [
                separator(language).join(sites.labels(catalogue, language, "sectors", codes))
                for codes in rows["sectors"]
            ],
            "phases": [", ".join(sites.labels(catalogue, language, "phases", codes)) for codes in rows["phases"]],
            "status": [status_label(catalogue, language, status) for status in rows["status"]],
            "operator": rows["operator"],
            "news": rows["news"],
        },
        index=rows.index,
    )


def aside(catalogue: Catalogue, selection: Selection, every: pd.DataFrame, *, age: bool = True) -> str:
    """What the filters leave out because the row does not say, and how old the news is: one string, or empty."""
    language = selection.language
    found = []
    for facet in (Facet.PHASES, Facet.STATUSES):
        n = sites.left_out(every, selection, facet)
        if n:
            found.append(t(language, f"page.capacity.left_out.{facet}", n=n))
    old = sites.stale(catalogue, selection.narrow(every, *sites.SITE_FACETS))
    if age and len(old):
        found.append(t(language, "page.capacity.stale", n=len(old), year=sites.stale_before(catalogue)))
    return "".join(" " + text for text in found)


def status_label(catalogue: Catalogue, language: Language, status: object) -> str:
    """The words for a status; an empty cell is an unknown status."""
    return catalogue.label(language, "facilities", "status", None if pd.isna(status) else str(status))  # type: ignore[call-overload]


def key(catalogue: Catalogue, language: Language, table: pd.DataFrame) -> tuple[tuple[str, str, str], ...]:
    """What each part of a bar means, for the statuses that are in the table."""
    present = set(table["status_code"])
    return tuple(
        (*STATUS_MARKS[status], status_label(catalogue, language, status))
        for status in STATUS_ORDER
        if str(status or "") in present
    )


def counts_in_words(table: pd.DataFrame, name: str, value: str, language: Language) -> str:
    """``Phase I (10), Phase II (10)``: what a listener needs of a bar chart."""
    sums = table.groupby(name, sort=False)[value].sum()
    return ", ".join(f"{label} ({number(language, float(total))})" for label, total in sums.items())


def late_words(catalogue: Catalogue, language: Language, row: pd.Series) -> str:
    """What a late-stage site makes, in a few words; that it is for sale, where it is."""
    key = f"page.capacity.makes.{row['facility_id']}"
    products = [small(word) for word in sites.labels(catalogue, language, "sectors", row["sectors"])]
    made = t(language, key) if texts.has(language, key) else enumeration(language, products)
    if pd.isna(row["status"]) or row["status"] == SiteStatus.OPERATING:
        return made
    return f"{made}, {small(status_label(catalogue, language, row['status']))}"
