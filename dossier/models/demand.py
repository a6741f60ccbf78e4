"""Demand year by year (B3): contracts first, then the counts and sizes of the periods of demand."""

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from dossier.models.inputs import PERIODS, Array, Inputs, Values, plain


def first_period(values: Values) -> Values:
    """What holds in the first period: of ``(draws, periods)`` its first column."""
    return values[:, 0] if np.ndim(values) == 2 else values  # type: ignore[index]


def starts_per_patient(inputs: Inputs) -> Values:
    """A1: batches started a year for a patient of a trial at once; a remade batch is started again."""
    return (1 + inputs.retry_rate) / inputs.enrolment_years


def period_of(inputs: Inputs, years: ArrayLike) -> Any:
    """B3: index of the period of demand of operating years 1, 2, ...: whole numbers, at most the fourteenth."""
    period = np.floor((np.asarray(years, dtype=float) - 1) / inputs.demand_period)
    return np.minimum(period, PERIODS - 1).astype(int)


def trials_in_year(inputs: Inputs, year: int) -> Array:
    """B3: trials at once in an operating year (1 is the first), in the shape of the inputs."""
    column = _column(inputs, [year])
    return np.broadcast_to(_in_years(inputs, column, inputs.signed_trials, inputs.trials_served)[0], inputs.shape)


def patients_in_year(inputs: Inputs, year: int) -> Array:
    """B3: patients a trial in an operating year, in the shape of the inputs."""
    column = _column(inputs, [year])
    return np.broadcast_to(
        _in_years(inputs, column, inputs.signed_patients, inputs.patients_per_trial)[0], inputs.shape
    )


def demand_in_year(inputs: Inputs, year: int) -> Array:
    """B3: batches to start in an operating year, before the ramp, in the shape of the inputs."""
    return np.broadcast_to(demand_in_years(inputs, [year])[0], inputs.shape)


def demand_in_years(inputs: Inputs, years: ArrayLike) -> Array:
    """B3 for several operating years: years along the first axis, ``(years,)`` or ``(years, draws)``."""
    column = _column(inputs, years)
    drawn = np.ndim(inputs.trials_served) == 2 and np.ndim(inputs.patients_per_trial) == 2
    timed = any(np.ndim(each) for each in (inputs.demand_period, inputs.contract_years, inputs.signed_trials))
    if not drawn or timed:
        trials = _in_years(inputs, column, inputs.signed_trials, inputs.trials_served)
        patients = _in_years(inputs, column, inputs.signed_patients, inputs.patients_per_trial)
        return np.asarray(trials * patients * starts_per_patient(inputs), dtype=float)
    # the usual draws: each period once, however many years it has
    periods, place = np.unique(period_of(inputs, column[:, 0]), return_inverse=True)
    each = np.asarray(inputs.trials_served).T[periods] * np.asarray(inputs.patients_per_trial).T[periods]
    demand = np.asarray((each * starts_per_patient(inputs))[place], dtype=float)
    signed = _under_contract(inputs, column[:, 0])
    demand[signed] = np.asarray(inputs.signed_trials * np.asarray(inputs.signed_patients) * starts_per_patient(inputs))
    return demand


def started_in_years(inputs: Inputs, capacity: Values, years: ArrayLike) -> Array:
    """B3: batches started, min(demand x ramp, capacity), and none past the last operating year.

    A signed trial ramps up too; a contract above the capacity is served to the capacity, without penalty.
    """
    column = _column(inputs, years)
    position = np.minimum(column.astype(int), len(inputs.ramp) + 1) - 1
    reached = np.array([*inputs.ramp, 1.0])[position] * (column <= np.floor(inputs.operating_years))
    return np.asarray(np.minimum(demand_in_years(inputs, years) * reached, capacity), dtype=float)


def signed_and_started(inputs: Inputs, capacity: Values) -> tuple[Values, Values]:
    """C4: patients of the contracts, and of these the ones whose batch the centre starts while they last."""
    years = np.arange(1, int(np.max(np.floor(inputs.contract_years))) + 1)
    under_contract = _under_contract(inputs, _column(inputs, years))
    started = (started_in_years(inputs, capacity, years) * under_contract).sum(axis=0) / (1 + inputs.retry_rate)
    return plain(inputs.signed_trials * np.asarray(inputs.signed_patients)), plain(started)


def operating_years(inputs: Inputs) -> Array:
    """1, 2, ... to the last operating year of the longest draw."""
    return np.arange(1.0, np.max(np.floor(inputs.operating_years)) + 1)


def _column(inputs: Inputs, years: ArrayLike) -> Array:
    return np.asarray(years, dtype=float).reshape((-1,) + (1,) * len(inputs.shape))


def _under_contract(inputs: Inputs, column: Array) -> Any:
    return (np.asarray(inputs.signed_trials) > 0) & (column <= inputs.contract_years)


def _in_years(inputs: Inputs, column: Array, signed: Values, drawn: Values) -> Any:
    """``signed`` under contract, then ``drawn`` of the period of each year; years along the first axis."""
    if np.ndim(drawn) == 2:
        periods = period_of(inputs, column)
        by_period = np.asarray(drawn).T
        last = len(by_period) - 1
        if periods.shape[1:] == (1,):
            drawn = by_period[np.minimum(periods[:, 0], last)]
        else:
            drawn = np.take_along_axis(np.broadcast_to(by_period, (last + 1, *periods.shape[1:])), periods, axis=0)
    under_contract = _under_contract(inputs, column)
    if not under_contract.any():
        return np.broadcast_to(drawn, np.broadcast_shapes(np.shape(drawn), column.shape))
    return np.where(under_contract, signed, drawn)
