"""Levers: positions and effects of each, changes of a scenario, a scenario and its refusals in words."""

import pytest
from built import CATALOGUE

from dossier.catalogue.codes import InputGroup
from dossier.language import Language
from dossier.scenario import REFERENCE, Scenario, ScenarioFault, changes, inputs, levers, limits
from dossier.scenario.changes import with_option, with_value
from dossier.scenario.effects import change, effects, signed
from dossier.scenario.faults import ImpossibleCombination, OutOfBounds
from dossier.scenario.levers import CENTRE_GROUPS
from dossier.scenario.rows import rows_of
from dossier.scenario.runs import case, van_se_tornado
from dossier.scenario.words import fault_words, faults_words, scenario_phrase, value_with_unit

EFS, SIX = "efs-two-rooms", "new-six-rooms"
COMPUTED = tuple(row.option_id for row in CATALOGUE.records("options") if row.status == "computed")
FR, EN = Language.FR, Language.EN


class TestPositions:
    @pytest.mark.parametrize("option_id", [option for option in COMPUTED if option != REFERENCE])
    def test_every_position_is_accepted_and_says_itself(self, option_id: str) -> None:
        for group in InputGroup:
            for lever in levers.levers(CATALOGUE, FR, Scenario(option_id), group):
                bounds = limits(CATALOGUE, option_id, lever.input_id)
                assert bounds is not None and (min(lever.choices), max(lever.choices)) == bounds
                assert len(set(lever.choices.values())) == len(lever.choices) > 1
                assert lever.value in lever.choices
                for value in lever.choices:
                    with_value(CATALOGUE, Scenario(option_id), lever.input_id, value)

    def test_low_mode_and_high_are_positions(self) -> None:
        for row in rows_of(CATALOGUE, EFS).values():
            if row.low is not None:
                lever = next(
                    lever
                    for lever in levers.levers(CATALOGUE, EN, Scenario(EFS), row.group)
                    if lever.input_id == row.input_id
                )
                assert {row.low, row.mode, row.high} <= set(lever.choices)

    def test_a_value_off_the_grid_is_a_position_while_it_is_in_force(self) -> None:
        odd = Scenario(EFS, (("trials_served", 2.3456),))
        lever = levers.levers(CATALOGUE, EN, odd, InputGroup.DEMAND)[0]
        assert lever.value == 2.3456 and lever.value in lever.choices
        assert lever.status.startswith("Set by you")

    def test_counts_have_whole_positions(self) -> None:
        for group in InputGroup:
            for lever in levers.levers(CATALOGUE, EN, Scenario(EFS), group):
                if lever.input_id in ("rooms", "parallel_batches", "operating_years", "renewal_year"):
                    assert all(value == int(value) for value in lever.choices)

    def test_every_input_but_schedules_has_one_lever(self) -> None:
        found = [lever.input_id for group in InputGroup for lever in levers.levers(CATALOGUE, EN, Scenario(EFS), group)]
        schedules = {name for name, row in rows_of(CATALOGUE, EFS).items() if isinstance(row.mode, tuple)}
        assert sorted(found) == sorted(set(rows_of(CATALOGUE, EFS)) - schedules)
        assert InputGroup.APPRAISAL not in CENTRE_GROUPS


class TestEffects:
    @pytest.mark.parametrize("option_id", [EFS, SIX])
    def test_the_change_of_van_se_is_that_of_the_tornado(self, option_id: str) -> None:
        found = effects(CATALOGUE, Scenario(option_id))
        for bar in van_se_tornado(CATALOGUE, Scenario(option_id)):
            assert found[bar.input_id].van_se == pytest.approx(bar.at_high - bar.at_low, rel=1e-9, abs=1e-3)

    def test_the_change_of_cost_is_that_of_two_cases(self) -> None:
        found = effects(CATALOGUE, Scenario(EFS))["patients_per_trial"]
        low, high = (
            case(inputs(CATALOGUE, EFS, patients_per_trial=value)).centre.cost_per_released_batch
            for value in (found.low, found.high)
        )
        assert found.cost == pytest.approx(high - low)

    def test_without_a_batch_at_an_end_the_cost_has_no_change(self) -> None:
        assert effects(CATALOGUE, Scenario(EFS))["trials_served"].cost is None
        lever = levers.levers(CATALOGUE, EN, Scenario(EFS), InputGroup.DEMAND)[0]
        assert "not defined (no batch)" in lever.effect

    def test_the_reference_has_no_effect(self) -> None:
        assert effects(CATALOGUE, Scenario(REFERENCE)) == {}

    def test_a_difference_has_its_sign_and_few_digits(self) -> None:
        assert (change(EN, -16_432_000), change(FR, 812_000), change(EN, 0)) == ("−€16m", "+810\u00a0k€", "unchanged")
        assert (signed(EN, -153_700_000), signed(EN, 0)) == ("−€154m", "€0")


class TestChanges:
    def test_back_at_the_value_of_the_dossier_nothing_is_set(self) -> None:
        moved = with_value(CATALOGUE, Scenario(EFS), "trials_served", 3)
        assert moved.overrides == (("trials_served", 3.0),)
        assert with_value(CATALOGUE, moved, "trials_served", 1.5) == Scenario(EFS)
        assert changes.code(CATALOGUE, Scenario(EFS)) == ""
        assert Scenario.decode(CATALOGUE, changes.code(CATALOGUE, moved)) == (moved, ())

    def test_another_option_keeps_what_both_share(self) -> None:
        chosen = Scenario(EFS, (("trials_served", 3.0), ("rooms", 3.0), ("capex_per_room", 900_000.0)))
        assert with_option(CATALOGUE, chosen, SIX) == Scenario(SIX, (("trials_served", 3.0),))

    def test_what_cannot_be_is_refused_by_code_too(self) -> None:
        with pytest.raises(OutOfBounds):
            with_value(CATALOGUE, Scenario(EFS), "rooms", 17)
        with pytest.raises(ImpossibleCombination):
            with_value(CATALOGUE, Scenario(EFS), "share_not_made", 0.5)
        with pytest.raises(ScenarioFault):
            with_option(CATALOGUE, Scenario(EFS), "les-ulis")


class TestOptions:
    @pytest.mark.parametrize("language", list(Language))
    def test_six_rows_two_of_which_say_what_is_missing(self, language: Language) -> None:
        lines = levers.options(CATALOGUE, language)
        assert [line.option_id for line in lines] == [
            row.option_id for row in sorted(CATALOGUE.records("options"), key=lambda row: row.order)
        ]
        missing = [line for line in lines if not line.computed]
        assert len(lines) == 6 and len(missing) == 2
        for line in missing:
            assert line.says == getattr(CATALOGUE.row("options", line.option_id), f"description_{language}")
        assert "VAN-SE" not in "".join(line.says for line in lines)

    def test_the_result_is_a_range_or_a_sentence(self) -> None:
        assert "positive in" in levers.result(CATALOGUE, EN, Scenario(EFS))
        assert "no batch is started" in levers.result(CATALOGUE, EN, Scenario(EFS, (("trials_served", 0.0),)))
        assert "no lever changes" in levers.result(CATALOGUE, EN, Scenario(REFERENCE))


class TestWords:
    def test_a_scenario_is_described_with_units(self) -> None:
        chosen = Scenario(EFS, (("trials_served", 3.0), ("planned_utilisation", 0.75), ("fee", 100_000.0)))
        said = scenario_phrase(CATALOGUE, EN, chosen)
        assert "3 trials" in said and "75%" in said and "€100k per batch" in said
        assert scenario_phrase(CATALOGUE, EN, Scenario(EFS)).endswith("nothing changed")

    def test_units_are_written_in_the_plural_of_the_value(self) -> None:
        rows = rows_of(CATALOGUE, EFS)
        assert value_with_unit(FR, rows["trials_served"], 1.5) == "1,5 essai"
        assert value_with_unit(EN, rows["trials_served"], 1.5) == "1.5 trials"
        assert value_with_unit(FR, rows["electricity_price"], 0.14) == "0,14\u00a0€ par kWh"
        assert value_with_unit(EN, rows["overrun"], 1.3) == "×\u00a01.3"
        assert value_with_unit(EN, rows["maintenance_rate"], 0.04) == "4% of the investment"

    @pytest.mark.parametrize(
        ("code", "words"),
        [
            ("1~efs-two-rooms~rooms=40", ("Production rooms", "40 rooms", "above", "16 rooms")),
            ("1~efs-two-rooms~trials_served=-1", ("Late-stage trials", "−1 trial", "below", "0 trials")),
            ("1~efs-two-rooms~rooms=2.5", ("2.5 rooms", "whole number", "2 rooms")),
            ("1~efs-two-rooms~fee=much", ("Fee charged", "“much”", "not a number")),
            ("1~efs-two-rooms~wishes=3", ("“wishes”",)),
            ("1~efs-two-rooms~ramp=1", ("Ramp-up", "schedule")),
            ("1~efs-two-rooms~share_not_made=0.9", ("would not be made", "90%", "only 40%")),
            ("1~les-ulis", ("Taking over the Les Ulis site", "sale price", "Two rooms added")),
            ("1~the-moon", ("“the-moon”", "Two rooms added")),
            ("9~efs-two-rooms", ("version", "“9”")),
        ],
    )
    def test_what_is_refused_names_field_value_and_bound(self, code: str, words: tuple[str, ...]) -> None:
        scenario, problems = Scenario.decode(CATALOGUE, code)
        said = " ".join(faults_words(CATALOGUE, EN, problems, scenario.option_id))
        assert all(word in said for word in words), said
        assert faults_words(CATALOGUE, FR, problems, scenario.option_id)

    def test_an_error_of_the_code_reads_like_one_of_a_link(self) -> None:
        with pytest.raises(OutOfBounds) as caught:
            with_value(CATALOGUE, Scenario(EFS), "rooms", 40)
        _, problems = Scenario.decode(CATALOGUE, "1~efs-two-rooms~rooms=40")
        assert fault_words(CATALOGUE, EN, caught.value, EFS) == fault_words(CATALOGUE, EN, problems[0], EFS)
