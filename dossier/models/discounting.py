"""Discounting: rates, factors, annuities, internal rate, indexed series (part B).

Time is in years from the first year of works, which is not discounted: factor (1 + rate)^-t. A year need not be whole:
operation begins some months after the works.
"""

from collections.abc import Mapping

import numpy as np
from numpy.typing import ArrayLike
from scipy import optimize

from dossier.models.inputs import Array, Values, plain


class NoRate(ValueError):
    """The flows never change sign: no internal rate exists. ``total`` is their plain sum."""

    def __init__(self, total: float) -> None:
        self.total = total
        super().__init__(f"the flows never change sign (they add to {total}): they have no internal rate")


class SeveralRates(ValueError):
    """The flows change sign more than once (``sign_changes``): several internal rates may exist."""

    def __init__(self, sign_changes: int) -> None:
        self.sign_changes = sign_changes
        super().__init__(f"the flows change sign {sign_changes} times: an internal rate would mean nothing")


def discount_rate(risk_free: Values = 0.012, risk_premium: Values = 0.02, beta: Values = 1.0) -> Values:
    """B1: taux d'actualisation public, risk-free rate + beta x risk premium, per year [S]."""
    return risk_free + beta * risk_premium


def discount_factors(rate: Values, periods: int, first_index: int = 0) -> Array:
    """Factors (1 + rate)^-t for t = first_index .. first_index + periods - 1.

    Shape ``(periods,)``, or ``(periods, *rate.shape)`` for an array of rates: years run along the first axis.
    Raises ``ValueError`` when periods is negative or a rate is not above -1.
    """
    rates = np.asarray(rate, dtype=float)
    if not np.all(rates > -1):
        raise ValueError(f"rate must be above -1, not {rate!r}")
    if periods < 0:
        raise ValueError(f"periods must not be negative, not {periods!r}")
    index = np.arange(first_index, first_index + periods).reshape((-1,) + (1,) * rates.ndim)
    return np.asarray((1.0 + rates) ** -index, dtype=float)


def present_value(flows: ArrayLike, rate: Values, first_index: int = 0) -> Values:
    """Sum of flows x (1 + rate)^-t, years along the first axis of ``flows``.

    One value for one series ``(years,)``, ``(draws,)`` for flows ``(years, draws)`` or rates ``(draws,)``. Raises
    as ``discount_factors`` does.
    """
    series = np.asarray(flows, dtype=float)
    factors = discount_factors(rate, len(series), first_index)
    draws = max(series.ndim, factors.ndim) - 1
    total = (_column(series, draws) * _column(factors, draws)).sum(axis=0)
    return plain(total)


def annuity_factor(rate: Values, periods: Values, growth: Values = 0.0) -> Values:
    """Present value of ``periods`` yearly payments, 1 at the end of period 1, then growing at ``growth`` [F].

    (1 - ((1 + g) / (1 + r))^n) / (r - g), and n / (1 + r) where both rates are equal. Everything broadcasts.
    Raises ``ValueError`` when a rate is not above -1 or periods is negative.
    """
    r, n, g = np.broadcast_arrays(*(np.asarray(value, dtype=float) for value in (rate, periods, growth)))
    if not (np.all(r > -1) and np.all(g > -1)):
        raise ValueError("rate and growth must be above -1")
    if not np.all(n >= 0):
        raise ValueError(f"periods must not be negative, not {periods!r}")
    gap = r - g
    equal = gap == 0
    # expm1 and log1p keep the digits that 1 - ratio**n loses when the rates are close or the rate is tiny.
    grown = -np.expm1(n * np.log1p(-gap / (1 + r)))
    factor = np.where(equal, n / (1 + r), grown / np.where(equal, 1.0, gap))
    return plain(factor)


def internal_rate_of_return(flows: ArrayLike, times: ArrayLike | None = None) -> float:
    """The rate at which one series of flows ``(years,)`` is worth nothing, per year.

    ``times`` are the years of the flows, in order (0, 1, 2, ... when left out). Flows that change sign once have
    exactly one such rate (rule of Descartes), the root over log(1 + rate). Raises ``NoRate`` when they never change
    sign, ``SeveralRates`` when they do more than once, ``ValueError`` when they are not finite numbers in one series.
    """
    series = np.asarray(flows, dtype=float)
    if series.ndim != 1 or not np.all(np.isfinite(series)):
        raise ValueError("flows must be one series of finite numbers")
    moments = np.arange(len(series), dtype=float) if times is None else np.asarray(times, dtype=float)
    if moments.shape != series.shape or np.any(np.diff(moments) < 0):
        raise ValueError("times must be one for each flow, in order")
    moves = np.flatnonzero(series)
    signs = np.sign(series[moves])
    changes = int(np.count_nonzero(signs[1:] != signs[:-1]))
    if changes == 0:
        raise NoRate(float(series.sum()))
    if changes > 1:
        raise SeveralRates(changes)
    amounts, moments = series[moves] * signs[0], moments[moves]
    reach = 1.0
    while _worth(-reach, amounts, moments) > 0 or _worth(reach, amounts, moments) < 0:
        reach *= 2
    root = optimize.brentq(_worth, -reach, reach, args=(amounts, moments), xtol=1e-15)
    return float(np.expm1(root))


def _worth(log_rate: float, amounts: Array, moments: Array) -> float:
    """Present value, up to a positive factor, of flows that begin positive: its sign rises with the rate."""
    exponents = -log_rate * moments
    return float(amounts @ np.exp(exponents - exponents.max()))  # the factor keeps the powers finite


def indexed(value: Values, growth: Values, base_year: int, years: ArrayLike) -> Array:
    """``value`` of ``base_year`` at each of ``years``: value x (1 + growth)^(year - base_year).

    Shape of ``years`` (calendar years or indices).
    """
    elapsed = np.asarray(years, dtype=float) - base_year
    return np.asarray(value * (1.0 + np.asarray(growth, dtype=float)) ** elapsed, dtype=float)


def carbon_value(year: Values, trajectory: Mapping[int, float]) -> Values:
    """Value of climate action (valeur de l'action pour le climat), EUR per tonne of CO2 equivalent.

    ``trajectory`` holds the published value by year; between two of them the value grows at a constant rate
    (geometric interpolation, as ADEME codes it), after the last one it stays. Raises ``ValueError`` before
    the first one, which no source covers, and for an empty trajectory.
    """
    known = np.array(sorted(trajectory.items()), dtype=float).reshape(-1, 2)
    wanted = np.asarray(year, dtype=float)
    if not len(known) or not np.all(wanted >= known[0, 0]):
        raise ValueError(f"the trajectory gives no value for {year!r}")
    value = np.exp(np.interp(wanted, known[:, 0], np.log(known[:, 1])))
    return plain(value)


def _column(series: Array, draws: int) -> Array:
    """``series`` with its years along the first axis of an array that has ``draws`` more axes."""
    return series.reshape(series.shape + (1,) * (draws + 1 - series.ndim))
