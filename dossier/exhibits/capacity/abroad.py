"""Capacity: France in Europe, by what exists rather than by how much of it was found."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, SiteStatus
from dossier.charts.encoding import Bars, Matrix
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.capacity.words import status_label
from dossier.language import NO_BREAK, Language, date, enumeration, number, t, texts
from dossier.language.cells import small, unaccented
from dossier.rules import home, sites
from dossier.rules.series import series
from dossier.rules.sites import Owner
from dossier.selection import Facet, Selection

_OWNERS = (Owner.PUBLIC, Owner.INDUSTRIAL)
_BY_COUNTRY, _ALL = "ema-biologics-2012-2019-by-country", "eu-ema-biologiques-2012-2019"


@exhibit("capacity-europe", "capacity", responds=(Facet.SECTORS,), covers=ADVANCED_THERAPY)
def europe(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Who says phase III or commercial in Europe: presence and names. Counts of rows compare nothing."""
    language = selection.language
    found = sites.late_stage_sites(sites.advanced_therapy_rows(sites.all_sites(catalogue)))
    found = found[found["country"].isin(sites.EUROPE) & ~found["status"].isin(sites.DEFUNCT_SITES)]
    found = selection.narrow(found[found["owner"].isin(_OWNERS) & (found["role"] != "project")], Facet.SECTORS)
    # What is in activity first.
    found = found.assign(busy=found["status"] == SiteStatus.OPERATING).sort_values(
        ["busy", "city"], ascending=[False, True]
    )
    named = [(row["country"], row["owner"], _named(catalogue, language, row)) for _, row in found.iterrows()]
    cells = []
    for country in _countries(language, found):
        for owner in _OWNERS:
            names = [name for land, kind, name in named if (land, kind) == (country, owner)]
            cells.append(
                {
                    "country_code": country,
                    "owner_code": str(owner),
                    "country": texts.country(language, country),
                    "owner": t(language, f"exhibit.capacity-europe.owner.{owner}"),
                    "sites": "\n".join(names) or t(language, "page.capacity.none_read"),
                    "shape": "solid" if names else "hollow",
                    "tone": "slate" if country == home.COUNTRY else "quiet",
                }
            )
    public = found[(found["owner"] == Owner.PUBLIC) & (found["country"] != home.COUNTRY)]
    return compose(
        catalogue,
        selection,
        "capacity-europe",
        pd.DataFrame(cells),
        [
            Column("country", catalogue.heading(language, "facilities", "country")),
            Column("owner", t(language, "column.capacity.owner")),
            Column("sites", t(language, "column.capacity.sites")),
        ],
        Matrix(column="owner", row="country", names="sites", tone="tone", shape="shape"),
        rows=[f"facilities:{row}" for row in found["facility_id"]],
        variant="none" if found.empty else "no_public" if public.empty else "public",
        values={
            "n": len(public),
            "names": enumeration(language, [_abroad(catalogue, language, row) for _, row in public.iterrows()], 3),
        },
    )


def _countries(language: Language, found: pd.DataFrame) -> list[str]:
    """France first, then the others in the alphabet of the language: no ranking."""
    codes = sorted(set(found["country"]), key=lambda code: unaccented(texts.country(language, code)))
    return sorted(codes, key=lambda code: code != home.COUNTRY)


def _named(catalogue: Catalogue, language: Language, row: pd.Series) -> str:
    """The site, and its status unless it is in activity."""
    name = f"{sites.city_or_name(row)}{NO_BREAK}· {sites.short_site_name(row['operator'])}"
    if row["status"] == SiteStatus.OPERATING:
        return name
    return f"{name} ({small(status_label(catalogue, language, row['status']))})"


def _abroad(catalogue: Catalogue, language: Language, row: pd.Series) -> str:
    """The country, which is shorter than the name of its centre; the status unless it is in activity."""
    where = texts.country(language, row["country"])
    if row["status"] == SiteStatus.OPERATING:
        return where
    return f"{where} ({small(status_label(catalogue, language, row['status']))})"


@exhibit("capacity-biologics-country", "capacity")
def biologics_by_country(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Biologics authorised in Europe by country of manufacture: one source, alone, never beside other counts."""
    language = selection.language
    rows = series(catalogue, _BY_COUNTRY).sort_values("value", ascending=False)
    table = pd.DataFrame(
        {
            "country": [texts.country(language, code) for code in rows["geography"]],
            "value": rows["value"],
            "label": [number(language, value) for value in rows["value"]],
            "tone": ["slate" if code == home.COUNTRY else "quiet" for code in rows["geography"]],
        }
    )
    france = rows[rows["geography"] == home.COUNTRY].iloc[0]
    first = rows.iloc[0]
    return compose(
        catalogue,
        selection,
        "capacity-biologics-country",
        table,
        [
            Column("country", catalogue.heading(language, "facilities", "country")),
            Column("value", t(language, "column.capacity.products_made"), Form.NUMBER),
        ],
        Bars(value="value", category="country", label="label", tone="tone"),
        rows=[*(f"indicators:{row}" for row in rows["indicator_id"]), f"indicators:{_ALL}"],
        variant="first" if france["value"] == first["value"] else "behind",
        values={
            "france": number(language, france["value"]),
            "first": texts.country(language, first["geography"]),
            "first_value": number(language, first["value"]),
            "period": date(language, france["year"]),
            "listing": ", ".join(f"{row['country']} ({row['label']})" for _, row in table.iterrows()),
            "n": len(rows),
        },
        unit=t(language, "page.capacity.unit.products"),
    )
