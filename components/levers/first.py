"""The three levers that come first: trials signed, days a batch, price abroad."""

import streamlit as st

from components import cache
from components.kept import keep
from components.levers.one import about, draw_facts, draw_lever
from components.levers.reaches import reaches
from components.levers.writing import write
from dossier.language import t
from dossier.scenario.asked import Scenario
from dossier.scenario.levers import lever_of, signed_positions, thresholds_of
from dossier.scenario.moves import TRIALS_SIGNED, with_condition, with_trials_signed
from dossier.selection import Selection

_DAYS, _PROCESS, _PRICE = "C2", "process_days", "price_abroad"
#: No ceiling on the days: the whole law.
_NO_CEILING = float("inf")


def draw_first(selection: Selection, scenario: Scenario) -> None:
    """Signed trials and days are conditions with a number; the price is an input."""
    catalogue, language = cache.catalogue(), selection.language
    _signed(selection, scenario)
    _days(selection, scenario)
    said = reaches(selection, scenario, (_PROCESS, _PRICE))
    days = lever_of(catalogue, language, scenario.under(()), _PROCESS)
    draw_facts(days, said.get(_PROCESS, ""))
    draw_lever(selection, lever_of(catalogue, language, scenario, _PRICE), said.get(_PRICE, ""))


def _signed(selection: Selection, scenario: Scenario) -> None:
    catalogue, language = cache.catalogue(), selection.language
    positions = signed_positions(catalogue, language, scenario)
    held = {name: value for each in scenario.granted for name, value in each.sets.items()} | scenario.as_dict()
    key = "lever-signed"
    keep(key, held.get(TRIALS_SIGNED, 0.0), tuple(positions.items()))
    lever = lever_of(catalogue, language, scenario, TRIALS_SIGNED)
    say = positions.__getitem__
    st.select_slider(
        lever.name,
        list(positions),
        format_func=say,
        key=key,
        help=about(catalogue, language, lever),
        on_change=_set_signed,
        args=(key,),
    )


def _days(selection: Selection, scenario: Scenario) -> None:
    catalogue, language = cache.catalogue(), selection.language
    positions = {**thresholds_of(catalogue, language, scenario, _DAYS), _NO_CEILING: t(language, "lever.no_ceiling")}
    key = "lever-days"
    ours = dict(scenario.thresholds).get(_DAYS) if _DAYS in scenario.conditions else _NO_CEILING
    if ours is None:
        ours = next(iter(scenario.under([_DAYS]).granted[0].at_most.values()))
    keep(key, ours, tuple(positions.items()))
    say = positions.__getitem__
    label = t(language, f"lever.threshold.{_DAYS}")
    lever = lever_of(catalogue, language, scenario.under(()), _PROCESS)
    st.select_slider(
        label,
        list(positions),
        format_func=say,
        key=key,
        help=about(catalogue, language, lever),
        on_change=_set_days,
        args=(key,),
    )


def _set_signed(key: str) -> None:
    trials = float(st.session_state[key])
    write(lambda catalogue, scenario: with_trials_signed(catalogue, scenario, trials))


def _set_days(key: str) -> None:
    days = float(st.session_state[key])
    granted = days != _NO_CEILING
    write(lambda catalogue, scenario: with_condition(catalogue, scenario, _DAYS, granted, days if granted else None))
