"""What must hold whatever the inputs: conservation, monotonicity, transfers, edges."""

import warnings
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from model_cases import INVARIANT, ROUND, cases

from dossier.models.centre import CentreResult, NoBreakEven, break_even_batches, room_queue, simulate, trials_to_fill
from dossier.models.evaluation import (
    NoRate,
    SeveralRates,
    evaluate,
    internal_rate_of_return,
    preferred_option,
    present_value,
    van_se,
    van_se_per_public_euro,
)
from dossier.models.inputs import FIELDS, Inputs


def finite_or_nan(result: object) -> bool:
    numbers = [getattr(result, field.name) for field in fields(result)]  # type: ignore[arg-type]
    return not any(np.any(np.isinf(number)) for number in numbers if isinstance(number, float | np.ndarray))


@INVARIANT
@given(cases())
def test_batches_are_conserved(case: Inputs) -> None:
    centre = simulate(case)
    failed = centre.batches_started * centre.failure_rate
    assert centre.batches_released + failed == pytest.approx(centre.batches_started)
    assert centre.batches_started == min(centre.demand_starts, centre.room_capacity, centre.staff_capacity)
    limit = {"demand": centre.demand_starts, "rooms": centre.room_capacity, "staff": centre.staff_capacity}
    assert centre.batches_started == limit[centre.binding]
    assert centre.occupancy <= case.planned_utilisation * (1 + 1e-12)


@INVARIANT
@given(cases())
def test_more_rooms_never_lower_the_capacity(case: Inputs) -> None:
    rooms = np.arange(1.0, 17.0)
    centre = simulate(replace(case, rooms=rooms))
    assert np.all(np.diff(centre.room_capacity) > 0)
    assert np.all(np.diff(centre.capacity) >= 0)
    assert np.all(np.diff(centre.batches_started) >= 0)


@INVARIANT
@given(cases())
def test_a_fuller_centre_makes_cheaper_batches(case: Inputs) -> None:
    centre = simulate(replace(case, trials_served=np.linspace(0.1, 12, 40)))
    assert np.all(np.diff(centre.occupancy) >= 0)
    assert np.all(np.diff(centre.cost_per_released_batch) <= 1e-6)
    assert np.all(centre.cash_cost_per_released_batch <= centre.cost_per_released_batch)


@INVARIANT
@given(cases())
def test_rooms_are_full_at_the_trials_that_fill_them(case: Inputs) -> None:
    centre = simulate(replace(case, trials_served=trials_to_fill(case)))
    assert centre.demand_starts == pytest.approx(centre.room_capacity)


@INVARIANT
@given(cases())
def test_break_even_starts_pay_for_everything(case: Inputs) -> None:
    centre = simulate(case)
    if np.isnan(centre.break_even_starts):
        with pytest.raises(NoBreakEven) as none:
            break_even_batches(centre.cash_fixed_cost, case.variable_cost, case.fee, centre.failure_rate)
        assert none.value.margin <= 0
        return
    receipts = centre.break_even_starts * (1 - centre.failure_rate) * case.fee
    costs = centre.cash_fixed_cost + centre.capital_charge + centre.break_even_starts * case.variable_cost
    assert receipts == pytest.approx(costs)


@pytest.mark.parametrize(
    "nothing",
    [
        {"trials_served": 0.0},
        {"trials_served": 1e-320},
        {"fte_per_room": 0.0, "minimum_fte": 0.0},
        {"direct_share": 0.0},
        {"rooms": 0.0},
        {"loss_rate": 1.0},
    ],
    ids=str,
)
def test_a_centre_that_releases_nothing_has_no_cost_per_batch(nothing: dict[str, float]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        case = Inputs(**ROUND | nothing)
        centre = simulate(case)
        evaluation = evaluate(case, centre)
    assert centre.batches_released == pytest.approx(0)
    assert np.isnan(centre.cost_per_released_batch)
    assert finite_or_nan(centre) and finite_or_nan(evaluation)
    assert evaluation.pv_benefits == pytest.approx(0)


@INVARIANT
@given(cases(foreign_sponsor_share=0.0), st.floats(0, 500_000))
def test_fees_between_french_agents_are_transfers(case: Inputs, fee: float) -> None:
    """They move public spending, and the VAN-SE only through the cost of public funds."""
    before, after = (evaluate(each, simulate(each)) for each in (case, replace(case, fee=fee)))
    assert after.pv_benefits == before.pv_benefits
    assert after.pv_operation == before.pv_operation
    lighter = before.pv_public_spending - after.pv_public_spending
    gained = after.van_se - before.van_se
    assert gained == pytest.approx(case.public_funds_lambda * lighter, rel=1e-6, abs=1)
    assert van_se(replace(case, fee=fee, public_funds_lambda=0.0)) == van_se(replace(case, public_funds_lambda=0.0))


@INVARIANT
@given(cases())
def test_flows_add_up_to_the_evaluation(case: Inputs) -> None:
    found = evaluate(case, simulate(case))
    flows = found.flows
    assert len(flows.year) == len(case.construction_shares) + int(case.operating_years)
    assert flows.investment.sum() == pytest.approx(found.centre.investment)
    for flow, total in (
        (flows.benefit, found.pv_benefits),
        (flows.public_spending, found.pv_public_spending),
        (flows.net, found.pv_benefits - found.pv_investment - found.pv_operation),
        (flows.fees_received, found.pv_fees_received),
        (flows.public_purchases_avoided, found.pv_public_purchases_avoided),
    ):
        assert present_value(flow, case.discount_rate) == pytest.approx(total, rel=1e-9, abs=1e-3)
    assert found.van_se == pytest.approx(
        found.pv_benefits - found.pv_investment - found.pv_operation - found.pv_public_funds_cost, abs=1e-3
    )


@INVARIANT
@given(st.lists(cases(), min_size=2, max_size=4))
def test_an_array_of_draws_gives_what_each_draw_gives(rows: list[Inputs]) -> None:
    """Every field at once, counts of years among them."""
    together = Inputs(
        **{
            name: ROUND[name] if isinstance(ROUND[name], tuple) else np.array([getattr(row, name) for row in rows])
            for name in FIELDS
        }
    )
    centre = simulate(together)
    evaluation = evaluate(together, centre)
    for position, row in enumerate(rows):
        alone = simulate(row)
        for field in fields(CentreResult):
            if field.name != "binding":
                expected = getattr(alone, field.name)
                assert getattr(centre, field.name)[position] == pytest.approx(expected, nan_ok=True)
        assert centre.binding[position] == alone.binding
        assert evaluation.van_se[position] == pytest.approx(evaluate(row, alone).van_se, abs=1e-3)


def test_internal_rate_only_where_it_means_something() -> None:
    with pytest.raises(NoRate) as never:
        internal_rate_of_return([-1, -2, 0])
    assert never.value.total == -3
    with pytest.raises(SeveralRates) as several:
        internal_rate_of_return([-1, 3, 0, -2])
    assert several.value.sign_changes == 2
    assert internal_rate_of_return([-100, 0, 121]) == pytest.approx(0.1)
    assert internal_rate_of_return([100, 0, -81]) == pytest.approx(-0.1)


def test_a_ratio_to_public_money_needs_public_money() -> None:
    assert van_se_per_public_euro(10.0, 20.0) == 0.5
    assert np.isnan(van_se_per_public_euro(10.0, -20.0)) and np.isnan(van_se_per_public_euro(10.0, 0.0))


def test_the_option_without_the_project_wins_over_losses() -> None:
    assert preferred_option({"a": -1.0, "b": -2.0, "none": 0.0}, "none") == "none"
    assert preferred_option({"a": 1.0, "b": 2.0}, "none") == "b"
    assert preferred_option({}, "none") == "none"


def test_the_queue_of_the_centre_is_that_of_its_rooms() -> None:
    case = Inputs(**ROUND)
    queue = room_queue(case)
    centre = simulate(case)
    assert queue.traffic_intensity == pytest.approx(centre.demand_starts * 12 / (3 * 200))
    assert queue.mean_queue_length == pytest.approx(centre.demand_starts * queue.mean_wait)


@pytest.mark.parametrize(
    "wrong", [{"enrolment_years": 0.0}, {"rooms": -1.0}, {"construction_shares": (0.5, 0.4)}], ids=str
)
def test_inputs_without_meaning_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Inputs(**ROUND | wrong)
