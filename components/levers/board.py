"""The board of levers: where to start from, what is granted, three levers first, the result pinned, then the rest."""

import streamlit as st

from components import cache, filters
from components.levers import advanced, conditions, first, result, starting
from components.levers.writing import as_typed, refused, write
from dossier.language import t
from dossier.scenario.asked import Scenario
from dossier.scenario.link_codes import decoded, encoded, scenario_of
from dossier.scenario.sentence import problems_words, scenario_sentence
from dossier.scenario.tables import REFERENCE
from dossier.selection import Facet, Selection

#: Scenarios kept beside the one in force: three in all.
KEPT = 2


def draw_levers(selection: Selection) -> None:
    """Everything that a reader assumes, and what it gives."""
    scenario = scenario_of(cache.catalogue(), selection)
    with st.container(key="levers"):
        starting.draw_named(selection, scenario)
        result.draw_result(selection, scenario)
        left, right = st.columns((2, 3), gap="large")
        with left:
            starting.draw_options(selection, scenario)
        with right:
            if scenario.option_id == REFERENCE:
                st.text(t(selection.language, "lever.no_project"))
            else:
                conditions.draw_conditions(selection, scenario)
                first.draw_first(selection, scenario)
        if scenario.option_id != REFERENCE:
            advanced.draw_advanced(selection, scenario)
        _actions(selection, scenario)


def draw_refused(selection: Selection) -> None:
    """What a link or a lever asked for and could not have: field, value and bound, in words."""
    catalogue, language = cache.catalogue(), selection.language
    scenario, problems = decoded(catalogue, selection.scenario)
    said = [*refused(), *problems_words(catalogue, language, problems, scenario.option_id)]
    if said:
        heading = t(language, "lever.refused", n=len(said))
        listed = "\n".join(f"- {as_typed(text)}" for text in said)
        st.warning(f"**{heading}**\n\n{listed}", icon=":material/block:")


def _actions(selection: Selection, scenario: Scenario) -> None:
    """What the scenario is, then: back to the dossier's values, keep to compare, clear."""
    language = selection.language
    st.text(scenario_sentence(cache.catalogue(), selection))
    bare = Scenario(scenario.option_id)
    with st.container(key="lever_actions", horizontal=True):
        st.button(t(language, "lever.reset"), key="lever_reset", on_click=_reset, disabled=scenario == bare)
        full = len(selection.compared) >= KEPT or encoded(scenario) in selection.compared
        st.button(t(language, "lever.keep"), key="lever_keep", on_click=_keep, disabled=full)
        if selection.compared:
            st.button(t(language, "lever.forget"), key="lever_forget", on_click=_forget, type="tertiary")
    with st.container():  # its place is kept: see ``page_chrome.draw_filtered``
        if selection.compared:
            st.caption(t(language, "lever.kept", n=len(selection.compared)))
    st.caption(t(language, "lever.validity"))


def _reset() -> None:
    write(lambda _, scenario: Scenario(scenario.option_id))


def _keep() -> None:
    held = filters.current()
    code = encoded(scenario_of(cache.catalogue(), held))
    filters.choose(Facet.COMPARED, dict.fromkeys((*held.compared, code)))


def _forget() -> None:
    filters.choose(Facet.COMPARED, [])
