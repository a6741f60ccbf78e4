"""Actors: the map of what a place can do. Size says a capability, never how many rows were found there."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, LATE_PHASES, Sector, SitePhase, SiteStatus, Stage
from dossier.charts.encoding_places import Places
from dossier.charts.territories import region_extent
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.exhibits.capacity.words import ILE_DE_FRANCE
from dossier.language import enumeration, t, texts
from dossier.language.cells import unaccented
from dossier.rules import home
from dossier.rules.actors import LATE, late_producers, living_actors, parents, short_actor_name
from dossier.selection import Facet, Selection

#: Capability -> radius of its mark, in sizes of the letters.
_RADII = {"late": 0.72, "early": 0.42, "other": 0.28}
#: The picture: metropolitan France and its neighbours (degrees).
_WEST, _EAST, _SOUTH, _NORTH = -11.5, 19.0, 36.0, 59.5
#: Sites that stand and can make a batch, or could at once if they had an owner.
_STANDING = (SiteStatus.OPERATING, SiteStatus.FOR_SALE)
_EARLY_PHASES = (SitePhase.PHASE_1, SitePhase.PHASE_2)
#: Sectors that make a medicine of living matter.
_BIOLOGICAL = (
    *ADVANCED_THERAPY,
    Sector.ANTIBODIES_PROTEINS,
    Sector.VACCINES_RNA,
    Sector.MICROBIOME_PHAGES_EXOSOMES,
)


@exhibit("actors-map", "actors", responds=(Facet.SECTORS, Facet.REGIONS))
def actors_map(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """By city, the furthest production step held there: late batches, early batches, or none read."""
    language = selection.language
    actors = selection.narrow(living_actors(catalogue.table("actors")), Facet.SECTORS, Facet.REGIONS)
    present = _presence(catalogue, selection, actors)
    placed = present.dropna(subset=["lat", "lon"])
    seen = placed[placed["lon"].between(_WEST, _EAST) & placed["lat"].between(_SOUTH, _NORTH)]
    table = _cities(selection, seen)
    late = table[(table["country"] == home.COUNTRY) & (table["capability"] == "late")]
    advanced = late[late["advanced"].astype(bool)]
    producers = late_producers(actors)
    variant = "none" if table.empty else "no_late" if late.empty else "no_advanced" if advanced.empty else "some"
    if variant == "no_late" and len(producers):
        variant = "no_place"
    return compose(
        catalogue,
        selection,
        "actors-map",
        table,
        [
            Column("city", catalogue.heading(language, "actors", "city")),
            Column("land", catalogue.heading(language, "actors", "country")),
            Column("can", t(language, "column.actors.can")),
            Column("names", t(language, "column.actors.names")),
        ],
        Places(
            longitude="lon",
            latitude="lat",
            radius="radius",
            label="label",
            tone="tone",
            hover="hover",
            near="city",
            region="region",
            focus=region_extent(selection.regions),
            inset=ILE_DE_FRANCE,
            explored=True,
            key=(
                ("slate", "large", t(language, "exhibit.actors-map.key.late")),
                ("slate", "small", t(language, "exhibit.actors-map.key.early")),
                ("quiet", "small", t(language, "exhibit.actors-map.key.other")),
                *([("besancon", "small", home.CITY)] if home.CITY in set(table["city"]) else []),
            ),
        ),
        rows=seen["reference"],
        variant=variant,
        values={
            "n": len(producers) if variant == "no_place" else len(late),
            "advanced": len(advanced),
            "cities": enumeration(language, sorted(advanced["city"])),
            "unplaced": int(actors["lat"].isna().sum()),
            "far": int(placed.loc[~placed.index.isin(seen.index), "name"].nunique()),
        },
    )


def _presence(catalogue: Catalogue, selection: Selection, actors: pd.DataFrame) -> pd.DataFrame:
    """Who is where and how far it goes: one row an actor and one row a site that stands.

    The steps of an actor that has sites are those of its sites, at their place; those of a parent are its sites' too.
    """
    sites = selection.narrow(catalogue.table("facilities"), Facet.SECTORS, Facet.REGIONS)
    sites = sites[sites["status"].isin(_STANDING)]
    elsewhere = set(catalogue.table("facilities")["actor_id"].dropna())
    elsewhere |= set(actors.loc[actors["name"].isin(parents(catalogue.table("actors")["name"])), "actor_id"])
    own = ~actors["actor_id"].isin(elsewhere)
    columns = ["reference", "name", "city", "region", "country", "lat", "lon", "sectors", "late", "early"]
    return pd.concat(
        [
            actors.assign(
                reference="actors:" + actors["actor_id"],
                late=_any(actors["stages"], LATE) & own,
                early=_any(actors["stages"], (Stage.GMP_EARLY_PHASE,)) & own,
            )[columns],
            sites.assign(
                reference="facilities:" + sites["facility_id"],
                # A site of no biological sector makes ordinary medicines: its batches are not of this chain.
                late=_any(sites["phases"], LATE_PHASES) & _any(sites["sectors"], _BIOLOGICAL),
                early=_any(sites["phases"], _EARLY_PHASES),
            )[columns],
        ],
        ignore_index=True,
    )


def _any(cells: pd.Series, wanted: tuple[str, ...]) -> pd.Series:
    return pd.Series([not set(wanted).isdisjoint(cell) for cell in cells], index=cells.index, dtype=bool)


def _cities(selection: Selection, present: pd.DataFrame) -> pd.DataFrame:
    language = selection.language
    cities = []
    for (city, country), here in present.groupby(["city", "country"], sort=True):
        capability = "late" if here["late"].any() else "early" if here["early"].any() else "other"
        makers = here if capability == "other" else here[here[capability]]
        names = [short_actor_name(name) for name in sorted(set(makers["name"]), key=unaccented)]
        can = t(language, f"exhibit.actors-map.can.{capability}")
        cities.append(
            {
                "city": city,
                "region": next((region for region in here["region"] if isinstance(region, str)), ""),
                "country": country,
                "land": texts.country(language, str(country)),
                "lat": float(here["lat"].mean()),
                "lon": float(here["lon"].mean()),
                "capability": capability,
                "can": can,
                # of a maker of several kinds of medicine no source says which its late batches are
                "advanced": any(set(kinds) <= set(ADVANCED_THERAPY) for kinds in here.loc[here["late"], "sectors"]),
                "names": ", ".join(names),
                "hover": f"{city} · {can} · {enumeration(language, names, limit=4)}",
                "radius": _RADII[capability],
                "label": city if capability == "late" or city == home.CITY else "",
                "tone": "besancon" if city == home.CITY else "quiet" if capability == "other" else "slate",
            }
        )
    # large discs first, so that a small one standing on it is still seen
    return pd.DataFrame(cities, columns=_COLUMNS).sort_values("radius", ascending=False, kind="stable")


_COLUMNS = [
    "city", "region", "country", "land", "lat", "lon", "capability", "can", "advanced", "names", "hover", "radius",
    "label", "tone",
]  # fmt: skip
