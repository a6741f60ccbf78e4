"""Results of version 2: what the specification states, within its errors; sums that close; bounded memories."""

import csv
import threading
import time
from dataclasses import asdict, replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.catalogue import Catalogue
from dossier.language import Language
from dossier.models.conditions import CONDITIONS
from dossier.models.draws import DECIDING_SEED, SIZE
from dossier.models.evaluation import van_se
from dossier.models.inputs import FIELDS
from dossier.models.staging import evaluated, loss_cap
from dossier.scenario import REFERENCE, Scenario, scenario_named
from dossier.scenario.bridges import CHANGES, former_rows, naive_bridge, version_bridge
from dossier.scenario.cases import sample_of
from dossier.scenario.faults import DeniedValue, OutOfBounds, UnknownOption
from dossier.scenario.figures import BLOCKS, at_step, figures_of, share_step, unit_step
from dossier.scenario.judged import contract_of, fan_of, legal_shares
from dossier.scenario.once import MEMORIES, Kept, once
from dossier.scenario.staged import clause_of, clause_review, draws_of, grid_of, ladder_of, path_of, shares_of
from dossier.scenario.told import figure_words
from dossier.scenario.turns import tornado_of, turn_of, turns_of, written_step
from dossier.scenario.worth import knowing_of

OPTION = "efs-two-rooms"
CENTRAL = Scenario(OPTION)
MILLION = 1e6

#: What the specification states of the named scenarios: M EUR, share of draws (fractions).
STATED: dict[str, dict[str, float]] = {
    "central": {"mean": -7.4, "p5": -20.5, "p95": 9.5, "positive": 0.19},
    "decided-or-signed": {"mean": -0.2, "p5": -10.0, "positive": 0.34},
    "signed-smaller": {"mean": -2.1, "positive": 0.29},
    "all-but-parallel": {"mean": 4.7, "positive": 0.56},
    "all": {"mean": 10.3, "p5": -15.5, "positive": 0.63},
}


class TestFigures:
    @pytest.mark.parametrize("name", STATED)
    def test_a_named_scenario_gives_what_is_stated(self, name: str, catalogue: Catalogue) -> None:
        found = path_of(catalogue, scenario_named(catalogue, name)).asked
        for statistic, value in STATED[name].items():
            scale, step = (1.0, 0.01) if statistic == "positive" else (MILLION, 0.1 if statistic == "mean" else 0.5)
            # a figure that is printed at a step is within half of it, and the error of the draws
            error = 2 * getattr(found.errors, statistic) / scale
            assert getattr(found.values, statistic) / scale == pytest.approx(value, abs=step / 2 + error), statistic
            assert found.printed(statistic) / scale == pytest.approx(value, abs=1e-9), statistic

    def test_the_clause_lowers_the_worst_losses_and_raises_no_share(self, catalogue: Catalogue) -> None:
        found = path_of(catalogue, CENTRAL)
        assert found.with_clause.printed("mean") == -4.4 * MILLION
        assert found.with_clause.printed("p5") == -11.5 * MILLION
        assert found.with_clause.values.positive < found.without.values.positive
        assert found.asked == found.without

    def test_options_side_by_side(self, catalogue: Catalogue) -> None:
        names = (REFERENCE, OPTION, "new-two-rooms", "new-six-rooms")
        found = ladder_of(catalogue, {name: Scenario(name) for name in names})
        means = [each.without.printed("mean") / MILLION for each in found.values()]
        assert means[:2] == [0.0, -7.4] and round(means[2]) == -30 and round(means[3]) == -88

    @pytest.mark.parametrize(
        ("option", "conditions", "measured"),
        [  # standard errors of 20 scramblings: mean, p5, p50, p95 (M EUR), share
            (OPTION, (), (0.01, 0.06, 0.04, 0.14, 0.002)),
            (OPTION, ("C1", "C2", "C3", "C4"), (0.02, 0.12, 0.1, 0.3, 0.002)),
            ("new-six-rooms", (), (0.02, 0.3, 0.2, 0.4, 0.001)),
        ],
    )
    def test_the_error_of_blocks_is_that_of_scramblings(
        self, option: str, conditions: tuple[str, ...], measured: tuple[float, ...], catalogue: Catalogue
    ) -> None:
        errors = asdict(path_of(catalogue, Scenario(option, conditions)).without.errors)
        for (name, error), known in zip(errors.items(), measured, strict=True):
            unit = 1.0 if name == "positive" else MILLION
            assert 0.45 * known <= error / unit <= 2.5 * known, name

    def test_a_mean_near_zero_has_no_sign(self) -> None:
        drawn = np.random.default_rng(7).normal(0.01, 1.0, SIZE)
        found = figures_of(drawn)
        assert not found.mean_has_sign and figures_of(drawn + 1).mean_has_sign
        assert found.errors.mean == pytest.approx(1 / np.sqrt(SIZE), rel=0.6)
        assert len(drawn) % BLOCKS == 0

    @given(st.floats(-1e9, 1e9), st.sampled_from([0.01, 0.5, 1.0, 1e5, 5e5, 1e6]))
    def test_nothing_finer_than_a_step_is_printed(self, value: float, step: float) -> None:
        found = at_step(value, step)
        assert abs(found - value) <= step / 2 * (1 + 1e-6) + 1e-9
        assert found / step == pytest.approx(round(found / step), rel=1e-12, abs=1e-6)
        assert str(found) != "-0.0"

    def test_a_figure_is_written_at_its_step(self, catalogue: Catalogue) -> None:
        found = path_of(catalogue, CENTRAL).without
        said = [figure_words(Language.FR, found, name).replace("\u00a0", " ") for name in ("mean", "p5", "positive")]
        assert said == ["−7,4 M€", "−20,5 M€", "19 %"]
        assert figure_words(Language.EN, found, "mean") == "−€7.4m"

    def test_steps_are_not_under_two_errors(self) -> None:
        assert [share_step(error) for error in (0.002, 0.006, 0.02, 0.3)] == [0.01, 0.02, 0.05, 0.1]
        assert [unit_step(error) for error in (0.0, 0.5, 0.6, 1.1, 30.0)] == [0.0, 1.0, 2.0, 5.0, 100.0]


class TestPaths:
    def test_the_grid_has_sixteen_cells_of_two_results(self, catalogue: Catalogue) -> None:
        cells = grid_of(catalogue, CENTRAL)
        assert len(cells) == len({cell.conditions for cell in cells}) == 16
        assert all(cell.result and not cell.fault for cell in cells)
        everything = next(cell for cell in cells if len(cell.conditions) == 4)
        assert (
            everything.result
            and everything.result.with_clause == path_of(catalogue, scenario_named(catalogue, "all")).asked
        )

    def test_the_conditions_of_the_scenario_do_not_move_the_grid(self, catalogue: Catalogue) -> None:
        asked = grid_of(catalogue, Scenario(OPTION, ("C1", "C5")))
        assert [cell.result for cell in asked] == [cell.result for cell in grid_of(catalogue, CENTRAL)]

    @pytest.mark.parametrize("statistic", ["mean", "positive"])
    def test_shares_sum_to_the_whole(self, statistic: Any, catalogue: Catalogue) -> None:
        shares = shares_of(catalogue, CENTRAL, statistic)
        assert [each.condition_id for each in shares] == list(CONDITIONS)
        cells = {cell.conditions: cell.result for cell in grid_of(catalogue, CENTRAL)}
        first, last = cells[()], cells["C1", "C2", "C3", "C4"]
        assert first and last
        whole = getattr(last.with_clause.values, statistic) - getattr(first.without.values, statistic)
        assert sum(each.share for each in shares) == pytest.approx(whole)
        assert all(each.smallest <= each.share <= each.largest for each in shares)

    def test_a_combination_that_a_value_denies_is_said(self, catalogue: Catalogue) -> None:
        asked = Scenario(OPTION, (), (), (("process_days", 21.0),))
        cells = {cell.conditions: cell for cell in grid_of(catalogue, asked)}
        assert isinstance(cells["C2",].fault, DeniedValue) and cells["C2",].result is None
        assert cells["C1",].result is not None
        assert shares_of(catalogue, asked) == ()

    def test_a_threshold_moves_its_cells(self, catalogue: Catalogue) -> None:
        asked = Scenario(OPTION, ("C3",), (("C3", 0.95),))
        ours, theirs = (
            {cell.conditions: cell.result for cell in grid_of(catalogue, each)} for each in (CENTRAL, asked)
        )
        before, after = ours["C3",], theirs["C3",]
        assert before and after and after.without.values.mean > before.without.values.mean
        assert theirs["C1",] == ours["C1",]

    def test_without_the_project_nothing_is_worth_anything(self, catalogue: Catalogue) -> None:
        asked = Scenario(REFERENCE, ("C1", "C5"))
        assert path_of(catalogue, asked).asked.values.mean == 0
        assert clause_of(catalogue, asked).stopped == 0
        assert not naive_bridge(catalogue, asked) and not turns_of(catalogue, asked)
        assert not tornado_of(catalogue, asked).bars and knowing_of(catalogue, asked).evpi == 0
        assert np.all(np.asarray(van_se(draws_of(catalogue, asked)[0])) == 0)

    def test_out_of_bounds_is_refused(self, catalogue: Catalogue) -> None:
        for ask in (path_of, draws_of, clause_of, knowing_of, tornado_of, fan_of, naive_bridge):
            with pytest.raises(OutOfBounds, match="fee"):
                ask(catalogue, Scenario(OPTION, (), (), (("fee", -1.0),)))  # type: ignore[operator]


class TestClause:
    def test_perfect_knowledge_is_a_bound(self, catalogue: Catalogue) -> None:
        found = clause_of(catalogue, CENTRAL)
        assert found.without.values.mean < found.observed.values.mean < found.perfect.values.mean
        assert 0 < found.stopped < 1 and found.review_year == 3
        assert found.closing.p5 > 0

    def test_the_review_year_is_a_lever(self, catalogue: Catalogue) -> None:
        later = clause_of(catalogue, Scenario(OPTION, (), (), (("review_year", 5.0),)))
        assert later.review_year == 5
        assert later.without == clause_of(catalogue, CENTRAL).without
        assert later.observed.values.mean < clause_of(catalogue, CENTRAL).observed.values.mean

    @pytest.mark.parametrize("conditions", [(), ("C1", "C2")])
    def test_the_fan_ends_at_the_results(self, conditions: tuple[str, ...], catalogue: Catalogue) -> None:
        asked = Scenario(OPTION, conditions)
        fan, path = fan_of(catalogue, asked), path_of(catalogue, asked)
        for band, figures in ((fan.without, path.without), (fan.with_clause, path.with_clause)):
            for name in ("mean", "p5", "p50", "p95"):
                assert band[name][-1] == pytest.approx(getattr(figures.values, name), rel=1e-9), name
        before = fan.operating_year <= fan.review_year
        assert np.array_equal(fan.without["p5"][before], fan.with_clause["p5"][before])
        assert np.all(np.diff(fan.time) > 0)


class TestWorth:
    def test_what_is_stated_of_the_purchase(self, catalogue: Catalogue) -> None:
        found = knowing_of(catalogue, CENTRAL)
        assert found.bought is not None
        assert at_step(found.bought.price_cap, 1e5) == 8e5
        assert at_step(found.bought.built, 0.01) == pytest.approx(0.14)
        assert at_step(found.bought.built_mean, 1e5) == 5.7e6
        assert at_step(found.bought.built_positive, 0.01) == pytest.approx(0.73)

    def test_knowing_a_part_is_worth_less_than_everything(self, catalogue: Catalogue) -> None:
        found = knowing_of(catalogue, CENTRAL)
        assert all(0 <= value <= found.evpi for value in found.evppi.values())
        assert {"trials", "sizes", "price_abroad"} <= set(found.evppi)
        assert not {"rooms", "review_year"} & set(found.evppi)

    def test_what_the_reader_fixed_is_known_already(self, catalogue: Catalogue) -> None:
        found = knowing_of(catalogue, Scenario(OPTION, (), (), (("price_abroad", 150_000.0),)))
        assert "price_abroad" not in found.evppi

    def test_the_stake(self, catalogue: Catalogue) -> None:
        cap = loss_cap(draws_of(catalogue, CENTRAL)[2], clause_review(catalogue, CENTRAL, "observed"))
        stake = [at_step(value, 1e5) / MILLION for value in (cap.investment_p5, cap.investment_p50, cap.investment_p95)]
        assert stake == [1.3, 3.6, 6.2]
        assert at_step(cap.authorisation_cost_p95, 1e5) == 8e5
        assert at_step(cap.cash_balance_first3_p5, 1e5) == -3.3e6
        assert cap.van_se_p5 < cap.van_se_p5_with_clause


class TestTurns:
    def test_the_prices_that_are_stated(self, catalogue: Catalogue) -> None:
        central = turn_of(catalogue, CENTRAL, "price_abroad")
        granted = turn_of(catalogue, Scenario(OPTION, ("C1", "C2", "C3")), "price_abroad")
        assert central and central.obeyed == 165_000 and central.above
        assert granted and granted.obeyed == 104_000
        health = turn_of(catalogue, CENTRAL, "health_value_per_batch")
        assert health and at_step(health.value, 1_000) == 33_000

    def test_to_obey_is_enough(self, catalogue: Catalogue) -> None:
        names = ("process_days", "price_abroad", "trials_mean", "rooms")
        for name, turn in turns_of(catalogue, CENTRAL, names).items():
            if turn is None:
                continue
            assert turn.obeyed is not None
            assert (turn.obeyed >= turn.value) == turn.above, name
            further = Scenario(OPTION, (), (), ((name, turn.obeyed),))
            assert path_of(catalogue, further).without.values.mean > 0, name

    def test_no_lever_alone_but_a_few_turns_the_mean(self, catalogue: Catalogue) -> None:
        assert turn_of(catalogue, CENTRAL, "fee") is None

    def test_a_value_of_the_reader_is_left_aside(self, catalogue: Catalogue) -> None:
        asked = Scenario(OPTION, (), (), (("price_abroad", 80_000.0),))
        assert turn_of(catalogue, asked, "price_abroad") == turn_of(catalogue, CENTRAL, "price_abroad")

    def test_both_orders_of_the_tornado(self, catalogue: Catalogue) -> None:
        found = tornado_of(catalogue, CENTRAL)
        assert found.bars[0].input_id == found.by_rank[0] == "price_abroad"
        assert sorted(bar.input_id for bar in found.bars) == sorted(found.by_rank)
        assert found.same_order(1)
        widths = [bar.width for bar in found.bars]
        assert widths == sorted(widths, reverse=True)

    def test_steps_of_a_value(self) -> None:
        assert [written_step(*each) for each in ((0, 500_000), (0, 1), (1, 15))] == [1000, 0.002, 0.05]


def stored_van_se(option_id: str) -> float:
    """The VAN-SE of version 1 at its modes, as it was stored when it stood."""
    with (Path(__file__).parent / "vectors" / "version_1_stored.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["option_id"] == option_id and row["overrides_json"] == "{}"]
    (found,) = [float(row["expected"]) for row in rows if row["output_name"] == "van_se"]
    return found


class TestBridges:
    def test_from_paper_to_the_scenario(self, catalogue: Catalogue) -> None:
        for asked in (CENTRAL, Scenario(OPTION, ("C1", "C3"), (), (("share_not_made", 0.1),))):
            steps = naive_bridge(catalogue, asked)
            assert [step.name for step in steps] == ["demand", "ramp", "staff", "reference", "option"]
            assert steps[0].start > 0
            assert steps[-1].end == pytest.approx(path_of(catalogue, asked).without.values.mean)
            assert all(a.end == b.start for a, b in pairwise(steps))

    @pytest.mark.parametrize("option", [OPTION, "new-six-rooms"])
    def test_from_version_1_to_version_2(self, option: str, catalogue: Catalogue) -> None:
        steps = version_bridge(catalogue, option)
        assert [step.name for step in steps] == [name for name, _ in CHANGES]
        assert sorted(step.name for step in steps) == sorted(f"M{number}" for number in range(1, 14))
        assert steps[0].start == pytest.approx(stored_van_se(option), abs=1e-6)
        assert steps[-1].end == pytest.approx(path_of(catalogue, Scenario(option)).without.values.mean)
        assert all(a.end == b.start for a, b in pairwise(steps))

    def test_an_option_that_version_1_did_not_have(self, catalogue: Catalogue) -> None:
        for option in ("new-two-rooms", REFERENCE):
            with pytest.raises(UnknownOption):
                version_bridge(catalogue, option)
        assert list(former_rows(catalogue, OPTION)) != FIELDS

    def test_the_steps_name_rows_that_exist(self) -> None:
        named = [row for _, rows in CHANGES for row in rows]
        assert len(named) == len(set(named)) and set(named) <= set(FIELDS)


class TestJudged:
    def test_a_threshold_is_judged_on_the_project(self, catalogue: Catalogue) -> None:
        inventory, expertise = legal_shares(catalogue, CENTRAL)
        assert inventory.stage == 0 and inventory.project["new-six-rooms"] > 0.5
        assert expertise.stage == 0 and expertise.amount > inventory.amount
        assert list(inventory.project) == [OPTION, "new-two-rooms", "new-four-rooms", "new-six-rooms"]

    @pytest.mark.parametrize(("conditions", "started"), [(("C1",), 77), (("C1", "C2"), 95), (("C1", "C2", "C4"), 112)])
    def test_what_the_rooms_serve_of_the_contracts(
        self, conditions: tuple[str, ...], started: int, catalogue: Catalogue
    ) -> None:
        found = contract_of(catalogue, Scenario(OPTION, conditions))
        assert found and found.signed == 150 and found.years == 3
        assert round(found.started.p50) == pytest.approx(started, abs=1)

    def test_nothing_signed_nothing_served(self, catalogue: Catalogue) -> None:
        assert contract_of(catalogue, CENTRAL) is None


class TestMemory:
    def test_memories_are_bounded(self) -> None:
        kept: Kept[int] = Kept(3)
        for number in range(10):
            kept.get(number, lambda number=number: number)  # type: ignore[misc]
        assert len(kept) == 3 and kept.get(9, lambda: -1) == 9 and kept.get(0, lambda: -1) == -1
        assert MEMORIES and all(len(memory) <= memory.most <= 1024 for memory in MEMORIES.values())
        assert MEMORIES["draws_of"].most <= 8 and MEMORIES["samples"].most <= 4

    def test_two_threads_wait_for_one(self) -> None:
        kept: Kept[object] = Kept(3)
        computed = []

        def slow() -> object:
            computed.append(threading.get_ident())
            time.sleep(0.05)
            return object()

        found: list[object] = []
        threads = [threading.Thread(target=lambda: found.append(kept.get("a", slow))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(computed) == 1 and len({id(each) for each in found}) == 1

    def test_what_fails_is_not_kept(self) -> None:
        kept: Kept[int] = Kept(3)
        with pytest.raises(ZeroDivisionError):
            kept.get("a", lambda: 1 // 0)
        assert len(kept) == 0 and kept.get("a", lambda: 1) == 1

    def test_other_data_are_another_result(self, catalogue: Catalogue) -> None:
        @once(4)
        def counted(_catalogue: Catalogue, word: str) -> str:
            asked.append(word)
            return word

        asked: list[str] = []
        other = replace(catalogue, version=replace(catalogue.version, digest="00000000"))
        for given_to in (catalogue, catalogue, other):
            counted(given_to, "a")
        assert asked == ["a", "a"]
        del MEMORIES["counted"]

    def test_results_are_those_of_fresh_draws(self, catalogue: Catalogue) -> None:
        fresh = evaluated(sample_of(catalogue, OPTION, SIZE, DECIDING_SEED).inputs())
        assert np.array_equal(fresh[2].van_se, draws_of(catalogue, CENTRAL)[2].van_se)
