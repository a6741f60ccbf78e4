"""Capacity: every finding true under every selection, numbers recomputed from the CSV, series kept apart."""

import itertools
import re

import pandas as pd
import pytest
import reader
from built import CATALOGUE, built, changed, raw

from dossier.cards.site import site
from dossier.catalogue import UnknownRow
from dossier.catalogue.codes import Sector, SitePhase, SiteStatus
from dossier.catalogue.records import REGIONS
from dossier.exhibits import Exhibit, Kind, register
from dossier.language import Language
from dossier.language.texts import texts
from dossier.rules import sites
from dossier.rules.series import series
from dossier.selection import Selection

METROPOLITAN = REGIONS[:13]
IDS = tuple(identifier for identifier, entry in register().items() if entry.page == "capacity")
ADVANCED = {"cell_therapy", "gene_therapy", "tissue_engineering"}


def build(identifier: str, **state: object) -> Exhibit:
    return built(identifier, Selection(**state))  # type: ignore[arg-type]


def raw_sites() -> list[dict[str, str]]:
    """French sites of advanced therapy, read without any of our code."""
    return [
        row
        for row in raw("facilities")
        if row["country"] == "FR" and ADVANCED & set(row["sectors"].split("|")) and row["role"] != "project"
    ]


def selections() -> list[dict[str, object]]:
    """What only this page can be narrowed by: every city, every status alone and with a phase."""
    cities = sorted({row["city"] for row in raw_sites()})
    statuses = [{"statuses": (status,), "phases": phase} for status in SiteStatus for phase in ((), ("phase_3",))]
    return [*statuses, *[{"cities": (city,)} for city in cities]]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("identifier", IDS)
def test_a_reader_meets_no_fault_in_any_place(identifier: str, language: Language) -> None:
    responds = register()[identifier].responds
    for state in {Selection(language=language, **state).only(responds): state for state in selections()}.values():  # type: ignore[arg-type]
        shown = build(identifier, language=language, **state)
        assert [*reader.of_sentences(shown), *reader.of_table(shown), *reader.of_tones(shown)] == [], state


def test_what_is_not_filtered_by_hand_is_filtered_by_the_raw_table() -> None:
    """The rows of the directory, under each sector and region, are those of the CSV."""
    listed = raw_sites()
    for sector, region in itertools.product(Sector, METROPOLITAN):
        expected = {
            row["facility_id"] for row in listed if sector in row["sectors"].split("|") and row["region"] == region
        }
        table = build("capacity-sites", sectors=(sector,), regions=(region,)).table
        shown = set() if table.empty else set(table.loc[table["shape"] == "solid", "facility_id"])
        assert shown == expected


def test_late_sites_and_announced_plants_stand_apart() -> None:
    late = {row["facility_id"] for row in raw_sites() if {"phase_3", "commercial"} & set(row["phases"].split("|"))}
    table = build("capacity-phase3-france").table
    assert set(table.loc[table["shape"] == "solid", "facility_id"]) == late
    announced = table[table["shape"] == "hollow"].set_index("facility_id")
    assert set(announced.index) == {"centre-phase3-besancon", "drugcell-usine"}
    assert announced.loc["centre-phase3-besancon", "tone"] == "besancon"
    assert announced.loc["drugcell-usine", "tone"] != "besancon"
    assert (table.loc[table["shape"] == "solid", "tone"] != "besancon").all()
    assert "Maxibone" in table.set_index("facility_id").loc["efs-creteil-uitc", "reading"]


def test_the_only_industrial_cell_site_is_said_only_while_it_is_the_only_one() -> None:
    said = "Seul site industriel"
    assert said in build("capacity-phase3-france").finding
    # a sentence on the whole of France is not said of a selection
    assert said not in build("capacity-phase3-france", sectors=("gene_therapy",)).finding
    assert said not in build("capacity-phase3-france", statuses=("operating",)).finding
    assert said not in build("capacity-phase3-france", regions=("Occitanie",)).finding
    other = changed("facilities", "facility_id", "treefrog-pessac", phases=("phase_3",))
    assert said not in register()["capacity-phase3-france"].build(other, Selection()).finding
    bought = changed("facilities", "facility_id", "cellforcure-les-ulis", status="operating")
    assert said not in register()["capacity-phase3-france"].build(bought, Selection()).finding


@pytest.mark.parametrize("state", [{}, {"sectors": ("gene_therapy",)}, {"regions": ("Île-de-France",)}])
def test_each_site_counts_once_in_each_phase_it_states(state: dict[str, tuple[str, ...]]) -> None:
    counted = [
        row
        for row in raw_sites()
        if set(state.get("sectors", ADVANCED)) & set(row["sectors"].split("|"))
        and row["region"] in state.get("regions", REGIONS)
    ]
    table = build("capacity-by-phase", **state).table
    for phase in ("", *SitePhase):
        for status in ("", *SiteStatus):
            expected = sum(
                (phase in row["phases"].split("|") if phase else row["phases"] == "") and row["status"] == status
                for row in counted
            )
            shown = table[(table["phase_code"] == phase) & (table["status_code"] == status)]["n"].sum()
            assert shown == expected, (phase, status)


def test_what_is_published_is_counted_in_the_raw_table() -> None:
    table = build("capacity-published").table.set_index("column")
    listed = raw_sites()
    told = {"batches_per_year": "batches", "patients_per_year": "patients"}
    of_sites = {(row["facility_id"], row["unit"]) for row in raw("indicators")}
    for column, n in table["n"].items():
        unit = told.get(str(column), "")
        assert n == sum(row[str(column)] != "" or (row["facility_id"], unit) in of_sites for row in listed)
    assert set(table["of"]) == {len(listed)}
    assert table["n"].is_monotonic_decreasing


def test_rows_that_do_not_say_are_counted_aloud() -> None:
    silent = sum(row["status"] == "" for row in raw_sites())
    assert str(silent) in build("capacity-sites", statuses=("operating",)).notes
    mute = sum(row["phases"] == "" for row in raw_sites())
    assert str(mute) in build("capacity-by-phase", phases=("phase_1",)).coverage
    assert "The Drug Cell" in build("capacity-phase3-france", regions=("Île-de-France",)).coverage
    assert "The Drug Cell" not in build("capacity-phase3-france").coverage


def test_the_map_shows_what_stands_and_names_what_states_a_phase() -> None:
    shown = build("capacity-map")
    assert shown.kind == Kind.PLACES
    cities = shown.table[shown.table["capability"] != "announced"].set_index("city")
    closed = {"closed", "transferred"}
    standing = [row for row in raw_sites() if row["status"] not in closed]
    assert set(cities.index) == {row["city"] for row in standing}
    assert set(cities[cities["capability"] == "late"].index) == {"Corbeil-Essonnes", "Créteil", "Les Ulis"}
    assert set(shown.table.loc[shown.table["tone"] == "besancon", "city"]) == {"Besançon"}
    assert cities.loc["Besançon", "capability"] == "early"
    clinical = {"phase_1", "phase_2", "phase_3", "commercial"}
    stating = {row["city"] for row in standing if clinical & set(row["phases"].split("|"))}
    assert set(cities[cities["label"] != ""].index) == stating | {"Besançon"}
    for_sale = {row["city"] for row in standing if row["status"] == "for_sale"}
    assert set(cities[cities["tone"] == "orange"].index) == for_sale
    # the key counts sites: each of them once
    said = " ".join(text for _, _, text in shown.encoding.key)
    assert sum(map(int, re.findall(r"\((\d+)", said))) == len(standing)


def test_lost_sites_have_their_reason_and_txcell_never_goes_without_its_cause() -> None:
    table = build("capacity-lost").table.set_index("facility_id")
    assert table["reason"].notna().all()
    assert "bonnes pratiques de fabrication" in table.loc["txcell-besancon", "reason"]
    assert {"cellforcure-les-ulis", "accinov-lyon", "catalent-gosselies", "vmic-harwell"} <= set(table.index)
    assert set(table.loc[table["tone"] == "besancon"].index) == {"txcell-besancon"}
    english = build("capacity-lost", language=Language.EN).table.set_index("facility_id")
    assert "GMP" in english.loc["txcell-besancon", "reason"]


def test_every_chart_of_indicators_here_is_one_series_or_a_comparable_group() -> None:
    for identifier in IDS:
        shown = build(identifier)
        if shown.kind not in (Kind.BAR, Kind.LINE):
            continue
        names = {
            CATALOGUE.row("indicators", row.split(":")[1]).series
            for row in shown.rows
            if row.startswith("indicators:") and row != "indicators:eu-ema-biologiques-2012-2019"
        }
        if names:
            series(CATALOGUE, *names)  # raises for series that may not share an axis


def test_booked_capacity_of_2020_is_not_on_the_axis() -> None:
    for identifier in ("capacity-uk-trend", "capacity-uk-survey"):
        shown = build(identifier)
        assert "indicators:gb-utilisation-2020" not in shown.rows
        assert not set(shown.table["value"]) & {86.0}
    assert list(build("capacity-uk-trend").table["year"]) == [2017, 2018, 2022]
    assert not build("capacity-uk-trend").encoding.joined


def test_dates_of_news_are_those_of_the_sources() -> None:
    frame = sites.all_sites(CATALOGUE).set_index("facility_id")
    for facility_id, news in frame["news"].items():
        dates = [CATALOGUE.row("sources", source).published for source in frame.loc[facility_id, "source_ids"]]
        known = [date for date in dates if date]
        assert (pd.isna(news) and not known) or news == max(known)


@pytest.mark.parametrize("language", list(Language))
def test_every_site_has_a_card_that_says_what_is_known_and_what_is_not(language: Language) -> None:
    english = {row["name_fr"]: row["name_en"] for row in raw("names")} if language == Language.EN else {}
    for row in CATALOGUE.records("facilities"):
        shown = site(CATALOGUE, language, row.facility_id)
        assert shown.title == english.get(row.name, row.name) and shown.sources and shown.facts
        assert all(fact.heading and fact.text for fact in shown.facts)
        headings = {fact.heading for fact in shown.facts}
        assert headings.isdisjoint(shown.unknown)
        assert shown.home == (row.city == "Besançon")
    with pytest.raises(UnknownRow):
        site(CATALOGUE, language, "no-such-site")


def test_texts_hold_no_figure_and_both_languages_have_the_same_keys() -> None:
    own = {
        language: {
            key: text
            for key, text in texts(language).items()
            if key.startswith(("page.capacity.", "column.capacity.", "exhibit.capacity-"))
        }
        for language in Language
    }
    assert set(own[Language.FR]) == set(own[Language.EN])
    for language, keys in own.items():
        for key, text in keys.items():
            for form in [text] if isinstance(text, str) else text.values():
                bare = re.sub(r"\{[^}]*\}", "", form)
                assert not re.search(r"\d", bare), (language, key, form)
                if language == Language.FR:
                    assert not re.search(r"[^\s\u00a0] [;:?!»]|« ", form), (key, form)
                    assert "'" not in bare, (key, form)
