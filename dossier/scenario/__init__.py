"""What a reader assumes, and what it gives: the only place where models meet data.

Asked: ``tables``, ``cases``, ``asked`` (the ``Scenario``), ``moves``, ``link_codes`` (over ``translation``),
``faults``. Answered, all kept by ``once``: ``staged`` (paths, grid, shares, clause), ``worth``, ``turns``, ``reach``,
``bridges``, ``judged``, ``settled`` (a settled year), ``composition`` (the cost of a batch), ``figures``. Told:
``words``, ``told``, ``sentence``, ``levers``, ``settled_words``, ``quoted_results``. No arithmetic of the models
(``dossier/models``), no widget. A new lever is an input of the models and its row of ``model_inputs.csv``. Read by
``tests/test_levers.py``, ``tests/test_staged_*.py`` and ``tests/test_exhibits_centre_figures.py``.
"""

from dossier.scenario.asked import MODEL_VERSION, Scenario, central_scenario, scenario_named
from dossier.scenario.cases import drawn, inputs
from dossier.scenario.faults import ScenarioFault
from dossier.scenario.tables import REFERENCE, input_rows, named

__all__ = [
    "MODEL_VERSION",
    "REFERENCE",
    "Scenario",
    "ScenarioFault",
    "central_scenario",
    "drawn",
    "input_rows",
    "inputs",
    "named",
    "scenario_named",
]
