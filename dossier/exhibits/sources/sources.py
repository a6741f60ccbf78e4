"""Sources and data: what the package holds, the register of sources, the words, and what was not found."""

from collections import Counter

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import Grade, YesNo
from dossier.catalogue.records import TABLES
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import NO_BREAK, Language, date, number, t
from dossier.language.cells import alphabetical
from dossier.selection import Selection


@exhibit("data-tables", "sources")
def tables(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The tables of the package: what a row is, how many rows, and the grades of quality where they are given."""
    language = selection.language
    rows = []
    for name in TABLES:
        resource = catalogue.resource(name)
        grades = Counter(getattr(row, "quality", None) for row in catalogue.records(name))
        rows.append(
            {
                "table": name,
                "name": resource["title" if language == Language.FR else "title_en"],
                "about": resource["description" if language == Language.FR else "description_en"],
                "rows": len(catalogue.records(name)),
                "grades": ", ".join(
                    f"{grade}{NO_BREAK}{number(language, grades[grade])}" for grade in Grade if grades[grade]
                ),
            }
        )
    return compose(
        catalogue,
        selection,
        "data-tables",
        pd.DataFrame(rows),
        [
            Column("name", t(language, "column.sources.table")),
            Column("about", t(language, "column.sources.about")),
            Column("rows", t(language, "column.sources.rows"), Form.NUMBER),
            Column("grades", t(language, "column.sources.grades")),
        ],
        variant="some",
        values={"n": len(rows), "rows": sum(len(catalogue.records(name)) for name in TABLES)},
    )


@exhibit("sources-register", "sources")
def sources(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Every source, with what rests on it."""
    language = selection.language
    rows = []
    for row in catalogue.records("sources"):
        used = Counter(reference.partition(":")[0] for reference in catalogue.used_by.get(row.source_id, ()))
        kind = catalogue.label(language, "sources", "kind", row.kind)
        about = [row.publisher, date(language, row.published), kind]
        titles = ", ".join(
            f"{catalogue.resource(table)['title' if language == Language.FR else 'title_en']}{NO_BREAK}({count})"
            for table, count in used.items()
        )
        rows.append(
            {
                "source_id": row.source_id,
                "name": row.title,
                "publisher": row.publisher,
                "published": row.published,
                "kind": kind,
                "tongue": catalogue.label(language, "sources", "language", row.language),
                "url": row.url,
                "used": titles,
                "about": " · ".join(about),
                "summary": t(language, "exhibit.sources-register.used", tables=titles)
                if titles
                else t(language, "exhibit.sources-register.unused"),
            }
        )
    table = pd.DataFrame(rows).sort_values("published", ascending=False, na_position="last", kind="stable")
    return compose(
        catalogue,
        selection,
        "sources-register",
        table,
        [
            Column("name", catalogue.heading(language, "sources", "title")),
            Column("publisher", catalogue.heading(language, "sources", "publisher")),
            Column("published", catalogue.heading(language, "sources", "published"), Form.DATE),
            Column("kind", catalogue.heading(language, "sources", "kind")),
            Column("tongue", catalogue.heading(language, "sources", "language")),
            Column("url", catalogue.heading(language, "sources", "url")),
            Column("used", t(language, "column.sources.used")),
        ],
        rows=[f"sources:{row.source_id}" for row in catalogue.records("sources")],
        variant="some",
        values={
            "n": len(table),
            "undated": int(table["published"].isna().sum()),
            "press": sum(row.kind == "press" for row in catalogue.records("sources")),
            "official": sum(row.kind == "official" for row in catalogue.records("sources")),
        },
    )


@exhibit("glossary", "sources")
def glossary(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The terms of the field in both languages, in the alphabet of the reader's."""
    language = selection.language
    other = next(code for code in Language if code != language)
    rows = [
        {
            "term": getattr(row, f"term_{language}"),
            "translation": getattr(row, f"term_{other}"),
            "definition": getattr(row, f"definition_{language}"),
        }
        for row in catalogue.records("glossary")
    ]
    table = pd.DataFrame(rows).sort_values("term", key=alphabetical)
    return compose(
        catalogue,
        selection,
        "glossary",
        table,
        [
            Column("term", t(language, "column.sources.term")),
            Column("translation", t(language, "column.sources.translation")),
            Column("definition", t(language, "column.sources.definition")),
        ],
        variant="some",
        values={"n": len(table)},
    )


@exhibit("gaps", "sources")
def gaps(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What was looked for and not found, who holds it, why it matters, how to obtain it; what decides first."""
    language = selection.language
    inputs = {row.input_id: getattr(row, f"name_{language}") for row in catalogue.records("model_inputs")}
    rows = [
        {
            "what": getattr(row, f"what_{language}"),
            "holder": getattr(row, f"holder_{language}"),
            "why": getattr(row, f"why_it_matters_{language}"),
            "looked": getattr(row, f"looked_for_{language}"),
            "obtain": getattr(row, f"cost_{language}"),
            "moves": tuple(inputs[name] for name in row.input_ids),
            "decisive": catalogue.label(language, "gaps", "decisive", row.decisive),
            "order": row.decisive != YesNo.YES,
        }
        for row in catalogue.records("gaps")
    ]
    table = pd.DataFrame(rows).sort_values("order", kind="stable")
    return compose(
        catalogue,
        selection,
        "gaps",
        table.drop(columns="order"),
        [
            Column("what", catalogue.heading(language, "gaps", f"what_{language}")),
            Column("holder", catalogue.heading(language, "gaps", f"holder_{language}")),
            Column("why", catalogue.heading(language, "gaps", f"why_it_matters_{language}")),
            Column("looked", catalogue.heading(language, "gaps", f"looked_for_{language}")),
            Column("obtain", catalogue.heading(language, "gaps", f"cost_{language}")),
            Column("moves", catalogue.heading(language, "gaps", "input_ids"), Form.LIST),
            Column("decisive", catalogue.heading(language, "gaps", "decisive")),
        ],
        rows=[f"gaps:{row.gap_id}" for row in catalogue.records("gaps")],
        variant="some",
        values={"n": len(table), "decisive": sum(row.decisive == YesNo.YES for row in catalogue.records("gaps"))},
    )
