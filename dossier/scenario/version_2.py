"""The door of version 2 of the models, until every exhibit reads it and it becomes the face of this folder.

Some names live beside those of version 1 and carry a mark that is cut then: ``ScenarioV2``, ``inputs_v2``,
``MODEL_VERSION_V2``, ``CODE_VERSION_V2``, the record ``ModelInputV2``, the tables ``model_inputs_v2`` and
``options_v2``. Import them from here under their plain names.
"""

from dossier.scenario.asked import MODEL_VERSION_V2 as MODEL_VERSION
from dossier.scenario.asked import ScenarioV2 as Scenario
from dossier.scenario.asked import central_scenario, check_scenario, scenario_named
from dossier.scenario.cases import drawn
from dossier.scenario.cases import inputs_v2 as inputs
from dossier.scenario.link_codes import CODE_VERSION_V2 as CODE_VERSION
from dossier.scenario.link_codes import code_of, decoded, encoded, scenario_of
from dossier.scenario.tables import input_rows, named

__all__ = [
    "CODE_VERSION",
    "MODEL_VERSION",
    "Scenario",
    "central_scenario",
    "check_scenario",
    "code_of",
    "decoded",
    "drawn",
    "encoded",
    "input_rows",
    "inputs",
    "named",
    "scenario_named",
    "scenario_of",
]
