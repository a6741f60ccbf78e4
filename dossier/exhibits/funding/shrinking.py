"""Funding: the money that shrinks, in national figures of every field: France 2030, and the yearly grant to EFS."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.records import Indicator
from dossier.charts.encoding_amounts import TwoBars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.funding.words import euros
from dossier.language import date, percent, t
from dossier.rules.sums import year_of
from dossier.selection import Selection

_ID = "funding-shrinking"
#: What was planned, and what the Government proposes to take from it; another cut was proposed before it.
PLANNED, CUT, SENATE = "wnh-france2030-prevu-2026", "wnh-france2030-annulation-2026", "wnh-france2030-senat-2026"
#: What the inspectorates recommend, and what EFS receives.
RECOMMENDED, GRANTED = "wnh-efs-subvention-recommandee", "wnh-efs-subvention-2025"


@exhibit(_ID, "funding")
def shrinking(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Credits planned against the cut proposed, the grant recommended against the grant paid; never added."""
    language = selection.language
    rows: dict[str, Indicator] = {
        row: catalogue.row("indicators", row) for row in (PLANNED, CUT, SENATE, RECOMMENDED, GRANTED)
    }
    said = {row: euros(language, float(indicator.value or 0.0)) for row, indicator in rows.items()}
    pairs = (("france2030", PLANNED, CUT, "orange", "hollow"), ("efs", RECOMMENDED, GRANTED, "slate", "solid"))
    table = pd.DataFrame(
        [
            {
                "what": t(language, f"exhibit.{_ID}.{name}"),
                "before": rows[before].value,
                "after": rows[after].value,
                "before_label": t(language, f"exhibit.{_ID}.{name}_before", amount=said[before]),
                "after_label": t(
                    language, f"exhibit.{_ID}.{name}_after", amount=said[after], year=str(year_of(rows[after].year))
                ),
                "tone": tone,
                "shape": shape,
            }
            for name, before, after, tone, shape in pairs
        ]
    )
    planned, cut = float(rows[PLANNED].value or 0.0), float(rows[CUT].value or 0.0)
    less = float(rows[GRANTED].value or 0.0) < float(rows[RECOMMENDED].value or 0.0)
    return compose(
        catalogue,
        selection,
        _ID,
        table,
        [
            Column("what", t(language, "column.funding.what")),
            Column("before", t(language, f"exhibit.{_ID}.before"), Form.MONEY),
            Column("after", t(language, f"exhibit.{_ID}.after"), Form.MONEY),
            Column("before_label", t(language, f"exhibit.{_ID}.before_words")),
            Column("after_label", t(language, f"exhibit.{_ID}.after_words")),
        ],
        TwoBars(
            category="what",
            before="before",
            after="after",
            before_label="before_label",
            after_label="after_label",
            tone="tone",
            shape="shape",
        ),
        rows=[f"indicators:{row}" for row in rows],
        variant="less" if less else "cut",
        values={
            "share": percent(language, 100 * cut / planned),
            "year": str(year_of(rows[PLANNED].year)),
            "granted": said[GRANTED],
            "recommended": said[RECOMMENDED],
            "senate": said[SENATE],
            "when": date(language, rows[SENATE].year),
        },
    )
