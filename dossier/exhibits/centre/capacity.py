"""The centre in a settled year: its capacity against the demand, and every input behind it."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import InputStatus
from dossier.catalogue.records import ModelInput
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, t
from dossier.scenario import Scenario, ranges
from dossier.scenario.outcomes import Outcome
from dossier.scenario.rows import references_of, rows_of
from dossier.scenario.words import is_fraction, value_with_unit
from dossier.selection import Facet, Selection

#: Batches a year, in the order of the argument: asked for, possible, done.
_BATCHES = ("demand_starts", "room_capacity", "staff_capacity", "batches_started", "batches_released")
#: The inputs of A1 to A5.
_CAPACITY_INPUTS = (
    "trials_served",
    "patients_per_trial",
    "enrolment_years",
    "retry_rate",
    "loss_rate",
    "rooms",
    "open_days",
    "process_days",
    "changeover_days",
    "planned_utilisation",
    "parallel_batches",
    "fte_per_room",
    "minimum_fte",
    "direct_share",
    "hours_per_fte",
    "direct_hours_per_batch",
)
#: From this share of the draws on, one limit is the limit.
_MOSTLY = 0.6


@exhibit("centre-capacity", "centre", responds=(Facet.SCENARIO,))
def capacity(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What is asked for, what rooms and staff can do, what is started: occupancy is a result, never an input."""
    language = selection.language
    given = ranges.chosen_outcome(catalogue, selection)
    variant = _limit(given)
    table = (
        pd.DataFrame() if variant == "reference" else pd.DataFrame([_bar(language, given, name) for name in _BATCHES])
    )
    shares = sorted(given.binding.items(), key=lambda item: -item[1])
    return compose(
        catalogue,
        selection,
        "centre-capacity",
        table,
        [Column("name", t(language, "column.centre.batches")), *ranges.quantile_columns(language, Form.NUMBER)],
        Bars(
            value="median",
            category="name",
            low="low",
            high="high",
            label="label",
            tone="tone",
            group="group",
            title=t(language, "exhibit.centre-capacity.axis"),
        ),
        rows=references_of(catalogue, given.scenario.option_id, _CAPACITY_INPUTS),
        variant=variant,
        values={
            "started": ranges.unit_range(language, given["batches_started"], "batches"),
            "share": ranges.share_of_draws(language, shares[0][1]),
            "limits": ranges.listing(
                language,
                [name for name, share in shares if share > 0],
                lambda name: t(
                    language,
                    "centre.limit.share",
                    limit=t(language, f"centre.limit.{name}"),
                    share=ranges.share_of_draws(language, given.binding[name]),
                ),
            ),
            "occupied": t(language, "centre.occupied", occupancy=ranges.percents(language, given["occupancy"]))
            if given["occupancy"].known
            else "",
            "depends": ranges.depends(catalogue, language, given, "batches_started"),
            "listing": ranges.listing(
                language,
                _BATCHES,
                lambda name: (
                    f"{t(language, f'centre.output.{name}')} ({ranges.unit_range(language, given[name], 'batches')})"
                ),
            ),
        },
        unit=t(language, "centre.batches_a_year"),
    )


def _limit(given: Outcome) -> str:
    """Which of the findings the draws support."""
    if ranges.without_project(given):
        return "reference"
    if given["batches_started"].high <= 0:
        return "no_demand"
    limit, share = max(given.binding.items(), key=lambda item: item[1])
    return limit if share >= _MOSTLY else "several"


def _bar(language: Language, given: Outcome, output: str) -> dict[str, Any]:
    values = given[output]
    done = output in ("batches_started", "batches_released")
    return {
        "name": t(language, f"centre.output.{output}"),
        "group": t(language, f"exhibit.centre-capacity.group.{'done' if done else 'possible'}"),
        "low": round(values.low, 1),
        "median": round(values.median, 1),
        "high": round(values.high, 1),
        "label": ranges.unit_range(language, values, "bare"),
        "tone": "besancon" if done else "slate",
    }


@exhibit("centre-inputs", "centre", responds=(Facet.SCENARIO,))
def model_inputs(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Every input of both models as the scenario takes it, for whoever checks."""
    language = selection.language
    given = Scenario.of(catalogue, selection)
    set_by_reader = given.as_dict()
    rows = rows_of(catalogue, given.option_id).values()
    table = pd.DataFrame([_input(catalogue, language, row, set_by_reader.get(row.input_id)) for row in rows])
    supposed = sum(row.status == InputStatus.ASSUMPTION for row in rows)
    forms = {"low": Form.NUMBER, "mode": Form.NUMBER, "high": Form.NUMBER}
    headings = ("low", "mode", "high", "unit", "money_year", "status", f"basis_{language}")
    return compose(
        catalogue,
        selection,
        "centre-inputs",
        table,
        [
            Column("name", catalogue.heading(language, "model_inputs", f"name_{language}")),
            Column("used", t(language, "column.centre.used")),
            *(
                Column(name, catalogue.heading(language, "model_inputs", name), forms.get(name, Form.TEXT))
                for name in headings
            ),
            Column("group", catalogue.heading(language, "model_inputs", "group")),
            Column("publishers", catalogue.heading(language, "model_inputs", "source_ids"), Form.LIST),
        ],
        rows=references_of(catalogue, given.option_id),
        variant="set" if set_by_reader else "central",
        values={
            "n": len(set_by_reader),
            "total": len(rows),
            "supposed": supposed,
            "published": sum(row.status == InputStatus.PUBLISHED for row in rows),
            "derived": sum(row.status == InputStatus.DERIVED for row in rows),
            "option": getattr(catalogue.row("options", given.option_id), f"name_{language}"),
        },
    )


def _input(catalogue: Catalogue, language: Language, row: ModelInput, value: float | None) -> dict[str, Any]:
    """A row as the data hold it, fractions in percent; what the reader has set stands beside, not instead."""
    scale = 100 if is_fraction(row) else 1

    def number(cell: Any) -> float | None:
        # 100 x 0.0214 is 2.1399999999999997
        return round(scale * cell, 10) if isinstance(cell, int | float) else None

    if value is not None:
        used = t(language, "centre.as_set", value=value_with_unit(language, row, value))
    elif isinstance(row.mode, tuple):
        used = value_with_unit(language, row, row.mode)
    else:
        used = t(language, "centre.as_drawn" if row.low is not None else "centre.as_mode")
    unit = catalogue.label(language, "model_inputs", "unit", row.unit)
    sources = catalogue.sources_of_rows(row.source_ids)
    of_investment = row.unit == "share_of_investment"
    return {
        "input_id": row.input_id,
        "name": getattr(row, f"name_{language}"),
        "group": catalogue.label(language, "model_inputs", "group", row.group),
        "used": used,
        "low": number(row.low),
        "mode": number(row.mode),
        "high": number(row.high),
        "unit": t(language, "centre.percent_of_investment" if of_investment else "centre.percent")
        if scale != 1
        else unit,
        "money_year": str(row.money_year or ""),
        "status": catalogue.label(language, "model_inputs", "status", row.status),
        f"basis_{language}": getattr(row, f"basis_{language}"),
        "publishers": tuple(dict.fromkeys(catalogue.row("sources", source).publisher for source in sources)),
    }
