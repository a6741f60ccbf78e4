"""What is known at the review, and what it lets one expect (D1): the structural regressors of the clause."""

from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy import special, stats

from dossier.models.centre import failure_rate, simulate
from dossier.models.demand import period_of, starts_per_patient
from dossier.models.inputs import BY_PERIOD, SCHEDULES, Array, Inputs, Values, ratio
from dossier.models.unit_values import unit_values

#: D1, *observed*: known at the review, with the contract, the counts and the sizes of the periods seen.
OBSERVED = frozenset(
    {
        "price_abroad",
        "share_abroad",
        "fte_per_room",
        "pay_per_fte",
        "weekend_pay_uplift",
        "parallel_staff_factor",
        "variable_cost",
        "process_days",
        "signed_trials",
        "signed_patients",
        "contract_years",
    }
)

#: Inputs that time the review: one value for all draws.
TIMING = ("operating_years", "signed_trials", "contract_years", "demand_period")

#: D1: quantiles of the prior of trials_mean, and of the sizes, at (i + 0.5) / n.
PRIOR_QUANTILES, SIZE_QUANTILES = 200, 20


@dataclass(frozen=True)
class Prior:
    """What the training draws say of an unknown: means of inputs, quantiles of trials_mean and of the sizes."""

    means: dict[str, Any]
    trials_mean: Array
    sizes: Array
    most_trials: int


@dataclass(frozen=True, kw_only=True)
class Regressors:
    """D1, each ``(draws,)``: v (EUR per batch started), em and dem (batches a year expected over j > K, with and
    without the capacity), fixed_cost (F, EUR a year), capacity (batches a year), surplus (S, EUR a year)."""

    v: Array
    em: Array
    dem: Array
    fixed_cost: Array
    capacity: Array
    surplus: Array

    @classmethod
    def names(cls) -> list[str]:
        return [field.name for field in fields(cls)]

    def table(self) -> Array:
        """``(6, draws)``, in the order of the fields."""
        return np.stack([getattr(self, name) for name in self.names()])


def year_of_review(inputs: Inputs, review_year: float | None = None) -> int:
    """K, the review year of the inputs unless another is given.

    Raises ``ValueError`` when K is not a whole year, is below 1 or leaves no operating year after it.
    """
    year = inputs.review_year if review_year is None else review_year
    last = float(np.min(np.floor(inputs.operating_years)))
    if np.ndim(year) or year != np.floor(year) or not year >= 1:
        raise ValueError(f"review_year must be one whole year of at least 1, not {year!r}")
    if not year < last:
        raise ValueError(f"review_year must be before the last operating year, {last:g}, not {year:g}")
    return int(year)


def prior_of(training: Inputs) -> Prior:
    """Read on the draws that train, once for those that decide: both are of the same law."""
    names = [
        field.name
        for field in fields(Inputs)
        if field.name not in SCHEDULES | OBSERVED and _moves(training, field.name)
    ]
    means: dict[str, Any] = {name: float(np.mean(getattr(training, name))) for name in names if name not in BY_PERIOD}
    sizes, trials = np.asarray(training.patients_per_trial), np.asarray(training.trials_served)
    return Prior(
        means,
        np.quantile(training.trials_mean, _middles(PRIOR_QUANTILES)),
        np.quantile(sizes[:, 0] if sizes.ndim == 2 else sizes, _middles(SIZE_QUANTILES)),
        int(np.max(trials)),
    )


def regressors(inputs: Inputs, prior: Prior, review_year: int) -> Regressors:
    """The six regressors of D1, unknown inputs at their mean.

    The ramp is left out: it ends before the reviews that are proposed. Raises ``ValueError`` when an input that times
    the review has several values.
    """
    for name in TIMING:
        if np.ndim(getattr(inputs, name)):
            raise ValueError(f"{name} must have one value for a review, not an array")
    expected = replace(inputs, **prior.means)
    centre, units = simulate(expected), unit_values(expected)
    funds = 1 + expected.public_funds_lambda
    gain = units.benefit_per_batch + expected.public_funds_lambda * units.relief_per_batch
    v = (1 - failure_rate(expected)) * gain - funds * expected.variable_cost
    em, dem = _expected_starts(expected, prior, centre.capacity, review_year)
    surplus = v * em - funds * centre.cash_fixed_cost
    shape = inputs.shape
    named = {"v": v, "em": em, "dem": dem, "fixed_cost": centre.cash_fixed_cost, "capacity": centre.capacity}
    return Regressors(**{name: np.broadcast_to(value, shape) for name, value in {**named, "surplus": surplus}.items()})


def seen_periods(inputs: Inputs, review_year: int) -> list[int]:
    """Periods of which a year up to the review was not under contract: their count and size are known then."""
    years = np.arange(1, review_year + 1)
    return sorted(set(period_of(inputs, years[~_signed(inputs, years)]).tolist()))


def predicted(prior: Prior, periods: int, totals: Array) -> Array:
    """P(count of another period | a total of trials over ``periods`` seen), shape ``(totals, most_trials + 1)``.

    Prior: quantiles of trials_mean; likelihood: Poisson of the counts seen; a contract tells nothing (D1).
    """
    counts = np.arange(prior.most_trials + 1)
    likelihood = special.xlogy(totals[:, None], prior.trials_mean) - periods * prior.trials_mean
    posterior = special.softmax(likelihood, axis=1)
    chances = posterior @ stats.poisson.pmf(counts, prior.trials_mean[:, None])
    return np.asarray(chances / chances.sum(axis=1, keepdims=True), dtype=float)


def _expected_starts(inputs: Inputs, prior: Prior, capacity: Values, review_year: int) -> tuple[Values, Values]:
    """Means over j > K, weighted by (1 + r)^-(j-1), of expected starts and of expected demand."""
    years = np.arange(review_year + 1, int(np.floor(inputs.operating_years)) + 1)
    seen = seen_periods(inputs, review_year)
    is_set = np.ndim(inputs.trials_served) < 2 and np.ndim(inputs.patients_per_trial) < 2
    kinds: dict[int | str, Values] = {}  # the contract, a period that is known or what no one has seen: its weight
    for year, signed, period in zip(years, _signed(inputs, years), period_of(inputs, years), strict=True):
        kind = "signed" if signed else int(period) if is_set or period in seen else "unseen"
        kinds[kind] = kinds.get(kind, 0.0) + (1 + inputs.discount_rate) ** -(float(year) - 1)
    starts: Values = 0.0
    demand: Values = 0.0
    for kind, weight in kinds.items():
        if kind == "unseen":
            served, asked = _unseen(inputs, prior, capacity, seen)
        else:
            asked = _known_demand(inputs, kind)
            served = np.minimum(asked, capacity)
        starts, demand = starts + weight * served, demand + weight * asked
    whole = sum(kinds.values())
    return starts / whole, demand / whole


def _known_demand(inputs: Inputs, kind: int | str) -> Values:
    """Batches to start in a year under contract, or of a period that is known."""
    if kind == "signed":
        return inputs.signed_trials * inputs.signed_patients * starts_per_patient(inputs)
    return _at(inputs.trials_served, kind) * _at(inputs.patients_per_trial, kind) * starts_per_patient(inputs)


def _unseen(inputs: Inputs, prior: Prior, capacity: Values, seen: list[int]) -> tuple[Values, Values]:
    """Means of min(k x size x c, capacity) and of k x size x c, in a year that no one has seen.

    The first is a broken line in the capacity, with its knots at the products k x size, one line for each total of
    trials seen. A count, or a size, that the reader set is known and multiplies the rest.
    """
    unit, counts, sizes = np.asarray(starts_per_patient(inputs)), np.ones(1), np.ones(1)
    chances, line = np.ones((1, 1)), np.zeros(1, dtype=int)
    if np.ndim(inputs.trials_served) == 2:
        counts = np.arange(prior.most_trials + 1.0)
        totals, line = np.unique(np.asarray(inputs.trials_served)[:, seen].sum(axis=1), return_inverse=True)
        chances = predicted(prior, len(seen), totals)
    else:
        unit = unit * inputs.trials_served
    if np.ndim(inputs.patients_per_trial) == 2:
        sizes = prior.sizes
    else:
        unit = unit * inputs.patients_per_trial
    products = counts[:, None] * sizes
    knots = np.unique(np.append(products, 0.0))
    heights = chances @ np.minimum(products[:, :, None], knots).mean(axis=1)
    room = ratio(capacity, unit, np.inf)
    after = np.clip(np.searchsorted(knots, room), 1, len(knots) - 1)
    before = after - 1
    along = np.minimum((room - knots[before]) / (knots[after] - knots[before]), 1.0)
    served = heights[line, before] + along * (heights[line, after] - heights[line, before])
    return unit * served, unit * (chances @ products.mean(axis=1))[line]


def _at(values: Values, period: int | str) -> Values:
    return values[:, period] if np.ndim(values) == 2 else values  # type: ignore[index]


def _signed(inputs: Inputs, years: ArrayLike) -> NDArray[np.bool_]:
    """Whether each year is under contract."""
    return np.asarray((np.asarray(years) <= inputs.contract_years) & (np.asarray(inputs.signed_trials) > 0))


def _middles(number: int) -> Array:
    return (np.arange(number) + 0.5) / number


def _moves(inputs: Inputs, name: str) -> bool:
    return np.ndim(getattr(inputs, name)) > 0
