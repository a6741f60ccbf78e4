"""The maps that carry an argument, recomputed from the tables without any of our code."""

import math
import re

import pytest
from built import CATALOGUE, built, changed, raw
from test_exhibits_demand import active

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import PUBLIC_LEVELS, SECTORS_OF_CLASS, Sector, TherapyClass
from dossier.exhibits import Exhibit, Kind, register
from dossier.language import Language
from dossier.selection import Selection

ADVANCED = {"cell_therapy", "gene_therapy", "tissue_engineering"}
LATE = {"phase_3", "commercial"}
GONE = {"closed", "transferred"}


def several(row: dict[str, str], column: str) -> set[str]:
    return set(row[column].split("|")) - {""}


def french(sector: str = "") -> list[dict[str, str]]:
    wanted = {sector} if sector else ADVANCED
    return [
        row
        for row in raw("facilities")
        if row["country"] == "FR"
        and row["role"] != "project"
        and row["status"] not in GONE
        and several(row, "sectors") & ADVANCED
        and several(row, "sectors") & wanted
    ]


@pytest.mark.parametrize("sector", ["", *sorted(ADVANCED)])
def test_the_first_map_names_the_late_sites_and_greys_the_others(sector: str) -> None:
    shown = built("brief-map", Selection(sectors=(sector,) if sector else ()))
    standing = french(sector)
    late = {row["city"] for row in standing if several(row, "phases") & LATE}
    table = shown.table
    assert set(table.loc[table["role"] == "late", "label"]) == late
    assert len(table[table["role"] != "project"]) == len(standing)
    assert set(table.loc[table["role"] == "other", "label"]) <= {""}
    orange = {row["city"] for row in standing if several(row, "phases") & LATE and row["status"] == "for_sale"}
    assert set(table.loc[table["tone"] == "orange", "city"]) == orange
    red = table[table["tone"] == "besancon"]
    assert set(red["role"]) <= {"rooms", "project"} and set(red["city"]) <= {"Besançon"}
    assert (table["shape"] == "missing").equals(table["role"] == "project")
    if not sector:
        assert f"Sur {len(standing)} sites" in shown.finding and "Les Ulis" in shown.finding
        assert re.search(rf"\b{sum(bool(several(row, 'phases') & LATE) for row in standing)} indiquent", shown.finding)


def test_the_first_map_at_none_one_and_several() -> None:
    entry = register()["brief-map"]

    def finding(**state: object) -> str:
        return entry.build(CATALOGUE, Selection(language=Language.EN, **state)).finding  # type: ignore[arg-type]

    assert "one states phase III" in finding(sectors=("tissue_engineering",))
    assert "for sale (Les Ulis)" in finding()
    bought = changed("facilities", "facility_id", "cellforcure-les-ulis", status="operating")
    assert "for sale" not in entry.build(bought, Selection(language=Language.EN)).finding
    here = changed("facilities", "facility_id", "efs-mti-besancon", phases=("phase_3",))
    told = entry.build(here, Selection(language=Language.EN))
    assert "none is in Besançon" not in told.finding and "Besançon" in told.finding
    nobody = dict(CATALOGUE.rows)
    nobody["facilities"] = tuple(
        row.model_copy(update={"phases": ()}) if row.role != "project" else row for row in nobody["facilities"]
    )
    silent = entry.build(Catalogue(nobody, CATALOGUE.package, CATALOGUE.version), Selection(language=Language.EN))
    assert silent.finding.startswith("None of the")


def test_europe_has_a_square_for_each_public_site_and_an_outline_for_what_does_not_stand() -> None:
    shown = built("capacity-europe", Selection())
    assert shown.kind == Kind.PLACES
    table = shown.table[shown.table["shape"] != "missing"]
    public = {"hospital_platform", "blood_service_platform", "comparator_centre"}
    industrial = {"cdmo_site", "pharma_site", "biotech_unit"}
    europe = {"AT", "BE", "CH", "CZ", "DE", "DK", "ES", "FI", "FR", "GB", "IE", "IT", "NL", "NO", "PL", "PT", "SE"}
    rows = [
        row
        for row in raw("facilities")
        if several(row, "phases") & LATE
        and several(row, "sectors") & ADVANCED
        and row["country"] in europe
        and row["status"] not in GONE
        and row["role"] in public | industrial
    ]
    assert len(table) == len(rows)
    assert sum(table["square"] == "x") == sum(row["role"] in public for row in rows)
    assert sum(table["shape"] == "hollow") == sum(row["status"] in ("building", "announced") for row in rows)
    assert sum(table["tone"] == "orange") == sum(row["status"] in ("for_sale", "closure_announced") for row in rows)
    # each city is named once, with all that stands there
    assert set(table["label"]) - {""} == {row["city"] for row in rows}
    assert not table.loc[table["label"] != "", "label"].duplicated().any()
    # the project is shown, and is in no count
    ring = shown.table[shown.table["shape"] == "missing"]
    assert list(ring["tone"]) == ["besancon"] and "facilities:centre-phase3-besancon" not in shown.rows


def test_the_count_of_biologics_is_a_sentence_of_the_note_and_still_has_its_link() -> None:
    alone = built("capacity-biologics-country", Selection())
    assert alone.finding in built("capacity-europe", Selection()).notes
    assert set(built("capacity-europe", Selection()).rows) & set(alone.rows)


@pytest.mark.parametrize("sector", ["", *Sector])
def test_each_award_is_a_disc_whose_area_is_its_amount(sector: str) -> None:
    shown = built("funding-map", Selection(sectors=(Sector(sector),) if sector else ()))
    awards = [
        row
        for row in raw("funding")
        if row["counted"] == "yes"
        and row["country"] == "FR"
        and row["funder_level"] in PUBLIC_LEVELS
        and row["instrument"] != "loan"
        and row["city"]
        and row["lat"]
        and (not sector or sector in several(row, "sectors"))
    ]
    table = shown.table
    placed = table.dropna(subset=["lon"]) if len(table) else table
    assert sorted(placed["amount_eur"]) == sorted(float(row["amount_eur"]) for row in awards)
    assert set(placed.loc[placed["tone"] == "besancon", "city"]) <= {"Besançon"}
    assert set(table.loc[table["tone"] == "ochre", "recipient"]) <= {"The Drug Cell"}
    large = placed[placed["amount_eur"] > 1e6]
    ratios = [radius**2 / amount for radius, amount in zip(large["radius"], large["amount_eur"], strict=True)]
    assert ratios == pytest.approx([ratios[0]] * len(ratios)) if ratios else True
    # presence and amounts: no total of a place, no ranking
    cities = placed.loc[placed["label"] != "", "label"].tolist()
    assert cities == sorted(cities)


def test_distances_in_besancon_are_those_of_the_coordinates() -> None:
    rows = {row["actor_id"]: (float(row["lat"]), float(row["lon"])) for row in raw("actors") if row["lat"]}
    (lat1, lon1), (lat2, lon2) = rows["temis-sante"], rows["temis"]
    across = (lon2 - lon1) * 111.32 * math.cos(math.radians((lat1 + lat2) / 2))
    far = math.hypot(across, (lat2 - lat1) * 110.57)
    shown = built("actors-besancon", Selection())
    assert f"environ {round(far)}\u00a0km" in shown.finding
    names = shown.table.dropna(subset=["n"])
    assert names["n"].sum() == sum(len(found) for found in names["names"])
    # the city centre is not passed off as an address
    assert list(names.loc[names["shape"] == "derived", "place"]) == ["Centre-ville, ou adresse non notée"]


def test_every_known_place_of_manufacture_is_on_the_map_or_named_in_the_note() -> None:
    shown = built("demand-manufacture", Selection())
    assert shown.kind == Kind.PLACES
    known = shown.table.dropna(subset=["lon"])
    assert set(known.loc[known["tone"] == "besancon", "city"]) == {"Besançon"}
    where: dict[tuple[str, str], tuple[float, float]] = {}
    for table in ("facilities", "actors", "places"):
        for row in raw(table):
            if row["city"] and row["lat"]:
                where.setdefault((row["city"], row["country"]), (float(row["lat"]), float(row["lon"])))
    made = {
        city: country
        for row in raw("pipeline")
        for city, country in zip(
            row["manufacturing_city"].split("|"), row["manufacturing_country"].split("|"), strict=False
        )
        if city
    }
    at_a_city = known[known["city"] != ""]
    assert len(at_a_city) > 10
    for _, mark in at_a_city.iterrows():
        assert (mark["lat"], mark["lon"]) == where[mark["city"], made[mark["city"]]], mark["city"]
    # known, and without a city: named in the note
    nowhere = shown.table[shown.table["lon"].isna() & (shown.table["candidates"].map(len) == 1)]
    unknown = {row["product"].split(" (")[0] for row in raw("pipeline") if not row["manufacturing_country"]}
    for (candidate,) in nowhere["candidates"]:
        assert candidate.split(" (")[0] in unknown or candidate in shown.notes


@pytest.mark.parametrize(("longitude", "latitude"), [(-80.0, 36.0), (45.0, 40.0), (10.0, 20.0), (20.0, 70.0)])
def test_a_maker_beyond_the_map_is_named_at_the_end_of_its_line(longitude: float, latitude: float) -> None:
    """On whatever side: the mark is at the sponsor."""
    far = {
        row["link"].split(" (")[0]: row
        for _, row in built("demand-manufacture", Selection()).table.iterrows()
        if row["link"] == row["link"] and row["link"]
    }
    city = next(iter(far))
    rows = {
        table: tuple(
            row.model_copy(update={"lon": longitude, "lat": latitude}) if row.city == city else row
            for row in CATALOGUE.rows[table]
        )
        for table in ("facilities", "actors", "places")
    }
    moved = Catalogue({**CATALOGUE.rows, **rows}, CATALOGUE.package, CATALOGUE.version)
    table = register()["demand-manufacture"].build(moved, Selection()).table
    mark = table[table["link"].fillna("").str.startswith(city)].iloc[0]
    assert (mark["to_lon"], mark["to_lat"]) == (longitude, latitude)
    assert (mark["lon"], mark["lat"]) == (far[city]["lon"], far[city]["lat"]) and not mark["label"]


def test_a_city_of_the_table_of_cities_is_needed_there() -> None:
    """Who stands somewhere places it: a second place for one city could contradict the first."""
    placed = {(row["city"], row["country"]) for table in ("facilities", "actors") for row in raw(table) if row["lat"]}
    extra = {(row["city"], row["country"]) for row in raw("places")}
    made = {
        pair
        for row in raw("pipeline")
        for pair in zip(row["manufacturing_city"].split("|"), row["manufacturing_country"].split("|"), strict=False)
    }
    assert not extra & placed and extra <= made


def _exhibit(identifier: str, **state: object) -> Exhibit:
    return built(identifier, Selection(**state))  # type: ignore[arg-type]


def test_nothing_known_is_a_table_and_nothing_at_all_is_a_sentence() -> None:
    assert _exhibit("demand-manufacture", regions=("Corse",)).empty
    assert _exhibit("funding-map", regions=("Corse",)).empty
    placed = {row["city"] for table in ("facilities", "actors", "places") for row in raw(table) if row["lat"]} - {""}
    kinds = set()
    for sector in Sector:
        made = {
            city
            for row in active()
            if sector in SECTORS_OF_CLASS[TherapyClass(row["therapy_class"])]
            for city in row["manufacturing_city"].split("|")
        }
        kinds.add(_exhibit("demand-manufacture", sectors=(sector,)).kind)
        assert _exhibit("demand-manufacture", sectors=(sector,)).kind == (Kind.PLACES if made & placed else Kind.TABLE)
    assert kinds == {Kind.PLACES, Kind.TABLE}
