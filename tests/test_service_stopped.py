"""A page that stops at an error: what its reader sees, and what the log has of it."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from components.service.stopped import error_line
from dossier.language import Language, t
from dossier.selection import Selection

#: What stays of the address on the way back: the language, where it is not the first.
QUERIES = {Language.FR: "", Language.EN: "?lang=en"}


def _stops() -> None:
    import streamlit as st

    from components import filters
    from components.service.stopped import on_script_error

    filters.draw_filters()
    st.session_state["stopped"] = on_script_error(KeyError("Marie Curie"))


@pytest.mark.parametrize("language", list(Language))
def test_who_meets_an_error_reads_a_sentence_and_has_ways_back(language: Language) -> None:
    screen = AppTest.from_function(_stops, default_timeout=60)
    screen.query_params["lang"] = str(language)
    screen.run()
    assert screen.session_state["stopped"] is True, "nothing of Streamlit's is shown beside it"
    assert [each.value for each in screen.error] == [t(language, "shell.stopped")]
    shown = "".join(each.proto.body for each in screen.get("html"))
    assert re.findall(r'href="(.*?)".*?>(.*?)</a>', shown) == [
        (f"./{QUERIES[language]}", t(language, "service.back.home"))
    ]
    assert "Marie" not in shown + str(screen.error[0])


def test_an_error_reaches_the_log_with_the_selection_and_its_place_not_its_words() -> None:
    try:
        Selection.from_query({}).nothing  # type: ignore[attr-defined]  # noqa: B018
    except AttributeError as error:
        said = error_line(error, "actors", Selection(Language.EN, sectors=("gene_therapy",), regions=("Bretagne",)))
    assert said.startswith(
        "error page=actors selection=lang=en&sector=gene_therapy&region=Bretagne kind=AttributeError"
    )
    assert "at=tests/test_service_stopped.py:" in said and "attribute" not in said


def test_a_scenario_is_logged_as_it_was_understood() -> None:
    asked = Selection(scenario="2~efs-two-rooms~C1=Marie~C1~Curie=3", compared=("Marie", "2~efs-two-rooms~C1"))
    said = error_line(KeyError("Marie"), "centre", asked)
    assert "selection=s=2~efs-two-rooms~C1&c=2~efs-two-rooms~C1 " in said and "Marie" not in said
