"""Charts from exhibits made by hand: what stands where, in which language, with which shape, and nothing cut."""

import copy
import json
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.charts import figure as figures
from components.charts import lettering
from components.charts import map as maps
from components.charts.bars import bar_traces
from components.exhibit.matrix import matrix_html
from dossier.catalogue import Catalogue
from dossier.charts import palette
from dossier.charts.axis import ticks
from dossier.charts.encoding import Bars, Lines, Matrix
from dossier.charts.encoding_places import Places
from dossier.charts.focus import Focus
from dossier.exhibits import Column, Encoding, Exhibit, Form, register
from dossier.language import Language
from dossier.selection import Selection
from exports.files.fonts import width, wrap

HOSTILE = "<b>gras</b> & <a href='https://exemple.test'>lien</a>"
ESCAPED = "&lt;b&gt;gras&lt;/b&gt; &amp; &lt;a href='https://exemple.test'&gt;lien&lt;/a&gt;"


def exhibit(
    kind: type[Encoding], rows: list[dict[str, object]], language: Language = Language.FR, **encoding: object
) -> Exhibit:
    table = pd.DataFrame(rows)
    return Exhibit(
        id="made-by-hand",
        page="test",
        language=language,
        finding="Un constat.",
        subtitle="Une mesure.",
        table=table,
        columns=(Column("y", "Quoi"), Column("x", "Combien", Form.NUMBER)),
        encoding=kind(**encoding),  # type: ignore[arg-type]
    )


def bars(**more: object) -> Exhibit:
    rows: list[dict[str, object]] = [
        {"y": "Premier", "x": 1_234_500.0, "tone": "besancon", "shape": "solid"},
        {"y": "Deuxième", "x": 900_000.0, "tone": "slate", "shape": "hollow"},
        {"y": "Troisième", "x": 500_000.0, "tone": "slate", "shape": "hatched"},
        {"y": HOSTILE, "x": 100_000.0, "tone": "quiet", "shape": "solid"},
    ]
    return exhibit(Bars, rows, value="x", category="y", tone="tone", shape="shape", **more)


def lines(**more: object) -> Exhibit:
    rows: list[dict[str, object]] = [
        {"x": year, "y": value, "s": series, "tone": tone, "low": value - 5, "high": value + 5}
        for series, tone, points in (
            ("France", "besancon", {2019: 40.0, 2020: 45.0, 2022: 75.0}),
            ("Allemagne " + HOSTILE, "slate", {2019: 60.0, 2020: 61.0, 2021: 70.0, 2022: 76.0}),
        )
        for year, value in points.items()
    ]
    return exhibit(Lines, rows, x="x", y="y", series="s", tone="tone", x_form=Form.YEAR, **more)


EVERY = [bars(), bars(group="shape"), lines(), lines(low="low", high="high")]


@pytest.mark.parametrize("language", Language)
def test_every_chart_is_one_that_plotly_knows(catalogue: Catalogue, language: Language) -> None:
    """Validated here and not on the screen: a name or a value that Plotly has not is a ``ValueError``."""
    built = [*EVERY, *(entry.build(catalogue, Selection(language=language)) for entry in register().values())]
    charts = [each for each in built if each.kind in figures.CHARTS and each.drawn]
    assert len(charts) > len(EVERY)
    for chart in charts:
        go.Figure(figures.figure(chart).to_dict())


def texts(figure: go.Figure) -> list[str]:
    """Every text that Plotly draws, ticks included."""
    found = [note.text for note in figure.layout.annotations]
    for axis in (figure.layout.xaxis, figure.layout.yaxis):
        found += list(axis.ticktext or ())
    for trace in figure.data:
        found += list(getattr(trace, "text", None) or ())
    return [text for text in found if text]


def bar_trace(figure: go.Figure) -> go.Bar:
    return next(trace for trace in figure.data if isinstance(trace, go.Bar))


@pytest.mark.parametrize("made", EVERY, ids=lambda made: str(made.kind))
def test_drawing_changes_nothing_and_is_repeatable(made: Exhibit) -> None:
    before = made.table.copy(deep=True)
    encoding = copy.deepcopy(made.encoding)
    first, second = figures.figure(made), figures.figure(made)
    pd.testing.assert_frame_equal(made.table, before)
    assert made.encoding == encoding
    assert first.to_json() == second.to_json()


@pytest.mark.parametrize("made", EVERY, ids=lambda made: str(made.kind))
def test_hostile_names_are_shown_not_obeyed(made: Exhibit) -> None:
    written = json.dumps(figures.figure(made).to_plotly_json(), default=list, ensure_ascii=False)
    assert "<a" not in written
    assert "gras</b>" not in written
    assert "&lt;b&gt;gras" in written


@pytest.mark.parametrize("made", EVERY, ids=lambda made: str(made.kind))
def test_white_paper_no_legend_no_red_without_besancon(made: Exhibit) -> None:
    figure = figures.figure(made)
    assert figure.layout.template.layout.paper_bgcolor == palette.PAPER
    assert figure.layout.template.layout.showlegend is False
    if "besancon" not in made.table.to_string():
        assert palette.RED not in figure.to_json()


def test_a_font_list_is_valid_css() -> None:
    family = figures.figure(bars()).layout.template.layout.font.family
    assert all(name.startswith('"') for name in family.split(", ") if " " in name)


def test_bars_stand_in_table_order_from_top_to_bottom() -> None:
    figure = figures.figure(bars())
    top, bottom = figure.layout.yaxis.range[1], figure.layout.yaxis.range[0]
    assert top < bottom  # the axis runs downwards
    assert list(bar_trace(figure).y) == sorted(bar_trace(figure).y)
    assert list(bar_trace(figure).x) == [1_234_500.0, 900_000.0, 500_000.0, 100_000.0]


def test_numbers_are_written_in_the_reader_s_language() -> None:
    french = texts(figures.figure(bars()))
    english = texts(
        figures.figure(exhibit(Bars, bars().table.to_dict("records"), Language.EN, value="x", category="y"))
    )
    assert "1\u00a0234\u00a0500" in french
    assert "1,234,500" in english
    assert "1,23\u00a0M€" in texts(figures.figure(bars(form=Form.MONEY)))
    assert figures.figure(bars()).layout.separators == ",\u00a0"


@pytest.mark.parametrize("made", [bars(), bars(form=Form.MONEY), lines()], ids=str)
def test_few_ticks_all_explicit(made: Exhibit) -> None:
    layout = figures.figure(made).layout
    for axis in (layout.xaxis, layout.yaxis):
        if axis.showticklabels is not False:
            assert axis.tickmode == "array"
            assert 2 <= len(axis.ticktext) <= 4
            assert len(axis.ticktext) == len(axis.tickvals)


@pytest.mark.parametrize(("low", "high"), [(0, 1), (0, 152e6), (-15, 0), (-152, 40), (0, 0.003), (0, 97), (3, 3)])
def test_ticks_are_round_few_and_within(low: float, high: float) -> None:
    values = ticks(low, high, most=lettering.MOST_TICKS)
    assert 1 <= len(values) <= 4
    assert all(low <= value <= high for value in values)
    if low <= 0 <= high:
        assert 0 in values


def test_counts_have_whole_ticks() -> None:
    made = exhibit(Bars, [{"y": str(i), "x": i} for i in range(4)], value="x", category="y")
    assert all(float(value).is_integer() for value in figures.figure(made).layout.xaxis.tickvals)


def test_shapes_differ_without_colour() -> None:
    marker = bar_trace(figures.figure(bars())).marker
    assert [marker.color[0], marker.color[1]] == [palette.RED, palette.PAPER]
    assert marker.line.color[1] == palette.COLOURS["slate"]
    assert list(marker.pattern.shape) == ["", "", "/", ""]


def test_a_bar_begins_at_its_base() -> None:
    rows: list[dict[str, object]] = [
        {"y": name, "x": x, "base": base}
        for name, base, x in (("a", 0, -10), ("b", -10, 4), ("c", -6, 3), ("d", 0, -3))
    ]
    figure = figures.figure(exhibit(Bars, rows, value="x", category="y", base="base"))
    assert list(bar_trace(figure).base) == [0, -10, -6, 0]
    assert list(bar_trace(figure).x) == [-10, 4, 3, -3]
    low, high = figure.layout.xaxis.range
    assert low <= -10 and high >= 0


def test_pieces_of_a_stack_stand_on_one_another_and_series_side_by_side() -> None:
    rows: list[dict[str, object]] = [
        {"y": name, "x": value, "s": series} for name in "ab" for series, value in (("un", 3.0), ("deux", 2.0))
    ]
    stacked = figures.figure(exhibit(Bars, rows, value="x", category="y", series="s", stacked=True))
    assert list(bar_trace(stacked).base) == [0, 3, 0, 3]
    assert bar_trace(stacked).y[0] == bar_trace(stacked).y[1] < bar_trace(stacked).y[2]
    assert texts(stacked).count("3") >= 2
    beside = bar_trace(figures.figure(exhibit(Bars, rows, value="x", category="y", series="s")))
    assert len(set(beside.y)) == 4
    assert len(set(beside.marker.color)) == 2


def test_marks_are_in_the_order_of_the_table_where_a_click_is_looked_up() -> None:
    rows: list[dict[str, object]] = [
        {"y": name, "x": value, "s": series}
        for series, value in (("un", 3.0), ("deux", 2.0))
        for name, value in (("a", value), ("b", value + 2))
    ]
    figure = figures.figure(exhibit(Bars, rows, value="x", category="y", series="s", stacked=True))
    assert list(bar_trace(figure).x) == [row["x"] for row in rows]
    assert list(bar_trace(figure).base) == [0, 0, 3, 5]


def test_whiskers_reach_low_and_high() -> None:
    rows: list[dict[str, object]] = [
        {"y": str(i), "x": 10.0 * i, "l": 10.0 * i - 4, "h": 10.0 * i + 9} for i in range(1, 5)
    ]
    figure = figures.figure(exhibit(Bars, rows, value="x", category="y", low="l", high="h"))
    ranged = next(trace for trace in figure.data if getattr(trace, "error_x", None) and trace.error_x.array)
    assert list(ranged.error_x.array) == [9] * 4
    assert list(ranged.error_x.arrayminus) == [4] * 4
    assert figure.layout.xaxis.range[1] == 49


def test_the_margins_hold_labels_and_values() -> None:
    figure = figures.figure(bars(form=Form.MONEY))
    values = next(trace.text for trace in figure.data if isinstance(trace, go.Scatter) and trace.text)
    widest = max(width(text, lettering.SIZE) for text in values)
    assert figure.layout.margin.r >= widest
    short = figures.figure(exhibit(Bars, [{"y": f"Nom {i}", "x": i} for i in range(4)], value="x", category="y"))
    assert short.layout.margin.l >= width("Nom 3", lettering.SIZE)
    assert min(note.xshift for note in short.layout.annotations) >= -short.layout.margin.l


def test_labels_are_wrapped_never_shortened() -> None:
    name = "Établissement français du sang Bourgogne-Franche-Comté, plateforme de médicaments de thérapie innovante"
    rows = wrap(name, 180, lettering.SIZE)
    assert " ".join(rows) == name
    assert len(rows) > 2
    assert all(width(line, lettering.SIZE) <= 180 for line in rows)


def test_a_missing_year_is_a_gap_and_labels_end_the_lines() -> None:
    figure = figures.figure(lines())
    france = next(trace for trace in figure.data if trace.mode == "lines")
    assert list(france.x) == [2019, 2020, None, 2022]
    assert france.connectgaps is False
    notes = {note.text: note for note in figure.layout.annotations}
    assert notes["France"].x == 2022
    places = sorted(
        (76 - note.y) / 100 * 300 - note.yshift for note in notes.values()
    )  # pixels downwards, to a common origin
    assert places[1] - places[0] >= 10


def test_years_have_no_thousands_separator() -> None:
    assert set(figures.figure(lines()).layout.xaxis.ticktext) <= {"2019", "2020", "2021", "2022"}


def test_points_that_are_not_joined_have_no_line() -> None:
    figure = figures.figure(lines(joined=False, low="low", high="high"))
    assert all(trace.mode == "markers" for trace in figure.data)
    assert any(trace.error_y.array for trace in figure.data if trace.error_y)


def test_a_map_to_explore_asks_nobody_for_tiles_obeys_no_text_and_leaves_the_wheel_to_the_page() -> None:
    rows: list[dict[str, object]] = [
        {"x": 6.0, "y": 47.2, "r": 0.6, "l": "@@=alert(1)", "t": "besancon"},
        {"x": 4.8, "y": 45.7, "r": 0.4, "l": "", "t": "slate"},
        {"x": None, "y": None, "r": 0.4, "l": "sans lieu", "t": "slate"},
    ]
    made = exhibit(Places, rows, longitude="x", latitude="y", radius="r", label="l", tone="t", hover="l")
    spec = json.loads(maps.deck(made).to_json())
    # pydeck's placeholder: Streamlit draws no ground for it; a style of its own would be an address.
    assert spec["mapStyle"] == "__MAP_STYLE__" and "mapProvider" not in spec
    assert "http" not in json.dumps(spec)
    assert spec["views"][0]["controller"]["scrollZoom"] is False
    layers = {layer["id"]: layer for layer in spec["layers"]}
    assert layers["regions"]["data"] == "/geo/fr_regions.geojson"
    first, second = layers["points"]["data"]
    assert first["fill"][:3] == [200, 16, 46] and second["fill"] != first["fill"]
    assert [point["label"] for point in layers["labels"]["data"]] == ["=alert(1)"]
    assert '"@@=alert' not in json.dumps(spec)
    nearer = json.loads(maps.deck(made, Focus().closer()).to_json())
    assert nearer["initialViewState"]["zoom"] > spec["initialViewState"]["zoom"]


def test_a_matrix_is_a_table_with_headings_and_words() -> None:
    rows: list[dict[str, object]] = [
        {"r": "Besançon", "c": "Recherche", "l": "EFS\n" + HOSTILE, "t": "besancon", "h": "solid"},
        {"r": "Besançon", "c": "Phase III", "l": "le centre proposé", "t": "besancon", "h": "project"},
        {"r": "Ailleurs", "c": "Recherche", "l": "Institut", "t": "slate", "h": "solid"},
        {"r": "Ailleurs", "c": "Phase III", "l": "aucun lu", "t": "slate", "h": "hollow"},
    ]
    written = matrix_html(exhibit(Matrix, rows, column="c", row="r", names="l", tone="t", shape="h"))
    assert written.count('scope="col"') == 2 and written.count('scope="row"') == 2
    assert '<td role="cell" class="project"' in written and '<td role="cell" class="absent"' in written
    assert ESCAPED.replace("'", "&#x27;") in written and "<a href" not in written
    assert "aucun lu" in written and 'aria-hidden="true">○' in written


def test_long_names_stand_beside_their_bars_on_a_wide_picture_and_over_them_on_a_phone() -> None:
    names = [f"Établissement français du sang, plateforme de médicaments numéro {i}" for i in range(5)]
    made = exhibit(Bars, [{"y": name, "x": 9.0 - i} for i, name in enumerate(names)], value="x", category="y")
    figure = figures.figure(made)
    narrow, wide = figure.data[:2]
    assert bar_traces(made) == 2 and isinstance(wide, go.Bar) and (narrow.xaxis, wide.xaxis) == ("x", "x2")
    assert list(narrow.x) == list(wide.x) == [9.0, 8.0, 7.0, 6.0, 5.0], "both in table order, as a click looks up"
    assert figure.layout.xaxis.domain == (0.0, 1.0) and 0.2 < figure.layout.xaxis2.domain[0] < 0.42
    named = [trace for trace in figure.data if trace.text and "Établissement" in trace.text[0]]
    assert [trace.xaxis for trace in named] == ["x", "x2"]
    over, beside = named
    assert set(beside.textposition) == {"middle left"} and list(beside.y) == pytest.approx(list(wide.y))
    assert all(name < bar for name, bar in zip(over.y, narrow.y, strict=True)), "over its bar"


def test_short_names_need_one_picture() -> None:
    made = exhibit(Bars, [{"y": f"Nom {i}", "x": i} for i in range(4)], value="x", category="y")
    assert bar_traces(made) == 1 and "xaxis2" not in figures.figure(made).to_json()


def test_the_stylesheet_shows_one_of_the_two() -> None:
    style = (Path(__file__).resolve().parents[1] / "components" / "style.css").read_text(encoding="utf-8")
    assert "(max-width: 599px) { .x2y2, .g-x2title { display: none; } }" in style
    assert "(min-width: 600px) { .js-plotly-plot:has(.x2y2) :is(.xy, .g-xtitle) { display: none; } }" in style
