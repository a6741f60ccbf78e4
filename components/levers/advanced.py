"""Every other lever, by group, behind one door."""

import streamlit as st

from components import cache
from components.levers.one import draw_lever
from components.levers.reaches import reaches
from dossier.catalogue.codes import InputGroup
from dossier.language import t
from dossier.scenario.asked import Scenario
from dossier.scenario.levers import levers_of
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
    said = reaches(selection, scenario, [lever.input_id for lever in levers])
    columns = st.columns(_COLUMNS, gap="large")
    for position, lever in enumerate(levers):
        with columns[position % _COLUMNS]:
            draw_lever(selection, lever, said.get(lever.input_id, ""))
