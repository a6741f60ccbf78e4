"""What a reader assumes, and what it gives."""

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
