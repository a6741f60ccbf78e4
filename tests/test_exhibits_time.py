"""The exhibits of time and of the chain, recomputed from the files without the rules of the project."""

from typing import Any

import pytest
from built import CATALOGUE, changed, raw

from dossier.charts.palette import Shape
from dossier.exhibits import Exhibit, register
from dossier.language import Language
from dossier.selection import Selection


def build(identifier: str, catalogue: Any = CATALOGUE, **selection: Any) -> Exhibit:
    return register()[identifier].build(catalogue, Selection(**selection))


def test_the_lane_of_the_project_has_the_events_of_its_sources_and_then_a_silence() -> None:
    shown = build("brief-timeline")
    awards = [row for row in raw("funding") if row["award_id"].startswith("study-phase3-")]
    site = next(row for row in raw("facilities") if row["facility_id"] == "centre-phase3-besancon")
    sources = {source for row in (site, *awards) for source in row["source_ids"].split("|")}
    expected = [row["date"] for row in raw("timeline") if sources & set(row["source_ids"].split("|"))]
    lane = shown.table[shown.table["tone"] == "besancon"]
    assert sorted(lane["date"]) == sorted(expected)
    visit = lane[lane["date"] == "2023-05-11"].iloc[0]
    assert visit["said"] == "rapportée par les collectivités", "nobody read a text of the ministry"
    assert lane["said"].notna().sum() == 1
    silences = shown.table[shown.table["shape"] == Shape.MISSING]
    assert "aucun texte trouvé depuis février 2024" in set(silences["label"])
    assert all(row["until"] - row["moment"] > 1 for _, row in silences.iterrows())
    assert "février 2024" in shown.finding and "Ulis" in shown.finding


def test_lanes_have_their_tones_and_what_is_aimed_at_is_hollow() -> None:
    table = build("brief-timeline").table
    drugcell = table[table["tone"] == "ochre"]
    today = str(CATALOGUE.version.date)
    assert set(drugcell["lane"]) == {"The Drug Cell"}
    assert all((row["shape"] == "hollow") == (row["date"] > today) for _, row in drugcell.iterrows())
    assert set(table.loc[table["tone"] == "orange", "date"]) == {"2026-04-08"}, "for sale"
    sold = changed("facilities", "facility_id", "cellforcure-les-ulis", status="operating")
    other = build("brief-timeline", sold)
    assert "Ulis" not in other.finding and not (other.table["tone"] == "orange").any()


def test_why_now_is_dated_and_says_whether_besancon_is_named() -> None:
    shown = build("brief-now", language=Language.EN)
    europe = shown.table[shown.table["lane"] == "European Union"]
    assert len(europe) == 6 and list(europe["date"]) == sorted(europe["date"])
    assert not any("Besançon" in f"{row.label} {row.detail}" for row in europe.itertuples())
    assert shown.finding.startswith("From March 2025 to May 2026, 6 European steps were found")
    assert "none of them names Besançon" in shown.finding and "asks" not in shown.finding
    told = changed("statements", "statement_id", "wnh-cma-champ", says_en="The text names Besançon.")
    assert "at least one names Besançon" in build("brief-now", told, language=Language.EN).finding


def test_what_is_measured_is_ticked_and_what_is_missing_is_dashed_until_it_is_obtained() -> None:
    shown = build("brief-measured")
    measured = shown.table[shown.table["shape"] == "solid"]
    assert [str(date)[:4] for date in measured["date"]] == ["2022", "2023", "2025"]
    assert (shown.table["shape"] == "missing").sum() == 3
    done = changed("triggers", "trigger_id", "sensor-protocol", state="obtained")
    assert (build("brief-measured", done).table["shape"] == "solid").all()


@pytest.mark.parametrize("language", Language)
def test_a_lifeline_goes_from_opening_to_end_with_a_reason_of_few_words(language: Language) -> None:
    shown = build("capacity-lost", language=language)
    rows = {row["facility_id"]: row for row in raw("facilities")}
    fates = {"closed": "closed", "transferred": "moved", "for_sale": "sale", "closure_announced": "closing"}
    first, now = shown.encoding.span
    lost = [row for row in rows.values() if row["status"] in fates]
    assert first == min(int(row[name][:4]) for row in lost for name in ("opened", "closed") if row[name])
    for line in shown.table.itertuples():
        row = rows[line.facility_id]
        assert line.fate == fates[row["status"]]
        short = row[f"closed_short_{language}"]
        assert line.label.endswith(short) and 1 < len(short.split()) <= 5
        assert (line.start == line.start and line.start is not None) == bool(row["opened"])
        if row["opened"]:
            assert int(line.start) == int(row["opened"][:4])
        if row["closed"]:
            assert int(line.end) == int(row["closed"][:4]) and line.turn != line.turn
        else:
            assert line.end == now and line.turn < now
    assert shown.table.loc[shown.table["tone"] == "besancon", "facility_id"].tolist() == ["txcell-besancon"]


def test_the_chain_and_its_names_say_the_same() -> None:
    dots, names = build("actors-chain"), build("actors-chain-names")
    held = {(row.step, row.place): row.shape == "solid" for row in dots.table.itertuples()}
    assert held == {(row.step, row.place): row.shape == "solid" for row in names.table.itertuples()}
    assert set(dots.table["shape"]) == {"solid", "missing"}
    assert dots.rows == names.rows
    late = [place for (step, place), found in held.items() if step == dots.encoding.focus and not found]
    assert "Besançon" in late
