"""Precedents: findings true under every sector, euros recomputed from the CSV, cards whole and sourced."""

import re

import pytest
from built import CATALOGUE, built, changed, raw

from dossier.cards.precedent import PRECEDENTS, Lesson, precedent, precedent_references, precedents_of
from dossier.catalogue import Catalogue, UnknownRow
from dossier.catalogue.codes import Sector
from dossier.catalogue.records import REGIONS
from dossier.exhibits import Exhibit, register
from dossier.language import Language
from dossier.language.texts import texts
from dossier.rules import precedents
from dossier.selection import Facet, Selection

IDS = tuple(identifier for identifier, entry in register().items() if entry.page == "precedents")
EVERY_CARD = tuple(site for sites in PRECEDENTS.values() for site in sites)


def euros(row: dict[str, str], column: str) -> float:
    """Converted without any of our code."""
    amount, currency = float(row[f"{column}_amount"]), row[f"{column}_currency"]
    rates = {(r["currency"], r["year"]): float(r["units_per_eur"]) for r in raw("exchange_rates")}
    return amount if currency == "EUR" else amount / rates[currency, row["money_year"]]


def build(identifier: str, catalogue: Catalogue = CATALOGUE, **state: object) -> Exhibit:
    selection = Selection(**state)  # type: ignore[arg-type]
    return (
        built(identifier, selection) if catalogue is CATALOGUE else register()[identifier].build(catalogue, selection)
    )


@pytest.mark.parametrize("identifier", IDS)
def test_no_precedent_follows_the_regions(identifier: str) -> None:
    """Most precedents are abroad: a region would empty the page and say nothing."""
    assert Facet.REGIONS not in register()[identifier].responds
    for region in REGIONS[:13]:
        assert build(identifier, regions=(region,)).finding == build(identifier).finding


def test_only_flagged_sites_are_charted_and_plans_are_hollow() -> None:
    flags = {row["facility_id"]: row["chartable"] for row in raw("facilities")}
    table = build("precedents-cost-area").table
    plans = set(table.loc[table["shape"] == "hollow", "facility_id"])
    assert plans == {site for site, flag in flags.items() if flag == "plan_only"}
    assert set(table["facility_id"]) - plans == {site for site, flag in flags.items() if flag == "yes"}
    assert (len(plans), len(table) - len(plans)) == (12, 18)


def test_costs_are_converted_at_the_rate_of_their_year_and_show_it() -> None:
    table = build("precedents-cost-area").table.set_index("facility_id")
    for row in raw("facilities"):
        if row["chartable"] in ("yes", "plan_only"):
            column = "capex" if row["capex_amount"] else "public"
            area = float(row["total_m2"] or row["cleanroom_m2"])
            assert table.loc[row["facility_id"], "euros"] == pytest.approx(euros(row, column))
            assert table.loc[row["facility_id"], "per_m2"] == pytest.approx(euros(row, column) / area)
    assert table.loc["chuv-epalinges", "rate"] == pytest.approx(1.2146)
    assert {f"exchange_rates:{code}/{year}" for code, year in (("CHF", 2014), ("DKK", 2023), ("CAD", 2020))} <= set(
        build("precedents-cost-area").rows
    )


def test_the_range_leaves_plans_out() -> None:
    """Clean Cells is the cheapest and Cellerator the dearest a square metre: both are plans."""
    finding = build("precedents-cost-area", language=Language.EN).finding
    assert "€3,900 to €20,300" in finding
    built = changed("facilities", "facility_id", "clean-cells-montaigu", chartable="yes")
    assert "€2,500" in build("precedents-cost-area", built, language=Language.EN).finding


def test_an_area_of_clean_rooms_makes_no_range() -> None:
    """Across sectors stand Accessia (whole area) and, were it charted, EASE (clean rooms only): one site, no range."""
    charted = changed("facilities", "facility_id", "ease-illkirch", chartable="yes")
    shown = build("precedents-cost-area", charted, language=Language.EN, sectors=("cross_sector",))
    assert set(shown.table.loc[shown.table["tone"] == "violet", "facility_id"]) == {"ease-illkirch"}
    assert shown.finding.startswith("Only one site") and "€5,200" in shown.finding
    rows = tuple(
        row.model_copy(update={"chartable": "no"}) if row.facility_id == "accessia-milmort" else row
        for row in charted.rows["facilities"]
    )
    gone = Catalogue({**charted.rows, "facilities": rows}, charted.package, charted.version)
    alone = build("precedents-cost-area", gone, language=Language.EN, sectors=("cross_sector",)).finding
    assert "only the area of clean rooms is known" in alone


def test_cost_per_room_and_whether_the_ranges_overlap() -> None:
    shown = build("precedents-cost-per-room", language=Language.EN)
    table = shown.table.set_index("facility_id")
    assert table.loc["efs-mti-besancon", "per_room"] == 1_250_000
    assert table.loc["sant-pau-uta", "per_room"] == 1_375_000 and table.loc["sant-pau-uta", "tone"] == "quiet"
    assert table.loc["catapult-stevenage", "per_room"] == pytest.approx(75e6 / 0.8778 / 12)
    assert not {"cantabria-uta", "accinov-lyon"} & set(table.index)
    assert "the ranges overlap" in shown.finding
    assert "€0.5m to €2.4m" in shown.finding and "€1.7m to €7.1m" in shown.finding
    dearer = changed("facilities", "facility_id", "efs-abg-saint-herblain", capex_amount=12_000_000.0)
    assert "overlap" not in build("precedents-cost-per-room", dearer, language=Language.EN).finding
    assert (
        "no cost of a new building"
        in build("precedents-cost-per-room", sectors=("cross_sector",), language="en").finding
    )


def test_overrun_is_the_final_cost_over_the_first_announcement() -> None:
    rows = {row["indicator_id"]: float(row["value"]) for row in raw("indicators") if row["value"]}
    ratios = [
        rows["fr-servier-final"] / rows["fr-servier-annonce-2016"],
        rows["fr-evotec-cout-250"] / rows["fr-evotec-cout-annonce"],
        rows["fr-lfb-arras-final"] / rows["fr-lfb-arras-annonce"],
    ]
    finding = build("precedents-overrun", language=Language.EN).finding
    assert (
        f"The 3 French plants with both amounts published cost {min(ratios):.1f} to {max(ratios):.1f} times" in finding
    )
    cheap = changed("indicators", "indicator_id", "fr-lfb-arras-final", value=200_000_000.0)
    assert build("precedents-overrun", cheap, language=Language.EN).finding.startswith("2 French plants of 3")


def test_months_from_announcement_to_qualification() -> None:
    finding = build("precedents-time", language=Language.EN).finding
    assert "11 sites opened 18 to 74 months" in finding and "announced 34 months after opening" in finding
    assert (
        "qualification was not found"
        in build("precedents-time", sectors=("antibodies_proteins",), language="en").finding
    )
    table = build("precedents-time").table
    opening, qualification = table[table["name"].str.endswith("Corbeil-Essonnes")].to_dict("records")
    assert (opening["start"], opening["length"]) == (0, 23)
    assert (qualification["start"], qualification["length"], qualification["label"]) == (23, 34, "57")
    assert "Servier" in build("precedents-time").coverage


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2021-06-14", "2026-03-12", 57),
        ("2021-06", "2021-06-30", 0),
        ("2016", "2024-11-27", None),
        ("2014-03", "2018", None),
    ],
)
def test_months_need_months(start: str, end: str, expected: int | None) -> None:
    assert precedents.months(start, end) == expected


def test_centres_are_counted_by_status() -> None:
    statuses = [row["status"] for row in raw("facilities") if row["role"] == "comparator_centre"]
    counted = tuple(statuses.count(status) for status in ("operating", "building", "transferred", "announced"))
    assert (len(statuses), counted) == (30, (20, 5, 4, 1))
    finding = build("precedents-centres", language=Language.EN).finding
    assert finding == (
        "Of 30 comparator centres, 20 are operating, 5 are under construction, one is only announced and 4 were taken "
        "over by others."
    )


def test_public_money_keeps_contradictory_figures_as_a_range() -> None:
    shown = build("precedents-public-money", language=Language.EN)
    rows = [row for row in raw("facilities") if row["role"] == "comparator_centre" and row["public_amount"]]
    assert len(shown.table) == len(rows)
    assert list(shown.table["euros"]) == pytest.approx(sorted((euros(row, "public") for row in rows), reverse=True))
    vmic = shown.table.iloc[0]
    assert (vmic["low"], vmic["high"]) == pytest.approx((93e6 / 0.8528, 215e6 / 0.8528))
    assert "not established" in shown.finding
    sure = changed("facilities", "facility_id", "catapult-braintree", public_amount=None)
    assert "not established" not in build("precedents-public-money", sure, language=Language.EN).finding


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("site", EVERY_CARD)
def test_a_card_is_whole_and_its_figures_are_sourced(site: str, language: Language) -> None:
    shown = precedent(CATALOGUE, language, site)
    for part in (shown.promised, shown.happened, shown.why, shown.means):
        assert part.endswith((".", ".»", ".”")) and "{" not in part and "None" not in part
    row = next(row for row in raw("facilities") if row["facility_id"] == site)
    assert set(row["source_ids"].split("|")) <= set(shown.sources)
    if shown.lesson == Lesson.WRONG:
        # the reason of a failure is the row's own, word for word
        assert shown.why == row[f"closed_reason_{language}"].strip()
    # every figure of ours comes from a row whose sources the card gives
    for reference in precedent_references(language, site):
        assert set(CATALOGUE.sources_of_rows([reference])) <= set(shown.sources)


def test_both_languages_quote_the_same_rows() -> None:
    for site in EVERY_CARD:
        french, english = (precedent_references(language, site) for language in Language)
        assert set(french) == set(english)


def test_no_failure_is_left_out_and_unknown_cards_are_refused() -> None:
    named = {"cellforcure-les-ulis", "accinov-lyon", "txcell-besancon", "catalent-gosselies", "vmic-harwell"}
    assert named <= set(PRECEDENTS[Lesson.WRONG])
    assert "GMP deficiencies" in precedent(CATALOGUE, Language.EN, "txcell-besancon").why
    assert precedent(CATALOGUE, Language.EN, "txcell-besancon").home
    with pytest.raises(UnknownRow):
        precedent(CATALOGUE, Language.FR, "atlantis")
    with pytest.raises(KeyError, match="not one of the precedents"):
        precedent(CATALOGUE, Language.FR, "kite-hoofddorp")


@pytest.mark.parametrize("sector", list(Sector))
def test_cards_follow_the_sectors(sector: Sector) -> None:
    sectors = {row["facility_id"]: row["sectors"].split("|") for row in raw("facilities")}
    for lesson, sites in PRECEDENTS.items():
        expected = tuple(site for site in sites if sector in sectors[site])
        assert precedents_of(CATALOGUE, Selection(sectors=(sector,)), lesson) == expected


def test_texts_hold_no_typed_figure() -> None:
    for language in Language:
        for key, text in texts(language).items():
            written = key.startswith("precedent.") or (
                key.startswith("exhibit.precedents-")
                and (".finding" in key or key.endswith((".subtitle", ".coverage")))
            )
            for form in ([text] if isinstance(text, str) else text.values()) if written else ():
                assert not re.search(r"\d", re.sub(r"\{[^}]*\}", "", form)), (key, form)
