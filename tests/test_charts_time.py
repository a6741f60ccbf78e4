"""Lanes, lifelines, the chain, the stages and tables as pictures: where their marks stand, what they leave out."""

import math
from dataclasses import replace
from itertools import combinations

import made
import made_time
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.catalogue import Catalogue
from dossier.charts.boxes import Box
from dossier.charts.forms import plan_form
from dossier.charts.moments import decimal_year
from dossier.charts.sheet import Block, Dot, Sheet, Stroke, Words, Zone
from dossier.charts.table_picture import ROWS, plan_table
from dossier.exhibits import Exhibit
from dossier.language import Language
from exports.files.fonts import SOURCE_SANS
from exports.slides.pen import ARIAL


def sheet(exhibit: Exhibit, width: float = 1120.0) -> Sheet:
    return plan_form(exhibit, SOURCE_SANS, Box(0.0, 0.0, width, math.inf), (13.0,))


def said(found: Sheet) -> list[str]:
    return [" ".join(words.lines) for words in found.all(Words)]


def test_a_date_is_in_the_middle_of_what_it_leaves_open() -> None:
    assert decimal_year("2024") == 2024.5
    assert 2024.08 < decimal_year("2024-02") < 2024.17
    assert decimal_year("2024-02-01") < decimal_year("2024-02") < decimal_year("2024-02-28") < decimal_year("2024-03")
    with pytest.raises(ValueError):
        decimal_year("bientôt")


@given(st.lists(st.floats(2012, 2026), min_size=1, max_size=14), st.sampled_from([680.0, 1120.0]))
def test_names_of_a_lane_do_not_cover_each_other_nor_a_mark(
    catalogue: Catalogue, moments: list[float], width: float
) -> None:
    exhibit = made_time.lanes(catalogue, Language.FR)
    rows = [
        {"at": at, "lane": "Une", "event": f"Un fait daté, le numéro {i}", "date": "2020", "tone": "slate"}
        for i, at in enumerate(moments)
    ]
    encoding = replace(exhibit.encoding, until="", said="", shape="", now=None)
    found = sheet(replace(exhibit, table=pd.DataFrame(rows), encoding=encoding), width)
    names = [words.box for words in found.all(Words) if "fait" in " ".join(words.lines)]
    dots = [Box(dot.x - dot.radius, dot.y - dot.radius, 2 * dot.radius, 2 * dot.radius) for dot in found.all(Dot)]
    assert len(names) == len(dots) == len(moments)
    assert not any(one.meets(other) for one, other in combinations(names, 2))
    assert not any(name.meets(dot) for name in names for dot in dots)
    assert all(name.x >= 0 and name.right <= width + 0.1 for name in names)


def test_a_lane_has_its_dates_and_a_tick_a_year_and_its_silence_is_blank_and_named(catalogue: Catalogue) -> None:
    exhibit = made_time.lanes(catalogue, Language.FR)
    found = sheet(exhibit)
    texts = said(found)
    assert any("11 mai 2023 · Visite" in text for text in texts) and "d’après les collectivités" in texts
    assert sum("aucun texte trouvé depuis février 2024" in text for text in texts) == 1
    axis = found.all(Dot)[0].y
    dots = {dot.shape: dot for dot in found.all(Dot)}
    assert {"hollow", "hatched", "solid"} <= set(dots), "planned and told by others have their own forms"
    ticks = {round(stroke.points[0][0], 1) for stroke in found.all(Stroke) if stroke.points[0][1] == axis}
    assert len(ticks) >= 2031 - 2013 + 1
    dotted = [stroke for stroke in found.all(Stroke) if stroke.dashes == "1 4"]
    assert len(dotted) == 1 and dotted[0].points[0][1] == axis
    start, end = dotted[0].points[0][0], dotted[0].points[1][0]
    assert not any(start < dot.x < end for dot in found.all(Dot) if dot.y == axis)


def test_a_lane_is_a_list_of_dates_on_a_phone(catalogue: Catalogue) -> None:
    found = sheet(made_time.lanes(catalogue, Language.FR), 350.0)
    tops = [words.y for words in found.all(Words)]
    assert tops == sorted(tops) and len({dot.x for dot in found.all(Dot)}) == 1


def test_a_lifeline_ends_as_its_site_does(catalogue: Catalogue) -> None:
    exhibit = made_time.lifelines(catalogue, Language.FR)
    found = sheet(replace(exhibit, encoding=replace(exhibit.encoding, signs=())))
    bars = found.all(Block)
    assert [(bar.tone, bar.shape) for bar in bars] == [
        ("besancon", "solid"), ("slate", "solid"),
        ("slate", "solid"), ("orange", "solid"),
        ("slate", "solid"), ("orange", "hollow"),
        ("slate", "solid"), ("slate", "hollow"),
    ]  # fmt: skip
    crosses = [stroke for stroke in found.all(Stroke) if stroke.colour == "#B4540A"]
    assert len(crosses) == 2 * 2, "two closed sites, two strokes each"
    dashed = [stroke for stroke in found.all(Stroke) if stroke.dashes]
    assert len(dashed) == 1, "one beginning is unknown"
    unit = bars[0].box.w / (2015.6 - 2013.5)
    assert bars[1].box.w == pytest.approx((2018.5 - 2013.8) * unit)
    assert bars[2].box.right == pytest.approx(bars[3].box.x), "for sale from the day of the sale"


def test_words_of_a_lifeline_stand_after_its_end_and_under_it_on_a_phone(catalogue: Catalogue) -> None:
    exhibit = made_time.lifelines(catalogue, Language.FR)
    for width, after in ((1120.0, True), (350.0, False)):
        found = sheet(exhibit, width)
        label = next(words for words in found.all(Words) if words.lines[0].startswith("fermé en 2015"))
        bar = next(block for block in found.all(Block) if block.tone == "besancon")
        assert (label.box.x > bar.box.right) == after and (label.box.y > bar.box.bottom) == (not after)


def test_a_chain_has_a_mark_a_step_and_territory_and_names_for_one_step(catalogue: Catalogue) -> None:
    exhibit = made_time.chain(catalogue, Language.FR)
    for width, columns in ((1120.0, 10), (350.0, 4)):
        found = sheet(exhibit, width)
        dots = found.all(Dot)
        assert len(dots) == 40 and len({round(dot.x, 1) for dot in dots}) == columns
        assert sum(dot.shape == "missing" for dot in dots) == (exhibit.table["shape"] == "missing").sum()
        assert {dot.tone for dot in dots if dot.tone == "besancon"} and len(found.all(Zone)) == 1
        names = [text for text in said(found) if "EFS" in text]
        assert len(names) == 2, "of the step in question alone"


def test_no_name_of_a_step_is_broken(catalogue: Catalogue) -> None:
    exhibit = made_time.chain(catalogue, Language.FR)
    for width in (350.0, 680.0, 1120.0):
        words = {word for text in said(sheet(exhibit, width)) for word in text.split(" ")}
        assert {word for step in exhibit.table["step"] for word in step.split(" ")} <= words
        assert {"Besançon", "région"} <= {word.rstrip("\u00a0:") for word in words}


def test_stages_have_a_mark_a_candidate_told_by_form_and_letter(catalogue: Catalogue) -> None:
    exhibit = made_time.stages(catalogue, Language.FR)
    bare = replace(exhibit, encoding=replace(exhibit.encoding, signs=()))
    forms = exhibit.table["form"].value_counts()
    for width in (1120.0, 680.0, 350.0):
        found = sheet(bare, width)
        squares = [block for block in found.all(Block) if block.shape == "solid"]
        hollow = [block for block in found.all(Block) if block.shape == "hollow"]
        diamonds = [zone for zone in found.all(Zone) if zone.colour == "#5F646B"]
        diamonds += [stroke for stroke in found.all(Stroke) if len(stroke.points) == 5]
        assert len(found.all(Dot)) == forms["disc"]
        assert (len(squares) + len(hollow), len(diamonds)) == (forms["square"], forms["diamond"])
        assert {dot.shape for dot in found.all(Dot)} == {"solid", "hollow"} and hollow, "an outline is a plan"
        assert said(found).count("A") == exhibit.table["letter"].notna().sum()
        assert sum(block.shape == "missing" for block in found.all(Block)) == 1
        assert "autologue et tardif : aucun candidat trouvé" in said(found)


def test_nothing_is_outlined_where_every_class_has_one(catalogue: Catalogue) -> None:
    exhibit = made_time.stages(catalogue, Language.FR)
    late = exhibit.table[exhibit.table["stage"] == "Stade tardif"]
    found = sheet(replace(exhibit, table=late))
    assert not any(block.shape == "missing" for block in found.all(Block))


@pytest.mark.parametrize("build", [made.table, made.matrix], ids=lambda build: build.__name__)
@pytest.mark.parametrize("width", [350.0, 680.0, 1120.0])
def test_a_table_keeps_its_cells_apart(catalogue: Catalogue, build: made_time.Build, width: float) -> None:
    found = plan_table(build(catalogue, Language.FR), SOURCE_SANS, Box(0.0, 0.0, width, math.inf), 13.0)
    boxes = [words.box for words in found.all(Words)]
    assert not any(one.meets(other) for one, other in combinations(boxes, 2))
    assert max(box.right for box in boxes) <= width + 1


def test_a_table_writes_its_first_rows_and_how_many_are_left(catalogue: Catalogue) -> None:
    exhibit = made.table(catalogue, Language.FR)
    found = plan_table(exhibit, ARIAL, Box(0.0, 0.0, 880.0, math.inf), 12.0)
    assert said(found)[-1].startswith(f"et {len(exhibit.table) - ROWS} autres lignes")
    short = plan_table(replace(exhibit, table=exhibit.table.head(3)), ARIAL, Box(0.0, 0.0, 880.0, math.inf), 12.0)
    assert "autre" not in said(short)[-1]
    numbers = [words for words in found.all(Words) if words.anchor == "end"]
    assert len({round(words.x, 3) for words in numbers}) == 1, "numbers end in one line"
