"""In brief: the proofs that open the first stage, and what would make the project be given up."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Checklist
from dossier.charts.encoding_sketches import Steps
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.triggers import BOXES, threshold_words
from dossier.language import t
from dossier.rules import proofs
from dossier.scenario.quoted_results import render_with_results
from dossier.selection import Selection

_TRIGGERS, _WITHDRAWALS = "brief-triggers", "brief-withdrawals"


@exhibit(_TRIGGERS, "brief")
def brief_triggers(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A box a proof: its threshold, who holds it, its state. What is accepted stands on the page of the evaluation."""
    language = selection.language
    counted = proofs.counted(catalogue)
    obtained, pending = len(proofs.obtained(counted)), len(proofs.pending(counted))
    lines = [
        {
            "threshold": threshold_words(catalogue, language, row),
            "holder": str(getattr(row, f"holder_{language}")),
            "state": catalogue.label(language, "triggers", "state", row.state),
            "date": str(row.state_date),
            "shape": str(BOXES[row.state]),
        }
        for row in counted
    ]
    return compose(
        catalogue,
        selection,
        _TRIGGERS,
        pd.DataFrame(lines, columns=["threshold", "holder", "state", "date", "shape"]),
        [
            Column("threshold", catalogue.heading(language, "triggers", f"threshold_{language}")),
            Column("holder", catalogue.heading(language, "triggers", f"holder_{language}")),
            Column("state", catalogue.heading(language, "triggers", "state")),
            Column("date", catalogue.heading(language, "triggers", "state_date"), Form.DATE),
        ],
        Checklist(
            label="threshold",
            holder="holder",
            state="state",
            date="date",
            shape="shape",
            count=t(language, f"exhibit.{_TRIGGERS}.count", n=obtained, total=len(counted)),
        ),
        rows=[f"triggers:{row.trigger_id}" for row in counted],
        variant=proofs.progress(counted),
        values={"n": obtained or pending or len(counted), "total": len(counted)},
    )


@exhibit(_WITHDRAWALS, "brief")
def brief_withdrawals(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What would make the project be given up, and who would know it."""
    language = selection.language
    listed = sorted(catalogue.records("withdrawals"), key=lambda row: row.order)
    lines = [
        {
            "what": render_with_results(catalogue, language, str(getattr(row, f"what_{language}"))),
            "holder": str(getattr(row, f"holder_{language}")),
            "said": t(language, f"exhibit.{_WITHDRAWALS}.known_by", holder=str(getattr(row, f"holder_{language}"))),
            "sign": "stop",
            "tone": Tone.GREY,
            "shape": Shape.HOLLOW,
        }
        for row in listed
    ]
    return compose(
        catalogue,
        selection,
        _WITHDRAWALS,
        pd.DataFrame(lines, columns=["what", "holder", "said", "sign", "tone", "shape"]),
        [
            Column("what", catalogue.heading(language, "withdrawals", f"what_{language}")),
            Column("holder", catalogue.heading(language, "withdrawals", f"holder_{language}")),
        ],
        Steps(label="what", said="said", sign="sign", tone="tone", shape="shape", joined=False),
        rows=[
            *(f"withdrawals:{row.withdrawal_id}" for row in listed),
            *dict.fromkeys(f"triggers:{name}" for row in listed for name in row.trigger_ids),
            *dict.fromkeys(f"gaps:{name}" for row in listed for name in row.gap_ids),
        ],
        variant="some" if listed else "none",
        values={"n": len(listed)},
    )
