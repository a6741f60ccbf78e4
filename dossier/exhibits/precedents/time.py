"""Precedents: how long it took from the announcement to the opening, and to the qualification."""

from typing import Any, NamedTuple

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, enumeration, number, t
from dossier.rules import home
from dossier.rules.precedents import full_label, months
from dossier.selection import Facet, Selection

_TABLE = "facilities"
_ID = "precedents-time"


class Span(NamedTuple):
    """A site, the award whose date is the announcement, and the source whose date is its qualification, if read."""

    facility_id: str
    award_id: str
    qualification: str | None = None


#: Sites whose building was announced by an award of known date: an award has no key to the site that it pays for.
#: Montréal is left out: the opening that the table gives is its certification, another event.
SPANS = (
    Span("yposkesi-sky", "fr-yposkesi-sky-2021", "globenewswire-skpharmteco-2026"),
    Span("catapult-stevenage", "gb-catapult-stevenage-55m"),
    Span("servier-bio-s", "fr-servier-bios"),
    Span("sandoz-jpod-toulouse", "fr-evotec-etat"),
    Span("efs-incere-toulouse", "fr-efs-toulouse-region"),
    Span("cellforcure-les-ulis", "fr-cellforcure-c4c"),
    Span("rd-biotech-plasmide", "rdbiotech-francerelance-2021"),
    Span("ease-illkirch", "fr-ease-pia"),
    Span("gosselies-plateforme", "be-gosselies-plateforme"),
    Span("omniabio-hamilton", "ca-omniabio-invest-ontario"),
    Span("northx-matfors", "se-northx-vinnova"),
    Span("nibrt-advanced", "ie-nibrt-21m"),
)


@exhibit(_ID, "precedents", responds=(Facet.SECTORS,))
def time(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Months from announcement to opening; for the one site where it was read, on to the qualification."""
    language = selection.language
    frame = pd.DataFrame([_span(catalogue, span) for span in SPANS])
    kept = selection.narrow(frame, Facet.SECTORS)
    timed = kept[kept["opening"].notna()].sort_values("last", ascending=False)
    qualified = timed[timed["qualification"].notna()]
    rows = [line for _, site in timed.iterrows() for line in _lines(language, site)]
    return compose(
        catalogue,
        selection,
        _ID,
        pd.DataFrame(rows, columns=["name", "piece", "start", "length", "label", "announced", "end", "tone", "shape"]),
        [
            Column("name", catalogue.heading(language, _TABLE, "name")),
            Column("piece", t(language, "column.precedents.piece")),
            Column("announced", t(language, "column.precedents.from"), Form.DATE),
            Column("end", t(language, "column.precedents.to"), Form.DATE),
            Column("length", t(language, "column.precedents.months"), Form.NUMBER),
        ],
        Bars(
            value="length",
            category="name",
            base="start",
            label="label",
            tone="tone",
            shape="shape",
            title=t(language, "column.precedents.months"),
            key=_key(language, timed, bool(len(qualified))),
        ),
        rows=[reference for references in timed["references"] for reference in references],
        variant="none" if timed.empty else "qualified" if len(qualified) else "opened",
        values={
            "n": len(timed),
            "low": int(timed["opening"].min()) if len(timed) else 0,
            "median": int(timed["opening"].median()) if len(timed) else 0,
            "high": int(timed["opening"].max()) if len(timed) else 0,
            "after": int(qualified["qualification"].iloc[0] - qualified["opening"].iloc[0]) if len(qualified) else 0,
            "site": str(qualified["city"].iloc[0]) if len(qualified) else "",
            "imprecise": enumeration(language, list(kept.loc[kept["opening"].isna(), "name"]))
            or t(language, f"exhibit.{_ID}.nobody"),
        },
        unit=catalogue.label(language, "indicators", "unit", "months"),
    )


def _span(catalogue: Catalogue, span: Span) -> dict[str, Any]:
    site = catalogue.row(_TABLE, span.facility_id)
    announced = catalogue.row("funding", span.award_id).announced
    qualified = catalogue.row("sources", span.qualification).published if span.qualification else None
    opening = months(announced, site.opened)
    qualification = months(announced, qualified) if qualified else None
    return {
        "sectors": site.sectors,
        "name": full_label(site),
        "city": site.city,
        "announced": announced,
        "opened": site.opened,
        "qualified": qualified,
        "opening": opening,
        "qualification": qualification,
        "last": qualification or opening,
        "references": (
            f"{_TABLE}:{span.facility_id}",
            f"funding:{span.award_id}",
            *((f"sources:{span.qualification}",) if span.qualification else ()),
        ),
    }


def _lines(language: Language, site: pd.Series) -> list[dict[str, Any]]:
    """One bar, in two pieces where the qualification was read."""
    tone = "besancon" if site["city"] == home.CITY else "slate"
    first = {
        "name": site["name"],
        "piece": t(language, f"exhibit.{_ID}.piece.opening"),
        "start": 0.0,
        "length": float(site["opening"]),
        "label": number(language, float(site["opening"])),
        "announced": site["announced"],
        "end": site["opened"],
        "tone": tone,
        "shape": "solid",
    }
    if pd.isna(site["qualification"]):
        return [first]
    more = float(site["qualification"] - site["opening"])
    second = {
        **first,
        "piece": t(language, f"exhibit.{_ID}.piece.qualification"),
        "start": float(site["opening"]),
        "length": more,
        "label": number(language, float(site["qualification"])),
        "end": site["qualified"],
        "tone": "violet",
        "shape": "solid",
    }
    return [{**first, "label": ""}, second]


def _key(language: Language, timed: pd.DataFrame, qualified: bool) -> tuple[tuple[str, str, str], ...]:
    found = [("slate", "solid", t(language, f"exhibit.{_ID}.piece.opening"))] if len(timed) else []
    if (timed["city"] == home.CITY).any():
        found.append(("besancon", "solid", home.CITY))
    if qualified:
        found.append(("violet", "solid", t(language, f"exhibit.{_ID}.piece.qualification")))
    return tuple(found)
