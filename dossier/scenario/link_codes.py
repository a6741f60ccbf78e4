"""The code of a scenario in a link: short, stable, readable; whatever is written there is read without a failure.

``2~efs-two-rooms~C1~C2=10~signed_patients=40``: the option, the conditions granted with the thresholds that differ
from ours, the values set. A code of version 1 is translated (``translation``).
"""

from collections.abc import Iterable, Mapping
from typing import Any

from dossier.catalogue import Catalogue
from dossier.models.conditions import CONDITIONS
from dossier.scenario.asked import (
    Scenario,
    central_scenario,
    check_against,
    check_threshold,
    check_value,
    check_years,
    scenario_named,
    with_threshold,
)
from dossier.scenario.faults import NotANumber, Problem, ScenarioFault
from dossier.scenario.tables import input_rows
from dossier.scenario.translation import translated
from dossier.selection import Selection

#: Changes when the form of a code does; each older form stays readable.
CODE_VERSION = "2"

Pairs = Iterable[tuple[str, str]]


def encoded(scenario: Scenario) -> str:
    """The code of a scenario; every digit of a value is kept."""
    thresholds = dict(scenario.thresholds)
    parts = [f"{name}={_digits(thresholds[name])}" if name in thresholds else name for name in scenario.conditions]
    parts += [f"{name}={_digits(value)}" for name, value in scenario.overrides]
    return "~".join((CODE_VERSION, scenario.option_id, *parts))


def code_of(catalogue: Catalogue, scenario: Scenario) -> str:
    """The code for the address: empty for the central scenario, so that a plain address says the same."""
    return "" if scenario == central_scenario(catalogue) else encoded(scenario)


def named_codes(catalogue: Catalogue) -> tuple[str, ...]:
    """The code of every named scenario, in the order of the table."""
    names = (row.scenario_id for row in catalogue.records("named_scenarios"))
    return tuple(code_of(catalogue, scenario_named(catalogue, name)) for name in names)


def scenario_of(catalogue: Catalogue, selection: Selection) -> Scenario:
    """The scenario of a selection. What its code says wrongly is left out: the levers tell it, once."""
    return decoded(catalogue, selection.scenario)[0]


def decoded(catalogue: Catalogue, code: str) -> tuple[Scenario, tuple[Problem, ...]]:
    """The scenario of a code, whatever is written there, and what had to be left out of it, or converted.

    Never raises. An empty code is the central scenario; so is one whose version or option cannot be read, without its
    values: they were meant for another option. Of a repeated name the last value counts.
    """
    central = central_scenario(catalogue)
    if not code:
        return central, ()
    version, _, body = code.partition("~")
    if version not in ("1", CODE_VERSION):
        return central, (Problem("version", "version", version, CODE_VERSION),)
    option_id, *parts = body.split("~")
    pairs: Pairs = {name: text for name, _, text in (part.partition("=") for part in parts if part)}.items()
    try:
        rows = input_rows(catalogue, option_id)
    except ScenarioFault as fault:
        return central, (Problem(fault.kind, fault.field, option_id, fault.bound),)
    problems: list[Problem] = []
    if version == "1":
        pairs, told = translated(catalogue, pairs)
        problems.extend(told)
    conditions, thresholds = _conditions(rows, pairs, problems)
    values = _values(rows, pairs, problems, [with_threshold(name, thresholds.get(name)) for name in conditions])
    return Scenario(option_id, conditions, tuple(thresholds.items()), tuple(values.items())), tuple(problems)


def _conditions(
    rows: Mapping[str, Any], pairs: Pairs, problems: list[Problem]
) -> tuple[tuple[str, ...], dict[str, float]]:
    """The conditions of a code; one whose threshold cannot be read is granted at ours."""
    granted, thresholds = [], {}
    for name, text in pairs:
        if name not in CONDITIONS:
            continue
        granted.append(name)
        if text:
            try:
                threshold = _number(name, text)
                check_threshold(rows, name, threshold)
                thresholds[name] = threshold
            except ScenarioFault as fault:
                problems.append(Problem(fault.kind, fault.field, text, fault.bound))
    return tuple(granted), thresholds


def _values(
    rows: Mapping[str, Any], pairs: Pairs, problems: list[Problem], conditions: Iterable[Any]
) -> dict[str, float]:
    """The values of a code that can be taken together."""
    kept: dict[str, float] = {}
    for name, text in pairs:
        if name in CONDITIONS:
            continue
        try:
            value = float("nan") if name not in rows else _number(name, text)
            check_value(rows, name, value)
            for condition in conditions:
                check_against(condition, name, value)
            kept[name] = value
        except ScenarioFault as fault:
            problems.append(Problem(fault.kind, fault.field, text, fault.bound))
    for _ in range(3):  # each refused duration may leave another that does not fit
        try:
            check_years(rows, kept)
        except ScenarioFault as fault:
            problems.append(Problem(fault.kind, fault.field, str(fault.value), fault.bound))
            kept.pop(fault.field, None)
    return kept


def _number(name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise NotANumber(name, text) from None


def _digits(value: float) -> str:
    return repr(value).removesuffix(".0")
