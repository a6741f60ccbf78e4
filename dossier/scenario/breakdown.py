"""Of what the cost of a released batch is made: components that add up, in the draws near the median cost.

Medians of components do not add up, and the central case is not the middle of skewed draws: so the components are
averaged over the draws whose cost lies around the median.
"""

from collections.abc import Mapping

import numpy as np

from dossier.models.inputs import Array
from dossier.scenario.runs import Case

#: Components in the order of the account: running, capital, the batch itself, then what is lost.
COMPONENTS = ("staff", "energy", "maintenance", "other_fixed", "capital", "variable", "failures")
#: Percentiles of the cost between which a draw is near the median.
NEAR = (45, 55)


def components(case: Case) -> Mapping[str, Array]:
    """EUR per released batch, one value a draw, NaN where no batch is started; they add up to A9.

    Every component but the last is per batch started; ``failures`` is what batches that are lost add to each batch
    that is released.
    """
    centre, inputs = case.centre, case.inputs
    started = np.atleast_1d(np.asarray(centre.batches_started, dtype=float))
    yearly = {
        "staff": centre.staff_cost,
        "energy": centre.energy_cost,
        "maintenance": centre.maintenance_cost,
        "other_fixed": inputs.other_fixed_cost,
        "capital": centre.capital_charge,
    }
    with np.errstate(divide="ignore", invalid="ignore"):
        found = {name: np.where(started > 0, np.asarray(cost) / started, np.nan) for name, cost in yearly.items()}
    found["variable"] = np.where(started > 0, np.asarray(inputs.variable_cost), np.nan)
    failure = np.asarray(centre.failure_rate)
    found["failures"] = sum(found.values(), np.zeros(started.shape)) * failure / (1 - failure)
    return {name: found[name] for name in COMPONENTS}


def near_median(case: Case) -> Mapping[str, float]:
    """Mean of each component over the draws whose cost is near the median; empty where no batch is made."""
    cost = np.atleast_1d(np.asarray(case.centre.cost_per_released_batch, dtype=float))
    if np.isnan(cost).all():
        return {}
    low, high = np.nanpercentile(cost, NEAR)
    near = (cost >= low) & (cost <= high)
    return {name: float(np.broadcast_to(values, cost.shape)[near].mean()) for name, values in components(case).items()}
