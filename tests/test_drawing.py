"""Pictures for paper: what is drawn is what the table holds, nothing covers anything, nothing runs."""

import itertools
from collections.abc import Callable
from dataclasses import replace

import built
import hostile
import made
import made_amounts
import pandas as pd
import pytest
from svg_reading import Picture, read

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars
from dossier.charts.encoding_amounts import Cloud
from dossier.charts.palette import COLOURS
from dossier.exhibits import Exhibit, Form, Kind
from dossier.language import Language
from dossier.selection import Selection
from exports.files import fonts
from exports.files.failure import ExportFailed
from exports.svg.picture import PAGE, drawable, svg

RED = COLOURS["besancon"]


@pytest.fixture(scope="module", params=Language)
def every(request: pytest.FixtureRequest, catalogue: Catalogue) -> list[Exhibit]:
    """Every exhibit of the register and one made by hand of each kind that can be drawn."""
    selection = Selection(request.param)
    exhibits = [*built.every(selection), *(build(catalogue, request.param) for build in made.EVERY)]
    return [exhibit for exhibit in exhibits if drawable(exhibit)]


@pytest.fixture(scope="module")
def drawn(every: list[Exhibit]) -> list[tuple[Exhibit, str]]:
    """Each with its picture as wide as a page, drawn once for all that is read in it."""
    return [(exhibit, svg(exhibit)) for exhibit in every]


@pytest.mark.parametrize("width", [300.0, PAGE, 560.0])
def test_no_text_covers_another_or_leaves_the_picture(drawn: list[tuple[Exhibit, str]], width: float) -> None:
    for exhibit, page in drawn:
        picture = read(page if width == PAGE else svg(exhibit, width))
        assert picture.texts, exhibit.id
        for text in picture.texts:
            assert text.left > -1 and text.right < picture.width + 1, (exhibit.id, text)
            assert text.top > -2 and text.bottom < picture.height + 1, (exhibit.id, text)
        for one, other in itertools.combinations(picture.texts, 2):
            assert not one.meets(other), (exhibit.id, one, other)


def test_every_kind_is_drawn_and_the_others_are_tables(every: list[Exhibit]) -> None:
    assert {exhibit.kind for exhibit in every} == set(Kind) - {Kind.MATRIX, Kind.TABLE}


def test_whoever_does_not_see_it_is_told(drawn: list[tuple[Exhibit, str]]) -> None:
    for exhibit, page in drawn:
        assert read(page).alternative == fonts.shown(exhibit.text_alternative)


def test_the_same_exhibit_gives_the_same_bytes_and_stays_as_it_was(drawn: list[tuple[Exhibit, str]]) -> None:
    for exhibit, page in drawn:
        before = exhibit.table.copy(deep=True)
        assert svg(exhibit) == page
        pd.testing.assert_frame_equal(exhibit.table, before)


def test_many_pictures_can_stand_in_one_page(drawn: list[tuple[Exhibit, str]]) -> None:
    assert not [exhibit.id for exhibit, page in drawn if " id=" in page or "url(" in page]


def test_red_is_besancon_and_only_besancon(drawn: list[tuple[Exhibit, str]]) -> None:
    seen = 0
    for exhibit, page in drawn:
        tones = set(exhibit.table[exhibit.encoding.tone]) if exhibit.encoding.tone else set()
        tones |= {tone for tone, _, _ in exhibit.encoding.key}
        red = RED in page
        assert red == ("besancon" in tones), exhibit.id
        seen += red
    assert seen > 3


def bars(rows: list[dict[str, object]], **encoding: object) -> Picture:
    """A picture of bars, and its rectangles alone (no key)."""
    table = pd.DataFrame(rows)
    catalogue_free = Exhibit(
        id="bars", page="made", language=Language.FR, finding="f", subtitle="s", table=table,
        columns=(), encoding=Bars(**{"category": "name", "value": "n", **encoding}), text_alternative="a",  # type: ignore[arg-type]
    )  # fmt: skip
    return read(svg(catalogue_free))


def lengths(picture: Picture) -> list[tuple[float, float]]:
    return [(float(bar.attrib["x"]), float(bar.attrib["width"])) for bar in picture.all("rect")]


def test_bars_are_as_long_as_their_values_and_begin_at_one_line() -> None:
    picture = bars([{"name": letter, "n": n} for letter, n in zip("abcd", (10, 20, 40, 5), strict=True)])
    found = lengths(picture)
    assert {x for x, _ in found} == {found[0][0]}
    for (_, wide), n in zip(found, (10, 20, 40, 5), strict=True):
        assert wide / found[0][1] == pytest.approx(n / 10, rel=0.01)


def test_a_bar_with_a_base_begins_there_and_a_stack_adds_up() -> None:
    rows = [{"name": letter, "n": 10, "from": start} for letter, start in zip("abcd", (0, 10, 20, -5), strict=True)]
    found = lengths(bars(rows, base="from"))
    unit = found[1][0] - found[0][0]
    assert [round((x - found[0][0]) / unit, 2) for x, _ in found] == [0, 1, 2, -0.5]
    rows = [{"name": name, "n": n, "part": part} for name in "ab" for part, n in (("x", 4), ("y", 6))]
    # the first two rectangles are the key
    (x1, w1), (x2, w2), *_ = lengths(bars(rows, series="part", stacked=True))[2:]
    assert x2 == pytest.approx(x1 + w1, abs=0.1) and w2 / w1 == pytest.approx(1.5, rel=0.01)


def test_two_series_are_told_apart_by_their_key() -> None:
    rows = [{"name": name, "n": n, "part": part} for name in "ab" for part, n in (("x", 4), ("y", 6))]
    picture = bars(rows, series="part", stacked=True)
    colours = [bar.attrib["fill"] for bar in picture.all("rect")]
    assert colours[:2] == [COLOURS["slate"], COLOURS["green"]] and set(colours[2:4]) == set(colours[:2])


def test_what_is_planned_is_empty_and_what_is_assumed_hatched() -> None:
    shapes = ("solid", "hollow", "hatched", "solid")
    rows = [{"name": name, "n": 5, "shape": shape} for name, shape in zip("abcd", shapes, strict=True)]
    plain, empty, ground, outline, _ = bars(rows, shape="shape").all("rect")
    assert plain.attrib["fill"] == COLOURS["slate"]
    assert empty.attrib["fill"] == "#FFFFFF" and empty.attrib["stroke"] == COLOURS["slate"]
    assert ground.attrib["fill"] == "#FFFFFF" and outline.attrib["fill"] == "none"
    lines = [path for path in bars(rows, shape="shape").all("path") if path.attrib["d"].count("M") > 5]
    assert len(lines) == 1


def test_a_range_is_a_whisker_and_one_value_is_a_tick() -> None:
    rows = [{"name": name, "n": 10, "low": 5, "high": 20} for name in "abcd"]
    strokes = [path.attrib["stroke-width"] for path in bars(rows, low="low", high="high").all("path")]
    assert strokes.count("0.9") == 3 * 4  # a line and its two ends
    rows = [{"name": name, "n": n, "from": 10} for name, n in zip("abcd", (5, 5, 5, 0), strict=True)]
    assert len(bars(rows, base="from").all("rect")) == 3


def test_a_missing_year_is_a_gap(catalogue: Catalogue) -> None:
    exhibit = made.line(catalogue, Language.FR)
    whole = replace(exhibit, table=exhibit.table.assign(year=[2018, 2019, 2020, 2021, 2022, 2023] * 3))
    assert _pieces(exhibit) == 2 * 3
    assert _pieces(whole) == 3


def _pieces(exhibit: Exhibit) -> int:
    """Lines of series: thicker than any other."""
    return sum(path.attrib.get("stroke-width") == "1.5" for path in read(svg(exhibit)).all("path"))


def test_numbers_are_written_in_the_language(catalogue: Catalogue) -> None:
    rows = [{"name": name, "n": n} for name, n in zip("abcd", (1500.5, 900, 400, 20), strict=True)]
    assert "1\u00a0500" in bars(rows).words
    exhibit = made_amounts.costs(catalogue, Language.FR)
    assert "100\u00a0M€" in read(svg(exhibit)).words
    assert "€100m" in read(svg(replace(exhibit, language=Language.EN))).words


def test_besancon_is_named_on_a_crowded_scatter_and_what_is_not_named_is_counted(catalogue: Catalogue) -> None:
    crowd = pd.DataFrame(
        {
            "x": [50.0] * 30,
            "y": [50.0] * 29 + [49.9],
            "name": [f"Établissement {i}" for i in range(29)] + ["Besançon"],
            "tone": ["slate"] * 29 + ["besancon"],
        }
    )
    exhibit = replace(
        made_amounts.costs(catalogue, Language.FR), table=crowd, encoding=Cloud(x="x", y="y", label="name", tone="tone")
    )
    picture = read(svg(exhibit))
    assert any(text.words == "Besançon" and text.colour == RED for text in picture.texts)
    named = sum(text.words.startswith("Établissement") for text in picture.texts)
    assert f"{29 - named} noms n’ont pas trouvé place" in picture.words


def test_a_map_keeps_its_places_and_counts_those_outside(catalogue: Catalogue) -> None:
    exhibit = made.map_(catalogue, Language.EN)
    picture = read(svg(exhibit))
    discs = len(picture.all("circle"))
    assert "1 place lies outside the frame." in picture.words and "Natural Earth" in picture.words
    moved = exhibit.table.assign(**{exhibit.encoding.longitude: 5.0, exhibit.encoding.latitude: 46.0})
    assert len(read(svg(replace(exhibit, table=moved))).all("circle")) == discs + 1


def test_few_marks_or_no_number_are_no_picture(catalogue: Catalogue) -> None:
    assert not drawable(made.sentence(catalogue, Language.FR)) and not drawable(made.empty(catalogue, Language.FR))
    ranked = made.ranked(catalogue, Language.FR)
    nothing = ranked.table.assign(**{ranked.encoding.value: None})
    assert drawable(ranked) and not drawable(replace(ranked, table=nothing))


def test_what_is_no_picture_on_paper_has_an_svg_of_its_table(catalogue: Catalogue) -> None:
    """A page of images wants one of every exhibit; paper keeps its tables."""
    for build in (made.table, made.matrix, made.sentence):
        exhibit = build(catalogue, Language.FR)
        assert not exhibit.empty and not drawable(exhibit)
        found = read(svg(exhibit))
        assert all(fonts.shown(column.heading.split()[0]) in found.words for column in exhibit.columns) or (
            exhibit.kind == Kind.MATRIX
        )
        for text in found.texts:
            assert text.left > -1 and text.right < found.width + 1, (exhibit.id, text)
        for one, other in itertools.combinations(found.texts, 2):
            assert not one.meets(other), (exhibit.id, one, other)
    assert "autres lignes" in read(svg(made.table(catalogue, Language.FR))).words


@pytest.mark.parametrize("text", hostile.TEXTS, ids=range(len(hostile.TEXTS)))
@pytest.mark.parametrize("build", made.EVERY, ids=lambda build: build.__name__)
def test_no_text_of_the_data_breaks_a_picture(
    catalogue: Catalogue, build: Callable[[Catalogue, Language], Exhibit], text: str
) -> None:
    exhibit = hostile.spoilt(build(catalogue, Language.FR), text)
    if drawable(exhibit):
        picture = read(svg(exhibit))
        names = {element.tag.rpartition("}")[2] for element in picture.elements}
        assert names <= {"svg", "rect", "path", "circle", "text"}
        assert picture.height < 6000


def test_values_that_are_no_numbers_draw_nothing() -> None:
    rows = [{"name": name, "n": n} for name, n in zip("abcde", (10, float("inf"), float("nan"), None, 5), strict=True)]
    assert len(bars(rows).all("rect")) == 2


def test_a_hundred_bars_are_cut_and_said() -> None:
    picture = bars([{"name": f"n{i}", "n": i + 1} for i in range(100)])
    assert len(picture.all("rect")) == 60 and "60 premières barres sur 100" in picture.words


def test_what_no_font_has_is_a_box_and_what_is_too_long_can_be_broken() -> None:
    assert fonts.shown("aé漢\u202e\u00adb\tc") == "aé□b c"
    assert fonts.shown("x" * 100).replace("\u200b", "") == "x" * 100 and "\u200b" in fonts.shown("x" * 100)
    for line in fonts.wrap("Un mot et un autre " + "y" * 400, 80, 8):
        assert fonts.width(line, 8) <= 80


def test_a_missing_font_is_told_in_both_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "_PACKAGES", {fonts.TEXT: "no_such_package", fonts.HEADING: "no_such_package"})
    with pytest.raises(ExportFailed) as failed:
        fonts.font_file(fonts.TEXT)
    french, english = (failed.value.words(language) for language in Language)
    assert failed.value.key == "font" and "Source Sans 3" in french and "Source Sans 3" in english and french != english


def test_a_year_is_never_written_with_a_space(catalogue: Catalogue) -> None:
    exhibit = made.line(catalogue, Language.FR)
    unsaid = replace(exhibit, encoding=replace(exhibit.encoding, x_form=Form.NUMBER))
    assert "2023" in read(svg(unsaid)).words and "2\u00a0023" not in read(svg(unsaid)).words
