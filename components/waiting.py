"""The place of what is being computed: it says so, and the page is drawn again once it is there."""

from collections.abc import Callable, Hashable
from html import escape

import streamlit as st

from components import later

#: Seconds between two looks at a result that is not there yet.
_EVERY = 0.5


@st.fragment(run_every=_EVERY)
def draw_again(key: Hashable, compute: Callable[[], object], words: str) -> None:
    """Say that a result is being computed; the whole page is drawn again when it is ready (``later``)."""
    if later.is_ready(key, compute, patience=0):
        st.rerun()
    st.html(f'<div class="waiting" role="status"><span class="running"></span>{escape(words)}</div>')
