"""An address that leads nowhere: which page it may have meant, and the page that says so."""

import difflib
import unicodedata
from collections.abc import Mapping
from itertools import product
from urllib.parse import unquote, urlsplit

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dossier.contents import EVERY_PAGE
from dossier.language import Language, t
from dossier.language.texts import has

#: How alike a word must be to be offered.
_ALIKE = 0.6
#: Letters of an unknown address that are repeated to the reader.
_SHOWN = 60


def asked_page(url: str | None) -> str:
    """The last part of an address: the name of a page, known or not; empty for the first page."""
    return unquote(urlsplit(url or "").path.rpartition("/")[2])


def nearest_page(asked: str) -> str:
    """The page whose id, name or title in either language is most like what was asked; empty if none is."""
    words = {_plain(page): page for page in EVERY_PAGE}
    for page, tongue, part in product(EVERY_PAGE, Language, ("short", "title")):
        if has(tongue, f"page.{page}.{part}"):  # the presenter has no title of its own
            words.setdefault(_plain(t(tongue, f"page.{page}.{part}")), page)
    found = difflib.get_close_matches(_plain(asked), words, n=1, cutoff=_ALIKE)
    return words[found[0]] if found else ""


def draw_nowhere(language: Language, asked: str, pages: Mapping[str, StreamlitPage]) -> None:
    """Say that no page has this name, and offer the nearest; the others stand in the navigation."""
    st.title(t(language, "shell.nowhere.title"))
    st.text(t(language, "shell.nowhere.asked", asked=asked[:_SHOWN]))
    near = nearest_page(asked)
    if near:
        st.text(t(language, "shell.nowhere.near"))
        with st.container(key="nearest"):
            st.page_link(pages[near], icon=":material/arrow_forward:")


def _plain(word: str) -> str:
    """Small letters without accents, of which signs make none."""
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if letter.isalnum())
