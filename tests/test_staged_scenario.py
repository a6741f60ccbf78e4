"""Version 2 of the scenario: rows, bounds, conditions, codes of links; a link of version 1 is translated or named."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dossier.catalogue import Catalogue
from dossier.catalogue.load import UnknownRow
from dossier.language import Language
from dossier.models.conditions import CONDITIONS
from dossier.models.inputs import COUNTS, FIELDS, SCHEDULES
from dossier.models.laws import law
from dossier.models.prices import price_level
from dossier.scenario import (
    REFERENCE,
    Scenario,
    central_scenario,
    drawn,
    input_rows,
    inputs,
    named,
    scenario_named,
)
from dossier.scenario.asked import check_scenario
from dossier.scenario.cases import samples
from dossier.scenario.faults import (
    BeyondLife,
    DeniedValue,
    NotANumber,
    NotComputable,
    NothingLeft,
    NotWhole,
    OutOfBounds,
    ScenarioFault,
    UnknownInput,
    UnknownOption,
)
from dossier.scenario.link_codes import code_of, decoded, encoded
from dossier.scenario.tables import computed_options
from dossier.scenario.told import problem_words
from dossier.scenario.translation import FORMER_EUROS, GONE

OPTION = "efs-two-rooms"
CODES = settings(max_examples=300)
#: Inputs that a link may set, in the order of the models.
OFFERED = [name for name in FIELDS if name not in SCHEDULES]


def kinds(problems: Any) -> list[tuple[str, str]]:
    return [(problem.kind, problem.field) for problem in problems]


class TestRows:
    def test_the_row_of_an_option_goes_before_the_general_one(self, catalogue: Catalogue) -> None:
        rows = {(row.option_id, row.input_id): row for row in catalogue.records("model_inputs")}
        found = input_rows(catalogue, OPTION)
        assert list(found) == [row.input_id for row in catalogue.records("model_inputs") if row.option_id is None]
        assert found["rooms"] is rows[OPTION, "rooms"]
        assert found["fee"] is rows[None, "fee"]

    def test_options_that_lack_figures_are_not_computed(self, catalogue: Catalogue) -> None:
        assert computed_options(catalogue)[0] == OPTION
        with pytest.raises(NotComputable, match="les-ulis"):
            inputs(catalogue, "les-ulis")
        with pytest.raises(UnknownOption, match="nowhere"):
            drawn(catalogue, "nowhere")

    def test_an_option_at_its_modes(self, catalogue: Catalogue) -> None:
        found = inputs(catalogue, OPTION, fee=70_000)
        assert found.as_dict() == {name: row.mode for name, row in input_rows(catalogue, OPTION).items()} | {
            "fee": 70_000
        }

    def test_without_the_project_nothing_is_built(self, catalogue: Catalogue) -> None:
        found = inputs(catalogue, REFERENCE, rooms=3)
        assert found.rooms == found.minimum_fte == found.other_fixed_cost == 0

    def test_named_scenarios_are_rows(self, catalogue: Catalogue) -> None:
        for row in catalogue.records("named_scenarios"):
            option, conditions, values = named(catalogue, row.scenario_id)
            assert (option, conditions, values) == (row.option_id, row.conditions, row.values)
            check_scenario(catalogue, scenario_named(catalogue, row.scenario_id))
        with pytest.raises(UnknownRow):
            named(catalogue, "nowhere")

    @pytest.mark.parametrize(
        ("values", "fault", "field"),
        [
            ({"fee": -1}, OutOfBounds, "fee"),
            ({"share_abroad": 1.2}, OutOfBounds, "share_abroad"),
            ({"rooms": 2.5}, NotWhole, "rooms"),
            ({"fee": float("nan")}, NotANumber, "fee"),
            ({"fee": "70"}, NotANumber, "fee"),
            ({"ramp": 1.0}, NotANumber, "ramp"),
            ({"open_days": 220}, UnknownInput, "open_days"),
        ],
    )
    def test_what_is_refused_names_field_value_and_bound(
        self, catalogue: Catalogue, values: dict[str, Any], fault: type[ScenarioFault], field: str
    ) -> None:
        for ask in (inputs, drawn):
            with pytest.raises(fault) as caught:
                ask(catalogue, OPTION, **values)
            assert caught.value.field == field
            assert str(caught.value.value) in str(values[field])
            if fault is OutOfBounds:
                row = input_rows(catalogue, OPTION)[field]
                assert caught.value.bound in (row.minimum, row.maximum)


class TestDraws:
    def test_a_value_is_set_in_every_period_and_moves_no_other(self, catalogue: Catalogue) -> None:
        plain = drawn(catalogue, OPTION, size=2**8)
        found = drawn(catalogue, OPTION, size=2**8, trials_served=2, fee=70_000)
        assert found.trials_served == 2 and found.fee == 70_000
        assert np.array_equal(found.price_abroad, plain.price_abroad)
        assert np.asarray(plain.patients_per_trial).shape == (2**8, 14)

    def test_a_condition_narrows_its_law_alone(self, catalogue: Catalogue) -> None:
        plain, found = (drawn(catalogue, OPTION, given, size=2**8) for given in ((), ("C2", "C3")))
        assert np.max(found.process_days) <= 12 < np.max(plain.process_days)
        assert np.min(found.share_abroad) >= 0.8 > np.min(plain.share_abroad)
        assert np.array_equal(found.price_abroad, plain.price_abroad)

    def test_our_thresholds_leave_something_of_every_law(self, catalogue: Catalogue) -> None:
        for option in computed_options(catalogue):
            rows = input_rows(catalogue, option)
            for condition in CONDITIONS.values():
                for name in (*condition.at_most, *condition.at_least):
                    assert law(rows[name], condition.at_least.get(name), condition.at_most.get(name)).mass > 0

    def test_a_threshold_of_the_reader(self, catalogue: Catalogue) -> None:
        asked = Scenario(OPTION, ("C2", "C4"), {"C2": 9, "C4": 3})  # type: ignore[arg-type]
        found = drawn(catalogue, OPTION, asked.granted, size=2**8)
        assert np.max(found.process_days) <= 9
        assert found.parallel_batches == 3

    def test_a_value_that_denies_a_condition(self, catalogue: Catalogue) -> None:
        with pytest.raises(DeniedValue) as caught:
            drawn(catalogue, OPTION, ("C2",), size=2**8, process_days=21)
        assert (caught.value.field, caught.value.value, caught.value.bound) == ("process_days", 21, 12)

    def test_the_draws_of_an_option_are_kept(self, catalogue: Catalogue) -> None:
        assert samples(catalogue, OPTION)[0] is samples(catalogue, OPTION)[0]
        assert drawn(catalogue, OPTION).fee is drawn(catalogue, OPTION, ("C1",)).fee


class TestScenario:
    def test_what_is_equal_has_one_code(self) -> None:
        ours = Scenario(OPTION, ("C5", "C2", "C2"), {"C2": 12, "C3": 0.9}, {"rooms": 3, "fee": 70_000})  # type: ignore[arg-type]
        assert encoded(ours) == "2~efs-two-rooms~C2~C5~fee=70000~rooms=3"
        assert ours == Scenario(OPTION, ("C2", "C5"), (), (("fee", 70_000.0), ("rooms", 3.0)))

    @pytest.mark.parametrize(
        ("asked", "fault", "field"),
        [
            (Scenario(OPTION, ("C2",), (("C2", 3.0),)), NothingLeft, "process_days"),
            (Scenario(OPTION, ("C3",), (("C3", 1.5),)), OutOfBounds, "share_abroad"),
            (Scenario(OPTION, ("C4",), (("C4", 2.5),)), NotWhole, "parallel_batches"),
            (Scenario(OPTION, ("C2",), (), (("process_days", 21.0),)), DeniedValue, "process_days"),
            (Scenario(OPTION, (), (), (("operating_years", 30.0),)), BeyondLife, "operating_years"),
            (Scenario(OPTION, (), (), (("economic_life", 10.0),)), BeyondLife, "economic_life"),
            (Scenario(OPTION, (), (), (("operating_years", 5.0), ("review_year", 5.0))), BeyondLife, "review_year"),
            (Scenario(OPTION, ("C9",)), ScenarioFault, "condition"),
            (Scenario("nowhere"), UnknownOption, "option"),
        ],
        ids=str,
    )
    def test_what_cannot_be_together(
        self, catalogue: Catalogue, asked: Scenario, fault: type[ScenarioFault], field: str
    ) -> None:
        with pytest.raises(fault) as caught:
            check_scenario(catalogue, asked)
        assert caught.value.field == field
        for language in Language:
            if caught.value.kind != "unknown_condition":
                assert problem_words(catalogue, language, caught.value)


@st.composite
def scenarios(draw: st.DrawFn) -> Scenario:
    """Any scenario of the tables that can be computed."""
    from built import CATALOGUE

    option_id = draw(st.sampled_from(computed_options(CATALOGUE)))
    rows = input_rows(CATALOGUE, option_id)
    values = {}
    for name in draw(st.lists(st.sampled_from(OFFERED), max_size=4, unique=True)):
        low, high = rows[name].minimum, rows[name].maximum
        assert low is not None and high is not None
        values[name] = float(draw(st.integers(int(low), int(high)))) if name in COUNTS else draw(st.floats(low, high))
    thresholds = draw(st.fixed_dictionaries({"C2": st.floats(8, 28), "C3": st.floats(0.4, 0.99)}))
    conditions = draw(st.sets(st.sampled_from(list(CONDITIONS))))
    found = Scenario(option_id, tuple(conditions), tuple(thresholds.items()), tuple(values.items()))
    return decoded(CATALOGUE, encoded(found))[0]


class TestCodes:
    @CODES
    @given(scenarios())
    def test_a_code_gives_its_scenario_back(self, catalogue: Catalogue, asked: Scenario) -> None:
        found, problems = decoded(catalogue, encoded(asked))
        assert found == asked and not problems
        check_scenario(catalogue, found)

    @CODES
    @given(st.text() | st.builds("{}~{}~{}".format, st.sampled_from("12"), st.just(OPTION), st.text()))
    def test_any_text_is_read(self, catalogue: Catalogue, code: str) -> None:
        found, problems = decoded(catalogue, code)
        check_scenario(catalogue, found)
        for problem in problems:
            for language in Language:
                assert problem_words(catalogue, language, problem, found.option_id)

    @CODES
    @given(
        st.sampled_from("12"),
        st.lists(
            st.tuples(
                st.sampled_from([*FIELDS, *CONDITIONS, "open_days", "nothing"]),
                st.sampled_from(["", "0", "1", "12", "0.5", "9999999", "-1", "nan", "inf", "1e400", "x", "2.5", "١٢"]),
            )
        ),
    )
    def test_any_names_and_values_are_read(
        self, catalogue: Catalogue, version: str, pairs: list[tuple[str, str]]
    ) -> None:
        found, problems = decoded(catalogue, "~".join([version, OPTION, *("=".join(pair) for pair in pairs)]))
        check_scenario(catalogue, found)
        named_fields = {name for name, _ in (*found.thresholds, *found.overrides)} | {each.field for each in problems}
        for name, _ in pairs:
            assert name in named_fields or name in CONDITIONS
        assert decoded(catalogue, encoded(found)) == (found, ())
        for problem in problems:
            for language in Language:
                assert problem_words(catalogue, language, problem, found.option_id)

    def test_the_plain_address_is_the_central_scenario(self, catalogue: Catalogue) -> None:
        central = central_scenario(catalogue)
        assert decoded(catalogue, "") == (central, ())
        assert code_of(catalogue, central) == ""
        assert central == scenario_named(catalogue, "central")

    def test_codes_are_short_and_readable(self, catalogue: Catalogue) -> None:
        asked = scenario_named(catalogue, "signed-smaller")
        assert code_of(catalogue, asked) == "2~efs-two-rooms~C1~C2~C5~signed_patients=40"
        found, _ = decoded(catalogue, "2~efs-two-rooms~C2=10~C3=0.9~rooms=3")
        assert found.conditions == ("C2", "C3") and dict(found.thresholds) == {"C2": 10, "C3": 0.9}

    def test_what_is_left_out_is_named(self, catalogue: Catalogue) -> None:
        code = "2~efs-two-rooms~C1=5~C2=3~C3=x~process_days=21~fee=-4~robots=2~ramp=1~review_year=6~operating_years=6"
        found, problems = decoded(catalogue, code)
        assert found == Scenario(OPTION, ("C1", "C2", "C3"), (), (("operating_years", 6.0),))
        assert kinds(problems) == [
            ("unknown_condition", "C1"), ("nothing_left", "process_days"), ("not_a_number", "C3"),
            ("denied", "process_days"), ("out_of_bounds", "fee"), ("unknown_input", "robots"),
            ("not_offered", "ramp"), ("beyond_life", "review_year"),
        ]  # fmt: skip

    @pytest.mark.parametrize(
        ("code", "kind"),
        [("3~efs-two-rooms", "version"), ("2~nowhere~rooms=3", "unknown_option"), ("2~les-ulis", "not_computable")],
    )
    def test_a_code_of_nothing_known_is_central(self, catalogue: Catalogue, code: str, kind: str) -> None:
        found, problems = decoded(catalogue, code)
        assert found == central_scenario(catalogue)
        assert [problem.kind for problem in problems] == [kind]


def former(catalogue: Catalogue, option_id: str) -> dict[str, Any]:
    """The rows of version 1: the option's own, else the general one."""
    table = catalogue.records("former_inputs")
    return {row.input_id: row for option in (None, option_id) for row in table if row.option_id == option}


class TestVersion1:
    def test_every_input_of_version_1_is_read_or_named(self, catalogue: Catalogue) -> None:
        for name, row in former(catalogue, OPTION).items():
            if name in SCHEDULES:
                continue
            found, problems = decoded(catalogue, f"1~{OPTION}~{name}={row.mode:g}")
            if name in GONE:
                assert not found.overrides and kinds(problems) == [("gone", name)]
            elif name in FORMER_EUROS:
                assert kinds(problems) == [("converted", name)]
                level = price_level(catalogue.table("price_index"), *FORMER_EUROS[name])
                assert dict(found.overrides)[name] == pytest.approx(row.mode * level, abs=0.5)
            else:
                assert dict(found.overrides) == {name: row.mode} and not problems

    def test_amounts_are_converted_where_the_rows_of_version_1_say_another_year(self, catalogue: Catalogue) -> None:
        years = {row.input_id: row.money_year for row in catalogue.records("former_inputs")}
        other = {name: year for name, year in years.items() if year and year != 2024}
        assert other == {name: year for name, (_, year) in FORMER_EUROS.items()}

    def test_a_share_of_all_batches_becomes_one_of_those_made(self, catalogue: Catalogue) -> None:
        found, problems = decoded(catalogue, f"1~{OPTION}~share_abroad=0.6~share_not_made=0.25")
        assert dict(found.overrides) == {"share_abroad": pytest.approx(0.8), "share_not_made": 0.25}
        assert kinds(problems) == [("converted", "share_abroad")]
        found, problems = decoded(catalogue, f"1~{OPTION}~share_abroad=0~share_not_made=1")
        assert dict(found.overrides) == {"share_not_made": 1} and kinds(problems) == [("gone", "share_abroad")]

    def test_why_is_said_in_both_languages(self, catalogue: Catalogue) -> None:
        _, problems = decoded(catalogue, f"1~{OPTION}~open_days=230~fee=60000")
        said = [problem_words(catalogue, Language.FR, problem).replace("\u00a0", " ") for problem in problems]
        assert "jours calendaires" in said[0] and "« 230 »" in said[0]
        assert "« 60000 »" in said[1] and "euros de 2024" in said[1]
        assert "calendar days" in problem_words(catalogue, Language.EN, problems[0])
