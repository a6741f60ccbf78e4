"""Beside the argument: several batches in a room at once, and the wait for a room."""

from dataclasses import replace
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding import FEWEST_MARKS, Bars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, number, t
from dossier.models.centre import batches_per_year
from dossier.models.queueing import waiting_time
from dossier.scenario import ranges
from dossier.scenario.outcomes import Outcome
from dossier.scenario.percentiles import Range, range_of
from dossier.scenario.rows import references_of, rows_of
from dossier.scenario.runs import Case, case, results_for
from dossier.selection import Facet, Selection

_AUTOMATION = "centre-automation"
_WAIT = "centre-wait"
#: Published objectives and the one published threshold; no measure by an independent party was found.
_SAID = ("cellquest-facteur-capacite", "cmp-stevenage-procedes-module")
_ROBOTS = "seuil_robotisation"
_GAP = "parallel-batches"
#: Where the formulas of the queue were read.
_FORMULAS = ("authorea-erlang", "line-solver-queue")
_DAYS_PER_YEAR = 365


class _Step(NamedTuple):
    parallel: int
    cost: Range
    van_se: Range
    started: Range
    rooms_bind: float


@exhibit(_AUTOMATION, "centre", responds=(Facet.SCENARIO,))
def automation(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Cost per batch and VAN-SE with one batch in a room at a time, two, and so on: same draws, nothing else moved."""
    language = selection.language
    given = ranges.chosen_outcome(catalogue, selection)
    draws = results_for(catalogue, given.scenario).draws
    steps = [] if ranges.without_project(given) else _steps(catalogue, given, draws)
    here = next((step for step in steps if step.parallel == int(np.max(draws.inputs.parallel_batches))), None)
    after = next((step for step in steps if here is not None and step.parallel == here.parallel + 1), None)
    table = [_bar(language, step, step is here) for step in steps if step.cost.known]
    threshold = catalogue.row("parameters", _ROBOTS).central
    side = _side(given, threshold)
    values: dict[str, Any] = {
        "robots": t(language, f"exhibit.{_AUTOMATION}.robots.{side}", threshold=number(language, threshold))
    }
    for name, step in (("here", here), ("after", after or here)):
        if step is not None and step.cost.known:
            values |= {
                name: step.parallel,
                f"{name}_cost": ranges.euro_range(language, step.cost),
                f"{name}_van_se": ranges.balance(language, step.van_se),
                f"{name}_started": ranges.unit_range(language, step.started, "batches"),
                f"{name}_rooms": ranges.share_of_draws(language, step.rooms_bind),
            }
    return compose(
        catalogue,
        selection,
        _AUTOMATION,
        pd.DataFrame(table),
        [
            Column("parallel", t(language, "column.centre.parallel"), Form.NUMBER),
            Column("low", t(language, "column.centre.cost_low"), Form.MONEY),
            Column("median", t(language, "column.centre.cost_median"), Form.MONEY),
            Column("high", t(language, "column.centre.cost_high"), Form.MONEY),
            Column("worst", t(language, "column.centre.van_se_low"), Form.MONEY),
            Column("middle", t(language, "column.centre.van_se_median"), Form.MONEY),
            Column("best", t(language, "column.centre.van_se_high"), Form.MONEY),
            Column("rooms_bind", t(language, "column.centre.rooms_bind"), Form.PERCENT),
        ],
        Bars(
            value="median",
            category="name",
            low="low",
            high="high",
            label="label",
            tone="tone",
            hover="hover",
            form=Form.MONEY,
            title=t(language, f"exhibit.{_AUTOMATION}.axis"),
        ),
        rows=[
            *references_of(catalogue, given.scenario.option_id, ("parallel_batches", "process_days", "trials_served")),
            *(f"indicators:{identifier}" for identifier in _SAID),
            f"parameters:{_ROBOTS}",
            f"gaps:{_GAP}",
        ],
        variant=_automation_variant(given, here, after),
        values=values,
        unit="€",
    )


def _steps(catalogue: Catalogue, given: Outcome, draws: Case) -> list[_Step]:
    """One batch at a time, then more: as many as make a picture, one more than now, never past the bound."""
    row = rows_of(catalogue, given.scenario.option_id)["parallel_batches"]
    here = int(np.max(draws.inputs.parallel_batches))
    steps: list[_Step] = []
    most = min(int(row.maximum or here), max(FEWEST_MARKS, here + 1))
    for parallel in range(int(row.minimum or 1), most + 1):
        moved = draws if parallel == here else case(replace(draws.inputs, parallel_batches=float(parallel)))
        binding = float(np.mean(np.atleast_1d(moved.centre.binding) == "rooms"))
        cost, van_se, started = (
            range_of(values)
            for values in (
                moved.centre.cost_per_released_batch,
                moved.evaluation.van_se,
                moved.centre.batches_started,
            )
        )
        steps.append(_Step(parallel, cost, van_se, started, binding))
    return steps


def _side(given: Outcome, threshold: float) -> str:
    """On which side of the published number of batches a year, under which robots cost more, the scenario stands."""
    started = given["batches_started"]
    if started.high <= 0:
        return "none"
    if started.high < threshold:
        return "under"
    return "over" if started.low >= threshold else "around"


def _automation_variant(given: Outcome, here: _Step | None, after: _Step | None) -> str:
    if ranges.without_project(given):
        return "reference"
    if here is None or not here.cost.known:
        return "no_batch"
    if after is None:
        return "most"
    # Two digits are shown: a difference below them is none.
    if after.cost.median < 0.99 * here.cost.median:
        return "gains"
    return "idle" if here.rooms_bind > 0 else "unlimited"


def _bar(language: Language, step: _Step, here: bool) -> dict[str, Any]:
    said = t(
        language,
        f"exhibit.{_AUTOMATION}.hover",
        n=step.parallel,
        cost=ranges.euro_range(language, step.cost),
        van_se=ranges.balance(language, step.van_se),
    )
    return {
        "name": t(language, f"exhibit.{_AUTOMATION}.at_once", n=step.parallel),
        "parallel": step.parallel,
        "low": step.cost.low,
        "median": step.cost.median,
        "high": step.cost.high,
        "worst": step.van_se.low,
        "middle": step.van_se.median,
        "best": step.van_se.high,
        "rooms_bind": 100 * step.rooms_bind,
        "label": ranges.euro_range(language, step.cost),
        "tone": "besancon" if here else "slate",
        "hover": said,
    }


@exhibit(_WAIT, "centre", responds=(Facet.SCENARIO,))
def wait(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The wait for a room where the queue has a law at all; it is not the argument, and the sentence says so."""
    language = selection.language
    given = ranges.chosen_outcome(catalogue, selection)
    case_drawn = results_for(catalogue, given.scenario).draws
    chance, days, stable = _queue(case_drawn)
    shown = not ranges.without_project(given) and given["batches_started"].high > 0 and stable >= 0.5
    table = []
    if shown:
        for name, values in (("chance", chance), ("days", days)):
            table.append({"what": t(language, f"exhibit.{_WAIT}.{name}"), **ranges.quantiles(values)})
    return compose(
        catalogue,
        selection,
        _WAIT,
        pd.DataFrame(table),
        [Column("what", t(language, "column.centre.what")), *ranges.quantile_columns(language, Form.NUMBER)],
        Bars(value="median", category="what", low="low", high="high"),
        rows=[
            *references_of(
                catalogue,
                given.scenario.option_id,
                ("trials_served", "patients_per_trial", "process_days", "changeover_days", "open_days"),
            ),
            *(f"sources:{identifier}" for identifier in _FORMULAS),
        ],
        variant=(
            "reference"
            if ranges.without_project(given)
            else "no_demand"
            if given["batches_started"].high <= 0
            else "endless"
            if not shown
            else "some"
            if stable < 1
            else "short"
        ),
        values={
            "endless": ranges.share_of_draws(language, 1 - stable),
            "chance": ranges.percents(language, chance) if shown else "",
            "days": ranges.unit_range(language, days, "days") if shown else "",
        },
    )


def _queue(draws: Case) -> tuple[Range, Range, float]:
    """Chance to wait (percent), mean wait (days), and the share of draws in which the queue has a stationary law."""
    inputs = draws.inputs
    per_room = batches_per_year(
        1, inputs.open_days, inputs.process_days, inputs.changeover_days, 1, inputs.parallel_batches
    )
    arrivals, services = np.broadcast_arrays(np.atleast_1d(draws.centre.demand_starts), np.atleast_1d(per_room))
    rooms = int(np.max(inputs.rooms))
    stable = (arrivals < rooms * services) & (arrivals > 0)
    share = float(np.mean(stable | (arrivals == 0)))
    if not rooms or not stable.any():
        nothing = range_of(np.nan)
        return nothing, nothing, share
    queue = waiting_time(arrivals[stable], services[stable], rooms)
    chance = range_of(100 * np.atleast_1d(queue.probability_of_waiting))
    return chance, range_of(_DAYS_PER_YEAR * np.atleast_1d(queue.mean_wait)), share
