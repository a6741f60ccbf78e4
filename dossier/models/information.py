"""What it is worth to know before deciding (D2, D4): perfect, partial and sample information."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy import stats

from dossier.models.discounting import discount_rate
from dossier.models.inputs import Array
from dossier.models.regression import Columns, fitted


@dataclass(frozen=True, kw_only=True)
class Purchase:
    """Information bought before building (D4). Build where g > 0, g = E[net benefit | known].

    EUR: evppi; price_cap, a ceiling since the information is perfect; built_mean and built_p5, of the net benefit
    among the draws built, NaN where none is; value_of_decision, the mean over all draws of the net benefit where built,
    0 elsewhere. Shares: built (of draws), built_positive (of the draws built).
    """

    evppi: float
    price_cap: float
    built: float
    built_mean: float
    built_positive: float
    built_p5: float
    value_of_decision: float


def evpi(*net_benefits: ArrayLike) -> float:
    """D2: mean max(0, V_1, ..) - max(0, mean V_1, ..), each V ``(draws,)`` against doing nothing (0)."""
    values = np.stack([np.asarray(benefit, dtype=float) for benefit in net_benefits])
    return _mean_of_best(values) - _best_of_means(values)


def evppi(columns: Columns, *net_benefits: ArrayLike) -> float:
    """D2: mean max(0, g_1, ..) - max(0, mean g_1, ..), g = regression of V on the columns together.

    Values of several groups do not add up. Raises ``ValueError`` when columns and benefits are of other draws.
    """
    values = np.stack([np.asarray(benefit, dtype=float) for benefit in net_benefits])
    known = fitted(columns, values)
    return _mean_of_best(known) - _best_of_means(known)


def purchase(columns: Columns, net_benefit: ArrayLike, delay: float = 1.5, rate: float | None = None) -> Purchase:
    """D4: price cap = (1 + r)^-delay x mean max(0, g) - max(0, mean g): knowing takes ``delay`` years.

    ``rate`` is the public discount rate (B1) unless another is given. With the clause, the net benefit is the VAN-SE
    with the observed clause.
    """
    value = np.asarray(net_benefit, dtype=float)
    known = fitted(columns, value)
    best, blind = float(np.maximum(known, 0).mean()), max(0.0, float(known.mean()))
    later = (1 + (discount_rate() if rate is None else rate)) ** -delay
    built = known > 0
    of_built = value[built] if built.any() else np.array([np.nan])
    return Purchase(
        evppi=best - blind,
        price_cap=float(later * best - blind),
        built=float(built.mean()),
        built_mean=float(of_built.mean()),
        built_positive=float((of_built > 0).mean()) if built.any() else np.nan,
        built_p5=float(np.percentile(of_built, 5)),
        value_of_decision=float(np.where(built, value, 0.0).mean()),
    )


def evsi_normal(mean: float, slope: float, prior_sd: float, obs_sd: float, n: int) -> float:
    """Value of a study of ``n`` observations of theta, net benefit linear in theta [F].

    The net benefit has this ``mean`` and moves by ``slope`` with theta, whose law is normal with ``prior_sd``; an
    observation has ``obs_sd``. s phi(m / s) + m Phi(m / s) - max(0, m), s the deviation of the posterior mean.
    """
    spread = abs(slope) * prior_sd**2 / np.sqrt(prior_sd**2 + obs_sd**2 / n)
    if spread == 0:
        return 0.0
    at = mean / spread
    return float(spread * stats.norm.pdf(at) + mean * stats.norm.cdf(at) - max(0.0, mean))


def _mean_of_best(values: Array) -> float:
    return float(np.maximum(values.max(axis=0), 0.0).mean())


def _best_of_means(values: Array) -> float:
    return max(0.0, float(values.mean(axis=1).max()))
