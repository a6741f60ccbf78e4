"""The law of an input: its row of data as a cumulated law and its inverse, conditioned on bounds (C2)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import optimize, stats

from dossier.models.inputs import Array, Values, plain

#: Share of a law outside each of the extremes of a few observations, when these are read as 5th and 95th percentiles.
TAIL = 0.05

#: Cumulated probabilities of (minimum, low, mode, high, upper_end) where low, mode and high are published quartiles.
QUARTILES = (0.0, 0.25, 0.5, 0.75, 1.0)


class LawRow(Protocol):
    """One input: its law (fixed, triangular, triangular_p05_p95, quantiles or poisson), its range and its bounds.

    ``mode`` is a tuple for a schedule; ``low`` and ``high`` are None for a fixed input; ``upper_end`` is None but for
    quantiles; a bound is None where there is none.
    """

    @property
    def input_id(self) -> str: ...
    @property
    def law(self) -> str: ...
    @property
    def low(self) -> float | None: ...
    @property
    def mode(self) -> Any: ...
    @property
    def high(self) -> float | None: ...
    @property
    def upper_end(self) -> float | None: ...
    @property
    def minimum(self) -> float | None: ...
    @property
    def maximum(self) -> float | None: ...


class NoMass(ValueError):
    """A law has nothing between two bounds: ``field``, ``low``, ``high``."""

    def __init__(self, field: str, low: float, high: float) -> None:
        self.field, self.low, self.high = field, low, high
        super().__init__(f"{field}: its law has no mass between {low} and {high}")


class ValueOutOfBounds(ValueError):
    """A value that is outside the bounds of its input: ``field``, ``value``, and the ``bound`` that it passes."""

    def __init__(self, field: str, value: float, bound: float) -> None:
        self.field, self.value, self.bound = field, value, bound
        super().__init__(f"{field} must be at {'least' if value < bound else 'most'} {bound}, not {value}")


@dataclass(frozen=True)
class Law:
    """A law between ``minimum`` and ``maximum``: F^-1(F(minimum) + u (F(maximum) - F(minimum))) at u in (0, 1).

    ``below`` is F(minimum) of the law without bounds, ``mass`` what it has between them.
    """

    minimum: float
    maximum: float
    below: float
    mass: float
    free_cdf: Callable[[Any], Any]
    free_ppf: Callable[[Any], Any]

    def cdf(self, value: ArrayLike) -> Values:
        """Probability of at most ``value``, in its shape."""
        return plain(np.clip((self.free_cdf(value) - self.below) / self.mass, 0.0, 1.0))

    def ppf(self, probability: ArrayLike) -> Values:
        """The value that is not passed with ``probability``, in its shape."""
        reached = self.free_ppf(self.below + np.asarray(probability, dtype=float) * self.mass)
        return plain(np.clip(reached, self.minimum, self.maximum))


def law(row: LawRow, low: float | None = None, high: float | None = None) -> Law:
    """The law of ``row`` conditioned on its bounds, and on [``low``, ``high``] where a condition narrows them.

    A poisson row gives the law at its own mode; draws take ``counts`` at the mean of each draw (C3). Raises ``NoMass``
    when nothing is left, ``ValueError`` when the row is no law.
    """
    floors = [bound for bound in (row.minimum, low) if bound is not None]
    ceilings = [bound for bound in (row.maximum, high) if bound is not None]
    minimum, maximum = max(floors, default=-np.inf), min(ceilings, default=np.inf)
    cdf, ppf, is_whole = _free(row)
    below = float(cdf(np.ceil(minimum) - 1 if is_whole else minimum))
    mass = float(cdf(maximum)) - below
    if is_constant(row):
        below, mass = 0.0, float(minimum <= row.mode <= maximum)
    if not (minimum <= maximum and mass > 0):
        raise NoMass(row.input_id, minimum, maximum)
    return Law(minimum, maximum, below, mass, cdf, ppf)


def is_constant(row: LawRow) -> bool:
    """Whether the input has one value: a fixed law, or a range without width."""
    return row.law == "fixed" or (row.law.startswith("triangular") and row.low == row.mode == row.high)


def triangular_bounds(low: float, mode: float, high: float) -> tuple[float, float]:
    """Ends (a, b) of the triangular law on mode whose 5th and 95th percentiles are low and high (C2) [F].

    a = low - sqrt(0.05 (b - a)(mode - a)), b = high + sqrt(0.05 (b - a)(b - mode)): the fixed point. Raises
    ``ValueError`` unless low <= mode <= high and low < high.
    """
    if not (low <= mode <= high and low < high):
        raise ValueError(f"low {low}, mode {mode}, high {high} is not a range")

    def wider(ends: NDArray[np.float64]) -> NDArray[np.float64]:
        a, b = ends
        return np.array([low - np.sqrt(TAIL * (b - a) * (mode - a)), high + np.sqrt(TAIL * (b - a) * (b - mode))])

    a, b = optimize.fixed_point(
        wider, np.array([low, high], dtype=float), xtol=1e-13, maxiter=1_000, method="iteration"
    )
    return float(a), float(b)


def counts(probability: Array, mean: Values, maximum: float) -> Array:
    """Poisson counts at ``mean`` (``(draws,)`` or one), at most ``maximum`` (C3), in the shape of ``probability``.

    The number of cumulated probabilities that u passes, which is the inverse of SciPy's law: ``stats.poisson.ppf``
    searches each value alone and takes seventy times as long.
    """
    found = np.zeros(np.shape(probability))
    for below in range(int(maximum)):
        found += probability > stats.poisson.cdf(below, mean)
    return found


def within_bounds(row: LawRow, value: Any) -> Any:
    """``value`` as it is. Raises ``ValueOutOfBounds`` where it, or one of its numbers, passes a bound of the row."""
    numbers = np.asarray(value, dtype=float)
    if np.any(np.isnan(numbers)):
        raise ValueError(f"{row.input_id} must be a number, not {value!r}")
    if row.minimum is not None and np.any(numbers < row.minimum):
        raise ValueOutOfBounds(row.input_id, float(numbers.min()), row.minimum)
    if row.maximum is not None and np.any(numbers > row.maximum):
        raise ValueOutOfBounds(row.input_id, float(numbers.max()), row.maximum)
    return value


def _free(row: LawRow) -> tuple[Callable[[Any], Any], Callable[[Any], Any], bool]:
    """Cumulated law and its inverse before any bound, and whether its values are whole."""
    if is_constant(row):
        return lambda value: np.asarray(value) >= row.mode, lambda u: np.full(np.shape(u), float(row.mode)), False
    if row.law == "poisson":
        whole = stats.poisson(row.mode)
        return whole.cdf, whole.ppf, True
    if row.low is None or row.high is None or not row.low <= row.mode <= row.high:
        raise ValueError(f"{row.input_id}: {row.low}, {row.mode}, {row.high} is not a range")
    if row.law in ("triangular", "triangular_p05_p95"):
        bounded = row.law == "triangular"
        a, b = (row.low, row.high) if bounded else triangular_bounds(row.low, row.mode, row.high)
        triangle = stats.triang((row.mode - a) / (b - a), loc=a, scale=b - a)
        return triangle.cdf, triangle.ppf, False
    if row.law == "quantiles":
        if row.minimum is None or row.upper_end is None or not row.minimum < row.low or not row.high < row.upper_end:
            raise ValueError(f"{row.input_id}: {row.minimum} and {row.upper_end} do not stand around its quartiles")
        knots = (row.minimum, row.low, row.mode, row.high, row.upper_end)
        return lambda value: np.interp(value, knots, QUARTILES), lambda u: np.interp(u, QUARTILES, knots), False
    raise ValueError(f"{row.input_id}: {row.law!r} is no law")
