"""In brief: where France makes late batches of advanced therapies, and what stands in Besançon."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, SiteStatus
from dossier.charts.encoding_places import Places
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.exhibits.capacity.words import ILE_DE_FRANCE, late_words, status_label
from dossier.language import Language, enumeration, t
from dossier.language.cells import colon, small
from dossier.rules import home, sites
from dossier.selection import Facet, Selection

#: Radius of a late site, of the rooms in Besançon, of the ring around them and of another site, in sizes of letters.
_LATE, _ROOMS, _RING, _OTHER = 0.72, 0.6, 1.25, 0.26


@exhibit("brief-map", "brief", responds=(Facet.SECTORS,), covers=ADVANCED_THERAPY)
def brief_map(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The French sites of the late stage named in place, the others grey; Besançon with its rooms and the proposal."""
    language = selection.language
    standing = sites.standing(selection.narrow(sites.french(catalogue), Facet.SECTORS))
    late = sites.late_stage_sites(standing)
    proposed = sites.proposed(catalogue, selection, Facet.SECTORS)
    rooms = standing[standing["facility_id"] == home.ROOMS]
    marked = {*late["facility_id"], *rooms["facility_id"]}
    others = standing[~standing["facility_id"].isin(marked)]
    rows = [
        *[_late(catalogue, language, row) for _, row in late.iterrows()],
        *[_rooms(catalogue, language, row, proposed=len(proposed) > 0) for _, row in rooms.iterrows()],
        *[_project(catalogue, language, row, alone=rooms.empty) for _, row in proposed.iterrows()],
        *[_other(catalogue, language, row) for _, row in others.iterrows()],
    ]
    table = pd.DataFrame(rows, columns=_COLUMNS)
    for_sale = late[late["status"] == SiteStatus.FOR_SALE]
    here = late[late["city"] == home.CITY]
    return compose(
        catalogue,
        selection,
        "brief-map",
        table,
        [
            Column("site", t(language, "column.capacity.site")),
            Column("city", catalogue.heading(language, "facilities", "city")),
            Column("phases", t(language, "column.capacity.phases")),
            Column("status", catalogue.heading(language, "facilities", "status")),
        ],
        Places(
            longitude="lon",
            latitude="lat",
            radius="radius",
            label="label",
            words="words",
            tone="tone",
            shape="shape",
            hover="hover",
            inset=ILE_DE_FRANCE,
            key=_key(language, table),
        ),
        rows=[f"facilities:{row}" for row in [*late["facility_id"], *rooms["facility_id"], *proposed["facility_id"]]]
        + [f"facilities:{row}" for row in others["facility_id"]],
        variant=_variant(standing, late, for_sale, here),
        values={
            "n": len(late) if len(late) else len(standing),
            "of": len(standing),
            "silent": sum(not phases for phases in standing["phases"]),
            "home": t(language, "exhibit.brief-map.home") if len(rooms) and len(proposed) else "",
            "city": sites.city_or_name(for_sale.iloc[0]) if len(for_sale) else "",
            "names": enumeration(language, [sites.city_or_name(row) for _, row in late.iterrows()], limit=4)
            or t(language, "page.capacity.nothing"),
        },
    )


_COLUMNS = [
    "site", "city", "phases", "status", "role", "lon", "lat", "radius", "tone", "shape", "label", "words", "hover",
]  # fmt: skip


def _variant(standing: pd.DataFrame, late: pd.DataFrame, for_sale: pd.DataFrame, here: pd.DataFrame) -> str:
    if standing.empty:
        return "no_site"
    if late.empty:
        return "none"
    if len(here):
        return "here"
    return "for_sale" if len(for_sale) == 1 and len(late) > 1 else "some"


def _mark(catalogue: Catalogue, language: Language, row: pd.Series, role: str) -> dict[str, object]:
    """What every site has: its words for the table and the pointer."""
    phases = ", ".join(sites.labels(catalogue, language, "phases", row["phases"]))
    status = status_label(catalogue, language, row["status"])
    name = sites.short_site_name(row["name"])
    return {
        "site": name, "city": row["city"], "phases": phases, "status": status, "role": role, "lon": row["lon"],
        "lat": row["lat"], "label": "", "words": "", "hover": f"{name}{colon(language)}{phases}, {small(status)}",
    }  # fmt: skip


def _late(catalogue: Catalogue, language: Language, row: pd.Series) -> dict[str, object]:
    tone = "besancon" if row["city"] == home.CITY else "orange" if row["status"] in sites.LOST else "slate"
    return _mark(catalogue, language, row, "late") | {
        "radius": _LATE,
        "tone": tone,
        "shape": "solid",
        "label": sites.city_or_name(row),
        "words": late_words(catalogue, language, row),
    }


def _rooms(catalogue: Catalogue, language: Language, row: pd.Series, *, proposed: bool) -> dict[str, object]:
    said = "with_project" if proposed else "alone"
    return _mark(catalogue, language, row, "rooms") | {
        "radius": _ROOMS,
        "tone": "besancon",
        "shape": "solid",
        "label": row["city"],
        "words": t(language, f"exhibit.brief-map.rooms.{said}"),
    }


def _project(catalogue: Catalogue, language: Language, row: pd.Series, *, alone: bool) -> dict[str, object]:
    return _mark(catalogue, language, row, "project") | {
        "radius": _RING,
        "tone": "besancon",
        "shape": "missing",
        "label": row["city"] if alone else "",
        "words": t(language, "exhibit.brief-map.proposed") if alone else "",
    }


def _other(catalogue: Catalogue, language: Language, row: pd.Series) -> dict[str, object]:
    return _mark(catalogue, language, row, "other") | {"radius": _OTHER, "tone": "quiet", "shape": "solid"}


def _key(language: Language, table: pd.DataFrame) -> tuple[tuple[str, str, str], ...]:
    """Only what is on the map."""
    signs = (
        ("slate", "large", "late"),
        ("quiet", "small", "other"),
        ("besancon", "solid", "rooms"),
        ("besancon", "missing", "project"),
    )
    present = set(table["role"])
    return tuple(
        (tone, shape, t(language, f"exhibit.brief-map.key.{role}")) for tone, shape, role in signs if role in present
    )
