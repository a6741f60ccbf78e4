"""The evaluation: what the law asks, what stays out, what the file lacks, published studies made again."""

import re

import numpy as np
import pytest
from built import CATALOGUE
from evaluation_codes import CODES, built, scenario_of

from dossier.catalogue import Catalogue
from dossier.exhibits import register
from dossier.exhibits.evaluation.thresholds import judged_on
from dossier.language import Language
from dossier.rules import studies
from dossier.scenario import Scenario
from dossier.scenario.judged import LegalShare
from dossier.scenario.staged import draws_of
from dossier.scenario.tables import REFERENCE, computed_options
from dossier.scenario.told import option_label
from dossier.selection import Selection

ENTRIES = register()


def works(scenario: Scenario) -> np.ndarray:
    return np.atleast_1d(draws_of(CATALOGUE, scenario.without_clause())[1].investment)


@pytest.mark.parametrize("code", CODES.values(), ids=list(CODES))
def test_thresholds_are_counted_on_the_project_and_on_the_stage(code: str) -> None:
    chosen, exhibit = scenario_of(code), built("evaluation-thresholds", code)
    inventory = CATALOGUE.row("parameters", "ese_seuil_inventaire").central
    projects = [Scenario(name) for name in computed_options(CATALOGUE)]
    asked = projects if chosen.option_id == REFERENCE else [chosen, *projects]
    assert len(exhibit.table) == len(asked)
    for (_, line), scenario in zip(exhibit.table.iterrows(), asked, strict=True):
        drawn = works(scenario)
        assert line["p50"] == pytest.approx(np.median(drawn), abs=max(500_001, 0.02 * np.median(drawn)))
        reached = float(np.mean(drawn >= inventory))
        assert line["inventory"].startswith("moins de") == (0 < reached < 0.005)
        if reached in (0.0, 1.0):
            assert line["inventory"] == f"{100 * reached:.0f}\u00a0%"
    assert "aucune option" not in exhibit.finding.lower()  # six new rooms reach the first amount, whatever is set
    largest = option_label(CATALOGUE, Language.FR, "new-six-rooms")
    assert largest in exhibit.finding or "elle-même" in exhibit.finding
    assert "5\u00a0%" in exhibit.notes


@pytest.mark.parametrize(
    ("inventory", "counter", "variant"),
    [
        ((0.0, 0.8), (0.0, 0.0), "project"),
        ((0.0, 0.9), (0.0, 0.1), "counter"),
        ((1.0, 0.9), (0.2, 0.1), "counter_stage"),
        ((0.3, 0.0), (0.0, 0.0), "stage"),
        ((0.0, 0.0), (0.0, 0.0), "below"),
    ],
)
def test_a_threshold_is_judged_on_the_project(
    inventory: tuple[float, float], counter: tuple[float, float], variant: str
) -> None:
    shares = [
        LegalShare(parameter_id="", amount=1.0, stage=stage, project={"a": 0.0, "b": project})
        for stage, project in (inventory, counter)
    ]
    assert judged_on(*shares) == variant


def test_multipliers_stay_out(catalogue: Catalogue) -> None:
    exhibit = ENTRIES["evaluation-kept-out"].build(catalogue, Selection())
    shown = exhibit.table["value"].dropna().tolist()
    rows = [row for row in catalogue.records("parameters") if row.parameter_id.startswith("multiplicateur_")]
    assert sorted(shown) == sorted(row.central for row in rows)
    assert {row.applies_to for row in rows} == {"communication_only"}


def test_published_studies_are_recomputed_misses_included(catalogue: Catalogue) -> None:
    found = {(check.reference, check.kind, check.detail): check for check in studies.checks(catalogue)}
    assert len(found) == len(studies.checks(catalogue))
    labour = found["cost_studies:dc_autologous_bpi", "headcount", ""]
    assert labour.ours == pytest.approx(100 * 0.5 * 3 / 7) and not labour.agrees
    assert found["cost_studies:msc_gmp_2021", "gmp", ""].gap == pytest.approx(0.0465, abs=1e-3)
    assert found["ese_examples:ademe_unit_tests", "sum", "83/50"].agrees
    assert not found["cost_studies:cgtc_uk_2020_all", "survey", "facilities"].agrees
    assert [check for check in found.values() if check.ours is None]
    exhibit = ENTRIES["evaluation-studies"].build(catalogue, Selection())
    assert len(exhibit.table) == len(found)
    assert str(sum(check.agrees for check in found.values())) in exhibit.finding
    # every ADEME row of the data is recomputed: a new one that no rule knows would be passed over in silence
    rows = sum(row.example_id.startswith("ademe") for row in catalogue.records("ese_examples"))
    assert rows == sum(check.reference.startswith("ese_examples:ademe") for check in found.values())


@pytest.mark.parametrize(
    ("published", "ours", "agrees"),
    [(0.8, 0.8024, True), (0.8, 0.86, False), (34.0, 33.75, True), (34.0, 33.4, False), (1714.0, 1714.06, True)],
)
def test_agreement_is_to_the_last_printed_digit(published: float, ours: float, agrees: bool) -> None:
    assert studies.Check("", "", "", "", published, ours).agrees == agrees


def test_the_checklist_names_who_holds_what_is_missing(catalogue: Catalogue) -> None:
    exhibit = ENTRIES["evaluation-checklist"].build(catalogue, Selection())
    gaps = [catalogue.row(*reference.split(":")) for reference in exhibit.rows]
    told = " ".join(exhibit.table["missing"])
    assert all(gap.what_fr in told for gap in gaps)
    assert (exhibit.table[["part", "here", "missing", "holder"]] != "").all(axis=None)
    numbers = [int(text) for text in re.findall(r"\d+", exhibit.finding)]
    assert numbers == [len(gaps), sum(gap.decisive == "yes" for gap in gaps)]
