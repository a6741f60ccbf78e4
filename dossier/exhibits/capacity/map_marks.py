"""Capacity on the map: the marks of a city and of a proposed centre, and what each mark means."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import SiteStatus
from dossier.exhibits.capacity.words import late_words, status_label
from dossier.language import Language, date, t
from dossier.language.cells import colon, separator, small
from dossier.rules import home, sites
from dossier.rules.sites import Capability

#: Capability -> radius of its mark, in sizes of the letters.
_RADII = {Capability.LATE: 0.72, Capability.EARLY: 0.44, Capability.NONE: 0.34}
#: The proposed centre is a dashed ring around the disc of what exists.
_RING = 1.1
#: Of a row of the map, in the order in which a reader meets them.
COLUMNS = [
    "city", "region", "capability", "can", "status", "sites", "since", "n", "lat", "lon", "radius", "tone", "shape",
    "label", "words", "hover",
]  # fmt: skip


def city_mark(
    catalogue: Catalogue, language: Language, city: str, rows: pd.DataFrame, *, past: bool = False
) -> dict[str, object]:
    """One mark a city: the best that a site there says, and whether that very site is for sale, which is of today."""
    best = next(kind for kind in Capability if (rows["capability"] == kind).any())
    holders = rows[rows["capability"] == best]
    operating = past or not (holders["status"] == SiteStatus.FOR_SALE).all()
    can = t(language, f"exhibit.capacity-map.can.{best}")
    names = ", ".join(sites.short_site_name(name) for name in rows["name"])
    told = holders.assign(status=SiteStatus.OPERATING) if past else holders
    made = [late_words(catalogue, language, row) for _, row in told.iterrows()] if best == Capability.LATE else []
    ours = city == home.CITY
    return {
        "city": city,
        "region": rows["region"].iloc[0],
        "capability": str(best),
        "can": can,
        "status": ", ".join(dict.fromkeys(status_label(catalogue, language, value) for value in rows["status"])),
        "sites": names,
        "since": separator(language).join(date(language, when) for when in rows["opened"] if isinstance(when, str)),
        "n": len(rows),
        "lat": float(rows["lat"].mean()),
        "lon": float(rows["lon"].mean()),
        "radius": _RADII[best],
        "tone": "besancon" if ours else _tone(best, operating),
        "shape": "solid",
        # what states no phase is named by its mark and in the table
        "label": "" if best == Capability.NONE and not ours else city,
        "words": small(can) if ours else separator(language).join(made),
        "hover": f"{city}{colon(language)}{small(can)}. {names}",
    }


def _tone(best: Capability, operating: bool) -> str:
    """Orange what is for sale, pale what states no phase."""
    return "orange" if not operating else "quiet" if best == Capability.NONE else "slate"


def proposed_mark(catalogue: Catalogue, language: Language, row: pd.Series, *, alone: bool) -> dict[str, object]:
    """A dashed ring; ``alone``: no disc is on the map, and the ring has the name."""
    name = sites.short_site_name(row["name"])
    status = status_label(catalogue, language, row["status"])
    return {
        "city": row["city"],
        "region": row["region"],
        "capability": "announced",
        "can": t(language, "exhibit.capacity-map.can.announced"),
        "status": status,
        "sites": name,
        "since": "",
        "n": 1,
        "lat": row["lat"],
        "lon": row["lon"],
        "radius": _RING,
        "tone": "besancon" if row["facility_id"] == home.PROJECT else "quiet",
        "shape": "missing",
        # the disc inside has the name, where there is one
        "label": row["city"] if alone else "",
        "words": small(status) if alone else "",
        "hover": f"{name}{colon(language)}{small(status)}",
    }


def map_key(
    language: Language, placed: pd.DataFrame, rings: list[dict[str, object]]
) -> tuple[tuple[str, str, str], ...]:
    """What is on the map, with the number of sites that state each phase; what is for sale says so itself."""
    counts = placed["capability"].value_counts()
    signs = (
        (Capability.LATE, "slate", "large"),
        (Capability.EARLY, "slate", "small"),
        (Capability.NONE, "quiet", "small"),
    )
    told = [
        (tone, shape, t(language, f"exhibit.capacity-map.key.{kind}", n=int(counts[kind])))
        for kind, tone, shape in signs
        if kind in counts
    ]
    ring = [("besancon", "missing", t(language, "exhibit.capacity-map.key.announced"))] if rings else []
    return (*told, *ring)
