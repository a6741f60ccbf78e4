"""The review clause at the end of operating year K (D1): stop when going on is worth less than closing."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from dossier.models.centre import CentreResult
from dossier.models.demand import operating_years, started_in_years
from dossier.models.evaluation import Evaluation, operating_weights, over_years
from dossier.models.flows import last_value, opening_time, renewed
from dossier.models.inputs import Array, Inputs, Values, plain
from dossier.models.knowledge import Regressors, prior_of, regressors, year_of_review
from dossier.models.regression import Standardisation, coefficients, quadratic_basis, scale_of

#: The draws of a review: the inputs, the settled year and the evaluation of the same draws.
Draws: TypeAlias = tuple[Inputs, CentreResult, Evaluation]


@dataclass(frozen=True)
class Fit:
    """The regression of the *observed* clause: ``expected`` is E[G + closing | known] in each draw that decides, EUR;
    ``explained`` the share of the variance of G + closing that it explains among the training draws."""

    expected: Array
    coefficients: Array
    explained: float


@dataclass(frozen=True)
class Review:
    """VAN-SE with the clause, EUR ``(draws,)``; where one stops; the regression, None where everything is known."""

    van_se: Array
    stopped: NDArray[np.bool_]
    fit: Fit | None


def going_on(
    inputs: Inputs, centre: CentreResult, evaluation: Evaluation, review_year: float | None = None
) -> tuple[Values, Values]:
    """D1: (G, closing), EUR at year 0, in the shape of the inputs.

    G = PV over j > K of benefit - (1 + lambda)(operation + capital) + lambda x released x relief; closing =
    (1 + lambda)(closure_share x staff_cost - residual_share x investment) x factor of year K + 1. Raises as
    ``year_of_review`` does.
    """
    year = year_of_review(inputs, review_year)
    years = operating_years(inputs)[year:]
    funds = 1 + np.asarray(inputs.public_funds_lambda)
    growth = 1.0 + np.asarray(inputs.discount_rate)
    opening = growth ** -np.asarray(opening_time(inputs))
    weights = operating_weights(inputs, years)
    started = over_years(weights, started_in_years(inputs, centre.capacity, years))
    gain = evaluation.benefit_per_batch + inputs.public_funds_lambda * evaluation.relief_per_batch
    margin = (1 - centre.failure_rate) * gain - funds * inputs.variable_cost
    renewal_year, last = np.floor(inputs.renewal_year), np.floor(inputs.operating_years)
    renewal = (renewal_year > year) * renewed(inputs) * inputs.renewal_share * growth ** -(renewal_year - 1)
    capital = (renewal - last_value(inputs) * growth ** -(last - 1)) * centre.investment
    going = opening * (started * margin - funds * (centre.cash_fixed_cost * weights.sum(axis=0) + capital))
    closing = inputs.closure_share * centre.staff_cost - inputs.residual_share * np.asarray(centre.investment)
    closed = funds * closing * opening * growth**-year
    return plain(np.broadcast_to(going, inputs.shape)), plain(np.broadcast_to(closed, inputs.shape))


def review(
    draws: Draws,
    training_draws: Draws | None = None,
    information: Literal["observed", "perfect"] = "observed",
    review_year: float | None = None,
) -> Review:
    """The clause over ``draws``: stopped when E[G + closing | known] < 0 [D].

    *perfect*: known is everything, an upper bound that never lowers a draw. *observed* (Longstaff-Schwartz): the
    regression is fitted on ``training_draws``, another scrambling of the same law, and decides on ``draws``. Raises
    ``ValueError`` for another word, without draws or training draws, and as ``year_of_review`` and ``regressors`` do.
    """
    inputs, _, evaluation = draws
    gained = np.atleast_1d(_kept_by_going(draws, review_year))
    if information == "perfect":
        stopped = gained < 0
        return Review(np.where(stopped, evaluation.van_se - gained, evaluation.van_se), stopped, None)
    if information != "observed":
        raise ValueError(f"information must be observed or perfect, not {information!r}")
    if training_draws is None or not inputs.shape or not training_draws[0].shape:
        raise ValueError("an observed review needs draws, and other draws to train on")
    trained, year = training_draws[0], year_of_review(inputs, review_year)
    prior = prior_of(trained)
    known = regressors(trained, prior, year)
    scale, target = scale_of(known.table()), _kept_by_going(training_draws, review_year)
    basis = review_basis(known, scale)
    solved = coefficients(basis, np.asarray(target))
    rest = np.var(target - solved @ basis) / max(float(np.var(target)), 1e-300)
    expected = solved @ review_basis(regressors(inputs, prior, year), scale)
    stopped = expected < 0
    van_se = np.where(stopped, evaluation.van_se - gained, evaluation.van_se)
    return Review(van_se, stopped, Fit(expected, solved, float(1 - rest)))


def review_basis(known: Regressors, scale: Standardisation) -> Array:
    """D1: 1, the standardised regressors, their products two by two and squares, S^3, v S^2: ``(functions, draws)``."""
    standard = scale.standardised(known.table())
    of = dict(zip(np.array(Regressors.names())[scale.moves].tolist(), standard, strict=True))
    functions = quadratic_basis(standard)
    if "surplus" in of:
        functions.append(of["surplus"] ** 3)
    if "surplus" in of and "v" in of:
        functions.append(of["v"] * of["surplus"] ** 2)
    return np.stack(functions)


def _kept_by_going(draws: Draws, review_year: float | None) -> Values:
    """G + closing: what going on is worth more than stopping."""
    going, closing = going_on(*draws, review_year)
    return going + closing
