"""Precedents: what was announced against what was observed."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.quoting import sentence
from dossier.charts.encoding_amounts import TwoBars
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.language import Language, t
from dossier.rules.precedents import full_label
from dossier.rules.promises import PROMISES, Promise
from dossier.rules.sites import LOST
from dossier.selection import Facet, Selection

_TABLE = "facilities"
_PROMISED = "precedents-promised"


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
            "listing": rows_aloud(language, list(kept["told"])),
        },
    )


def rows_aloud(language: Language, told: list[str]) -> str:
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
