"""The record that the models read: one field per ``input_id`` of the table of inputs."""

from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

#: Numbers of a model: one a draw, years along the first axis where there are years.
Array: TypeAlias = NDArray[np.float64]
#: One value, or an array of draws: every formula of the models holds for both.
Values: TypeAlias = float | Array

#: Inputs that divide something or count years: the formulas have no meaning at zero.
POSITIVE = (
    "available_days",
    "process_days",
    "parallel_batches",
    "enrolment_years",
    "direct_hours_per_batch",
    "economic_life",
    "operating_years",
    "demand_period",
)

#: Inputs that count something: the formulas have no meaning below zero.
NOT_NEGATIVE = ("rooms", "trials_served", "patients_per_trial", "signed_trials", "signed_patients")

#: Inputs that count things or years: a fraction of one does not exist (trials: but at the check of the arithmetic).
COUNTS = frozenset(
    {
        "rooms",
        "parallel_batches",
        "demand_period",
        "signed_trials",
        "contract_years",
        "operating_years",
        "renewal_year",
        "review_year",
    }
)

#: Shares by year: tuples, the same for every draw.
SCHEDULES = frozenset({"construction_shares", "ramp"})

#: Inputs that are redrawn every ``demand_period`` years.
BY_PERIOD = ("trials_served", "patients_per_trial")

#: Periods of demand that are drawn; a year past the last one takes the last (B3).
PERIODS = 14


@dataclass(frozen=True, kw_only=True)
class Inputs:
    """Everything the models need. A field is one value or an array of draws ``(draws,)``; arrays broadcast together.

    ``trials_served`` and ``patients_per_trial`` may also be ``(draws, periods)``: one value a period of demand, each of
    ``demand_period`` operating years. Money is euros of 2024, excluding tax; years and days are calendar; a share or a
    ratio is a fraction of 1.

    Size
        rooms (clean rooms), available_days (days a year in which a room can hold a batch), room_area (m2 a room)
    Process
        process_days (culture), changeover_days (thaw, fill, line clearance): days a batch keeps a room;
        planned_utilisation (ratio), parallel_batches (batches in a room at once), parallel_staff_factor,
        parallel_capital_factor (staff and investment per room, for each extra parallel batch), retry_rate (batches
        remade per patient, ratio), loss_rate (patients never served, ratio)
    Demand
        trials_served (trials at once), trials_mean (mean of their law: read by the clause only), demand_period (years),
        signed_trials, contract_years, signed_patients (patients a signed trial), patients_per_trial (patients),
        enrolment_years (years)
    Staff
        fte_per_room (FTE a room), minimum_fte (FTE), pay_per_fte (EUR a year, full employer cost),
        weekend_pay_uplift (share of pay), direct_share (share of FTE at the bench), hours_per_fte (hours a year),
        direct_hours_per_batch (hours)
    Money
        power_density (kW/m2), electricity_price (EUR/kWh), capex_per_room (EUR a room), overrun (final over announced
        cost), authorisation_months (months), authorisation_cost_share (of the fixed cost), maintenance_rate (share of
        investment a year), other_fixed_cost (EUR a year), variable_cost (EUR per batch started), economic_life
        (years), fee (EUR per released batch)
    Evaluation
        price_abroad (EUR per batch), share_not_made (of all batches, without the project), share_abroad (of those made
        without the project; the rest is made elsewhere in France), other_french_cost_factor (ratio to variable_cost),
        private_sponsor_share (of batches not foreign), foreign_sponsor_share (of all batches), health_value_per_batch
        (EUR per released batch), operating_years (whole years), renewal_share (of investment), renewal_year (operating
        year; past the last one nothing is renewed), residual_share (of investment), discount_rate (per year),
        public_funds_lambda (cost of a public euro above 1), review_year (operating year), closure_share (years of
        payroll)
    Schedules
        construction_shares (investment by year of works, sums to 1), ramp (demand reached by operating year, 1 past it)

    Raises ``ValueError`` where a formula has no meaning: it names the field, its value and the bound. Zero rooms is the
    empty centre: no capacity, no staff, no investment.
    """

    rooms: Values
    available_days: Values
    process_days: Values
    changeover_days: Values
    planned_utilisation: Values
    parallel_batches: Values
    parallel_staff_factor: Values
    parallel_capital_factor: Values
    trials_served: Values
    trials_mean: Values
    demand_period: Values
    signed_trials: Values
    contract_years: Values
    signed_patients: Values
    patients_per_trial: Values
    enrolment_years: Values
    retry_rate: Values
    loss_rate: Values
    fte_per_room: Values
    minimum_fte: Values
    pay_per_fte: Values
    weekend_pay_uplift: Values
    direct_share: Values
    hours_per_fte: Values
    direct_hours_per_batch: Values
    room_area: Values
    power_density: Values
    electricity_price: Values
    capex_per_room: Values
    overrun: Values
    authorisation_months: Values
    authorisation_cost_share: Values
    maintenance_rate: Values
    other_fixed_cost: Values
    variable_cost: Values
    economic_life: Values
    fee: Values
    price_abroad: Values
    share_abroad: Values
    share_not_made: Values
    other_french_cost_factor: Values
    private_sponsor_share: Values
    foreign_sponsor_share: Values
    health_value_per_batch: Values
    construction_shares: tuple[float, ...]
    ramp: tuple[float, ...]
    operating_years: Values
    renewal_share: Values
    renewal_year: Values
    residual_share: Values
    discount_rate: Values
    public_funds_lambda: Values
    review_year: Values
    closure_share: Values

    def __post_init__(self) -> None:
        for name in POSITIVE:
            if not np.all(np.asarray(getattr(self, name)) > 0):
                raise ValueError(f"{name} must be above 0, not {getattr(self, name)!r}")
        for name in NOT_NEGATIVE:
            if not np.all(np.asarray(getattr(self, name)) >= 0):
                raise ValueError(f"{name} must be at least 0, not {getattr(self, name)!r}")
        if not np.isclose(sum(self.construction_shares), 1.0):
            raise ValueError(f"construction_shares must sum to 1, not {self.construction_shares!r}")

    @cached_property
    def shape(self) -> tuple[int, ...]:
        """The common shape of the fields, periods aside: ``()`` for one case, ``(draws,)`` for draws."""
        return np.broadcast_shapes(*(np.shape(getattr(self, name))[:1] for name in FIELDS if name not in SCHEDULES))

    def as_dict(self) -> dict[str, Any]:
        """Field by name; arrays are not copied."""
        return {name: getattr(self, name) for name in FIELDS}


#: Names of the fields, in order: the ids that the table of inputs must hold.
FIELDS = tuple(field.name for field in fields(Inputs))


def plain(values: ArrayLike) -> Values:
    """A Python float where there is one value, so that a caller never meets an array without dimensions."""
    array = np.asarray(values, dtype=float)
    return float(array) if array.ndim == 0 else array


def ratio(numerator: Values, denominator: Values, otherwise: float = np.nan) -> Array:
    """The quotient where the denominator is positive, ``otherwise`` elsewhere, without a warning."""
    top, bottom = np.broadcast_arrays(np.asarray(numerator, dtype=float), np.asarray(denominator, dtype=float))
    quotient = np.full(top.shape, otherwise)
    with np.errstate(over="ignore"):
        np.divide(top, bottom, out=quotient, where=bottom > 0)
    return quotient
