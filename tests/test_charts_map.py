"""What of the world a map shows, and where its places and names stand."""

from dataclasses import replace

import made
import pytest

from dossier.catalogue import Catalogue
from dossier.charts.boxes import Box
from dossier.charts.ground import EUROPE, MAINLAND, Extent, view
from dossier.charts.map import MapPlan, plan_map
from dossier.exhibits import Exhibit
from dossier.language import Language

FRAME = Box(10.0, 20.0, 482.0, 400.0)


@pytest.fixture(scope="module")
def exhibit(catalogue: Catalogue) -> Exhibit:
    return made.map_(catalogue, Language.FR)


def plan(exhibit: Exhibit) -> MapPlan:
    return plan_map(exhibit, FRAME, 7.2, 0.66)


@pytest.mark.parametrize("wanted", [MAINLAND, EUROPE, Extent(5.0, 46.0, 7.0, 48.0)])
def test_a_view_shows_what_is_wanted_as_large_as_it_goes(wanted: Extent) -> None:
    seen = view(482.0, 400.0, wanted)
    left, top = seen.pixel(wanted.west, wanted.north)
    right, bottom = seen.pixel(wanted.east, wanted.south)
    assert left + right == pytest.approx(482.0) and top + bottom == pytest.approx(400.0)
    assert min(left, top) == pytest.approx(0.0, abs=1e-6)


def test_every_place_in_the_frame_has_its_disc_the_large_ones_first(exhibit: Exhibit) -> None:
    found = plan(exhibit)
    assert found.outside == 1 and len(found.discs) == 8
    assert [radius for _, _, radius, _ in found.discs] == sorted((r for _, _, r, _ in found.discs), reverse=True)
    places = {city.label: (x, y) for x, y, _, city in found.discs}
    assert places["Nantes"][0] < places["Lyon"][0] < places["Besançon"][0] < places["Strasbourg"][0]
    assert places["Strasbourg"][1] < places["Besançon"][1] < places["Lyon"][1] < places["Toulouse"][1]
    assert all(FRAME.x <= x <= FRAME.right and FRAME.y <= y <= FRAME.bottom for x, y in places.values())


def test_names_stand_beside_their_places_on_the_ground(exhibit: Exhibit) -> None:
    found = plan(exhibit)
    assert {"Besançon", "Lyon", "Nantes", "Strasbourg"} <= {name.text for name in found.names}
    discs = {city.label: (x, y, radius) for x, y, radius, city in found.discs}
    for name in found.names:
        x, y, radius = discs[name.text]
        assert abs(name.x - x) + abs(name.y - y) >= radius and abs(name.y - y) < 40.0
    assert found.countries and len(found.regions) == 13
    points = [point for rings in found.countries + found.regions for ring in rings for point in ring]
    assert all(
        FRAME.x - 0.01 <= x <= FRAME.right + 0.01 and FRAME.y - 0.01 <= y <= FRAME.bottom + 0.01 for x, y in points
    )


def test_near_places_are_seen_apart_and_far_ones_together(exhibit: Exhibit) -> None:
    table = exhibit.table
    near = plan(replace(exhibit, table=table[table["city"].isin(["Les Ulis", "Créteil", "Corbeil-Essonnes"])]))
    assert len(near.regions) < 13 and near.outside == 0
    abroad = table.assign(lon=[10.0 + i for i in range(9)], lat=[50.0 + i for i in range(9)])
    assert plan(replace(exhibit, table=abroad)).outside == 0
    nowhere = plan(replace(exhibit, table=table.assign(lon=None)))
    assert nowhere.outside == 9 and len(nowhere.regions) == 13 and not nowhere.discs
