"""The evaluation: what moves the mean and where it turns, checked as a reader would, by setting the values."""

import math
from dataclasses import replace

import numpy as np
import pytest
from built import CATALOGUE
from evaluation_codes import CODES, NAMED, built, scenario_of

from dossier.exhibits.evaluation import health, rates, switching
from dossier.scenario import Scenario, input_rows
from dossier.scenario.staged import path_of
from dossier.scenario.tables import REFERENCE
from dossier.scenario.turns import Turn, tornado_of, turns_of, written_step

OPTION = "efs-two-rooms"


def mean_with(scenario: Scenario, **values: float) -> float:
    """The mean without the clause that a reader sees who sets these values."""
    set_by_reader = {**scenario.as_dict(), **values}
    return path_of(CATALOGUE, replace(scenario, overrides=tuple(set_by_reader.items()))).without.values.mean


# The tornado


@pytest.mark.parametrize("name", ["central", "decided-or-signed", "microtechnology"])
def test_a_bar_ends_where_a_reader_would_be(name: str) -> None:
    scenario = NAMED[name].without_clause()
    table = built("evaluation-tornado", CODES[name]).table
    assert len(table) == 10
    lengths = table["length"].to_list()
    assert lengths == sorted(lengths, reverse=True)
    for bar in tornado_of(CATALOGUE, scenario).bars[:10]:
        if bar.input_id in ("process_days", "share_abroad"):  # a value may deny a condition
            continue
        line = table[table["start"].round(3) == round(min(bar.at_low, bar.at_high), 3)].iloc[0]
        ends = sorted(mean_with(scenario, **{bar.input_id: end}) for end in (bar.low, bar.high))
        assert [line["start"], line["start"] + line["length"]] == pytest.approx(ends, abs=1)


def test_a_bar_of_one_side_is_said_and_not_stretched_to_the_mean() -> None:
    exhibit, mean = built("evaluation-tornado"), path_of(CATALOGUE, NAMED["central"]).without.values.mean
    table = exhibit.table
    across = (table["start"] <= mean) & (table["start"] + table["length"] >= mean)
    assert (across == (table["side"] == "des deux côtés")).all()
    assert not across.all() and "D’un seul côté" in exhibit.notes


def test_both_orders_are_compared() -> None:
    exhibit, found = built("evaluation-tornado"), tornado_of(CATALOGUE, NAMED["central"])
    places = exhibit.table["rank_place"].to_list()
    assert ("le même ordre." in exhibit.notes) == (places == list(range(1, 11)))
    assert ("autre ordre" in exhibit.notes) == (not found.same_order(3))


# Other rates, other public money, one size


@pytest.mark.parametrize("name", ["central", "decided-or-signed", "gain", "a size", "without the project"])
def test_rates_and_public_money_are_those_of_the_rows(name: str) -> None:
    exhibit, chosen = built("evaluation-sensitivity", CODES[name]), scenario_of(CODES[name])
    if chosen.option_id == REFERENCE:
        assert exhibit.empty
        return
    table = exhibit.table
    sized = not chosen.has_clause and "patients_per_trial" not in chosen.as_dict()
    assert len(table) == 8 + sized
    for rate in ("1,2\u00a0%", "2,6\u00a0%", "3,2\u00a0%", "4\u00a0%", "4,5\u00a0%"):
        assert table["case"].str.startswith(rate).sum() == 1, rate
    assert table["case"].iloc[5:8].str.split("\u00a0:").str[0].to_list() == ["0", "0,2", "0,3"]
    at_45 = replace(chosen, overrides=tuple({**chosen.as_dict(), "discount_rate": 0.045}.items()))
    assert table["mean"].iloc[4] == path_of(CATALOGUE, at_45).asked.printed("mean")
    if not chosen.has_clause:  # a public euro that costs more moves the mean one way
        assert table["mean"].iloc[5] != table["mean"].iloc[7]


def test_one_size_for_the_whole_life_widens_the_range_and_leaves_the_mean() -> None:
    scenario = NAMED["central"]
    found, usual = rates.one_size(CATALOGUE, scenario), path_of(CATALOGUE, scenario).without
    assert found is not None
    assert found.values.mean == pytest.approx(usual.values.mean, abs=200_000)  # MODEL: the mean does not move
    assert found.values.p5 < usual.values.p5 - 1e6 and found.values.p95 > usual.values.p95 + 1e6
    assert rates.one_size(CATALOGUE, scenario_of(CODES["a size"])) is None


def test_the_signs_choose_the_sentence() -> None:
    signs = [set(), {0}, {-1}, {1}, {1, -1}, {0, -1}, {0, 1}, {0, 1, -1}]
    expected = ["reference", "even", "loses", "gains", "turns", "unclear", "unclear", "unclear"]
    assert [rates.steady(each) for each in signs] == expected


# Where the mean turns


@pytest.mark.parametrize("name", ["central", "all-but-parallel", "gain"])
def test_to_obey_the_sentence_is_enough(name: str) -> None:
    scenario, exhibit = scenario_of(CODES[name]).without_clause(), built("evaluation-switching", CODES[name])
    levers = switching.first_levers(scenario)
    names = (*levers, *switching.behind(CATALOGUE, scenario, levers))
    rows = input_rows(CATALOGUE, OPTION)
    assert len(exhibit.table) == len(names) == len(set(names))
    for (_, line), turn in zip(exhibit.table.iterrows(), turns_of(CATALOGUE, scenario, names).values(), strict=True):
        if turn is None or turn.obeyed is None:
            assert math.isnan(line["turn"]) or line["turn"] is None
            continue
        assert line["turn"] == turn.obeyed
        row = rows[turn.input_id]
        free = Scenario(
            scenario.option_id, scenario.conditions, (), tuple(p for p in scenario.overrides if p[0] != turn.input_id)
        )
        if turn.input_id in ("process_days", "share_abroad") and scenario.conditions:
            continue  # a value may deny a condition
        further = 3 * written_step(row.minimum, row.maximum) * (-1 if turn.above else 1)
        assert mean_with(free, **{turn.input_id: turn.obeyed}) > 0
        assert mean_with(free, **{turn.input_id: turn.obeyed + further}) < 0


def test_the_strips_begin_with_the_first_levers() -> None:
    assert switching.first_levers(NAMED["central"]) == ("trials_mean", "process_days", "price_abroad")
    assert switching.first_levers(NAMED["all"])[0] == "signed_trials"
    assert switching.first_levers(scenario_of(CODES["no trial"]))[0] == "trials_served"
    table = built("evaluation-switching").table
    assert table["group"].to_list()[:4] == ["Les premiers leviers"] * 3 + ["Ce qui pèse le plus ensuite"]
    assert table[["low", "high", "value", "mark"]].stack().dropna().between(0, 100).all()


def test_only_what_is_known_is_counted() -> None:
    """The sentence counts inputs that turn the mean within their P5 to P95: a slider is no evidence."""
    exhibit = built("evaluation-switching")
    inside = exhibit.table[exhibit.table["place"] == "oui"]
    assert exhibit.finding.startswith("Une seule entrée") == (len(inside) == 1)
    assert ((inside["turn"] >= inside["p5"]) & (inside["turn"] <= inside["p95"])).all()
    gain, even = (path_of(CATALOGUE, NAMED[name]).without for name in ("all", "central"))
    assert switching.outlook(gain, 0) == "gain_none" and switching.outlook(even, 2) == "lose_some"
    unsure = replace(even, errors=replace(even.errors, mean=1e8))
    assert switching.outlook(unsure, 1) == "even_some"


# The health lever


@pytest.mark.parametrize("name", ["central", "decided-or-signed", "new building", "health to gain"])
def test_the_health_value_turns_the_mean(name: str) -> None:
    exhibit, scenario = built("evaluation-health", CODES[name]), scenario_of(CODES[name]).without_clause()
    counted, needed, year = exhibit.table["value"]
    assert counted == scenario.as_dict().get("health_value_per_batch", 0.0)
    assert year == CATALOGUE.row("parameters", "vav").central
    assert mean_with(scenario, health_value_per_batch=needed) > 0
    assert mean_with(scenario, health_value_per_batch=needed - 2_000) < 0


def test_every_sentence_of_the_health_lever() -> None:
    turn = Turn("health_value_per_batch", 3.0, 4.0, True)
    assert health.turning_health(turn, 0.0, -1.0) == "zero" and health.turning_health(turn, 5.0, 1.0) == "set"
    assert health.turning_health(None, 0.0, -1.0) == "never" and health.turning_health(None, 0.0, 1.0) == "needless"
    assert "ne suffit" in built("evaluation-health", CODES["no trial"]).finding
    assert np.all(built("evaluation-health", CODES["all"]).table.empty)
