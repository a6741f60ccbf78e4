"""Uncertainty (part C): one door to laws, draws, what is shown of them and what moves them."""

from dossier.models.conditions import CLAUSE, CONDITIONS, Condition, Contradicted
from dossier.models.draws import DECIDING_SEED, SIZE, TRAINING_SEED, Sample, draw
from dossier.models.laws import Law, LawRow, NoMass, ValueOutOfBounds, law, triangular_bounds, within_bounds
from dossier.models.sensitivity import Bar, Step, Switch, bridge, switching_value, tornado
from dossier.models.summaries import Summary, mean_has_sign, printed_step, sampling_error, summary

__all__ = [
    "CLAUSE",
    "CONDITIONS",
    "DECIDING_SEED",
    "SIZE",
    "TRAINING_SEED",
    "Bar",
    "Condition",
    "Contradicted",
    "Law",
    "LawRow",
    "NoMass",
    "Sample",
    "Step",
    "Summary",
    "Switch",
    "ValueOutOfBounds",
    "bridge",
    "draw",
    "law",
    "mean_has_sign",
    "printed_step",
    "sampling_error",
    "summary",
    "switching_value",
    "tornado",
    "triangular_bounds",
    "within_bounds",
]
