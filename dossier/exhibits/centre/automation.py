"""Beside the argument: several batches in a room at once, their staff and equipment paid (M7)."""

from typing import Any

import numpy as np
import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding import FEWEST_MARKS
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.value_ranges import value_ranges
from dossier.language import Language, number, t
from dossier.scenario import Scenario, input_rows
from dossier.scenario.composition import life_cost_of
from dossier.scenario.figures import Figures, at_step
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.settled import Settled, settled_of, van_se_of
from dossier.scenario.settled_words import end_label, euros_of, listed_labels, sentences
from dossier.scenario.staged import draws_of
from dossier.scenario.tables import REFERENCE, input_references
from dossier.scenario.told import assumed, figure_words, in_millions
from dossier.selection import Facet, Selection

_AUTOMATION = "centre-automation"
_PARALLEL = "parallel_batches"
#: The condition that grants the same, at its threshold.
_CONDITION = "C4"
#: Published objectives and the one published threshold; no measure by an independent party was found.
_SAID = ("cellquest-facteur-capacite", "cmp-stevenage-procedes-module")
_ROBOTS = "seuil_robotisation"
_GAP = "parallel-batches"
_FIGURES = ("mean", "p5", "p50", "p95")


@exhibit(_AUTOMATION, "centre", responds=(Facet.SCENARIO,))
def automation(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """One batch in a room at a time, two, and so on: same draws; staff and investment grow with each."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    here = parallel_of(catalogue, chosen)
    counts = [] if chosen.option_id == REFERENCE else numbers_shown(catalogue, chosen, here)
    found = {n: van_se_of(catalogue, with_parallel(chosen, n)) for n in counts}
    lines = [_line(catalogue, language, chosen, n, found[n], n == here) for n in counts]
    more = max(here, 2)
    threshold = catalogue.row("parameters", _ROBOTS).central
    given = settled_of(catalogue, chosen)
    return compose(
        catalogue,
        selection,
        _AUTOMATION,
        pd.DataFrame(lines),
        [
            Column("parallel", t(language, "column.centre.parallel"), Form.NUMBER),
            Column("mean", t(language, "column.centre.van_se_mean"), Form.MONEY),
            Column("p5", t(language, "column.centre.p5"), Form.MONEY),
            Column("p50", t(language, "column.centre.p50"), Form.MONEY),
            Column("p95", t(language, "column.centre.p95"), Form.MONEY),
            Column("positive", t(language, "column.centre.positive")),
            Column("batches", t(language, "column.centre.batches_mean")),
            Column("cost", t(language, "column.centre.cost_mean")),
        ],
        value_ranges(catalogue, language, "name"),
        rows=[
            *input_references(
                catalogue,
                chosen.option_id,
                (_PARALLEL, "parallel_staff_factor", "parallel_capital_factor", "process_days", "trials_served"),
            ),
            *(f"indicators:{identifier}" for identifier in _SAID),
            f"parameters:{_ROBOTS}",
            f"gaps:{_GAP}",
        ],
        variant="reference" if not counts else direction(found[1], found[more]),
        values={
            "more": more,
            "n": more,
            **_figures(language, "one", found.get(1), found.get(more)),
            **_figures(language, "more", found.get(more), found.get(1)),
            "assumed": sentences(
                assumed(catalogue, language, chosen),
                t(language, f"exhibit.{_AUTOMATION}.clause") if chosen.has_clause and counts else "",
            ),
            "details": t(
                language,
                f"exhibit.{_AUTOMATION}.robots.{side(given, threshold)}",
                threshold=number(language, threshold),
            ),
            "listing": listed_labels(language, f"exhibit.{_AUTOMATION}.listing", lines, "name", "told"),
        },
    )


def parallel_of(catalogue: Catalogue, scenario: Scenario) -> int:
    """How many batches the scenario has in a room at once."""
    return int(np.max(draws_of(catalogue, scenario.without_clause())[0].parallel_batches))


def numbers_shown(catalogue: Catalogue, scenario: Scenario, here: int) -> list[int]:
    """From one on: as many as make a picture, one more than now, never past the bound."""
    row = input_rows(catalogue, scenario.option_id)[_PARALLEL]
    return list(range(int(row.minimum or 1), min(int(row.maximum or here), max(FEWEST_MARKS, here + 1)) + 1))


def with_parallel(scenario: Scenario, n: int) -> Scenario:
    """The same with ``n`` batches in a room at once, whatever a condition or the reader said of it."""
    rest = scenario.under(name for name in scenario.conditions if name != _CONDITION)
    return Scenario(
        rest.option_id, rest.conditions, rest.thresholds, tuple((scenario.as_dict() | {_PARALLEL: n}).items())
    )


def direction(one: Figures, more: Figures) -> str:
    """What more batches at once do to the mean and to the worst twentieth, as they are printed."""
    mean, worst = (_printed(more, name, one) - _printed(one, name, more) for name in ("mean", "p5"))
    if mean > 0:
        return "wider" if worst < 0 else "better" if worst else "level"
    return "same" if mean == 0 else "worse"


def side(given: Settled, threshold: float) -> str:
    """On which side of the published number of batches a year, under which robots cost more, the scenario stands."""
    started = given["batches_started"].values
    if given.no_batch:
        return "none"
    if started["p95"] < threshold:
        return "under"
    return "over" if started["p5"] >= threshold else "around"


def _printed(found: Figures, name: str, other: Figures) -> float:
    """A figure at the step that both allow: two that are compared are rounded alike."""
    return at_step(float(getattr(found.values, name)), max(found.step(name), other.step(name)))


def _figures(language: Language, prefix: str, found: Figures | None, other: Figures | None) -> dict[str, str]:
    return {
        f"{prefix}_{name}": in_millions(language, _printed(found, name, other)) if found and other else ""
        for name in ("mean", "p5")
    }


def _line(
    catalogue: Catalogue, language: Language, chosen: Scenario, n: int, figures: Figures, is_here: bool
) -> dict[str, Any]:
    scenario = with_parallel(chosen, n)
    settled, life = settled_of(catalogue, scenario), life_cost_of(catalogue, scenario)
    mean, low, high = (figure_words(language, figures, each) for each in ("mean", "p5", "p95"))
    ends = t(language, "centre.interval", low=low, high=high)
    return {
        "name": t(language, f"exhibit.{_AUTOMATION}.at_once", n=n),
        "parallel": float(n),
        **{each: figures.printed(each) for each in _FIGURES},
        "positive": figure_words(language, figures, "positive"),
        "batches": end_label(language, settled["batches_started"], number),
        "cost": end_label(language, life.cost, euros_of(life.cost)) if life.exists else t(language, "centre.no_batch"),
        "label": mean,
        "told": mean if low == high else t(language, "centre.mean_and_range", mean=mean, range=ends),
        "tone": Tone.BESANCON if is_here else Tone.SLATE,
        "shape": Shape.HATCHED,
    }
