"""The clause, the value of information, the shares: bounds that hold whatever the draws, and the clause re-done."""

from dataclasses import fields, replace
from itertools import combinations, permutations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from models_cases import INVARIANT, ROUND
from models_outputs import clause, columns, draws, of_option
from models_rows import named, sample

from dossier.models.draws import DECIDING_SEED, TRAINING_SEED
from dossier.models.inputs import Inputs
from dossier.models.knowledge import OBSERVED, predicted, prior_of, regressors, seen_periods
from dossier.models.regression import coefficients, information_basis
from dossier.models.staging import (
    Draws,
    evaluated,
    evpi,
    evppi,
    going_on,
    loss_cap,
    purchase,
    review,
    reviewed,
    shapley,
)

CENTRAL = ("efs-two-rooms", (), ())
FEW = settings(INVARIANT, max_examples=10)


def pair(option_id: str, conditions: tuple[str, ...] = (), size: int = 2**10, **overrides: Any) -> tuple[Draws, Draws]:
    """Draws that decide and draws that train."""
    samples = (sample(option_id, size, seed) for seed in (DECIDING_SEED, TRAINING_SEED))
    return tuple(evaluated(each.inputs(conditions, **overrides)) for each in samples)  # type: ignore[return-value]


@FEW
@given(
    st.sampled_from(["efs-two-rooms", "new-two-rooms", "new-six-rooms"]),
    st.sets(st.sampled_from(["C1", "C2", "C3", "C4"])),
    st.integers(2, 6),
)
def test_with_perfect_information_the_clause_never_lowers_a_draw(
    option_id: str, conditions: set[str], year: int
) -> None:
    deciding, training = pair(option_id, tuple(sorted(conditions)))
    without = deciding[2].van_se
    perfect = review(deciding, None, "perfect", year)
    observed = review(deciding, training, "observed", year)
    assert np.all(perfect.van_se >= without)
    assert perfect.van_se.mean() >= observed.van_se.mean()
    assert np.array_equal(observed.van_se == without, ~observed.stopped)
    assert observed.van_se.mean() >= without.mean() - 50_000  # a rule that learned elsewhere can err, not lose


def test_stopping_leaves_what_was_spent_and_the_closing() -> None:
    """The draws stopped keep the flows up to the review, and pay the closing."""
    case = draws(CENTRAL)
    going, closing = going_on(*case)
    found = clause(CENTRAL, "observed")
    kept = case[2].van_se - np.asarray(going)
    assert found.van_se[found.stopped] == pytest.approx((kept - closing)[found.stopped])
    assert found.fit is not None and 0.5 < found.fit.explained < 1
    assert np.array_equal(found.stopped, found.fit.expected < 0)


@pytest.mark.parametrize(
    ("conditions", "overrides", "year"),
    [((), {}, 3), (("C1", "C2", "C3"), {}, 4), ((), {"demand_period": 5.0}, 3), ((), {"patients_per_trial": 100.0}, 3)],
    ids=str,
)
def test_the_regression_decides_as_nested_simulation(
    conditions: tuple[str, ...], overrides: dict[str, Any], year: int
) -> None:
    """For some draws, E[G + closing | known] from 2,048 inner draws that keep what is known and draw the rest anew."""
    outer = 64
    samples = [of_option("efs-two-rooms", seed) for seed in (DECIDING_SEED, TRAINING_SEED)]
    deciding, training = (evaluated(each.inputs(conditions, **overrides)) for each in samples)
    fitted = review(deciding, training, "observed", year)
    inner = sample("efs-two-rooms", 2**11, TRAINING_SEED + 1).inputs(conditions, **overrides)
    seen = seen_periods(deciding[0], year)
    chosen = np.arange(outer) * (len(fitted.van_se) // outer)
    nested = np.array([expected_inside(deciding[0], inner, seen, draw, year) for draw in chosen])
    same = (nested < 0) == fitted.stopped[chosen]
    captured = np.where(fitted.stopped[chosen], -nested, 0).sum() / np.where(nested < 0, -nested, 0).sum()
    assert same.mean() >= 0.96
    assert captured >= 0.996


def expected_inside(outer: Inputs, inner: Inputs, seen: list[int], draw: int, year: int) -> float:
    """The inner draws are weighed by how likely their trials_mean makes the counts seen."""
    known = {
        each.name: getattr(outer, each.name)[draw]
        for each in fields(Inputs)
        if each.name in OBSERVED and np.ndim(getattr(outer, each.name))
    }
    by_period = {}
    for name in ("trials_served", "patients_per_trial"):
        if np.ndim(getattr(inner, name)) == 2:
            values = getattr(inner, name).copy()
            values[:, seen] = getattr(outer, name)[draw, seen]
            by_period[name] = values
    total, mean = outer.trials_served[draw, seen].sum(), np.asarray(inner.trials_mean)  # type: ignore[index]
    weights = np.exp(total * np.log(mean) - len(seen) * mean)
    going, closing = going_on(*evaluated(replace(inner, **known, **by_period)), year)
    return float(np.average(np.asarray(going) + closing, weights=weights))


def test_expected_starts_are_those_of_the_prior_when_nothing_is_seen() -> None:
    """Under a contract to the review, em is the mean of the starts of the law at the expected capacity of the draw."""
    drawn = draws(("efs-two-rooms", ("C1",), ()), TRAINING_SEED)[0]
    prior = prior_of(drawn)
    assert seen_periods(drawn, 3) == []
    found = regressors(drawn, prior, 3)
    starts = np.asarray(drawn.trials_served) * drawn.patients_per_trial
    starts = starts.ravel() * (1 + np.mean(drawn.retry_rate)) / np.mean(drawn.enrolment_years)
    for draw in (0, 1, 2):
        assert found.em[draw] == pytest.approx(np.minimum(starts, found.capacity[draw]).mean(), rel=0.01)
    assert found.dem == pytest.approx(starts.mean(), rel=0.01)


def test_seen_counts_move_what_is_expected() -> None:
    prior = prior_of(draws(CENTRAL, TRAINING_SEED)[0])
    chances = predicted(prior, 2, np.array([0.0, 3.0, 8.0]))
    assert chances.sum(axis=1) == pytest.approx(1)
    assert np.all(np.diff(chances @ np.arange(chances.shape[1])) > 0)


def test_what_the_reader_sets_is_known() -> None:
    """With counts and sizes set, em is min(demand, capacity) of every year."""
    deciding, training = pair("efs-two-rooms", trials_served=2.0, patients_per_trial=60.0)
    found = regressors(deciding[0], prior_of(training[0]), 3)
    assert found.em == pytest.approx(np.minimum(found.dem, found.capacity))
    assert review(deciding, training).van_se.mean() >= deciding[2].van_se.mean()


@pytest.mark.parametrize(
    ("year", "said"), [(20, "before the last operating year, 20, not 20"), (0, "at least 1"), (2.5, "whole")], ids=str
)
def test_a_review_past_the_life_or_of_no_year_is_refused(year: float, said: str) -> None:
    with pytest.raises(ValueError, match=f"review_year.*{said}"):
        going_on(*evaluated(sample("efs-two-rooms", 2).inputs()), year)


def test_a_review_says_what_it_lacks() -> None:
    deciding, training = pair("efs-two-rooms", size=16)
    with pytest.raises(ValueError, match="train"):
        review(deciding)
    with pytest.raises(ValueError, match="information"):
        review(deciding, training, "later")  # type: ignore[arg-type]
    several = replace(deciding[0], demand_period=np.full(16, 3.0))
    with pytest.raises(ValueError, match="demand_period"):
        review(evaluated(several), training)


@FEW
@given(st.lists(st.floats(-9, 9), min_size=64, max_size=64), st.lists(st.floats(-9, 9), min_size=64, max_size=64))
def test_partial_information_is_between_nothing_and_everything(first: list[float], second: list[float]) -> None:
    benefit = np.array(first)
    assert -1e-6 <= evppi(np.array(second), benefit) <= evpi(benefit) + 1e-6
    assert evpi(benefit, benefit) == evpi(benefit)


def test_of_two_options_the_best_is_kept() -> None:
    a, b = np.array([3.0, -1.0]), np.array([-2.0, 2.0])
    assert evpi(a, b) == pytest.approx((3 + 2) / 2 - 1)


def test_columns_come_one_by_one_or_as_a_table() -> None:
    drawn, _, evaluation = draws(CENTRAL)
    known = columns(drawn, ("price_abroad", "share_abroad"))
    expected = evppi(known, evaluation.van_se)
    table = np.column_stack(list(known.values()))
    assert evppi(table, evaluation.van_se) == pytest.approx(expected)
    assert evppi(list(known.values()), evaluation.van_se) == pytest.approx(expected)
    assert evppi(np.ones(len(table)), evaluation.van_se) == pytest.approx(0, abs=1)
    with pytest.raises(ValueError, match="draws"):
        evppi(table[:5], evaluation.van_se)


def test_the_fast_least_squares_are_least_squares() -> None:
    drawn, _, evaluation = draws(CENTRAL)
    known = columns(drawn, ("price_abroad", "share_abroad", "process_days", "trials:0"))
    basis = information_basis(np.stack(list(known.values())))
    slow = np.linalg.lstsq(basis.T, evaluation.van_se)[0] @ basis
    assert coefficients(basis, evaluation.van_se) @ basis == pytest.approx(slow, rel=1e-3, abs=2_000)


def test_a_purchase_builds_where_it_pays() -> None:
    drawn, _, evaluation = draws(CENTRAL)
    found = purchase(columns(drawn, ("price_abroad", "trials_mean", "trials:0")), evaluation.van_se)
    assert found.price_cap == pytest.approx(found.evppi / 1.032**1.5)  # nothing is built blind
    assert found.value_of_decision == pytest.approx(found.built * found.built_mean)
    assert 0 < found.built < 1 and found.built_p5 < found.built_mean
    never = purchase(np.arange(64.0), np.full(64, -1.0))
    assert (never.built, never.price_cap, never.value_of_decision) == (0, 0, 0)
    assert np.isnan(never.built_mean)


VALUES = st.lists(st.floats(-1e3, 1e3), min_size=16, max_size=16)


@INVARIANT
@given(VALUES)
def test_shares_of_shapley_sum_to_the_whole_and_are_means_over_orders(numbers: list[float]) -> None:
    players = ["a", "b", "c", "d"]
    subsets = [frozenset(subset) for size in range(5) for subset in combinations(players, size)]
    value = dict(zip(subsets, numbers, strict=True))
    found = shapley(value, players)
    assert sum(share for share, _, _ in found.values()) == pytest.approx(value[frozenset(players)] - value[frozenset()])
    gains = []
    for order in permutations(players):
        before = frozenset(order[: order.index("a")])
        gains.append(value[before | {"a"}] - value[before])
    assert found["a"] == pytest.approx((np.mean(gains), min(gains), max(gains)), abs=1e-9)


def test_a_share_needs_every_subset() -> None:
    with pytest.raises(ValueError, match="a, b"):
        shapley({(): 0.0, ("a",): 1.0, ("b",): 1.0}, ["a", "b"])


def test_what_can_be_lost_is_read_on_the_draws() -> None:
    case, found = draws(CENTRAL), clause(CENTRAL, "observed")
    cap = loss_cap(case[2], found)
    assert cap.investment_p5 < cap.investment_p50 < cap.investment_p95
    assert cap.van_se_p5 < cap.van_se_p5_with_clause < 0
    assert cap.cash_balance_first3_p5 < 0 < cap.authorisation_cost_p95


def test_a_smaller_contract_serves_better() -> None:
    """Named scenarios: two contracts of 40 patients fill what two rooms can start."""
    means = {}
    for name in ("decided-or-signed", "signed-smaller"):
        option_id, conditions, overrides = named(name)
        samples = (sample(option_id, 2**12, seed) for seed in (DECIDING_SEED, TRAINING_SEED))
        means[name] = reviewed(*samples, conditions, **overrides)[1].van_se.mean()
    assert means["signed-smaller"] < means["decided-or-signed"]


def test_one_case_can_be_reviewed_knowing_all() -> None:
    case = evaluated(Inputs(**ROUND))
    going, closing = going_on(*case)
    found = review(case, None, "perfect")
    assert found.stopped.tolist() == [going + closing < 0]
