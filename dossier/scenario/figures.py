"""What is stated of draws, how far sampling lets it be read, and the one place that rounds it (C6, C8)."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from dossier.models.summaries import Summary, mean_has_sign, printed_step, summary

#: Parts of a set of points whose figures are compared: each is a balanced set of its own, so that the spread of their
#: figures says the error of the whole without another scrambling.
BLOCKS = 16

#: Steps of a printed share, fractions of 1: a point, or more where the draws do not allow it.
SHARE_STEPS = (0.01, 0.02, 0.05, 0.1)


#: The least error of a result with the clause (C6): blocks share one regression, whose own error they do not see.
WITH_CLAUSE = Summary(mean=20_000.0, p5=100_000.0, p50=0.0, p95=0.0, positive=0.002)

#: The least error of a P5, as a part of what lies between P5 and P95: what 20 scramblings give (C6). The blocks of one
#: set of points may pass just under.
LEAST_OF_SPREAD = 0.002


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Mean, P5, P50, P95 (in the unit of the draws) and share of draws above 0, each with its standard error."""

    values: Summary
    errors: Summary

    @property
    def mean_has_sign(self) -> bool:
        """C6: a mean within two standard errors of zero has none."""
        return mean_has_sign(self.values.mean, self.errors.mean)

    def step(self, name: str) -> float:
        """The step at which a figure is printed: of EUR, or of a share for ``positive``."""
        error = float(getattr(self.errors, name))
        return share_step(error) if name == "positive" else printed_step(error)

    def printed(self, name: str) -> float:
        """A figure at its step."""
        return at_step(float(getattr(self.values, name)), self.step(name))


def figures_of(values: ArrayLike, least: Summary | None = None) -> Figures:
    """The figures of the draws of one Sobol set, in their order, their errors not under ``least``.

    Raises ``ValueError`` unless blocks are equal.
    """
    drawn = np.asarray(values, dtype=float)
    blocks = np.stack(np.split(drawn, BLOCKS))
    p5, p50, p95 = np.percentile(blocks, [5, 50, 95], axis=1)
    of_blocks = {"mean": blocks.mean(axis=1), "p5": p5, "p50": p50, "p95": p95, "positive": (blocks > 0).mean(axis=1)}
    errors = {name: float(np.std(each, ddof=1) / np.sqrt(BLOCKS)) for name, each in of_blocks.items()}
    found = summary(drawn)
    errors["p5"] = max(errors["p5"], LEAST_OF_SPREAD * (found.p95 - found.p5))
    if least is not None:
        errors = {name: max(error, float(getattr(least, name))) for name, error in errors.items()}
    return Figures(values=found, errors=Summary(**errors))


def nothing() -> Figures:
    """The figures of the option without the project: every flow is a difference with it."""
    zero = Summary(mean=0.0, p5=0.0, p50=0.0, p95=0.0, positive=0.0)
    return Figures(values=zero, errors=zero)


def at_step(value: float, step: float) -> float:
    """A value at a step: nothing finer is printed. Halves go away from zero; nothing is minus zero."""
    steps = float(np.floor(abs(value) / step + 0.5 + 1e-9))
    return float(np.sign(value) * round(steps * step, 12)) + 0.0


def share_step(standard_error: float) -> float:
    """The smallest step of a share that is not under two standard errors (C6)."""
    return next((step for step in SHARE_STEPS if step >= 2 * standard_error), SHARE_STEPS[-1])


def unit_step(standard_error: float) -> float:
    """The smallest 1, 2 or 5 times a power of ten that is not under two standard errors: batches, EUR a batch, days.

    Zero where there is no error: every digit is known.
    """
    if not standard_error > 0:
        return 0.0
    power = 10.0 ** np.floor(np.log10(2 * standard_error))
    return float(next(each * power for each in (1, 2, 5, 10) if each * power >= 2 * standard_error * (1 - 1e-9)))
