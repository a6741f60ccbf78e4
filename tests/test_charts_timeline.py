"""Where the events of a timeline stand: no name over another, no stem through a name, none outside, few left out."""

import math
from dataclasses import replace
from itertools import combinations

import made
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dossier.catalogue import Catalogue
from dossier.charts.boxes import Box
from dossier.charts.timeline import TimelineEvent, TimelinePlan, plan_timeline
from dossier.exhibits import Exhibit
from dossier.language import Language
from exports.files.fonts import SOURCE_SANS


@pytest.fixture(scope="module")
def exhibit(catalogue: Catalogue) -> Exhibit:
    return made.timeline(catalogue, Language.FR)


def plan(exhibit: Exhibit, width: float = 482.0, height: float = math.inf, *wide: float) -> TimelinePlan:
    settings = [(8.0, room) for room in wide or (108.0,)]
    return plan_timeline(exhibit, SOURCE_SANS, Box(10.0, 20.0, width, height), settings, 9.0)


def dated(exhibit: Exhibit, moments: list[float]) -> Exhibit:
    """The exhibit with one lane of events at the given moments."""
    rows = [
        {"date": moment, "lane": "", "event": f"Un fait daté, le {i}", "tone": "slate"}
        for i, moment in enumerate(moments)
    ]
    return replace(exhibit, table=pd.DataFrame(rows))


def events(found: TimelinePlan) -> list[tuple[float, TimelineEvent]]:
    return [(lane.axis, event) for lane in found.lanes for event in lane.events]


@given(st.lists(st.floats(2012, 2026), min_size=1, max_size=20), st.sampled_from([300.0, 482.0, 860.0]))
def test_no_name_covers_another_and_no_stem_crosses_one(exhibit: Exhibit, moments: list[float], width: float) -> None:
    found = plan(dated(exhibit, moments), width)
    names = [(event, event.box) for _, event in events(found) if event.box]
    assert len(names) == len(moments) and not found.unnamed
    assert not any(one.meets(other) for (_, one), (_, other) in combinations(names, 2))
    for axis, event in events(found):
        assert event.box and event.box.x >= 10.0 and event.box.right <= 10.0 + width
        assert event.box.y >= 20.0 and event.box.bottom < axis < found.bottom
        stem = Box(event.x, event.box.y, 0.0, axis - event.box.y)
        assert not any(stem.meets(box) for other, box in names if other is not event)


def test_the_last_name_runs_to_the_left_where_nothing_is_under_it(exhibit: Exhibit) -> None:
    found = plan(dated(exhibit, [2020.0, 2020.2, 2023.9]))
    assert [event.right for _, event in events(found)] == [True, True, False]
    assert found.across.end == 10.0 + 482.0 - 8.0
    near = plan(dated(exhibit, [2020.0, 2023.7, 2023.9]))
    assert all(event.right for _, event in events(near)) and near.across.end < found.across.end


def test_lanes_are_those_of_the_table_and_years_end_with_the_last(exhibit: Exhibit) -> None:
    found = plan(exhibit)
    assert [lane.name for lane in found.lanes] == [["Le projet"], ["Le territoire"]]
    assert found.years == [2012, 2013, 2014, 2015, 2016, 2017]
    assert len(plan(exhibit, 120.0).years) < 6 and plan(exhibit, 120.0).years[-1] == 2017


def test_a_given_height_holds_everything_and_counts_what_it_does_not(exhibit: Exhibit) -> None:
    roomy = plan(exhibit, 482.0, 600.0)
    assert roomy.unnamed == 0 and roomy.bottom <= 620.0 and roomy.lanes[0].top > 20.0
    tight = plan(exhibit, 482.0, 150.0)
    assert 0 < tight.unnamed < 16 and tight.bottom <= 170.0 + 1e-6
    assert all(event.box is None or event.box.y >= 20.0 for _, event in events(tight))
    assert plan(exhibit, 482.0, 150.0, 108.0, 50.0).unnamed <= tight.unnamed


def test_rows_without_a_date_are_not_drawn_and_an_event_without_a_name_is_not_counted(exhibit: Exhibit) -> None:
    table = exhibit.table.copy()
    table.loc[0, "date"] = float("nan")
    table.loc[1, "event"] = None
    found = plan(replace(exhibit, table=table))
    assert len(events(found)) == 15 and found.unnamed == 0
    assert sum(event.box is None for _, event in events(found)) == 1
