"""Draws, tornado, switching values and bridge: reproducible, one input at a time, adding up."""

from dataclasses import replace
from itertools import pairwise
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from model_cases import INVARIANT, ROUND, cases

from dossier.models.evaluation import van_se
from dossier.models.inputs import FIELDS, Inputs
from dossier.models.uncertainty import bridge, draw, switching_value, tornado


class Given(NamedTuple):
    input_id: str
    low: float | None
    mode: Any
    high: float | None


def table(**changed: Any) -> list[Given]:
    """Ranges for three inputs of the round case, one of them without width."""
    ranges = {"process_days": (7.0, 10.0, 28.0), "overrun": (1.0, 1.0, 2.5), "fee": (5.0, 5.0, 5.0)} | changed
    rows = [Given(name, low, mode, high) for name, (low, mode, high) in ranges.items()]
    return rows + [Given(name, None, value, None) for name, value in ROUND.items() if name not in ranges]


def test_one_draw_in_each_stratum() -> None:
    size = 500
    case = draw(table(), size, seed=3)
    assert isinstance(case.process_days, np.ndarray) and case.process_days.shape == (size,)
    low, mode, high = 7.0, 10.0, 28.0
    x = case.process_days
    rising, falling = (x - low) ** 2 / ((high - low) * (mode - low)), (high - x) ** 2 / ((high - low) * (high - mode))
    stratum = np.floor(np.where(x < mode, rising, 1 - falling) * size)
    assert sorted(stratum) == list(range(size))
    assert case.process_days.mean() == pytest.approx((low + mode + high) / 3, rel=1e-3)
    assert abs(np.corrcoef(case.process_days, case.overrun)[0, 1]) < 0.15
    assert np.all(np.asarray(case.fee) == 5.0)


def test_draws_depend_on_the_seed_and_on_nothing_else() -> None:
    first, again = draw(table(), 50, seed=1), draw(table()[::-1], 50, seed=1)
    assert all(np.array_equal(getattr(first, name), getattr(again, name)) for name in FIELDS)
    fixed = draw(table(overrun=(None, 1.5, None)), 50, seed=1)
    assert np.array_equal(first.process_days, fixed.process_days)
    assert not np.array_equal(first.process_days, draw(table(), 50, seed=2).process_days)
    with pytest.raises(ValueError, match="read-only"):
        first.process_days[0] = 0.0  # type: ignore[index]


@pytest.mark.parametrize("wrong", [(None, 1.0, 2.0), (1.0, 3.0, 2.0)], ids=str)
def test_half_a_range_is_refused(wrong: tuple[float | None, float, float]) -> None:
    with pytest.raises(ValueError, match="overrun"):
        draw(table(overrun=wrong), 10)


def test_tornado_moves_one_input_at_a_time() -> None:
    case = Inputs(**ROUND)
    bars = tornado(van_se, case, table())
    assert [bar.width for bar in bars] == sorted((bar.width for bar in bars), reverse=True)
    found = {bar.input_id: bar for bar in bars}
    assert set(found) == {"process_days", "overrun", "fee"}
    assert found["overrun"].at_high == pytest.approx(van_se(replace(case, overrun=2.5)))
    assert found["fee"].width == 0


def test_switching_value_is_where_the_sign_changes() -> None:
    found = switching_value(lambda x: 3.0 - x, 0, 10, near=1, low=2, high=4)
    assert found is not None and found.value == pytest.approx(3, abs=1e-12) and found.inside
    assert switching_value(lambda x: x + 1, 0, 10) is None
    assert switching_value(lambda x: np.ones_like(x), 0, 10) is None


def test_switching_value_of_an_output_that_comes_back() -> None:
    """The same sign at both bounds hides two changes: the nearest one is given."""
    found = switching_value(lambda x: (x - 2) * (x - 7), 0, 10, near=6, low=0, high=1)
    assert found is not None and found.value == pytest.approx(7) and found.inside is False


def test_switching_value_of_a_count_is_a_count() -> None:
    up, down = (switching_value(lambda x: x - 4.5, 1, 16, near=near, whole=True) for near in (1, 16))
    assert up is not None and down is not None
    assert (up.value, down.value, up.inside) == (5, 4, None)


@INVARIANT
@given(cases(), cases())
def test_the_steps_of_a_bridge_add_up(start: Inputs, end: Inputs) -> None:
    steps = bridge(
        van_se, start, [("demand", {"trials_served": end.trials_served}), ("staff", {"fte_per_room": 1.0})], end
    )
    assert [step.name for step in steps] == ["demand", "staff", "option"]
    assert all(one.end == other.start for one, other in pairwise(steps))
    assert steps[0].start + sum(step.change for step in steps) == pytest.approx(float(van_se(end)), abs=1e-3)
