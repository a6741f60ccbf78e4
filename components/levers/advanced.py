"""Every other lever, by group, behind one door; what each changes in the mean follows when it is computed."""

import streamlit as st

from components import cache, later, waiting
from components.levers.one import draw_lever
from dossier.catalogue.codes import InputGroup
from dossier.language import t
from dossier.scenario.asked import Scenario
from dossier.scenario.levers import Lever, levers_of, reach_words
from dossier.scenario.link_codes import encoded
from dossier.scenario.reach import reach_of
from dossier.scenario.tables import INPUT_TABLE
from dossier.selection import Selection

_COLUMNS = 2


def draw_advanced(selection: Selection, scenario: Scenario) -> None:
    """A tab a group; only the open one is drawn, and only while the door is open."""
    catalogue, language = cache.catalogue(), selection.language
    door = st.expander(t(language, "lever.advanced"), icon=":material/tune:", key="lever_advanced", on_change="rerun")
    if not door.open:
        return
    with door:
        labels = [catalogue.label(language, INPUT_TABLE, "group", group) for group in InputGroup]
        # The language is in the key: the tab that is open is remembered by its words.
        tabs = st.tabs(labels, key=f"lever_groups_{language}", on_change="rerun")
        for tab, group in zip(tabs, InputGroup, strict=True):
            if tab.open:
                with tab:
                    _group(selection, scenario, group)


def _group(selection: Selection, scenario: Scenario, group: InputGroup) -> None:
    catalogue, language = cache.catalogue(), selection.language
    levers = levers_of(catalogue, language, scenario, group)
    said = _reaches(selection, scenario, group, levers)
    columns = st.columns(_COLUMNS, gap="large")
    for position, lever in enumerate(levers):
        with columns[position % _COLUMNS]:
            draw_lever(selection, lever, said.get(lever.input_id, ""))


def _reaches(selection: Selection, scenario: Scenario, group: InputGroup, levers: tuple[Lever, ...]) -> dict[str, str]:
    """What each lever changes in the mean, in words; nothing until it is computed, and then the page is drawn again."""
    catalogue, language = cache.catalogue(), selection.language

    def compute() -> None:
        for lever in levers:
            reach_of(catalogue, scenario, lever.input_id)

    key = ("reach", catalogue.version, encoded(scenario), group)
    if not later.is_ready(key, compute):
        waiting.draw_again(key, compute, t(language, "lever.computing"))
        return {}
    found = ((lever.input_id, reach_of(catalogue, scenario, lever.input_id)) for lever in levers)
    return {name: reach_words(catalogue, language, scenario, name, each) for name, each in found if each}
