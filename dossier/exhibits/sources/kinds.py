"""Sources: who publishes what the dossier rests on, by kind and year."""

from collections import Counter

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import SourceKind
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import number, percent, t
from dossier.selection import Selection

_ID = "sources-kinds"


@exhibit(_ID, "sources")
def kinds(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A bar a kind of source, the longest first. A text read in several places is one source."""
    language = selection.language
    counted = Counter(str(row.kind) for row in catalogue.records("sources"))
    total = sum(counted.values())
    ranked = sorted(SourceKind, key=lambda kind: -counted[kind])
    frame = pd.DataFrame(
        [
            {
                "kind": catalogue.label(language, "sources", "kind", kind),
                "sources": counted[kind],
                "share": 100 * counted[kind] / total,
                "label": number(language, counted[kind]),
                "tone": "slate",
            }
            for kind in ranked
            if counted[kind]
        ],
        columns=["kind", "sources", "share", "label", "tone"],
    )
    official, press = counted[SourceKind.OFFICIAL], counted[SourceKind.PRESS]
    return compose(
        catalogue,
        selection,
        _ID,
        frame,
        [
            Column("kind", catalogue.heading(language, "sources", "kind")),
            Column("sources", t(language, "column.sources.count"), Form.NUMBER),
            Column("share", t(language, "column.sources.share"), Form.PERCENT),
        ],
        Bars(category="kind", value="sources", label="label", tone="tone"),
        variant="some",
        values={
            "n": total,
            "official": percent(language, 100 * official / total, 0),
            "press": percent(language, 100 * press / total, 0),
        },
    )
