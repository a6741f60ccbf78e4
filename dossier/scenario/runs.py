"""Both models run on a scenario, for the pages of the centre and of the evaluation."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from dossier.catalogue import Catalogue, Version
from dossier.models import uncertainty
from dossier.models.centre import CentreResult, simulate, trials_to_fill
from dossier.models.evaluation import Evaluation, evaluate, van_se
from dossier.models.inputs import COUNTS, Inputs, Values
from dossier.models.uncertainty import Bar, Step, Switch
from dossier.scenario import REFERENCE, SEED, Scenario, drawn_inputs, inputs, limits
from dossier.scenario.choice import given_inputs
from dossier.scenario.rows import rows_of

#: Rows of ``parameters``: amounts from which the décret 2013-1211 asks for an inventory, a counter-expertise.
LEGAL_THRESHOLDS = ("ese_seuil_inventaire", "ese_seuil_contre_expertise")
#: The case on paper: this option, with the staff of this row of ``parameters``.
NAIVE_OPTION = "new-six-rooms"
NAIVE_STAFF = "etp_par_salle_uk_tc"


@dataclass(frozen=True)
class Case:
    """Both models on the same inputs: one value a field, or ``(size,)`` for draws."""

    inputs: Inputs
    centre: CentreResult
    evaluation: Evaluation


@dataclass(frozen=True)
class Results:
    """A scenario at its central values and over its draws: no VAN-SE is shown without its range."""

    scenario: Scenario
    central: Case
    draws: Case


@dataclass(frozen=True)
class Threshold:
    """A legal threshold: row of ``parameters``, amount (EUR excl. tax), share of draws that reach it."""

    parameter_id: str
    amount: float
    central_investment_reaches_it: bool
    probability: float


def case(values: Inputs) -> Case:
    centre = simulate(values)
    return Case(values, centre, evaluate(values, centre))


def results(catalogue: Catalogue, scenario: Scenario, size: int = 10_000, seed: int = SEED) -> Results:
    """Raises as ``scenario.inputs`` does."""
    overrides = scenario.as_dict()
    return Results(
        scenario=scenario,
        central=case(inputs(catalogue, scenario.option_id, **overrides)),
        draws=case(drawn_inputs(catalogue, scenario.option_id, size, seed, **overrides)),
    )


@dataclass(frozen=True)
class Asked:
    """What a result depends on: the version of the data stands for the catalogue, which cannot be hashed."""

    version: Version
    scenario: Scenario
    catalogue: Catalogue = field(compare=False, repr=False)


def results_for(catalogue: Catalogue, scenario: Scenario) -> Results:
    """``results`` with the seed and the number of draws of every page, kept: several exhibits ask for the same.

    Never change an array of it: every caller shares them. Raises as ``scenario.inputs`` does.
    """
    return _kept(Asked(catalogue.version, scenario, catalogue))


#: About 5 MB of draws each: a page needs the options that can be computed and three scenarios side by side.
@lru_cache(maxsize=8)
def _kept(asked: Asked) -> Results:
    return results(asked.catalogue, asked.scenario)


def legal_thresholds(catalogue: Catalogue, found: Results) -> tuple[Threshold, ...]:
    """Whether the investment reaches each threshold; the money is taken as all public, the page says so."""
    amounts = {row.parameter_id: row.central for row in catalogue.records("parameters")}
    central, draws = found.central.centre.investment, found.draws.centre.investment
    return tuple(
        Threshold(name, amounts[name], bool(central >= amounts[name]), float(np.mean(draws >= amounts[name])))
        for name in LEGAL_THRESHOLDS
    )


def van_se_tornado(catalogue: Catalogue, scenario: Scenario) -> tuple[Bar, ...]:
    """VAN-SE at the low and high of every input that the reader has not fixed; widest first.

    Empty for the reference: every flow is a difference with it, so nothing moves it.
    """
    if scenario.option_id == REFERENCE:
        return ()
    table = given_inputs(catalogue, scenario.option_id, **scenario.as_dict())
    return uncertainty.tornado(van_se, inputs(catalogue, scenario.option_id, **scenario.as_dict()), table)


def switching_values(catalogue: Catalogue, scenario: Scenario) -> Mapping[str, Switch | None]:
    """By input, in the order of the table: where the VAN-SE changes sign between its bounds, or None.

    ``inside`` refers to the range of the data, even for an input that the reader has fixed. Empty for the
    reference.
    """
    if scenario.option_id == REFERENCE:
        return {}
    overrides = scenario.as_dict()
    central = inputs(catalogue, scenario.option_id, **overrides)
    found: dict[str, Switch | None] = {}
    for row in rows_of(catalogue, scenario.option_id).values():
        bounds = limits(catalogue, scenario.option_id, row.input_id, **overrides)
        if bounds is None:
            continue

        def along(values: NDArray[np.float64], name: str = row.input_id) -> Values:
            return van_se(replace(central, **{name: values}))  # type: ignore[arg-type]

        found[row.input_id] = uncertainty.switching_value(
            along,
            *bounds,
            near=float(getattr(central, row.input_id)),
            low=row.low,
            high=row.high,
            whole=row.input_id in COUNTS,
        )
    return found


def van_se_bridge(catalogue: Catalogue, scenario: Scenario) -> tuple[Step, ...]:
    """VAN-SE from the case on paper to the scenario: demand, ramp, staff, overrun, reference, option.

    On paper: a new building of six rooms filled to its planned utilisation, British staff, every batch
    otherwise bought abroad, no overrun, no ramp. The first five steps give that building the values of its
    own rows. What the reader has set counts along the way where the option and that building share the row,
    else in the last step: a price per room added to a platform says nothing of a new building.
    """
    own = {row.input_id for row in rows_of(catalogue, scenario.option_id).values() if row.option_id}
    own |= {row.input_id for row in rows_of(catalogue, NAIVE_OPTION).values() if row.option_id}
    shared = {name: value for name, value in scenario.overrides if name not in own}
    building = inputs(catalogue, NAIVE_OPTION, **shared)
    staff = next(row.central for row in catalogue.records("parameters") if row.parameter_id == NAIVE_STAFF)
    on_paper = replace(
        building,
        trials_served=trials_to_fill(building),
        ramp=(1.0,),
        fte_per_room=staff,
        overrun=1.0,
        share_abroad=1.0,
        share_not_made=0.0,
    )
    steps = (
        ("demand", {"trials_served": building.trials_served}),
        ("ramp", {"ramp": building.ramp}),
        ("staff", {"fte_per_room": building.fte_per_room}),
        ("overrun", {"overrun": building.overrun}),
        ("reference", {name: getattr(building, name) for name in ("share_abroad", "share_not_made")}),
    )
    end = inputs(catalogue, scenario.option_id, **scenario.as_dict())
    return uncertainty.bridge(van_se, on_paper, steps, end, last="option")
