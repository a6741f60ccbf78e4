"""The parts of a long page as tabs: only the open one is computed, sent and drawn."""

from collections.abc import Iterator, Sequence

import streamlit as st

from components import opened
from components.kept import keep
from dossier.language import Language, t


def open_parts(page: str, names: Sequence[str], language: Language) -> Iterator[str]:
    """Yield the name of the open part, inside its tab. Words are ``page.<page>.part.<name>``.

    The address holds the name (``part``): Streamlit keeps the open tab by its label, which a change of language
    replaces. So the label is set before the tabs are drawn, under a key of the language.
    """
    labels = [t(language, f"page.{page}.part.{name}") for name in names]
    key = f"{page}_{language}"
    keep(key, labels[names.index(opened.part_asked(names))])
    tabs = st.tabs(labels, key=key, on_change=_choose, args=(key, dict(zip(labels, names, strict=True))))
    for name, tab in zip(names, tabs, strict=True):
        if tab.open:
            with tab:
                yield name


def _choose(key: str, names: dict[str, str]) -> None:
    chosen = names[st.session_state[key]]
    opened.change(**{opened.PART: "" if chosen == next(iter(names.values())) else chosen})
