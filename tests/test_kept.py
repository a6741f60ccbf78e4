"""A widget whose truth is elsewhere is told its value where it differs, and is otherwise left alone."""

from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from components.kept import keep

    words = {"one": st.session_state.get("first", "un"), "two": "deux"}
    keep("seen", st.session_state.get("truth", []), tuple(words.values()))
    if not st.session_state.get("away"):
        st.multiselect("choice", ["one", "two"], format_func=words.__getitem__, key="seen")


def _is_told(screen: AppTest, **state: object) -> bool:
    for name, value in state.items():
        screen.session_state[name] = value
    (drawn,) = screen.run().multiselect
    return bool(drawn.proto.set_value)


def test_a_value_is_told_once_and_again_where_it_or_its_words_differ() -> None:
    screen = AppTest.from_function(_page)
    assert _is_told(screen) and not _is_told(screen)
    assert _is_told(screen, truth=["two"]) and not _is_told(screen)
    assert screen.multiselect[0].value == ["two"]
    assert _is_told(screen, first="one") and not _is_told(screen), "the browser holds a choice by its words"


def test_what_the_reader_chose_and_the_page_refuses_is_told() -> None:
    screen = AppTest.from_function(_page)
    screen.run()
    screen.multiselect[0].set_value(["one"])
    assert _is_told(screen) and screen.multiselect[0].value == []


def test_a_widget_that_was_away_is_told() -> None:
    screen = AppTest.from_function(_page)
    assert _is_told(screen, truth=["two"])
    screen.session_state["away"] = True
    assert not screen.run().multiselect
    screen.session_state["away"] = False
    screen.run()
    assert screen.multiselect[0].value == ["two"] and screen.multiselect[0].proto.set_value
