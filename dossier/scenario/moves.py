"""A scenario once a lever is moved, a condition granted or an option chosen; it says nothing, and computes nothing.

Each raises the ``ScenarioFault`` of what cannot be computed.
"""

from dataclasses import replace
from typing import Any

from dossier.catalogue import Catalogue
from dossier.models.inputs import SCHEDULES
from dossier.models.laws import is_constant
from dossier.scenario.asked import Scenario, check_scenario, threshold_of
from dossier.scenario.tables import input_rows

#: What a contract is made of (C4): it is granted with its trials and gone without them.
CONTRACT, TRIALS_SIGNED = "C1", "signed_trials"


def with_value(catalogue: Catalogue, scenario: Scenario, input_id: str, value: float | None) -> Scenario:
    """An input set; with None, or back at the one value of an input that is not drawn, it is as the dossier has it."""
    values: dict[str, Any] = scenario.as_dict() | {input_id: value}
    row = input_rows(catalogue, scenario.option_id).get(input_id)
    at_home = row is not None and is_constant(row) and row.input_id not in SCHEDULES and value == row.mode
    granted = {name for condition in scenario.granted for name in condition.sets}
    if value is None or (at_home and input_id not in granted):
        del values[input_id]
    return _checked(catalogue, replace(scenario, overrides=tuple(values.items())))


def with_condition(
    catalogue: Catalogue, scenario: Scenario, condition_id: str, granted: bool, threshold: float | None = None
) -> Scenario:
    """A condition granted, at a threshold or at ours, or taken back with what the reader had set of its contract."""
    thresholds = dict(scenario.thresholds)
    thresholds.pop(condition_id, None)
    values = scenario.as_dict()
    if condition_id == CONTRACT and not granted:
        values = {name: value for name, value in values.items() if name != TRIALS_SIGNED}
    if threshold is not None and threshold_of(condition_id):
        thresholds[condition_id] = threshold
    names = {*scenario.conditions, condition_id} if granted else set(scenario.conditions) - {condition_id}
    return _checked(
        catalogue, Scenario(scenario.option_id, tuple(names), tuple(thresholds.items()), tuple(values.items()))
    )


def with_trials_signed(catalogue: Catalogue, scenario: Scenario, trials: float) -> Scenario:
    """So many trials signed, for the contract of C1; none, and nothing is signed."""
    bare = with_condition(catalogue, scenario, CONTRACT, granted=False)
    if not trials:
        return bare
    signed = with_condition(catalogue, bare, CONTRACT, granted=True)
    ours = {name: value for each in signed.granted for name, value in each.sets.items()}
    return signed if trials == ours[TRIALS_SIGNED] else with_value(catalogue, signed, TRIALS_SIGNED, trials)


def with_option(catalogue: Catalogue, scenario: Scenario, option_id: str) -> Scenario:
    """Another option under the same conditions, with what the reader has set less what is proper to either option:
    the rooms of one say nothing of the other's.
    """
    if option_id == scenario.option_id:
        return scenario
    rows = (*input_rows(catalogue, scenario.option_id).values(), *input_rows(catalogue, option_id).values())
    own = {row.input_id for row in rows if row.option_id}
    values = tuple(pair for pair in scenario.overrides if pair[0] not in own)
    return Scenario(option_id, scenario.conditions, scenario.thresholds, values)


def _checked(catalogue: Catalogue, scenario: Scenario) -> Scenario:
    check_scenario(catalogue, scenario)
    return scenario
