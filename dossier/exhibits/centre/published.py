"""The cost of a batch beside every cost and price that others publish, in the same euros."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding_forms import Ranges
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.centre.published_costs import PEERS, STUDIES, Published, published, unconverted
from dossier.language import Language, t
from dossier.language.cells import separator
from dossier.scenario import Scenario, input_rows
from dossier.scenario.composition import LifeCost, life_cost_of
from dossier.scenario.figures import at_step
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.settled import EUR_A_BATCH, LIFE_COST
from dossier.scenario.settled_words import (
    around,
    depends_on,
    end_label,
    euros_of,
    listed_labels,
    of_draws,
    sentences,
    spread_cells,
)
from dossier.scenario.tables import REFERENCE, input_references
from dossier.scenario.told import assumed, rounded_amount
from dossier.selection import Facet, Selection

_COSTS = "centre-cost-published"
#: What the model itself supposes of prices.
_SUPPOSED = ("fee", "price_abroad")


@exhibit(_COSTS, "centre", responds=(Facet.SCENARIO,))
def published_costs(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The scenario first, then academic peers (their band runs through all rows), prices, the prices supposed."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    life = life_cost_of(catalogue, chosen)
    year = int(input_rows(catalogue, chosen.option_id)["fee"].money_year or 0)
    read = [found for study in STUDIES if (found := published(catalogue, study, year))]
    peers = [found for found in read if found.study.group == PEERS]
    low, high = min(found.low for found in peers), max(found.high for found in peers)
    lines = _own(language, life) + [_line(language, found) for found in read]
    lines += _supposed(catalogue, language, chosen)
    apart = unconverted(catalogue, language, year)
    band = t(language, f"exhibit.{_COSTS}.band")
    return compose(
        catalogue,
        selection,
        _COSTS,
        pd.DataFrame(lines),
        [
            Column("what", t(language, "column.centre.what")),
            Column("group", t(language, "column.centre.nature")),
            Column("low", t(language, "column.centre.from"), Form.MONEY),
            Column("value", t(language, "column.centre.one_value"), Form.MONEY),
            Column("high", t(language, "column.centre.to"), Form.MONEY),
            Column("published", t(language, "column.centre.as_published")),
            Column("year", catalogue.heading(language, "cost_studies", "year_of_money"), Form.YEAR),
        ],
        Ranges(
            category="what",
            low="low",
            high="high",
            value="value",
            median="median",
            label="label",
            tone="tone",
            shape="shape",
            group="group",
            form=Form.MONEY,
            title=t(language, f"exhibit.{_COSTS}.axis", year=str(year)),
            signs=tuple((role, t(language, f"exhibit.{_COSTS}.sign.{role}")) for role in ("range", "value", "median")),
            band=(low, high, band),
            key=tuple(
                (tone, shape, t(language, f"exhibit.{_COSTS}.key.{name}"))
                for tone, shape, name in (
                    ("besancon", "hatched", "centre"),
                    ("slate", "solid", "published"),
                    ("slate", "derived", "derived"),
                )
                if name != "centre" or life.exists
            ),
        ),
        rows=[
            *(f"cost_studies:{study}" for study in dict.fromkeys(study.study for study in STUDIES)),
            *input_references(catalogue, chosen.option_id, _SUPPOSED),
        ],
        variant=beside(chosen, life, low, high),
        values={
            "cost": around(language, life.cost, euros_of(life.cost)) if life.exists else "",
            "low": rounded_amount(language, at_step(low, EUR_A_BATCH)),
            "high": rounded_amount(language, at_step(high, EUR_A_BATCH)),
            "nothing": of_draws(language, life.nothing),
            "assumed": assumed(catalogue, language, chosen),
            "details": sentences(
                _running(language, life),
                depends_on(catalogue, language, chosen, LIFE_COST),
                t(language, "centre.unconverted", apart=separator(language).join(apart)) if apart else "",
            ),
            "year": str(year),
            "listing": listed_labels(language, f"exhibit.{_COSTS}.listing", lines, "what"),
        },
        unit="€",
    )


def beside(chosen: Scenario, life: LifeCost, low: float, high: float) -> str:
    """Where nine draws of ten stand against the costs of academic peers."""
    if chosen.option_id == REFERENCE:
        return "reference"
    if not life.exists:
        return "no_batch"
    if life.endless:
        return "endless"
    least, most = life.cost.values["p5"], life.cost.values["p95"]
    if least > high:
        return "above"
    if most < low:
        return "below"
    return "inside" if low <= least and most <= high else "across"


def _own(language: Language, life: LifeCost) -> list[dict[str, Any]]:
    """The whole cost over the life, and the running cost of a settled year that has a batch."""
    lines = []
    for name, found in (("life", life.cost), ("running", life.running)):
        if life.exists and found is not None:
            cells = spread_cells(found)
            lines.append(
                {
                    "what": t(language, f"exhibit.{_COSTS}.own.{name}"),
                    "group": t(language, f"exhibit.{_COSTS}.group.centre"),
                    "low": cells["p5"],
                    "median": cells["p50"],
                    "high": cells["p95"],
                    "value": cells["mean"],
                    "label": end_label(language, found, euros_of(found)),
                    "published": "",
                    "year": None,
                    "tone": "besancon",
                    "shape": "hatched",
                }
            )
    return lines


def _running(language: Language, life: LifeCost) -> str:
    """How many draws have a batch in a settled year: the running cost exists in those only."""
    if life.running is None or life.settled >= 1:
        return ""
    return t(language, f"exhibit.{_COSTS}.running", share=of_draws(language, life.settled))


def _line(language: Language, found: Published) -> dict[str, Any]:
    one = found.low == found.high
    ends = [rounded_amount(language, at_step(value, EUR_A_BATCH)) for value in (found.low, found.high)]
    label = ends[0] if one else t(language, "centre.interval", low=ends[0], high=ends[1])
    return {
        "what": t(language, f"exhibit.{_COSTS}.study.{found.study.key}"),
        "group": t(language, f"exhibit.{_COSTS}.group.{found.study.group}"),
        "low": None if one else at_step(found.low, EUR_A_BATCH),
        "median": None,
        "high": None if one else at_step(found.high, EUR_A_BATCH),
        "value": at_step(found.low, EUR_A_BATCH) if one else None,
        "label": t(language, "centre.at_most", value=label) if found.study.is_bound else label,
        "published": found.as_printed(language),
        "year": found.year,
        "tone": "slate" if found.study.group == PEERS else "quiet",
        "shape": "derived" if found.study.over or found.year is None else "solid",
    }


def _supposed(catalogue: Catalogue, language: Language, scenario: Scenario) -> list[dict[str, Any]]:
    """The prices that the model supposes: the bounds of their law, or the reader's value."""
    lines = []
    for name in _SUPPOSED:
        row, fixed = input_rows(catalogue, scenario.option_id)[name], scenario.as_dict().get(name)
        low, high = (fixed, fixed) if fixed is not None else (float(row.low or 0), float(row.high or 0))
        one = low == high
        ends = [rounded_amount(language, value) for value in (low, high)]
        lines.append(
            {
                "what": str(getattr(row, f"name_{language}")),
                "group": t(language, f"exhibit.{_COSTS}.group.supposed"),
                "low": None if one else low,
                "median": None,
                "high": None if one else high,
                "value": low if one else None,
                "label": ends[0] if one else t(language, "centre.interval", low=ends[0], high=ends[1]),
                "published": "",
                "year": row.money_year,
                "tone": "slate",
                "shape": "hatched",
            }
        )
    return lines
