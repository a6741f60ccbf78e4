"""The evaluation: the parts of a file, what stands here, what is missing, who holds it."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.language import Language, t
from dossier.language.cells import separator
from dossier.selection import Selection

_CHECKLIST = "evaluation-checklist"
#: Parts of a file, and the gaps that each waits for.
_PARTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("need", ("batches-made-abroad", "ansm-counts", "anchor-sponsor", "waiting-time")),
    ("reference", ("occupancy-france", "efs-output", "ansm-sites")),
    ("options", ("cellforcure-outcome", "slot-price", "drugcell-site")),
    ("project", ("feasibility-results", "centre-size", "centre-calendar", "centre-operator")),
    ("cost", ("centre-cost", "cleanroom-cost", "staff-pay", "qc-cost")),
    ("benefits", ("slot-price", "life-year-price-year")),
    ("method", ("cofp-guide", "ese-precedent")),
    ("risks", ("foreign-output", "parallel-batches", "besancon-inspections")),
    ("funding", ("state-commitment", "centre-cost")),
)


@exhibit(_CHECKLIST, "evaluation")
def checklist(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The parts of an evaluation file: what stands here, what is missing, who holds it."""
    language = selection.language
    wanted = list(dict.fromkeys(name for _, names in _PARTS for name in names))
    decisive = [name for name in wanted if catalogue.row("gaps", name).decisive == "yes"]
    return compose(
        catalogue,
        selection,
        _CHECKLIST,
        pd.DataFrame([_part(catalogue, language, part, names) for part, names in _PARTS]),
        [
            Column("part", t(language, "column.evaluation.piece")),
            Column("here", t(language, "column.evaluation.here")),
            Column("missing", t(language, "column.evaluation.missing")),
            Column("holder", catalogue.heading(language, "gaps", f"holder_{language}")),
        ],
        rows=[f"gaps:{name}" for name in wanted],
        variant="some",
        values={"n": len(wanted), "parts": len(_PARTS), "decisive": len(decisive)},
    )


def _part(catalogue: Catalogue, language: Language, part: str, names: Iterable[str]) -> dict[str, Any]:
    gaps = [catalogue.row("gaps", name) for name in names]
    holders = dict.fromkeys(getattr(gap, f"holder_{language}") for gap in gaps)
    return {
        "part": t(language, f"exhibit.{_CHECKLIST}.part.{part}"),
        "here": t(language, f"exhibit.{_CHECKLIST}.here.{part}"),
        "missing": " ".join(getattr(gap, f"what_{language}") for gap in gaps),
        "holder": separator(language).join(holders),
    }
