"""What the two maps say in words, under sectors, regions and years, against the raw tables."""

from itertools import product

import pytest
from built import built, changed, raw
from test_exhibits_maps import ADVANCED, LATE, PUBLIC_LEVELS, several
from test_maps_in_time import CATALOGUE, stood

from dossier.catalogue.codes import Sector
from dossier.exhibits import register
from dossier.language import Language
from dossier.rules import years
from dossier.selection import Selection

SECTORS = ("", *Sector)
NOWHERE = {"city": None, "region": None, "department_code": None, "lat": None, "lon": None}
YEARS = {"funding-map": ("", *years.awards(CATALOGUE)), "capacity-map": ("", *years.openings(CATALOGUE))}
#: Characters of a finding without a filter, and under any.
PLAIN, FILTERED = 160, 220


def selections(name: str, language: Language) -> list[Selection]:
    return [
        Selection(language, sectors=(sector,) if sector else (), year=year)
        for sector, year in product(SECTORS, YEARS[name])
    ]


@pytest.mark.grid
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", list(YEARS))
def test_a_map_is_told_in_one_short_sentence(name: str, language: Language) -> None:
    for selection in selections(name, language):
        finding = built(name, selection).finding
        assert len(finding) <= (FILTERED if selection or selection.year else PLAIN), finding
        assert finding.endswith(".") and "{" not in finding and "  " not in finding and "()" not in finding


def awards(selection: Selection) -> list[dict[str, str]]:
    """Counted public awards of the selection, without loans, whatever their place."""
    return [
        row
        for row in raw("funding")
        if row["counted"] == "yes" and row["country"] == "FR" and row["instrument"] != "loan"
        and row["funder_level"] in PUBLIC_LEVELS and row["announced"].startswith(selection.year)
        and (not selection.sectors or several(row, "sectors") & set(selection.sectors))
    ]  # fmt: skip


@pytest.mark.grid
def test_money_is_counted_located_and_not_lent() -> None:
    for selection in selections("funding-map", Language.EN):
        said, found = built("funding-map", selection).finding, awards(selection)
        placed = [row for row in found if row["city"]]
        cities = {row["city"] for row in placed}
        lump = [row for row in found if row["award_id"] == "drugcell-france2030-2025"]
        assert said.startswith("Loans aside, ") and "counted" in said, said
        assert ("The Drug Cell" in said) == bool(lump), said
        assert ("under this filter" in said) == bool(selection.sectors), said
        assert ("only one public award" in said) == (len(placed) == 1), said
        assert ("the only public award" in said) == (not placed and found == lump != []), said
        assert ("the largest" in said) == bool(lump and placed), said
        if len(cities) > 1:
            ours = len([row for row in placed if row["city"] == "Besançon"])
            told = {0: "Besançon", 1: "one award"}.get(ours, f"{ours} awards")
            assert f"{len(cities)} cities" in said and told in said, said
        elif cities:
            assert f"({min(cities)})" in said and ("unevenly" in said or "the same care" in said), said


@pytest.mark.grid
def test_sites_are_those_kept_and_one_is_told_as_one() -> None:
    for selection in selections("capacity-map", Language.EN):
        shown = built("capacity-map", selection)
        if selection.sectors and not set(selection.sectors) & ADVANCED and not shown.rows:
            continue  # said to be out of the scope
        sites = shown.table[shown.table["capability"] != "announced"]
        late = set(sites.loc[sites["capability"] == "late", "city"])
        said = shown.finding
        alone = "only advanced-therapy site kept" in said or ", one of the sites kept was open" in said
        assert alone == (sites["n"].sum() == 1 and not late), said
        assert ("one region" in said) <= (len(late) > 1) and all(city in said for city in late), said
        if not late and len(sites):
            assert "kept" in said or "published dates" in said, "a city has other sites than those of a sector"


def test_a_late_site_without_a_place_takes_no_region_for_all() -> None:
    late = [row for row in raw("facilities") if row["facility_id"] in stood(2025) and several(row, "phases") & LATE]
    nowhere = changed("facilities", "facility_id", late[0]["facility_id"], **NOWHERE)
    for year in ("", "2025"):
        said = register()["capacity-map"].build(nowhere, Selection(Language.EN, year=year)).finding
        assert (
            "one region" not in said
            and f"{len({row['city'] for row in late[1:]})} cities" in said
            and "nan" not in said
        )


def test_a_map_of_sites_without_any_place_says_so() -> None:
    selection = Selection(Language.EN, sectors=("medtech_diagnostics",))
    (row,) = [row for row in built("capacity-map", selection).rows if "centre-phase3" not in row]
    nowhere = changed("facilities", "facility_id", row.removeprefix("facilities:"), **NOWHERE)
    said = register()["capacity-map"].build(nowhere, selection).finding
    assert "no published place" in said and "0 cities" not in said
