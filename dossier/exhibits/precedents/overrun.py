"""Precedents: what French plants were announced at, and what they cost in the end."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.records import Indicator
from dossier.charts.encoding_amounts import Slopes
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import date, money, number, t
from dossier.rules.series import reason, series
from dossier.selection import Selection

_ID = "precedents-overrun"
_PLANTS = ("fr-servier-bios-budget", "fr-jpod-cost-announcements", "fr-lfb-arras-cost")


@exhibit(_ID, "precedents")
def overrun(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A line a plant from its first announcement to its final cost; what was said between is in the table."""
    language = selection.language
    frame = series(catalogue, *_PLANTS)
    plants = {row.series: getattr(row, f"label_{language}") for row in catalogue.records("comparable_series")}
    found = []
    for code in _PLANTS:
        found_here = [catalogue.row("indicators", row) for row in frame.loc[frame["series"] == code, "indicator_id"]]
        stages: dict[str, Indicator] = {row.category: row for row in found_here}
        first, last = stages["announced"], stages["final"]
        before, after = float(first.value or 0.0), float(last.value or 0.0)
        between = [
            t(
                language,
                f"exhibit.{_ID}.stage",
                stage=catalogue.label(language, "indicators", "category", stage),
                amount=money(language, float(row.value or 0.0)),
                year=date(language, row.year),
            )
            for stage, row in stages.items()
            if stage not in ("announced", "final")
        ]
        ratio = after / before
        said = {"plant": plants[code], "ratio": number(language, ratio, 1)}
        found.append(
            {
                "plant": plants[code],
                "announced": before,
                "final": after,
                "ratio": ratio,
                "between": tuple(between),
                "before": t(
                    language, f"exhibit.{_ID}.before", amount=money(language, before), year=str(first.year), **said
                ),
                "after": t(
                    language, f"exhibit.{_ID}.after", amount=money(language, after), year=str(last.year), **said
                ),
                "tone": "orange" if ratio > 1 else "slate",
            }
        )
    table = pd.DataFrame(found)
    above = int((table["ratio"] > 1).sum())
    return compose(
        catalogue,
        selection,
        _ID,
        table,
        [
            Column("plant", t(language, "column.precedents.plant")),
            Column("announced", t(language, f"exhibit.{_ID}.announced"), Form.MONEY),
            Column("final", t(language, f"exhibit.{_ID}.final"), Form.MONEY),
            Column("ratio", t(language, f"exhibit.{_ID}.ratio"), Form.NUMBER),
            Column("between", t(language, f"exhibit.{_ID}.between"), Form.LIST),
        ],
        Slopes(
            before="announced",
            after="final",
            before_label="before",
            after_label="after",
            tone="tone",
            heads=(t(language, f"exhibit.{_ID}.announced_head"), t(language, f"exhibit.{_ID}.final_head")),
        ),
        rows=[f"indicators:{indicator}" for indicator in frame["indicator_id"]],
        variant="all" if above == len(table) else "some" if above else "none",
        values={
            "n": above,
            "total": len(table),
            "low": number(language, float(table["ratio"].min()), 1),
            "high": number(language, float(table["ratio"].max()), 1),
            "reason": reason(catalogue, language, *_PLANTS),
            "listing": ". ".join(f"{row['before']} → {row['after']}" for row in found),
        },
    )
