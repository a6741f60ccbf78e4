"""Forms planned as a sheet: no words over others, nothing outside, values found back where their marks stand."""

import math
from dataclasses import replace
from itertools import combinations, pairwise

import hostile
import made_forms as made
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.catalogue import Catalogue
from dossier.charts.axis import Scale
from dossier.charts.boxes import Box
from dossier.charts.encoding import Kind
from dossier.charts.flags import plan_flags
from dossier.charts.forms import SHEETS, plan_form
from dossier.charts.palette import COLOURS, INK, contrast
from dossier.charts.sheet import Block, Dot, Sheet, Stroke, Words, Zone
from dossier.exhibits import Exhibit
from dossier.language import Language
from exports.files.fonts import SOURCE_SANS
from exports.slides.pen import ARIAL

SCREEN, PAPER = (13.0,), (8.0,)
SLIDE = (16, 15, 14, 13, 12, 11, 10, 9)
#: A phone, a part of a page, a page, a sheet of paper.
WIDTHS = ((350.0, SCREEN), (680.0, SCREEN), (1120.0, SCREEN), (482.0, PAPER))


def sheet(exhibit: Exhibit, width: float = 680.0, sizes: tuple[float, ...] = SCREEN) -> Sheet:
    return plan_form(exhibit, SOURCE_SANS, Box(0.0, 0.0, width, math.inf), sizes)


def spread(found: Sheet) -> list[Box]:
    """The room of each text."""
    return [words.box for words in found.all(Words)]


def apart(found: Sheet, frame: Box) -> None:
    """No text covers another by more than a hair, none leaves the frame, no mark does."""
    outer = Box(frame.x - 1, frame.y - 2, frame.w + 2, found.bottom - frame.y + 4)
    for box in spread(found) + [block.box for block in found.all(Block)]:
        assert box.within(outer), (box, outer)
    for one, other in combinations(found.all(Words), 2):
        across = min(one.box.right, other.box.right) - max(one.box.x, other.box.x)
        down = min(one.box.bottom, other.box.bottom) - max(one.box.y, other.box.y)
        assert across <= 0.8 or down <= one.size * 0.25, (one.lines, other.lines)
    for dot in found.all(Dot):
        assert outer.x <= dot.x - dot.radius and dot.x + dot.radius <= outer.right
    for stroke in found.all(Stroke):
        assert all(outer.x <= x <= outer.right and outer.y <= y <= outer.bottom for x, y in stroke.points)


def test_every_form_has_one_made_by_hand(catalogue: Catalogue) -> None:
    assert {build(catalogue, Language.FR).kind for build in made.FORMS} == set(SHEETS)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("width", "sizes"), WIDTHS)
@pytest.mark.parametrize("build", made.FORMS, ids=lambda build: build.__name__)
def test_nothing_covers_anything_or_leaves(
    catalogue: Catalogue, build: made.Build, width: float, sizes: tuple[float, ...], language: Language
) -> None:
    apart(sheet(build(catalogue, language), width, sizes), Box(0.0, 0.0, width, math.inf))


@pytest.mark.parametrize("text", hostile.TEXTS, ids=range(len(hostile.TEXTS)))
@pytest.mark.parametrize("build", made.FORMS, ids=lambda build: build.__name__)
def test_no_text_of_the_data_moves_another_out(catalogue: Catalogue, build: made.Build, text: str) -> None:
    exhibit = hostile.spoilt(build(catalogue, Language.FR), text)
    for width in (350.0, 1120.0):
        apart(sheet(exhibit, width), Box(0.0, 0.0, width, math.inf))


@pytest.mark.parametrize("build", made.FORMS, ids=lambda build: build.__name__)
def test_a_slide_holds_it_in_letters_that_are_read_from_afar(catalogue: Catalogue, build: made.Build) -> None:
    frame = Box(40.0, 110.0, 880.0, 330.0)
    found = plan_form(build(catalogue, Language.FR), ARIAL, frame, SLIDE)
    apart(found, frame)
    assert found.bottom <= frame.bottom + 0.1 and found.size >= 14


def test_a_list_too_long_for_a_slide_says_how_many_rows_it_leaves_out(catalogue: Catalogue) -> None:
    exhibit = made.triggers(catalogue, Language.FR)
    long = replace(exhibit, table=pd.concat([exhibit.table] * 8, ignore_index=True))
    frame = Box(40.0, 110.0, 880.0, 330.0)
    found = plan_form(long, ARIAL, frame, SLIDE)
    assert found.bottom <= frame.bottom + 0.1
    assert "premières lignes sur 64" in found.all(Words)[-1].lines[0]


@given(
    st.lists(st.floats(0, 100), min_size=1, max_size=4),
    st.lists(st.sampled_from(["P5", "sans le projet", "la moyenne des tirages, en millions d’euros"]), min_size=4),
    st.sampled_from([350.0, 680.0, 1120.0]),
)
def test_names_of_lines_do_not_meet(values: list[float], names: list[str], width: float) -> None:
    room = Box(0.0, 0.0, width, 0.0)
    found = plan_flags(Sheet(SOURCE_SANS, 13.0), list(zip(values, names, strict=False)), Scale(0, 100, 0, width), room)
    boxes = [flag.box for flag in found.flags]
    assert len(boxes) == len(values)
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert all(flag.left >= 0 and flag.left + flag.box.w <= width + 13 for flag in found.flags)
    assert all(box.bottom <= found.height for box in boxes)


def test_two_lines_far_apart_are_named_at_one_height_and_no_line_runs_through_a_name() -> None:
    references = [(10.0, "médiane"), (60.0, "moyenne"), (95.0, "sans le projet")]
    found = plan_flags(Sheet(SOURCE_SANS, 13.0), references, Scale(0, 100, 0, 680), Box(0, 0, 680, 0))
    assert len({flag.box.y for flag in found.flags}) == 1 and found.flags[2].box.right <= 95 * 6.8
    assert not any(flag.box.x < other.x < flag.box.right for flag in found.flags for other in found.flags)


@given(st.lists(st.tuples(st.integers(-90, 0), st.integers(0, 90)), min_size=1, max_size=9))
def test_a_range_stands_where_its_values_are(catalogue: Catalogue, ends: list[tuple[int, int]]) -> None:
    rows = [
        {"option": f"Option {i}", "low": low, "high": high, "mean": (low + high) / 2}
        for i, (low, high) in enumerate(ends)
    ]
    ladder = made.ladder(catalogue, Language.FR)
    encoding = replace(ladder.encoding, median="", label="", said="", tone="", shape="", signs=())
    found = sheet(replace(ladder, table=pd.DataFrame(rows), encoding=encoding), 680.0)
    assert all(contrast(zone.edge) >= 3 for zone in found.all(Zone)), "a pale bar has an outline"
    bars = [zone.points for zone in found.all(Zone)]
    dots = [dot.x for dot in found.all(Dot)]
    assert len(bars) == len(dots) == len(ends)
    low, high = min(low for low, _ in ends), max(high for _, high in ends)
    if high - low > 1:
        left, right = min(bar[0][0] for bar in bars), max(bar[1][0] for bar in bars)
        unit = (right - left) / (high - low)
        for bar, dot, (start, end) in zip(bars, dots, ends, strict=True):
            assert bar[0][0] == pytest.approx(left + (start - low) * unit, abs=0.01)
            assert bar[1][0] == pytest.approx(left + (end - low) * unit, abs=0.01)
            assert dot == pytest.approx((bar[0][0] + bar[1][0]) / 2, abs=0.01)


def test_what_cannot_be_computed_is_words_and_no_mark(catalogue: Catalogue) -> None:
    exhibit = made.ladder(catalogue, Language.FR)
    found = sheet(exhibit)
    assert len(found.all(Dot)) == 5 + 1  # one in the key of the signs
    assert ("ne peut pas être calculé",) in [words.lines for words in found.all(Words)]
    marked = exhibit.table.assign(low=-20.0, high=10.0, mean=-5.0, median=-6.0)
    assert len(sheet(replace(exhibit, table=marked)).all(Dot)) == 5 + 1, "words stand in the place of marks"


def test_names_stand_beside_their_marks_and_over_them_on_a_phone(catalogue: Catalogue) -> None:
    exhibit = made.ladder(catalogue, Language.FR)
    for width, beside in ((680.0, True), (350.0, False)):
        found = sheet(exhibit, width)
        name = next(words for words in found.all(Words) if words.lines == ("Bâtiment neuf de six salles",))
        dot = found.all(Dot)[-1]
        assert (name.box.y < dot.y < name.box.bottom) == beside


def test_bins_are_as_high_as_their_values_and_each_side_says_what_it_is(catalogue: Catalogue) -> None:
    exhibit = made.draws(catalogue, Language.FR)
    found = sheet(exhibit)
    bins = found.all(Block)
    shares = [share for share in exhibit.table["share"] if share > 0]
    assert len(bins) == len(shares)
    unit = bins[0].box.h / shares[0]
    for block, share in zip(bins, shares, strict=True):
        assert block.box.h == pytest.approx(share * unit)
        assert block.box.bottom == pytest.approx(bins[0].box.bottom)
    zero = next(words for words in found.all(Words) if words.lines == ("sans le projet",))
    losses, gains = ([block.box for block in bins if block.tone == tone] for tone in ("orange", "teal"))
    assert max(box.right for box in losses) <= zero.box.x <= max(box.right for box in gains)
    said = {words.lines[0] for words in found.all(Words)}
    assert set(exhibit.encoding.sides) <= said, "the side is told in words too"


def test_a_fan_reaches_its_edges_and_names_each_end(catalogue: Catalogue) -> None:
    exhibit = made.fan(catalogue, Language.FR)
    found = sheet(exhibit)
    said = [words.lines[0] for words in found.all(Words)]
    assert {"Sans clause", "Avec la clause d’arrêt", "Si l’on savait tout", "sans le projet"} <= set(said)
    assert said.count("P5") == said.count("P95") == 2
    widest = max(found.all(Zone), key=lambda zone: max(y for _, y in zone.points) - min(y for _, y in zone.points))
    table = exhibit.table[exhibit.table["variant"] == "Sans clause"].reset_index(drop=True)
    lows = [y for _, y in widest.points[: len(table)]]
    unit = (lows[-1] - lows[0]) / (table["low"].iloc[-1] - table["low"].iloc[0])
    for y, low in zip(lows, table["low"], strict=True):
        assert y == pytest.approx(lows[0] + (low - table["low"].iloc[0]) * unit, abs=0.01)
    long = [stroke for stroke in found.all(Stroke) if len(stroke.points) == len(table)]
    thin, thick = (max(one.weight for one in long if one.colour == hue) for hue in (INK, COLOURS["slate"]))
    assert thin < thick, "a bound is a thin line"


def test_steps_stand_on_each_other_upright_and_lying(catalogue: Catalogue) -> None:
    exhibit = made.steps(catalogue, Language.FR)
    table = exhibit.table[exhibit.table["value"] != 0]
    for width, upright in ((1120.0, True), (350.0, False)):
        blocks = [block.box for block in sheet(exhibit, width).all(Block)]
        assert len(blocks) == len(table)
        lengths = [box.h if upright else box.w for box in blocks]
        unit = lengths[0] / table["value"].iloc[0]
        assert lengths == pytest.approx([abs(value) * unit for value in table["value"]])
        ends = [(box.y, box.bottom) if upright else (box.right, box.x) for box in blocks]
        rows = list(table.itertuples())
        for (one, place), (other, after) in pairwise(list(zip(rows, ends, strict=True))[:-1]):
            end = place[0 if one.value > 0 else 1]
            assert end == pytest.approx(after[1 if other.value > 0 else 0])


def test_a_box_says_its_state_by_its_form_and_in_words(catalogue: Catalogue) -> None:
    exhibit = made.triggers(catalogue, Language.FR)
    found = sheet(exhibit, 1120.0)
    assert [block.shape for block in found.all(Block)] == list(exhibit.table["shape"])
    said = " ".join(line for words in found.all(Words) for line in words.lines)
    assert said.startswith("1 sur 8 obtenu") and said.count("vide") == 5 and "demandé, octobre 2026" in said
    unknown = replace(exhibit, table=exhibit.table.assign(shape=None))
    assert {block.shape for block in sheet(unknown).all(Block)} == {"missing"}


@given(st.integers(0, 100), st.integers(1, 100))
def test_as_many_dots_as_there_are_and_the_first_ones_filled(catalogue: Catalogue, value: int, total: int) -> None:
    exhibit = made.patients(catalogue, Language.FR)
    one = replace(exhibit, table=exhibit.table.head(1).assign(value=value, total=total))
    dots = sheet(one).all(Dot)
    filled = min(value, total)
    assert len(dots) == total and [dot.tone for dot in dots[:filled]] == ["teal"] * filled
    assert all(dot.radius > other.radius for dot in dots[:filled] for other in dots[filled:]), "told by size too"


def test_dots_that_are_no_number_or_too_many_are_not_drawn(catalogue: Catalogue) -> None:
    exhibit = made.patients(catalogue, Language.FR)
    assert not sheet(replace(exhibit, table=exhibit.table.assign(total=[None, 5000, math.inf]))).all(Dot)


def test_every_combination_has_its_cell_under_its_heads(catalogue: Catalogue) -> None:
    exhibit = made.combinations(catalogue, Language.FR)
    for width, heads in ((1120.0, 1), (350.0, 1)):
        found = sheet(exhibit, width)
        cells = found.all(Zone)
        assert len(cells) == 16 and len({zone.points for zone in cells}) == 16
        said = [words.lines[0] for words in found.all(Words)]
        assert said.count("Sans contrat") == heads and said.count("douze jours au plus") == 2
        assert said.count("un pari") == 3, "the outer head and two inner ones"
    order = sorted(zip(exhibit.table["gain"], cells, strict=True), key=lambda pair: pair[0])
    assert [zone.opacity for _, zone in order] == sorted(zone.opacity for zone in cells)


@pytest.mark.parametrize("kind", [Kind.DOTS, Kind.RANGE, Kind.CHECKLIST])
def test_one_row_is_enough_for_a_list(catalogue: Catalogue, kind: Kind) -> None:
    for build in made.FORMS:
        exhibit = build(catalogue, Language.FR)
        if exhibit.kind == kind:
            assert replace(exhibit, table=exhibit.table.head(1)).drawn
            assert not replace(exhibit, table=exhibit.table.head(0)).drawn
