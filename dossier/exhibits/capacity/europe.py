"""Capacity: who states phase III or commercial in Europe, on a map. Counts of rows compare no countries."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, SiteStatus
from dossier.charts.encoding_places import Ground, Inset, Places
from dossier.charts.ground import Extent
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.exhibits.capacity.abroad import biologics_told
from dossier.exhibits.capacity.words import late_words, status_label
from dossier.language import Language, enumeration, t, texts
from dossier.language.cells import colon, small
from dossier.rules import home, sites
from dossier.rules.sites import Owner
from dossier.selection import Facet, Selection

_OWNERS = (Owner.PUBLIC, Owner.INDUSTRIAL)
#: Status of a site that does not stand yet: an outline.
_NOT_YET = (SiteStatus.BUILDING, SiteStatus.ANNOUNCED, SiteStatus.UNDER_STUDY)
#: Radius of a mark, of a public one and of the ring of the proposed centre, in sizes of letters; from one to the next.
_RADIUS, _PUBLIC, _RING, _BESIDE = 0.42, 0.46, 0.7, 1.0


#: Where sites stand nearest to each other.
_LOW_COUNTRIES = Extent(-1.2, 48.2, 6.6, 52.9)


@exhibit("capacity-europe", "capacity", responds=(Facet.SECTORS,), covers=ADVANCED_THERAPY)
def europe(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Sites of the late stage where they stand: public or industrial, standing or not yet, about to close."""
    language = selection.language
    found = sites.late_stage_sites(sites.standing(sites.advanced_therapy_rows(sites.all_sites(catalogue))))
    found = found[found["country"].isin(sites.EUROPE)]
    found = selection.narrow(found[found["owner"].isin(_OWNERS) & (found["role"] != "project")], Facet.SECTORS)
    found = found.sort_values(["owner", "country", "city"], ascending=[False, True, True])
    proposed = sites.proposed(catalogue, selection, Facet.SECTORS)
    public = found[(found["owner"] == Owner.PUBLIC) & (found["country"] != home.COUNTRY)]
    rows = [_site(catalogue, language, row) for _, row in found.iterrows()]
    rows += [_proposed(catalogue, language, row) for _, row in proposed.iterrows() if rows]
    table = pd.DataFrame(rows, columns=_COLUMNS)
    # what stands in one city has one name
    joined = table.groupby("label", sort=False)["words"].agg(lambda words: " · ".join(dict.fromkeys(words)))
    table["words"] = table["label"].map(joined)
    table.loc[table.duplicated("label"), ["label", "words"]] = ""
    table["dx"] = [_BESIDE * place for place in table.groupby(["lon", "lat"]).cumcount()]
    told, behind = biologics_told(catalogue, language)
    return compose(
        catalogue,
        selection,
        "capacity-europe",
        table,
        [
            Column("country", catalogue.heading(language, "facilities", "country")),
            Column("city", catalogue.heading(language, "facilities", "city")),
            Column("site", t(language, "column.capacity.site")),
            Column("owner", t(language, "column.capacity.owner")),
            Column("status", catalogue.heading(language, "facilities", "status")),
        ],
        Places(
            longitude="lon",
            latitude="lat",
            radius="radius",
            label="label",
            words="words",
            square="square",
            dx="dx",
            tone="tone",
            shape="shape",
            hover="hover",
            ground=Ground.EUROPE,
            inset=Inset(t(language, "exhibit.capacity-europe.inset"), _LOW_COUNTRIES),
            key=_key(language, table),
        ),
        rows=[*(f"facilities:{row}" for row in found["facility_id"]), *(behind if rows else ())],
        variant="none" if found.empty else "no_public" if public.empty else "public",
        values={
            "n": len(public),
            "names": enumeration(language, [_abroad(catalogue, language, row) for _, row in public.iterrows()], 3),
            "listing": enumeration(language, [f"{row['city']} ({row['country']})" for row in rows])
            or t(language, "page.capacity.nothing"),
            "biologics": told,
        },
    )


_COLUMNS = [
    "country", "city", "site", "owner", "owner_code", "status", "lon", "lat", "radius", "square", "tone", "shape",
    "label", "words", "hover",
]  # fmt: skip


def _site(catalogue: Catalogue, language: Language, row: pd.Series) -> dict[str, object]:
    status = status_label(catalogue, language, row["status"])
    owner = t(language, f"exhibit.capacity-europe.owner.{row['owner']}")
    operator = sites.short_site_name(row["operator"])
    return {
        "country": texts.country(language, row["country"]),
        "city": sites.city_or_name(row),
        "site": f"{sites.short_site_name(row['name'])} ({operator})",
        "owner": owner,
        "owner_code": str(row["owner"]),
        "status": status,
        "lon": row["lon"],
        "lat": row["lat"],
        "radius": _PUBLIC if row["owner"] == Owner.PUBLIC else _RADIUS,
        "square": "x" if row["owner"] == Owner.PUBLIC else "",
        "tone": "orange" if row["status"] in sites.LOST else "slate",
        "shape": "hollow" if row["status"] in _NOT_YET else "solid",
        "label": sites.city_or_name(row),
        "words": late_words(catalogue, language, row)
        if row["country"] == home.COUNTRY
        else operator
        if row["status"] == SiteStatus.OPERATING
        else f"{operator}, {small(status)}",
        "hover": f"{row['city']}{colon(language)}{operator}, {small(owner)}, {small(status)}",
    }


def _proposed(catalogue: Catalogue, language: Language, row: pd.Series) -> dict[str, object]:
    """The proposed centre, for its place among the others: no site, and in no count."""
    return _site(catalogue, language, row) | {
        "radius": _RING,
        "square": "",
        "tone": "besancon",
        "shape": "missing",
        "label": row["city"],
        "words": t(language, "exhibit.capacity-europe.proposed"),
    }


def _abroad(catalogue: Catalogue, language: Language, row: pd.Series) -> str:
    """The country, which is shorter than the name of its centre; the status unless it is in activity."""
    where = texts.country(language, row["country"])
    if row["status"] == SiteStatus.OPERATING:
        return where
    return f"{where} ({small(status_label(catalogue, language, row['status']))})"


def _key(language: Language, table: pd.DataFrame) -> tuple[tuple[str, str, str], ...]:
    """Only what is on the map."""
    entries = (
        ("slate", "square", "public", table["square"] == "x"),
        ("slate", "solid", "industrial", (table["square"] == "") & (table["tone"] != "besancon")),
        ("slate", "hollow", "not_yet", table["shape"] == "hollow"),
        ("orange", "solid", "lost", table["tone"] == "orange"),
    )
    return tuple(
        (tone, shape, t(language, f"exhibit.capacity-europe.key.{name}"))
        for tone, shape, name, on in entries
        if on.any()
    )
