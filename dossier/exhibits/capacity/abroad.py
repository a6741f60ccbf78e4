"""Capacity: biologics authorised in Europe by country of manufacture; a sentence of the map of Europe too."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.quoting import sentence
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, date, number, t, texts
from dossier.rules import home
from dossier.rules.series import series
from dossier.selection import Selection

_BY_COUNTRY, _ALL = "ema-biologics-2012-2019-by-country", "eu-ema-biologiques-2012-2019"


@exhibit("capacity-biologics-country", "capacity")
def biologics_by_country(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Biologics authorised in Europe by country of manufacture: one source, alone, never beside other counts."""
    language = selection.language
    rows = series(catalogue, _BY_COUNTRY).sort_values("value", ascending=False)
    table = pd.DataFrame(
        {
            "country": [texts.country(language, code) for code in rows["geography"]],
            "value": rows["value"],
            "label": [number(language, value) for value in rows["value"]],
            "tone": ["slate" if code == home.COUNTRY else "quiet" for code in rows["geography"]],
        }
    )
    variant, values = _finding(language, rows)
    return compose(
        catalogue,
        selection,
        "capacity-biologics-country",
        table,
        [
            Column("country", catalogue.heading(language, "facilities", "country")),
            Column("value", t(language, "column.capacity.products_made"), Form.NUMBER),
        ],
        Bars(value="value", category="country", label="label", tone="tone"),
        rows=[*(f"indicators:{row}" for row in rows["indicator_id"]), f"indicators:{_ALL}"],
        variant=variant,
        values={
            **values,
            "listing": ", ".join(f"{row['country']} ({row['label']})" for _, row in table.iterrows()),
            "n": len(rows),
        },
        unit=t(language, "page.capacity.unit.products"),
    )


def _finding(language: Language, rows: pd.DataFrame) -> tuple[str, dict[str, object]]:
    """Which sentence the rows allow, the largest first, and what it needs."""
    france, first = rows[rows["geography"] == home.COUNTRY].iloc[0], rows.iloc[0]
    return "first" if france["value"] == first["value"] else "behind", {
        "france": number(language, france["value"]),
        "first": texts.country(language, first["geography"]),
        "first_value": number(language, first["value"]),
        "period": date(language, france["year"]),
    }


def biologics_told(catalogue: Catalogue, language: Language) -> tuple[str, list[str]]:
    """The finding of the exhibit above as a sentence of another one, and the rows behind it."""
    rows = series(catalogue, _BY_COUNTRY).sort_values("value", ascending=False)
    variant, values = _finding(language, rows)
    told = sentence(catalogue, language, f"exhibit.capacity-biologics-country.finding.{variant}", **values)
    named = rows[rows["geography"] == home.COUNTRY] if variant == "first" else rows.head(1)
    return told, [f"indicators:{row}" for row in (*named["indicator_id"], _ALL)]
