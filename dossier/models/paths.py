"""The paths of the option (D3) and what can be lost on them (D5)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np

from dossier.models.centre import simulate
from dossier.models.conditions import CLAUSE, Condition
from dossier.models.draws import Sample
from dossier.models.evaluation import Evaluation, evaluate
from dossier.models.inputs import Inputs
from dossier.models.review import Draws, Review, review
from dossier.models.summaries import Summary, summary


@dataclass(frozen=True, kw_only=True)
class LossCap:
    """D5, EUR: the stake (investment), the loss of the worst twentieth without and with the clause, the deficit of the
    first three years in the worst twentieth, and what is paid at most before the authorisation."""

    investment_p5: float
    investment_p50: float
    investment_p95: float
    van_se_p5: float
    van_se_p5_with_clause: float
    cash_balance_first3_p5: float
    authorisation_cost_p95: float


def evaluated(inputs: Inputs) -> Draws:
    """The triple that a review reads."""
    centre = simulate(inputs)
    return inputs, centre, evaluate(inputs, centre)


def reviewed(
    deciding: Sample, training: Sample, conditions: Iterable[str | Condition] = (), **overrides: Any
) -> tuple[Draws, Review]:
    """One path: its draws, and the observed clause over them."""
    given = tuple(conditions)
    draws, others = (evaluated(sample.inputs(given, **overrides)) for sample in (deciding, training))
    return draws, review(draws, others)


def paths(
    deciding: Sample,
    training: Sample,
    conditions: Mapping[str, Condition],
    **overrides: Any,
) -> dict[frozenset[str], Summary]:
    """D3: the VAN-SE of every subset of the conditions and the clause, by the ids granted.

    With four conditions and the clause: 32 results. Columns are shared between subsets through the samples.
    """
    found = {}
    names = [name for name in conditions if name != CLAUSE]
    for size in range(len(names) + 1):
        for subset in combinations(names, size):
            draws, clause = reviewed(deciding, training, [conditions[name] for name in subset], **overrides)
            found[frozenset(subset)] = summary(draws[2].van_se)
            found[frozenset((*subset, CLAUSE))] = summary(clause.van_se)
    return found


def loss_cap(evaluation: Evaluation, clause: Review) -> LossCap:
    """D5, from the draws of an option and the observed clause over them."""
    stake = [float(value) for value in np.percentile(evaluation.centre.investment, [5, 50, 95])]
    return LossCap(
        investment_p5=stake[0],
        investment_p50=stake[1],
        investment_p95=stake[2],
        van_se_p5=float(np.percentile(evaluation.van_se, 5)),
        van_se_p5_with_clause=float(np.percentile(clause.van_se, 5)),
        cash_balance_first3_p5=float(np.percentile(evaluation.cash_balance_first3, 5)),
        authorisation_cost_p95=float(np.percentile(evaluation.authorisation_cost, 95)),
    )
