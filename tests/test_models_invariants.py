"""What must hold whatever the inputs: a second writing, conservation, monotonicity, transfers, units, edges."""

import warnings
from dataclasses import fields, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from models_cases import INVARIANT, ROUND, cases, together
from models_reference import books, going_on_and_closing

from dossier.models.centre import (
    CentreResult,
    NoBreakEven,
    break_even_batches,
    room_queue,
    simulate,
    trials_to_fill,
)
from dossier.models.demand import signed_and_started
from dossier.models.evaluation import (
    Evaluation,
    NoRate,
    SeveralRates,
    demand_in_year,
    evaluate,
    internal_rate,
    internal_rate_of_return,
    patients_in_year,
    preferred_option,
    trials_in_year,
    unit_values,
    van_se,
    van_se_per_public_euro,
)
from dossier.models.inputs import Inputs
from dossier.models.staging import going_on

#: Fields of an evaluation and of a settled year that are money: twice the prices is twice each of them.
PRICES = (
    "pay_per_fte",
    "electricity_price",
    "capex_per_room",
    "other_fixed_cost",
    "variable_cost",
    "fee",
    "price_abroad",
    "health_value_per_batch",
)


def both(case: Inputs) -> tuple[CentreResult, Evaluation]:
    centre = simulate(case)
    return centre, evaluate(case, centre)


@INVARIANT
@given(cases())
def test_a_second_writing_agrees(case: Inputs) -> None:
    """One draw at a time, public money agent by agent."""
    centre, evaluation = both(case)
    size = abs(evaluation.pv_benefits) + abs(evaluation.pv_operation) + abs(evaluation.pv_investment)
    assert evaluation.van_se == pytest.approx(books(case).van_se(case), abs=1e-12 * size)
    assert going_on(case, centre, evaluation) == pytest.approx(going_on_and_closing(case), abs=1e-12 * size)


@INVARIANT
@given(cases(), cases(), st.lists(st.integers(0, 6), min_size=14, max_size=14), st.permutations(range(14)))
def test_a_second_writing_agrees_by_period(case: Inputs, other: Inputs, trials: list[int], order: list[int]) -> None:
    """Counts and sizes by period: of one timing, then of periods and contracts that differ between draws."""
    counts = np.array([trials, trials[::-1]], dtype=float)
    sizes = 20.0 + 10 * np.array([order, order[::-1]])
    for rows in ([case, case], [case, other]):
        one = case if rows[1] is case else together(rows)
        drawn = replace(one, trials_served=counts, patients_per_trial=sizes)
        expected = []
        for row, count, size in zip(rows, counts, sizes, strict=True):
            lists: dict[str, Any] = {"trials_served": count, "patients_per_trial": size}
            expected.append(books(replace(row, **lists)).van_se(row))
        assert van_se(drawn) == pytest.approx(expected, rel=1e-9, abs=1e-3)


@INVARIANT
@given(st.lists(cases(), min_size=2, max_size=4))
def test_an_array_of_draws_gives_what_each_draw_gives(rows: list[Inputs]) -> None:
    """Every field at once, counts of years and contracts among them."""
    drawn = together(rows)
    centre, evaluation = both(drawn)
    for position, row in enumerate(rows):
        alone = both(row)
        for part, single in zip((centre, evaluation), alone, strict=True):
            for each in fields(part):
                expected = getattr(single, each.name)
                if isinstance(expected, float):
                    assert getattr(part, each.name)[position] == pytest.approx(
                        expected, rel=1e-9, abs=1e-3, nan_ok=True
                    )
        assert centre.binding[position] == alone[0].binding
        for year in (1, 2, 5, 30):
            for by_year in (trials_in_year, patients_in_year, demand_in_year):
                assert by_year(drawn, year)[position] == pytest.approx(float(by_year(row, year)))


@INVARIANT
@given(cases())
def test_batches_are_conserved(case: Inputs) -> None:
    centre = simulate(case)
    failed = centre.batches_started * centre.failure_rate
    assert centre.batches_released + failed == pytest.approx(centre.batches_started)
    limit = {"demand": centre.demand_starts, "rooms": centre.room_capacity, "staff": centre.staff_capacity}
    assert centre.batches_started == min(limit.values()) == limit[centre.binding]
    assert centre.occupancy <= case.planned_utilisation * (1 + 1e-12)


@INVARIANT
@given(cases())
def test_flows_add_up_to_the_evaluation(case: Inputs) -> None:
    centre, found = both(case)
    flows = found.yearly
    factors = (1 + case.discount_rate) ** -flows.time
    assert len(flows.time) == len(case.construction_shares) + 1 + int(case.operating_years)
    assert np.all(np.diff(flows.time) >= 0)
    assert flows.works.sum() == pytest.approx(centre.investment)
    for flow, total in (
        (flows.released, found.pv_released),
        (flows.benefit, found.pv_benefits),
        (flows.works + flows.renewal - flows.residual, found.pv_investment),
        (flows.authorisation + flows.operation_fixed + flows.operation_variable, found.pv_operation),
        (flows.public_spending, found.pv_public_spending),
        (flows.net, found.pv_benefits - found.pv_investment - found.pv_operation),
    ):
        assert (flow * factors).sum() == pytest.approx(total, rel=1e-9, abs=1e-3)
    first = flows.operating_year.searchsorted([1, 4])
    balance = (flows.fees - flows.operation_fixed - flows.operation_variable)[slice(*first)]
    assert balance.sum() == pytest.approx(found.cash_balance_first3, rel=1e-9, abs=1e-3)


@INVARIANT
@given(cases(), st.floats(0.5, 4))
def test_money_is_in_the_unit_of_its_prices(case: Inputs, factor: float) -> None:
    dearer = replace(case, **{name: factor * getattr(case, name) for name in PRICES})
    for before, after in zip(both(case), both(dearer), strict=True):
        for name in ("cash_fixed_cost", "cost_per_released_batch", "van_se", "pv_public_spending", "relief_per_batch"):
            if hasattr(before, name):
                assert getattr(after, name) == pytest.approx(factor * getattr(before, name), rel=1e-9, abs=1e-3)


@INVARIANT
@given(cases())
def test_more_rooms_and_more_parallel_batches_never_lower_the_capacity(case: Inputs) -> None:
    for name, most in (("rooms", 16), ("parallel_batches", 6)):
        centre = simulate(replace(case, **{name: np.arange(1.0, most + 1)}))
        for figure in ("capacity", "investment"):
            values = np.broadcast_to(getattr(centre, figure), int(most))
            assert np.all(np.diff(values) >= -1e-9 * values[1:])


@INVARIANT
@given(cases())
def test_a_fuller_centre_makes_cheaper_batches(case: Inputs) -> None:
    centre = simulate(replace(case, trials_served=np.linspace(0.1, 12, 40)))
    assert np.all(np.diff(centre.occupancy) >= 0)
    assert np.all(np.diff(centre.cost_per_released_batch) <= 1e-6)
    assert np.all(centre.cash_cost_per_released_batch <= centre.cost_per_released_batch)


@INVARIANT
@given(cases(public_funds_lambda=0.0), st.sampled_from(["price_abroad", "health_value_per_batch", "-pay_per_fte"]))
def test_the_value_moves_one_way(case: Inputs, name: str) -> None:
    """A dearer price abroad and a value of health raise it, pay lowers it."""
    field, sign = name.lstrip("-"), -1 if name.startswith("-") else 1
    values = np.asarray(van_se(replace(case, **{field: np.linspace(0.5, 2, 12) * getattr(case, field)})))
    assert np.all(sign * np.diff(values) >= -1e-3)


@INVARIANT
@given(cases())
def test_waiting_for_the_authorisation_costs_and_never_gains_a_batch(case: Inputs) -> None:
    found = both(replace(case, authorisation_months=np.linspace(0, 72, 12)))[1]
    assert np.all(np.diff(found.authorisation_cost) > 0)
    assert np.all(np.diff(found.pv_released) <= 1e-9)


@INVARIANT
@given(cases())
def test_a_room_is_full_at_the_trials_that_fill_it(case: Inputs) -> None:
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


@INVARIANT
@given(cases(foreign_sponsor_share=0.0, share_not_made=0.0), st.floats(0, 500_000))
def test_fees_between_french_agents_are_transfers(case: Inputs, fee: float) -> None:
    """They move public spending, and the VAN-SE only through the cost of public funds."""
    before, after = (both(each)[1] for each in (case, replace(case, fee=fee)))
    assert after.pv_benefits == before.pv_benefits
    assert after.pv_operation == before.pv_operation
    lighter = before.pv_public_spending - after.pv_public_spending
    gained = after.van_se - before.van_se
    assert gained == pytest.approx(case.public_funds_lambda * lighter, rel=1e-6, abs=1)


@INVARIANT
@given(cases(foreign_sponsor_share=0.0, private_sponsor_share=0.0), st.floats(0, 500_000))
def test_a_fee_of_a_public_sponsor_relieves_no_one(case: Inputs, fee: float) -> None:
    assert unit_values(replace(case, fee=fee)).relief_per_batch == unit_values(case).relief_per_batch


@INVARIANT
@given(cases())
def test_the_three_shares_of_a_batch_sum_to_one(case: Inputs) -> None:
    """With one price for all three, a batch saves this price."""
    same = replace(case, price_abroad=1.0, fee=1.0, variable_cost=2.0, other_french_cost_factor=0.5)
    assert unit_values(same).saving_per_batch == pytest.approx(1.0)


@pytest.mark.parametrize(
    "nothing",
    [
        {"trials_served": 0.0, "signed_trials": 0.0},
        {"fte_per_room": 0.0, "minimum_fte": 0.0},
        {"rooms": 0.0},
        {"loss_rate": 1.0},
    ],
    ids=str,
)
def test_a_centre_that_releases_nothing(nothing: dict[str, float]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        centre, found = both(Inputs(**ROUND | nothing))
    assert centre.batches_released == pytest.approx(0)
    assert centre.cost_per_released_batch == np.inf
    assert np.isnan(found.levelised_cost_per_batch)
    numbers = [getattr(found, each.name) for each in fields(found) if isinstance(getattr(found, each.name), float)]
    assert np.isfinite([number for number in numbers if not np.isnan(number)]).all()
    assert found.pv_benefits == pytest.approx(0)
    assert found.van_se < 0


def test_a_draw_without_a_trial_is_one_among_others() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        found = both(Inputs(**ROUND | {"trials_served": np.array([0.0, 2.0]), "signed_trials": 0.0}))[1]
    assert np.isnan(found.levelised_cost_per_batch).tolist() == [True, False]
    assert np.isfinite(found.van_se).all()


def test_a_contract_is_served_to_the_capacity() -> None:
    case = Inputs(**ROUND | {"signed_trials": 4.0, "signed_patients": 200.0})
    signed, started = signed_and_started(case, simulate(case).capacity)
    assert signed == 800
    assert 0 < started < signed
    small = Inputs(**ROUND | {"signed_patients": 1.0, "ramp": ()})
    assert signed_and_started(small, simulate(small).capacity) == pytest.approx((1, 4 / 3))


def test_a_renewal_keeps_its_value_over_the_life_that_it_opens() -> None:
    """A renewal of year 11 of 20 is half used at the end of year 15."""
    case = Inputs(**ROUND | {"renewal_year": 11.0, "residual_share": 0.0, "economic_life": 20.0})
    flows = both(case)[1].yearly
    assert flows.residual[-1] == pytest.approx(flows.renewal.max() / 2)


def test_internal_rate_only_where_it_means_something() -> None:
    with pytest.raises(NoRate) as never:
        internal_rate_of_return([-1, -2, 0])
    assert never.value.total == -3
    with pytest.raises(SeveralRates) as several:
        internal_rate_of_return([-1, 3, 0, -2])
    assert several.value.sign_changes == 2
    assert internal_rate_of_return([-100, 0, 121]) == pytest.approx(0.1)
    assert internal_rate_of_return([100, 0, -81]) == pytest.approx(-0.1)
    assert internal_rate_of_return([-100, 121], [0.0, 4.0]) == pytest.approx(1.1**0.5 - 1)
    with pytest.raises(ValueError, match="times"):
        internal_rate_of_return([-1, 2], [1.0, 0.0])


def test_the_internal_rate_discounts_the_net_flows_to_nothing() -> None:
    case = Inputs(**ROUND | {"price_abroad": 300_000.0, "public_funds_lambda": 0.0})
    rate = internal_rate(both(case)[1])
    assert rate > 0
    assert van_se(replace(case, discount_rate=rate)) == pytest.approx(0, abs=1)


def test_a_ratio_to_public_money_needs_public_money() -> None:
    assert van_se_per_public_euro(10.0, 20.0) == 0.5
    assert np.isnan(van_se_per_public_euro(10.0, -20.0)) and np.isnan(van_se_per_public_euro(10.0, 0.0))


def test_the_option_without_the_project_wins_over_losses() -> None:
    assert preferred_option({"a": -1.0, "b": -2.0, "none": 0.0}, "none") == "none"
    assert preferred_option({"a": 1.0, "b": 2.0}, "none") == "b"
    assert preferred_option({}, "none") == "none"


def test_the_queue_of_the_centre_is_that_of_its_rooms() -> None:
    case = Inputs(**ROUND)
    queue, centre = room_queue(case), simulate(case)
    assert queue.traffic_intensity == pytest.approx(centre.demand_starts * 12 / (3 * 2 * 300))
    assert queue.mean_queue_length == pytest.approx(centre.demand_starts * queue.mean_wait)


@pytest.mark.parametrize(
    "wrong",
    [{"enrolment_years": 0.0}, {"rooms": -1.0}, {"demand_period": 0.0}, {"construction_shares": (0.5, 0.4)}],
    ids=str,
)
def test_inputs_without_meaning_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Inputs(**ROUND | wrong)
