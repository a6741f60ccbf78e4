"""The flows of the socio-economic evaluation, year by component (formulas B2 to B4)."""

from dataclasses import dataclass, fields

import numpy as np

from dossier.models.centre import CentreResult
from dossier.models.inputs import Array, Inputs, Values


@dataclass(frozen=True, kw_only=True)
class Flows:
    """Undiscounted flows, years along the first axis: shape ``(years,)``, or ``(years, draws)``.

    ``year`` is the index t (0 is the first year of works), always ``(years,)``; ``operating_year`` is j, 0
    during works; ``discount_factor`` is (1 + rate)^-t; ``started`` and ``released`` are batches. EUR, all
    others: costs (works, operation_fixed, operation_variable, renewal) and receipts alike are positive;
    public_spending (B4) is negative where the public purse gains.
    """

    year: Array
    operating_year: Array
    discount_factor: Array
    started: Array
    released: Array
    investment: Array
    renewal: Array
    residual: Array
    operation_fixed: Array
    operation_variable: Array
    saving: Array
    health: Array
    foreign_fees: Array
    fees_received: Array
    public_purchases_avoided: Array
    public_spending: Array

    @property
    def benefit(self) -> Array:
        return self.saving + self.health + self.foreign_fees

    @property
    def net(self) -> Array:
        """Benefit less investment and operation, before the cost of public funds: for the internal rate."""
        costs = self.investment + self.renewal - self.residual + self.operation_fixed + self.operation_variable
        return self.benefit - costs

    def as_dict(self) -> dict[str, Array]:
        """Component by name, in the order of a sheet."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def saving_per_released_batch(inputs: Inputs) -> Values:
    """B2: EUR per released batch for a French sponsor; a batch that would not be made saves nothing."""
    elsewhere_in_france = 1 - inputs.share_abroad - inputs.share_not_made
    marginal_cost = inputs.other_french_cost_factor * inputs.variable_cost
    return inputs.share_abroad * inputs.price_abroad + elsewhere_in_france * marginal_cost


def yearly_flows(inputs: Inputs, centre: CentreResult) -> Flows:
    """B2 to B4 year by year: works, then operating years (those of the longest draw, zero after its own)."""
    shape = inputs.shape
    works = len(inputs.construction_shares)
    lifetime = np.floor(inputs.operating_years)
    year = np.arange(works + int(np.max(lifetime)), dtype=float)
    in_time = year.reshape((-1,) + (1,) * len(shape))
    operating_year = np.maximum(in_time - works + 1, 0.0)
    operates = (operating_year >= 1) & (operating_year <= lifetime)

    def schedule(values: tuple[float, ...], start: int, after: float) -> Array:
        column = np.full(len(year), after)
        column[:start] = 0.0
        column[start : start + len(values)] = values[: len(year) - start]
        return column.reshape(in_time.shape)

    demand = centre.demand_starts * schedule(inputs.ramp, works, 1.0)
    started = np.where(operates, np.minimum(demand, centre.capacity), 0.0)
    released = started * (1 - centre.failure_rate)
    foreign, private = inputs.foreign_sponsor_share, inputs.private_sponsor_share
    french_saving = released * (1 - foreign) * saving_per_released_batch(inputs)
    investment = schedule(inputs.construction_shares, 0, 0.0) * centre.investment
    renews = operates & (operating_year == np.floor(inputs.renewal_year))
    renewal = renews * (inputs.renewal_share * centre.investment)
    residual = (operates & (operating_year == lifetime)) * (inputs.residual_share * centre.investment)
    fixed, variable = operates * np.asarray(centre.cash_fixed_cost), started * inputs.variable_cost
    fees_received = released * (foreign + (1 - foreign) * private) * inputs.fee
    purchases_avoided = french_saving * (1 - private)

    def full(flow: Array) -> Array:
        return np.broadcast_to(flow, (len(year), *shape))

    return Flows(
        year=year,
        operating_year=full(operating_year),
        discount_factor=full((1.0 + np.asarray(inputs.discount_rate)) ** -in_time),
        started=full(started),
        released=full(released),
        investment=full(investment),
        renewal=full(renewal),
        residual=full(residual),
        operation_fixed=full(fixed),
        operation_variable=full(variable),
        saving=full(french_saving),
        health=full(released * (1 - foreign) * inputs.health_value_per_batch),
        foreign_fees=full(released * foreign * inputs.fee),
        fees_received=full(fees_received),
        public_purchases_avoided=full(purchases_avoided),
        public_spending=full(investment + renewal - residual + fixed + variable - fees_received - purchases_avoided),
    )
