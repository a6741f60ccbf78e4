"""Capacity on the map: what the sites of each French city say they can make."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY
from dossier.charts.encoding_places import Places
from dossier.charts.territories import region_extent
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.capacity.map_marks import COLUMNS, city_mark, map_key, proposed_mark
from dossier.exhibits.capacity.words import ILE_DE_FRANCE, aside
from dossier.exhibits.composing import under
from dossier.language import Language, enumeration, t
from dossier.language.cells import unaccented
from dossier.rules import home, sites, years
from dossier.rules.sites import Capability
from dossier.selection import Facet, Selection


@exhibit(
    "capacity-map",
    "capacity",
    responds=(*sites.SITE_FACETS, Facet.YEAR),
    covers=ADVANCED_THERAPY,
    years=years.openings,
)
def capacity_map(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Cities by the most advanced batch that a standing site there says it can make; or stood there in a past year."""
    return _then(catalogue, selection) if selection.year else _today(catalogue, selection)


def _today(catalogue: Catalogue, selection: Selection) -> Exhibit:
    language = selection.language
    every = sites.french(catalogue)
    kept = selection.narrow(every, *sites.SITE_FACETS)
    standing = sites.standing(kept)
    gone = len(kept) - len(standing)
    placed = standing.dropna(subset=["lat", "lon"])
    proposed = selection.narrow(sites.projects(catalogue), *sites.SITE_FACETS).dropna(subset=["lat", "lon"])
    cities = [city_mark(catalogue, language, str(city), rows) for city, rows in placed.groupby("city", sort=True)]
    rings = [proposed_mark(catalogue, language, row, alone=placed.empty) for _, row in proposed.iterrows()]
    table = pd.DataFrame([*cities, *rings], columns=COLUMNS)
    late = sites.late_stage_sites(standing)
    unplaced = len(standing) - len(placed)
    ours = placed[placed["city"] == home.CITY]
    left_out = aside(catalogue, selection, every, age=False)
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
        _encoding(selection, map_key(language, placed, rings)),
        rows=[f"facilities:{row}" for row in [*standing["facility_id"], *proposed["facility_id"]]],
        variant=_variant(selection, table, standing, late),
        values={
            **_places(language, placed, late),
            "under": under(selection),
            "unplaced": t(language, "exhibit.capacity-map.unplaced", n=unplaced) if unplaced else "",
            "home": _home(language, ours, "besides"),
            "home_sentence": " " + _home(language, ours, "home") if len(ours) else "",
            "gone": t(language, "exhibit.capacity-map.gone", n=gone) if gone else "",
            "aside": left_out if gone else left_out.strip(),
        },
    )


def _then(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The sites known to have stood at the end of a year, by the phases that they state without a date."""
    language, year = selection.language, selection.year
    kept = selection.narrow(sites.french(catalogue), *sites.SITE_FACETS)
    every = years.open_at_the_end_of(kept, year)
    stood = every.dropna(subset=["lat", "lon"])
    unplaced, unknown = len(every) - len(stood), years.undated(kept, year)
    cities = [
        city_mark(catalogue, language, str(city), rows, past=True) for city, rows in stood.groupby("city", sort=True)
    ]
    late = sites.late_stage_sites(every)
    names = sorted(map(sites.short_site_name, unknown["name"]), key=unaccented)
    ours = stood[stood["city"] == home.CITY]
    return compose(
        catalogue,
        selection,
        "capacity-map",
        pd.DataFrame(cities, columns=COLUMNS),
        [
            Column("city", catalogue.heading(language, "facilities", "city")),
            Column("region", catalogue.heading(language, "facilities", "region")),
            Column("can", t(language, "column.capacity.can")),
            Column("sites", t(language, "column.capacity.sites")),
            Column("since", catalogue.heading(language, "facilities", "opened")),
            Column("n", t(language, "column.capacity.n"), Form.NUMBER),
        ],
        _encoding(selection, map_key(language, stood, [])),
        rows=[f"facilities:{row}" for row in [*every["facility_id"], *unknown["facility_id"]]],
        variant=_known(_variant(selection, pd.DataFrame(cities), every, late), unknown),
        values={
            **_places(language, stood, late),
            "year": year,
            "under": under(selection),
            "home": _home(language, ours, "besides", at="year.capacity-map"),
            "undated": t(language, "year.capacity-map.undated", n=len(unknown)) if len(unknown) else "",
            "unplaced": t(language, "year.capacity-map.unplaced", n=unplaced) if unplaced else "",
            "unknown_names": t(language, "year.capacity-map.unknown", names=enumeration(language, names)) + " "
            if names
            else "",
        },
        texts_at="year.capacity-map",
    )


def _encoding(selection: Selection, key: tuple[tuple[str, str, str], ...]) -> Places:
    return Places(
        longitude="lon",
        latitude="lat",
        radius="radius",
        label="label",
        words="words",
        tone="tone",
        shape="shape",
        hover="hover",
        near="city",
        region="region",
        focus=region_extent(selection.regions),
        inset=ILE_DE_FRANCE,
        key=key,
    )


def _variant(selection: Selection, table: pd.DataFrame, found: pd.DataFrame, late: pd.DataFrame) -> str:
    """A region is told where the sites could have been in several: no filter of place, and none without a region."""
    if found["city"].isna().all():
        return "announced" if len(table) else "none" if found.empty else "nowhere"
    if late.empty:
        said = "early" if (found["capability"] == Capability.EARLY).any() else "silent"
        return f"{said}_alone" if len(found) == 1 else said
    if late["city"].isna().all():
        return "late_nowhere"
    apart = not selection.regions and not selection.cities and late["city"].nunique() > 1
    return "late_one_region" if apart and late["region"].notna().all() and late["region"].nunique() == 1 else "late"


def _places(language: Language, placed: pd.DataFrame, late: pd.DataFrame) -> dict[str, object]:
    """Cities of the sites of a late phase, or of all where no site states one: how many, and by name."""
    nothing = t(language, "page.capacity.nothing")
    of_late, of_all = (sorted(rows["city"].dropna().unique(), key=unaccented) for rows in (late, placed))
    return {
        "n": len(of_late or of_all),
        "names": enumeration(language, of_late) or nothing,
        "cities": enumeration(language, of_all) or nothing,
        "region": late["region"].iloc[0] if len(late) else "",
    }


def _known(variant: str, unknown: pd.DataFrame) -> str:
    """Where a site without dates states a late phase, what is said of all late sites is said of those known."""
    return (
        f"{variant}_known"
        if variant in ("late", "late_one_region") and len(sites.late_stage_sites(unknown))
        else variant
    )


def _home(language: Language, ours: pd.DataFrame, key: str, at: str = "exhibit.capacity-map") -> str:
    """What stands in Besançon, if it is in the selection: the end of a sentence or one of its own, or nothing."""
    if ours.empty:
        return ""
    best = next(kind for kind in Capability if (ours["capability"] == kind).any())
    return t(language, f"{at}.{key}.{best}")
