"""What each input changes, from its low to its high, the others staying where they are."""

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np

from dossier.catalogue import Catalogue
from dossier.language import Language, money, t
from dossier.language.texts import MINUS
from dossier.models.centre import simulate
from dossier.models.evaluation import evaluate
from dossier.models.inputs import FIELDS, SCHEDULES, Inputs
from dossier.scenario import REFERENCE, Scenario, inputs, limits
from dossier.scenario.rows import rows_of


class Effect(NamedTuple):
    """An input moved from one value to another, the others where they are: change of the cost per released batch
    (None where an end has no batch) and of the VAN-SE, EUR.
    """

    low: float
    high: float
    cost: float | None
    van_se: float


def effects(catalogue: Catalogue, scenario: Scenario) -> Mapping[str, Effect]:
    """By input, what it changes from its low to its high (between its bounds where it has no range)."""
    if scenario.option_id == REFERENCE:
        return {}
    fixed = scenario.as_dict()
    ends: dict[str, tuple[float, float]] = {}
    for row in rows_of(catalogue, scenario.option_id).values():
        bounds = limits(catalogue, scenario.option_id, row.input_id, **fixed)
        if bounds is not None:
            low, high = bounds if row.low is None or row.high is None else (row.low, row.high)
            ends[row.input_id] = (min(max(low, bounds[0]), bounds[1]), min(high, bounds[1]))
    case = _side_by_side(inputs(catalogue, scenario.option_id, **fixed), ends)
    centre = simulate(case)
    cost = np.asarray(centre.cost_per_released_batch).reshape(-1, 2)
    worth = np.asarray(evaluate(case, centre).van_se).reshape(-1, 2)
    return {
        name: Effect(
            *pair,
            cost=None if np.isnan(cost[i]).any() else float(cost[i, 1] - cost[i, 0]),
            van_se=float(worth[i, 1] - worth[i, 0]),
        )
        for i, (name, pair) in enumerate(ends.items())
    }


def _side_by_side(central: Inputs, ends: Mapping[str, tuple[float, float]]) -> Inputs:
    """One case in which positions 2i and 2i + 1 have the ends of the i-th input: both models run once."""
    values: dict[str, Any] = {}
    for name in FIELDS:
        values[name] = getattr(central, name)
        if name not in SCHEDULES:
            values[name] = np.full(2 * len(ends), float(values[name]))
    for i, (name, pair) in enumerate(ends.items()):
        values[name][2 * i : 2 * i + 2] = pair
    return Inputs(**values)


def change(language: Language, euros: float) -> str:
    """A difference with its sign; ``no change`` where it is nothing."""
    return t(language, "lever.unchanged") if abs(euros) < 0.5 else signed(language, euros)


def signed(language: Language, euros: float) -> str:
    """An amount with its sign, in two digits, or in three from a hundred millions: ``−18 M€``, ``+1,3 M€``."""
    text = money(language, abs(euros), significant=3 if abs(euros) >= 1e8 else 2)
    return ("+" if euros > 0 else MINUS if euros < 0 else "") + text
