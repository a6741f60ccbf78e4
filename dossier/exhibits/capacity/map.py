"""Capacity on the map: what the sites of each French city say they can make."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, SiteStatus
from dossier.charts.encoding import Map
from dossier.charts.places import place
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.capacity.words import aside, colon, kept_word, status_label
from dossier.language import Language, enumeration, t
from dossier.language.cells import small
from dossier.rules import home, sites
from dossier.rules.sites import Capability
from dossier.selection import Selection

#: Capability -> radius of its disc in pixels, rank of its label.
_MARKS = {Capability.LATE: (11, 3), Capability.EARLY: (6, 2), Capability.NONE: (5, 1)}
#: Width of the picture beside another exhibit, in pixels.
_WIDTH = 680
#: The announced centre is a ring around the disc of what exists.
_RING = 15


@exhibit("capacity-map", "capacity", responds=sites.SITE_FACETS, covers=ADVANCED_THERAPY)
def capacity_map(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Cities by the most advanced batch that a standing site there says it can make."""
    language = selection.language
    every = sites.french(catalogue)
    kept = selection.narrow(every, *sites.SITE_FACETS)
    gone = kept[kept["status"].isin(sites.DEFUNCT_SITES)]
    standing = kept[~kept["status"].isin(sites.DEFUNCT_SITES)]
    placed = standing.dropna(subset=["lat", "lon"])
    announced = selection.narrow(sites.projects(catalogue), *sites.SITE_FACETS)
    ring = announced.dropna(subset=["lat", "lon"])
    cities = [_city(catalogue, language, str(city), rows) for city, rows in placed.groupby("city", sort=True)]
    rings = [_announced(catalogue, language, row) for _, row in ring.iterrows()]
    # Rings first, then large discs: nothing small is hidden under something large.
    marks = [*rings, *sorted(cities, key=lambda mark: -float(str(mark["radius"])))]
    table = _labelled(pd.DataFrame(marks, columns=_COLUMNS))
    late = sites.late_stage_sites(placed)
    names = sorted({sites.city_or_name(row) for _, row in late.iterrows()})
    ours = placed[placed["city"] == home.CITY]
    variant = _variant(table, placed, late)
    return compose(
        catalogue,
        selection,
        "capacity-map",
        table,
        [
            Column("city", catalogue.heading(language, "facilities", "city")),
            Column("region", catalogue.heading(language, "facilities", "region")),
            Column("can", t(language, "column.capacity.can")),
            Column("status", catalogue.heading(language, "facilities", "status")),
            Column("sites", t(language, "column.capacity.sites")),
            Column("n", t(language, "column.capacity.n"), Form.NUMBER),
        ],
        Map(
            longitude="lon",
            latitude="lat",
            radius="radius",
            label="label",
            dx="dx",
            dy="dy",
            tone="tone",
            shape="shape",
            hover="hover",
            key=_key(language, table),
        ),
        rows=[f"facilities:{row}" for row in [*placed["facility_id"], *ring["facility_id"]]],
        variant=variant,
        values={
            "n": len(names) if not late.empty else len(cities),
            "names": enumeration(language, names) or t(language, "page.capacity.nothing"),
            "region": late["region"].iloc[0] if not late.empty else "",
            "cities": enumeration(language, sorted(placed["city"].dropna().unique()))
            or t(language, "page.capacity.nothing"),
            "home": _home(language, ours, "besides"),
            "home_sentence": " " + _home(language, ours, "home") if len(ours) else "",
            "gone": t(language, "exhibit.capacity-map.gone", n=len(gone)) if len(gone) else "",
            "aside": aside(catalogue, selection, every, age=False)
            if len(gone)
            else aside(catalogue, selection, every, age=False).strip(),
            "kept": kept_word(selection),
        },
    )


_COLUMNS = [
    "city", "region", "capability", "can", "status", "sites", "n", "lat", "lon", "radius", "rank", "tone", "shape",
    "text", "hover",
]  # fmt: skip


def _variant(table: pd.DataFrame, placed: pd.DataFrame, late: pd.DataFrame) -> str:
    if placed.empty:
        return "announced" if len(table) else "none"
    if late.empty:
        return "early" if (placed["capability"] == Capability.EARLY).any() else "silent"
    return "late_one_region" if late["region"].nunique() == 1 and len(late) > 1 else "late"


def _city(catalogue: Catalogue, language: Language, city: str, rows: pd.DataFrame) -> dict[str, object]:
    """One mark a city: the best that a site there says, and whether that very site is for sale."""
    best = next(kind for kind in Capability if (rows["capability"] == kind).any())
    holders = rows[rows["capability"] == best]
    operating = not (holders["status"] == SiteStatus.FOR_SALE).all()
    radius, rank = _MARKS[best]
    status = status_label(catalogue, language, SiteStatus.FOR_SALE)
    can = t(language, f"exhibit.capacity-map.can.{best}")
    names = ", ".join(sites.short_site_name(name) for name in rows["name"])
    return {
        "city": city,
        "region": rows["region"].iloc[0],
        "capability": str(best),
        "can": can,
        "status": ", ".join(dict.fromkeys(status_label(catalogue, language, value) for value in rows["status"])),
        "sites": names,
        "n": len(rows),
        "lat": float(rows["lat"].mean()),
        "lon": float(rows["lon"].mean()),
        "radius": radius,
        "rank": rank + (2 if city == home.CITY else 0),
        "tone": "besancon" if city == home.CITY else "slate" if operating else "orange",
        "shape": "hollow" if best == Capability.NONE else "solid",
        "text": city if operating else f"{city} ({small(status)})",
        "hover": f"{city}{colon(language)}{small(can)}. {names}",
    }


def _announced(catalogue: Catalogue, language: Language, row: pd.Series) -> dict[str, object]:
    name = sites.short_site_name(row["name"])
    return {
        "city": row["city"],
        "region": row["region"],
        "capability": "announced",
        "can": t(language, "exhibit.capacity-map.can.announced"),
        "status": status_label(catalogue, language, row["status"]),
        "sites": name,
        "n": 1,
        "lat": row["lat"],
        "lon": row["lon"],
        "radius": _RING,
        "rank": 0,
        "tone": "besancon" if row["facility_id"] == home.PROJECT else "quiet",
        "shape": "hollow",
        "text": "",
        "hover": f"{name}{colon(language)}{small(status_label(catalogue, language, row['status']))}",
    }


def _labelled(table: pd.DataFrame) -> pd.DataFrame:
    """The marks with the offset of each label; a label without room is left to the table under the map."""
    spots = place(
        table["lon"].tolist(),
        table["lat"].tolist(),
        table["text"].tolist(),
        table["rank"].tolist(),
        table["radius"].tolist(),
        _WIDTH,
    )
    return table.assign(
        dx=[spot.dx for spot in spots], dy=[spot.dy for spot in spots], label=[spot.text for spot in spots]
    ).drop(columns=["text", "rank"])


def _home(language: Language, ours: pd.DataFrame, key: str) -> str:
    """What stands in Besançon, if it is in the selection: the end of a sentence or one of its own, or nothing."""
    if ours.empty:
        return ""
    best = next(kind for kind in Capability if (ours["capability"] == kind).any())
    return t(language, f"exhibit.capacity-map.{key}.{best}")


def _key(language: Language, table: pd.DataFrame) -> tuple[tuple[str, str, str], ...]:
    """Only what is on the map."""
    entries = (
        ("slate", "large", Capability.LATE, table["capability"] == Capability.LATE),
        ("orange", "large", "for_sale", table["tone"] == "orange"),
        ("slate", "small", Capability.EARLY, table["capability"] == Capability.EARLY),
        ("slate", "hollow", Capability.NONE, table["capability"] == Capability.NONE),
        ("besancon", "small", "home", (table["tone"] == "besancon") & (table["capability"] != "announced")),
        ("besancon", "hollow", "announced", (table["tone"] == "besancon") & (table["capability"] == "announced")),
    )
    return tuple(
        (tone, shape, t(language, f"exhibit.capacity-map.key.{name}")) for tone, shape, name, on in entries if on.any()
    )
