"""The page of the centre: levers write the address and follow it; what a link asks wrongly is said."""

from html import escape
from typing import Any

import pytest
from built import CATALOGUE
from screens import html_of, opened
from streamlit.testing.v1 import AppTest

from components.signs import sign_html
from dossier.catalogue import DATA
from dossier.catalogue.codes import InputGroup
from dossier.charts.palette import Tone
from dossier.exhibits import Kind, register
from dossier.language import Language, t
from dossier.scenario import Scenario, levers
from dossier.scenario.staged import path_of
from dossier.scenario.told import figure_words

EFS, SIX = "efs-two-rooms", "new-six-rooms"


def held(at: AppTest, key: str = "s") -> Any:
    return at.session_state[key]


def test_every_exhibit_of_the_page_has_its_place() -> None:
    source = (DATA.parent / "pages" / "centre.py").read_text(encoding="utf-8")
    expected = [identifier for identifier, entry in register().items() if entry.page == "centre"]
    assert len(expected) == 9
    for identifier in expected:
        assert source.count(f'"{identifier}"') == 1


@pytest.mark.parametrize("language", list(Language))
def test_the_result_stands_open_and_the_rest_in_parts(language: Language) -> None:
    at = opened("centre", lang=str(language))
    assert at.title[0].value == t(language, "page.centre.title")
    assert [tab.label for tab in at.tabs][-4:] == [
        t(language, f"page.centre.part.{part}") for part in ("cost", "account", "beside", "inputs")
    ]
    # capacity, and the two exhibits of the part that is open; the comparison comes once something is kept
    assert html_of(at).count('class="finding"') == 3


def test_a_lever_writes_the_code_and_the_page_follows() -> None:
    at = opened("centre", lang="en")
    at.select_slider(key="lever-signed").set_value(2.0).run()
    assert held(at) == "2~efs-two-rooms~C1" and at.checkbox(key="condition-C1").value
    at.select_slider(key="lever-days").set_value(10.0).run()
    assert held(at) == "2~efs-two-rooms~C1~C2=10"
    assert any("short processes (10 days)" in text.value for text in at.text)
    at.select_slider(key="lever-price_abroad").set_value(150_000.0).run()
    assert held(at) == "2~efs-two-rooms~C1~C2=10~price_abroad=150000"
    at.button(key="release-price_abroad").click().run()
    at.button(key="lever_reset").click().run()
    assert held(at) == ""
    assert at.select_slider(key="lever-signed").value == 0.0


def test_a_condition_is_granted_with_its_threshold_and_taken_back() -> None:
    at = opened("centre", lang="en")
    at.checkbox(key="condition-C3").check().run()
    assert held(at) == "2~efs-two-rooms~C3"
    at.select_slider(key="threshold-C3").set_value(0.7).run()
    assert held(at) == "2~efs-two-rooms~C3=0.7"
    at.checkbox(key="condition-C3").uncheck().run()
    assert held(at) == ""


@pytest.mark.parametrize("language", list(Language))
def test_a_named_scenario_is_chosen_by_its_name(language: Language) -> None:
    at = opened("centre", lang=str(language))
    assert at.selectbox(key="named_scenario").value == "central"
    at.selectbox(key="named_scenario").set_value("decided-or-signed").run()
    assert held(at) == "2~efs-two-rooms~C1~C2~C5"
    row = CATALOGUE.row("named_scenarios", "decided-or-signed")
    assert any(getattr(row, f"says_{language}") == text.value for text in at.text)
    at.checkbox(key="condition-C5").uncheck().run()
    assert at.selectbox(key="named_scenario").value == ""


@pytest.mark.parametrize("language", list(Language))
def test_the_result_stands_beside_the_levers_with_its_range(language: Language) -> None:
    at = opened("centre", lang=str(language), s="2~efs-two-rooms~C5")
    path = path_of(CATALOGUE, Scenario(EFS, ("C5",)))
    shown = html_of(at)
    for found in (path.without, path.with_clause):
        for name in ("mean", "p5", "p95", "positive"):
            assert escape(figure_words(language, found, name)) in shown
    assert shown.index('class="pinned asked"') > shown.index('class="pinned"')


def test_every_other_lever_is_behind_one_door() -> None:
    at = opened("centre", lang="en")
    assert {slider.key for slider in at.select_slider} == {"lever-signed", "lever-days", "lever-price_abroad"}
    at.session_state["lever_advanced"] = True
    at.run()
    expected = levers.levers_of(CATALOGUE, Language.EN, Scenario(EFS), InputGroup.SIZE)
    assert {f"lever-{lever.input_id}" for lever in expected} <= {slider.key for slider in at.select_slider}
    shown = html_of(at)
    for lever in expected:
        assert escape(lever.law) in shown and lever.status in shown
        assert sign_html(Kind.BAR, Tone.SLATE, lever.shape) in shown


def test_a_link_sets_the_levers() -> None:
    at = opened("centre", lang="en", s="2~new-six-rooms~C1~C2=9")
    assert at.radio(key="option").value == SIX
    assert (at.select_slider(key="lever-signed").value, at.select_slider(key="lever-days").value) == (2.0, 9.0)


def test_a_link_of_the_first_version_is_read_and_what_is_gone_is_said() -> None:
    at = opened("centre", lang="en", s="1~efs-two-rooms~open_days=240~rooms=3")
    assert "calendar days" in at.warning[0].value
    assert any("Production rooms: 3 rooms" in text.value for text in at.text)


def test_an_option_is_chosen_with_what_both_share() -> None:
    at = opened("centre", lang="en", s="2~efs-two-rooms~C2~fee=100000~rooms=3")
    at.radio(key="option").set_value(SIX).run()
    assert held(at) == "2~new-six-rooms~C2~fee=100000"


def test_a_link_out_of_bounds_is_refused_in_a_visible_message() -> None:
    at = opened("centre", lang="en", s="2~efs-two-rooms~rooms=40~fee=100000")
    assert "40 rooms" in at.warning[0].value and "16 rooms" in at.warning[0].value


def test_a_lever_that_denies_a_condition_is_refused_and_keeps_its_place() -> None:
    at = opened("centre", lang="en", s="2~efs-two-rooms~process_days=20")
    at.select_slider(key="lever-days").set_value(12.0).run()
    assert held(at) == "2~efs-two-rooms~process_days=20"
    assert "20 days" in at.warning[0].value and "12 days" in at.warning[0].value


def test_markup_in_a_link_stays_text() -> None:
    at = opened("centre", lang="en", s="2~efs-two-rooms~[x](http://example.org)=<b>")
    assert "[x](" not in at.warning[0].value.replace("\\[", "").replace("\\(", "")


def test_options_without_figures_say_what_is_missing() -> None:
    shown = html_of(opened("centre", lang="en"))
    assert "Missing: the sale price" in shown and "Missing: the price of a slot" in shown


def test_without_the_project_no_lever_is_drawn() -> None:
    at = opened("centre", lang="en", s="2~reference")
    assert not at.select_slider and not at.checkbox
    assert any("no lever changes anything" in text.value for text in at.text)


def test_scenarios_are_kept_and_cleared() -> None:
    at = opened("centre", lang="en", s="2~efs-two-rooms~rooms=3")
    at.button(key="lever_keep").click().run()
    assert held(at, "c") == "2~efs-two-rooms~rooms=3"
    at.radio(key="option").set_value(SIX).run()
    assert "then those that you have kept" in html_of(at)
    at.button(key="lever_forget").click().run()
    assert held(at, "c") == "" and "those that you have kept" not in html_of(at)
