"""What levers change in the mean, in words: it follows when it is computed, the levers do not wait for it."""

from collections.abc import Sequence

import streamlit as st

from components import cache, later, waiting
from dossier.language import t
from dossier.scenario import Scenario
from dossier.scenario.levers import reach_words
from dossier.scenario.link_codes import encoded
from dossier.scenario.reach import reach_of
from dossier.selection import Selection


def reaches(selection: Selection, scenario: Scenario, input_ids: Sequence[str]) -> dict[str, str]:
    """By input; empty until all are computed, and then the page is drawn again."""
    catalogue, language = cache.catalogue(), selection.language

    def compute() -> None:
        for input_id in input_ids:
            reach_of(catalogue, scenario, input_id)

    key = ("reach", catalogue.version, encoded(scenario), *input_ids)
    ready = later.is_ready(key, compute)
    with st.container():  # its place is kept: see ``page_chrome.draw_filtered``
        if not ready:
            waiting.draw_again(key, compute, language, t(language, "lever.computing"))
            return {}
    found = ((input_id, reach_of(catalogue, scenario, input_id)) for input_id in input_ids)
    return {name: reach_words(catalogue, language, scenario, name, each) for name, each in found if each}
