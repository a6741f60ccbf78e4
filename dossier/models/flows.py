"""The flows of the socio-economic evaluation, year by component, with their time (B1 to B6)."""

from dataclasses import dataclass, fields

import numpy as np

from dossier.models.centre import MONTHS_PER_YEAR, CentreResult
from dossier.models.demand import operating_years, started_in_years
from dossier.models.inputs import Array, Inputs, Values
from dossier.models.unit_values import unit_values


@dataclass(frozen=True, kw_only=True)
class Flows:
    """Undiscounted flows, rows along the first axis: shape ``(rows,)``, or ``(rows, draws)``.

    A row is a year of works, the authorisation, then an operating year. ``time`` is in years from the first year of
    works; ``operating_year`` is j, 0 before; ``started`` and ``released`` are batches. EUR, all others: costs (works,
    authorisation, renewal, operation_fixed, operation_variable) and receipts alike are positive; ``fees`` are received
    by the centre from all sponsors; public_spending (B5) is negative where the public purse gains.
    """

    time: Array
    operating_year: Array
    started: Array
    released: Array
    works: Array
    authorisation: Array
    operation_fixed: Array
    operation_variable: Array
    renewal: Array
    residual: Array
    benefit: Array
    fees: Array
    public_spending: Array

    @property
    def net(self) -> Array:
        """Benefit less investment and operation, before the cost of public funds: for the internal rate."""
        operation = self.authorisation + self.operation_fixed + self.operation_variable
        return self.benefit - (self.works + self.renewal - self.residual) - operation

    def as_dict(self) -> dict[str, Array]:
        """Component by name, in the order of a sheet."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def opening_time(inputs: Inputs) -> Values:
    """B1: t_1, years from the first year of works to the first operating year."""
    return len(inputs.construction_shares) + inputs.authorisation_months / MONTHS_PER_YEAR


def renewed(inputs: Inputs) -> Values:
    """B6: 1 where the renewal falls within the operating years, else 0."""
    return np.asarray(np.floor(inputs.renewal_year) <= np.floor(inputs.operating_years), dtype=float)


def last_value(inputs: Inputs) -> Values:
    """B6: what is left in the last operating year, share of the investment: the residual value, and a renewal's own.

    A renewal keeps a straight-line value over the life that it opens.
    """
    run = np.floor(inputs.operating_years) - np.floor(inputs.renewal_year) + 1
    opened = np.asarray(inputs.economic_life - np.floor(inputs.renewal_year) + 1, dtype=float)
    left = np.where(opened > 0, np.maximum(0.0, 1 - run / np.where(opened > 0, opened, 1.0)), 0.0)
    return inputs.residual_share + renewed(inputs) * inputs.renewal_share * left


def yearly_flows(inputs: Inputs, centre: CentreResult) -> Flows:
    """B1 to B6 row by row: operating years are those of the longest draw, zero after its own."""
    shape, works, years = inputs.shape, len(inputs.construction_shares), operating_years(inputs)
    units, before = unit_values(inputs), works + 1
    in_time = years.reshape((-1,) + (1,) * len(shape))
    operates = in_time <= np.floor(inputs.operating_years)
    started = started_in_years(inputs, centre.capacity, years)
    released = started * (1 - centre.failure_rate)

    def rows(first: Array, operating: Array | float) -> Array:
        """One component: ``first`` before the operating years, ``operating`` in them."""
        late = np.broadcast_to(operating, (len(years), *shape))
        return np.concatenate([np.broadcast_to(first, (before, *shape)), late])

    def early(values: list[Values]) -> Array:
        return np.stack([np.broadcast_to(np.asarray(value, dtype=float), shape) for value in values])

    nothing = early([0.0] * before)
    spent = early([*(share * np.asarray(centre.investment) for share in inputs.construction_shares), 0.0])
    authorised = early([*[0.0] * works, centre.authorisation_cost])
    fixed, variable = operates * np.asarray(centre.cash_fixed_cost), started * inputs.variable_cost
    renews = operates & (in_time == np.floor(inputs.renewal_year))
    renewal = renews * (inputs.renewal_share * np.asarray(centre.investment))
    residual = (in_time == np.floor(inputs.operating_years)) * (last_value(inputs) * np.asarray(centre.investment))
    spending = fixed + variable + renewal - residual - released * units.relief_per_batch
    return Flows(
        time=rows(early([*map(float, range(works)), float(works)]), opening_time(inputs) + in_time - 1),
        operating_year=rows(nothing, in_time),
        started=rows(nothing, started),
        released=rows(nothing, released),
        works=rows(spent, 0.0),
        authorisation=rows(authorised, 0.0),
        operation_fixed=rows(nothing, fixed),
        operation_variable=rows(nothing, variable),
        renewal=rows(nothing, renewal),
        residual=rows(nothing, residual),
        benefit=rows(nothing, released * units.benefit_per_batch),
        fees=rows(nothing, released * inputs.fee),
        public_spending=rows(spent + authorised, spending),
    )
