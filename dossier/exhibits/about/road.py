"""About: the road of a figure, from a public source to a listener, with what each step leaves aside."""

from collections import Counter

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import Grade, SourceKind
from dossier.charts.encoding_sketches import Steps
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit, register
from dossier.language import enumeration, number, t
from dossier.rules.support import SOURCED, Support, supported
from dossier.selection import Selection

_ID = "about-road"
#: Steps and their pictograms.
_STEPS = {"sources": "proofs", "rows": "table", "grades": "control", "findings": "bars", "taken": "patient"}
#: What a reader takes away, beside the screen.
TAKEN = ("deck", "brief", "annex", "workbook", "copy", "csv")


@exhibit(_ID, "about")
def road(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Sources, the rows that rest on them, their grades, the findings, what is taken away; a count a step."""
    language = selection.language
    kinds = Counter(row.kind for row in catalogue.records("sources"))
    facts = supported(catalogue)
    support, grades = Counter(facts["support"]), Counter(facts["quality"].dropna())
    counts = {
        "sources": kinds.total(),
        "rows": len(facts),
        "grades": grades.total(),
        "findings": len(register()),
        "taken": len(TAKEN),
    }
    values = {
        **counts,
        "n": len(facts),
        "official": kinds[SourceKind.OFFICIAL],
        "reviewed": kinds[SourceKind.PEER_REVIEWED],
        "of_press": kinds[SourceKind.PRESS],
        "others": kinds.total()
        - sum(kinds[k] for k in (SourceKind.OFFICIAL, SourceKind.PEER_REVIEWED, SourceKind.PRESS)),
        "undated": sum(row.published is None for row in catalogue.records("sources")),
        "tables": len(SOURCED),
        "firm": support[Support.FIRM],
        "press": support[Support.PRESS],
        "bare": support[Support.NONE],
        **{f"grade_{grade.lower()}": grades[grade] for grade in Grade},
        "ungraded": len(facts) - grades.total(),
        "pages": len({entry.page for entry in register().values()}),
        "gaps": len(catalogue.records("gaps")),
        "forms": enumeration(language, [t(language, f"exhibit.{_ID}.form.{form}") for form in TAKEN]),
        "changes": len(catalogue.records("changes")),
    }
    lines = [
        {
            "step": t(language, f"exhibit.{_ID}.step.{name}.label"),
            "count": counts[name],
            "figure": number(language, counts[name]),
            "said": t(language, f"exhibit.{_ID}.step.{name}.said", **values),
            "aside": t(language, f"exhibit.{_ID}.step.{name}.aside", **values),
            "sign": sign,
            "tone": Tone.SLATE,
            "shape": Shape.SOLID,
        }
        for name, sign in _STEPS.items()
    ]
    return compose(
        catalogue,
        selection,
        _ID,
        pd.DataFrame(lines),
        [
            Column("step", t(language, "column.about.step")),
            Column("count", t(language, "column.about.count"), Form.NUMBER),
            Column("said", t(language, "column.about.said")),
            Column("aside", t(language, "column.about.aside")),
        ],
        Steps(label="step", figure="figure", said="said", exit="aside", sign="sign", tone="tone", shape="shape"),
        variant="some" if support[Support.PRESS] else "no_press",
        values=values,
    )
