"""The centre in a settled year: capacity, staff, cost per batch (part A, A1 to A12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from dossier.models.demand import first_period, starts_per_patient
from dossier.models.discounting import annuity_factor
from dossier.models.inputs import Inputs, Values, plain, ratio
from dossier.models.queueing import Queue, waiting_time

__all__ = [
    "CentreResult",
    "Inputs",
    "NoBreakEven",
    "annual_capital_charge",
    "batches_per_year",
    "break_even_batches",
    "cost_per_released_batch",
    "failure_rate",
    "gmp_cost",
    "relative_cost_change",
    "room_queue",
    "simulate",
    "trials_to_fill",
]

HOURS_PER_YEAR = 8760  # clean rooms are ventilated day and night
MONTHS_PER_YEAR = 12


class NoBreakEven(ValueError):
    """A started batch does not even pay for what it uses: ``margin`` per batch started is not positive."""

    def __init__(self, price: Values, variable_cost: Values, failure_rate: Values) -> None:
        self.price = price
        self.variable_cost = variable_cost
        self.failure_rate = failure_rate
        self.margin = price * (1 - failure_rate) - variable_cost
        super().__init__(f"no number of batches covers the fixed cost: margin {self.margin!s} per batch started")


@dataclass(frozen=True, kw_only=True)
class CentreResult:
    """A settled year. Fields have the common shape of the inputs they depend on: one value or ``(draws,)``.

    Batches a year: demand_starts, room_capacity, staff_capacity, capacity, batches_started, batches_released,
    break_even_starts (NaN where no number of batches breaks even; within reach when demand and capacity allow it:
    compare it with batches_started). ``binding`` is what limits batches_started: "demand", "rooms" or "staff", in this
    order where they tie. ``fte`` is full-time equivalents, failure_rate and occupancy (NaN without a room) are
    fractions. EUR: investment, authorisation_cost. EUR a year: staff_cost, energy_cost, maintenance_cost,
    cash_fixed_cost, capital_charge (in the cost per batch only). EUR per released batch: cost_per_released_batch and
    cash_cost_per_released_batch, infinite where no batch is released: over draws the levelised cost is shown.
    """

    demand_starts: Values
    failure_rate: Values
    room_capacity: Values
    fte: Values
    staff_capacity: Values
    capacity: Values
    batches_started: Values
    batches_released: Values
    occupancy: Values
    investment: Values
    staff_cost: Values
    energy_cost: Values
    maintenance_cost: Values
    cash_fixed_cost: Values
    authorisation_cost: Values
    capital_charge: Values
    cost_per_released_batch: Values
    cash_cost_per_released_batch: Values
    break_even_starts: Values

    @property
    def binding(self) -> Any:
        """What limits batches_started, a word or an array of words."""
        is_demand = np.asarray(self.demand_starts) <= self.capacity
        is_rooms = np.asarray(self.room_capacity) <= self.staff_capacity
        found = np.where(is_demand, "demand", np.where(is_rooms, "rooms", "staff"))
        return found if found.ndim else str(found)


def batches_per_year(
    rooms: Values,
    available_days: Values,
    process_days: Values,
    changeover_days: Values,
    planned_utilisation: Values,
    parallel_batches: Values = 1,
) -> Values:
    """A2: batches a year that the rooms can start; calendar days a year and per batch, utilisation a fraction."""
    return parallel_batches * rooms * available_days * planned_utilisation / (process_days + changeover_days)


def cost_per_released_batch(
    fixed_cost: Values, variable_cost: Values, batches_started: Values, failure_rate: Values
) -> Values:
    """A10: (fixed cost a year / batches started + variable cost per batch started) / (1 - failure rate), EUR.

    Infinite where no batch is released, without a warning.
    """
    released = 1 - np.asarray(failure_rate, dtype=float)
    return plain(ratio(ratio(fixed_cost, batches_started, np.inf) + variable_cost, released, np.inf))


def break_even_batches(fixed_cost: Values, variable_cost: Values, price: Values, failure_rate: Values) -> Values:
    """A11: batches to start a year so that released batches at ``price`` pay for everything.

    Raises ``NoBreakEven`` when price x (1 - failure rate) - variable cost is not positive (in any draw).
    """
    batches = _break_even(fixed_cost, variable_cost, price, failure_rate)
    if np.any(np.isnan(batches)):
        raise NoBreakEven(price, variable_cost, failure_rate)
    return batches


def annual_capital_charge(investment: Values, years: Values, rate: Values = 0.0) -> Values:
    """A8: the constant yearly payment that repays ``investment`` over ``years``; straight line at rate 0.

    Raises ``ValueError`` when years is not positive.
    """
    if not np.all(np.asarray(years) > 0):
        raise ValueError(f"years must be positive, not {years!r}")
    return investment / annuity_factor(rate, years)


def gmp_cost(base_cost: Values, shares: Sequence[float], multipliers: Sequence[float]) -> Values:
    """A12: c_0 x sum(s_i x m_i), the cost of a product once each share of its cost is multiplied by GMP [S].

    Raises ``ValueError`` when there is not one multiplier per share or the shares do not sum to 1.
    """
    if len(shares) != len(multipliers):
        raise ValueError(f"{len(shares)} shares for {len(multipliers)} multipliers")
    if not np.isclose(sum(shares), 1.0):
        raise ValueError(f"shares must sum to 1, not {sum(shares)}")
    return base_cost * float(np.dot(shares, multipliers))


def relative_cost_change(labour_share: Values, hours_before: Values, hours_after: Values) -> Values:
    """A12: change of a cost (fraction) when only its labour changes [F]: to recompute published studies."""
    return labour_share * (hours_after / hours_before - 1)


def trials_to_fill(inputs: Inputs) -> Values:
    """Trials at once whose starts use the rooms exactly up to the planned utilisation (A1 and A2 solved)."""
    return plain(ratio(_room_capacity(inputs), first_period(inputs.patients_per_trial) * starts_per_patient(inputs)))


def room_queue(inputs: Inputs) -> Queue:
    """The queue in front of the rooms, times in years: lambda = demand_starts, mu per room, c = rooms, M/M/c.

    Raises ``UnstableQueue`` when the demand reaches what the rooms could do without any idle day.
    """
    service_rate = inputs.parallel_batches * inputs.available_days / (inputs.process_days + inputs.changeover_days)
    return waiting_time(_demand_starts(inputs), service_rate, inputs.rooms)  # type: ignore[arg-type]


def failure_rate(inputs: Inputs) -> Values:
    """A1: share of started batches that are not released: remade ones, and those of patients never served."""
    return 1 - (1 - inputs.loss_rate) / (1 + inputs.retry_rate)


def simulate(inputs: Inputs) -> CentreResult:
    """A1 to A11 in a settled year, in the shape of the inputs; demand is that of the first period, contracts aside.

    Never a warning. Each parallel batch beyond the first multiplies staff and investment per room (A3, A6) [D].
    """
    more = inputs.parallel_batches - 1
    demand_starts, failed = _demand_starts(inputs), failure_rate(inputs)
    room_capacity = _room_capacity(inputs)
    fte = np.maximum(inputs.minimum_fte, inputs.fte_per_room * inputs.rooms * inputs.parallel_staff_factor**more)
    staff_capacity = fte * inputs.direct_share * inputs.hours_per_fte / inputs.direct_hours_per_batch
    capacity = np.minimum(room_capacity, staff_capacity)
    batches_started = np.minimum(demand_starts, capacity)
    room_days = inputs.parallel_batches * inputs.rooms * inputs.available_days
    investment = inputs.capex_per_room * inputs.rooms * inputs.overrun * inputs.parallel_capital_factor**more
    staff_cost = fte * inputs.pay_per_fte * (1 + inputs.weekend_pay_uplift)
    power = inputs.rooms * inputs.room_area * inputs.power_density
    energy_cost = power * HOURS_PER_YEAR * inputs.electricity_price
    maintenance_cost = inputs.maintenance_rate * investment
    cash_fixed_cost = staff_cost + energy_cost + maintenance_cost + inputs.other_fixed_cost
    authorisation_years = inputs.authorisation_months / MONTHS_PER_YEAR
    capital_charge = annual_capital_charge(investment, inputs.economic_life, inputs.discount_rate)
    full_cost = cash_fixed_cost + capital_charge
    return CentreResult(
        demand_starts=plain(demand_starts),
        failure_rate=plain(failed),
        room_capacity=plain(room_capacity),
        fte=plain(fte),
        staff_capacity=plain(staff_capacity),
        capacity=plain(capacity),
        batches_started=plain(batches_started),
        batches_released=plain(batches_started * (1 - failed)),
        occupancy=plain(ratio(batches_started * (inputs.process_days + inputs.changeover_days), room_days)),
        investment=plain(investment),
        staff_cost=plain(staff_cost),
        energy_cost=plain(energy_cost),
        maintenance_cost=plain(maintenance_cost),
        cash_fixed_cost=plain(cash_fixed_cost),
        authorisation_cost=plain(inputs.authorisation_cost_share * cash_fixed_cost * authorisation_years),
        capital_charge=plain(capital_charge),
        cost_per_released_batch=cost_per_released_batch(full_cost, inputs.variable_cost, batches_started, failed),
        cash_cost_per_released_batch=cost_per_released_batch(
            cash_fixed_cost, inputs.variable_cost, batches_started, failed
        ),
        break_even_starts=_break_even(full_cost, inputs.variable_cost, inputs.fee, failed),
    )


def _demand_starts(inputs: Inputs) -> Values:
    """A1."""
    patients = first_period(inputs.trials_served) * first_period(inputs.patients_per_trial)
    return patients * starts_per_patient(inputs)


def _room_capacity(inputs: Inputs) -> Values:
    return batches_per_year(
        inputs.rooms,
        inputs.available_days,
        inputs.process_days,
        inputs.changeover_days,
        inputs.planned_utilisation,
        inputs.parallel_batches,
    )


def _break_even(fixed_cost: Values, variable_cost: Values, price: Values, failure_rate: Values) -> Values:
    return plain(ratio(fixed_cost, price * (1 - failure_rate) - variable_cost))
