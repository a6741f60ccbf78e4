"""The value of a widget whose truth is elsewhere (the address, a scenario), set before the widget is drawn.

What is set is sent as a change, and the browser draws the widget a second and a third time: it is set where it differs,
and where the widget's words or choices are others, for the browser holds a choice by its words.
"""

from collections.abc import Hashable

import streamlit as st

_NOTHING = object()


def keep(key: str, value: object, drawn: Hashable = None) -> None:
    """Give the widget of this key its value. ``drawn``: the words and choices with which it is drawn."""
    said = f"{key}_drawn"
    if st.session_state.get(key, _NOTHING) != value or st.session_state.get(said, _NOTHING) != drawn:
        st.session_state[key] = value
        st.session_state[said] = drawn
