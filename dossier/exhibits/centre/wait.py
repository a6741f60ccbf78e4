"""Beside the argument: the wait for a room, at its best, beside the time that a batch keeps it."""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Ranges
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, number, t
from dossier.models.centre import batches_per_year
from dossier.models.queueing import waiting_time
from dossier.scenario import Scenario
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.once import once
from dossier.scenario.settled import Spread, spread_of
from dossier.scenario.settled_words import (
    days,
    interval,
    of_draws,
    percent_words,
    range_signs,
    sentences,
    spread_columns,
)
from dossier.scenario.staged import draws_of
from dossier.scenario.tables import REFERENCE, input_references
from dossier.scenario.told import assumed
from dossier.selection import Facet, Selection

_WAIT = "centre-wait"
#: Where the formulas of the queue were read.
_FORMULAS = ("authorea-erlang", "line-solver-queue")
_INPUTS = ("trials_served", "patients_per_trial", "process_days", "changeover_days", "available_days")
_DAYS_PER_YEAR = 365
_FIGURES = ("p5", "p50", "p95")
#: The least step of a wait in days, of a chance in points.
_STEPS = {"wait": 0.1, "chance": 1.0, "room": 1.0}
#: Share, of the draws with a demand, under which a queue that clears is no longer what the sentence is about.
_SELDOM = 0.2


class Wait(NamedTuple):
    """The queue before the rooms: mean wait and time in a room, days; chance to wait, percent, over the draws in which
    it clears. Shares of draws: ``asked`` has a demand, ``clears`` has one that the rooms could serve.
    """

    wait: Spread | None
    room: Spread | None
    chance: Spread | None
    asked: float
    clears: float


@exhibit(_WAIT, "centre", responds=(Facet.SCENARIO,))
def wait(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """M/M/c where the queue has a law at all; the result comes before its conditions, and it is not the argument."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    found = wait_of(catalogue, chosen)
    variant = queue_told(chosen, found)
    shown = variant in ("some", "short") and found.wait and found.room
    lines = [
        _line(language, name, each) for name, each in (("wait", found.wait), ("room", found.room)) if shown and each
    ]
    return compose(
        catalogue,
        selection,
        _WAIT,
        pd.DataFrame(lines),
        [Column("what", t(language, "column.centre.what")), *spread_columns(language, Form.NUMBER, _FIGURES)],
        Ranges(
            category="what",
            low="p5",
            high="p95",
            median="p50",
            label="label",
            tone="tone",
            shape="shape",
            title=t(language, f"exhibit.{_WAIT}.axis"),
            signs=range_signs(language, "range", "median"),
        ),
        rows=[
            *input_references(catalogue, chosen.option_id, _INPUTS),
            *(f"sources:{identifier}" for identifier in _FORMULAS),
        ],
        variant=variant,
        values={
            "wait": _days(language, found.wait) if found.wait else "",
            "range": interval(language, found.wait, days, number) if found.wait else "",
            "endless": of_draws(language, found.asked - found.clears),
            "clears": of_draws(language, found.clears),
            "assumed": assumed(catalogue, language, chosen),
            "details": sentences(*_conditions(language, variant, found)),
        },
    )


def queue_told(chosen: Scenario, found: Wait) -> str:
    """Which sentence the queue deserves: whether it clears where somebody asks for a room."""
    if chosen.option_id == REFERENCE:
        return "reference"
    if not found.asked:
        return "no_demand"
    if found.clears < _SELDOM * found.asked:
        return "endless"
    return "some" if found.clears < found.asked else "short"


@once(64)
def wait_of(catalogue: Catalogue, scenario: Scenario) -> Wait:
    """The queue of a scenario, over its draws. Raises as ``draws_of``."""
    inputs, centre, _ = draws_of(catalogue, scenario.without_clause())
    per_room = batches_per_year(
        1, inputs.available_days, inputs.process_days, inputs.changeover_days, 1, inputs.parallel_batches
    )
    rooms = int(np.max(inputs.rooms))
    arrivals, services = np.broadcast_arrays(np.atleast_1d(centre.demand_starts), np.atleast_1d(per_room))
    asked = arrivals > 0
    clears = asked & (arrivals < rooms * services)
    if not clears.any():
        return Wait(None, None, None, float(np.mean(asked)), 0.0)
    waits, chances = np.zeros(clears.shape), np.zeros(clears.shape)
    queue = waiting_time(arrivals[clears], services[clears], rooms)
    waits[clears] = _DAYS_PER_YEAR * np.asarray(queue.mean_wait)
    chances[clears] = 100 * np.asarray(queue.probability_of_waiting)
    return Wait(
        spread_of(waits, _STEPS["wait"], among=clears),
        spread_of(inputs.process_days + inputs.changeover_days, _STEPS["room"], among=clears),
        spread_of(chances, _STEPS["chance"], among=clears),
        float(np.mean(asked)),
        float(np.mean(clears)),
    )


def _days(language: Language, found: Spread) -> str:
    """The median wait; never none where there is some."""
    shown = found.printed("p50")
    if shown == 0 < found.values["p50"]:
        return t(language, "centre.less_than", value=days(language, found.steps["p50"]))
    return days(language, shown)


def _conditions(language: Language, variant: str, found: Wait) -> list[str]:
    """Where there is a queue at all, and how often one waits."""
    if variant not in ("some", "short", "endless"):
        return []
    said = []
    if found.chance and variant != "endless":
        median = percent_words(language, found.chance.printed("p50"))
        ends = interval(language, found.chance, percent_words)
        said.append(t(language, f"exhibit.{_WAIT}.chance", median=median, range=ends))
    if found.asked < 1:
        said.append(t(language, f"exhibit.{_WAIT}.nobody", share=of_draws(language, 1 - found.asked)))
    return said


def _line(language: Language, name: str, found: Spread) -> dict[str, Any]:
    """Without its mean: near the capacity a wait has none that draws could settle."""
    median = number(language, found.printed("p50"))
    return {
        "what": t(language, f"exhibit.{_WAIT}.{name}"),
        **{each: found.printed(each) for each in _FIGURES},
        "label": median
        if found.certain
        else t(language, "centre.mean_and_range", mean=median, range=interval(language, found, number)),
        "tone": Tone.BESANCON,
        "shape": Shape.HATCHED,
    }
