"""Demand: from trials to batches, an open calculation with the inputs of the centre."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import InputStatus
from dossier.charts.encoding import Bars
from dossier.charts.palette import STATUS_SHAPES
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, enumeration, number, t
from dossier.language.cells import quoted, small
from dossier.models import uncertainty
from dossier.models.centre import simulate
from dossier.models.inputs import Inputs, Values
from dossier.models.uncertainty import Bar
from dossier.scenario import Scenario
from dossier.scenario.choice import given_inputs
from dossier.scenario.rows import references_of, rows_of
from dossier.scenario.runs import results
from dossier.selection import Facet, Selection

#: The factors of the number of batches asked for (A1 of the models); rooms and staff come after.
FACTORS = ("trials_served", "patients_per_trial", "enrolment_years", "retry_rate")
_SHARES = (5, 50, 95)
_ID = "demand-batches"


@exhibit(_ID, "demand", responds=(Facet.SCENARIO,))
def batches(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Batches a year that the trials served would ask for: a range, and which factor moves it."""
    language = selection.language
    scenario = Scenario.of(catalogue, selection)
    found = results(catalogue, scenario)
    central, draws = found.central.inputs, found.draws.centre
    asked = float(_asked(central))
    low, median, high = (round(float(value)) for value in np.percentile(draws.demand_starts, _SHARES))
    table = given_inputs(catalogue, scenario.option_id, **scenario.as_dict())
    given = [row for row in table if row.input_id in FACTORS]
    moved = {bar.input_id: bar for bar in uncertainty.tornado(_asked, central, given)}
    every = rows_of(catalogue, scenario.option_id)
    rows = {name: row for name, row in every.items() if name in FACTORS}
    lines = [_result(language, (low, median, high))]
    lines += [_factor(catalogue, language, rows[name], central, moved.get(name), asked) for name in _order(moved)]
    heaviest = _heaviest(moved)
    started = [round(float(value)) for value in np.percentile(draws.batches_started, _SHARES)]
    return compose(
        catalogue,
        selection,
        _ID,
        pd.DataFrame(lines),
        [
            Column("factor", t(language, "column.demand.factor")),
            Column("low", catalogue.heading(language, "model_inputs", "low"), Form.NUMBER),
            Column("mode", catalogue.heading(language, "model_inputs", "mode"), Form.NUMBER),
            Column("high", catalogue.heading(language, "model_inputs", "high"), Form.NUMBER),
            Column("unit", catalogue.heading(language, "model_inputs", "unit")),
            Column("status", catalogue.heading(language, "model_inputs", "status")),
            Column("basis", catalogue.heading(language, "model_inputs", f"basis_{language}")),
            Column("batches", t(language, "column.demand.batches")),
        ],
        Bars(
            value="length",
            category="factor",
            base="start",
            label="batches",
            tone="tone",
            shape="shape",
            group="group",
            title=t(language, f"exhibit.{_ID}.axis"),
            key=tuple(
                ("slate", shape, catalogue.label(language, "model_inputs", "status", status))
                for status, shape in STATUS_SHAPES.items()
                if any(row.status == status for row in rows.values())
            ),
            references=((asked, t(language, f"exhibit.{_ID}.central", value=round(asked))),),
        ),
        rows=references_of(catalogue, scenario.option_id, FACTORS),
        variant="nothing" if not high else "fixed" if not heaviest else "one" if len(heaviest) == 1 else "tie",
        values={
            "n": round(asked),
            "low": low,
            "median": median,
            "high": high,
            "asked": round(asked),
            "factors": enumeration(
                language, [quoted(language, small(_name(rows[name], language))) for name in heaviest]
            ),
            "option": getattr(catalogue.row("options", scenario.option_id), f"name_{language}"),
            "served": t(
                language, f"exhibit.{_ID}.{'rooms' if started[-1] else 'no_rooms'}", low=started[0], high=started[-1]
            ),
        },
        unit=catalogue.label(language, "indicators", "unit", "batches"),
    )


def _asked(case: Inputs) -> Values:
    return simulate(case).demand_starts


def _order(moved: Mapping[str, Bar]) -> list[str]:
    """Widest first; a factor that the reader has fixed moves nothing and comes last."""
    return sorted(FACTORS, key=lambda name: -moved[name].width if name in moved else 1.0)


def _heaviest(moved: Mapping[str, Bar]) -> list[str]:
    widest = max((bar.width for bar in moved.values()), default=0.0)
    return [name for name, bar in moved.items() if widest and np.isclose(bar.width, widest)]


def _result(language: Language, shares: tuple[int, int, int]) -> dict[str, Any]:
    low, median, high = shares
    return {
        "group": t(language, f"exhibit.{_ID}.group.result"),
        "factor": t(language, f"exhibit.{_ID}.result"),
        "start": float(low),
        "length": float(high - low),
        "batches": t(language, f"exhibit.{_ID}.range", low=low, median=median, high=high),
        "tone": "ochre",
        "shape": "solid",
        "low": None,
        "mode": None,
        "high": None,
        "unit": "",
        "status": "",
        "basis": "",
    }


def _factor(
    catalogue: Catalogue, language: Language, row: Any, central: Inputs, bar: Bar | None, asked: float
) -> dict[str, Any]:
    """A factor from its low to its high value, the others in the middle; a fixed one is a mark at the result."""
    ends = sorted((bar.at_low, bar.at_high)) if bar else [asked, asked]
    said = [number(language, round(end)) for end in ends]
    return {
        "group": t(language, f"exhibit.{_ID}.group.factors"),
        "factor": _name(row, language),
        "start": ends[0],
        "length": ends[1] - ends[0],
        "batches": t(language, f"exhibit.{_ID}.ends", low=said[0], high=said[1])
        if bar
        else t(language, f"exhibit.{_ID}.set"),
        "tone": "slate",
        "shape": STATUS_SHAPES[InputStatus(row.status)],
        "low": bar.low if bar else None,
        "mode": float(getattr(central, row.input_id)),
        "high": bar.high if bar else None,
        "unit": catalogue.label(language, "model_inputs", "unit", row.unit),
        "status": catalogue.label(language, "model_inputs", "status", row.status),
        "basis": getattr(row, f"basis_{language}"),
    }


def _name(row: Any, language: Language) -> str:
    return str(getattr(row, f"name_{language}"))
