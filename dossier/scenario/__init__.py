"""What a reader assumes, and what it gives: where the models meet the data.

Asked: ``choice``, ``rows``, ``changes``, ``faults``; answered: ``runs``, ``outcomes``, ``draws``, ``effects``;
told: ``words``, ``ranges``, ``levers``. No arithmetic of the models (``dossier/models``), no widget. A
new lever is an input of the models and its row of ``model_inputs.csv``. Read by ``tests/test_scenario.py`` and
``tests/test_levers.py``.

Version 2 of the models has its door in ``version_2``. Asked: ``tables``, ``cases``, ``asked``, ``link_codes`` (over
``translation``); answered: ``staged`` (paths, grid, shares, clause), ``worth``, ``turns``, ``bridges``, ``judged``,
``settled`` (a settled year), ``composition`` (the cost of a batch), all kept by ``once``; told: ``figures``, ``told``,
``settled_words``. Read by ``tests/test_staged_*.py`` and ``tests/test_exhibits_centre_figures.py``.
"""

from dossier.scenario.choice import (
    CODE_VERSION,
    MODEL_VERSION,
    SEED,
    Scenario,
    drawn_inputs,
    inputs,
    limits,
)
from dossier.scenario.faults import ScenarioFault
from dossier.scenario.rows import REFERENCE

__all__ = [
    "CODE_VERSION",
    "MODEL_VERSION",
    "REFERENCE",
    "SEED",
    "Scenario",
    "ScenarioFault",
    "drawn_inputs",
    "inputs",
    "limits",
]
