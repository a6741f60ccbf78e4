"""Demand: patients treated with CAR-T, and the tariffs of the products on the market. Context, not demand."""

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Lines
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import money, t
from dossier.rules.series import reason, series
from dossier.selection import Selection

_TABLE = "indicators"
_CART = "europe-cart-patients-ebmt"
_ALL = "europe-advanced-cell-therapy-patients-ebmt"
#: A count that the survey itself calls preliminary: drawn hollow, never the base of a change.
_PRELIMINARY = "europe-cart-patients-2019"
#: The two years that the finding sets side by side: final counts of the same survey.
_FROM, _TO = "europe-cart-patients-2021", "europe-cart-patients-2023"

#: Official tariffs, one series a product where it changed.
_TARIFFS = ("fr-official-tariff-by-product", "fr-official-tariff-alofisel")


@exhibit("demand-cart-patients", "demand")
def cart(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Patients treated in Europe by year: points, because centres and countries that answer change."""
    language = selection.language
    frame = series(catalogue, _CART, _ALL).sort_values(["series", "year"]).copy()
    names = {row.series: getattr(row, f"label_{language}") for row in catalogue.records("comparable_series")}
    frame["therapy"] = [names[code] for code in frame["series"]]
    frame["year"] = frame["year"].astype(int)
    frame["tone"] = ["slate" if code == _CART else "quiet" for code in frame["series"]]
    frame["shape"] = ["hollow" if row == _PRELIMINARY else "solid" for row in frame["indicator_id"]]
    before, after = (catalogue.row(_TABLE, row) for row in (_FROM, _TO))
    variant = "up" if after.value > before.value else "down" if after.value < before.value else "same"
    return compose(
        catalogue,
        selection,
        "demand-cart-patients",
        frame[["therapy", "year", "value", "tone", "shape"]],
        [
            Column("therapy", t(language, "column.demand.therapy")),
            Column("year", catalogue.heading(language, _TABLE, "year"), Form.YEAR),
            Column("value", t(language, "column.demand.patients"), Form.NUMBER),
        ],
        Lines(
            x="year",
            y="value",
            series="therapy",
            tone="tone",
            shape="shape",
            joined=False,
            x_form=Form.YEAR,
            key=(("slate", "hollow", t(language, "exhibit.demand-cart-patients.preliminary")),),
        ),
        rows=_references(frame),
        variant=variant,
        values={
            "before": before.value,
            "after": after.value,
            "from": before.year,
            "to": after.year,
            "reason": reason(catalogue, language, _CART, _ALL),
        },
        unit=catalogue.label(language, _TABLE, "unit", "patients"),
    )


@exhibit("demand-prices", "demand")
def prices(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Official tariffs as published, with the day of each: a list, the units and the years differ."""
    language = selection.language
    frame = pd.concat([series(catalogue, name) for name in _TARIFFS]).sort_values("year", ascending=False)
    frame["name"] = frame[f"name_{language}"]
    return compose(
        catalogue,
        selection,
        "demand-prices",
        frame[["name", "value"]],
        [
            Column("name", catalogue.heading(language, _TABLE, f"name_{language}")),
            Column("value", t(language, "column.demand.tariff"), Form.MONEY),
        ],
        rows=_references(frame),
        variant="tariffs",
        values={
            "low": money(language, float(frame["value"].min())),
            "high": money(language, float(frame["value"].max())),
            "last": str(frame["year"].max())[:4],
        },
    )


def _references(frame: pd.DataFrame) -> list[str]:
    return [f"{_TABLE}:{indicator}" for indicator in frame["indicator_id"]]
