"""The socio-economic evaluation, évaluation socio-économique (part B of the models, formulas B1 to B7).

Flows are differences with the option without the project: whole community, real prices, taxes and transfers
out.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from dossier.models.centre import CentreResult, simulate
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
from dossier.models.flows import Flows, saving_per_released_batch, yearly_flows
from dossier.models.inputs import Array, Inputs, Values, plain

__all__ = [
    "Evaluation",
    "Flows",
    "NoRate",
    "SeveralRates",
    "annuity_factor",
    "carbon_value",
    "discount_factors",
    "discount_rate",
    "evaluate",
    "indexed",
    "internal_rate",
    "internal_rate_of_return",
    "preferred_option",
    "present_value",
    "saving_per_released_batch",
    "van_se",
    "van_se_per_public_euro",
    "yearly_flows",
]


@dataclass(frozen=True, kw_only=True)
class Evaluation:
    """Present values in EUR at year 0, one value or ``(draws,)``; costs and receipts alike are positive.

    van_se = pv_benefits - pv_investment - pv_operation - pv_public_funds_cost (B5). pv_investment holds works
    and renewal less the residual value; pv_public_spending is B4, negative where the public purse gains;
    saving_per_released_batch is B2.
    """

    inputs: Inputs
    centre: CentreResult
    saving_per_released_batch: Values
    van_se: Values
    pv_benefits: Values
    pv_saving: Values
    pv_health: Values
    pv_foreign_fees: Values
    pv_investment: Values
    pv_works: Values
    pv_renewal: Values
    pv_residual: Values
    pv_operation: Values
    pv_operation_fixed: Values
    pv_operation_variable: Values
    pv_public_spending: Values
    pv_fees_received: Values
    pv_public_purchases_avoided: Values
    pv_public_funds_cost: Values

    @property
    def flows(self) -> Flows:
        """The flows behind the present values, computed anew: those of many draws would fill a cache."""
        return yearly_flows(self.inputs, self.centre)

    @property
    def van_se_per_public_euro(self) -> Values:
        """B6."""
        return van_se_per_public_euro(self.van_se, self.pv_public_spending)


def evaluate(inputs: Inputs, centre: CentreResult) -> Evaluation:
    """B2 to B5: the valeur actualisée nette socio-économique and its parts, in the shape of the inputs."""
    flows = yearly_flows(inputs, centre)

    def worth(flow: Array) -> Values:
        return plain((flow * flows.discount_factor).sum(axis=0))

    saving, health, foreign_fees = worth(flows.saving), worth(flows.health), worth(flows.foreign_fees)
    works, renewal, residual = worth(flows.investment), worth(flows.renewal), worth(flows.residual)
    fixed, variable = worth(flows.operation_fixed), worth(flows.operation_variable)
    public_spending = worth(flows.public_spending)
    benefits = saving + health + foreign_fees
    investment, operation = works + renewal - residual, fixed + variable
    public_funds_cost = inputs.public_funds_lambda * public_spending
    return Evaluation(
        inputs=inputs,
        centre=centre,
        saving_per_released_batch=saving_per_released_batch(inputs),
        van_se=benefits - investment - operation - public_funds_cost,
        pv_benefits=benefits,
        pv_saving=saving,
        pv_health=health,
        pv_foreign_fees=foreign_fees,
        pv_investment=investment,
        pv_works=works,
        pv_renewal=renewal,
        pv_residual=residual,
        pv_operation=operation,
        pv_operation_fixed=fixed,
        pv_operation_variable=variable,
        pv_public_spending=public_spending,
        pv_fees_received=worth(flows.fees_received),
        pv_public_purchases_avoided=worth(flows.public_purchases_avoided),
        pv_public_funds_cost=public_funds_cost,
    )


def van_se(inputs: Inputs) -> Values:
    """The VAN-SE of a case, EUR: the output that a tornado, a switching value and a bridge are about."""
    return evaluate(inputs, simulate(inputs)).van_se


def van_se_per_public_euro(van_se: Values, pv_public_spending: Values) -> Values:
    """B6: VAN-SE / PV(DP); NaN where PV(DP) is not positive, a case for words and not for a ratio."""
    value, spending = np.broadcast_arrays(np.asarray(van_se, float), np.asarray(pv_public_spending, float))
    ratio = np.divide(value, spending, out=np.full(value.shape, np.nan), where=spending > 0)
    return plain(ratio)


def internal_rate(evaluation: Evaluation) -> float:
    """B6: taux de rentabilité interne socio-économique of one case, a year, before the cost of public funds.

    Raises ``NoRate`` or ``SeveralRates`` when the net flows do not change sign exactly once.
    """
    return internal_rate_of_return(evaluation.flows.net)


def preferred_option(van_se_by_option: Mapping[str, float], reference: str) -> str:
    """B7 [S]: the option of largest VAN-SE if that is positive, else ``reference`` (without the project)."""
    best = max(van_se_by_option, key=lambda option: van_se_by_option[option], default=reference)
    return best if van_se_by_option.get(best, 0.0) > 0 else reference
