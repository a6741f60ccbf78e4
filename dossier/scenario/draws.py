"""What the draws of a scenario say: bins, account year by year, other rates, values that balance half of them.

Numbers only, in EUR; a result of the draws is never one value.
"""

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from dossier.catalogue import Catalogue
from dossier.models.evaluation import van_se
from dossier.models.inputs import Array, Values
from dossier.scenario import SEED, Scenario, drawn_inputs, limits
from dossier.scenario.runs import Results

#: Draws of a search by repeated evaluation: the median moves by about 1 % of its range from 10,000.
FEWER = 1_000
_BINS = 11
#: When a search stops: after so many steps, at a VAN-SE far below what is written, at ends this close to each other.
_MOST_STEPS, _SMALL_AMOUNT_EUR, _CLOSE = 30, 1e3, 1e-3


@dataclass(frozen=True)
class Bin:
    """Draws between two bounds: ``share`` of all of them."""

    start: float
    end: float
    share: float


@dataclass(frozen=True)
class Account:
    """Year by year (first axis), draws along the second: ``net`` benefit and ``public`` spending, not discounted."""

    year: Array
    net: Array
    public: Array
    factor: Array
    public_funds_lambda: Values

    def worth(self, rate: Values | None = None, public_funds_lambda: Values | None = None) -> Array:
        """VAN-SE of each draw (B5) at another rate or cost of public funds."""
        factor = self.factor if rate is None else (1 + np.asarray(rate)) ** -self.year.reshape(-1, 1)
        cost = self.public_funds_lambda if public_funds_lambda is None else public_funds_lambda
        return np.asarray((factor * (self.net - cost * self.public)).sum(axis=0))

    def cumulated(self) -> Array:
        """VAN-SE of each draw if everything stopped after each year: the last row is the VAN-SE."""
        return np.cumsum(self.factor * (self.net - self.public_funds_lambda * self.public), axis=0)


def bins(values: Values) -> tuple[Bin, ...]:
    """Bins of a round width that hold all draws; zero is a bound, never inside one.

    The two ends gather the tails: from the percentiles 1 and 99 outwards.
    """
    array = np.atleast_1d(np.asarray(values, dtype=float))
    first, last = (float(value) for value in np.percentile(array, (1, 99)))
    width = _round_up((last - first) / _BINS)
    lowest, highest = math.floor(first / width), math.ceil(last / width)
    # A sign that only a few draws have keeps a bin of its own: a tail must not carry it into the other sign.
    lowest = min(lowest, -1) if array.min() < 0 else lowest
    highest = max(highest, 1) if array.max() >= 0 else highest
    edges = np.arange(lowest, max(highest, lowest + 1) + 1) * width
    inside = np.clip(array, edges[0], np.nextafter(edges[-1], edges[0]))
    counts, _ = np.histogram(inside, edges)
    shares = counts / len(array)
    return tuple(
        Bin(float(start), float(end), float(share)) for start, end, share in zip(edges, edges[1:], shares, strict=False)
    )


def yearly_account(found: Results) -> Account:
    """The flows of the draws, computed anew: they would fill a cache."""
    flows = found.draws.evaluation.flows
    columns = (flow.reshape(len(flows.year), -1) for flow in (flows.net, flows.public_spending, flows.discount_factor))
    net, public, factor = columns
    return Account(flows.year, net, public, factor, found.draws.inputs.public_funds_lambda)


def health_values(found: Results) -> Array:
    """By draw, the health value per released batch (EUR) from which the VAN-SE is positive; infinite without batch.

    The VAN-SE is linear in that value: it enters neither the public spending nor the number of batches.
    """
    values, flows = found.draws.inputs, found.draws.evaluation.flows
    batches = (flows.released * flows.discount_factor).sum(axis=0) * (1 - np.asarray(values.foreign_sponsor_share))
    without = np.asarray(found.draws.evaluation.van_se) - np.asarray(found.draws.evaluation.pv_health)
    lacking, served = np.broadcast_arrays(np.atleast_1d(-without), np.atleast_1d(batches))
    return np.asarray(np.divide(lacking, served, out=np.full(lacking.shape, np.inf), where=served > 0))


def better_than(found: Results) -> float:
    """Share of draws that do worse than the case where every input has its central value."""
    return float(np.mean(np.atleast_1d(found.draws.evaluation.van_se) < found.central.evaluation.van_se))


def balancing_values(
    catalogue: Catalogue, scenario: Scenario, input_ids: Iterable[str]
) -> Mapping[str, tuple[float, bool] | None]:
    """By input: where it, fixed, puts half of the draws above zero, and whether it takes at least that (else at most).

    The other inputs are drawn (``FEWER`` draws). None where no value between the bounds does, or all do; for a
    schedule too.
    """
    fixed = scenario.as_dict()
    cases = drawn_inputs(catalogue, scenario.option_id, FEWER, SEED, **fixed)
    found: dict[str, tuple[float, bool] | None] = {}
    for name in input_ids:

        def median(value: float, name: str = name) -> float:
            return float(np.median(van_se(replace(cases, **{name: value}))))  # type: ignore[arg-type]

        bounds = limits(catalogue, scenario.option_id, name, **fixed)
        found[name] = _crossing(median, *bounds) if bounds else None
    return found


def _crossing(model: Callable[[float], float], low: float, high: float) -> tuple[float, bool] | None:
    """Where a function that rises or falls crosses zero, and whether it rises; by false position (Illinois)."""
    at_low, at_high = model(low), model(high)
    if (at_low > 0) == (at_high > 0):
        return None
    rises = at_high > at_low
    value, kept = low, ""
    for _ in range(_MOST_STEPS):
        value = high - at_high * (high - low) / (at_high - at_low)
        reached = model(value)
        if abs(reached) < _SMALL_AMOUNT_EUR or high - low <= _CLOSE * max(abs(low), abs(high)):
            break
        # The end that stays is pulled towards zero, or it would stay for ever on a bent curve.
        if (reached > 0) == (at_high > 0):
            high, at_high = value, reached
            at_low, kept = (at_low / 2 if kept == "low" else at_low), "low"
        else:
            low, at_low = value, reached
            at_high, kept = (at_high / 2 if kept == "high" else at_high), "high"
    return value, rises


def _round_up(value: float) -> float:
    """The next of 1, 2, 5 times a power of ten."""
    if not value > 0:
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return next(factor * power for factor in (1, 2, 5, 10) if factor * power >= value * (1 - 1e-9))
