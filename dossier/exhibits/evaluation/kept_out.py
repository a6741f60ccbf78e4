"""The evaluation: what is kept out of it, and why."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import AppliesTo
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import t
from dossier.selection import Selection

_KEPT_OUT = "evaluation-kept-out"
#: What other files claim and this one leaves out: gross multipliers first (rows), then effects in words.
_MULTIPLIERS = ("jobs_per_job", "eur_per_eur")
_EFFECTS = (
    ("turnover", "out"),
    ("foreign_patients", "out"),
    ("health", "zero"),
    ("transfers", "transfer"),
    ("foreign_fees", "counted"),
    ("sovereignty", "words"),
    ("attractiveness", "words"),
    ("training", "words"),
)


@exhibit(_KEPT_OUT, "evaluation")
def kept_out(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What is not in the result, and why: multipliers, turnover, foreign patients, what only words can say."""
    language = selection.language
    multipliers = [
        row
        for row in catalogue.records("parameters")
        if row.applies_to == AppliesTo.COMMUNICATION_ONLY and row.unit in _MULTIPLIERS
    ]
    lines = [
        {
            "effect": getattr(row, f"name_{language}"),
            "value": row.central,
            "unit": catalogue.label(language, "parameters", "unit", row.unit),
            "treatment": t(language, f"exhibit.{_KEPT_OUT}.treatment.out"),
            "reason": t(language, f"exhibit.{_KEPT_OUT}.reason.{row.unit}"),
        }
        for row in multipliers
    ]
    lines += [
        {
            "effect": t(language, f"exhibit.{_KEPT_OUT}.effect.{name}"),
            "value": None,
            "unit": "",
            "treatment": t(language, f"exhibit.{_KEPT_OUT}.treatment.{treatment}"),
            "reason": t(language, f"exhibit.{_KEPT_OUT}.reason.{name}"),
        }
        for name, treatment in _EFFECTS
    ]
    return compose(
        catalogue,
        selection,
        _KEPT_OUT,
        pd.DataFrame(lines),
        [
            Column("effect", t(language, "column.evaluation.effect")),
            Column("treatment", t(language, "column.evaluation.treatment")),
            Column("value", t(language, "column.evaluation.published"), Form.NUMBER),
            Column("unit", catalogue.heading(language, "parameters", "unit")),
            Column("reason", t(language, "column.evaluation.reason")),
        ],
        rows=[f"parameters:{row.parameter_id}" for row in multipliers],
        variant="some" if multipliers else "none",
        values={"n": len(multipliers)},
    )
