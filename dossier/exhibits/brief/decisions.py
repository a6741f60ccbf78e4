"""In brief: what is missing and decides."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import YesNo
from dossier.exhibits import Column, Exhibit, compose, exhibit
from dossier.selection import Selection


@exhibit("brief-decisions", "brief")
def decisions(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What is missing and decides, and who holds it."""
    language = selection.language
    found = [gap for gap in catalogue.records("gaps") if gap.decisive == YesNo.YES]
    table = pd.DataFrame(
        [
            {
                "what": getattr(gap, f"what_{language}"),
                "holder": getattr(gap, f"holder_{language}"),
                "why": getattr(gap, f"why_it_matters_{language}"),
            }
            for gap in found
        ],
        columns=["what", "holder", "why"],
    )
    return compose(
        catalogue,
        selection,
        "brief-decisions",
        table,
        [
            Column("what", catalogue.heading(language, "gaps", f"what_{language}")),
            Column("holder", catalogue.heading(language, "gaps", f"holder_{language}")),
            Column("why", catalogue.heading(language, "gaps", f"why_it_matters_{language}")),
        ],
        rows=[f"gaps:{gap.gap_id}" for gap in found],
        variant="none" if not found else "some",
        values={"n": len(found)},
    )
