"""The parts of a long page as tabs: only the open one is computed, sent and drawn."""

from collections.abc import Iterator, Sequence

import streamlit as st

from dossier.language import Language, t


def open_parts(page: str, names: Sequence[str], language: Language) -> Iterator[str]:
    """Yield the name of the open part, inside its tab. Words are ``page.<page>.part.<name>``.

    The key holds the language: Streamlit keeps the open tab by its label, which a change of language replaces.
    """
    labels = [t(language, f"page.{page}.part.{name}") for name in names]
    for name, tab in zip(names, st.tabs(labels, key=f"{page}_{language}", on_change="rerun"), strict=True):
        if tab.open:
            with tab:
                yield name
