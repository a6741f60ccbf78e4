"""Uncertainty: draws, tornado, switching values, bridge (part C of the models).

Nothing here knows the catalogue: a table of inputs is any sequence of rows with a low, a mode and a high, and
a model is any function of them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from dossier.models.inputs import Inputs, Values

#: Points of one pass of the search of a switching value, its two ends among them.
POINTS = 65


class DrawnRow(Protocol):
    """One input: its range if it has one, else only its mode (a tuple for a schedule)."""

    @property
    def input_id(self) -> str: ...
    @property
    def low(self) -> float | None: ...
    @property
    def mode(self) -> Any: ...
    @property
    def high(self) -> float | None: ...


@dataclass(frozen=True)
class Bar:
    """One input of a tornado: its low and high values, and the outputs there (others at their own value)."""

    input_id: str
    low: float
    high: float
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True)
class Switch:
    """The value of an input at which the sign changes; ``inside``: within its range (None: it has none)."""

    value: float
    inside: bool | None


@dataclass(frozen=True)
class Step:
    """One step of a bridge: ``start`` + ``change`` = ``end``."""

    name: str
    start: float
    end: float

    @property
    def change(self) -> float:
        return self.end - self.start


def draw(rows: Iterable[DrawnRow], size: int = 10_000, seed: int = 0) -> Inputs:
    """Latin hypercube of triangular laws on (low, mode, high): fields with a range are arrays ``(size,)``.

    One value in each of ``size`` strata of equal probability, permuted. Every input has its own generator,
    ``default_rng`` of the seed and of its name: its draws do not move when another input is fixed, added or
    listed elsewhere, so two cases differ by what was changed and not by luck. The arrays cannot be written
    to. Raises ``ValueError`` when a range is half given or its mode lies outside, or size is below 1.
    """
    if size < 1:
        raise ValueError(f"size must be at least 1, not {size}")
    values: dict[str, Any] = {}
    for row in rows:
        if row.low is None and row.high is None:
            values[row.input_id] = row.mode
            continue
        if row.low is None or row.high is None or not row.low <= row.mode <= row.high:
            raise ValueError(f"{row.input_id}: {row.low}, {row.mode}, {row.high} is not a range")
        generator = np.random.default_rng([seed, *row.input_id.encode()])
        strata = (generator.permutation(size) + generator.random(size)) / size
        values[row.input_id] = triangular(strata, row.low, row.mode, row.high)
        values[row.input_id].flags.writeable = False
    return Inputs(**values)


def triangular(probability: NDArray[np.float64], low: float, mode: float, high: float) -> NDArray[np.float64]:
    """Quantiles of the triangular law on (low, mode, high), in the shape of ``probability``."""
    rising = low + np.sqrt(probability * (high - low) * (mode - low))
    falling = high - np.sqrt((1 - probability) * (high - low) * (high - mode))
    below_mode = probability * (high - low) < mode - low
    return np.asarray(np.where(below_mode, rising, falling), dtype=float)


def tornado(model: Callable[[Inputs], Values], inputs: Inputs, rows: Iterable[DrawnRow]) -> tuple[Bar, ...]:
    """Each input that has a range to its low and to its high, the others as in ``inputs``; widest bar first.

    ``model`` must hold for arrays (both ends are computed at once); ties keep the order of the table.
    """
    bars = []
    for row in rows:
        if row.low is None or row.high is None:
            continue
        ends: dict[str, Any] = {row.input_id: np.array([row.low, row.high])}
        at_low, at_high = np.broadcast_to(model(replace(inputs, **ends)), 2)
        bars.append(Bar(row.input_id, row.low, row.high, float(at_low), float(at_high)))
    return tuple(sorted(bars, key=lambda bar: -bar.width))


def switching_value(
    model: Callable[[NDArray[np.float64]], Values],
    minimum: float,
    maximum: float,
    *,
    near: float | None = None,
    low: float | None = None,
    high: float | None = None,
    whole: bool = False,
) -> Switch | None:
    """Where ``model``, a function of one input that holds for arrays, changes sign between two bounds.

    Bisection by 64 at a time. The bounds are scanned first, so that an output that leaves and comes back is
    not missed; of several changes the one nearest to ``near`` is taken. ``whole`` looks at whole values only
    and gives the first one, going away from ``near``, that is on the other side. None when the sign never
    changes. ``low`` and ``high`` only say whether the value lies inside them. Raises ``ValueError`` when
    minimum > maximum.
    """
    if not minimum <= maximum:
        raise ValueError(f"minimum {minimum} is above maximum {maximum}")
    points = np.linspace(minimum, maximum, POINTS)
    if whole:
        points = np.arange(np.ceil(minimum), np.floor(maximum) + 1)
    centre = (minimum + maximum) / 2 if near is None else near
    bracket = _sign_change(model, points, centre)
    if bracket is None:
        return None
    finer = None if whole else bracket
    while finer is not None:  # until rounding leaves no point, or no change of sign, inside the bracket
        bracket, points = finer, np.linspace(*finer, POINTS)
        finer = _sign_change(model, points, centre) if np.all(np.diff(points) > 0) else None
    value = max(bracket, key=lambda end: abs(end - centre)) if whole else bracket[1]
    inside = None if low is None or high is None else low <= value <= high
    return Switch(float(value), inside)


def bridge(
    model: Callable[[Inputs], Values],
    start: Inputs,
    steps: Sequence[tuple[str, Mapping[str, Any]]],
    end: Inputs,
    last: str = "option",
) -> tuple[Step, ...]:
    """From one case to another, step by step: each step sets its fields on top of the ones before.

    The step named ``last`` brings every field that still differs, so that the changes add up to
    model(end) - model(start) whatever the steps. One value per field, not draws.
    """
    current, value, found = start, float(model(start)), []
    for name, changes in steps:
        current = replace(current, **changes)
        reached = float(model(current))
        found.append(Step(name, value, reached))
        value = reached
    return (*found, Step(last, value, float(model(end))))


def _sign_change(
    model: Callable[[NDArray[np.float64]], Values], points: NDArray[np.float64], near: float
) -> tuple[float, float] | None:
    """The neighbouring points, nearest to ``near``, between which the sign changes (zero is positive)."""
    positive = np.broadcast_to(np.asarray(model(points)) >= 0, points.shape)
    changes = np.flatnonzero(positive[1:] != positive[:-1])
    if not len(changes):
        return None
    distance = np.abs((points[changes] + points[changes + 1]) / 2 - near)
    first = changes[np.argmin(distance)]
    return float(points[first]), float(points[first + 1])
