"""The page of the centre: levers write the address and follow it; what a link asks wrongly is said."""

from typing import Any

import pytest
from built import CATALOGUE
from streamlit.testing.v1 import AppTest

from dossier.catalogue import DATA
from dossier.catalogue.codes import InputGroup
from dossier.exhibits import register
from dossier.language import Language, t
from dossier.scenario import Scenario, levers

FRAME = DATA.parent / "components" / "frame.py"
EFS, SIX = "efs-two-rooms", "new-six-rooms"


def page(**query: str) -> AppTest:
    at = AppTest.from_file(str(FRAME), default_timeout=120)
    for key, value in query.items():
        at.query_params[key] = value
    at.run()
    at.switch_page("../pages/centre.py").run()
    assert not at.exception
    return at


def markup(at: AppTest) -> str:
    return "".join(str(element.proto.body) for element in at.get("html"))


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
    at = page(lang=str(language))
    assert at.title[0].value == t(language, "page.centre.title")
    assert [tab.label for tab in at.tabs][-4:] == [
        t(language, f"page.centre.part.{part}") for part in ("cost", "account", "beside", "inputs")
    ]
    # capacity, comparison, and the two exhibits of the part that is open
    assert markup(at).count('class="finding"') == 4


def test_a_lever_writes_the_code_and_the_page_follows() -> None:
    at = page(lang="en")
    at.select_slider(key="lever-rooms").set_value(3.0).run()
    assert held(at) == "1~efs-two-rooms~rooms=3"
    assert any("Production rooms: 3 rooms" in text.value for text in at.text)
    at.button(key="lever_reset").click().run()
    assert held(at) == ""
    assert at.select_slider(key="lever-rooms").value == 2.0


def test_a_link_sets_the_levers() -> None:
    at = page(lang="en", s="1~new-six-rooms~rooms=5")
    assert at.radio(key="option").value == SIX
    assert at.select_slider(key="lever-rooms").value == 5.0


def test_an_option_is_chosen_with_what_both_share() -> None:
    at = page(lang="en", s="1~efs-two-rooms~open_days=240~rooms=3")
    at.radio(key="option").set_value(SIX).run()
    assert held(at) == "1~new-six-rooms~open_days=240"


def test_a_link_out_of_bounds_is_refused_in_a_visible_message() -> None:
    at = page(lang="en", s="1~efs-two-rooms~rooms=40~open_days=240")
    assert "40 rooms" in at.warning[0].value and "16 rooms" in at.warning[0].value
    assert at.select_slider(key="lever-rooms").value == 2.0
    assert at.select_slider(key="lever-open_days").value == 240.0


def test_markup_in_a_link_stays_text() -> None:
    at = page(lang="en", s="1~efs-two-rooms~[x](http://example.org)=<b>")
    assert "[x](" not in at.warning[0].value.replace("\\[", "").replace("\\(", "")


def test_options_without_figures_say_what_is_missing() -> None:
    shown = markup(page(lang="en"))
    assert "Missing: the sale price" in shown and "Missing: the price of a slot" in shown


def test_without_the_project_no_lever_is_drawn() -> None:
    at = page(lang="en", s="1~reference")
    assert not at.select_slider
    assert any("no lever changes anything" in text.value for text in at.text)


def test_scenarios_are_kept_and_cleared() -> None:
    at = page(lang="en", s="1~efs-two-rooms~rooms=3")
    at.button(key="lever_keep").click().run()
    assert held(at, "c") == "1~efs-two-rooms~rooms=3"
    at.radio(key="option").set_value(SIX).run()
    assert "then those that you have kept" in markup(at)
    at.button(key="lever_forget").click().run()
    assert held(at, "c") == "" and "No scenario is kept" in markup(at)


@pytest.mark.parametrize("language", list(Language))
def test_status_range_and_effect_stand_under_each_lever(language: Language) -> None:
    at = page(lang=str(language))
    shown = markup(at)
    for lever in levers.levers(CATALOGUE, language, Scenario(EFS), InputGroup.SIZE):
        for text in (lever.status, lever.range, lever.effect):
            assert text in shown
        assert f'class="swatch {lever.shape}"' in shown
