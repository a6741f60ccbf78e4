"""Where flows stand: bands as thick as what passes, names in their room, nothing outside the frame."""

import math
from dataclasses import replace
from itertools import combinations

import made
import pandas as pd
import pytest

from dossier.catalogue import Catalogue
from dossier.charts.boxes import Box
from dossier.charts.flow import FlowPlan, flows_of, plan_flow
from dossier.charts.palette import Tone
from dossier.exhibits import Exhibit
from dossier.language import Language
from exports.files.fonts import SOURCE_SANS


@pytest.fixture(scope="module")
def exhibit(catalogue: Catalogue) -> Exhibit:
    return made.flow(catalogue, Language.FR)


def plan(exhibit: Exhibit, height: float = math.inf, sizes: tuple[float, ...] = (8.0,)) -> FlowPlan:
    return plan_flow(exhibit, SOURCE_SANS, Box(10.0, 20.0, 482.0, height), sizes, 170.0)


def test_a_name_on_both_sides_is_two_ends_with_the_tone_of_their_flows(exhibit: Exhibit) -> None:
    ends, bands = flows_of(exhibit)
    assert [(end.name, end.size) for end in ends if end.side == 0] == [("Candidats", 34.0), ("En France", 7.0)]
    assert [end.side for end in ends if end.name == "En France"] == [1, 0]
    tones = {(end.side, end.name): end.tone for end in ends}
    assert tones[1, "Industrie"] == Tone.BESANCON and tones[0, "Candidats"] == Tone.GREY
    assert bands[0].hover == "Candidats → En France · 7"


def test_bands_are_as_thick_as_what_passes_and_fill_their_ends(exhibit: Exhibit) -> None:
    found = plan(exhibit)
    scale = 170.0 / 41.0
    for index, (end, box, _) in enumerate(found.ends):
        assert box.h == pytest.approx(end.size * scale)
        own = [(band, outline) for band, outline in found.bands if index in (band.source, band.target)]
        for band, outline in own:
            (_, top), (_, bottom) = outline[0], outline[-1]
            assert bottom - top == pytest.approx(band.size * scale)
        edges = [outline[0][1] if end.side == 0 else outline[len(outline) // 2 - 1][1] for _, outline in own]
        assert min(edges) == pytest.approx(box.y)


def test_names_have_their_room(exhibit: Exhibit) -> None:
    found = plan(replace(exhibit, table=exhibit.table.assign(to=[f"Un nom assez long {i} " * 6 for i in range(5)])))
    rooms = []
    for end, box, lines in found.ends:
        tall = SOURCE_SANS.height(lines, found.size)
        wide = SOURCE_SANS.widest(lines, found.size)
        x = box.right if end.side else box.x - wide
        rooms.append(Box(x, box.y + box.h / 2 - tall / 2, wide, tall))
    assert not any(one.meets(other) for one, other in combinations(rooms, 2))
    assert all(room.x >= 10.0 and room.right <= 492.0 and room.y >= 20.0 for room in rooms)
    assert max(room.bottom for room in rooms) <= found.bottom


def test_a_given_height_is_filled_and_not_left(exhibit: Exhibit) -> None:
    found = plan(exhibit, 120.0, (8.0, 6.0))
    assert found.size == 8.0 and found.bottom == pytest.approx(140.0, abs=1.0)
    rows = [{"from": f"Qui donne {i}", "to": f"Qui reçoit {i}", "n": 1, "tone": "slate"} for i in range(60)]
    crowd = plan(replace(exhibit, table=pd.DataFrame(rows)), 120.0, (8.0, 6.0))
    assert crowd.size == 6.0 and crowd.bottom == pytest.approx(140.0)
    assert all(box.y >= 20.0 and box.bottom <= 141.0 for _, box, _ in crowd.ends)


def test_nothing_is_no_flow(exhibit: Exhibit) -> None:
    nothing = replace(exhibit, table=exhibit.table.assign(n=[0, -1, None, float("nan"), float("inf")]))
    assert plan(nothing) == FlowPlan((), (), 8.0, 20.0)
