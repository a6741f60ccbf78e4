"""Precedents: French units for batches of cell therapy, a line each."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY, SiteStatus
from dossier.catalogue.quoting import sentence
from dossier.charts.encoding_amounts import Spells
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.exhibits.precedents.promised import rows_aloud
from dossier.language import Language, enumeration, t
from dossier.language.cells import small
from dossier.rules import home
from dossier.rules.precedents import full_label
from dossier.rules.sums import year_of
from dossier.selection import Facet, Selection

_TABLE = "facilities"
_FRENCH = "precedents-french"
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


@exhibit(_FRENCH, "precedents", responds=(Facet.SECTORS,), covers=ADVANCED_THERAPY)
def french_units(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """French units for batches of cell therapy: from when to when, and what came of it."""
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
            "listing": rows_aloud(language, list(kept["told"])),
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
