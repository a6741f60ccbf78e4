"""The conditions of a scenario: granted or not, each with its threshold where it has one."""

import streamlit as st

from components import cache
from components.kept import keep
from components.levers.writing import write
from dossier.language import Language, t
from dossier.models.conditions import CONDITIONS
from dossier.scenario.asked import Scenario, threshold_of
from dossier.scenario.levers import thresholds_of
from dossier.scenario.moves import with_condition
from dossier.scenario.told import condition_name
from dossier.selection import Selection

#: A condition whose threshold is a lever of its own, drawn with the first three.
DAYS = "C2"


def draw_conditions(selection: Selection, scenario: Scenario) -> None:
    """A box a condition, what it stands on beside it, its threshold under it while it is granted."""
    language = selection.language
    with st.container(key="group_conditions"):  # a group for who hears it, named by its first words (``aids.js``)
        st.markdown(t(language, "lever.conditions"))
        for name in CONDITIONS:
            key = f"condition-{name}"
            keep(key, name in scenario.conditions)
            label = t(
                language,
                "lever.condition",
                name=condition_name(cache.catalogue(), language, name),
                stands_on=t(language, f"lever.stands_on.{name}"),
            )
            st.checkbox(label, key=key, help=t(language, f"lever.grants.{name}"), on_change=_grant, args=(name, key))
            if name != DAYS and threshold_of(name):
                with st.container():  # its place is kept: see ``page_chrome.draw_filtered``
                    if name in scenario.conditions:
                        _threshold(language, scenario, name)


def _threshold(language: Language, scenario: Scenario, name: str) -> None:
    ours = threshold_of(name)
    assert ours is not None
    key = f"threshold-{name}"
    catalogue = cache.catalogue()
    positions = thresholds_of(catalogue, language, scenario, name)
    held = dict(scenario.thresholds).get(name, ours[1])
    keep(key, held, tuple(positions.items()))
    say = positions.__getitem__
    st.select_slider(
        t(language, f"lever.threshold.{name}"),
        list(positions),
        format_func=say,
        key=key,
        on_change=_set_threshold,
        args=(name, key),
    )


def _grant(name: str, key: str) -> None:
    granted = bool(st.session_state[key])
    write(lambda catalogue, scenario: with_condition(catalogue, scenario, name, granted))


def _set_threshold(name: str, key: str) -> None:
    threshold = float(st.session_state[key])
    write(lambda catalogue, scenario: with_condition(catalogue, scenario, name, True, threshold))
