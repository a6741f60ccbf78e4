"""Uncertainty (part C): one door to laws, draws, what is shown of them and what moves them."""

from dossier.modelling.conditions import CLAUSE, CONDITIONS, Condition, Contradicted
from dossier.modelling.draws import SEED, SIZE, Sample, draw
from dossier.modelling.laws import Law, LawRow, NoMass, OutOfBounds, law, triangular_bounds, within_bounds
from dossier.modelling.sensitivity import Bar, Step, Switch, bridge, switching_value, tornado
from dossier.modelling.summaries import Summary, has_sign, printed_step, sampling_error, summary

__all__ = [
    "CLAUSE",
    "CONDITIONS",
    "SEED",
    "SIZE",
    "Bar",
    "Condition",
    "Contradicted",
    "Law",
    "LawRow",
    "NoMass",
    "OutOfBounds",
    "Sample",
    "Step",
    "Summary",
    "Switch",
    "bridge",
    "draw",
    "has_sign",
    "law",
    "printed_step",
    "sampling_error",
    "summary",
    "switching_value",
    "tornado",
    "triangular_bounds",
    "within_bounds",
]
