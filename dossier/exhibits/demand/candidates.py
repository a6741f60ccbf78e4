"""Demand: the French candidates, and who is next in line."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import ADVANCED_CLASSES, ADVANCED_THERAPY, CandidateStatus
from dossier.charts.encoding import Matrix
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, enumeration, number, t, texts
from dossier.language.cells import unaccented
from dossier.rules import candidates, home
from dossier.rules.candidates import Origin, TrialStage
from dossier.selection import Facet, Selection

_FACETS = (Facet.SECTORS, Facet.REGIONS)
_TABLE = "pipeline"

#: Published sizes of the trials of the candidates next in line: the two tables share no key.
_SIZES = {
    "cellprothera-protheracytes": ("trial-size-cellprothera-phase2", "trial-size-cellprothera-phase3"),
    "smartimmune-smart101": ("trial-size-smart101",),
}


@exhibit("demand-pipeline", "demand", responds=_FACETS, covers=ADVANCED_THERAPY)
def pipeline(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Which candidates stand where, by class and stage: names in cells, so that the reader can check each one."""
    language = selection.language
    everyone = candidates.active(candidates.advanced_candidates(catalogue))
    kept = selection.narrow(everyone, *_FACETS)
    late = kept[kept["stage"] == TrialStage.LATE]
    cells = [
        _cell(catalogue, language, kept, therapy, stage)
        for therapy in ADVANCED_CLASSES
        if (kept["therapy_class"] == therapy).any()
        for stage in TrialStage
    ]
    dates = sorted(str(date)[:4] for date in kept["phase_as_of"].dropna())
    return compose(
        catalogue,
        selection,
        "demand-pipeline",
        pd.DataFrame(cells, columns=["class", "stage", "names", "tone", "shape"]),
        [
            Column("class", catalogue.heading(language, _TABLE, "therapy_class")),
            Column("stage", t(language, "column.demand.stage")),
            Column("names", t(language, "column.demand.candidates")),
        ],
        Matrix(column="stage", row="class", names="names", tone="tone", shape="shape"),
        rows=candidate_rows(kept),
        variant=_pipeline_variant(kept, late),
        values={
            "n": len(late) or len(kept),
            "total": len(kept),
            "names": _named(language, late),
            "planned": int((kept["status"] == CandidateStatus.PLANNED).sum()),
            "no_status": int(kept["status"].isna().sum()),
            "no_region": int(selection.narrow(everyone, Facet.SECTORS)["region"].isna().sum()),
            "no_phase": int((kept["stage"] == TrialStage.UNSTATED).sum()),
            "dates": texts.date(language, "/".join(dict.fromkeys((dates[0], dates[-1]))) if dates else None),
        },
    )


def _pipeline_variant(kept: pd.DataFrame, late: pd.DataFrame) -> str:
    if kept.empty:
        return "none"
    if late.empty:
        return "no_late"
    # "None of them is autologous" may only be said when each source says what its product is made of.
    if not late["origin"].isin((Origin.ALLOGENEIC, Origin.VECTOR)).all():
        return "late"
    return "only" if len(kept) == 1 else "late_none_autologous"


def _cell(
    catalogue: Catalogue, language: Language, kept: pd.DataFrame, therapy: str, stage: TrialStage
) -> dict[str, object]:
    inside = kept[(kept["therapy_class"] == therapy) & (kept["stage"] == stage)]
    products = sorted(inside["product"], key=unaccented)
    at_home = [city for cities in inside["sponsor_city"] for city in cities]
    return {
        "class": catalogue.label(language, _TABLE, "therapy_class", therapy),
        "stage": t(language, f"exhibit.demand-pipeline.stage.{stage}"),
        "names": "\n".join(products) or t(language, "exhibit.demand-pipeline.nobody"),
        "tone": "besancon" if at_home and set(at_home) == {home.CITY} else "slate",
        "shape": "solid" if products else "hollow",
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
    kept["place"] = made_where(language, kept)
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
        rows=[*candidate_rows(kept), *(f"indicators:{row}" for found in sizes.values() for row in found)],
        variant="some" if len(kept) else "none",
        values={
            "n": len(kept),
            "names": _named(language, kept),
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


def bare_product(row: Any) -> str:
    return str(row.product).split(" (")[0]


def with_sponsor(row: Any) -> str:
    return f"{bare_product(row)} ({row.sponsor})"


def _named(language: Language, frame: pd.DataFrame) -> str:
    """``SMART101 (Smart Immune) et …``, without the sponsors where there are several: the table has them."""
    words = bare_product if len(frame) > 2 else with_sponsor
    return enumeration(language, [words(row) for row in frame.itertuples()])


def candidate_rows(frame: pd.DataFrame) -> list[str]:
    return [f"{_TABLE}:{candidate}" for candidate in frame["candidate_id"]]


def candidate_labels(catalogue: Catalogue, language: Language, frame: pd.DataFrame, column: str) -> list[str]:
    return [catalogue.label(language, _TABLE, column, None if pd.isna(code) else code) for code in frame[column]]


def made_where(language: Language, frame: pd.DataFrame) -> list[tuple[str, ...]]:
    return [
        candidates.made_in(language, cities, countries)
        for cities, countries in zip(frame["manufacturing_city"], frame["manufacturing_country"], strict=True)
    ]
