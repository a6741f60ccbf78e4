"""The centre: accounts that add up, figures recomputed from the CSV and from the draws."""

import csv
import re
from dataclasses import replace

import numpy as np
import pytest
from built import built
from centre_cases import CATALOGUE, EFS, EN, FOUR, GRID, SIX, build, everything_fixed, fewer_draws

from dossier.catalogue import DATA
from dossier.language import money, percent
from dossier.models.queueing import waiting_time
from dossier.scenario import REFERENCE, Scenario, breakdown, outcomes
from dossier.scenario.outcomes import outcome
from dossier.scenario.runs import results_for
from dossier.selection import Selection

__all__ = ["fewer_draws"]


def raw(name: str) -> list[dict[str, str]]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class TestCapacity:
    @pytest.mark.parametrize("option_id", [EFS, FOUR, SIX])
    def test_what_limits_is_counted_on_the_draws(self, option_id: str) -> None:
        scenario = Scenario(option_id)
        centre = results_for(CATALOGUE, scenario).draws.centre
        least = np.minimum(centre.room_capacity, centre.staff_capacity)
        by_rooms = np.mean((centre.demand_starts > least) & (centre.room_capacity <= centre.staff_capacity))
        shown = build("centre-capacity", scenario)
        assert f"rooms ({percent(EN, 100 * by_rooms)} of the draws)" in shown.text_alternative
        assert ("rooms limit it" in shown.finding) == (by_rooms >= 0.6)

    def test_occupancy_is_the_days_used_over_the_days_there_are(self) -> None:
        found = results_for(CATALOGUE, Scenario(EFS)).draws
        days = found.inputs.process_days + found.inputs.changeover_days
        used = found.centre.batches_started * days / (found.inputs.rooms * found.inputs.open_days)
        low, high = np.percentile(100 * used, (5, 95))
        coverage = build("centre-capacity", Scenario(EFS)).coverage
        assert f"{percent(EN, low)} to {percent(EN, high)}" in coverage

    def test_without_trials_nothing_is_said_of_a_limit(self) -> None:
        assert "whatever the capacity" in build("centre-capacity", Scenario(EFS, (("trials_served", 0.0),))).finding

    def test_a_fixed_input_is_no_longer_what_the_result_depends_on(self) -> None:
        before = outcome(CATALOGUE, Scenario(EFS)).drivers["batches_started"]
        fixed = Scenario(EFS, ((before[0].input_id, 12.0),))
        after = outcome(CATALOGUE, fixed).drivers["batches_started"]
        assert before[0].input_id not in {driver.input_id for driver in after}


class TestCost:
    @pytest.mark.parametrize("option_id", [EFS, FOUR, SIX])
    def test_components_add_up_in_every_draw(self, option_id: str) -> None:
        case = results_for(CATALOGUE, Scenario(option_id)).draws
        assert sum(breakdown.components(case).values()) == pytest.approx(case.centre.cost_per_released_batch)

    def test_the_last_bar_is_the_sum_and_lies_by_the_median(self) -> None:
        table = build("centre-cost-waterfall", Scenario(EFS)).table
        parts, total = table.iloc[:-1], table.iloc[-1]
        assert parts["length"].sum() == pytest.approx(total["length"])
        assert list(parts["base"]) == pytest.approx([0, *np.cumsum(parts["length"])[:-1]])
        cost = results_for(CATALOGUE, Scenario(EFS)).draws.centre.cost_per_released_batch
        assert np.percentile(cost, 44) < total["length"] < np.percentile(cost, 56)
        assert (total["whisker_low"], total["whisker_high"]) == pytest.approx(tuple(np.percentile(cost, (5, 95))))

    def test_the_account_is_fees_less_costs(self) -> None:
        case = results_for(CATALOGUE, Scenario(SIX)).draws
        found = outcomes.outputs(case)
        centre, inputs = case.centre, case.inputs
        by_hand = centre.batches_released * inputs.fee - centre.batches_started * inputs.variable_cost
        by_hand = by_hand - centre.staff_cost - centre.energy_cost - centre.maintenance_cost - inputs.other_fixed_cost
        assert found["cash_result"] == pytest.approx(by_hand)
        finding = build("centre-account", Scenario(SIX)).finding
        assert percent(EN, 100 * np.mean(by_hand > 0)) in finding

    def test_break_even_beyond_the_capacity_is_said_in_words(self) -> None:
        needed = outcome(CATALOGUE, Scenario(SIX))["break_even"]
        assert needed.high > 100
        finding = build("centre-account", Scenario(SIX)).finding
        assert "more than the whole capacity" in finding
        assert not re.search(r"\b[1-9]\d{2,}%", finding)

    def test_a_fee_below_the_variable_cost_never_breaks_even(self) -> None:
        finding = build("centre-account", Scenario(EFS, (("fee", 10_000.0),))).finding
        assert "no number of batches balances the account" in finding


class TestPublished:
    def test_figures_are_those_of_the_table_in_euros_of_their_year(self) -> None:
        rows = {(row["study_id"], row["cost_item"]): row for row in raw("cost_studies")}
        rates = {(row["currency"], row["year"]): float(row["units_per_eur"]) for row in raw("exchange_rates")}
        table = build("centre-cost-published", Scenario(EFS)).table.set_index("what")
        assert table.loc["Full cost, Heidelberg", "low"] == float(
            rows["ran_dkfz_2020", "full cost per patient"]["value"]
        )
        quoted = table.loc["Cost quoted in France"]
        assert quoted["low"] == float(rows["larghero_2019", "global cost per patient, low"]["value"])
        assert quoted["high"] == float(rows["larghero_2019", "global cost per patient, high"]["value"])
        total = rows["aav_fix_2021", "total, total"]
        patients = rows["aav_fix_2021", "patients covered by the production campaign"]
        share = float(total["value"]) / float(patients["value"]) / rates["USD", total["year_of_money"]]
        assert table.loc["AAV vector, share per patient", "low"] == pytest.approx(share)

    def test_an_amount_without_year_or_rate_is_named_and_not_drawn(self) -> None:
        shown = build("centre-cost-published", Scenario(EFS))
        assert "Swiss hospitals" in shown.coverage and "Swiss hospitals" in shown.finding
        assert not shown.table["what"].str.contains("Swiss|British").any()
        assert "cost_studies:swiss_inhouse" in shown.rows

    def test_the_share_above_the_peers_is_counted(self) -> None:
        cost = results_for(CATALOGUE, Scenario(EFS)).draws.centre.cost_per_released_batch
        shown = build("centre-cost-published", Scenario(EFS))
        highest = shown.table[shown.table["peer"]]["high"].max()
        assert percent(EN, 100 * np.mean(cost > highest)) in shown.finding

    @pytest.mark.parametrize(
        ("changes", "words"),
        [
            ({"trials_served": 0.2}, "more than anything"),
            ({"process_days": 2, "trials_served": 12, "capex_per_room": 200_000, "variable_cost": 1_000}, "less than"),
        ],
    )
    def test_the_finding_follows_the_cost(self, changes: dict[str, float], words: str) -> None:
        assert words in build("centre-cost-published", Scenario(EFS, tuple(changes.items()))).finding


class TestBeside:
    def test_the_precedents_are_those_of_their_page(self) -> None:
        theirs = built("precedents-cost-per-room", Selection(language=EN))
        shown = build("centre-among-precedents", Scenario(EFS)).table
        others = shown[shown["low"].isna()]
        assert list(others["per_room"]) == list(theirs.table["per_room"])
        own = shown[shown["low"].notna()].iloc[0]
        investment = results_for(CATALOGUE, Scenario(EFS)).draws.centre.investment
        assert own["per_room"] == pytest.approx(np.median(investment) / 2)

    @pytest.mark.parametrize("option_id", [EFS, SIX])
    def test_precedents_below_the_median_are_counted(self, option_id: str) -> None:
        shown = build("centre-among-precedents", Scenario(option_id))
        paid = shown.table[(shown.table["shape"] == "solid")]
        own = shown.table[shown.table["low"].notna()].iloc[0]
        below = int((paid["per_room"] < own["per_room"]).sum())
        assert f"{below} of the {len(paid)}" in shown.finding

    def test_two_batches_at_once_are_the_scenario_with_two(self) -> None:
        shown = build("centre-automation", Scenario(EFS)).table.set_index("parallel")
        two = outcome(CATALOGUE, Scenario(EFS, (("parallel_batches", 2.0),)))
        row = shown.loc[2]
        assert tuple(row[["low", "median", "high"]]) == pytest.approx(two["cost_per_released_batch"][:3])
        assert tuple(row[["worst", "middle", "best"]]) == pytest.approx(two["van_se"][:3])

    def test_where_rooms_never_limit_nothing_is_gained(self) -> None:
        few = Scenario(SIX, (("trials_served", 0.2),))
        assert "would change nothing" in build("centre-automation", few).finding

    def test_the_wait_is_never_the_argument(self) -> None:
        for scenario in GRID:
            if scenario.option_id != REFERENCE and outcome(CATALOGUE, scenario)["batches_started"].high > 0:
                assert "Waiting for a room is not the argument" in build("centre-wait", scenario).finding

    def test_the_wait_is_that_of_the_queue_where_it_has_a_law(self) -> None:
        quiet = replace(everything_fixed(), overrides=(*everything_fixed().overrides, ("rooms", 6.0)))
        case = results_for(CATALOGUE, quiet).central.inputs
        per_room = case.open_days / (case.process_days + case.changeover_days)
        demand = case.trials_served * case.patients_per_trial / case.enrolment_years * (1 + case.retry_rate)
        queue = waiting_time(demand, per_room, 6)
        table = build("centre-wait", quiet).table
        assert list(table["median"]) == pytest.approx(
            [100 * float(queue.probability_of_waiting), 365 * float(queue.mean_wait)]
        )


class TestCompare:
    def test_nothing_kept_shows_the_options_and_kept_ones_stand_beside(self) -> None:
        alone = build("centre-compare", Scenario(EFS))
        assert alone.table["scenario"].nunique() == 3
        assert "No scenario is kept" in alone.coverage
        kept = (Scenario(SIX).encode(), Scenario(EFS, (("trials_served", 3.0),)).encode(), Scenario(FOUR).encode())
        shown = build("centre-compare", Scenario(EFS), compared=kept)
        assert list(shown.table["scenario"].unique()) == [
            "Two rooms at EFS",
            "New centre, six rooms",
            "Two rooms at EFS, 1 input set",
        ]
        assert "3 trials" in shown.subtitle

    def test_a_cell_is_the_outcome_of_its_scenario(self) -> None:
        shown = build("centre-compare", Scenario(EFS), compared=(Scenario(SIX).encode(),)).table
        six = outcome(CATALOGUE, Scenario(SIX))
        row = shown[(shown["scenario"] == "New centre, six rooms") & (shown["output"] == "VAN-SE")].iloc[0]
        assert (row["low"], row["median"], row["high"]) == pytest.approx(six["van_se"][:3])

    def test_ranges_that_do_not_meet_are_said_apart(self) -> None:
        dear = Scenario(SIX, (("capex_per_room", 20_000_000.0),))
        shown = build("centre-compare", Scenario(EFS), compared=(dear.encode(),))
        assert "do not overlap" in shown.finding

    def test_without_the_project_is_best_where_all_others_lose(self) -> None:
        shown = build("centre-compare", Scenario(REFERENCE), compared=(Scenario(SIX).encode(),))
        assert "nil by construction" in shown.finding


class TestInputs:
    def test_the_audit_table_is_the_file(self) -> None:
        table = build("centre-inputs", Scenario(EFS)).table.set_index("input_id")
        wanted = {row["input_id"]: row for row in raw("model_inputs") if row["option_id"] in ("", EFS)}
        assert list(table.index) == list(dict.fromkeys(row["input_id"] for row in raw("model_inputs")))
        for name, row in wanted.items():
            scale = 100 if "%" in table.loc[name, "unit"] else 1
            for column in ("low", "high"):
                if row[column]:
                    assert table.loc[name, column] == pytest.approx(scale * float(row[column])), name
            assert table.loc[name, "basis_en"] == row["basis_en"]

    def test_a_value_set_by_the_reader_is_said(self) -> None:
        shown = build("centre-inputs", Scenario(EFS, (("trials_served", 3.0),)))
        assert "the reader has set 1" in shown.finding
        assert shown.table.set_index("input_id").loc["trials_served", "used"] == "set: 3 trials"


def test_money_of_the_findings_is_that_of_the_draws() -> None:
    cost = results_for(CATALOGUE, Scenario(EFS)).draws.centre.cost_per_released_batch
    low, high = (money(EN, value, significant=2) for value in np.percentile(cost, (5, 95)))
    assert f"{low} to {high}" in build("centre-cost-waterfall", Scenario(EFS)).finding
