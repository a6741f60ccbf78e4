"""The centre in a settled year: what is asked for, what rooms and staff can do, what is started and released."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Ranges
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, enumeration, number, t
from dossier.scenario import Scenario
from dossier.scenario.figures import at_step
from dossier.scenario.judged import contract_of
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.settled import BINDING, Settled, count_step, settled_of
from dossier.scenario.settled_words import (
    around,
    batches,
    depends_on,
    end_label,
    listed_labels,
    of_draws,
    percent_words,
    range_signs,
    sentences,
    spread_cells,
    spread_columns,
)
from dossier.scenario.tables import input_references
from dossier.scenario.told import assumed, share
from dossier.selection import Facet, Selection

_CAPACITY = "centre-capacity"
#: Batches a year, in the order of the argument: asked for, possible, done.
_BATCHES = ("demand_starts", "room_capacity", "staff_capacity", "batches_started", "batches_released")
_DONE = ("batches_started", "batches_released")
#: The inputs of A1 to A5.
_INPUTS = (
    "trials_served",
    "trials_mean",
    "patients_per_trial",
    "enrolment_years",
    "retry_rate",
    "loss_rate",
    "rooms",
    "available_days",
    "process_days",
    "changeover_days",
    "planned_utilisation",
    "parallel_batches",
    "parallel_staff_factor",
    "fte_per_room",
    "minimum_fte",
    "direct_share",
    "hours_per_fte",
    "direct_hours_per_batch",
)


@exhibit(_CAPACITY, "centre", responds=(Facet.SCENARIO,))
def capacity(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Demand, rooms, staff, then what comes of the least of them: occupancy is a result, never an input."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    given = settled_of(catalogue, chosen)
    lines = [] if given.without_project else [_line(language, given, name) for name in _BATCHES]
    limits = [(name, given.binding[name]) for name in BINDING if given.binding[name] > 0]
    limits.sort(key=lambda each: -each[1])
    return compose(
        catalogue,
        selection,
        _CAPACITY,
        pd.DataFrame(lines),
        [Column("name", t(language, "column.centre.batches")), *spread_columns(language, Form.NUMBER)],
        Ranges(
            category="name",
            low="p5",
            high="p95",
            value="mean",
            median="p50",
            label="label",
            tone="tone",
            shape="shape",
            group="group",
            title=t(language, f"exhibit.{_CAPACITY}.axis"),
            signs=range_signs(language),
        ),
        rows=input_references(catalogue, chosen.option_id, _INPUTS),
        variant=limit(given),
        values={
            "started": around(language, given["batches_started"], batches, number),
            "limits": enumeration(
                language,
                [
                    t(language, f"exhibit.{_CAPACITY}.limit.{name}", share=share(language, portion))
                    for name, portion in limits
                ],
            ),
            "assumed": assumed(catalogue, language, chosen),
            "details": _details(catalogue, language, chosen, given),
            "listing": listed_labels(language, f"exhibit.{_CAPACITY}.listing", lines, "name"),
        },
        unit=t(language, "centre.batches_a_year"),
    )


def limit(given: Settled) -> str:
    """Which sentence the draws deserve."""
    if given.without_project:
        return "reference"
    if given.no_batch:
        return "no_demand"
    alone = [name for name, portion in given.binding.items() if portion >= 1]
    return alone[0] if alone else "several"


def _details(catalogue: Catalogue, language: Language, chosen: Scenario, given: Settled) -> str:
    said = []
    if not given.without_project:
        if 0 < given.idle < 1:
            said.append(t(language, f"exhibit.{_CAPACITY}.idle", share=of_draws(language, given.idle)))
        occupancy = around(language, given["occupancy"], percent_words)
        said.append(t(language, f"exhibit.{_CAPACITY}.occupied", occupancy=occupancy))
        said.append(_contract(catalogue, language, chosen))
        said.append(depends_on(catalogue, language, chosen, "batches_started"))
    return sentences(*said)


def _line(language: Language, given: Settled, name: str) -> dict[str, Any]:
    found, done = given[name], name in _DONE
    return {
        "name": t(language, f"centre.output.{name}"),
        "group": t(language, f"exhibit.{_CAPACITY}.group.{'done' if done else 'possible'}"),
        **spread_cells(found),
        "label": end_label(language, found, number),
        "tone": Tone.SLATE if name == "demand_starts" else Tone.BESANCON,
        "shape": Shape.HATCHED,
    }


def _contract(catalogue: Catalogue, language: Language, chosen: Scenario) -> str:
    """What the rooms start of the patients signed: a settled year leaves contracts aside."""
    signed = contract_of(catalogue, chosen)
    if signed is None:
        return ""
    return t(
        language,
        f"exhibit.{_CAPACITY}.contract",
        n=signed.signed,
        started=number(language, at_step(signed.started.mean, count_step(signed.started.mean))),
    )
