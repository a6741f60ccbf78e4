"""Made-up cases of the models, for the tests that need no data."""

from typing import Any

import numpy as np
from hypothesis import settings
from hypothesis import strategies as st

from dossier.models.inputs import FIELDS, Inputs

#: Reproducible, and no cache on the disk.
INVARIANT = settings(derandomize=True, database=None, deadline=None, max_examples=60)

#: Round test values, not evidence.
ROUND: dict[str, Any] = {
    "rooms": 3.0, "available_days": 300.0, "process_days": 10.0, "changeover_days": 2.0, "planned_utilisation": 0.8,
    "parallel_batches": 2.0, "parallel_staff_factor": 1.2, "parallel_capital_factor": 1.1, "trials_served": 2.0,
    "trials_mean": 1.5, "demand_period": 3.0, "signed_trials": 1.0, "contract_years": 4.0, "signed_patients": 50.0,
    "patients_per_trial": 60.0, "enrolment_years": 3.0, "retry_rate": 0.05, "loss_rate": 0.02, "fte_per_room": 5.0,
    "minimum_fte": 6.0, "pay_per_fte": 50_000.0, "weekend_pay_uplift": 0.1, "direct_share": 0.4,
    "hours_per_fte": 1_500.0, "direct_hours_per_batch": 80.0, "room_area": 60.0, "power_density": 0.5,
    "electricity_price": 0.15, "capex_per_room": 2_000_000.0, "overrun": 1.2, "authorisation_months": 14.0,
    "authorisation_cost_share": 0.5, "maintenance_rate": 0.04, "other_fixed_cost": 200_000.0,
    "variable_cost": 25_000.0, "economic_life": 20.0, "fee": 90_000.0, "price_abroad": 100_000.0,
    "share_abroad": 0.6, "share_not_made": 0.1, "other_french_cost_factor": 1.3, "private_sponsor_share": 0.5,
    "foreign_sponsor_share": 0.1, "health_value_per_batch": 1_000.0, "construction_shares": (0.4, 0.6),
    "ramp": (0.5, 0.8), "operating_years": 15.0, "renewal_share": 0.3, "renewal_year": 8.0, "residual_share": 0.1,
    "discount_rate": 0.03, "public_funds_lambda": 0.2, "review_year": 3.0, "closure_share": 0.8,
}  # fmt: skip

#: Whole values, with the range that a case takes them from.
WHOLE = {
    "rooms": (1, 16), "parallel_batches": (1, 4), "demand_period": (2, 40), "signed_trials": (0, 4),
    "contract_years": (0, 8), "operating_years": (8, 40), "renewal_year": (1, 40), "review_year": (2, 6),
}  # fmt: skip


@st.composite
def cases(draw_value: st.DrawFn, **fixed: Any) -> Inputs:
    """Any case: every number between nothing and three times the round one, shares below one."""
    values = dict(ROUND)
    for name in FIELDS:
        if name in WHOLE:
            values[name] = float(draw_value(st.integers(*WHOLE[name])))
        elif name.startswith("parallel_"):  # an extra batch in a room spares nothing of the others
            values[name] = draw_value(st.floats(1.0, 2.5))
        elif isinstance(ROUND[name], float):
            top = min(3 * ROUND[name], 1.0) if ROUND[name] < 1 else 3 * ROUND[name]
            values[name] = draw_value(st.floats(0.1 * ROUND[name], top))
    return Inputs(**values | fixed)


def together(rows: list[Inputs]) -> Inputs:
    """Several cases as draws of one."""
    stacked = {name: np.array([getattr(row, name) for row in rows]) for name in FIELDS}
    return Inputs(**stacked | {"construction_shares": ROUND["construction_shares"], "ramp": ROUND["ramp"]})
