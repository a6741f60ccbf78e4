"""What moves the mean VAN-SE: tornado, switching values, bridge (C5, C7). Always over the draws, never at the modes."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy import optimize, stats

from dossier.models.conditions import Condition
from dossier.models.demand import operating_years, period_of
from dossier.models.draws import Sample
from dossier.models.evaluation import van_se
from dossier.models.inputs import COUNTS, Array, Inputs
from dossier.models.laws import is_constant

#: Percentiles of an input at the ends of its bar (C5).
ENDS = (0.05, 0.95)

#: Points between the bounds at which a change of sign is looked for before its root.
POINTS = 9


@dataclass(frozen=True)
class Bar:
    """One input of a tornado: its P5 and P95, the mean VAN-SE there (others drawn), Spearman's rank correlation."""

    input_id: str
    low: float
    high: float
    at_low: float
    at_high: float
    rank_correlation: float

    @property
    def width(self) -> float:
        return abs(self.at_high - self.at_low)


@dataclass(frozen=True)
class Switch:
    """The value of an input at which the mean VAN-SE is zero; ``above``: it is positive above the value, else below."""

    value: float
    above: bool

    def rounded(self, step: float) -> float:
        """The value at a step, outwards: to obey it is enough."""
        steps = self.value / step
        return float((np.ceil(steps - 1e-9) if self.above else np.floor(steps + 1e-9)) * step)


@dataclass(frozen=True)
class Step:
    """One step of a bridge: ``start`` + ``change`` = ``end``."""

    name: str
    start: float
    end: float

    @property
    def change(self) -> float:
        return self.end - self.start


def at_value(sample: Sample, drawn: Inputs, name: str, value: Any) -> Inputs:
    """The draws with one input set, in every period, and no other moved; counts follow a mean that is set."""
    changed: dict[str, Any] = {name: value}
    if name == "trials_mean" and np.ndim(drawn.trials_served) == 2:
        changed["trials_served"] = sample.trials_at(value)
    return replace(drawn, **changed)


def tornado(sample: Sample, conditions: Iterable[str | Condition] = (), **overrides: Any) -> tuple[Bar, ...]:
    """C5: each drawn input at its P5 then its P95, widest bar first; ties keep the order of the table.

    patients_per_trial: P5 and P95 of the mean size over the life, set in every period. Counts are drawn at
    trials_mean, which has the bar.
    """
    given = tuple(conditions)
    drawn = sample.inputs(given, **overrides)
    values = np.asarray(van_se(drawn))
    bars = []
    for name, column, low, high in _drawn_inputs(sample, drawn, given):
        at_low, at_high = (float(np.mean(van_se(at_value(sample, drawn, name, end)))) for end in (low, high))
        rank = float(stats.spearmanr(column, values).statistic)
        bars.append(Bar(name, low, high, at_low, at_high, rank))
    return tuple(sorted(bars, key=lambda bar: -bar.width))


def switching_value(
    sample: Sample,
    input_id: str,
    conditions: Iterable[str | Condition] = (),
    output: Callable[[Inputs], Any] = van_se,
    **overrides: Any,
) -> Switch | None:
    """C7: the value between the slider bounds at which the mean of ``output`` is zero, None when there is none.

    Of several the one nearest to the mean of the input is taken. A count of things takes the first whole value, going
    away from it, on the other side. Raises ``ValueError`` when the input has no bounds.
    """
    row = sample.rows[input_id]
    if row.minimum is None or row.maximum is None:
        raise ValueError(f"{input_id} has no bounds between which to look")
    drawn = sample.inputs(tuple(conditions), **overrides)
    near, whole = float(np.mean(getattr(drawn, input_id))), input_id in COUNTS

    def mean_at(value: float) -> float:
        return float(np.mean(output(at_value(sample, drawn, input_id, value))))

    low, high = row.minimum, row.maximum
    points = np.arange(np.ceil(low), np.floor(high) + 1) if whole else np.linspace(low, high, POINTS)
    means = np.array([mean_at(point) for point in points])
    changes = np.flatnonzero((means[1:] >= 0) != (means[:-1] >= 0))
    if not len(changes):
        return None
    first = changes[np.argmin(np.abs((points[changes] + points[changes + 1]) / 2 - near))]
    ends, above = (float(points[first]), float(points[first + 1])), bool(means[first + 1] >= 0)
    if whole:
        return Switch(max(ends, key=lambda end: abs(end - near)), above)
    return Switch(float(optimize.brentq(mean_at, *ends, xtol=1e-9 * (high - low), rtol=1e-10)), above)


def bridge(
    model: Callable[[Inputs], float],
    start: Inputs,
    steps: Sequence[tuple[str, Mapping[str, Any]]],
    end: Inputs,
    last: str = "option",
) -> tuple[Step, ...]:
    """C5: from one case to another, step by step: each step sets its fields on top of the ones before.

    ``model`` is one figure of a case, as the mean VAN-SE of its draws. The step named ``last`` brings every field that
    still differs, so that the changes add up to model(end) - model(start) whatever the steps.
    """
    current, value, found = start, float(model(start)), []
    for name, changes in steps:
        current = replace(current, **changes)
        reached = float(model(current))
        found.append(Step(name, value, reached))
        value = reached
    return (*found, Step(last, value, float(model(end))))


def mean_size(inputs: Inputs) -> Array:
    """Mean size of the trials over the life, contracts aside, ``(draws,)``."""
    sizes = np.asarray(inputs.patients_per_trial, dtype=float)
    if sizes.ndim < 2:
        return sizes
    return np.asarray(sizes.T[period_of(inputs, operating_years(inputs))].mean(axis=0), dtype=float)


def _drawn_inputs(
    sample: Sample, drawn: Inputs, conditions: tuple[str | Condition, ...]
) -> Iterator[tuple[str, Array, float, float]]:
    """Inputs that move: name, its values, P5 and P95."""
    for name, row in sample.rows.items():
        values = getattr(drawn, name)
        if name == "patients_per_trial" and np.ndim(values) == 2:
            sizes = mean_size(drawn)
            low, high = (float(end) for end in np.quantile(sizes, ENDS))
            yield name, sizes, low, high
        elif name != "trials_served" and np.ndim(values) == 1 and not is_constant(row):
            low, high = (float(sample.law_of(name, conditions).ppf(end)) for end in ENDS)
            yield name, values, low, high
