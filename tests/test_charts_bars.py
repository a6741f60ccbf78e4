"""The plan of bars, the same for screen, slide and paper: which rows, how long, what is said and stands where."""

from dataclasses import replace
from itertools import pairwise

import pandas as pd
import pytest

from dossier.charts.axis import Scale, level_ticks
from dossier.charts.bar_places import BarPlaces, BarSizes, place_bars
from dossier.charts.bars import BarPlan, BarRow, LabelPlace, plan_bars
from dossier.charts.encoding import Bars
from dossier.charts.measure import Measure
from dossier.exhibits import Exhibit, Form
from dossier.language import Language

Rows = list[dict[str, object]]


def plan(rows: Rows, most: int | None = None, **encoding: object) -> BarPlan:
    made = Exhibit(
        id="bars", page="made", language=Language.FR, finding="f", subtitle="s", table=pd.DataFrame(rows), columns=(),
        encoding=Bars(**{"category": "name", "value": "n", **encoding}),  # type: ignore[arg-type]
    )  # fmt: skip
    return plan_bars(made, most)


def named(values: dict[str, object]) -> Rows:
    return [{"name": name, "n": value} for name, value in values.items()]


def parts(**more: object) -> Rows:
    """Two names, each with two series."""
    return [
        {"name": name, "part": part, "n": n, **more} for name in ("Un", "Deux") for part, n in (("a", 4.0), ("b", 6.0))
    ]


def starts(row: BarRow) -> list[float]:
    return [piece.start for piece in row.pieces]


def test_a_heading_stands_over_each_run_of_its_rows() -> None:
    rows = [{"name": name, "n": 1, "run": run} for name, run in zip("abcd", ("x", "x", "y", "x"), strict=True)]
    assert [(row.heading, row.name) for row in plan(rows, group="run").rows] == [
        ("x", "a"), ("", "b"), ("y", "c"), ("x", "d"),
    ]  # fmt: skip


def test_pieces_begin_where_those_before_end_on_each_side_of_zero() -> None:
    rows = [{"name": "a", "n": n} for n in (3.0, -2.0, 4.0, -5.0)]
    (row,) = plan(rows, stacked=True).rows
    assert starts(row) == [0, 0, 3, -2]
    assert (row.low, row.high) == (-7, 7)


def test_a_base_says_where_a_bar_begins_and_a_missing_one_is_zero() -> None:
    rows: Rows = [{"name": "a", "n": 2.0, "from": 5.0}, {"name": "b", "n": -3.0, "from": None}]
    found = plan(rows, base="from")
    assert [(piece.start, piece.end) for row in found.rows for piece in row.pieces] == [(5, 7), (0, -3)]


def test_a_name_that_comes_back_is_a_piece_a_series_or_another_bar() -> None:
    stack = plan(parts(), series="part", stacked=True).rows
    assert [len(row.pieces) for row in stack] == [2, 2]
    side = plan(parts(), series="part").rows
    assert [(row.name, row.more) for row in side] == [("Un", False), ("Un", True), ("Deux", False), ("Deux", True)]
    twins = plan([{"name": "Toulouse", "n": 1}, {"name": "Toulouse", "n": 2}]).rows
    assert [(row.name, row.more) for row in twins] == [("Toulouse", False)] * 2


def test_a_table_sorted_by_series_has_the_same_rows() -> None:
    by_series = sorted(parts(), key=lambda row: str(row["part"]))
    found = plan(by_series, series="part", stacked=True).rows
    assert [starts(row) for row in found] == [[0, 4], [0, 4]]
    assert [piece.position for row in found for piece in row.pieces] == [0, 2, 1, 3]


@pytest.mark.parametrize(
    ("encoding", "place"),
    [
        ({}, LabelPlace.ENDS),
        ({"series": "part"}, LabelPlace.ENDS),
        ({"series": "part", "stacked": True}, LabelPlace.INSIDE),
        ({"low": "low", "high": "high"}, LabelPlace.BESIDE),
        ({"low": "low", "high": "high", "series": "part"}, LabelPlace.AXIS),
        ({"base": "low"}, LabelPlace.BESIDE),
        ({"base": "low", "series": "part", "stacked": True}, LabelPlace.BESIDE),
    ],
)
def test_where_labels_stand_is_decided_once(encoding: dict[str, object], place: LabelPlace) -> None:
    assert plan(parts(low=0.0, high=9.0), **encoding).place == place


def test_words_stand_on_the_side_of_zero_where_the_bar_is() -> None:
    rows: Rows = [
        {"name": "a", "n": 5.0, "low": None, "high": None},
        {"name": "b", "n": -5.0, "low": -8.0, "high": -1.0},
        {"name": "c", "n": -1.0, "low": -8.0, "high": 6.0},
    ]
    found = plan(rows, low="low", high="high").rows
    assert [(row.left, row.right) for row in found] == [("", "5"), ("−5", ""), ("", "−1")]
    assert [row.beside for row in found] == ["5", "−5", "−1"]


def test_both_sides_of_a_tornado_have_their_words() -> None:
    rows: Rows = [{"name": "Prix", "n": n, "from": 2.0, "said": said} for n, said in ((-4.0, "bas"), (3.0, "haut"))]
    (row,) = plan(rows, base="from", label="said").rows
    assert (row.left, row.right, row.beside) == ("bas", "haut", "bas · haut")


def test_the_one_label_of_a_stack_says_it_of_the_whole() -> None:
    rows: Rows = [{"name": "a", "n": 4.0, "said": said} for said in ("", "huit en tout")]
    (row,) = plan(rows, label="said", stacked=True).rows
    assert (row.right, row.within) == ("huit en tout", ())
    rows[0]["said"] = "quatre"
    (row,) = plan(rows, label="said", stacked=True).rows
    assert row.right == "" and [piece.label for piece in row.within] == ["quatre", "huit en tout"]


def test_a_label_names_its_series_only_where_no_key_does() -> None:
    assert [row.right for row in plan(parts(), series="part").rows] == ["4", "6", "4", "6"]
    toned = plan(parts(tone="teal"), series="part", tone="tone")
    assert toned.worded and [row.right for row in toned.rows] == ["4 · a", "6 · b"] * 2


def test_a_label_is_the_value_in_few_figures_unless_the_table_has_one() -> None:
    found = plan(named({"a": 1_234_500.0, "b": 80.256}), form=Form.NUMBER)
    assert [row.right for row in found.rows] == ["1\u00a0234\u00a0500", "80,26"] and not found.worded


def test_the_span_holds_zero_whiskers_and_references() -> None:
    rows: Rows = [{"name": "a", "n": 5.0, "low": 2.0, "high": 9.5}]
    found = plan(rows, low="low", high="high", references=((12.0, "seuil"),))
    assert (found.low, found.high, found.whole) == (0, 12, True)
    assert not plan(named({"a": 5.5})).whole


def test_what_is_no_number_has_no_length_and_no_words() -> None:
    found = plan(named({"a": 1.0, "b": None, "c": float("inf"), "d": float("nan")}))
    assert [row.pieces[0].value for row in found.rows] == [1.0, None, None, None]
    assert [row.right for row in found.rows] == ["1", "", "", ""]
    assert (found.low, found.high) == (0, 1)


def test_on_a_base_no_length_is_a_point_and_an_unknown_value_nothing() -> None:
    rows: Rows = [{"name": name, "n": n, "from": start} for name, n, start in (("a", 0.0, 6.0), ("b", None, 6.0))]
    rows.append({"name": "c", "n": 0.0, "from": 0.0})
    assert [row.pieces[0].point for row in plan(rows, base="from").rows] == [True, False, False]


def test_the_first_rows_are_kept_headings_counted_and_no_name_is_cut() -> None:
    rows = [{"name": f"n{i}", "n": i, "run": i // 2} for i in range(10)]
    found = plan(rows, most=7, group="run")
    assert [row.name for row in found.rows] == ["n0", "n1", "n2", "n3"] and found.total == 10
    assert len(plan(parts(), most=3, series="part").rows) == 2


def test_a_name_of_ten_thousand_letters_is_shortened() -> None:
    (row,) = plan(named({"x" * 10_000: 1.0})).rows
    assert len(row.name) == 160 and row.name.endswith("…")


def wrapped(text: str, room: float, size: float, _: bool) -> list[str]:
    """At spaces, each letter half as wide as the size."""
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= room * 2 / size:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


TOY = Measure(lambda text, size, _: len(text) * size / 2, wrapped, 1.2)
SIZES = BarSizes(
    text=10, small=10, beside=(8.0, 5.0), above=(6.0, 4.0), between=1.0, under=2.0, column=60, lines=2, bars=40,
    room=200, label=80, reference=100,
)  # fmt: skip


def placed(found: BarPlan, **sizes: float) -> BarPlaces:
    return place_bars(found, TOY, replace(SIZES, **sizes))  # type: ignore[arg-type]


def test_short_names_stand_beside_level_with_their_bar() -> None:
    found = placed(plan(named({"a": 1.0, "bcd": 2.0, "sur deux lignes": 3.0})))
    assert found.column == 60
    for name, bar in zip(found.names, found.bars, strict=True):
        assert name.top + len(name.words) * 6 == pytest.approx(bar.middle)


@pytest.mark.parametrize("change", [{"lines": 1}, {"bars": 170}], ids=["a name on two lines", "no room for bars"])
def test_one_name_without_room_puts_all_above(change: dict[str, float]) -> None:
    found = placed(plan(named({"a": 1.0, "sur deux lignes": 2.0})), **change)
    assert found.column == 0 and found.thick == 6
    for name, bar in zip(found.names, found.bars, strict=True):
        assert name.top + len(name.words) * 12 <= bar.middle - found.thick / 2


@pytest.mark.parametrize("bars", [40, 190], ids=["beside", "above"])
def test_nothing_covers_anything_and_the_height_holds_it_all(bars: float) -> None:
    rows = [row | {"run": run} for run in ("Premier groupe", "Second groupe") for row in parts(said="un, deux, trois")]
    found = placed(plan(rows, group="run", series="part", label="said"), bars=bars, label=40)
    drawn = [(bar.middle - found.thick / 2, bar.middle + found.thick / 2) for bar in found.bars]
    said = [(bar.middle - len(bar.words) * 6, bar.middle + len(bar.words) * 6) for bar in found.bars]
    names = [(name.top, name.top + len(name.words) * 12) for name in found.names]
    for spans in (drawn, said, names):
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
        assert spans[0][0] >= 0 and spans[-1][1] <= found.height
    assert [name.heading for name in found.names] == [True, False, False] * 2
    assert bool(found.column) == (bars == 40)
    assert found.labels == max(TOY.widest(bar.words, 10) for bar in found.bars)


def test_zero_is_marked_beside_bars_that_reach_it_only() -> None:
    rows: Rows = [{"name": "a", "n": 2.0, "from": 5.0}, {"name": "b", "n": -3.0, "from": 1.0}]
    found = placed(plan(rows, base="from"))
    middle = found.bars[1].middle
    assert found.zeros(1) == [(middle - 5, middle + 5)]


def test_words_of_references_turn_to_the_side_that_has_room() -> None:
    found = placed(plan(named({"a": 10.0}), references=((2.0, "bas"), (9.0, "sur deux lignes de mots"))))
    assert [reference.leftwards for reference in found.references] == [False, True]
    assert found.over == 24


def test_words_of_ticks_do_not_touch_and_two_are_left() -> None:
    for room in (400.0, 200.0, 100.0, 20.0):
        found = level_ticks(Language.FR, Scale(0, 4000, 0, room), Form.NUMBER, TOY, 10, whole=True)
        middles = [value / 4000 * room for value, _ in found]
        half = [len(text) * 2.5 for _, text in found]
        assert len(found) == 2 or all(
            one + left < other - right for (one, left), (other, right) in pairwise(zip(middles, half, strict=True))
        )
        assert 2 <= len(found) <= 5


def test_only_the_name_of_bars_of_besancon_is_its_own() -> None:
    rows: Rows = [{"name": name, "n": 1, "tone": tone} for name, tone in (("a", "besancon"), ("b", "slate"))]
    assert [name.home for name in placed(plan(rows, tone="tone")).names] == [True, False]
    mixed = [row | {"tone": "besancon" if row["part"] == "a" else "teal"} for row in parts()]
    assert not any(name.home for name in placed(plan(mixed, tone="tone", series="part")).names)
