"""The option among built precedents, and scenarios side by side."""

import math
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue, Version
from dossier.catalogue.codes import OptionStatus
from dossier.charts.encoding import Bars, Matrix
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit, register
from dossier.language import Language, percent, t
from dossier.language.cells import separator
from dossier.scenario import REFERENCE, Scenario, ranges
from dossier.scenario.outcomes import Outcome, outcome
from dossier.scenario.percentiles import Range
from dossier.scenario.rows import references_of, rows_of
from dossier.scenario.words import override_words
from dossier.selection import Facet, Selection

_AMONG = "centre-among-precedents"
_COMPARE = "centre-compare"
#: The exhibit of the precedents whose bars stand around the option: the same figures, to the digit.
_PRECEDENTS = "precedents-cost-per-room"
_SIDE_BY_SIDE = 3
#: Output -> unit in which it is written.
_COMPARED = {
    "batches_started": "batches",
    "occupancy": "percent",
    "investment": "euros",
    "cost_per_released_batch": "euros",
    "cash_result": "balance",
    "break_even": "capacity",
    "van_se": "balance",
}


@exhibit(_AMONG, "centre", responds=(Facet.SCENARIO,))
def among_precedents(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What a room of the option would cost, overrun included, among the rooms that others paid for."""
    language = selection.language
    given = ranges.chosen_outcome(catalogue, selection)
    built = _precedents(_Asked(catalogue.version, language, catalogue))
    paid = built.table[built.table["shape"] == "solid"]
    cost = given["investment_per_room"]
    lines = built.table[["name", "group", "per_room", "label", "tone", "shape", "year", "rooms", "published"]]
    below = int((paid["per_room"] < cost.median).sum()) if cost.known else 0
    if cost.known:
        lines = _with_option(catalogue, language, given, lines)
    return compose(
        catalogue,
        selection,
        _AMONG,
        lines,
        [
            Column("name", catalogue.heading(language, "facilities", "name")),
            Column("group", t(language, "column.precedents.premises")),
            Column("rooms", catalogue.heading(language, "facilities", "cleanrooms"), Form.NUMBER),
            Column("per_room", t(language, "column.precedents.per_room"), Form.MONEY),
            Column("year", catalogue.heading(language, "facilities", "money_year"), Form.YEAR),
            Column("published", t(language, "column.precedents.published")),
        ],
        Bars(
            value="per_room",
            category="name",
            low="low" if cost.known else "",
            high="high" if cost.known else "",
            label="label",
            tone="tone",
            shape="shape",
            group="group",
            form=Form.MONEY,
            key=((("besancon", "hollow", t(language, f"exhibit.{_AMONG}.key")),) if cost.known else ())
            + built.encoding.key,
        ),
        rows=[*references_of(catalogue, given.scenario.option_id, ("capex_per_room", "overrun")), *built.rows],
        variant="reference" if not cost.known else "all" if below == len(paid) else "none" if not below else "some",
        values={
            "cost": ranges.euro_range(language, cost) if cost.known else "",
            "median": ranges.euro(language, cost.median) if cost.known else "",
            "n": below,
            "total": len(paid),
            "depends": ranges.after(ranges.depends(catalogue, language, given, "investment_per_room")),
            "listing": separator(language).join(
                f"{name} ({label})" for name, label in zip(lines["name"], lines["label"], strict=True)
            ),
        },
        unit="€",
    )


@dataclass(frozen=True)
class _Asked:
    version: Version
    language: Language
    catalogue: Catalogue = field(compare=False, repr=False)


@lru_cache(maxsize=4)
def _precedents(asked: _Asked) -> Exhibit:
    """The bars of the precedents, which no lever moves. Never change its table."""
    return register()[_PRECEDENTS].build(asked.catalogue, Selection(language=asked.language))


def _with_option(catalogue: Catalogue, language: Language, given: Outcome, lines: pd.DataFrame) -> pd.DataFrame:
    """The option first in its own group: rooms added to a platform, or rooms of a new building."""
    rows = rows_of(catalogue, given.scenario.option_id)
    added = rows["capex_per_room"].option_id is not None
    groups = list(dict.fromkeys(lines["group"]))
    cost = given["investment_per_room"]
    own = {
        "name": ranges.marked_option_name(catalogue, language, given.scenario),
        "group": groups[0 if added else -1],
        "per_room": cost.median,
        "label": ranges.euro_range(language, cost),
        "tone": "besancon",
        "shape": "hollow",
        "year": None,
        "rooms": given.scenario.as_dict().get("rooms", rows["rooms"].mode),
        "published": "",
        "low": cost.low,
        "high": cost.high,
    }
    place = list(lines["group"]).index(own["group"])
    return pd.DataFrame([*lines[:place].to_dict("records"), own, *lines[place:].to_dict("records")])


@exhibit(_COMPARE, "centre", responds=(Facet.SCENARIO, Facet.COMPARED))
def compare(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The scenario shown beside those kept; beside the options as the dossier reads them where none is kept."""
    language = selection.language
    shown, kept = _side_by_side(catalogue, selection)
    found = [outcome(catalogue, given) for given in shown]
    names = _names(catalogue, language, shown)
    lines = [
        _cell(language, name, given, output) for output in _COMPARED for name, given in zip(names, found, strict=True)
    ]
    best = max(found, key=lambda given: given["van_se"].median)
    return compose(
        catalogue,
        selection,
        _COMPARE,
        pd.DataFrame(lines),
        [
            Column("output", t(language, "column.centre.result")),
            Column("scenario", t(language, "column.centre.scenario")),
            *ranges.quantile_columns(language, Form.NUMBER),
            Column("label", t(language, "column.centre.range")),
        ],
        Matrix(column="scenario", row="output", names="label", shape="shape", tone="tone"),
        rows=[reference for given in shown for reference in references_of(catalogue, given.option_id)],
        variant="alone" if len(shown) == 1 else _order(found),
        values={
            "basis": t(language, f"exhibit.{_COMPARE}.basis.{'kept' if kept else 'options'}"),
            "best": names[found.index(best)],
            "range": ranges.balance(language, best["van_se"]),
            "positive": ranges.share_of_draws(language, best.van_se_positive),
            "detail": "".join(
                " "
                + t(
                    language,
                    f"exhibit.{_COMPARE}.detail",
                    name=name,
                    changes=separator(language).join(override_words(catalogue, language, given)),
                )
                for name, given in zip(names, shown, strict=True)
                if given.overrides
            ),
        },
    )


def _side_by_side(catalogue: Catalogue, selection: Selection) -> tuple[list[Scenario], int]:
    """At most three scenarios, the one shown first, each once; and how many of them the reader has kept."""
    codes = (selection.scenario, *selection.compared)
    asked = list(dict.fromkeys(Scenario.decode(catalogue, code)[0] for code in codes))[:_SIDE_BY_SIDE]
    kept = len(asked) - 1
    if not kept:
        options = (row for row in catalogue.records("options") if row.status == OptionStatus.COMPUTED)
        plain = (Scenario(row.option_id) for row in options if row.option_id != REFERENCE)
        asked = list(dict.fromkeys([*asked, *plain]))[:_SIDE_BY_SIDE]
    return asked, kept


def _names(catalogue: Catalogue, language: Language, shown: list[Scenario]) -> list[str]:
    """Short names; where two read alike they are numbered, and the notes spell them out."""
    names = [ranges.marked_option_name(catalogue, language, given) for given in shown]
    return [f"{name} ({i + 1})" if names.count(name) > 1 else name for i, name in enumerate(names)]


def _order(found: list[Outcome]) -> str:
    """Whether one scenario does better than the others, and whether the ranges let anyone say so."""
    best, second, *_ = sorted(found, key=lambda given: -given["van_se"].median)
    if ranges.without_project(best):
        return "reference"
    if round(best["van_se"].median) == round(second["van_se"].median):
        return "tie"
    return "apart" if best["van_se"].low > second["van_se"].high else "overlap"


def _cell(language: Language, name: str, given: Outcome, output: str) -> dict[str, Any]:
    values = given[output]
    return {
        "output": t(language, f"centre.output.{output}"),
        "scenario": name,
        **{name: value if math.isfinite(value) else None for name, value in ranges.quantiles(values).items()},
        "label": _written(language, values, _COMPARED[output]) if values.known else t(language, "centre.nothing"),
        "shape": "plain",
        "tone": "slate",
    }


def _written(language: Language, values: Range, unit: str) -> str:
    if unit == "percent":
        return ranges.percents(language, values)
    if unit == "capacity":
        ends = (percent(language, v) if v <= 100 else t(language, "centre.beyond") for v in (values.low, values.high))
        return ranges.span(language, *ends)
    if unit == "euros":
        return ranges.euro_range(language, values)
    return ranges.balance(language, values) if unit == "balance" else ranges.unit_range(language, values, unit)
