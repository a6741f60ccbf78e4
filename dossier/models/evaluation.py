"""The socio-economic evaluation, évaluation socio-économique (part B, formulas B1 to B10).

Flows are differences with the option without the project: whole community, real prices, taxes and transfers out.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dossier.models.centre import CentreResult, simulate
from dossier.models.demand import (
    demand_in_year,
    operating_years,
    patients_in_year,
    started_in_years,
    trials_in_year,
)
from dossier.models.discounting import (
    NoRate,
    SeveralRates,
    annuity_factor,
    carbon_value,
    discount_factors,
    discount_rate,
    indexed,
    internal_rate_of_return,
    present_value,
)
from dossier.models.flows import Flows, last_value, opening_time, renewed, yearly_flows
from dossier.models.inputs import Array, Inputs, Values, plain, ratio
from dossier.models.unit_values import UnitValues, unit_values

__all__ = [
    "Evaluation",
    "Flows",
    "NoRate",
    "SeveralRates",
    "UnitValues",
    "annuity_factor",
    "carbon_value",
    "demand_in_year",
    "discount_factors",
    "discount_rate",
    "evaluate",
    "indexed",
    "internal_rate",
    "internal_rate_of_return",
    "patients_in_year",
    "preferred_option",
    "present_value",
    "trials_in_year",
    "unit_values",
    "van_se",
    "van_se_per_public_euro",
    "yearly_flows",
]

#: Operating years of the cash balance (B10): the first three, before a review clause of year 3 is read.
FIRST_YEARS = 3


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """Present values in EUR at year 0, one value or ``(draws,)``; costs and receipts alike are positive.

    van_se = pv_benefits - pv_investment - pv_operation - lambda x pv_public_spending (B7). pv_investment holds works
    and renewal less what is left in the last year (B6); pv_operation = pv_authorisation + pv_operation_fixed +
    pv_operation_variable; pv_public_spending is B5, negative where the public purse gains. pv_released is batches,
    discounted: a part of the benefit is its unit value times it. levelised_cost_per_batch (B9) is EUR per released
    batch, NaN where nothing is released; cash_balance_first3 (B10) is EUR, undiscounted; authorisation_cost (A9) is
    EUR, undiscounted, beside it and not in it.
    """

    inputs: Inputs
    centre: CentreResult
    saving_per_batch: Values
    benefit_per_batch: Values
    relief_per_batch: Values
    van_se: Values
    pv_released: Values
    pv_benefits: Values
    pv_works: Values
    pv_renewal: Values
    pv_residual: Values
    pv_investment: Values
    pv_authorisation: Values
    pv_operation_fixed: Values
    pv_operation_variable: Values
    pv_operation: Values
    pv_public_spending: Values
    pv_public_funds_cost: Values
    levelised_cost_per_batch: Values
    cash_balance_first3: Values
    authorisation_cost: Values

    @property
    def yearly(self) -> Flows:
        """The flows behind the present values, computed anew: those of many draws would fill a cache."""
        return yearly_flows(self.inputs, self.centre)

    @property
    def van_se_per_public_euro(self) -> Values:
        """B8."""
        return van_se_per_public_euro(self.van_se, self.pv_public_spending)


def evaluate(inputs: Inputs, centre: CentreResult) -> Evaluation:
    """B1 to B10: the valeur actualisée nette socio-économique and its parts, in the shape of the inputs.

    The factor of operating year j is that of the opening times (1 + r)^-(j-1), the same for every draw of one rate.
    """
    units, years, works = unit_values(inputs), operating_years(inputs), len(inputs.construction_shares)
    growth = 1.0 + np.asarray(inputs.discount_rate)
    opening = growth ** -np.asarray(opening_time(inputs))
    started = started_in_years(inputs, centre.capacity, years)
    weights = operating_weights(inputs, years)
    released_share, last = 1 - centre.failure_rate, np.floor(inputs.operating_years)

    pv_started = opening * over_years(weights, started)
    pv_released = pv_started * released_share
    benefits = pv_released * units.benefit_per_batch
    built = sum(share * growth**-year for year, share in enumerate(inputs.construction_shares)) * centre.investment
    renewal = (
        renewed(inputs) * inputs.renewal_share * centre.investment * opening
        * growth ** -np.asarray(np.floor(inputs.renewal_year) - 1)
    )  # fmt: skip
    residual = last_value(inputs) * centre.investment * opening * growth ** -np.asarray(last - 1)
    authorisation = centre.authorisation_cost * growth**-works
    fixed = centre.cash_fixed_cost * opening * weights.sum(axis=0)
    variable = inputs.variable_cost * pv_started
    investment, operation = built + renewal - residual, authorisation + fixed + variable
    public_spending = investment + operation - pv_released * units.relief_per_batch
    public_funds_cost = inputs.public_funds_lambda * public_spending
    first = started[:FIRST_YEARS].sum(axis=0)
    margin = released_share * inputs.fee - inputs.variable_cost
    values = {
        "saving_per_batch": units.saving_per_batch,
        "benefit_per_batch": units.benefit_per_batch,
        "relief_per_batch": units.relief_per_batch,
        "van_se": benefits - investment - operation - public_funds_cost,
        "pv_released": pv_released,
        "pv_benefits": benefits,
        "pv_works": built,
        "pv_renewal": renewal,
        "pv_residual": residual,
        "pv_investment": investment,
        "pv_authorisation": authorisation,
        "pv_operation_fixed": fixed,
        "pv_operation_variable": variable,
        "pv_operation": operation,
        "pv_public_spending": public_spending,
        "pv_public_funds_cost": public_funds_cost,
        "levelised_cost_per_batch": ratio(investment + operation, pv_released),
        "cash_balance_first3": first * margin - np.minimum(last, FIRST_YEARS) * centre.cash_fixed_cost,
        "authorisation_cost": centre.authorisation_cost,
    }
    shaped = {name: plain(np.broadcast_to(value, inputs.shape)) for name, value in values.items()}
    return Evaluation(inputs=inputs, centre=centre, **shaped)


def operating_weights(inputs: Inputs, years: Array) -> Array:
    """(1 + r)^-(j-1) of operating years j, 0 past the last one: ``(years,)``, ``(years, 1)`` or ``(years, draws)``."""
    column = years.reshape((-1,) + (1,) * len(inputs.shape))
    growth = 1.0 + np.asarray(inputs.discount_rate)
    return np.asarray(growth ** -(column - 1) * (column <= np.floor(inputs.operating_years)), dtype=float)


def over_years(weights: Array, flows: Array) -> Array:
    """Sum over years of weight times flow, without a product of the size of the flows where the weights are plain."""
    if weights.ndim == 2 and weights.shape[1] == 1 and flows.ndim == 2:
        return np.asarray(weights[:, 0] @ flows, dtype=float)
    return np.asarray((weights * flows).sum(axis=0), dtype=float)


def van_se(inputs: Inputs) -> Values:
    """The VAN-SE of a case, EUR: the output that a tornado, a switching value and a bridge are about."""
    return evaluate(inputs, simulate(inputs)).van_se


def van_se_per_public_euro(van_se: Values, pv_public_spending: Values) -> Values:
    """B8: VAN-SE / PV(DP); NaN where PV(DP) is not positive, a case for words and not for a ratio."""
    return plain(ratio(van_se, pv_public_spending))


def internal_rate(evaluation: Evaluation) -> float:
    """B8: taux de rentabilité interne socio-économique of one case, a year, before the cost of public funds.

    Raises ``NoRate`` or ``SeveralRates`` when the net flows do not change sign exactly once.
    """
    flows = evaluation.yearly
    return internal_rate_of_return(flows.net, flows.time)


def preferred_option(expected_van_se: Mapping[str, float], reference: str) -> str:
    """B7 [S]: the option of the largest expected VAN-SE (mean over the draws) if positive, else ``reference``."""
    best = max(expected_van_se, key=lambda option: expected_van_se[option], default=reference)
    return best if expected_van_se.get(best, 0.0) > 0 else reference
