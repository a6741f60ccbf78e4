"""A scenario once a lever is moved or an option chosen; it says nothing, and computes nothing."""

from dossier.catalogue import Catalogue
from dossier.scenario import Scenario
from dossier.scenario.choice import given_inputs
from dossier.scenario.rows import default_option, rows_of


def with_value(catalogue: Catalogue, scenario: Scenario, input_id: str, value: float) -> Scenario:
    """The scenario once a lever is set; back at the dossier's value, nothing is set. Raises ``ScenarioFault``."""
    values = scenario.as_dict() | {input_id: value}
    row = rows_of(catalogue, scenario.option_id).get(input_id)
    if row is not None and value == row.mode:
        del values[input_id]
    given_inputs(catalogue, scenario.option_id, **values)
    return Scenario(scenario.option_id, tuple(values.items()))


def with_option(catalogue: Catalogue, scenario: Scenario, option_id: str) -> Scenario:
    """Another option with what the reader has set, less what is proper to either: rooms of one say nothing of the
    other's. Raises ``ScenarioFault``.
    """
    rows = (*rows_of(catalogue, scenario.option_id).values(), *rows_of(catalogue, option_id).values())
    own = {row.input_id for row in rows if row.option_id}
    return Scenario(option_id, tuple(pair for pair in scenario.overrides if pair[0] not in own))


def code(catalogue: Catalogue, scenario: Scenario) -> str:
    """The code of a scenario for the address: empty for the default, so that a plain address says the same."""
    plain = scenario == Scenario(default_option(catalogue))
    return "" if plain else scenario.encode()
