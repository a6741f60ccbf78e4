"""What a released batch costs over the life of the centre (B9), and of what: parts that add up to the mean."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from dossier.catalogue import Catalogue
from dossier.models.inputs import Array, ratio
from dossier.models.staging import Draws
from dossier.scenario.asked import Scenario
from dossier.scenario.once import once
from dossier.scenario.settled import EUR_A_BATCH, Spread, spread_of
from dossier.scenario.staged import draws_of

#: Parts of the cost in the order of the account; ``capital`` is works and renewal less what is left, ``before`` what is
#: paid between the works and the authorisation.
PARTS = ("staff", "variable", "capital", "other_fixed", "upkeep", "before")


@dataclass(frozen=True, kw_only=True)
class LifeCost:
    """EUR per released batch, present value over present value.

    ``cost`` is B9; its mean is what is spent in all the draws over what is released in all of them, to which ``parts``
    add up. ``nothing`` is the share of draws where nothing is ever released. ``running`` is the cost of a settled year
    without its capital (A10), over the draws that have a batch that year, None where none has; they are ``settled``.
    """

    cost: Spread
    parts: Mapping[str, float]
    nothing: float
    running: Spread | None
    settled: float

    @property
    def exists(self) -> bool:
        """Whether any batch is released in any draw."""
        return self.nothing < 1

    @property
    def endless(self) -> bool:
        """Whether the dearest twentieth of the draws has no batch to share the cost."""
        return not np.isfinite(self.cost.values["p95"])


@once(128)
def life_cost_of(catalogue: Catalogue, scenario: Scenario) -> LifeCost:
    """The cost of a batch of a scenario, the clause aside. Raises as ``draws_of``."""
    draws = draws_of(catalogue, scenario.without_clause())
    evaluation, centre = draws[2], draws[1]
    released = np.asarray(evaluation.pv_released)
    spent = np.asarray(evaluation.pv_investment) + np.asarray(evaluation.pv_operation)
    whole = float(np.mean(released))
    parts = {name: float(np.mean(value)) / whole if whole else 0.0 for name, value in present_parts(draws).items()}
    yearly = np.asarray(centre.batches_released, dtype=float)
    running = np.asarray(centre.cash_fixed_cost) + np.asarray(draws[0].variable_cost * centre.batches_started)
    has_batch = yearly > 0
    return LifeCost(
        cost=spread_of(spent, EUR_A_BATCH, over=released),
        parts=MappingProxyType({name: parts[name] for name in PARTS}),
        nothing=float(np.mean(released <= 0)),
        running=spread_of(running, EUR_A_BATCH, over=yearly, among=has_batch) if has_batch.any() else None,
        settled=float(np.mean(has_batch)),
    )


def present_parts(draws: Draws) -> dict[str, Array]:
    """EUR at year 0, one value a draw: they add up to the investment and the operation of B7."""
    _, centre, evaluation = draws

    def fixed(cost: object) -> Array:
        """A running cost over the life: the fixed costs keep their proportions every year."""
        share = ratio(np.asarray(cost, dtype=float), centre.cash_fixed_cost, 0.0)
        return np.asarray(evaluation.pv_operation_fixed * share)

    return {
        "staff": fixed(centre.staff_cost),
        "variable": np.asarray(evaluation.pv_operation_variable),
        "capital": np.asarray(evaluation.pv_investment),
        "other_fixed": fixed(draws[0].other_fixed_cost),
        "upkeep": fixed(np.asarray(centre.energy_cost) + np.asarray(centre.maintenance_cost)),
        "before": np.asarray(evaluation.pv_authorisation),
    }
