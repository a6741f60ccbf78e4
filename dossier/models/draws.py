"""Draws of the inputs: scrambled Sobol points through the law of each row (C1 to C4)."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from scipy.stats import qmc

from dossier.models.conditions import Condition, Contradicted, granted, narrowed
from dossier.models.inputs import BY_PERIOD, PERIODS, Array, Inputs, Values
from dossier.models.laws import Law, LawRow, counts, is_constant, law, within_bounds

#: Points of a set (a power of two: only then are Sobol points balanced), and the scrambling that decides (C1).
SIZE = 2**14
DECIDING_SEED = 20261129

#: Another scrambling, on which the review clause learns (D1).
TRAINING_SEED = DECIDING_SEED + 1

#: Two dimensions that nothing reads close the set [D]: a change of their number scrambles every dimension anew.
SPARE = 2
CLIP = 1e-12


@lru_cache(maxsize=2)  # the points that decide and those of the training: 8 MB each
def unit_points(dimensions: int, size: int, seed: int) -> Array:
    """Scrambled Sobol points in (0, 1), shape ``(dimensions, size)``; cannot be written to (C1).

    Raises ``ValueError`` unless size is a power of two.
    """
    if size < 1 or size & (size - 1):
        raise ValueError(f"size must be a power of two, not {size}")
    points = qmc.Sobol(dimensions, scramble=True, rng=np.random.default_rng(seed)).random(size)
    kept: Array = _kept(np.ascontiguousarray(np.clip(points, CLIP, 1 - CLIP).T))
    return kept


class Sample:
    """The draws of one option under one scrambling; what conditions share is computed once.

    ``rows`` are the rows of the option, in the order of the table (or by id in this order). ``dimensions`` are the ids
    that are drawn once, those with a law in some option's row: by default those of ``rows``. Each has its dimension,
    in order, then come count and size of period 1, of period 2, ...: an input that is fixed, or conditioned, moves no
    other.
    """

    def __init__(
        self,
        rows: Iterable[LawRow] | Mapping[str, LawRow],
        *,
        size: int = SIZE,
        seed: int = DECIDING_SEED,
        dimensions: Sequence[str] | None = None,
    ) -> None:
        listed = rows.values() if isinstance(rows, Mapping) else rows
        self.rows: dict[str, LawRow] = {row.input_id: row for row in listed}
        self.size, self.seed = size, seed
        drawn = [name for name, row in self.rows.items() if not is_constant(row) and name not in BY_PERIOD]
        self.dimensions = tuple(drawn if dimensions is None else dimensions)
        if missing := set(drawn) - set(self.dimensions):
            raise ValueError(f"no dimension for {', '.join(sorted(missing))}")
        self._points = unit_points(len(self.dimensions) + len(BY_PERIOD) * PERIODS + SPARE, size, seed)
        self._columns: dict[tuple[str, float | None, float | None], Any] = {}

    def inputs(self, conditions: Iterable[str | Condition] = (), **overrides: Any) -> Inputs:
        """Draws ``(size,)`` of each input with a law, ``(size, 14)`` of trials_served and patients_per_trial.

        An override sets an input whatever the conditions set, in every period; counts follow a trials_mean that is
        set. Raises ``ValueOutOfBounds``, ``Contradicted`` (an override outside what a condition grants), ``NoMass``.
        """
        if unknown := set(overrides) - set(self.rows):
            raise ValueError(f"no input is called {', '.join(sorted(unknown))}")
        values = {name: within_bounds(self.rows[name], value) for name, value in overrides.items()}
        given = granted(conditions)
        for condition in given:
            _check(condition, overrides)
            values = {**condition.sets, **values}
        for name in self.rows:
            if name not in values and name not in BY_PERIOD:
                values[name] = self._column(name, *narrowed(given, name))
        for name in BY_PERIOD:
            if name not in values:
                values[name] = self._periods(name, values["trials_mean"], "trials_mean" in overrides)
        return Inputs(**values)

    def law_of(self, name: str, conditions: Iterable[str | Condition] = ()) -> Law:
        """The law of an input, with what the conditions leave of it."""
        return law(self.rows[name], *narrowed(granted(conditions), name))

    def trials_at(self, mean: Values) -> Array:
        """Counts ``(size, 14)`` at another mean, the probabilities of the periods unchanged (C3)."""
        maximum = self.rows["trials_served"].maximum
        if maximum is None:
            raise ValueError("trials_served has no maximum: its counts have no end")
        found: Array = _kept(counts(self._of_periods("trials_served"), mean, maximum)).T
        return found

    def _column(self, name: str, low: float | None, high: float | None) -> Any:
        key = (name, low, high)
        if key not in self._columns:
            row = self.rows[name]
            if is_constant(row):
                self._columns[key] = law(row, low, high).ppf(0.5) if low is not None or high is not None else row.mode
            else:
                points = self._points[self.dimensions.index(name)]
                self._columns[key] = _kept(law(row, low, high).ppf(points))
        return self._columns[key]

    def _periods(self, name: str, trials_mean: Values, is_set: bool) -> Any:
        row = self.rows[name]
        if is_constant(row):
            return row.mode
        if is_set and row.law == "poisson":
            return self.trials_at(trials_mean)
        key = (name, None, None)
        if key not in self._columns:
            points = self._of_periods(name)
            drawn = self.trials_at(trials_mean) if row.law == "poisson" else _kept(law(row).ppf(points)).T
            self._columns[key] = drawn
        return self._columns[key]

    def _of_periods(self, name: str) -> Array:
        """Points ``(14, size)`` of a count or a size: side by side, since their product is what matters [D]."""
        first = len(self.dimensions) + BY_PERIOD.index(name)
        return self._points[first : first + len(BY_PERIOD) * PERIODS : len(BY_PERIOD)]


def draw(
    inputs_table: Iterable[LawRow] | Mapping[str, LawRow],
    conditions: Iterable[str | Condition] = (),
    size: int = SIZE,
    seed: int = DECIDING_SEED,
    *,
    dimensions: Sequence[str] | None = None,
    **overrides: Any,
) -> Inputs:
    """The draws of one option under conditions: ``Sample`` where they are needed once. Raises as it does."""
    return Sample(inputs_table, size=size, seed=seed, dimensions=dimensions).inputs(conditions, **overrides)


def _check(condition: Condition, overrides: Mapping[str, Any]) -> None:
    for name, value in overrides.items():
        most, least = condition.at_most.get(name, np.inf), condition.at_least.get(name, -np.inf)
        if name in condition.at_most and np.any(np.asarray(value) > most):
            raise Contradicted(condition.condition_id, name, value, most)
        if name in condition.at_least and np.any(np.asarray(value) < least):
            raise Contradicted(condition.condition_id, name, value, least)


def _kept(values: Any) -> Any:
    values.flags.writeable = False
    return values
