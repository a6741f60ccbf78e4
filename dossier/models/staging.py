"""Deciding in stages (part D): one door to the clause, the value of information, the paths and their shares."""

from dossier.models.information import Purchase, evpi, evppi, evsi_normal, purchase
from dossier.models.paths import LossCap, evaluated, loss_cap, paths, reviewed
from dossier.models.review import Draws, Fit, Review, going_on, review
from dossier.models.shapley import shapley

__all__ = [
    "Draws",
    "Fit",
    "LossCap",
    "Purchase",
    "Review",
    "evaluated",
    "evpi",
    "evppi",
    "evsi_normal",
    "going_on",
    "loss_cap",
    "paths",
    "purchase",
    "review",
    "reviewed",
    "shapley",
]
