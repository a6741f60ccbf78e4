"""Levers: positions of each, what moving one changes in the mean, moves of a scenario, a scenario in words."""

import numpy as np
import pytest
from built import CATALOGUE

from dossier.catalogue.codes import InputGroup
from dossier.language import Language
from dossier.models.inputs import SCHEDULES
from dossier.scenario import Scenario, input_rows, levers
from dossier.scenario.asked import scenario_named
from dossier.scenario.faults import DeniedValue, NotComputable, OutOfBounds, ScenarioFault
from dossier.scenario.figures import figures_of
from dossier.scenario.link_codes import code_of, decoded, named_codes
from dossier.scenario.moves import with_condition, with_option, with_trials_signed, with_value
from dossier.scenario.reach import reach_of
from dossier.scenario.sentence import named_row_of, problems_words, scenario_phrase
from dossier.scenario.staged import draws_of
from dossier.scenario.tables import REFERENCE, computed_options
from dossier.scenario.told import problem_words
from dossier.scenario.turns import tornado_of
from dossier.scenario.words import value_with_unit

EFS, SIX = "efs-two-rooms", "new-six-rooms"
FR, EN = Language.FR, Language.EN
BARE = Scenario(EFS)


def every_lever(scenario: Scenario, language: Language = EN) -> list[levers.Lever]:
    return [lever for group in InputGroup for lever in levers.levers_of(CATALOGUE, language, scenario, group)]


class TestPositions:
    @pytest.mark.parametrize("option_id", computed_options(CATALOGUE))
    def test_every_position_is_accepted_and_says_itself(self, option_id: str) -> None:
        rows = input_rows(CATALOGUE, option_id)
        for lever in every_lever(Scenario(option_id), FR):
            row = rows[lever.input_id]
            assert (min(lever.choices), max(lever.choices)) == (row.minimum, row.maximum)
            assert len(set(lever.choices.values())) == len(lever.choices) > 1
            assert lever.value in lever.choices and not lever.is_set
            refused = 0
            for value in lever.choices:
                try:
                    with_value(CATALOGUE, Scenario(option_id), lever.input_id, value)
                except ScenarioFault:  # years that do not fit into the others
                    refused += 1
            assert not refused or lever.input_id in ("operating_years", "economic_life", "review_year")

    def test_a_drawn_input_stands_at_the_mean_of_its_draws(self) -> None:
        inputs = draws_of(CATALOGUE, BARE)[0]
        for name in ("price_abroad", "process_days", "share_abroad", "patients_per_trial"):
            lever = levers.lever_of(CATALOGUE, EN, BARE, name)
            nearest = min(lever.choices, key=lambda value: abs(value - float(np.mean(getattr(inputs, name)))))
            assert lever.value == nearest

    def test_a_value_off_the_grid_is_a_position_while_it_is_in_force(self) -> None:
        lever = levers.lever_of(CATALOGUE, EN, Scenario(EFS, (), (), {"trials_mean": 2.3456}), "trials_mean")
        assert lever.value == 2.3456 and lever.value in lever.choices and lever.is_set

    def test_every_input_but_schedules_has_one_lever(self) -> None:
        found = [lever.input_id for lever in every_lever(BARE)]
        assert sorted(found) == sorted(set(input_rows(CATALOGUE, EFS)) - set(SCHEDULES))

    @pytest.mark.parametrize("language", list(Language))
    def test_each_lever_has_law_status_basis_and_unit(self, language: Language) -> None:
        for lever in every_lever(BARE, language):
            assert lever.law and lever.status and lever.basis
            assert all(word.strip() for word in lever.choices.values())

    def test_thresholds_leave_something_of_the_law(self) -> None:
        for name in ("C2", "C3", "C4"):
            positions = levers.thresholds_of(CATALOGUE, EN, BARE, name)
            assert len(positions) > 3
            for value in positions:
                with_condition(CATALOGUE, BARE, name, granted=True, threshold=value)
        with pytest.raises(ValueError, match="C5"):
            levers.thresholds_of(CATALOGUE, EN, BARE, "C5")


class TestReach:
    def test_the_change_is_that_of_the_tornado(self) -> None:
        bars = tornado_of(CATALOGUE, BARE).bars
        assert len(bars) > 15
        for bar in bars[:6]:
            found = reach_of(CATALOGUE, BARE, bar.input_id)
            assert found and (found.low, found.high) == pytest.approx((bar.low, bar.high))
            assert found.change.values.mean == pytest.approx(bar.at_high - bar.at_low, rel=1e-9, abs=1.0)

    def test_an_input_that_is_not_drawn_goes_between_its_bounds(self) -> None:
        found, row = reach_of(CATALOGUE, BARE, "health_value_per_batch"), input_rows(CATALOGUE, EFS)
        assert found and not found.is_drawn
        assert (found.low, found.high) == (0, row["health_value_per_batch"].maximum)
        ends = [
            draws_of(CATALOGUE, Scenario(EFS, (), (), {"health_value_per_batch": value}))[2].van_se
            for value in (found.low, found.high)
        ]
        assert found.change == figures_of(ends[1] - ends[0])

    def test_what_the_reader_set_of_the_lever_itself_is_left_aside(self) -> None:
        moved = with_value(CATALOGUE, BARE, "fee", 0)
        assert reach_of(CATALOGUE, moved, "fee") == reach_of(CATALOGUE, BARE, "fee")

    def test_without_the_project_nothing_moves(self) -> None:
        assert reach_of(CATALOGUE, Scenario(REFERENCE), "fee") is None

    def test_the_words_are_a_difference_with_its_sign(self) -> None:
        found = reach_of(CATALOGUE, BARE, "price_abroad")
        assert found and "effect on the mean: +€" in levers.reach_words(CATALOGUE, EN, BARE, "price_abroad", found)
        found = reach_of(CATALOGUE, BARE, "process_days")
        assert found and "effet sur la moyenne\N{NO-BREAK SPACE}: −" in levers.reach_words(
            CATALOGUE, FR, BARE, "process_days", found
        )


class TestMoves:
    def test_a_value_is_set_and_given_back(self) -> None:
        moved = with_value(CATALOGUE, BARE, "fee", 100_000)
        assert moved.overrides == (("fee", 100_000.0),)
        assert with_value(CATALOGUE, moved, "fee", None) == BARE
        assert code_of(CATALOGUE, BARE) == ""
        assert decoded(CATALOGUE, code_of(CATALOGUE, moved)) == (moved, ())

    def test_a_drawn_input_at_its_mode_is_set_for_all_that(self) -> None:
        mode = input_rows(CATALOGUE, EFS)["fee"].mode
        assert with_value(CATALOGUE, BARE, "fee", float(mode)).overrides  # type: ignore[arg-type]
        rooms = input_rows(CATALOGUE, EFS)["rooms"].mode
        assert with_value(CATALOGUE, BARE, "rooms", float(rooms)) == BARE  # type: ignore[arg-type]

    def test_trials_are_signed_for_their_contract(self) -> None:
        two = with_trials_signed(CATALOGUE, BARE, 2)
        assert two == Scenario(EFS, ("C1",))
        three = with_trials_signed(CATALOGUE, two, 3)
        assert float(np.max(draws_of(CATALOGUE, three)[0].signed_trials)) == 3
        assert float(np.max(draws_of(CATALOGUE, three)[0].contract_years)) > 0
        assert with_trials_signed(CATALOGUE, three, 2) == two
        assert with_trials_signed(CATALOGUE, three, 0) == BARE

    def test_a_condition_taken_back_leaves_its_threshold(self) -> None:
        granted = with_condition(CATALOGUE, BARE, "C2", granted=True, threshold=10)
        assert granted.thresholds == (("C2", 10.0),)
        assert with_condition(CATALOGUE, granted, "C2", granted=False) == BARE
        assert with_condition(CATALOGUE, granted, "C2", granted=True) == Scenario(EFS, ("C2",))

    def test_another_option_keeps_what_both_share(self) -> None:
        chosen = Scenario(EFS, ("C2",), (), {"trials_mean": 3, "rooms": 3, "capex_per_room": 900_000})
        assert with_option(CATALOGUE, chosen, SIX) == Scenario(SIX, ("C2",), (), {"trials_mean": 3})

    def test_what_cannot_be_is_refused(self) -> None:
        with pytest.raises(OutOfBounds):
            with_value(CATALOGUE, BARE, "rooms", 17)
        with pytest.raises(DeniedValue):
            with_value(CATALOGUE, Scenario(EFS, ("C2",)), "process_days", 20)
        with pytest.raises(NotComputable):
            with_option(CATALOGUE, BARE, "les-ulis")


class TestOptions:
    @pytest.mark.parametrize("language", list(Language))
    def test_every_row_two_of_which_say_what_is_missing(self, language: Language) -> None:
        lines = levers.options(CATALOGUE, language)
        table = sorted(CATALOGUE.records("options"), key=lambda row: row.order)
        assert [line.option_id for line in lines] == [row.option_id for row in table]
        assert [line.says for line in lines] == [getattr(row, f"description_{language}") for row in table]
        assert [line.option_id for line in lines if not line.computed] == ["les-ulis", "buy-slots"]


class TestWords:
    def test_a_scenario_is_described_with_units(self) -> None:
        chosen = Scenario(EFS, ("C2", "C5"), {"C2": 10}, {"planned_utilisation": 0.75, "fee": 100_000})
        said = scenario_phrase(CATALOGUE, EN, chosen)
        for words in ("short processes (10 days)", "review clause", "75%", "€100k per batch"):
            assert words in said
        assert scenario_phrase(CATALOGUE, EN, Scenario(SIX)).endswith("nothing changed")

    @pytest.mark.parametrize("language", list(Language))
    def test_a_named_scenario_says_its_name(self, language: Language) -> None:
        rows = CATALOGUE.records("named_scenarios")
        assert len(named_codes(CATALOGUE)) == len(set(named_codes(CATALOGUE))) == len(rows)
        for row, code in zip(rows, named_codes(CATALOGUE), strict=True):
            scenario = scenario_named(CATALOGUE, row.scenario_id)
            assert decoded(CATALOGUE, code) == (scenario, ())
            assert named_row_of(CATALOGUE, scenario) == row
            assert getattr(row, f"name_{language}") in scenario_phrase(CATALOGUE, language, scenario)

    def test_units_are_written_in_the_plural_of_the_value(self) -> None:
        rows = input_rows(CATALOGUE, EFS)
        assert value_with_unit(FR, rows["trials_mean"], 1.5) == "1,5 essai"
        assert value_with_unit(EN, rows["trials_mean"], 1.5) == "1.5 trials"
        assert value_with_unit(FR, rows["electricity_price"], 0.14) == "0,14\u00a0€ par kWh"
        assert value_with_unit(EN, rows["overrun"], 1.3) == "×\u00a01.3"
        assert value_with_unit(EN, rows["maintenance_rate"], 0.04) == "4% of the investment"

    @pytest.mark.parametrize(
        ("code", "words"),
        [
            ("2~efs-two-rooms~rooms=40", ("Production rooms", "40 rooms", "above", "16 rooms")),
            ("2~efs-two-rooms~trials_mean=-1", ("late-stage trials", "−1 trial", "below", "0 trials")),
            ("2~efs-two-rooms~rooms=2.5", ("2.5 rooms", "whole number", "2 rooms")),
            ("2~efs-two-rooms~fee=much", ("Fee charged", "“much”", "not a number")),
            ("2~efs-two-rooms~wishes=3", ("“wishes”",)),
            ("2~efs-two-rooms~ramp=1", ("Ramp-up", "schedule")),
            ("2~efs-two-rooms~C2~process_days=20", ("20 days", "12 days")),
            ("2~efs-two-rooms~C2=0", ("0 days",)),
            ("2~efs-two-rooms~C3=1.5", ("150%", "100%")),
            ("2~efs-two-rooms~operating_years=30", ("30 years", "20")),
            ("2~efs-two-rooms~review_year=6~operating_years=5", ("year 6", "4")),
            ("1~efs-two-rooms~open_days=240", ("calendar days", "240")),
            ("2~les-ulis", ("Taking over the Les Ulis site", "sale price", "Two rooms added")),
            ("2~the-moon", ("“the-moon”", "Two rooms added")),
            ("9~efs-two-rooms", ("version", "“9”")),
        ],
    )
    def test_what_is_refused_names_field_value_and_bound(self, code: str, words: tuple[str, ...]) -> None:
        scenario, problems = decoded(CATALOGUE, code)
        said = " ".join(problems_words(CATALOGUE, EN, problems, scenario.option_id))
        assert all(word in said for word in words), said
        assert problems_words(CATALOGUE, FR, problems, scenario.option_id)

    def test_an_error_of_the_code_reads_like_one_of_a_link(self) -> None:
        with pytest.raises(OutOfBounds) as caught:
            with_value(CATALOGUE, BARE, "rooms", 40)
        _, problems = decoded(CATALOGUE, "2~efs-two-rooms~rooms=40")
        assert problem_words(CATALOGUE, EN, caught.value, EFS) == problem_words(CATALOGUE, EN, problems[0], EFS)
