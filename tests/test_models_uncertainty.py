"""Laws, draws, what is shown of them and what moves them: reproducible, one input at a time, refused in words."""

from dataclasses import asdict, replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from models_cases import INVARIANT
from models_outputs import of_option
from models_rows import Row, dimensions, drawn, index_table, input_rows, inputs, sample
from scipy import stats

from dossier.models.draws import DECIDING_SEED
from dossier.models.evaluation import van_se
from dossier.models.inputs import FIELDS, PERIODS
from dossier.models.laws import counts, law, triangular_bounds
from dossier.models.prices import price_level
from dossier.models.sensitivity import mean_size
from dossier.models.uncertainty import (
    CONDITIONS,
    Condition,
    Contradicted,
    NoMass,
    ValueOutOfBounds,
    bridge,
    draw,
    mean_has_sign,
    printed_step,
    sampling_error,
    summary,
    switching_value,
    tornado,
)

SMALL = 2**10


def row(law_name: str, low: float, mode: float, high: float, **changed: Any) -> Row:
    bounds = {"upper_end": None, "minimum": None, "maximum": None} | changed
    return Row("x", law_name, low, mode, high, **bounds)


@INVARIANT
@given(st.sampled_from([*dimensions(), "patients_per_trial"]), st.lists(st.floats(0.001, 0.999), min_size=3))
def test_a_law_and_its_inverse_agree_within_the_bounds(name: str, chances: list[float]) -> None:
    for option_id in ("efs-two-rooms", "new-four-rooms"):
        of = input_rows(option_id)[name]
        found = law(of)
        values = np.asarray(found.ppf(np.sort(chances)))
        assert np.all(np.diff(values) >= 0)
        assert np.all((values >= of.minimum) & (values <= of.maximum))
        assert found.cdf(values) == pytest.approx(np.sort(chances), abs=1e-9)


@INVARIANT
@given(st.floats(0, 100), st.floats(0.01, 100), st.floats(0, 1))
def test_ends_of_a_triangle_leave_a_twentieth_outside(low: float, width: float, place: float) -> None:
    mode, high = low + place * width, low + width
    a, b = triangular_bounds(low, mode, high)
    shape = stats.triang((mode - a) / (b - a), loc=a, scale=b - a)
    assert a <= low and high <= b
    if a < mode < b:
        assert shape.cdf([low, high]) == pytest.approx([0.05, 0.95], abs=1e-6)


def test_published_quartiles_are_followed_exactly() -> None:
    found = law(input_rows("efs-two-rooms")["patients_per_trial"])
    assert found.ppf([0.25, 0.5, 0.75]) == pytest.approx([22, 75, 118])


def test_counts_are_the_inverse_of_the_law_of_poisson() -> None:
    chances = np.random.default_rng(3).random((2, 500))
    mean = np.linspace(0.01, 4, 500)
    assert np.array_equal(counts(chances, mean, 12), np.minimum(stats.poisson.ppf(chances, mean), 12))
    assert not counts(chances, 0.0, 12).any()
    assert law(input_rows("efs-two-rooms")["trials_served"]).cdf(0) == pytest.approx(np.exp(-1.5), rel=1e-4)


@pytest.mark.parametrize(
    ("wrong", "low", "high"),
    [
        (row("triangular", 1, 2, 3, minimum=5.0, maximum=9.0), None, None),
        (row("triangular", 1, 2, 3), 4, None),
        (row("quantiles", 2, 3, 4, upper_end=5.0, minimum=1.0), 6, None),
        (row("fixed", 2, 2, 2), None, 1),
        (row("triangular", 1, 2, 3), 2.5, 1.5),
    ],
    ids=str,
)
def test_a_law_without_mass_is_said(wrong: Row, low: float | None, high: float | None) -> None:
    with pytest.raises(NoMass, match="x: its law has no mass between"):
        law(wrong, low, high)


@pytest.mark.parametrize(
    "wrong",
    [
        row("triangular", 3, 2, 1),
        row("gamma", 1, 2, 3),
        row("quantiles", 1, 2, 3, minimum=0.0),
        row("quantiles", 1, 2, 3, upper_end=4.0, minimum=1.0),
    ],
    ids=str,
)
def test_a_row_that_is_no_law_is_refused(wrong: Row) -> None:
    with pytest.raises(ValueError, match="x:"):
        law(wrong)


def test_draws_are_those_of_their_seed() -> None:
    first, again = (drawn("efs-two-rooms", size=SMALL) for _ in range(2))
    for name in FIELDS:
        assert np.array_equal(getattr(first, name), getattr(again, name))
    other = drawn("efs-two-rooms", size=SMALL, seed=DECIDING_SEED + 5)
    assert not np.array_equal(first.fee, other.fee)
    assert np.shape(first.trials_served) == np.shape(first.patients_per_trial) == (SMALL, PERIODS)
    with pytest.raises(ValueError, match="read-only"):
        first.fee[0] = 1.0  # type: ignore[index]
    with pytest.raises(ValueError, match="power of two"):
        drawn("efs-two-rooms", size=1000)


def test_points_are_balanced_in_each_dimension() -> None:
    """One draw in each stratum: a mean is that of its law far within the error of random draws."""
    case = drawn("efs-two-rooms", size=SMALL)
    price = np.sort(law(input_rows("efs-two-rooms")["price_abroad"]).cdf(case.price_abroad))
    assert np.array_equal(np.floor(price * SMALL), np.arange(SMALL))
    assert np.mean(case.patients_per_trial) == pytest.approx(87.1, abs=0.1)


@pytest.mark.parametrize("name", ["fee", "process_days", "trials_served", "patients_per_trial", "trials_mean"])
def test_an_input_that_is_set_moves_no_other(name: str) -> None:
    value = 9.0 if name == "patients_per_trial" else 70_000.0 if name == "fee" else 8.0
    before, after = drawn("efs-two-rooms", size=SMALL), drawn("efs-two-rooms", size=SMALL, **{name: value})
    assert getattr(after, name) == value
    moved = {each for each in FIELDS if not np.array_equal(getattr(before, each), getattr(after, each))}
    assert moved == {name} | ({"trials_served"} if name == "trials_mean" else set())


def test_conditions_set_and_narrow() -> None:
    case = drawn("efs-two-rooms", ("C1", "C2", "C3", "C4", "C5"), SMALL)
    assert (case.signed_trials, case.contract_years, case.signed_patients, case.parallel_batches) == (2, 3, 75, 2)
    assert np.max(case.process_days) <= 12 and np.min(case.share_abroad) >= 0.8
    assert drawn("efs-two-rooms", ("C1",), SMALL, signed_patients=40.0).signed_patients == 40
    milder = sample("efs-two-rooms", SMALL).inputs([Condition("C2", at_most={"process_days": 20})])
    assert 12 < np.max(milder.process_days) <= 20
    with pytest.raises(ValueError, match="C9"):
        drawn("efs-two-rooms", ("C9",), SMALL)


def test_a_value_that_denies_a_condition_is_said() -> None:
    with pytest.raises(Contradicted, match="C2 wants process_days at most 12, not 21"):
        drawn("efs-two-rooms", ("C2",), SMALL, process_days=21.0)
    with pytest.raises(Contradicted, match=r"C3 wants share_abroad at least 0\.8, not 0\.4"):
        drawn("efs-two-rooms", ("C3",), SMALL, share_abroad=0.4)
    assert drawn("efs-two-rooms", ("C2",), SMALL, process_days=9.0).process_days == 9


@pytest.mark.parametrize(("value", "bound"), [(0.0, 1.0), (99.0, 60.0)])
def test_a_value_out_of_bounds_is_named(value: float, bound: float) -> None:
    for reader in (inputs, drawn):
        with pytest.raises(ValueOutOfBounds, match="process_days") as refused:
            reader("efs-two-rooms", process_days=value)
        assert (refused.value.field, refused.value.value, refused.value.bound) == ("process_days", value, bound)
    with pytest.raises(ValueError, match="number"):
        drawn("efs-two-rooms", size=SMALL, fee=float("nan"))
    with pytest.raises(ValueError, match="no_such"):
        drawn("efs-two-rooms", size=SMALL, no_such=1.0)


def test_one_call_draws_what_a_sample_draws() -> None:
    rows = input_rows("efs-two-rooms")
    for table in (rows, list(rows.values())):
        case = draw(table, ("C1",), SMALL, dimensions=dimensions())
        assert np.array_equal(case.fee, drawn("efs-two-rooms", ("C1",), SMALL).fee)
    with pytest.raises(ValueError, match="no dimension for fee"):
        draw(rows, size=SMALL, dimensions=[name for name in dimensions() if name != "fee"])


def test_a_summary_reads_draws() -> None:
    found = summary(np.arange(-50.0, 51.0))
    assert found.mean == found.p50 == 0 and (found.p5, found.p95) == (-45, 45)
    assert found.positive == pytest.approx(50 / 101)
    with pytest.raises(ValueError, match="numbers"):
        summary([1.0, float("nan")])


def test_sampling_error_is_the_spread_over_scramblings() -> None:
    seen: list[int] = []

    def measure(seed: int) -> Any:
        seen.append(seed)
        return summary(np.random.default_rng(seed).normal(size=400))

    found = sampling_error(measure, 5, scramblings=40)
    assert seen == list(range(5, 45))
    assert found.mean == pytest.approx(1 / 20, rel=0.35)
    assert set(asdict(found)) == {"mean", "p5", "p50", "p95", "positive"}
    assert [printed_step(error) for error in (20_000, 60_000, 300_000, 2e6)] == [1e5, 5e5, 1e6, 1e6]
    assert mean_has_sign(-3.0, 1.0) and not mean_has_sign(1.9, 1.0)


def test_the_error_of_the_central_mean_is_what_is_printed() -> None:
    """C6: about 0.01 M EUR for two rooms at 2^14, so 0.1 is a step that it allows."""
    found = sampling_error(lambda seed: summary(van_se(sample("efs-two-rooms", seed=seed).inputs())), 100, 6)
    assert found.mean < 30_000 and found.positive < 0.005
    assert printed_step(found.mean) == 100_000


def test_a_tornado_moves_one_input_at_a_time() -> None:
    few = sample("efs-two-rooms", SMALL)
    bars = {bar.input_id: bar for bar in tornado(few)}
    assert set(bars) == {*dimensions(), "patients_per_trial"}
    widths = [bar.width for bar in bars.values()]
    assert widths == sorted(widths, reverse=True)
    price = bars["price_abroad"]
    assert (price.low, price.high) == pytest.approx(few.law_of("price_abroad").ppf([0.05, 0.95]))
    at_low = np.mean(van_se(few.inputs(price_abroad=price.low)))
    assert price.at_low == pytest.approx(at_low) and price.at_low < price.at_high and price.rank_correlation > 0
    assert bars["trials_mean"].at_low == pytest.approx(np.mean(van_se(few.inputs(trials_mean=bars["trials_mean"].low))))
    assert bars["closure_share"].width == 0  # it is paid by the clause only
    sizes = mean_size(few.inputs())
    assert bars["patients_per_trial"].high == pytest.approx(np.quantile(sizes, 0.95))
    assert np.std(sizes) < np.std(np.asarray(few.inputs().patients_per_trial)[:, 0])


def test_the_mean_is_nothing_at_the_switching_value() -> None:
    few = sample("efs-two-rooms", SMALL)
    found = switching_value(few, "price_abroad", ("C3",))
    assert found is not None and found.above
    assert np.mean(van_se(few.inputs(("C3",), price_abroad=found.value))) == pytest.approx(0, abs=1)
    assert found.rounded(1_000) >= found.value
    assert np.mean(van_se(few.inputs(("C3",), price_abroad=found.rounded(1_000)))) >= 0
    assert switching_value(few, "electricity_price") is None
    pay = switching_value(few, "pay_per_fte", ("C1", "C2", "C3"))
    assert pay is not None and not pay.above and pay.rounded(1_000) <= pay.value
    days = switching_value(few, "process_days", ("C1", "C2", "C3"))
    assert days is not None and days.value > 12  # between the slider bounds, not those of the condition
    with pytest.raises(ValueError, match="bounds"):
        switching_value(few, "ramp")


def test_a_switching_value_of_a_count_is_a_whole_one() -> None:
    few = sample("efs-two-rooms", SMALL)
    found = switching_value(few, "parallel_batches", price_abroad=140_000.0)
    assert found is not None and found.value == round(found.value) > 1
    assert np.mean(van_se(few.inputs(price_abroad=140_000.0, parallel_batches=found.value))) >= 0


def test_steps_of_a_bridge_add_up() -> None:
    end = drawn("efs-two-rooms", size=SMALL)
    naive = {"trials_served": 12.0, "patients_per_trial": 600.0, "share_abroad": 1.0, "ramp": (), "fte_per_room": 2.75}
    start = replace(end, **naive, authorisation_months=0.0, weekend_pay_uplift=0.0, minimum_fte=0.0)
    steps = [
        ("demand", {"trials_served": end.trials_served, "patients_per_trial": end.patients_per_trial}),
        ("ramp", {"ramp": end.ramp, "authorisation_months": end.authorisation_months}),
        ("team", {"fte_per_room": end.fte_per_room, "weekend_pay_uplift": end.weekend_pay_uplift}),
    ]
    found = bridge(lambda case: float(np.mean(van_se(case))), start, steps, end, "mixed reference")
    assert [step.name for step in found] == ["demand", "ramp", "team", "mixed reference"]
    assert found[0].start == pytest.approx(np.mean(van_se(start)))
    assert found[0].start + sum(step.change for step in found) == pytest.approx(np.mean(van_se(end)))
    assert found[0].start > 0 > found[-1].end


def test_price_levels_are_ratios_of_one_index() -> None:
    table = index_table()
    assert price_level(table, "icc", 2015, 2030) == price_level(table, "icc", 2015, 2024)
    assert price_level(table, "ipc", 2020, 2020) == 1
    assert price_level(table, "icc", 2010, 2015) * price_level(table, "icc", 2015) == pytest.approx(
        price_level(table, "icc", 2010)
    )
    with pytest.raises(ValueError, match="no value for 1990"):
        price_level(table, "icc", 1990)
    with pytest.raises(ValueError, match="no price index"):
        price_level(table, "gold", 2015)


def test_the_four_conditions_are_those_of_the_option() -> None:
    assert list(CONDITIONS) == ["C1", "C2", "C3", "C4", "C5"]
    assert np.shape(of_option("efs-two-rooms", DECIDING_SEED).inputs(CONDITIONS).fee) == (2**14,)
