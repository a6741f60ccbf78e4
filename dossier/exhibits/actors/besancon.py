"""Actors: the chain of Besançon on a sketch at true distances, from the coordinates of its organisations."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding_places import Ground, Places
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, enumeration, number, t
from dossier.rules import home, sites
from dossier.rules.actors import CHAIN, holding, living_actors, short_actor_name
from dossier.selection import Facet, Selection

#: The organisations whose place names a cluster, in the order of the chain; any other place is that of the city.
_ANCHORS = ("temis-sante", "temis")
#: Who is named in the finding, at the first cluster and at the second, and first beside them.
_LEADS = (("efs-bfc", "chu-besancon"), ("femto-st",))
#: Names written beside a cluster.
_NAMED = 7
#: Mean radius of the Earth, in kilometres.
_EARTH = 6371.0
#: Radius of a cluster that is a place, of the city as a whole, of the ring of the proposal, in sizes of the letters.
_CLUSTER, _CITY, _RING = 0.8, 0.6, 1.35


@exhibit("actors-besancon", "actors", responds=(Facet.SECTORS,))
def actors_besancon(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Who stands where in Besançon: two clusters, and those of which only the city is known."""
    language = selection.language
    actors = holding(living_actors(selection.narrow(catalogue.table("actors"), Facet.SECTORS)), *CHAIN)
    here = actors[actors["city"] == home.CITY].dropna(subset=["lat", "lon"])
    leads = [lead for named in _LEADS for lead in named]
    here = here.assign(
        steps=[-len(set(stages) & set(CHAIN)) for stages in here["stages"]],
        lead=[leads.index(actor) if actor in leads else len(leads) for actor in here["actor_id"]],
    ).sort_values(["lead", "steps", "actor_id"], kind="stable")
    anchors = {anchor: catalogue.row("actors", anchor) for anchor in _ANCHORS}
    clusters = [(anchor, here[(here["lat"] == row.lat) & (here["lon"] == row.lon)]) for anchor, row in anchors.items()]
    placed = pd.concat([rows for _, rows in clusters])
    clusters.append(("city", here[~here["actor_id"].isin(placed["actor_id"])]))
    found = [(name, rows) for name, rows in clusters if len(rows)]
    cells = [_cluster(language, name, rows) for name, rows in found]
    _linked(language, cells)
    near, far = (
        _names(rows[rows["actor_id"].isin(named)]) for named, (_, rows) in zip(_LEADS, clusters[:2], strict=True)
    )
    proposed = sites.proposed(catalogue, selection, Facet.SECTORS)
    rings = [_proposed(language, row) for row in proposed.rename(columns={"name": "site"}).itertuples() if cells]
    table = pd.DataFrame([*cells, *rings], columns=_COLUMNS)
    return compose(
        catalogue,
        selection,
        "actors-besancon",
        table,
        [
            Column("place", t(language, "column.actors.cluster")),
            Column("names", t(language, "column.actors.names"), Form.LIST),
            Column("n", t(language, "column.actors.count"), Form.NUMBER),
            Column("link", t(language, "column.actors.distance")),
        ],
        Places(
            longitude="lon",
            latitude="lat",
            radius="radius",
            label="place",
            words="words",
            tone="tone",
            shape="shape",
            hover="hover",
            to_longitude="to_lon",
            to_latitude="to_lat",
            link="link",
            ground=Ground.SKETCH,
            key=_key(language, table),
        ),
        rows=[f"actors:{actor}" for _, rows in found for actor in rows["actor_id"]]
        + [f"facilities:{row}" for row in proposed["facility_id"] if cells],
        variant="none" if here.empty else "pair" if near and far else "some",
        values={
            "n": len(here),
            "near": enumeration(language, near),
            "far": enumeration(language, far),
            "distance": cells[0]["link"] if near and far else "",
            "listing": " ".join(f"{cell['hover']}." for cell in cells),
        },
    )


_COLUMNS = [
    "place", "names", "n", "link", "lon", "lat", "to_lon", "to_lat", "radius", "tone", "shape", "words", "hover",
]  # fmt: skip


def _names(rows: pd.DataFrame) -> list[str]:
    """Short, and without what a name was before."""
    return [short_actor_name(name).split(" (")[0] for name in rows["name"]]


def _proposed(language: Language, row: Any) -> dict[str, object]:
    """The proposed centre, where its row places it: a ring around what is there."""
    return {
        "names": (sites.short_site_name(row.site),),
        "place": "",
        "lon": row.lon,
        "lat": row.lat,
        "radius": _RING,
        "tone": "besancon",
        "shape": "missing",
        "hover": t(language, "exhibit.actors-besancon.key.missing"),
    }


def _cluster(language: Language, name: str, rows: pd.DataFrame) -> dict[str, object]:
    """A place with its organisations, those that hold most steps of the chain first."""
    names = _names(rows)
    place = t(language, f"exhibit.actors-besancon.place.{name}")
    told = enumeration(language, names, limit=_NAMED)
    return {
        "place": place,
        "names": tuple(names),
        "n": len(rows),
        "lon": float(rows["lon"].iloc[0]),
        "lat": float(rows["lat"].iloc[0]),
        "radius": _CITY if name == "city" else _CLUSTER,
        "tone": "besancon",
        "shape": "derived" if name == "city" else "solid",
        "words": told,
        "hover": t(language, "exhibit.actors-besancon.hover", place=place, names=enumeration(language, names)),
    }


def _linked(language: Language, cells: list[dict[str, object]]) -> None:
    """From each known place to the next a line with its length: to where only the city is known there is no way."""
    known = [cell for cell in cells if cell["shape"] == "solid"]
    for cell, after in pairwise(known):
        cell["to_lon"], cell["to_lat"] = after["lon"], after["lat"]
        far = kilometres([float(str(one[axis])) for one in (cell, after) for axis in ("lon", "lat")])
        cell["link"] = t(language, "exhibit.actors-besancon.distance", km=number(language, round(far)))


def kilometres(degrees: Sequence[float]) -> float:
    """As the crow flies between two places: longitude and latitude of each (haversine)."""
    lon1, lat1, lon2, lat2 = map(math.radians, degrees)
    part = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(part))


def _key(language: Language, table: pd.DataFrame) -> tuple[tuple[str, str, str], ...]:
    present = set(table["shape"])
    return tuple(
        ("besancon", shape, t(language, f"exhibit.actors-besancon.key.{shape}"))
        for shape in ("solid", "derived", "missing")
        if shape in present
    )
