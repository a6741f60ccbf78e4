"""Native charts of the deck: their data are the table, their labels read like the text."""

import math
import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import deck_reading as reading
import made
import pandas as pd
import pytest
from pptx.oxml.ns import qn

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars
from dossier.exhibits import Exhibit, Form
from dossier.language import Language
from dossier.language.cells import written
from exports.files.number_formats import number_format

Build = Callable[[Catalogue, Language], Exhibit]


def filled(chart: Any) -> list[Any]:
    """Series of which something is drawn."""
    return [s for s in chart.plots[0].series if s._element.find(qn("c:spPr") + "/" + qn("a:noFill")) is None]


def test_ranked_bars_hold_the_values_and_write_them(catalogue: Catalogue) -> None:
    exhibit = made.ranked(catalogue, Language.FR)
    chart = reading.chart(reading.slide(catalogue, exhibit))
    assert list(chart.plots[0].categories) == list(exhibit.table["name"])
    assert list(chart.plots[0].series[0].values) == list(exhibit.table["amount"])
    formats = [label.get("formatCode") for label in chart._chartSpace.iter(qn("c:numFmt"))]
    assert '#,##0,,"\u00a0M€";"−"#,##0,,"\u00a0M€"' in formats, "the labels follow when somebody edits the data"


def test_grouped_and_stacked_bars_hold_the_values(catalogue: Catalogue) -> None:
    exhibit = made.stacked(catalogue, Language.FR)
    chart = reading.chart(reading.slide(catalogue, exhibit))
    for series in filled(chart):
        rows = exhibit.table[exhibit.table["part"] == series.name]
        assert list(series.values) == list(rows["cost"])
    exhibit = made.grouped(catalogue, Language.FR)
    chart = reading.chart(reading.slide(catalogue, exhibit))
    assert next(iter(chart.plots[0].categories)) == "CELLULES"
    for series in chart.plots[0].series:
        rows = exhibit.table[exhibit.table["status"] == series.name]
        found = [value for value in series.values if value is not None]
        # bars beyond those that letters of a room leave place for are counted under the picture
        assert len(found) >= 4 and found == list(rows["n"])[: len(found)]


@pytest.mark.parametrize("build", [made.waterfall, made.tornado])
def test_floating_bars_are_as_long_as_their_values_and_begin_at_their_base(catalogue: Catalogue, build: Build) -> None:
    exhibit = build(catalogue, Language.FR)
    encoding, table = exhibit.encoding, exhibit.table
    chart = reading.chart(reading.slide(catalogue, exhibit))
    drawn = filled(chart)
    for index, name in enumerate(chart.plots[0].categories):
        rows = table[table[encoding.category] == name]
        total = sum(abs(series.values[index] or 0) for series in drawn)
        assert math.isclose(total, rows[encoding.value].abs().sum())
        ends = pd.concat([rows[encoding.base], rows[encoding.base] + rows[encoding.value]])
        for sign in (1, -1):  # what is filled, with the empty bars before it, reaches the end
            reach = furthest = 0.0
            for series in chart.plots[0].series:
                value = (series.values[index] or 0.0) * sign
                if value > 0:
                    reach += value
                    furthest = reach if any(series._element is other._element for other in drawn) else furthest
            assert math.isclose(furthest, max(0.0, (ends * sign).max()), abs_tol=1e-9)


def test_a_value_without_length_is_a_point(catalogue: Catalogue) -> None:
    table = pd.DataFrame({"name": list("abcd"), "base": [60e3, 0.0, 10e3, 5e3], "x": [0.0, 0.0, 5e3, 1e3]})
    encoding = Bars(category="name", value="x", base="base", form=Form.MONEY)
    exhibit = made.make(catalogue, Language.FR, "points", table, encoding)
    chart = reading.chart(reading.slide(catalogue, exhibit))
    labels = [node.text for rich in chart._chartSpace.iter(qn("c:rich")) for node in rich.iter(qn("a:t"))]
    assert sorted(labels) == ["0\u00a0€", "1\u00a0k€", "5\u00a0k€", "● 0\u00a0€"]


def test_ranges_hold_the_median_and_whiskers_of_the_right_length(catalogue: Catalogue) -> None:
    exhibit = made.ranges(catalogue, Language.FR)
    chart = reading.chart(reading.slide(catalogue, exhibit))
    series = filled(chart)[0]
    assert list(series.values) == list(exhibit.table["median"])
    bars = series._element.find(qn("c:errBars"))
    plus = [float(v.text) for v in bars.find(qn("c:plus")).iter(qn("c:v"))]
    minus = [float(v.text) for v in bars.find(qn("c:minus")).iter(qn("c:v"))]
    assert plus == list(exhibit.table["high"] - exhibit.table["median"])
    assert minus == list(exhibit.table["median"] - exhibit.table["low"])


def test_a_missing_year_is_a_gap(catalogue: Catalogue) -> None:
    exhibit = made.line(catalogue, Language.FR)
    chart = reading.chart(reading.slide(catalogue, exhibit))
    years = list(chart.plots[0].categories)
    assert years == ["2017", "2018", "2019", "2020", "2021", "2022", "2023"]
    for series in chart.plots[0].series:
        rows = exhibit.table[exhibit.table["country"] == series.name].set_index("year")
        assert series.values[4] is None
        known = {int(year): value for year, value in zip(years, series.values, strict=True) if value is not None}
        assert known == rows["use"].to_dict()


def test_many_bars_say_how_many_are_not_shown(catalogue: Catalogue) -> None:
    table = pd.DataFrame({"name": [f"Ligne {i}" for i in range(40)], "n": [float(40 - i) for i in range(40)]})
    exhibit = made.make(catalogue, Language.FR, "many", table, Bars(category="name", value="n"))
    page = reading.slide(catalogue, exhibit)
    categories = list(reading.chart(page).plots[0].categories)
    assert categories == list(table["name"][: len(categories)])
    assert f"Les {len(categories)} premières barres sur 40" in reading.texts(page)


def shown_by_an_office_program(pattern: str, value: float, language: Language) -> str:
    """What a number format of those that are used here writes."""
    match = re.fullmatch(r'((?:"[^"]*")*)#,##0(\.0+)?(,*)("[^"]*")?', pattern.split(";")[value < 0])
    assert match, pattern
    before, decimals, thousands, after = match.groups()
    digits = len(decimals) - 1 if decimals else 0
    scaled = Decimal(repr(abs(value) / 1000 ** len(thousands)))
    text = f"{scaled.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):,}"
    if language == Language.FR:
        text = text.replace(",", "\u00a0").replace(".", ",")
    return (before or "").replace('"', "") + text + (after or "").strip('"')


@pytest.mark.parametrize("short", [False, True])
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    ("form", "value"),
    [
        (Form.MONEY, 152e6), (Form.MONEY, 17.8e6), (Form.MONEY, 3.73e9), (Form.MONEY, 160e3), (Form.MONEY, 999.0),
        (Form.MONEY, 60.45e6), (Form.PERCENT, 67.0), (Form.PERCENT, 2.5), (Form.NUMBER, 4888.0), (Form.NUMBER, 0.125),
        (Form.NUMBER, 0.0), (Form.MONEY, 0.0), (Form.MONEY, -18e6), (Form.PERCENT, -12.3), (Form.NUMBER, -1234.567),
        (Form.NUMBER, 0.0034),
    ],
)  # fmt: skip
def test_a_live_label_reads_like_the_text(language: Language, form: Form, value: float, short: bool) -> None:
    pattern = number_format(language, form, value, short=short)
    assert shown_by_an_office_program(pattern, value, language) == written(language, form, value, short=short)
