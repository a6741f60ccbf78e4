"""Forms of amounts: heights, areas and lengths are those of the numbers, and names stand where they belong."""

import math
from dataclasses import replace
from itertools import pairwise

import made_amounts as made
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.catalogue import Catalogue
from dossier.charts.boxes import Box
from dossier.charts.encoding_amounts import Cloud, Nested, TwoBars, YearColumns
from dossier.charts.forms import plan_form
from dossier.charts.palette import RED, Shape, Tone
from dossier.charts.sheet import Block, Dot, Sheet, Stroke, Words
from dossier.exhibits import Exhibit
from dossier.language import Language
from exports.files.fonts import SOURCE_SANS


def sheet(exhibit: Exhibit, width: float = 1120.0) -> Sheet:
    return plan_form(exhibit, SOURCE_SANS, Box(0.0, 0.0, width, math.inf), (13.0,))


def written(found: Sheet) -> list[str]:
    return [" ".join(words.lines) for words in found.all(Words)]


def columns(catalogue: Catalogue, rows: list[dict[str, object]], **more: object) -> Exhibit:
    encoding = YearColumns(year="year", value="value", head="head", tone="tone", apart="sans date", **more)  # type: ignore[arg-type]
    return replace(made.awards(catalogue, Language.FR), table=pd.DataFrame(rows), encoding=encoding)


@given(st.lists(st.tuples(st.integers(2000, 2030), st.integers(1, 900)), min_size=1, max_size=9))
def test_pieces_stand_on_one_another_as_high_as_their_values(
    catalogue: Catalogue, found: list[tuple[int, int]]
) -> None:
    rows: list[dict[str, object]] = [{"year": y, "value": v, "head": str(v), "tone": "slate"} for y, v in found]
    blocks = sheet(columns(catalogue, rows)).all(Block)
    assert len(blocks) == len(found)
    drawn = list(zip(blocks, sorted(found, key=lambda pair: pair[0]), strict=True))  # by year, in it as in the table
    units = [block.box.h / value for block, (_, value) in drawn]
    assert max(units) == pytest.approx(min(units), rel=1e-6)
    foot = max(block.box.bottom for block in blocks)
    for year in {year for year, _ in found}:
        own = [block.box for block, (other, _) in drawn if other == year]
        assert max(box.bottom for box in own) == pytest.approx(foot)
        assert sum(box.h for box in own) == pytest.approx(foot - min(box.y for box in own))


def test_what_has_no_date_stands_apart_and_a_year_without_any_is_left_blank(catalogue: Catalogue) -> None:
    rows: list[dict[str, object]] = [
        {"year": year, "value": 10.0, "head": "10", "tone": "slate"} for year in (2018, 2020, None)
    ]
    found = sheet(columns(catalogue, rows))
    assert {"2018", "2019", "2020", "sans date"} <= set(written(found))
    first, second, apart = (block.box.x for block in found.all(Block))
    assert apart - second > (second - first) / 2 * 1.3, "more than a year away"


def test_the_lump_is_left_out_of_the_second_panel_only(catalogue: Catalogue) -> None:
    exhibit = made.awards(catalogue, Language.FR)
    found = sheet(exhibit)
    ochre = [block.box for block in found.all(Block) if block.tone == Tone.OCHRE]
    assert len(ochre) == 1 and ochre[0].right < 560, "in the first panel"
    tops = [min(block.box.y for block in found.all(Block) if (block.box.x > 560) == right) for right in (False, True)]
    assert tops[0] == pytest.approx(tops[1], abs=20), "the second has its own scale"
    without = replace(exhibit, table=exhibit.table[exhibit.table["tone"] != "ochre"])
    assert "Sans The Drug Cell, à une autre échelle" not in written(sheet(without)), "nothing to leave out"


def test_a_column_of_besancon_alone_is_written_in_red(catalogue: Catalogue) -> None:
    heads = {words.lines[0]: words.colour for words in sheet(made.awards(catalogue, Language.FR)).all(Words)}
    assert heads["18,0"] == RED and heads["97,2"] != RED


def test_years_are_every_other_one_where_there_is_no_room(catalogue: Catalogue) -> None:
    found = written(sheet(made.awards(catalogue, Language.FR), 350.0))
    years = sorted({int(text) for text in found if text.isdigit() and len(text) == 4})
    assert {after - before for before, after in pairwise(years)} == {2}


@given(st.lists(st.floats(1, 1e9), min_size=1, max_size=6))
def test_areas_are_in_true_proportion_in_one_corner(catalogue: Catalogue, values: list[float]) -> None:
    table = pd.DataFrame({"name": [f"n{i}" for i in range(len(values))], "value": values})
    encoding = Nested(category="name", value="value")
    boxes = [
        b.box for b in sheet(replace(made.envelope(catalogue, Language.FR), table=table, encoding=encoding)).all(Block)
    ]
    assert {round(box.x, 6) for box in boxes} == {0.0} and len({round(box.bottom, 6) for box in boxes}) == 1
    for box, value in zip(boxes, sorted(values, reverse=True), strict=True):
        assert box.w == pytest.approx(box.h)
        assert box.w * box.h / (boxes[0].w * boxes[0].h) == pytest.approx(value / max(values), rel=1e-6)


def test_two_bars_share_the_scale_of_their_row(catalogue: Catalogue) -> None:
    found = sheet(made.promises(catalogue, Language.FR)).all(Block)
    ulis, lots, vmic, pounds, first, second, never, unknown = (block.box.w for block in found)
    assert lots / ulis == pytest.approx(250 / 5000)
    assert vmic / pounds == pytest.approx(93 / 215)
    assert first / second == pytest.approx(55 / 75)
    assert never == unknown == ulis == pounds == second, "each on a scale of its own"
    assert [block.shape for block in found[:2]] == [Shape.HOLLOW, Shape.SOLID]


def test_nothing_observed_is_words_without_a_bar(catalogue: Catalogue) -> None:
    table = pd.DataFrame({"name": ["a"], "before": [40.0], "after": [0.0], "said": ["jamais ouverte"]})
    encoding = TwoBars(category="name", before="before", after="after", after_label="said")
    found = sheet(replace(made.promises(catalogue, Language.FR), table=table, encoding=encoding))
    assert len(found.all(Block)) == 1 and "jamais ouverte" in written(found)


def test_slopes_rise_as_their_numbers_do(catalogue: Catalogue) -> None:
    exhibit = made.overruns(catalogue, Language.FR)
    dots = sheet(exhibit).all(Dot)
    ends = [(dots[i], dots[i + 1]) for i in range(0, len(dots), 2)]
    unit = (ends[0][0].y - ends[0][1].y) / (750 - 300)
    for (left, right), row in zip(ends, exhibit.table.itertuples(), strict=True):
        assert left.y - right.y == pytest.approx((row.after - row.before) * unit)
        assert (left.shape, right.shape) == (Shape.HOLLOW, Shape.SOLID)


def test_a_tenfold_is_as_far_anywhere_on_the_cloud(catalogue: Catalogue) -> None:
    rows = [(1.0, 1.0), (10.0, 100.0), (100.0, 10_000.0), (0.0, 5.0), (float("nan"), 5.0)]
    table = pd.DataFrame(rows, columns=["x", "y"])
    exhibit = replace(made.costs(catalogue, Language.FR), table=table, encoding=Cloud(x="x", y="y"))
    one, ten, hundred = sorted(sheet(exhibit).all(Dot), key=lambda dot: dot.x)
    assert ten.x - one.x == pytest.approx(hundred.x - ten.x)
    assert one.y - ten.y == pytest.approx(ten.y - hundred.y)


def test_the_band_and_the_ratios_are_where_the_numbers_are(catalogue: Catalogue) -> None:
    found = sheet(made.costs(catalogue, Language.FR))
    red = [stroke.points for stroke in found.all(Stroke) if stroke.colour == RED]
    dots = {(dot.tone, dot.shape): dot for dot in found.all(Dot)}
    low, high = max(line[0][1] for line in red), min(line[0][1] for line in red)
    assert high < dots["besancon", "solid"].y < low, "2,5 M€ lies between 1,3 and 6,2"
    assert "deux salles ajoutées : 1,3 à 6,2 M€" in written(found)


def test_a_bar_of_years_is_as_long_as_they_are(catalogue: Catalogue) -> None:
    exhibit = made.spells(catalogue, Language.FR)
    bars = [block.box for block in sheet(exhibit).all(Block) if block.tone != Tone.GREY]
    assert len(bars) == 3, "no bar without its first year"
    assert bars[0].w / bars[2].w == pytest.approx(2 / 13) and bars[1].w / bars[2].w == pytest.approx(3 / 13)
    assert bars[0].x == pytest.approx(bars[2].x) and bars[0].x < bars[1].x


@pytest.mark.parametrize("build", made.FORMS, ids=lambda build: build.__name__)
def test_one_row_many_rows_and_none_are_drawn(catalogue: Catalogue, build: object) -> None:
    exhibit = build(catalogue, Language.FR)  # type: ignore[operator]
    for table in (
        exhibit.table.head(1),
        exhibit.table.head(0),
        pd.concat([exhibit.table] * 8, ignore_index=True),
        exhibit.table.assign(**dict.fromkeys([exhibit.encoding.columns()[role] for role in exhibit.encoding.needed])),
    ):
        for width in (350.0, 1120.0):
            found = sheet(replace(exhibit, table=table), width)
            assert math.isfinite(found.bottom) and found.bottom >= 0
            assert all(box.right <= width + 1 for box in (words.box for words in found.all(Words)))
