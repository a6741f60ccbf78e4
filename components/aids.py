"""What Streamlit cannot do for who reads by ear or by keyboard: one script, the same on every page.

A change of the filters is told (``role="status"``), a field without a visible label has a title, Escape closes a
definition, and shortcuts of a single key can be turned off (a button with ``data-single-keys``, on the page About).
Read by ``tests/browser/test_accessibility.py``.
"""

from pathlib import Path

import streamlit as st

#: ``app.py`` allows it in its policy by hash.
AIDS_SCRIPT = (Path(__file__).parent / "aids.js").read_text(encoding="utf-8").strip()


def draw_aids() -> None:
    """Once a run, before the page: keys that are turned off must be caught before the presenter hears them."""
    st.html(f"<script>{AIDS_SCRIPT}</script>", unsafe_allow_javascript=True)
