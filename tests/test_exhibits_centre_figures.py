"""The centre: accounts that add up, figures recomputed from the CSV and from the draws by another way."""

import re

import numpy as np
import pytest
from built import built, raw
from centre_cases import CATALOGUE, EFS, EN, GRID, NAMED, SIX, build, everything_fixed

from dossier.exhibits.centre import automation, compare, published, wait
from dossier.exhibits.centre.published_costs import PEERS, STUDIES
from dossier.language import money
from dossier.models.draws import SIZE
from dossier.models.queueing import waiting_time
from dossier.scenario import Scenario
from dossier.scenario.composition import PARTS, life_cost_of, present_parts
from dossier.scenario.figures import figures_of
from dossier.scenario.link_codes import encoded
from dossier.scenario.settled import drivers_of, settled_of, spread_of, van_se_of, yearly_results
from dossier.scenario.settled_words import called, numbered_twins
from dossier.scenario.staged import draws_of, path_of
from dossier.scenario.tables import REFERENCE
from dossier.scenario.told import share
from dossier.selection import Selection

CENTRAL, BUILDING = Scenario(EFS), Scenario(SIX)


class TestSpread:
    def test_the_mean_is_what_is_spent_over_what_comes_of_it(self) -> None:
        spent, made = np.arange(SIZE) % 7 + 1.0, np.arange(SIZE) % 5.0
        found = spread_of(spent, 0.001, over=made)
        assert found.values["mean"] == pytest.approx(spent.sum() / made.sum())
        assert found.values["p95"] == np.inf  # a fifth of the draws has nothing to divide by
        dear = np.where(made > 0, spent / np.maximum(made, 1), np.inf)
        assert found.values["p50"] == pytest.approx(np.sort(dear)[SIZE // 2 - 1], rel=0.01)

    def test_draws_that_are_not_asked_do_not_count(self) -> None:
        values = np.where(np.arange(SIZE) % 4 == 0, 1e9, 3.0)
        found = spread_of(values, 1.0, among=np.arange(SIZE) % 4 != 0)
        assert set(found.values.values()) == {3.0} and found.certain
        with pytest.raises(ValueError, match="draws"):
            spread_of(values, 1.0, among=False)

    def test_no_digit_finer_than_its_error(self) -> None:
        draws = draws_of(CATALOGUE, CENTRAL)
        started = np.asarray(draws[1].batches_started)
        found = settled_of(CATALOGUE, CENTRAL)["batches_started"]
        halves = [np.percentile(part, 95) for part in np.split(started, 8)]
        assert found.steps["p95"] >= np.std(halves, ddof=1) / np.sqrt(8)
        assert found.printed("p95") == pytest.approx(np.percentile(started, 95), abs=found.steps["p95"] / 2 + 1e-9)


class TestCapacity:
    @pytest.mark.parametrize("scenario", [CENTRAL, BUILDING, NAMED["all"]])
    def test_what_limits_is_counted_on_the_draws(self, scenario: Scenario) -> None:
        centre = draws_of(CATALOGUE, scenario.without_clause())[1]
        least = np.minimum(centre.room_capacity, centre.staff_capacity)
        demand = np.mean(np.asarray(centre.demand_starts) <= least)
        rooms = np.mean((centre.demand_starts > least) & (centre.room_capacity <= centre.staff_capacity))
        finding = build("centre-capacity", scenario).finding
        assert f"demand ({share(EN, demand)})" in finding and f"rooms ({share(EN, rooms)})" in finding

    def test_occupancy_is_the_days_used_over_the_days_there_are(self) -> None:
        inputs, centre, _ = draws_of(CATALOGUE, CENTRAL)
        days = inputs.process_days + inputs.changeover_days
        used = 100 * np.mean(centre.batches_started * days / (inputs.rooms * inputs.available_days))
        assert f"{used:.0f}% on average" in build("centre-capacity", CENTRAL).notes

    def test_what_the_rooms_start_of_a_contract_is_said(self) -> None:
        assert "150 patients are signed" in build("centre-capacity", NAMED["decided-or-signed"]).notes
        assert "signed" not in build("centre-capacity", CENTRAL).notes

    def test_a_fixed_input_is_no_longer_what_the_result_depends_on(self) -> None:
        first = drivers_of(CATALOGUE, CENTRAL, "batches_started")[0]
        fixed = Scenario(EFS, (), (), ((first, 12.0),))
        assert first == "trials_served" and first not in drivers_of(CATALOGUE, fixed, "batches_started")


class TestCost:
    @pytest.mark.parametrize("scenario", [CENTRAL, BUILDING, NAMED["all"], Scenario(EFS, (), (), (("rooms", 16.0),))])
    def test_parts_add_up_in_every_draw_and_in_the_mean(self, scenario: Scenario) -> None:
        draws = draws_of(CATALOGUE, scenario.without_clause())
        spent = np.asarray(draws[2].pv_investment) + np.asarray(draws[2].pv_operation)
        assert sum(present_parts(draws).values()) == pytest.approx(spent)
        life = life_cost_of(CATALOGUE, scenario)
        assert sum(life.parts.values()) == pytest.approx(life.cost.values["mean"])
        assert set(life.parts) == set(PARTS) and min(life.parts.values()) >= 0

    def test_the_range_is_that_of_the_levelised_cost(self) -> None:
        levelised = np.asarray(draws_of(CATALOGUE, CENTRAL)[2].levelised_cost_per_batch)
        dear = np.sort(np.where(np.isnan(levelised), np.inf, levelised))
        found = life_cost_of(CATALOGUE, CENTRAL)
        assert found.cost.values["p5"] == pytest.approx(dear[int(0.05 * SIZE)], rel=0.001)
        assert found.cost.values["p95"] == pytest.approx(dear[int(0.95 * SIZE)], rel=0.001)
        assert found.nothing == np.isnan(levelised).mean()
        mean = money(EN, found.cost.printed("mean"))
        assert mean in build("centre-cost-waterfall", CENTRAL).finding
        assert mean in build("centre-cost-published", CENTRAL).finding

    def test_the_bar_is_one_and_its_pieces_are_the_parts(self) -> None:
        shown = build("centre-cost-waterfall", CENTRAL)
        life = life_cost_of(CATALOGUE, CENTRAL)
        assert shown.encoding.stacked and shown.table["bar"].nunique() == 1 and shown.table["tone"].is_unique
        assert shown.table["value"].sum() == pytest.approx(life.cost.values["mean"], abs=len(PARTS) * 500)
        assert shown.table["portion"].sum() == pytest.approx(100, abs=3)

    def test_a_cost_without_a_batch_is_said_in_words(self) -> None:
        none = Scenario(EFS, (), (), (("trials_mean", 0.0), ("trials_served", 0.0)))
        few = Scenario(EFS, (), (), (("trials_mean", 0.2),))
        assert "infinite" in build("centre-cost-waterfall", none).finding and build("centre-cost-waterfall", none).empty
        assert "infinite" in build("centre-cost-published", none).finding
        assert "no batch is released in" in build("centre-cost-published", few).finding
        own = build("centre-cost-published", few).table.iloc[0]
        assert np.isnan(own["high"]) and "from" in own["label"]


class TestAccount:
    @pytest.mark.parametrize("scenario", [CENTRAL, BUILDING, NAMED["prudent"]])
    def test_the_account_is_fees_less_costs(self, scenario: Scenario) -> None:
        inputs, centre, _ = draws_of(CATALOGUE, scenario)
        found = yearly_results(inputs, centre)
        by_hand = centre.batches_released * inputs.fee - centre.batches_started * inputs.variable_cost
        by_hand = by_hand - centre.staff_cost - centre.energy_cost - centre.maintenance_cost - inputs.other_fixed_cost
        assert found["cash_result"] == pytest.approx(by_hand)
        covers = np.mean(by_hand - centre.capital_charge >= 0)
        assert settled_of(CATALOGUE, scenario).covers == pytest.approx(covers, abs=1e-4)

    def test_the_steps_lead_to_their_sums(self) -> None:
        table = build("centre-account", CENTRAL).table
        ends = table["base"] + table["value"]
        assert list(table["base"].iloc[1:6]) == pytest.approx(list(ends.iloc[:5]))
        assert ends.iloc[5] == pytest.approx(table["value"].iloc[6]) and table["base"].iloc[6] == 0
        assert ends.iloc[7] == pytest.approx(table["value"].iloc[8])
        lines = table[["p5", "p50", "p95"]].to_numpy()
        assert (np.diff(lines, axis=1) >= 0).all()

    def test_within_reach_is_judged_on_demand_and_not_on_capacity(self) -> None:
        centre = draws_of(CATALOGUE, BUILDING)[1]
        by_capacity = np.mean(np.asarray(centre.capacity) >= centre.break_even_starts)
        given = settled_of(CATALOGUE, BUILDING)
        assert given.covers < by_capacity / 2
        assert share(EN, given.covers) in build("centre-account", BUILDING).finding

    def test_a_fee_below_the_variable_cost_never_breaks_even(self) -> None:
        finding = build("centre-account", Scenario(EFS, (), (), (("fee", 10_000.0),))).finding
        assert "no number of batches balances the account" in finding


class TestPublished:
    def test_figures_are_those_of_the_table_in_the_euros_of_the_model(self) -> None:
        rows = {(row["study_id"], row["cost_item"]): row for row in raw("cost_studies")}
        rates = {(row["currency"], row["year"]): float(row["units_per_eur"]) for row in raw("exchange_rates")}
        level = {row["year"]: float(row["index"]) for row in raw("price_index") if row["name"] == "ipc"}
        table = build("centre-cost-published", CENTRAL).table.set_index("what")
        (year,) = {row["money_year"] for row in raw("model_inputs") if row["input_id"] == "fee"}
        heidelberg = float(rows["ran_dkfz_2020", "full cost per patient"]["value"]) * level[year] / level["2020"]
        assert table.loc["Full cost, Heidelberg", "value"] == pytest.approx(heidelberg, abs=500)
        for end in ("low", "high"):
            quoted = float(rows["larghero_2019", f"global cost per patient, {end}"]["value"])
            assert table.loc["Cost quoted in France", end] == pytest.approx(
                quoted * level[year] / level["2019"], abs=500
            )
        total = rows["aav_fix_2021", "total, total"]
        patients = rows["aav_fix_2021", "patients covered by the production campaign"]
        each = float(total["value"]) / float(patients["value"]) / rates["USD", "2021"] * level[year] / level["2021"]
        assert table.loc["AAV vector, share per patient", "value"] == pytest.approx(each, abs=500)
        swiss = float(rows["swiss_inhouse", "price per patient, high"]["value"]) / rates["USD", year]
        assert table.loc["Price, Swiss hospitals", "high"] == pytest.approx(swiss, abs=500)

    def test_the_band_holds_every_academic_price(self) -> None:
        shown = build("centre-cost-published", CENTRAL)
        low, high, _ = shown.encoding.band
        peers = shown.table[shown.table["group"].str.startswith("Academic")]
        assert len(peers) == sum(study.group == PEERS for study in STUDIES)
        for column in ("low", "value", "high"):
            assert peers[column].dropna().between(low - 500, high + 500).all()
        assert "cost_studies:swiss_inhouse" in shown.rows and "Swiss" not in shown.notes

    def test_an_amount_without_a_rate_is_named_and_not_drawn(self) -> None:
        shown = build("centre-cost-published", CENTRAL)
        assert "British" in shown.notes and not shown.table["what"].str.contains("British").any()

    @pytest.mark.grid
    @pytest.mark.parametrize("scenario", GRID, ids=encoded)
    def test_the_finding_follows_the_range(self, scenario: Scenario) -> None:
        if scenario.has_clause:
            return
        life, band = life_cost_of(CATALOGUE, scenario), (69_000.0, 186_000.0)
        variant = published.beside(scenario, life, *band)
        if variant not in ("reference", "no_batch", "endless"):
            levelised = np.broadcast_to(draws_of(CATALOGUE, scenario)[2].levelised_cost_per_batch, (SIZE,))
            over, under = np.mean(~(levelised <= band[1])), np.mean(levelised < band[0])
            assert (variant == "above") == (over > 0.95) and (variant == "below") == (under >= 0.95)
            assert (variant == "inside") == (over <= 0.05 and under <= 0.05)


class TestPrecedents:
    def test_rooms_are_those_of_their_page_in_the_euros_of_the_model(self) -> None:
        theirs = built("precedents-cost-per-room", Selection(language=EN)).table
        shown = build("centre-among-precedents", CENTRAL).table
        others = shown[shown["low"].isna()].set_index("facility_id")
        assert set(others.index) == set(theirs["facility_id"])
        basis = {row["facility_id"]: float(row["eur_2024_per_room"]) for row in raw("capex_basis")}
        for identifier in set(basis) & set(others.index):
            if others.loc[identifier, "shape"] == "solid":
                assert others.loc[identifier, "value"] == pytest.approx(basis[identifier], abs=20_000)

    @pytest.mark.parametrize("scenario", [CENTRAL, BUILDING])
    def test_precedents_below_the_mean_are_counted(self, scenario: Scenario) -> None:
        shown = build("centre-among-precedents", scenario)
        inputs, centre, _ = draws_of(CATALOGUE, scenario)
        mean = np.mean(centre.investment / inputs.rooms)
        paid = shown.table[shown.table["shape"] == "solid"]
        assert f"{int((paid['value'] < mean).sum())} of the {len(paid)}" in shown.finding


class TestAutomation:
    def test_two_at_once_are_the_condition_that_grants_two(self) -> None:
        granted, two = path_of(CATALOGUE, NAMED["microtechnology"]).without, automation.with_parallel(CENTRAL, 2)
        assert van_se_of(CATALOGUE, two).values == granted.values
        assert automation.with_parallel(NAMED["all"], 1).conditions == ("C1", "C2", "C3", "C5")

    def test_more_at_once_pay_for_staff_and_equipment(self) -> None:
        one, two = (draws_of(CATALOGUE, automation.with_parallel(CENTRAL, n))[1] for n in (1, 2))
        assert np.all(np.asarray(two.fte) > one.fte) and np.all(np.asarray(two.investment) > one.investment)

    def test_the_sentence_says_both_ends_of_the_change(self) -> None:
        shown = build("centre-automation", CENTRAL)
        first, second = (shown.table.iloc[place] for place in (0, 1))
        assert second["mean"] > first["mean"] and second["p5"] < first["p5"]
        assert "but the P5 goes down" in shown.finding and "staff and equipment paid" in shown.finding
        free = Scenario(EFS, (), (), (("parallel_staff_factor", 1.0), ("parallel_capital_factor", 1.0)))
        assert "but" not in build("centre-automation", free).finding


class TestWait:
    @pytest.mark.grid
    def test_the_wait_is_never_the_argument(self) -> None:
        for scenario in GRID:
            if scenario.option_id != REFERENCE and not settled_of(CATALOGUE, scenario).no_batch:
                shown = build("centre-wait", scenario)
                assert "not the argument" in f"{shown.finding} {shown.notes}"

    def test_the_wait_is_that_of_the_queue(self) -> None:
        fixed = everything_fixed()
        quiet = Scenario(EFS, (), (), tuple((fixed.as_dict() | {"rooms": 6.0}).items()))
        inputs = draws_of(CATALOGUE, quiet)[0]
        per_room = inputs.available_days / (inputs.process_days + inputs.changeover_days)
        patients = np.max(inputs.trials_served) * np.max(inputs.patients_per_trial)
        demand = patients / inputs.enrolment_years * (1 + inputs.retry_rate)
        queue = waiting_time(float(demand), float(per_room), 6)
        found = wait.wait_of(CATALOGUE, quiet)
        assert found.wait and found.wait.values["p50"] == pytest.approx(365 * float(queue.mean_wait))
        assert found.chance and found.chance.values["p50"] == pytest.approx(100 * float(queue.probability_of_waiting))

    def test_shares_of_draws_are_counted(self) -> None:
        found, centre = wait.wait_of(CATALOGUE, CENTRAL), draws_of(CATALOGUE, CENTRAL)[1]
        assert found.asked == pytest.approx(np.mean(np.asarray(centre.demand_starts) > 0))
        assert 0 < found.clears < found.asked


class TestCompare:
    def test_nothing_kept_shows_the_named_scenarios(self) -> None:
        shown = build("centre-compare", CENTRAL)
        assert len(shown.table) == len(NAMED) and "No scenario is kept" in shown.coverage
        assert shown.table["scenario"].iloc[0] == "Central reading (shown)"
        for line, scenario in zip(shown.table.to_dict("records"), NAMED.values(), strict=True):
            asked = path_of(CATALOGUE, scenario).asked
            assert [line[name] for name in ("mean", "p5", "p95")] == [
                asked.printed(name) for name in ("mean", "p5", "p95")
            ]

    def test_what_is_kept_stands_beside(self) -> None:
        kept = (encoded(BUILDING), "2~efs-two-rooms~C2~trials_served=3", "1~efs-two-rooms~rooms=3", encoded(CENTRAL))
        names = build("centre-compare", CENTRAL, EN, kept).table["scenario"].to_list()
        assert names == [
            "Central reading (shown)",
            "New centre, six rooms",
            "Two rooms at EFS, 1 condition, 1 input set",
            "Two rooms at EFS, 1 input set",
        ]

    def test_a_change_of_method_is_shown_and_not_ranked(self) -> None:
        cheap = Scenario(EFS, (), (), (("public_funds_lambda", 0.0), ("discount_rate", 0.012)))
        shown = build("centre-compare", NAMED["all"], EN, (encoded(cheap), encoded(BUILDING)))
        assert "of the 2 scenarios" in shown.finding and "One scenario changes the method" in shown.coverage
        assert shown.table["scenario"].str.contains("method changed").sum() == 1
        assert set(CENTRAL.as_dict() | dict.fromkeys(draws_of(CATALOGUE, CENTRAL)[0].as_dict())) >= compare.METHOD

    def test_without_the_clause_the_figures_are_those_of_the_draws(self) -> None:
        drawn = np.asarray(draws_of(CATALOGUE, BUILDING)[2].van_se)
        assert van_se_of(CATALOGUE, BUILDING).values == figures_of(drawn).values
        assert van_se_of(CATALOGUE, NAMED["all"]) == path_of(CATALOGUE, NAMED["all"]).with_clause

    def test_names(self) -> None:
        assert called(CATALOGUE, EN, NAMED["prudent"]) == "Prudent reading"
        assert numbered_twins(["a", "b", "a"]) == ["a (1)", "b", "a (3)"]


class TestInputs:
    def test_the_audit_table_is_the_file(self) -> None:
        table = build("centre-inputs", CENTRAL).table.set_index("input_id")
        wanted = {row["input_id"]: row for row in raw("model_inputs") if row["option_id"] in ("", EFS)}
        assert list(table.index) == list(dict.fromkeys(row["input_id"] for row in raw("model_inputs")))
        for name, row in wanted.items():
            scale = 100 if "%" in table.loc[name, "unit"] else 1
            for column in ("low", "high", "minimum", "maximum", "upper_end"):
                if row[column]:
                    assert table.loc[name, column] == pytest.approx(scale * float(row[column])), name
            assert table.loc[name, "basis_en"] == row["basis_en"] and table.loc[name, "law"]

    def test_what_is_set_or_granted_is_said(self) -> None:
        asked = Scenario(EFS, ("C2", "C3", "C4"), (), (("trials_served", 3.0),))
        shown = build("centre-inputs", asked)
        used = shown.table.set_index("input_id")["used"]
        assert "the reader has set 1" in shown.finding and used["trials_served"] == "set: 3 trials"
        assert "at most 12 days" in used["process_days"] and "at least 80%" in used["share_abroad"]
        assert re.search(r"granted by a condition: 2", used["parallel_batches"])
        assert used["fee"] == "drawn from its distribution" and used["discount_rate"] == "value of the dossier"
