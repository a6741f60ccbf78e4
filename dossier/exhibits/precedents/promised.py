"""Precedents: what was announced against what was observed, and three French units on a line each."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, SiteStatus
from dossier.catalogue.quoting import sentence
from dossier.charts.encoding_amounts import Spells, TwoBars
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.language import Language, enumeration, t
from dossier.language.cells import small
from dossier.rules import home
from dossier.rules.precedents import full_label
from dossier.rules.promises import PROMISES, Promise
from dossier.rules.sites import LOST
from dossier.rules.sums import year_of
from dossier.selection import Facet, Selection

_TABLE = "facilities"
_PROMISED, _FRENCH = "precedents-promised", "precedents-french"
#: A French unit, the row whose date is its beginning, and the row whose date is its end.
_UNITS = (
    ("txcell-besancon", "facilities:txcell-besancon.opened", "facilities:txcell-besancon.closed"),
    ("wnh-sangamo-valbonne", "indicators:wnh-valbonne-surface.year", "facilities:wnh-sangamo-valbonne.closed"),
    ("cellforcure-les-ulis", "facilities:cellforcure-les-ulis.opened", "statements:wnh-seqens-relocalisation.date"),
)
#: Rows that the words of a unit quote, beside its own.
_QUOTED = {
    "txcell-besancon": ("indicators:txcell-deficiences", "indicators:txcell-deficiences-maj"),
    "wnh-sangamo-valbonne": ("indicators:wnh-valbonne-investissement", "indicators:wnh-valbonne-emplois"),
    "cellforcure-les-ulis": ("indicators:fr-cellforcure-capacite-2013", "indicators:fr-ulis-patients-an-2021"),
}


@exhibit(_PROMISED, "precedents", responds=(Facet.SECTORS,))
def promised(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Two bars a site, on its own scale: announced, and observed."""
    language = selection.language
    found = [_pair(catalogue, language, promise) for promise in PROMISES]
    kept = selection.narrow(pd.DataFrame(found), Facet.SECTORS)
    money = kept[kept["money"]]
    over = money[money["after"] > money["before"]]
    variant = "capacity" if len(money) < len(kept) else "money" if len(over) else "no_more" if len(kept) else "none"
    return compose(
        catalogue,
        selection,
        _PROMISED,
        kept.drop(columns=["sectors", "money", "references"]),
        [
            Column("name", catalogue.heading(language, _TABLE, "name")),
            Column("state", catalogue.heading(language, _TABLE, "status")),
            Column("announced", t(language, "page.precedents.card.promised")),
            Column("observed", t(language, "page.precedents.card.happened")),
        ],
        TwoBars(
            category="name",
            before="before",
            after="after",
            before_label="announced",
            after_label="observed",
            tone="tone",
            key=_key(language, kept),
        ),
        rows=[row for references in kept["references"] for row in references],
        variant=variant,
        values={
            "n": len(over),
            "total": len(money),
            "listing": _listing(language, list(kept["told"])),
        },
    )


def _listing(language: Language, told: list[str]) -> str:
    """The rows for a listener; of none, that there is nothing."""
    return " ".join(f"{line}." for line in told) if told else t(language, "page.precedents.nothing")


def _pair(catalogue: Catalogue, language: Language, promise: Promise) -> dict[str, Any]:
    site = catalogue.row(_TABLE, promise.facility_id)
    ends = [catalogue.row("indicators", row) for row in (promise.announced, promise.observed)]
    words = [
        sentence(catalogue, language, f"exhibit.{_PROMISED}.{promise.facility_id}.{end}")
        for end in ("announced", "observed")
    ]
    name = full_label(site)
    return {
        "facility_id": promise.facility_id,
        "sectors": site.sectors,
        "money": promise.money,
        "name": name,
        "told": t(language, f"exhibit.{_PROMISED}.told", name=name, announced=words[0], observed=words[1]),
        "state": catalogue.label(language, _TABLE, "status", site.status),
        "before": ends[0].value,
        "after": ends[1].value,
        "announced": words[0],
        "observed": words[1],
        "tone": "orange" if site.status in LOST else "slate",
        "references": (f"{_TABLE}:{promise.facility_id}", *(f"indicators:{end.indicator_id}" for end in ends)),
    }


def _key(language: Language, kept: pd.DataFrame) -> tuple[tuple[str, str, str], ...]:
    """Only what the picture holds is explained."""
    marks = (
        ("slate", "hollow", "announced", len(kept) > 0),
        ("slate", "solid", "observed", (kept["tone"] == "slate").any()),
        ("orange", "solid", "lost", (kept["tone"] == "orange").any()),
    )
    return tuple(
        (tone, shape, t(language, f"exhibit.{_PROMISED}.key.{word}")) for tone, shape, word, used in marks if used
    )


@exhibit(_FRENCH, "precedents", responds=(Facet.SECTORS,), covers=ADVANCED_THERAPY)
def french_units(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Three French units for batches of cell therapy: from when to when, and what came of it."""
    language = selection.language
    found = [_unit(catalogue, language, *unit) for unit in _UNITS]
    kept = selection.narrow(pd.DataFrame(found), Facet.SECTORS)
    closed = int((kept["status"] == SiteStatus.CLOSED).sum())
    counts = [
        t(language, f"exhibit.{_FRENCH}.count.{word}", n=n)
        for word, n in (("closed", closed), ("other", len(kept) - closed))
        if n
    ]
    ours = (kept["tone"] == "besancon").any()
    return compose(
        catalogue,
        selection,
        _FRENCH,
        kept.drop(columns=["sectors", "references"]),
        [
            Column("name", catalogue.heading(language, _TABLE, "name")),
            Column("years", t(language, "column.precedents.years")),
            Column("state", catalogue.heading(language, _TABLE, "status")),
            Column("announced", t(language, "page.precedents.card.promised")),
            Column("observed", t(language, "page.precedents.card.happened")),
        ],
        Spells(
            category="name",
            low="from",
            high="to",
            label="years",
            before_label="announced",
            after_label="observed",
            tone="tone",
            key=tuple(
                (tone, "solid", words)
                for tone, words in (("besancon", home.CITY), ("orange", t(language, f"exhibit.{_FRENCH}.elsewhere")))
                if tone in set(kept["tone"])
            ),
        ),
        rows=[row for references in kept["references"] for row in references],
        variant="none" if kept.empty else "home" if ours else "others",
        values={
            "n": len(kept),
            "counts": enumeration(language, counts),
            "listing": _listing(language, list(kept["told"])),
        },
    )


def _unit(catalogue: Catalogue, language: Language, facility_id: str, start: str, end: str) -> dict[str, Any]:
    site = catalogue.row(_TABLE, facility_id)
    first, last = (_year(catalogue, place) for place in (start, end))
    words = [
        sentence(catalogue, language, f"exhibit.{_FRENCH}.{facility_id}.{word}") for word in ("announced", "observed")
    ]
    name, years = full_label(site), f"{first}–{last}"
    dated = (place.rpartition(".")[0] for place in (start, end))
    return {
        "facility_id": facility_id,
        "sectors": site.sectors,
        "status": site.status,
        "name": name,
        "state": catalogue.label(language, _TABLE, "status", site.status),
        "from": first,
        "to": last,
        "years": years,
        "announced": words[0],
        "observed": words[1],
        "told": t(
            language,
            f"exhibit.{_FRENCH}.told",
            name=name,
            years=years,
            announced=small(words[0]),
            observed=small(words[1]),
        ),
        "tone": "besancon" if site.city == home.CITY else "orange",
        "references": tuple(dict.fromkeys((f"{_TABLE}:{facility_id}", *dated, *_QUOTED[facility_id]))),
    }


def _year(catalogue: Catalogue, place: str) -> int:
    """The year of a date of a row, as ``table:id.column``."""
    reference, _, column = place.rpartition(".")
    found = year_of(getattr(catalogue.row(*reference.split(":")), column))
    assert found is not None, f"{place} has no year"
    return found
