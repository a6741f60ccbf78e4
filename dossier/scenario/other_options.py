"""A scenario on another option: what is granted and set stays where it means the same there."""

from dossier.catalogue import Catalogue
from dossier.scenario.asked import ScenarioV2
from dossier.scenario.tables import input_rows


def on_option(catalogue: Catalogue, scenario: ScenarioV2, option_id: str) -> ScenarioV2:
    """Another option under the same conditions, with what the reader has set less what is proper to either option:
    the rooms of one say nothing of the other's. Raises as ``input_rows``.
    """
    if option_id == scenario.option_id:
        return scenario
    rows = (*input_rows(catalogue, scenario.option_id).values(), *input_rows(catalogue, option_id).values())
    own = {row.input_id for row in rows if row.option_id}
    values = tuple(pair for pair in scenario.overrides if pair[0] not in own)
    return ScenarioV2(option_id, scenario.conditions, scenario.thresholds, values)
