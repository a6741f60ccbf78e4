"""The scenario that the address holds, and how a callback changes it, or says why it cannot."""

import re
from collections.abc import Callable

import streamlit as st

from components import cache, filters
from dossier.catalogue import Catalogue
from dossier.scenario.asked import Scenario
from dossier.scenario.faults import ScenarioFault
from dossier.scenario.link_codes import code_of, scenario_of
from dossier.scenario.told import problem_words
from dossier.selection import Facet

#: What a callback refused, said once, in the run that follows.
_REFUSED = "lever_refused"


def write(change: Callable[[Catalogue, Scenario], Scenario]) -> None:
    """Put a changed scenario into the address, or keep it and say why not. Only inside a callback."""
    catalogue, held = cache.catalogue(), filters.current()
    scenario = scenario_of(catalogue, held)
    try:
        changed = change(catalogue, scenario)
    except ScenarioFault as fault:
        st.session_state[_REFUSED] = (problem_words(catalogue, held.language, fault, scenario.option_id),)
        return
    filters.choose(Facet.SCENARIO, [code_of(catalogue, changed)])


def refused() -> tuple[str, ...]:
    """What the last callback refused; it is said once."""
    found: tuple[str, ...] = st.session_state.pop(_REFUSED, ())
    return found


def as_typed(text: str) -> str:
    """Text that Markdown shows as it is: a link may hold anything."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)
