"""Made-up cases of the models, for the tests that need no data."""

from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from dossier.models.inputs import FIELDS, Inputs

#: Reproducible, and no cache on the disk.
INVARIANT = settings(derandomize=True, database=None, deadline=None, max_examples=60)

#: Round test values, not evidence.
ROUND: dict[str, Any] = {
    "rooms": 3.0, "open_days": 200.0, "process_days": 10.0, "changeover_days": 2.0, "planned_utilisation": 0.8,
    "parallel_batches": 1.0, "trials_served": 2.0, "patients_per_trial": 60.0, "enrolment_years": 3.0,
    "retry_rate": 0.05, "loss_rate": 0.02, "fte_per_room": 5.0, "minimum_fte": 6.0, "pay_per_fte": 50_000.0,
    "direct_share": 0.4, "hours_per_fte": 1_500.0, "direct_hours_per_batch": 80.0, "room_area": 60.0,
    "power_density": 0.5, "electricity_price": 0.15, "capex_per_room": 2_000_000.0, "overrun": 1.2,
    "maintenance_rate": 0.04, "other_fixed_cost": 200_000.0, "variable_cost": 25_000.0, "economic_life": 20.0,
    "fee": 90_000.0, "price_abroad": 100_000.0, "share_abroad": 0.6, "share_not_made": 0.1,
    "other_french_cost_factor": 1.3, "private_sponsor_share": 0.5, "foreign_sponsor_share": 0.1,
    "health_value_per_batch": 1_000.0, "construction_shares": (0.4, 0.6), "ramp": (0.5, 0.8),
    "operating_years": 15.0, "renewal_share": 0.3, "renewal_year": 8.0, "residual_share": 0.1,
    "discount_rate": 0.03, "public_funds_lambda": 0.2,
}  # fmt: skip


@st.composite
def cases(draw_value: st.DrawFn, **fixed: Any) -> Inputs:
    """Any case: every number between nothing and three times the round one, shares below one."""
    values = dict(ROUND)
    for name in FIELDS:
        if isinstance(ROUND[name], float):
            top = min(3 * ROUND[name], 1.0) if ROUND[name] < 1 else 3 * ROUND[name]
            bottom = 0.1 * ROUND[name] if ROUND[name] else 0.0
            values[name] = draw_value(st.floats(bottom, top))
    values["rooms"] = float(draw_value(st.integers(1, 16)))
    values["operating_years"] = float(draw_value(st.integers(1, 40)))
    values["renewal_year"] = float(draw_value(st.integers(1, 40)))
    values["share_not_made"] *= 1 - values["share_abroad"]
    return Inputs(**values | fixed)
