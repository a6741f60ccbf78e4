"""Places on a map: nothing over anything, names at their marks, a number and a list where a name has no room."""

import math
import re
from dataclasses import replace
from itertools import combinations

import made_forms as made
import pandas as pd
import pytest
from built import CATALOGUE, built
from hypothesis import given, settings
from hypothesis import strategies as st
from test_charts_forms import SCREEN, SLIDE, WIDTHS, apart, sheet

from components.charts.drawn import picture_html
from dossier.charts.boxes import Box
from dossier.charts.cluster import packed
from dossier.charts.encoding_places import Ground
from dossier.charts.forms import plan_form
from dossier.charts.palette import COLOURS, RED, contrast
from dossier.charts.sheet import Block, Dot, Sheet, Stroke, Words, Zone
from dossier.exhibits import Exhibit
from dossier.language import Language
from dossier.selection import Selection
from exports.slides.pen import ARIAL

MAPS = ("brief-map", "capacity-map", "capacity-europe", "demand-manufacture", "funding-map", "actors-besancon")
FRAME = Box(40.0, 110.0, 880.0, 330.0)


def said(found: Sheet) -> list[str]:
    return [" ".join(words.lines) for words in found.all(Words)]


@pytest.fixture
def located() -> Exhibit:
    return made.located(CATALOGUE, Language.FR)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("identifier", MAPS)
def test_the_maps_of_the_pages_hold_in_every_frame(identifier: str, language: Language) -> None:
    exhibit = built(identifier, Selection(language=language))
    for width, sizes in WIDTHS:
        apart(sheet(exhibit, width, sizes), Box(0.0, 0.0, width, math.inf))
    found = plan_form(exhibit, ARIAL, FRAME, SLIDE)
    apart(found, FRAME)
    assert found.bottom <= FRAME.bottom + 0.1 and found.size >= 12


@pytest.mark.parametrize("identifier", MAPS)
def test_every_name_is_on_the_picture_or_in_the_list_under_it(identifier: str) -> None:
    exhibit = built(identifier, Selection())
    column = exhibit.encoding.columns()["label"]
    names = {name for name in exhibit.table[column] if isinstance(name, str) and name}
    for width in (350.0, 680.0, 1120.0):
        told = " ".join(said(sheet(exhibit, width)))
        assert all(name in told for name in names), (width, [name for name in names if name not in told])


@pytest.mark.parametrize("identifier", MAPS)
def test_a_map_is_light(identifier: str) -> None:
    pictures = re.findall(r"<svg .*?</svg>", picture_html(built(identifier, Selection())))
    assert len(pictures) == 3 and max(map(len, pictures)) < 70_000


def test_a_number_on_the_map_is_one_of_the_list(located: Exhibit) -> None:
    crowd = located.table.assign(city="Une ville au nom assez long", words="et des mots", lon=2.4, lat=46.0, radius=0.4)
    crowd["lon"] += [0.05 * i for i in range(len(crowd))]
    exhibit = replace(located, table=pd.concat([crowd] * 3, ignore_index=True))
    found = sheet(exhibit, 350.0)
    numbers = [line for line in said(found) if line.isdigit()]
    listed = [line for line in said(found) if line == "Une ville au nom assez long · et des mots"]
    assert numbers and len(listed) == len(set(numbers))
    apart_list = [words for words in found.all(Words) if words.lines[0].isdigit()]
    assert apart_list[-1].box.bottom <= found.bottom


def test_a_slide_says_how_many_names_found_no_room(located: Exhibit) -> None:
    many = pd.concat([located.table] * 9, ignore_index=True)
    many["lon"] = [2.0 + 0.02 * i for i in range(len(many))]
    found = plan_form(replace(located, table=many), ARIAL, FRAME, SLIDE)
    assert found.bottom <= FRAME.bottom + 0.1
    assert any("n’ont pas trouvé place" in line for line in said(found))


@pytest.mark.parametrize("width", [350.0, 1120.0])
def test_an_inset_shows_its_places_larger_and_its_frame_on_the_map(located: Exhibit, width: float) -> None:
    found, plain = sheet(located, width), sheet(replace(located, encoding=replace(located.encoding, inset=None)), width)
    assert "Île-de-France" in said(found) and "Île-de-France" not in said(plain)

    def between(one: Sheet) -> float:
        spots = [
            (dot.x, dot.y)
            for dot in one.all(Dot)
            if dot.tone == "orange" or (dot.tone, dot.shape) == ("slate", "solid")
        ]
        return max(math.dist(a, b) for a, b in combinations(spots[-2:], 2))

    assert between(found) > 2 * between(plain), "what stands close is seen apart"
    frames = [stroke for stroke in found.all(Stroke) if len(stroke.points) == 5]
    assert len(frames) == 2
    small, large = sorted(max(x for x, _ in one.points) - min(x for x, _ in one.points) for one in frames)
    assert small * 3 < large


def test_no_inset_where_nothing_stands_in_it(located: Exhibit) -> None:
    south = located.table[located.table["lat"] < 48]
    assert "Île-de-France" not in said(sheet(replace(located, table=south.reset_index(drop=True))))


def test_a_dashed_ring_stands_around_what_exists(located: Exhibit) -> None:
    dots = sheet(located).all(Dot)
    ring = next(dot for dot in dots if dot.shape == "missing")
    disc = next(dot for dot in dots if dot.tone == "besancon" and dot.shape == "solid")
    assert (ring.x, ring.y) == pytest.approx((disc.x, disc.y)) and ring.radius > disc.radius
    assert dots.index(ring) < dots.index(disc)
    assert 'stroke-dasharray="3 2.2"' in picture_html(located)


def test_only_the_region_is_tinted_and_squares_are_blocks(located: Exhibit) -> None:
    found = sheet(located, 1120.0)
    assert [zone.opacity for zone in found.all(Zone) if zone.colour == RED] and all(
        zone.opacity < 0.1 for zone in found.all(Zone) if zone.colour == RED
    )
    assert len(found.all(Block)) == 2
    europe = replace(located, encoding=replace(located.encoding, ground=Ground.EUROPE, inset=None))
    ground = sheet(europe, 1120.0).all(Zone)
    assert ground and not [zone for zone in ground if zone.colour == RED]
    assert all(contrast(zone.edge) >= 3 for zone in ground if zone.edge), "coasts say where a mark stands"


def test_a_line_stops_at_the_edge_with_its_words_and_a_broken_one_is_abroad() -> None:
    exhibit = built("demand-manufacture", Selection())
    found = sheet(exhibit, 1120.0)
    lines = [stroke for stroke in found.all(Stroke) if len(stroke.points) > 5]
    violet = [stroke for stroke in lines if stroke.colour == COLOURS["violet"]]
    assert violet and all(stroke.dashes for stroke in violet)
    assert not any(stroke.dashes for stroke in lines if stroke.colour == COLOURS["slate"])
    assert min(x for stroke in violet for x, _ in stroke.points) == pytest.approx(0.0, abs=0.5)
    told = " ".join(said(found))
    assert "Raleigh" in told and "Chapel Hill" in told


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [350.0, 680.0, 1120.0])
def test_words_at_the_edge_cover_no_mark_and_not_their_line(width: float, language: Language) -> None:
    found = sheet(built("demand-manufacture", Selection(language=language)), width)
    words = [each for each in found.all(Words) if "UCART20x22" in " ".join(each.lines) and each.box.x < 1]
    words += [each for each in found.all(Words) if "Chapel" in " ".join(each.lines)]
    assert len(words) == 2 and not any("…" in line for each in words for line in each.lines)
    lines = [point for stroke in found.all(Stroke) if len(stroke.points) > 5 for point in stroke.points]
    marks = [Box(dot.x - dot.radius, dot.y - dot.radius, 2 * dot.radius, 2 * dot.radius) for dot in found.all(Dot)]
    for each in words:
        assert not [mark for mark in marks if mark.meets(each.box)], each.lines
        assert not [point for point in lines if Box(*point, 0, 0).within(each.box)], each.lines


def test_what_has_no_place_stands_in_the_corner_on_the_same_scale() -> None:
    exhibit = built("funding-map", Selection())
    found = sheet(exhibit, 1120.0)
    ochre = [dot for dot in found.all(Dot) if dot.tone == "ochre"]
    table = exhibit.table
    assert len(ochre) == 1 and table["lon"].isna().sum() == 1
    other = max((dot for dot in found.all(Dot) if dot.tone == "slate"), key=lambda dot: dot.radius)
    amounts = table.set_index("tone")["amount_eur"]
    assert (ochre[0].radius / other.radius) ** 2 == pytest.approx(amounts["ochre"] / amounts["slate"].max(), rel=0.01)
    assert ochre[0].x < 100


def test_a_sketch_is_true_to_scale() -> None:
    exhibit = built("actors-besancon", Selection())
    found = sheet(exhibit, 1120.0)
    bar = next(stroke for stroke in found.all(Stroke) if len(stroke.points) == 4)
    kilometres = float(
        next(line for line in said(found) if line.endswith("km") and "environ" not in line).split("\u00a0")[0]
    )
    pixel = (bar.points[2][0] - bar.points[1][0]) / kilometres
    one, other = [(dot.x, dot.y) for dot in found.all(Dot) if dot.shape == "solid"]
    assert any(dot.shape == "derived" for dot in found.all(Dot)), "where only the city is known"
    (far,) = [int(re.findall(r"\d+", link)[0]) for link in exhibit.table["link"].dropna()]
    assert round(math.dist(one, other) / pixel) == far


@settings(max_examples=60)
@given(st.lists(st.floats(0.05, 3.0), min_size=1, max_size=12))
def test_discs_side_by_side_cover_nothing(radii: list[float]) -> None:
    spots = packed(radii)
    assert len(spots) == len(radii)
    for (a, r), (b, s) in combinations(zip(spots, radii, strict=True), 2):
        assert math.dist(a, b) >= (r + s) * 0.999
    assert packed([]) == []


def test_empty_and_single_maps_are_drawn(located: Exhibit) -> None:
    for table in (located.table.head(1), located.table.assign(lon=None), located.table.assign(lat=math.nan, city="")):
        for ground in Ground:
            exhibit = replace(located, table=table, encoding=replace(located.encoding, ground=ground))
            for width in (350.0, 1120.0):
                apart(sheet(exhibit, width, SCREEN), Box(0.0, 0.0, width, math.inf))
