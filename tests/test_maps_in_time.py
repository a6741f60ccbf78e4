"""Maps by year and by territory: recomputed from the raw tables, without any of our rules."""

import csv

import pytest
from built import CATALOGUE, built
from hypothesis import given
from hypothesis import strategies as st
from screens import html_of, opened
from streamlit.testing.v1 import AppTest
from test_exhibits_maps import ADVANCED, LATE, changed, raw, several

from dossier.catalogue import DATA
from dossier.charts.atlas import plan_places, shown_at_first
from dossier.charts.boxes import Box
from dossier.charts.focus import AT_FIRST, STEPS, Focus, Way, focused
from dossier.charts.ground import MAINLAND
from dossier.charts.sheet import Territory, Words
from dossier.charts.territories import department, region_extent
from dossier.exhibits import register
from dossier.language import Language, t
from dossier.rules import years
from dossier.selection import Selection
from exports.files.fonts import SOURCE_SANS
from exports.files.table import csv_bytes

FRAME = Box(0.0, 0.0, 1120.0, float("inf"))
SHOWN = years.shown(CATALOGUE)


def stood(year: int) -> set[str]:
    """French sites of advanced therapy, by id, whose published dates say that they stood when the year ended."""
    found = set()
    for row in raw("facilities"):
        if row["country"] != "FR" or row["role"] == "project" or not several(row, "sectors") & ADVANCED:
            continue
        ended = row["closed"] and int(row["closed"][:4]) <= year
        unsaid = row["status"] in {"closed", "transferred"} and not row["closed"]
        if row["opened"] and int(row["opened"][:4]) <= year and not ended and not unsaid:
            found.add(row["facility_id"])
    return found


@pytest.mark.parametrize("year", SHOWN)
def test_the_map_of_sites_shows_those_whose_dates_say_that_they_stood(year: str) -> None:
    rows = {row["facility_id"]: row for row in raw("facilities")}
    open_then = stood(int(year))
    shown = built("capacity-map", Selection(year=year))
    assert set(shown.table["city"]) == {rows[site]["city"] for site in open_then}
    assert shown.table["n"].sum() == len(open_then)
    late = sorted({rows[site]["city"] for site in open_then if several(rows[site], "phases") & LATE})
    assert year in shown.finding and year in shown.subtitle
    assert all(city in shown.finding for city in late)
    assert set(shown.table.loc[shown.table["capability"] == "late", "city"]) == set(late)
    assert not set(shown.table["tone"]) & {"orange"}, "what is for sale today was not then"
    assert year in csv_bytes(CATALOGUE, Selection(year=year), shown).decode("utf-8-sig")


def test_the_findings_of_a_year_at_none_one_and_several_in_both_languages() -> None:
    def said(year: str, language: Language) -> str:
        return register()["capacity-map"].build(CATALOGUE, Selection(year=year, language=language)).finding

    before = str(int(SHOWN[0]) - 1)
    assert "la carte est vide" in said(before, Language.FR) and "the map is empty" in said(before, Language.EN)
    one = next(year for year in SHOWN if len(stood(int(year))) == 1)
    assert "un seul des sites" in said(one, Language.FR) and "one of the sites" in said(one, Language.EN)
    assert "Île-de-France" in said(SHOWN[-1], Language.FR) and "Île-de-France" in said(SHOWN[-1], Language.EN)


def test_what_has_no_date_is_counted_and_named_never_placed() -> None:
    year = SHOWN[-1]
    shown = built("capacity-map", Selection(year=year))
    nameless = [
        row
        for row in raw("facilities")
        if row["country"] == "FR" and row["role"] != "project" and several(row, "sectors") & ADVANCED
        and not row["opened"] and not (row["closed"] and row["closed"][:4] <= year)
    ]  # fmt: skip
    assert f": {len(nameless)} sites." in shown.coverage and len(nameless) > 1
    # a site that lost its closing date is neither there nor gone
    unknown = changed("facilities", "facility_id", "txcell-besancon", closed=None)
    before = built("capacity-map", Selection(year="2014")).coverage
    after = register()["capacity-map"].build(unknown, Selection(year="2014")).coverage
    count = int("".join(filter(str.isdigit, before)))
    assert after == before.replace(str(count), str(count + 1))


@pytest.mark.parametrize("year", SHOWN)
def test_the_map_of_awards_shows_those_announced_in_the_year(year: str) -> None:
    whole, shown = built("funding-map", Selection()), built("funding-map", Selection(year=year))
    dates = whole.table["announced"].fillna("").str[:4]
    assert sorted(shown.table["recipient"]) == sorted(whole.table.loc[dates == year, "recipient"])
    assert year in shown.finding
    with (DATA / "funding.csv").open(encoding="utf-8", newline="") as file:
        raw_years = {row["award_id"]: row["announced"][:4] for row in csv.DictReader(file)}
    assert {raw_years[row.removeprefix("funding:")] for row in shown.rows} <= {year}


def test_without_a_year_the_maps_are_those_of_today() -> None:
    here = [
        row
        for row in raw("facilities")
        if row["country"] == "FR" and row["role"] != "project" and several(row, "sectors") & ADVANCED
        and row["status"] not in {"closed", "transferred"}
    ]  # fmt: skip
    today = built("capacity-map", Selection())
    assert {row["city"] for row in here if row["lat"]} == set(today.table["city"])
    assert today.finding != built("capacity-map", Selection(year=SHOWN[-1])).finding


def test_a_year_changes_no_map_that_has_none() -> None:
    assert Selection(year="2014").only(register()["brief-map"].responds) == Selection()
    with_year, without = (register()["brief-map"].build(CATALOGUE, Selection(year=year)) for year in ("2014", ""))
    assert with_year.finding == without.finding and with_year.table.equals(without.table)


def test_a_place_is_in_the_department_that_its_row_states() -> None:
    for table in ("facilities", "actors"):
        for row in raw(table):
            if row["country"] == "FR" and row["lat"] and row.get("department_code") and row["region"]:
                found = department(row["region"], float(row["lon"]), float(row["lat"]))
                assert found in ("", row["department_code"]), row["city"]


def test_territories_say_their_name_and_who_is_in_them_and_lead_only_from_the_country() -> None:
    exhibit = built("capacity-map", Selection())
    regions = plan_places(exhibit, SOURCE_SANS, FRAME, 14.0).all(Territory)
    assert len(regions) == 13
    told = {one.text.split("\u00a0:")[0]: one for one in regions}
    home, island = told["Bourgogne-Franche-Comté"], told["Corse"]
    assert "Besançon" in home.text and home.item == "region:Bourgogne-Franche-Comté"
    assert "aucun lieu" in island.text and not island.item, "a region that holds nothing leads nowhere"
    near = built("capacity-map", Selection(regions=("Bourgogne-Franche-Comté",)))
    assert shown_at_first(near) == region_extent(["Bourgogne-Franche-Comté"]) != MAINLAND
    sheet = plan_places(near, SOURCE_SANS, FRAME, 14.0)
    texts = [one.text for one in sheet.all(Territory)]
    assert any(text.startswith("Doubs") and "Besançon" in text for text in texts)
    assert not any(one.item for one in sheet.all(Territory))
    names = [" ".join(mark.lines) for mark in sheet.all(Words)]
    assert names.count("Besançon") == 1 and "Chenôve" in names


def test_names_are_placed_anew_at_each_step_and_never_over_each_other() -> None:
    exhibit = built("actors-map", Selection())
    counts = []
    focus = AT_FIRST
    for _ in range(3):
        sheet = plan_places(focused(exhibit, focus), SOURCE_SANS, FRAME, 14.0)
        boxes = [mark.box for mark in sheet.all(Words) if mark.halo]
        assert not any(one.meets(other) for i, one in enumerate(boxes) for other in boxes[:i])
        counts.append(len(boxes))
        focus = focus.closer()
    assert counts[1] > counts[0], "closer, the places without a late batch have their names"


@given(st.lists(st.sampled_from([*Way, "closer", "wider"])))
def test_no_walk_leaves_the_first_view_and_wider_leads_back(walk: list[object]) -> None:
    focus = Focus()
    for move in walk:
        focus = focus.moved(move) if isinstance(move, Way) else focus.closer() if move == "closer" else focus.wider()
        seen = focus.within(MAINLAND)
        assert MAINLAND.west - 1e-9 <= seen.west and seen.east <= MAINLAND.east + 1e-9
        assert MAINLAND.south - 1e-9 <= seen.south and seen.north <= MAINLAND.north + 1e-9
    for _ in range(STEPS):
        focus = focus.wider()
    assert focus == AT_FIRST


def test_the_slider_and_the_address_say_the_same_year() -> None:
    at = opened("capacity", year="2014", lang="en")
    slider = at.select_slider(key="year_seen-capacity-map")
    assert slider.value == "2014" and "end of 2014" in html_of(at)
    slider.set_value("").run()
    assert not at.exception and at.text_input(key="year").value == ""
    wrong = opened("capacity", year="1789")
    assert any("1789" in info.value for info in wrong.info), "named to the reader"
    assert wrong.select_slider(key="year_seen-capacity-map").value == ""


def test_play_stops_with_its_page() -> None:
    def play(at: AppTest) -> str:
        return at.button(key="play-capacity-map").label

    at = opened("capacity", year=SHOWN[0], lang="en")
    at.button(key="play-capacity-map").click().run()
    assert play(at) == t(Language.EN, "year.slider.stop")
    at.switch_page("../pages/about.py").run()
    at.switch_page("../pages/capacity.py").run()
    assert play(at) == t(Language.EN, "year.slider.play"), "a page that was left does not play when one comes back"
