"""Runs take turns: as many at once as there are turns, no more, and each comes to its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, BrokenBarrierError

import pytest

from components.service import turns


def all_meet(runs: int, patience: float) -> bool:
    """Whether so many runs are at it at one time; seconds that the first waits for the last."""
    meeting = Barrier(runs)

    def run() -> bool:
        with turns.own_turn():
            try:
                meeting.wait(patience)
            except BrokenBarrierError:
                return False
            return True

    with ThreadPoolExecutor(runs) as pool:
        return False not in [each.result() for each in [pool.submit(run) for _ in range(runs)]]


def test_there_are_as_many_runs_at_once_as_turns_and_no_more() -> None:
    assert all_meet(turns.AT_ONCE, 60)
    assert not all_meet(turns.AT_ONCE + 1, 0.5)


def test_all_come_to_their_turn() -> None:
    def run(_: int) -> None:
        with turns.own_turn():
            pass

    with ThreadPoolExecutor(4 * turns.AT_ONCE) as pool:
        assert len(list(pool.map(run, range(20 * turns.AT_ONCE)))) == 20 * turns.AT_ONCE


def test_a_run_that_stops_gives_its_turn_back() -> None:
    for _ in range(turns.AT_ONCE + 1):
        with pytest.raises(ZeroDivisionError), turns.own_turn():
            raise ZeroDivisionError
