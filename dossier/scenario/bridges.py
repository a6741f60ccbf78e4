"""From one mean to another, step by step: from the case on paper to the scenario, from version 1 to version 2 (C5)."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np

from dossier.catalogue import Catalogue
from dossier.models.draws import Sample
from dossier.models.evaluation import van_se
from dossier.models.inputs import BY_PERIOD, Inputs
from dossier.models.laws import is_constant
from dossier.models.sensitivity import Step, bridge
from dossier.models.staging import Draws, evaluated
from dossier.scenario.asked import Scenario
from dossier.scenario.cases import drawn_from, inputs
from dossier.scenario.faults import UnknownOption
from dossier.scenario.figures import Figures, figures_of, nothing
from dossier.scenario.once import once
from dossier.scenario.staged import draws_of
from dossier.scenario.tables import REFERENCE, drawn_once, input_rows

#: The staff of the case on paper: a row of ``parameters``.
STAFF_ON_PAPER = "etp_par_salle_uk_tc"

#: The table of version 1 of the inputs. It is kept under a name of its own when version 2 takes the plain one.
FORMER_TABLE = "former_inputs"

#: Inputs that version 1 had under another name: new -> old.
RENAMED = {"available_days": "open_days"}

#: What version 1 did not have, at the value that does nothing; one draw of demand for the whole life.
NEUTRAL: Mapping[str, float] = {
    "parallel_staff_factor": 1.0, "parallel_capital_factor": 1.0, "weekend_pay_uplift": 0.0, "trials_mean": 0.0,
    "demand_period": 40.0, "signed_trials": 0.0, "contract_years": 0.0, "signed_patients": 0.0,
    "authorisation_months": 0.0, "authorisation_cost_share": 0.0, "review_year": 3.0, "closure_share": 0.0,
}  # fmt: skip

#: The changes between the versions in the order of the bridge, with the rows that each brings; M4 is in the formula
#: (what is lost by other public sites), M12 in what is read (the mean over the draws, not the modes). The last brings
#: every row that is left: the law of each input.
CHANGES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("M12", ()),
    ("M1", ("available_days", "changeover_days", "process_days", "weekend_pay_uplift")),
    ("M2", ("capex_per_room", "overrun")),
    ("M3", ("share_not_made",)),
    ("M4", ()),
    ("M5", ()),
    ("M6", ("trials_served", "trials_mean", "demand_period")),
    ("M7", ("parallel_batches", "parallel_staff_factor", "parallel_capital_factor")),
    ("M8", ("variable_cost", "fee", "price_abroad", "electricity_price", "health_value_per_batch")),
    ("M9", ("authorisation_months", "authorisation_cost_share")),
    ("M10", ("renewal_share", "renewal_year", "residual_share", "economic_life", "operating_years")),
    ("M13", ("signed_trials", "contract_years", "signed_patients")),
    ("M11", ()),
)


class FormerRow(NamedTuple):
    """A row of version 1 as the models read it: a plain triangle, or a value."""

    input_id: str
    law: str
    low: float | None
    mode: Any
    high: float | None
    upper_end: float | None
    minimum: float | None
    maximum: float | None


@once(32)
def naive_bridge(catalogue: Catalogue, scenario: Scenario) -> tuple[Step, ...]:
    """C5: mean VAN-SE from the case on paper to the scenario: demand, ramp, staff, reference, then what is left.

    The clause is aside. No step without the project. Raises as ``draws_of``.
    """
    if scenario.option_id == REFERENCE:
        return ()
    inputs, changes = draws_of(catalogue, scenario.without_clause())[0], _on_paper(catalogue, scenario)
    steps = [(name, {field: getattr(inputs, field) for field in group}) for name, group in changes.items()]
    return bridge(_mean, _paper_case(catalogue, scenario), steps, inputs)


@once(32)
def paper_figures(catalogue: Catalogue, scenario: Scenario) -> Figures:
    """The case on paper over the draws: where the bridge starts, with its range. Raises as ``draws_of``."""
    return nothing() if scenario.option_id == REFERENCE else figures_of(van_se(_paper_case(catalogue, scenario)))


def _paper_case(catalogue: Catalogue, scenario: Scenario) -> Inputs:
    inputs, changes = draws_of(catalogue, scenario.without_clause())[0], _on_paper(catalogue, scenario)
    return replace(inputs, **{name: value for group in changes.values() for name, value in group.items()})


def _on_paper(catalogue: Catalogue, scenario: Scenario) -> dict[str, dict[str, Any]]:
    """What the case on paper sets, by step: the team or the rooms full (as many trials and patients as the bounds
    hold), no ramp-up nor authorisation, British staff without a minimum team nor weekend pay, all bought abroad
    otherwise.
    """
    rows = input_rows(catalogue, scenario.option_id)
    return {
        "demand": {
            "trials_served": rows["trials_served"].maximum,
            "patients_per_trial": rows["patients_per_trial"].maximum,
            "signed_trials": 0.0,
        },
        "ramp": {"ramp": (1.0,), "authorisation_months": 0.0, "authorisation_cost_share": 0.0},
        "staff": {
            "fte_per_room": catalogue.row("parameters", STAFF_ON_PAPER).central,
            "minimum_fte": 0.0,
            "weekend_pay_uplift": 0.0,
        },
        "reference": {"share_abroad": 1.0, "share_not_made": 0.0},
    }


@once(8)
def version_bridge(catalogue: Catalogue, option_id: str) -> tuple[Step, ...]:
    """Mean VAN-SE from version 1 at its modes to version 2 over the draws, by the same code with the rows of each.

    Each step of ``CHANGES`` brings the rows of version 2 that it is about; a step that changes nothing in this option
    has no change. Raises ``UnknownOption`` for an option that version 1 did not have.
    """
    former, rows = former_rows(catalogue, option_id), input_rows(catalogue, option_id)
    values = {name: row.mode for name, row in former.items()}
    before = evaluated(replace(inputs(catalogue, option_id), **values))
    reached = float(before[2].van_se) + _as_before(before)
    table: dict[str, Any] = dict(former)
    steps, corrects = [], False
    for name, changed in CHANGES:
        table |= {each: rows[each] for each in (changed if name != "M11" else rows)}
        corrects = corrects or name == "M4"
        draws = evaluated(drawn_from(_sample(catalogue, table), option_id, (), {}))
        value = _mean_of(draws) + (0.0 if corrects else _as_before(draws))
        steps.append(Step(name, reached, value))
        reached = value
    return tuple(steps)


def former_rows(catalogue: Catalogue, option_id: str) -> dict[str, FormerRow]:
    """The rows of version 1 under the names of version 2, in the order of its table. Raises ``UnknownOption``."""
    table = catalogue.records(FORMER_TABLE)
    if option_id == REFERENCE or option_id not in {row.option_id for row in table}:
        raise UnknownOption("option", option_id)
    found = {row.input_id: row for row in table if row.option_id is None}
    found |= {row.input_id: row for row in table if row.option_id == option_id}
    rows = {}
    for name in input_rows(catalogue, option_id):
        if name in NEUTRAL:
            rows[name] = FormerRow(name, "fixed", None, NEUTRAL[name], None, None, None, None)
            continue
        row = found[RENAMED.get(name, name)]
        law = "fixed" if row.low is None or row.high is None else "triangular"
        rows[name] = FormerRow(name, law, row.low, row.mode, row.high, None, row.minimum, row.maximum)
    return rows


def _sample(catalogue: Catalogue, table: Mapping[str, Any]) -> Sample:
    """The draws of a table between the versions, over the points of version 2: no change is one of scrambling.

    An input that only version 1 draws takes the dimension of one that is not drawn yet.
    """
    dimensions = list(drawn_once(catalogue))
    homeless = [name for name, row in table.items() if not is_constant(row) and name not in {*BY_PERIOD, *dimensions}]
    free = (place for place, name in enumerate(dimensions) if is_constant(table[name]))
    for name, place in zip(homeless, free, strict=False):
        dimensions[place] = name
    return Sample(table, dimensions=dimensions)


def _as_before(draws: Draws) -> float:
    """M4: what version 1 gained by counting the private fees that other public sites lose as new public money, EUR."""
    inputs, _, evaluation = draws
    lost = inputs.fee - inputs.other_french_cost_factor * inputs.variable_cost
    private = (1 - inputs.foreign_sponsor_share) * inputs.private_sponsor_share
    gained = evaluation.pv_released * private * (1 - inputs.share_abroad) * lost
    return float(np.mean(inputs.public_funds_lambda * gained))


def _mean(inputs: Inputs) -> float:
    return float(np.mean(van_se(inputs)))


def _mean_of(draws: Draws) -> float:
    return float(np.mean(draws[2].van_se))
