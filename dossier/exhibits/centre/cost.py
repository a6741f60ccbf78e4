"""What a released batch costs and of what, and the account of a settled year."""

from typing import Any

import numpy as np
import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, percent, t
from dossier.scenario import breakdown
from dossier.scenario import ranges as words
from dossier.scenario.outcomes import Outcome
from dossier.scenario.percentiles import range_of
from dossier.scenario.rows import references_of
from dossier.scenario.runs import results_for
from dossier.selection import Facet, Selection

_WATERFALL = "centre-cost-waterfall"
_ACCOUNT = "centre-account"
#: The inputs of the cost that are not of the capacity.
_COST_INPUTS = (
    "fte_per_room",
    "minimum_fte",
    "pay_per_fte",
    "capex_per_room",
    "overrun",
    "maintenance_rate",
    "economic_life",
    "discount_rate",
    "room_area",
    "power_density",
    "electricity_price",
    "other_fixed_cost",
    "variable_cost",
    "retry_rate",
    "loss_rate",
    "process_days",
    "trials_served",
)
_LINES = (
    ("fees", "in"),
    ("staff_cost", "out"),
    ("energy_cost", "out"),
    ("maintenance_cost", "out"),
    ("other_fixed_cost", "out"),
    ("variable_costs", "out"),
    ("cash_result", "sum"),
    ("capital_charge", "out"),
    ("full_result", "sum"),
)


@exhibit(_WATERFALL, "centre", responds=(Facet.SCENARIO,))
def cost_waterfall(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Components of the cost of a released batch, one on another, in the middle of the draws."""
    language = selection.language
    given = words.chosen_outcome(catalogue, selection)
    case = results_for(catalogue, given.scenario).draws
    parts = {} if words.without_project(given) else breakdown.near_median(case)
    ranges = {name: range_of(values) for name, values in breakdown.components(case).items()} if parts else {}
    lines: list[dict[str, Any]] = []
    reached = 0.0
    for name, value in parts.items():
        lines.append(
            {
                "component": t(language, f"centre.component.{name}"),
                "value": _rounded(value),
                "low": _rounded(ranges[name].low),
                "high": _rounded(ranges[name].high),
                "base": reached,
                "length": value,
                "whisker_low": None,
                "whisker_high": None,
                "label": words.euro(language, value),
                "tone": "slate",
            }
        )
        reached += value
    cost = given["cost_per_released_batch"]
    if lines:
        lines.append(
            {
                "component": t(language, "centre.component.total"),
                "value": _rounded(reached),
                "low": _rounded(cost.low),
                "high": _rounded(cost.high),
                "base": 0.0,
                "length": reached,
                "whisker_low": cost.low,
                "whisker_high": cost.high,
                "label": words.euro_range(language, cost),
                "tone": "besancon",
            }
        )
    largest = max(parts, key=lambda name: parts[name], default="")
    return compose(
        catalogue,
        selection,
        _WATERFALL,
        pd.DataFrame(lines),
        [
            Column("component", t(language, "column.centre.component")),
            Column("value", t(language, "column.centre.near_median"), Form.MONEY),
            Column("low", t(language, "column.centre.low"), Form.MONEY),
            Column("high", t(language, "column.centre.high"), Form.MONEY),
        ],
        Bars(
            value="length",
            category="component",
            base="base",
            low="whisker_low",
            high="whisker_high",
            label="label",
            tone="tone",
            form=Form.MONEY,
            title=t(language, f"exhibit.{_WATERFALL}.axis"),
        ),
        rows=references_of(catalogue, given.scenario.option_id, _COST_INPUTS),
        variant="reference" if words.without_project(given) else "some" if lines else "no_batch",
        values={
            "cost": words.euro_range(language, cost) if lines else "",
            "without_capital": t(
                language,
                "centre.without_capital",
                cash=words.euro_range(language, given["cash_cost_per_released_batch"]),
            )
            if lines
            else "",
            "largest": t(language, f"centre.component_in_sentence.{largest}") if lines else "",
            "portion": percent(language, 100 * parts[largest] / reached) if lines else "",
            "depends": words.after(words.depends(catalogue, language, given, "cost_per_released_batch"))
            if lines
            else "",
            "listing": words.listing(
                language,
                list(parts),
                lambda name: f"{t(language, f'centre.component.{name}')} ({words.euro(language, parts[name])})",
            ),
        },
        unit="€",
    )


@exhibit(_ACCOUNT, "centre", responds=(Facet.SCENARIO,))
def account(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Fees against cash costs in a settled year, then the capital; how full the centre must be to pay for all."""
    language = selection.language
    given = words.chosen_outcome(catalogue, selection)
    lines = [] if words.without_project(given) else [_line(language, given, *line) for line in _LINES]
    return compose(
        catalogue,
        selection,
        _ACCOUNT,
        pd.DataFrame(lines),
        [Column("line", t(language, "column.centre.line")), *words.quantile_columns(language, Form.MONEY)],
        rows=references_of(catalogue, given.scenario.option_id, ("fee", *_COST_INPUTS)),
        variant=_sign(given),
        values={
            "cash": words.balance(language, given["cash_result"]),
            "share": words.share_of_draws(language, given.cash_positive),
            "break_even": _break_even(language, given) if lines else "",
            "depends": words.depends(catalogue, language, given, "cash_result"),
        },
        unit=t(language, "centre.euros_a_year"),
    )


def _sign(given: Outcome) -> str:
    if words.without_project(given):
        return "reference"
    result = given["cash_result"]
    if result.low > 0:
        return "pays"
    return "loses" if result.high < 0 else "either"


def _break_even(language: Language, given: Outcome) -> str:
    """How full the centre must be so that the fees pay for everything: beyond its capacity is said in words."""
    needed = given["break_even"]
    values = {
        "low": percent(language, needed.low) if needed.low <= 100 else "",
        "high": percent(language, needed.high) if needed.high <= 100 else "",
        "share": words.share_of_draws(language, given.breaks_even),
        "never": words.share_of_draws(language, given.never_breaks_even),
    }
    if given.never_breaks_even >= 1:
        key = "no_margin"
    elif needed.low > 100:
        key = "beyond"
    elif needed.high > 100:
        key = "perhaps"
    else:
        key = "same" if values["low"] == values["high"] else "within"
    text = t(language, f"centre.break_even.{key}", **values)
    if 0 < given.never_breaks_even < 1:
        text += " " + t(language, "centre.break_even.sometimes_never", **values)
    return text


def _line(language: Language, given: Outcome, output: str, kind: str) -> dict[str, Any]:
    """Costs are written with a minus, so that the lines read as a sum; ranges of lines do not add up."""
    values = given[output]
    low, median, high = values.low, values.median, values.high
    if kind == "out":
        low, median, high = -high, -median, -low
    return {
        "line": t(language, f"centre.account.{output}"),
        "low": _rounded(low),
        "median": _rounded(median),
        "high": _rounded(high),
        "kind": kind,
    }


def _rounded(value: float) -> float:
    """A computed amount with as many digits as it deserves."""
    return float(f"{value:.3g}") if np.isfinite(value) else value
