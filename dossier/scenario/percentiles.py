"""The range of a result over the draws: the one record in which a page states it."""

from typing import NamedTuple

import numpy as np

from dossier.models.inputs import Values

#: Nine draws of ten lie between the first and the last.
PERCENTILES = (5, 50, 95)


class Range(NamedTuple):
    """Percentiles 5, 50 and 95 of a result, its mean, and the share of draws above zero (0 to 1)."""

    low: float
    median: float
    high: float
    mean: float
    positive: float

    @property
    def known(self) -> bool:
        """Whether the result exists in nearly every draw: the cost of a batch does not where none is made."""
        return bool(np.isfinite(self.median))

    @property
    def certain(self) -> bool:
        """Every draw is the same: the reader has fixed all that counts, or nothing is built."""
        return self.low == self.high


def range_of(values: Values) -> Range:
    """The range of a result, one value or one a draw; NaN where it does not exist in more than half of the draws."""
    draws = np.atleast_1d(np.asarray(values, dtype=float))
    kept = draws[~np.isnan(draws)]
    if len(kept) <= len(draws) / 2:
        return Range(*(np.nan,) * 5)
    # "nearest" draws: interpolation between a number and infinity is no number
    low, median, high = np.percentile(kept, PERCENTILES, method="nearest" if np.isinf(kept).any() else "linear")
    return Range(float(low), float(median), float(high), float(kept.mean()), float(np.mean(kept > 0)))
