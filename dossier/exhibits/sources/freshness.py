"""Sources: how old the facts are, by year, table and theme; when their sources were read."""

from collections import Counter
from collections.abc import Iterable

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import Theme
from dossier.charts.encoding import Bars
from dossier.charts.encoding_amounts import YearColumns
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, enumeration, number, percent, t
from dossier.language.cells import quoted, small
from dossier.rules import ages
from dossier.selection import Selection

_FACTS, _THEMES, _READ = "freshness", "freshness-themes", "freshness-readings"
#: Tone of the pieces of a column, from the foot upwards.
_TONES = {
    "indicators": "slate",
    "funding": "violet",
    "pipeline": "green",
    "statements": "ink",
    "facilities": "grey",
    "actors": "grey",
}


@exhibit(_FACTS, "sources")
def fact_years(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A column a year of the facts, a piece a table; what has no date apart."""
    language = selection.language
    facts = ages.facts(catalogue)
    counted = facts.groupby(["year", "table"], dropna=False, sort=False).size().reset_index(name="n")
    counted["order"] = [list(_TONES).index(table) for table in counted["table"]]
    counted = counted.sort_values(["year", "order"], na_position="last", kind="stable")
    whole = counted.groupby("year", dropna=False)["n"].transform("sum")
    table = counted.assign(
        when=[t(language, "word.undated") if pd.isna(year) else str(year) for year in counted["year"]],
        name=[_title(catalogue, language, name) for name in counted["table"]],
        tone=[_TONES[name] for name in counted["table"]],
        head=[number(language, n) for n in whole],
    )
    table["hover"] = [f"{row.when} · {row.name} · {number(language, row.n)}" for row in table.itertuples()]
    dated, old = facts[facts["year"].notna()], int(facts["old"].sum())
    return compose(
        catalogue,
        selection,
        _FACTS,
        table.drop(columns=["order", "table"]),
        [
            Column("when", t(language, "column.freshness.year")),
            Column("name", t(language, "column.sources.table")),
            Column("n", t(language, "column.freshness.facts"), Form.NUMBER),
        ],
        YearColumns(
            year="year",
            value="n",
            head="head",
            tone="tone",
            hover="hover",
            title=t(language, f"exhibit.{_FACTS}.axis"),
            apart=t(language, "word.undated"),
            key=tuple(
                (tone, "solid", _together(language, table.loc[table["tone"] == tone, "name"]))
                for tone in dict.fromkeys(_TONES.values())
                if tone in set(table["tone"])
            ),
        ),
        variant="none" if facts.empty else "some" if old else "fresh",
        values={
            "n": len(facts),
            "old": t(language, f"exhibit.{_FACTS}.old", n=old) if old else "",
            "share": percent(language, 100 * old / max(1, len(facts)), 0),
            "undated": t(language, f"exhibit.{_FACTS}.undated", n=len(facts) - len(dated)),
            "by_source": int((~dated["own"].astype(bool)).sum()),
        },
    )


def _together(language: Language, names: Iterable[str]) -> str:
    """Tables that share a tone, as one entry of the key."""
    first, *others = dict.fromkeys(names)
    return enumeration(language, [first, *map(small, others)])


def _title(catalogue: Catalogue, language: Language, table: str) -> str:
    return str(catalogue.resource(table)["title" if language == Language.FR else "title_en"])


@exhibit(_THEMES, "sources")
def theme_ages(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A bar a theme of the statistics: the part of them that is old, the largest first."""
    language = selection.language
    facts = ages.facts(catalogue)
    rows = []
    for theme in Theme:
        of_it = facts[facts["theme"] == theme]
        if len(of_it):
            old = int(of_it["old"].sum())
            rows.append(
                {
                    "theme": catalogue.label(language, "indicators", "theme", theme),
                    "n": len(of_it),
                    "old": old,
                    "undated": int(of_it["year"].isna().sum()),
                    "newest": of_it["date"].max(),
                    "share": 100 * old / len(of_it),
                    "label": t(
                        language,
                        f"exhibit.{_THEMES}.bar",
                        n=len(of_it),
                        share=percent(language, 100 * old / len(of_it), 0),
                    ),
                    "tone": "slate",
                }
            )
    columns = ["theme", "n", "old", "undated", "newest", "share", "label", "tone"]
    table = pd.DataFrame(rows, columns=columns).sort_values(["share", "n"], ascending=False, kind="stable")
    shown = table["share"].round()  # two bars that are written alike are no first and second
    most = [quoted(language, small(name)) for name in table.loc[shown == shown.max(), "theme"]]
    return compose(
        catalogue,
        selection,
        _THEMES,
        table,
        [
            Column("theme", catalogue.heading(language, "indicators", "theme")),
            Column("n", t(language, "column.freshness.facts"), Form.NUMBER),
            Column("old", t(language, "column.freshness.old"), Form.NUMBER),
            Column("share", t(language, "column.sources.share"), Form.PERCENT),
            Column("undated", t(language, "column.freshness.undated"), Form.NUMBER),
            Column("newest", t(language, "column.freshness.newest"), Form.DATE),
        ],
        Bars(category="theme", value="share", label="label", tone="tone", form=Form.PERCENT),
        variant="none" if not most or not table["old"].sum() else "tie" if len(most) > 1 else "some",
        values={
            "theme": enumeration(language, most, limit=3),
            "share": percent(language, float(table["share"].max()), 0) if most else "",
        },
    )


@exhibit(_READ, "sources")
def reading_years(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """A column a year in which sources were last read; those of which no day was noted apart."""
    language = selection.language
    days = ages.read_days(catalogue)
    counted = Counter(day[:4] if day else None for day in days.values())
    years = sorted(counted, key=lambda year: year or "9999")
    table = pd.DataFrame(
        [
            {
                "year": int(year) if year else None,
                "when": year or t(language, f"exhibit.{_READ}.unknown"),
                "n": counted[year],
                "head": number(language, counted[year]),
                "tone": "slate" if year else "quiet",
            }
            for year in years
        ],
        columns=["year", "when", "n", "head", "tone"],
    ).astype({"year": "Int64"})
    known = len(days) - counted[None]
    return compose(
        catalogue,
        selection,
        _READ,
        table,
        [
            Column("when", t(language, "column.freshness.read")),
            Column("n", t(language, "column.sources.count"), Form.NUMBER),
        ],
        YearColumns(
            year="year",
            value="n",
            head="head",
            tone="tone",
            title=t(language, "column.sources.count"),
            apart=t(language, f"exhibit.{_READ}.unknown"),
        ),
        variant="none" if not known else "some" if counted[None] else "all",
        values={
            "n": known,
            "all": len(days),
            "unknown": t(language, f"exhibit.{_READ}.without", n=counted[None]),
            "listing": ", ".join(f"{row.when} ({row.head})" for row in table.itertuples()),
        },
    )
