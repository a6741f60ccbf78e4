"""What a scenario gives, with the clause and without: its draws, its path, the sixteen paths, the shares (D1, D3)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

import numpy as np

from dossier.catalogue import Catalogue
from dossier.models.conditions import CLAUSE, CONDITIONS
from dossier.models.review import going_on
from dossier.models.staging import Draws, Review, evaluated, review, shapley
from dossier.models.summaries import Summary, summary
from dossier.scenario.asked import GRANTED, Scenario, check_scenario
from dossier.scenario.cases import drawn_from, samples
from dossier.scenario.faults import ScenarioFault
from dossier.scenario.figures import WITH_CLAUSE, Figures, figures_of, nothing
from dossier.scenario.once import once
from dossier.scenario.tables import REFERENCE


@dataclass(frozen=True, kw_only=True)
class PathResult:
    """The VAN-SE of one path, EUR, without and with the observed clause, and the share of draws where one stops."""

    scenario: Scenario
    without: Figures
    with_clause: Figures
    stopped: float

    @property
    def asked(self) -> Figures:
        """What the scenario asks: with the clause where it is among its conditions (D6)."""
        return self.with_clause if self.scenario.has_clause else self.without


@dataclass(frozen=True, kw_only=True)
class GridCell:
    """One combination of C1 to C4. ``fault`` is why it cannot be computed: then there is no result."""

    conditions: tuple[str, ...]
    result: PathResult | None
    fault: ScenarioFault | None


@dataclass(frozen=True, kw_only=True)
class ClauseResult:
    """The review clause of a scenario: VAN-SE without it, with what is known then, with everything known (a bound).

    ``stopped`` and ``stopped_perfect`` are shares of draws; ``closing`` is what closing costs, EUR at year 0.
    """

    review_year: int
    without: Figures
    observed: Figures
    perfect: Figures
    stopped: float
    stopped_perfect: float
    closing: Summary


@dataclass(frozen=True)
class ShapleyShare:
    """What a condition brings, over every order: its share, the smallest and the largest gain."""

    condition_id: str
    share: float
    smallest: float
    largest: float


@once(8)  # about 6 MB each beside the samples
def draws_of(catalogue: Catalogue, scenario: Scenario) -> Draws:
    """The draws that decide: inputs, settled year, evaluation. The clause changes none. Raises as ``check_scenario``.

    Never change an array: every caller shares them.
    """
    return _draws(catalogue, scenario, 0)


@once(8)
def clause_review(catalogue: Catalogue, scenario: Scenario, information: Literal["observed", "perfect"]) -> Review:
    """The clause over the draws of a scenario, whether it is among its conditions or not."""
    draws = draws_of(catalogue, scenario.without_clause())
    if scenario.option_id == REFERENCE:  # nothing is built, nothing is stopped
        return Review(np.zeros(draws[0].shape), np.zeros(draws[0].shape, dtype=bool), None)
    training = _draws(catalogue, scenario, 1) if information == "observed" else None
    return review(draws, training, information)


@once(512)
def path_of(catalogue: Catalogue, scenario: Scenario) -> PathResult:
    """The result of a scenario. Raises as ``check_scenario``."""
    check_scenario(catalogue, scenario)
    if scenario.option_id == REFERENCE:
        return PathResult(scenario=scenario, without=nothing(), with_clause=nothing(), stopped=0.0)
    bare = scenario.without_clause()
    if bare != scenario:
        found = path_of(catalogue, bare)
        return PathResult(
            scenario=scenario, without=found.without, with_clause=found.with_clause, stopped=found.stopped
        )
    draws, clause = draws_of(catalogue, bare), clause_review(catalogue, bare, "observed")
    return PathResult(
        scenario=scenario,
        without=figures_of(draws[2].van_se),
        with_clause=figures_of(clause.van_se, WITH_CLAUSE),
        stopped=float(clause.stopped.mean()),
    )


def grid_of(catalogue: Catalogue, scenario: Scenario) -> tuple[GridCell, ...]:
    """D3: the sixteen combinations of C1 to C4, fewest first, each without and with the clause: 32 results.

    The option, the values and the thresholds are those of the scenario, its conditions aside. A cell that contradicts a
    value of the reader holds the fault. Raises as ``input_rows``.
    """
    cells = []
    for size in range(len(GRANTED) + 1):
        for subset in combinations(GRANTED, size):
            try:
                cells.append(GridCell(conditions=subset, result=path_of(catalogue, scenario.under(subset)), fault=None))
            except ScenarioFault as fault:
                cells.append(GridCell(conditions=subset, result=None, fault=fault))
    return tuple(cells)


def shares_of(
    catalogue: Catalogue, scenario: Scenario, statistic: Literal["mean", "positive", "p5"] = "mean"
) -> tuple[ShapleyShare, ...]:
    """D3: the Shapley share of each condition and of the clause in a statistic; they sum to the whole.

    Empty where a combination cannot be computed.
    """
    values: dict[Iterable[str], float] = {}
    for cell in grid_of(catalogue, scenario):
        if cell.result is None:
            return ()
        values[frozenset(cell.conditions)] = float(getattr(cell.result.without.values, statistic))
        values[frozenset((*cell.conditions, CLAUSE))] = float(getattr(cell.result.with_clause.values, statistic))
    return tuple(ShapleyShare(name, *found) for name, found in shapley(values, list(CONDITIONS)).items())


def clause_of(catalogue: Catalogue, scenario: Scenario) -> ClauseResult:
    """D1: the clause of a scenario. Raises as ``check_scenario``."""
    path, bare = path_of(catalogue, scenario), scenario.without_clause()
    draws = draws_of(catalogue, bare)
    perfect = clause_review(catalogue, bare, "perfect")
    _, closing = going_on(*draws)
    return ClauseResult(
        review_year=int(np.max(draws[0].review_year)),
        without=path.without,
        observed=path.with_clause,
        perfect=figures_of(perfect.van_se),
        stopped=path.stopped,
        stopped_perfect=float(perfect.stopped.mean()),
        closing=summary(closing),
    )


def ladder_of(catalogue: Catalogue, scenarios: Mapping[str, Scenario]) -> dict[str, PathResult]:
    """Scenarios side by side, by any name: options, named scenarios, those that a reader keeps."""
    return {name: path_of(catalogue, scenario) for name, scenario in scenarios.items()}


def _draws(catalogue: Catalogue, scenario: Scenario, which: int) -> Draws:
    check_scenario(catalogue, scenario)
    sample = samples(catalogue, scenario.option_id)[which]
    return evaluated(drawn_from(sample, scenario.option_id, scenario.granted, scenario.as_dict()))
