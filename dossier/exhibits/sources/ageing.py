"""Sources: what carries a claim of the first page and is old, and which addresses a machine found dead."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import DEAD_ANSWERS, SourceAnswer
from dossier.catalogue.quoting import row_name
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, date, enumeration, t
from dossier.rules import ages
from dossier.selection import Selection

_CLAIMS, _DEAD = "freshness-claims", "freshness-dead"


@exhibit(_CLAIMS, "sources")
def old_evidence(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The facts behind the claims of the first page that are old or have no date, the oldest first."""
    language = selection.language
    carried: dict[str, list[str]] = {}
    for claim, reference in ages.carrying(catalogue):
        carried.setdefault(reference, []).append(claim)
    rows = []
    for reference, claims in carried.items():
        table, _, identifier = reference.partition(":")
        age = ages.age_of(catalogue, table, identifier)
        if age.date is None or ages.is_old(catalogue, age.date):
            rows.append(
                {
                    "fact": row_name(catalogue, language, table, identifier),
                    "table": _title(catalogue, language, table),
                    "date": age.date,
                    "by": t(language, f"exhibit.{_CLAIMS}.{'own' if age.own else 'source' if age.date else 'nothing'}"),
                    "claims": tuple(getattr(catalogue.row("argument", claim), f"short_{language}") for claim in claims),
                    "reference": reference,
                }
            )
    found = pd.DataFrame(rows, columns=["fact", "table", "date", "by", "claims", "reference"])
    old, undated = int(found["date"].notna().sum()), int(found["date"].isna().sum())
    return compose(
        catalogue,
        selection,
        _CLAIMS,
        found.drop(columns="reference"),
        [
            Column("fact", t(language, "column.freshness.fact")),
            Column("table", t(language, "column.sources.table")),
            Column("date", t(language, "column.freshness.date"), Form.DATE),
            Column("by", t(language, "column.freshness.by")),
            Column("claims", t(language, "column.freshness.claims"), Form.LIST),
        ],
        rows=list(found["reference"]),
        variant="some" if old else "undated" if undated else "none",
        values={
            "n": old or undated,
            "all": len(carried),
            "undated": t(language, f"exhibit.{_CLAIMS}.without", n=undated) if undated else "",
            "missing": undated,
            "oldest": date(language, found["date"].min()) if old else "",
        },
    )


@exhibit(_DEAD, "sources")
def dead_addresses(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The sources whose address gave something else than the page when a machine last asked; the dead ones first."""
    language = selection.language
    checked = [row for row in catalogue.records("sources") if row.answer]
    asked = [row for row in checked if row.answer != SourceAnswer.ANSWERED]
    dead = [row for row in asked if row.answer in DEAD_ANSWERS]
    order = sorted(
        asked, key=lambda row: (row.answer not in DEAD_ANSWERS, -len(catalogue.used_by.get(row.source_id, ())))
    )
    table = pd.DataFrame(
        [
            {
                "name": row.title,
                "publisher": row.publisher,
                "answer": catalogue.label(language, "sources", "answer", row.answer),
                "checked": row.checked_on,
                "used": len(catalogue.used_by.get(row.source_id, ())),
                "url": row.url,
            }
            for row in order
        ],
        columns=["name", "publisher", "answer", "checked", "used", "url"],
    )
    return compose(
        catalogue,
        selection,
        _DEAD,
        table,
        [
            Column("name", catalogue.heading(language, "sources", "title")),
            Column("publisher", catalogue.heading(language, "sources", "publisher")),
            Column("answer", catalogue.heading(language, "sources", "answer")),
            Column("checked", catalogue.heading(language, "sources", "checked_on"), Form.DATE),
            Column("used", t(language, "column.freshness.resting"), Form.NUMBER),
            Column("url", catalogue.heading(language, "sources", "url")),
        ],
        rows=[f"sources:{row.source_id}" for row in order],
        variant="some" if dead else "alive" if checked else "never",
        values={
            "n": len(dead) or len(catalogue.records("sources")),
            "names": enumeration(language, [row.title for row in order[: len(dead)]], limit=2),
            "date": date(language, max((row.checked_on for row in dead or checked if row.checked_on), default=None)),
        },
    )


def _title(catalogue: Catalogue, language: Language, table: str) -> str:
    return str(catalogue.resource(table)["title" if language == Language.FR else "title_en"])
