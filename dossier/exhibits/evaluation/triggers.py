"""The option: what must be proved before the first stage, who holds it, and what has been obtained."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import TriggerState, YesNo
from dossier.catalogue.quoting import render
from dossier.catalogue.records.staging import Trigger
from dossier.charts.palette import Shape
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, date, t
from dossier.rules import proofs
from dossier.selection import Selection

_TRIGGERS = "option-triggers"
#: How the box of a state is drawn.
BOXES = {
    TriggerState.EMPTY: Shape.MISSING,
    TriggerState.ASKED: Shape.HOLLOW,
    TriggerState.OBTAINED: Shape.SOLID,
}


@exhibit(_TRIGGERS, "evaluation")
def triggers(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What would be accepted and what would not, a line a proof. No scenario changes it: it is obtained or not."""
    language = selection.language
    listed = sorted(catalogue.records("triggers"), key=lambda row: row.order)
    counted = proofs.counted(catalogue)
    obtained, pending = len(proofs.obtained(counted)), len(proofs.pending(counted))
    return compose(
        catalogue,
        selection,
        _TRIGGERS,
        pd.DataFrame([_line(catalogue, language, row) for row in listed]),
        [
            Column("threshold", catalogue.heading(language, "triggers", f"threshold_{language}")),
            Column("accepted", catalogue.heading(language, "triggers", f"accepted_{language}")),
            Column("refused", catalogue.heading(language, "triggers", f"refused_{language}")),
            Column("holder", catalogue.heading(language, "triggers", f"holder_{language}")),
            Column("state", catalogue.heading(language, "triggers", "state")),
            Column("date", catalogue.heading(language, "triggers", "state_date"), Form.DATE),
            Column("cost", catalogue.heading(language, "triggers", f"cost_{language}")),
            Column("condition", catalogue.heading(language, "triggers", "condition")),
        ],
        rows=[f"triggers:{row.trigger_id}" for row in listed]
        + [f"gaps:{name}" for row in listed for name in row.gap_ids],
        variant=proofs.progress(counted),
        values={
            "n": obtained or pending,
            "obtained": obtained,
            "pending": pending,
            "total": len(counted),
            "day": date(language, max(row.state_date for row in listed)),
            "before": t(language, f"exhibit.{_TRIGGERS}.before", n=len(listed) - len(counted)),
        },
    )


def threshold_words(catalogue: Catalogue, language: Language, row: Trigger) -> str:
    """What a proof must show, with its number; without one what is done beforehand."""
    said = render(catalogue, language, str(getattr(row, f"threshold_{language}")))
    if row.counted == YesNo.YES:
        return t(language, f"exhibit.{_TRIGGERS}.numbered", order=row.order, text=said)
    return t(language, f"exhibit.{_TRIGGERS}.beforehand", text=said[:1].lower() + said[1:])


def _line(catalogue: Catalogue, language: Language, row: Trigger) -> dict[str, str]:
    condition = catalogue.label(language, "triggers", "condition", row.condition) if row.condition else ""
    return {
        "threshold": threshold_words(catalogue, language, row),
        "holder": str(getattr(row, f"holder_{language}")),
        "state": catalogue.label(language, "triggers", "state", row.state),
        "date": str(row.state_date),
        "accepted": str(getattr(row, f"accepted_{language}")),
        "refused": str(getattr(row, f"refused_{language}")),
        "cost": str(getattr(row, f"cost_{language}")),
        "condition": condition,
        "shape": str(BOXES[row.state]),
    }
