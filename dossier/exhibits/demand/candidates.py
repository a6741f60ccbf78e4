"""Demand: which candidates are next in line."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_THERAPY
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.demand.candidate_words import (
    candidate_labels,
    candidate_places,
    candidates_named,
    references,
)
from dossier.language import Language, number, t
from dossier.rules import candidates
from dossier.selection import Facet, Selection

_FACETS = (Facet.SECTORS, Facet.REGIONS)
_TABLE = "pipeline"

#: Published sizes of the trials of the candidates next in line: the two tables share no key.
_SIZES = {
    "cellprothera-protheracytes": ("trial-size-cellprothera-phase2", "trial-size-cellprothera-phase3"),
    "smartimmune-smart101": ("trial-size-smart101",),
}


@exhibit("demand-next", "demand", responds=_FACETS, covers=ADVANCED_THERAPY)
def next_in_line(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Who could ask for late-stage batches after the present trial, among cells made in France by somebody else."""
    language = selection.language
    running = selection.narrow(candidates.in_trial(candidates.advanced_candidates(catalogue)), *_FACETS)
    kept = running[candidates.made_in_france(running) & ~candidates.made_in_house(running)].copy()
    sizes = {candidate: _SIZES.get(candidate, ()) for candidate in kept["candidate_id"]}
    kept["indication"] = kept[f"indication_{language}"]
    kept["phase_text"] = candidate_labels(catalogue, language, kept, "phase")
    kept["status_text"] = candidate_labels(catalogue, language, kept, "status")
    kept["place"] = candidate_places(language, kept)
    kept["patients"] = [tuple(_size(catalogue, language, row) for row in sizes[key]) for key in kept["candidate_id"]]
    kept["as_of"] = [None if pd.isna(date) else date for date in kept["phase_as_of"]]
    return compose(
        catalogue,
        selection,
        "demand-next",
        kept[["product", "sponsor", "indication", "phase_text", "as_of", "status_text", "place", "patients"]],
        [
            Column("product", catalogue.heading(language, _TABLE, "product")),
            Column("sponsor", catalogue.heading(language, _TABLE, "sponsor")),
            Column("indication", catalogue.heading(language, _TABLE, "indication_fr")),
            Column("phase_text", catalogue.heading(language, _TABLE, "phase")),
            Column("as_of", catalogue.heading(language, _TABLE, "phase_as_of"), Form.DATE),
            Column("status_text", t(language, "column.demand.trial_status")),
            Column("place", t(language, "column.demand.place"), Form.LIST),
            Column("patients", t(language, "column.demand.patients"), Form.LIST),
        ],
        rows=[*references(kept), *(f"indicators:{row}" for found in sizes.values() for row in found)],
        variant="some" if len(kept) else "none",
        values={
            "n": len(kept),
            "names": candidates_named(language, kept),
            "unplaced": sum(not countries for countries in running["manufacturing_country"]),
        },
    )


def _size(catalogue: Catalogue, language: Language, indicator: str) -> str:
    """``49 (phase I/IIb)``, ``150–200 (phase III)``: the phase stands after the product's name in the category."""
    row = catalogue.row("indicators", indicator)
    phase = catalogue.label(language, "indicators", "category", row.category).split(", ", 1)[-1]
    if row.value is not None:
        return f"{number(language, row.value)} ({phase})"
    return f"{number(language, row.low)}–{number(language, row.high)} ({phase})"
