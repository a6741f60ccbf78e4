"""Scenario levers: what the reader touches, set from the code ``s`` before it is drawn, writing it when it moves.

The code is held by a hidden widget that the frame draws in every run, so a group that is closed, a reload, Back or a
link lose nothing: every position is derived again.
"""

import html
import re
from collections.abc import Callable, Iterable

import streamlit as st

from components import cache, filters
from dossier.catalogue import Catalogue
from dossier.catalogue.codes import InputGroup
from dossier.charts.palette import COLOURS, Tone
from dossier.language import t
from dossier.scenario import REFERENCE, Scenario, ScenarioFault, changes
from dossier.scenario import levers as facts
from dossier.scenario.levers import Lever
from dossier.scenario.words import fault_words, faults_words, scenario_sentence
from dossier.selection import Facet, Selection

#: Scenarios kept beside the one in force: three in all.
KEPT = 2
#: What a callback refused, said once, in the run that follows.
_REFUSED = "lever_refused"
_COLUMNS = 2


def draw_levers(selection: Selection, which: Iterable[InputGroup]) -> None:
    """Options beside the levers, then what they give."""
    with st.container(key="levers"):
        left, right = st.columns((2, 3), gap="large")
        with left:
            draw_options(selection)
        with right:
            draw_lever_groups(selection, which)
        draw_scenario_actions(selection)


def draw_options(selection: Selection) -> None:
    """The list of options: those that can be computed to choose from, the others with what is missing."""
    catalogue, language = cache.catalogue(), selection.language
    lines = facts.options(catalogue, language)
    computed = {line.option_id: line for line in lines if line.computed}
    st.session_state["option"] = Scenario.of(catalogue, selection).option_id
    st.radio(
        t(language, "lever.options"),
        list(computed),
        format_func=lambda option_id: computed[option_id].name,
        captions=[_plain(line.says) for line in computed.values()],
        key="option",
        on_change=_choose_option,
        help=t(language, "lever.options_help"),
    )
    missing = "".join(
        f"<li><strong>{html.escape(line.name)}</strong> · {html.escape(t(language, 'lever.missing'))}<br>"
        f"{html.escape(line.says)}</li>"
        for line in lines
        if not line.computed
    )
    st.html(f'<ul class="not-computed">{missing}</ul>')


def draw_refused(selection: Selection) -> None:
    """What a link or a lever asked for and could not have: field, value and bound, in words."""
    catalogue, language = cache.catalogue(), selection.language
    scenario, problems = Scenario.decode(catalogue, selection.scenario)
    said = [*st.session_state.pop(_REFUSED, ()), *faults_words(catalogue, language, problems, scenario.option_id)]
    if said:
        heading = t(language, "lever.refused", n=len(said))
        listed = "\n".join(f"- {_plain(text)}" for text in said)
        st.warning(f"**{heading}**\n\n{listed}", icon=":material/block:")


def draw_lever_groups(selection: Selection, which: Iterable[InputGroup]) -> None:
    """The levers of some groups, a tab each where there are several; only the open tab is drawn."""
    catalogue, language = cache.catalogue(), selection.language
    scenario = Scenario.of(catalogue, selection)
    if scenario.option_id == REFERENCE:
        st.text(t(language, "lever.no_project"))
        return
    wanted = list(which)
    labels = [catalogue.label(language, "model_inputs", "group", group) for group in wanted]
    if len(wanted) == 1:
        _group(facts.levers(catalogue, language, scenario, wanted[0]))
        return
    # The language is in the key: the tab that is open is remembered by its words.
    tabs = st.tabs(labels, key=f"lever_groups_{language}", on_change="rerun")
    for tab, group in zip(tabs, wanted, strict=True):
        if tab.open:
            with tab:
                _group(facts.levers(catalogue, language, scenario, group))


def draw_scenario_actions(selection: Selection) -> None:
    """What the scenario is and gives, then: back to the dossier's values, keep to compare, clear."""
    catalogue, language = cache.catalogue(), selection.language
    scenario = Scenario.of(catalogue, selection)
    st.text(scenario_sentence(catalogue, selection))
    if scenario.option_id != REFERENCE:
        st.text(facts.result(catalogue, language, scenario))
    with st.container(key="lever_actions", horizontal=True):
        st.button(t(language, "lever.reset"), key="lever_reset", on_click=_reset, disabled=not scenario.overrides)
        full = len(selection.compared) >= KEPT or scenario.encode() in selection.compared
        st.button(t(language, "lever.keep"), key="lever_keep", on_click=_keep, disabled=full)
        if selection.compared:
            st.button(t(language, "lever.forget"), key="lever_forget", on_click=_forget, type="tertiary")
    if selection.compared:
        st.caption(t(language, "lever.kept", n=len(selection.compared)))
    st.caption(t(language, "lever.validity"))


def _group(levers: Iterable[Lever]) -> None:
    columns = st.columns(_COLUMNS, gap="large")
    for position, lever in enumerate(levers):
        with columns[position % _COLUMNS]:
            _lever(lever)


def _lever(lever: Lever) -> None:
    """A slider whose positions are words (a number of the grid follows the browser's language, not ours)."""
    key = f"lever-{lever.input_id}"
    st.session_state[key] = lever.value
    say: Callable[[float], str] = lever.choices.__getitem__
    st.select_slider(
        lever.name,
        list(lever.choices),
        format_func=say,
        key=key,
        help=_plain(lever.basis),
        on_change=_set,
        args=(lever.input_id, key),
    )
    swatch = f'<span class="swatch {lever.shape}" style="--tone:{COLOURS[Tone.SLATE]}"></span>'
    lines = "<br>".join(html.escape(text) for text in (f"{lever.status} · {lever.range}", lever.effect) if text)
    st.html(f'<ul class="key lever"><li>{swatch}<span>{lines}</span></li></ul>')


def _write(change: Callable[[Catalogue, Scenario], Scenario]) -> None:
    """Put a changed scenario into the address, or keep it and say why not. Only inside a callback."""
    catalogue, held = cache.catalogue(), filters.current()
    scenario = Scenario.of(catalogue, held)
    try:
        changed = change(catalogue, scenario)
    except ScenarioFault as fault:
        st.session_state[_REFUSED] = (fault_words(catalogue, held.language, fault, scenario.option_id),)
        return
    filters.choose(Facet.SCENARIO, [changes.code(catalogue, changed)])


def _set(input_id: str, key: str) -> None:
    value = float(st.session_state[key])
    _write(lambda catalogue, scenario: changes.with_value(catalogue, scenario, input_id, value))


def _choose_option() -> None:
    option_id = str(st.session_state["option"])
    _write(lambda catalogue, scenario: changes.with_option(catalogue, scenario, option_id))


def _reset() -> None:
    _write(lambda _, scenario: Scenario(scenario.option_id))


def _keep() -> None:
    held = filters.current()
    code = Scenario.of(cache.catalogue(), held).encode()
    filters.choose(Facet.COMPARED, dict.fromkeys((*held.compared, code)))


def _forget() -> None:
    filters.choose(Facet.COMPARED, [])


def _plain(text: str) -> str:
    """Text that Markdown shows as it is: a link may hold anything."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)
