"""Where a reader starts from: a scenario with a name, or an option."""

from html import escape

import streamlit as st

from components import cache
from components.kept import keep
from components.levers.writing import as_typed, write
from dossier.language import t
from dossier.scenario import levers as facts
from dossier.scenario.asked import Scenario, scenario_named
from dossier.scenario.moves import with_option
from dossier.scenario.sentence import named_row_of
from dossier.selection import Selection

#: What the list of named scenarios holds for one that has no name.
_OWN = ""


def draw_named(selection: Selection, scenario: Scenario) -> None:
    """The scenarios that have a name, with what the one in force assumes."""
    catalogue, language = cache.catalogue(), selection.language
    rows = {row.scenario_id: row for row in catalogue.records("named_scenarios")}
    row = named_row_of(catalogue, scenario)
    keep("named_scenario", row.scenario_id if row else _OWN, (language, bool(row)))
    st.selectbox(
        t(language, "lever.named"),
        [*rows, *([] if row else [_OWN])],
        format_func=lambda name: (
            str(getattr(rows[name], f"name_{language}")) if name else t(language, "lever.own_scenario")
        ),
        key="named_scenario",
        on_change=_choose_named,
    )
    with st.container():  # its place is kept: see ``page_chrome.draw_filtered``
        if row:
            st.text(getattr(row, f"says_{language}"))


def draw_options(selection: Selection, scenario: Scenario) -> None:
    """The list of options: those that can be computed to choose from, the others with what is missing."""
    catalogue, language = cache.catalogue(), selection.language
    lines = facts.options(catalogue, language)
    computed = {line.option_id: line for line in lines if line.computed}
    keep("option", scenario.option_id, language)
    st.radio(
        t(language, "lever.options"),
        list(computed),
        format_func=lambda option_id: computed[option_id].name,
        captions=[as_typed(line.says) for line in computed.values()],
        key="option",
        on_change=_choose_option,
    )
    missing = "".join(
        f"<li><strong>{escape(line.name)}</strong> · {escape(t(language, 'lever.missing'))}<br>{escape(line.says)}</li>"
        for line in lines
        if not line.computed
    )
    st.html(f'<ul class="not-computed">{missing}</ul>')


def _choose_named() -> None:
    name = str(st.session_state["named_scenario"])
    if name != _OWN:
        write(lambda catalogue, _: scenario_named(catalogue, name))


def _choose_option() -> None:
    option_id = str(st.session_state["option"])
    write(lambda catalogue, scenario: with_option(catalogue, scenario, option_id))
