"""What a scenario gives, as ranges: quantiles over the draws, what binds, and on what a result depends first.

The central case is no summary of the draws: the results are skewed, so every page states these ranges.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from dossier.catalogue import Catalogue
from dossier.models.inputs import FIELDS, SCHEDULES, Array
from dossier.scenario import Scenario
from dossier.scenario.percentiles import Range, range_of
from dossier.scenario.runs import Asked, Case, results_for

#: What can limit the batches started.
LIMITS = ("demand", "rooms", "staff")
#: Results of which a page says on what they depend first.
DRIVEN = (
    "batches_started",
    "cost_per_released_batch",
    "cash_result",
    "break_even",
    "investment_per_room",
    "van_se",
)
#: A correlation with the rank of a result under which an input is not named as what it depends on.
_NOTICED = 0.15


class Driver(NamedTuple):
    """An input that varies over the draws, and its correlation with the rank of a result."""

    input_id: str
    correlation: float


@dataclass(frozen=True)
class Outcome:
    """Ranges by output (see ``outputs``); shares of draws, 0 to 1: what binds, a positive VAN-SE, a positive cash
    result, fees that also pay for the capital within the capacity, fees that never do.
    """

    scenario: Scenario
    ranges: Mapping[str, Range]
    binding: Mapping[str, float]
    van_se_positive: float
    cash_positive: float
    breaks_even: float
    never_breaks_even: float
    drivers: Mapping[str, tuple[Driver, ...]]

    def __getitem__(self, output: str) -> Range:
        return self.ranges[output]


def outcome(catalogue: Catalogue, scenario: Scenario) -> Outcome:
    """The ranges of a scenario; kept, for they are small. Raises as ``scenario.inputs`` does."""
    return _outcome(Asked(catalogue.version, scenario, catalogue))


def outputs(case: Case) -> dict[str, Array]:
    """Every result that a page may state, one value a draw. EUR, or batches a year; occupancy and break_even in
    percent (of the days of the rooms, of the capacity); infinite where no number of batches breaks even.
    """
    centre, inputs = case.centre, case.inputs
    fees = np.asarray(centre.batches_released * inputs.fee)
    variable = np.asarray(centre.batches_started * inputs.variable_cost)
    capacity = np.asarray(centre.capacity, dtype=float)
    needed = np.asarray(centre.break_even_starts, dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        break_even = np.where(capacity > 0, 100 * np.where(np.isnan(needed), np.inf, needed) / capacity, np.nan)
        per_room = np.where(np.asarray(inputs.rooms) > 0, np.asarray(centre.investment) / inputs.rooms, np.nan)
    found = {
        "demand_starts": centre.demand_starts,
        "room_capacity": centre.room_capacity,
        "staff_capacity": centre.staff_capacity,
        "batches_started": centre.batches_started,
        "batches_released": centre.batches_released,
        "occupancy": np.asarray(centre.occupancy) * 100,
        "fte": centre.fte,
        "investment": centre.investment,
        "investment_per_room": per_room,
        "cost_per_released_batch": centre.cost_per_released_batch,
        "cash_cost_per_released_batch": centre.cash_cost_per_released_batch,
        "fees": fees,
        "staff_cost": centre.staff_cost,
        "energy_cost": centre.energy_cost,
        "maintenance_cost": centre.maintenance_cost,
        "other_fixed_cost": inputs.other_fixed_cost,
        "variable_costs": variable,
        "cash_result": fees - variable - centre.cash_fixed_cost,
        "capital_charge": centre.capital_charge,
        "full_result": fees - variable - centre.cash_fixed_cost - centre.capital_charge,
        "break_even": break_even,
        "van_se": case.evaluation.van_se,
    }
    return {name: np.atleast_1d(np.asarray(values, dtype=float)) for name, values in found.items()}


@lru_cache(maxsize=256)
def _outcome(asked: Asked) -> Outcome:
    case = results_for(asked.catalogue, asked.scenario).draws
    found = outputs(case)
    binding = np.atleast_1d(case.centre.binding)
    return Outcome(
        scenario=asked.scenario,
        ranges=MappingProxyType({name: range_of(values) for name, values in found.items()}),
        binding=MappingProxyType({name: float(np.mean(binding == name)) for name in LIMITS}),
        van_se_positive=float(np.mean(found["van_se"] > 0)),
        cash_positive=float(np.mean(found["cash_result"] > 0)),
        breaks_even=float(np.mean(found["break_even"] <= 100)),
        never_breaks_even=float(np.mean(np.isinf(found["break_even"]))),
        drivers=_drivers(case, found),
    )


def _drivers(case: Case, found: Mapping[str, Array]) -> Mapping[str, tuple[Driver, ...]]:
    """By output, the inputs that move it, strongest first: correlation of each with the rank of the output.

    The rank, because a few draws with hardly a batch would decide a plain correlation.
    """
    drivers: dict[str, tuple[Driver, ...]] = dict.fromkeys(DRIVEN, ())
    names = [name for name in FIELDS if name not in SCHEDULES and _varies(np.asarray(getattr(case.inputs, name)))]
    if not names:
        return MappingProxyType(drivers)
    table = _standard(np.array([getattr(case.inputs, name) for name in names]))
    for output in DRIVEN:
        if _varies(found[output]):
            ranks = np.empty(table.shape[1])
            ranks[np.argsort(found[output])] = np.arange(table.shape[1])
            correlations = table @ _standard(ranks[np.newaxis])[0] / table.shape[1]
            noticed = [Driver(*pair) for pair in zip(names, correlations.tolist(), strict=True)]
            kept = (driver for driver in noticed if abs(driver.correlation) >= _NOTICED)
            drivers[output] = tuple(sorted(kept, key=lambda driver: -abs(driver.correlation)))
    return MappingProxyType(drivers)


def _varies(values: Array) -> bool:
    return bool(values.size > 1 and values.max() > values.min())  # false too where there is no number


def _standard(table: Array) -> Array:
    centred = table - table.mean(axis=1, keepdims=True)
    return np.asarray(centred / centred.std(axis=1, keepdims=True))
