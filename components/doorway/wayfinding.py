"""An address that leads nowhere: the page that says so, and offers the one that it may have meant."""

from collections.abc import Mapping
from urllib.parse import unquote

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components.asked import path_of
from dossier.language import Language, t
from dossier.search.page_names import nearest_page

#: Letters of an unknown address that are repeated to the reader.
_SHOWN = 60


def asked_page(url: str | None) -> str:
    """The last part of an address: the name of a page, known or not; empty for the first page, or for none."""
    return unquote(path_of(url or "").rpartition("/")[2])


def draw_nowhere(language: Language, asked: str, pages: Mapping[str, StreamlitPage]) -> None:
    """Say that no page has this name, and offer the nearest; the others stand in the navigation."""
    st.title(t(language, "shell.nowhere.title"))
    st.text(t(language, "shell.nowhere.asked", asked=asked[:_SHOWN]))
    near = nearest_page(asked)
    if near:
        st.text(t(language, "shell.nowhere.near"))
        with st.container(key="nearest"):
            st.page_link(pages[near], icon=":material/arrow_forward:")
