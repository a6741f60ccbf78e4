"""Lines as planned, before anybody draws them: series, gaps, ranges, ends, axes and their ticks."""

import made
import pandas as pd
import pytest

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Lines
from dossier.charts.lines import LinePlan, plan_lines
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Exhibit
from dossier.language import Language
from exports.files.fonts import SOURCE_SANS


def exhibit(rows: list[dict[str, object]], encoding: Lines) -> Exhibit:
    return Exhibit("made", "test", Language.FR, "Un constat.", "", pd.DataFrame(rows), (), encoding)


def lines(rows: list[dict[str, object]], **more: object) -> LinePlan:
    return plan_lines(exhibit(rows, Lines(x="x", y="y", **more)))  # type: ignore[arg-type]


def test_a_missing_year_is_a_gap_and_a_missing_value_too(catalogue: Catalogue) -> None:
    plan = plan_lines(made.line(catalogue, Language.FR))
    assert [[one.x for one in run] for run in plan.lines[0].runs] == [[2017, 2018, 2019, 2020], [2022, 2023]]
    broken = lines([{"x": x, "y": y} for x, y in ((0.1, 1), (0.2, None), (0.3, 2), (0.7, 3))]).lines[0]
    assert [[one.x for one in run] for run in broken.runs] == [[0.1], [0.3, 0.7]]


def test_a_series_runs_from_left_to_right_in_one_tone_and_is_named_at_its_last_value() -> None:
    rows: list[dict[str, object]] = [
        {"x": x, "y": y, "s": series, "l": label}
        for series, x, y, label in (
            ("deux", 2022, 4.0, "quatre"), ("deux", 2021, 3.0, ""), ("deux", 2023, None, "rien"), ("un", 2021, 9.0, ""),
        )
    ]  # fmt: skip
    plan = lines(rows, series="s", label="l")
    second, first = plan.lines
    assert [one.x for one in second.marks] == [2021, 2022] and second.last.y == 4.0
    assert (second.label, first.label) == ("quatre", "un")
    assert (second.tone, first.tone) == (Tone.SLATE, Tone.GREEN)
    assert plan.plane.outermost_x == (2021, 2023)


def test_where_nobody_wrote_a_label_a_slide_names_the_value(catalogue: Catalogue) -> None:
    plan = plan_lines(made.line(catalogue, Language.FR), valued=True)
    assert plan.lines[0].label == "Royaume-Uni 75\u00a0%"
    assert plan_lines(made.line(catalogue, Language.FR)).lines[0].label == "Royaume-Uni"


def test_a_band_is_of_two_known_ends_and_more_than_one_point() -> None:
    rows = [{"x": x, "y": 5.0, "low": low, "high": 9.0} for x, low in ((1, 1.0), (2, 2.0), (3, None), (5, 3.0))]
    (line,) = lines(rows, low="low", high="high").lines
    assert line.bands == [[(1.0, 1.0, 9.0), (2.0, 2.0, 9.0)]]
    assert [one.extent for one in line.marks][2:] == [None, (3.0, 9.0)]


def test_a_line_is_drawn_as_its_points_are_if_they_agree() -> None:
    shapes = (["hollow"] * 3, ["hollow", "solid", "hollow"])
    drawn = [lines([{"x": x, "y": 1, "h": shape} for x, shape in enumerate(own)], shape="h") for own in shapes]
    assert [plan.lines[0].shape for plan in drawn] == [Shape.HOLLOW, Shape.SOLID]
    assert not drawn[0].lines[0].many and lines([{"x": x, "y": 1} for x in range(21)]).lines[0].many


def test_years_end_with_the_last_one_and_have_no_separator() -> None:
    plane = lines([{"x": year, "y": 1.0} for year in range(2015, 2024)]).plane
    assert plane.in_years and plane.across[0] < 2015 and plane.across[1] > 2023
    assert [text for _, text in plane.ticks_across(SOURCE_SANS, 10, 1000)][-2:] == ["2022", "2023"]
    few = plane.ticks_across(SOURCE_SANS, 10, 1000, most_years=3)
    assert few == [(2017.0, "2017"), (2020.0, "2020"), (2023.0, "2023")]
    assert len(plane.ticks_across(SOURCE_SANS, 10, 80)) <= 3
    one = lines([{"x": 2020, "y": 1.0}]).plane
    assert one.across == (2019.5, 2020.5) and one.ticks_across(SOURCE_SANS, 10, 100) == [(2020.0, "2020")]


@pytest.mark.parametrize(("values", "up"), [((10, 50), (0, 53)), ((-10, 40), (-13, 43)), ((0, 0), (0, 1.06))])
def test_an_axis_holds_zero_and_leaves_room_beyond_what_is_not_zero(
    values: tuple[float, float], up: tuple[float, float]
) -> None:
    plane = lines([{"x": float(x), "y": value} for x, value in enumerate(values)]).plane
    assert plane.up == pytest.approx(up)
    assert plane.outermost_y == values
    assert all(up[0] <= value <= up[1] for value, _ in plane.ticks_up())


def test_ticks_across_are_as_many_as_fit() -> None:
    plane = lines([{"x": x, "y": 1.0} for x in (400.5, 2400.0, 9000.0)]).plane
    wide, narrow = (plane.ticks_across(SOURCE_SANS, 10, room) for room in (500, 60))
    assert len(narrow) < len(wide) <= 5 and (2000.0, "2\u00a0000") in wide
