"""What a room of the option would cost among the rooms that others paid for, in the same euros."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Ranges
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit, register
from dossier.language import Language, t
from dossier.language.texts import millions
from dossier.models.prices import price_level
from dossier.scenario import Scenario, input_rows
from dossier.scenario.figures import at_step
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.once import once
from dossier.scenario.settled import EUR_A_YEAR, Settled, settled_of
from dossier.scenario.settled_words import (
    around,
    depends_on,
    end_label,
    euros_of,
    listed_labels,
    range_signs,
    spread_cells,
)
from dossier.scenario.tables import input_references
from dossier.scenario.told import assumed, option_label
from dossier.selection import Facet, Selection

_AMONG = "centre-among-precedents"
#: The exhibit of the precedents whose rooms stand around the option.
_PRECEDENTS = "precedents-cost-per-room"
#: The index that brings the cost of a room to another year.
_INDEX = "icc"


@exhibit(_AMONG, "centre", responds=(Facet.SCENARIO,))
def among_precedents(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The option as a range, each precedent as a dot; plans, and costs of more than rooms, are not counted."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    given = settled_of(catalogue, chosen)
    rows = input_rows(catalogue, chosen.option_id)
    year = int(rows["capex_per_room"].money_year or 0)
    built = _precedents(catalogue, language)
    lines = [_line(catalogue, language, row, year) for row in built.table.to_dict("records")]
    paid = [line for line in lines if line["shape"] == "solid"]
    cost = given["investment_per_room"]
    below = sum(line["value"] < cost.values["mean"] for line in paid)
    if not given.without_project:
        lines = _with_option(catalogue, language, given, chosen, lines)
    return compose(
        catalogue,
        selection,
        _AMONG,
        pd.DataFrame(lines),
        [
            Column("name", catalogue.heading(language, "facilities", "name")),
            Column("group", t(language, "column.precedents.premises")),
            Column("rooms", catalogue.heading(language, "facilities", "cleanrooms"), Form.NUMBER),
            Column("value", t(language, "column.centre.per_room", year=str(year)), Form.MONEY),
            Column("low", t(language, "column.centre.p5"), Form.MONEY),
            Column("high", t(language, "column.centre.p95"), Form.MONEY),
            Column("year", catalogue.heading(language, "facilities", "money_year"), Form.YEAR),
            Column("published", t(language, "column.precedents.published")),
        ],
        Ranges(
            category="name",
            low="low",
            high="high",
            value="value",
            median="median",
            label="label",
            tone="tone",
            shape="shape",
            group="group",
            form=Form.MONEY,
            title=t(language, f"exhibit.{_AMONG}.axis", year=str(year)),
            signs=() if given.without_project else range_signs(language, "range", "median"),
            key=(() if given.without_project else (("besancon", "hatched", t(language, f"exhibit.{_AMONG}.key")),))
            + built.encoding.key,
        ),
        rows=[*input_references(catalogue, chosen.option_id, ("capex_per_room", "overrun")), *built.rows],
        variant="reference"
        if given.without_project
        else "every"
        if below == len(paid)
        else "some"
        if below
        else "none",
        values={
            "cost": around(language, cost, euros_of(cost)),
            "bar": t(language, f"exhibit.{_AMONG}.bar{'_fixed' if cost.certain else ''}"),
            "n": below,
            "total": len(paid),
            "year": str(year),
            "assumed": assumed(catalogue, language, chosen),
            "details": depends_on(catalogue, language, chosen, "investment_per_room"),
            "listing": listed_labels(language, f"exhibit.{_AMONG}.listing", lines, "name"),
        },
        unit="€",
    )


@once(4)
def _precedents(catalogue: Catalogue, language: Language) -> Exhibit:
    """The rooms of the precedents, which no lever moves. Never change its table."""
    return register()[_PRECEDENTS].build(catalogue, Selection(language=language))


def _line(catalogue: Catalogue, language: Language, row: Any, year: int) -> dict[str, Any]:
    """A precedent in euros of ``year``, by the index of construction costs from the year of its own money."""
    factor = price_level(catalogue.table("price_index"), _INDEX, int(row["year"]), year)
    value = at_step(row["per_room"] * factor, EUR_A_YEAR)
    kept = {name: row[name] for name in ("name", "group", "tone", "shape", "rooms", "published", "facility_id")}
    return {
        **kept,
        "value": value,
        "low": None,
        "median": None,
        "high": None,
        "year": int(row["year"]),
        "label": millions(language, value, 2),
    }


def _with_option(
    catalogue: Catalogue, language: Language, given: Settled, chosen: Scenario, lines: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The option first in its own group: rooms added to a platform, or rooms of a new building."""
    rows, cost = input_rows(catalogue, chosen.option_id), given["investment_per_room"]
    groups = list(dict.fromkeys(line["group"] for line in lines))
    # an option with rooms of its own price is one of added rooms: the general row is a new building
    group = groups[0 if rows["capex_per_room"].option_id else -1]
    cells = spread_cells(cost)
    own = {
        "name": option_label(catalogue, language, chosen.option_id),
        "group": group,
        "rooms": chosen.as_dict().get("rooms", rows["rooms"].mode),
        "value": cells["mean"],
        "low": cells["p5"],
        "median": cells["p50"],
        "high": cells["p95"],
        "year": None,
        "published": "",
        "label": end_label(language, cost, euros_of(cost)),
        "tone": "besancon",
        "shape": "hatched",
        "facility_id": "",
    }
    place = [line["group"] for line in lines].index(group)
    return [*lines[:place], own, *lines[place:]]
