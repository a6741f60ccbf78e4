"""From data and a reader's choices to inputs: options, bounds, impossible combinations, codes in a link."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.catalogue import Catalogue
from dossier.models.inputs import FIELDS
from dossier.scenario import CODE_VERSION, REFERENCE, Scenario, drawn_inputs, inputs, limits, runs
from dossier.scenario.faults import (
    ImpossibleCombination,
    NotANumber,
    NotComputable,
    NotWhole,
    OutOfBounds,
    UnknownInput,
    UnknownOption,
)
from dossier.scenario.rows import default_option, rows_of

OPTION = "efs-two-rooms"
CODES = settings(derandomize=True, database=None, deadline=None, max_examples=200)


def option_ids(catalogue: Catalogue, status: str) -> list[str]:
    return [row.option_id for row in catalogue.records("options") if row.status == status]


def test_the_table_holds_every_input_of_the_models_and_no_other(catalogue: Catalogue) -> None:
    for option_id in option_ids(catalogue, "computed"):
        assert sorted(rows_of(catalogue, option_id)) == sorted(FIELDS)


def test_the_row_of_an_option_goes_before_the_general_one(catalogue: Catalogue) -> None:
    rows = {(row.option_id, row.input_id): row for row in catalogue.records("model_inputs")}
    found = rows_of(catalogue, OPTION)
    assert found["rooms"] is rows[OPTION, "rooms"]
    assert found["open_days"] is rows[None, "open_days"]
    assert inputs(catalogue, OPTION).rooms == rows[OPTION, "rooms"].mode
    assert inputs(catalogue, OPTION).ramp == rows[OPTION, "ramp"].mode


def test_options_that_lack_figures_are_not_computed(catalogue: Catalogue) -> None:
    for option_id in option_ids(catalogue, "not_computable"):
        with pytest.raises(NotComputable, match=option_id):
            inputs(catalogue, option_id)
    with pytest.raises(UnknownOption, match="nowhere"):
        inputs(catalogue, "nowhere")


def test_without_the_project_every_flow_is_zero(catalogue: Catalogue) -> None:
    found = runs.results(catalogue, Scenario(REFERENCE, {"trials_served": 3}), size=10)
    assert found.central.evaluation.van_se == 0
    assert np.all(found.draws.evaluation.van_se == 0)
    assert found.central.centre.investment == found.central.centre.cash_fixed_cost == 0
    assert not runs.van_se_tornado(catalogue, Scenario(REFERENCE)) and not runs.switching_values(
        catalogue, Scenario(REFERENCE)
    )


def test_bounds_bind_beyond_the_slider(catalogue: Catalogue) -> None:
    for row in rows_of(catalogue, OPTION).values():
        if row.minimum is None or row.maximum is None:
            continue
        for value, bound in ((row.minimum - 0.5, row.minimum), (row.maximum + 0.5, row.maximum)):
            with pytest.raises(OutOfBounds, match=row.input_id) as refused:
                inputs(catalogue, OPTION, **{row.input_id: value})
            assert (refused.value.field, refused.value.value, refused.value.bound) == (row.input_id, value, bound)
            assert isinstance(refused.value, ValueError)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), "4", None, True, (1.0,)], ids=str)
def test_only_finite_numbers_pass(catalogue: Catalogue, value: Any) -> None:
    with pytest.raises(NotANumber, match="open_days"):
        inputs(catalogue, OPTION, open_days=value)


def test_what_does_not_exist_is_named(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownInput, match="jobs"):
        inputs(catalogue, OPTION, jobs=500)
    with pytest.raises(NotWhole, match="rooms") as half:
        inputs(catalogue, OPTION, rooms=2.5)
    assert half.value.bound == 2


def test_shares_cannot_exceed_the_whole(catalogue: Catalogue) -> None:
    central = inputs(catalogue, OPTION)
    with pytest.raises(ImpossibleCombination) as impossible:
        inputs(catalogue, OPTION, share_abroad=0.7, share_not_made=0.5)
    assert (impossible.value.field, impossible.value.value) == ("share_not_made", 0.5)
    assert impossible.value.bound == pytest.approx(0.3)
    with pytest.raises(ImpossibleCombination):
        drawn_inputs(catalogue, OPTION, 10, share_not_made=1.5 - float(central.share_abroad))
    assert inputs(catalogue, OPTION, share_abroad=0.7, share_not_made=0.3).share_not_made == 0.3
    assert limits(catalogue, OPTION, "share_not_made", share_abroad=0.7) == pytest.approx((0, 0.3))


def test_draws_keep_what_the_reader_sets_and_stay_possible(catalogue: Catalogue) -> None:
    case = drawn_inputs(catalogue, OPTION, 400, share_not_made=0.3, process_days=9)
    assert case.process_days == 9
    assert np.max(case.share_abroad) <= 0.7
    for row in rows_of(catalogue, OPTION).values():
        value = np.asarray(getattr(case, row.input_id))
        if row.low is None or row.input_id == "process_days":
            assert value.ndim == (row.input_id in ("construction_shares", "ramp"))
        else:
            assert value.shape == (400,) and value.min() >= row.low and value.max() <= row.high


def test_a_curve_is_one_call(catalogue: Catalogue) -> None:
    found = runs.case(inputs(catalogue, OPTION, trials_served=np.linspace(0, 12, 5)))
    assert found.evaluation.van_se.shape == (5,)
    with pytest.raises(OutOfBounds, match="trials_served"):
        inputs(catalogue, OPTION, trials_served=np.array([1.0, -1.0]))


def test_a_schedule_is_changed_in_code_only(catalogue: Catalogue) -> None:
    assert inputs(catalogue, OPTION, ramp=[1]).ramp == (1.0,)
    with pytest.raises(NotANumber, match="ramp"):
        inputs(catalogue, OPTION, ramp=1.0)
    with pytest.raises(ValueError, match="construction_shares"):
        inputs(catalogue, OPTION, construction_shares=(0.5, 0.4))


def test_a_code_comes_back_whole(catalogue: Catalogue) -> None:
    scenario = Scenario(OPTION, {"trials_served": 2, "rooms": 3, "retry_rate": 0.1 + 0.2})
    assert scenario.encode() == "1~efs-two-rooms~retry_rate=0.30000000000000004~rooms=3~trials_served=2"
    assert Scenario.decode(catalogue, scenario.encode()) == (scenario, ())
    assert hash(scenario) == hash(Scenario(OPTION, tuple(reversed(scenario.overrides))))


@CODES
@given(data=st.data())
def test_every_possible_scenario_comes_back_whole(catalogue: Catalogue, data: st.DataObject) -> None:
    option_id = data.draw(st.sampled_from(option_ids(catalogue, "computed")))
    rows = [row for name, row in rows_of(catalogue, option_id).items() if name not in ("construction_shares", "ramp")]
    chosen = data.draw(st.lists(st.sampled_from(rows), unique_by=lambda row: row.input_id, max_size=6))
    overrides = {}
    for row in chosen:
        whole = row.input_id in ("rooms", "parallel_batches", "operating_years", "renewal_year")
        numbers = st.integers(int(row.minimum), int(row.maximum)) if whole else st.floats(row.minimum, row.maximum)
        overrides[row.input_id] = data.draw(numbers)
    overrides.pop("share_not_made", None)
    scenario = Scenario(option_id, overrides)
    assert Scenario.decode(catalogue, scenario.encode()) == (scenario, ())


@CODES
@given(st.one_of(st.text(), st.text("1~=.-+einfa_02 rooms").map(lambda text: f"1~{OPTION}~{text}")))
def test_garbage_never_raises_and_always_gives_a_case(catalogue: Catalogue, code: str) -> None:
    scenario, _ = Scenario.decode(catalogue, code)
    inputs(catalogue, scenario.option_id, **scenario.as_dict())


@pytest.mark.parametrize(
    ("code", "kept", "problems"),
    [
        ("", {}, []),
        ("9~efs-two-rooms~rooms=3", {}, [("version", "version", "9", CODE_VERSION)]),
        ("1~nowhere~rooms=3", {}, [("unknown_option", "option", "nowhere", None)]),
        ("1~les-ulis", {}, [("not_computable", "option", "les-ulis", None)]),
        ("1~efs-two-rooms~rooms=3~jobs=9", {"rooms": 3}, [("unknown_input", "jobs", "9", None)]),
        ("1~efs-two-rooms~rooms=two", {}, [("not_a_number", "rooms", "two", None)]),
        ("1~efs-two-rooms~rooms", {}, [("not_a_number", "rooms", "", None)]),
        ("1~efs-two-rooms~rooms=2.5", {}, [("not_whole", "rooms", "2.5", 2.0)]),
        ("1~efs-two-rooms~ramp=1", {}, [("not_offered", "ramp", "1", None)]),
        (
            "1~efs-two-rooms~share_abroad=0.75~share_not_made=0.5",
            {"share_abroad": 0.75},
            [("impossible_combination", "share_not_made", "0.5", 0.25)],
        ),
    ],
)
def test_what_is_left_out_of_a_code_is_named(
    catalogue: Catalogue, code: str, kept: dict[str, float], problems: list[tuple[Any, ...]]
) -> None:
    scenario, found = Scenario.decode(catalogue, code)
    assert scenario == Scenario(default_option(catalogue), kept)
    assert [tuple(problem) for problem in found] == problems


def test_the_first_code_ever_stays_readable(catalogue: Catalogue) -> None:
    scenario, problems = Scenario.decode(catalogue, "1~new-six-rooms~trials_served=6~parallel_batches=2")
    assert scenario == Scenario("new-six-rooms", {"parallel_batches": 2, "trials_served": 6})
    assert problems == ()


@pytest.mark.parametrize("overrides", [{}, {"rooms": 3, "trials_served": 6, "capex_per_room": 900_000}], ids=str)
def test_the_bridge_ends_at_the_option(catalogue: Catalogue, overrides: dict[str, float]) -> None:
    for option_id in option_ids(catalogue, "computed"):
        scenario = Scenario(option_id, overrides)
        steps = runs.van_se_bridge(catalogue, scenario)
        end = runs.case(inputs(catalogue, option_id, **overrides)).evaluation.van_se
        assert steps[0].start + sum(step.change for step in steps) == pytest.approx(end, abs=1e-3)


def test_switching_values_turn_the_sign(catalogue: Catalogue) -> None:
    scenario = Scenario(OPTION)
    central = runs.case(inputs(catalogue, OPTION)).evaluation.van_se
    for name, switch in runs.switching_values(catalogue, scenario).items():
        low, high = limits(catalogue, OPTION, name) or (0, 0)
        if switch is None:
            continue
        assert low <= switch.value <= high
        around = np.clip(switch.value + np.array([-1e-6, 1e-6]) * max(1, abs(switch.value)), low, high)
        reached = np.array([runs.case(inputs(catalogue, OPTION, **{name: switch.value})).evaluation.van_se])
        if name not in ("rooms", "parallel_batches", "operating_years", "renewal_year"):
            reached = runs.case(inputs(catalogue, OPTION, **{name: around})).evaluation.van_se
        assert np.any(reached * central <= 0), name


def test_thresholds_are_read_from_the_data(catalogue: Catalogue) -> None:
    found = runs.results(catalogue, Scenario("new-six-rooms"), size=500)
    amounts = {row.parameter_id: row.central for row in catalogue.records("parameters")}
    inventory, counter = runs.legal_thresholds(catalogue, found)
    assert inventory.amount == amounts["ese_seuil_inventaire"] < counter.amount
    assert 0 <= counter.probability <= inventory.probability <= 1
