"""Demand: from one trial to the batches that a settled year asks for, on the law of the number and size of trials."""

from typing import Any

import numpy as np
import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Ranges
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, number, t
from dossier.models.demand import first_period, starts_per_patient
from dossier.models.draws import SIZE
from dossier.models.laws import is_constant
from dossier.scenario import Scenario, input_rows
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.settled import Spread, count_step, settled_of, spread_of
from dossier.scenario.settled_words import (
    around,
    batches,
    depends_on,
    end_label,
    listed_labels,
    of_draws,
    range_signs,
    sentences,
    spread_cells,
    spread_columns,
)
from dossier.scenario.staged import draws_of
from dossier.scenario.tables import REFERENCE, input_references
from dossier.scenario.told import assumed
from dossier.selection import Facet, Selection

_ID = "demand-batches"
#: The inputs of the number of batches asked for (A1); rooms and staff come after.
FACTORS = ("trials_served", "trials_mean", "patients_per_trial", "enrolment_years", "retry_rate")
_SIZE = "patients_per_trial"
#: Published quartiles of the size of a trial: columns of its row.
_QUARTILES = ("low", "mode", "high")


@exhibit(_ID, "demand", responds=(Facet.SCENARIO,))
def trial_batches(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A trial at each published quartile, one of the law, then all trials, beside what the centre starts of them."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    given, trials = settled_of(catalogue, chosen), batches_of_trials(catalogue, chosen)
    asked, started = given["demand_starts"], given["batches_started"]
    no_demand = asked.values["mean"] <= 0
    lines = [] if no_demand else _lines(language, trials, asked, None if given.without_project else started)
    middle = trials.get("mode", trials["drawn"])[1]
    return compose(
        catalogue,
        selection,
        _ID,
        pd.DataFrame(lines),
        [Column("what", t(language, "column.demand.what")), *spread_columns(language, Form.NUMBER)],
        Ranges(
            category="what",
            low="p5",
            high="p95",
            value="mean",
            median="p50",
            label="label",
            tone="tone",
            shape="shape",
            group="group",
            title=t(language, f"exhibit.{_ID}.axis"),
            signs=range_signs(language),
            key=(
                ("slate", str(Shape.SOLID), t(language, f"exhibit.{_ID}.key.published")),
                ("slate", str(Shape.HATCHED), t(language, f"exhibit.{_ID}.key.drawn")),
            ),
        ),
        rows=input_references(catalogue, chosen.option_id, FACTORS),
        variant="nothing" if no_demand else "median" if "mode" in trials else "fixed",
        values={
            "trial": batches(language, middle.printed("mean")),
            "asked": around(language, asked, batches, number),
            "assumed": assumed(catalogue, language, chosen),
            "details": sentences(
                t(language, f"exhibit.{_ID}.no_rooms")
                if chosen.option_id == REFERENCE
                else t(language, f"exhibit.{_ID}.rooms", started=around(language, started, batches, number)),
                t(language, f"exhibit.{_ID}.idle", share=of_draws(language, idle))
                if 0 < (idle := _no_trial(catalogue, chosen)) < 1
                else "",
                depends_on(catalogue, language, chosen, "demand_starts"),
            ),
            "listing": listed_labels(language, f"exhibit.{_ID}.listing", lines, "what"),
        },
        unit=catalogue.label(language, "indicators", "unit", "batches"),
    )


def batches_of_trials(catalogue: Catalogue, scenario: Scenario) -> dict[str, tuple[float | None, Spread]]:
    """Batches a year of one trial: by quartile of its size (low, mode, high), with its patients, then of a drawn size.

    Only enrolment and remade batches vary at a quartile. A size that the reader sets leaves that one alone.
    """
    inputs = draws_of(catalogue, scenario.without_clause())[0]
    of_patient = np.broadcast_to(np.asarray(starts_per_patient(inputs), dtype=float), (SIZE,))
    row = input_rows(catalogue, scenario.option_id)[_SIZE]
    found: dict[str, tuple[float | None, Spread]] = {}
    if _SIZE not in scenario.as_dict() and not is_constant(row):
        for name in _QUARTILES:
            patients = float(getattr(row, name))
            found[name] = (patients, _counted(patients * of_patient))
    sizes = np.asarray(first_period(inputs.patients_per_trial), dtype=float)
    found["drawn"] = (scenario.as_dict().get(_SIZE), _counted(sizes * of_patient))
    return found


def _counted(values: Any) -> Spread:
    return spread_of(values, count_step(values))


def _no_trial(catalogue: Catalogue, scenario: Scenario) -> float:
    """Share of draws without a trial to supply in the first period."""
    inputs = draws_of(catalogue, scenario.without_clause())[0]
    return float(np.mean(np.asarray(first_period(inputs.trials_served)) <= 0))


def _lines(
    language: Language, trials: dict[str, tuple[float | None, Spread]], asked: Spread, started: Spread | None
) -> list[dict[str, Any]]:
    """One trial, then all of them, then what the centre starts of them."""
    lines = []
    for name, (patients, found) in trials.items():
        published = name in _QUARTILES
        key = name if published else "drawn" if patients is None else "set"
        what = t(language, f"exhibit.{_ID}.trial.{key}", patients=patients or 0.0, n=patients or 0.0)
        lines.append(_line(language, "one", what, found, Tone.SLATE, Shape.SOLID if published else Shape.HATCHED))
    lines.append(_line(language, "every", t(language, f"exhibit.{_ID}.asked"), asked, Tone.SLATE, Shape.HATCHED))
    if started is not None:
        what = t(language, f"exhibit.{_ID}.started")
        lines.append(_line(language, "every", what, started, Tone.BESANCON, Shape.HATCHED))
    return lines


def _line(language: Language, group: str, what: str, found: Spread, tone: Tone, shape: Shape) -> dict[str, Any]:
    return {
        "what": what,
        "group": t(language, f"exhibit.{_ID}.group.{group}"),
        **spread_cells(found),
        "label": end_label(language, found, number),
        "tone": tone,
        "shape": shape,
    }
