"""Demand: where the batches of each candidate are made, from the city of the sponsor to that of the maker."""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_CLASSES, ADVANCED_THERAPY
from dossier.charts.encoding import Encoding, Table
from dossier.charts.encoding_places import Ground, Places
from dossier.charts.ground import EUROPE
from dossier.charts.palette import Shape
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.demand.candidate_words import bare, candidate_labels, candidate_places, references, with_sponsor
from dossier.exhibits.demand.pipeline import begun
from dossier.language import Language, enumeration, t, texts
from dossier.rules import candidates, home
from dossier.rules.cities import Degrees, city_places
from dossier.selection import Facet, Selection

_TABLE = "pipeline"
#: Radius of a mark, and of one that only begins a line, in sizes of the letters.
_RADIUS, _START = 0.48, 0.2


@exhibit("demand-manufacture", "demand", responds=(Facet.SECTORS, Facet.REGIONS), covers=ADVANCED_THERAPY)
def manufacture(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Where the batches of each candidate are made. Most places are unknown: no share may be drawn."""
    language = selection.language
    kept = selection.narrow(candidates.active(candidates.advanced_candidates(catalogue)), Facet.SECTORS, Facet.REGIONS)
    published = kept["manufacturing_country"].map(bool).astype(bool)
    known, unknown = kept[published], kept[~published]
    said = catalogue.label(language, _TABLE, "manufacturing_country", None)
    classes, made = candidate_labels(catalogue, language, known, "therapy_class"), candidate_places(language, known)
    rows = [
        {"class": label, "candidates": (with_sponsor(row),), "maker": row.manufacturer, "place": place, **mark}
        for row, label, place in zip(known.itertuples(), classes, made, strict=True)
        for mark in _marks(city_places(catalogue), language, row)
    ]
    unplaced = [row["candidates"][0] for row in rows if row["lon"] is None]
    _name_once(rows)
    # Of the others nothing is known but their names: one row a class, or the list would hide the few known places.
    rows += [
        {
            "class": catalogue.label(language, _TABLE, "therapy_class", therapy),
            "candidates": tuple(with_sponsor(row) for row in unknown[unknown["therapy_class"] == therapy].itertuples()),
            "maker": (said,),
            "place": (said,),
            "tone": "quiet",
            "shape": str(Shape.SOLID),
        }
        for therapy in ADVANCED_CLASSES
        if (unknown["therapy_class"] == therapy).any()
    ]
    table = pd.DataFrame(rows, columns=_COLUMNS)
    missing = len(unknown)
    variant = "none" if kept.empty else "all_known" if not missing else "unknown"
    if missing and missing == len(kept):
        variant = "all_unknown"
    return compose(
        catalogue,
        selection,
        "demand-manufacture",
        table,
        [
            Column("class", catalogue.heading(language, _TABLE, "therapy_class")),
            Column("candidates", t(language, "column.demand.candidates"), Form.LIST),
            Column("maker", catalogue.heading(language, _TABLE, "manufacturer"), Form.LIST),
            Column("place", t(language, "column.demand.place"), Form.LIST),
        ],
        _encoding(language, table),
        rows=references(kept),
        variant=variant,
        values={
            "n": missing or len(kept),
            "total": len(kept),
            "unplaced": t(language, "exhibit.demand-manufacture.unplaced", names=enumeration(language, unplaced))
            if unplaced
            else "",
            "listing": enumeration(language, sorted({name for row in made for name in row})) or said,
        },
    )


_COLUMNS = [
    "class", "candidates", "maker", "place", "lon", "lat", "to_lon", "to_lat", "link", "dashed", "square", "radius",
    "tone", "shape", "city", "told", "label", "words", "hover",
]  # fmt: skip


def _encoding(language: Language, table: pd.DataFrame) -> Encoding:
    """A map where anything can be placed, else the table."""
    if table["lon"].isna().all():
        return Table()
    signs = [("besancon", "solid"), ("slate", "solid"), ("violet", "square")]
    planned = ("grey", "hollow", t(language, "exhibit.demand-manufacture.key.planned"))
    return Places(
        longitude="lon", latitude="lat", to_longitude="to_lon", to_latitude="to_lat", link="link", dashed="dashed",
        square="square", radius="radius", tone="tone", shape="shape", label="label", words="words", hover="hover",
        ground=Ground.EUROPE,
        key=tuple(
            (tone, shape, t(language, f"exhibit.demand-manufacture.key.{tone}"))
            for tone, shape in signs
            if tone in set(table["tone"])
        )
        + ((planned,) if (table["shape"] == Shape.HOLLOW).any() else ()),
    )  # fmt: skip


def _marks(where: dict[tuple[str, str], Degrees], language: Language, row: Any) -> Iterator[dict[str, Any]]:
    """A mark at each place of manufacture, with a line to the sponsor where that is elsewhere.

    Of a maker beyond the map, on any side, the mark is at the sponsor, and the end of the line says where it leads. A
    maker of which only the country is known has no mark.
    """
    sponsors = [
        (city, where[city, country])
        for city, country in zip(row.sponsor_city, row.sponsor_country, strict=False)
        if (city, country) in where
    ]
    cities = list(row.manufacturing_city)
    if len(cities) != len(row.manufacturing_country):
        yield {"lon": None, "tone": "quiet", "shape": str(begun(row))}
        return
    for city, country in zip(cities, row.manufacturing_country, strict=True):
        place = where.get((city, country))
        own = any(name == city for name, _ in sponsors)
        name, start = next(iter(sponsors), ("", None))
        product = bare(row)
        tone = "besancon" if city == home.CITY else "slate" if country == home.COUNTRY else "violet"
        abroad = "x" if country != home.COUNTRY else ""
        far = place is not None and not EUROPE.holds(*place)
        at, to = (start, place) if far else (place, None if own else start)
        yield {
            "lon": at[0] if at else None,
            "lat": at[1] if at else None,
            "to_lon": to[0] if to else None,
            "to_lat": to[1] if to else None,
            "link": f"{city} ({texts.country(language, country)})" if far else "",
            "product": product,
            "dashed": abroad,
            "square": abroad,
            "radius": _START if far else _RADIUS,
            "tone": tone,
            "shape": str(begun(row)),
            "city": "" if far or not place else city,
            "told": product if own or not name else f"{product} ({name})",
            "hover": f"{with_sponsor(row)} · {city} ({texts.country(language, country)})",
        }


def _name_once(rows: list[dict[str, Any]]) -> None:
    """The first mark of a city has its name and all that is made there; a line beyond the map is named once."""
    ends: dict[str, str] = {}
    for row in rows:
        city = row.get("city", "")
        same = [other for other in rows if other.get("city") == city]
        row["label"] = city if city and same[0] is row else ""
        row["words"] = ", ".join(dict.fromkeys(other["told"] for other in same)) if row["label"] else ""
        if link := row.get("link", ""):
            products = dict.fromkeys(other["product"] for other in rows if other.get("link") == link)
            ends.setdefault(link, ", ".join(products))
    for row in rows:
        link = row.get("link", "")
        row["link"] = f"{link} · {ends.pop(link)}" if link in ends else ""
