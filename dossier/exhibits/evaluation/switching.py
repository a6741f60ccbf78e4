"""The evaluation: at which value of each input the result turns, and where the health lever would turn it."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from dossier.catalogue import Catalogue
from dossier.catalogue.records import ModelInput
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import portion, rounded
from dossier.language import Language, money, t
from dossier.language.cells import separator, small
from dossier.models.uncertainty import Switch
from dossier.scenario import REFERENCE, Scenario, draws, inputs
from dossier.scenario.percentiles import PERCENTILES, range_of
from dossier.scenario.rows import references_of, rows_of
from dossier.scenario.runs import Asked, results_for, switching_values, van_se_tornado
from dossier.scenario.words import value_with_unit
from dossier.selection import Facet, Selection

_SWITCHING, _HEALTH = "evaluation-switching", "evaluation-health"
#: Widest inputs for which the value that balances the draws is searched.
_SEARCHED = 8
#: Conditions written out in the finding.
_NAMED = 2
_LIFE_YEAR = "vav"


@exhibit(_SWITCHING, "evaluation", responds=(Facet.SCENARIO,))
def switching(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Value of each input at which the sign turns: at the centre of the others, and over their draws."""
    language = selection.language
    chosen = Scenario.of(catalogue, selection)
    result = range_of(results_for(catalogue, chosen).draws.evaluation.van_se)
    widest, balance, switches = _turns(Asked(catalogue.version, chosen, catalogue))
    known = rows_of(catalogue, chosen.option_id)
    enough = {name: found for name in widest if (found := balance[name]) is not None and _within(known[name], found[0])}
    sign = "lose" if result.median > 0 else "gain"
    variant = "reference" if chosen.option_id == REFERENCE else f"{sign}_{'some' if enough else 'none'}"
    central = inputs(catalogue, chosen.option_id, **chosen.as_dict())
    order = {name: place for place, name in enumerate(widest)}
    lines = [
        _line(
            catalogue, language, known[name], float(getattr(central, name)), switch, balance.get(name), name in balance
        )
        for name, switch in switches.items()
        if name in balance or (switch is not None and switch.inside is None)
    ]
    table = pd.DataFrame(lines)
    if len(table):
        table["order"] = [(line["rank"], order.get(line["id"], len(order))) for line in lines]
        table = table.sort_values("order", kind="stable")
    return compose(
        catalogue,
        selection,
        _SWITCHING,
        table,
        [
            Column("input", t(language, "column.evaluation.input")),
            Column("unit", catalogue.heading(language, "model_inputs", "unit")),
            Column("central", t(language, "column.evaluation.central"), Form.NUMBER),
            Column("low", catalogue.heading(language, "model_inputs", "low"), Form.NUMBER),
            Column("high", catalogue.heading(language, "model_inputs", "high"), Form.NUMBER),
            Column("half", t(language, "column.evaluation.half")),
            Column("switch", t(language, "column.evaluation.switch"), Form.NUMBER),
            Column("inside", t(language, "column.evaluation.inside")),
            Column("status", catalogue.heading(language, "model_inputs", "status")),
        ],
        rows=references_of(catalogue, chosen.option_id, switches) if switches else [],
        variant=variant,
        values={
            "n": len(enough),
            "values": _some(language, [_told(language, known[name], found) for name, found in enough.items()]),
            "searched": len(widest),
            "turning": _turning(language, switches) if switches else "",
            "positive": portion(language, result.positive),
        },
    )


@lru_cache(maxsize=8)
def _turns(
    asked: Asked,
) -> tuple[list[str], Mapping[str, tuple[float, bool] | None], Mapping[str, Switch | None]]:
    """The widest inputs, where they balance the draws, where inputs turn the centre. Searched once for both languages:
    nothing on the page takes longer. Never change what it gives.
    """
    widest = [bar.input_id for bar in van_se_tornado(asked.catalogue, asked.scenario)[:_SEARCHED]]
    balance = draws.balancing_values(asked.catalogue, asked.scenario, widest)
    return widest, balance, switching_values(asked.catalogue, asked.scenario)


def _some(language: Language, conditions: list[str]) -> str:
    """The first conditions; the table has them all."""
    rest = len(conditions) - _NAMED
    said = separator(language).join(conditions[:_NAMED])
    return said if rest <= 0 else t(language, "word.and_others", names=said, n=rest)


def _turning(language: Language, switches: Mapping[str, Switch | None]) -> str:
    """How many inputs turn the central case, and why that is not the test."""
    inside = sum(1 for switch in switches.values() if switch and switch.inside)
    never = sum(1 for switch in switches.values() if switch is None)
    said = t(language, f"exhibit.{_SWITCHING}.turning{'' if inside else '_none'}", n=inside, total=len(switches))
    return f"{said} {t(language, f'exhibit.{_SWITCHING}.others', n=never)}" if never else said


def _within(row: ModelInput, value: float) -> bool:
    return row.low is not None and row.high is not None and row.low <= value <= row.high


def _told(language: Language, row: ModelInput, found: tuple[float, bool]) -> str:
    value, rises = found
    words = t(
        language,
        f"page.evaluation.{'at_least' if rises else 'at_most'}",
        value=value_with_unit(language, row, rounded(value, 2)),
    )
    return t(language, "page.evaluation.condition", name=small(str(getattr(row, f"name_{language}"))), value=words)


def _line(
    catalogue: Catalogue,
    language: Language,
    row: ModelInput,
    central: float,
    switch: Switch | None,
    balance: tuple[float, bool] | None,
    searched: bool,
) -> dict[str, Any]:
    """One input. Turning inside its range comes first, then outside it, then never."""
    place = "never" if switch is None else {True: "inside", False: "outside", None: "no_range"}[switch.inside]
    half = ""
    if balance is not None:
        side = "at_least" if balance[1] else "at_most"
        half = t(language, f"page.evaluation.{side}", value=value_with_unit(language, row, rounded(balance[0], 2)))
    elif searched:
        half = t(language, f"exhibit.{_SWITCHING}.never")
    return {
        "id": row.input_id,
        "rank": ("inside", "no_range", "outside", "never").index(place),
        "input": getattr(row, f"name_{language}"),
        "unit": catalogue.label(language, "model_inputs", "unit", row.unit),
        "central": central,
        "low": row.low,
        "high": row.high,
        "half": half,
        "switch": None if switch is None else rounded(switch.value),
        "inside": t(language, f"exhibit.{_SWITCHING}.{place}"),
        "status": catalogue.label(language, "model_inputs", "status", row.status),
    }


@exhibit(_HEALTH, "evaluation", responds=(Facet.SCENARIO,))
def health(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The health lever: zero unless the reader sets it, and the value from which the result would be positive."""
    language = selection.language
    chosen = Scenario.of(catalogue, selection)
    found = results_for(catalogue, chosen)
    ends = np.percentile(draws.health_values(found), PERCENTILES, method="nearest")
    row = rows_of(catalogue, chosen.option_id)["health_value_per_batch"]
    life_year = catalogue.row("parameters", _LIFE_YEAR)
    value = float(np.max(found.central.inputs.health_value_per_batch))
    served = bool(np.all(np.isfinite(ends)))
    variant = (
        "reference"
        if chosen.option_id == REFERENCE
        else "no_batch"
        if not served
        else "needless"
        if ends[1] <= 0
        else "set"
        if value
        else "zero"
    )
    needed = [max(0.0, float(end)) for end in ends] if served else []
    return compose(
        catalogue,
        selection,
        _HEALTH,
        pd.DataFrame(
            [
                {"case": t(language, f"exhibit.{_HEALTH}.case.{name}"), "value": rounded(amount_, 2)}
                for name, amount_ in zip(("low", "median", "high"), needed, strict=False)
            ]
            if variant not in ("reference", "no_batch")
            else []
        ),
        [
            Column("case", t(language, "column.evaluation.case")),
            Column("value", t(language, "column.evaluation.health"), Form.MONEY),
        ],
        Bars(category="case", value="value", form=Form.MONEY),
        rows=[*references_of(catalogue, chosen.option_id, ["health_value_per_batch"]), f"parameters:{_LIFE_YEAR}"],
        variant=variant,
        values={
            "half": money(language, rounded(needed[1], 2)) if needed else "",
            "most": money(language, rounded(needed[2], 2)) if needed else "",
            "years": _years(language, needed[1] / life_year.central) if needed else "",
            "life_year": money(language, life_year.central),
            "set": value_with_unit(language, row, value),
        },
    )


def _years(language: Language, value: float) -> str:
    years = rounded(value, 2)
    return t(language, f"exhibit.{_HEALTH}.years", n=years, value=years)
