"""What is shown of draws, and how far sampling lets it be read (C6, C8)."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import ArrayLike

#: Steps of a printed amount, EUR (C6).
STEPS = (100_000.0, 500_000.0, 1_000_000.0)


@dataclass(frozen=True, kw_only=True)
class Summary:
    """Mean and percentiles of draws, in their unit; ``positive``: share of draws above 0, no chance of success."""

    mean: float
    p5: float
    p50: float
    p95: float
    positive: float


def summary(values: ArrayLike) -> Summary:
    """C8. Raises ``ValueError`` without a draw, or for one that is no number."""
    drawn = np.asarray(values, dtype=float)
    if not drawn.size or np.any(np.isnan(drawn)):
        raise ValueError("a summary needs draws that are numbers")
    p5, p50, p95 = (float(value) for value in np.percentile(drawn, [5, 50, 95]))
    return Summary(mean=float(drawn.mean()), p5=p5, p50=p50, p95=p95, positive=float((drawn > 0).mean()))


def sampling_error(measure: Callable[[int], Summary], seed: int, scramblings: int = 20) -> Summary:
    """C6: the standard error of each figure of ``measure(seed)``, over scramblings seed, seed + 1, ..."""
    if scramblings < 2:
        raise ValueError(f"scramblings must be at least 2, not {scramblings}")
    found = [asdict(measure(seed + shift)) for shift in range(scramblings)]
    return Summary(**{name: float(np.std([each[name] for each in found], ddof=1)) for name in found[0]})


def printed_step(standard_error: float) -> float:
    """C6: the smallest step of an amount that is not under two standard errors, EUR; the largest there is past it."""
    return next((step for step in STEPS if step >= 2 * standard_error), STEPS[-1])


def mean_has_sign(mean: float, standard_error: float) -> bool:
    """C6: a mean within two standard errors of zero has no sign."""
    return abs(mean) > 2 * standard_error
