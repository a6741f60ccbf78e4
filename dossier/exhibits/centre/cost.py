"""What a released batch costs over the life of the centre, as one bar of the parts that make it."""

from typing import Any

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars
from dossier.charts.palette import Shape, Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, percent, t
from dossier.scenario.composition import PARTS, LifeCost, life_cost_of
from dossier.scenario.figures import at_step
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.settled import EUR_A_BATCH, LIFE_COST
from dossier.scenario.settled_words import around, depends_on, euros_of, listed_labels, of_draws, sentences
from dossier.scenario.tables import REFERENCE, input_references
from dossier.scenario.told import assumed, rounded_amount
from dossier.selection import Facet, Selection

_COST = "centre-cost-waterfall"
#: A tone a part: none of those that say a gain, a loss, Besançon or a competitor.
_TONES = (Tone.SLATE, Tone.VIOLET, Tone.GREY, Tone.QUIET, Tone.GREEN, Tone.INK)
#: The inputs of the cost that are not of the capacity.
INPUTS = (
    "trials_served",
    "patients_per_trial",
    "process_days",
    "fte_per_room",
    "minimum_fte",
    "pay_per_fte",
    "weekend_pay_uplift",
    "capex_per_room",
    "overrun",
    "renewal_share",
    "maintenance_rate",
    "economic_life",
    "discount_rate",
    "room_area",
    "power_density",
    "electricity_price",
    "other_fixed_cost",
    "authorisation_months",
    "authorisation_cost_share",
    "variable_cost",
    "retry_rate",
    "loss_rate",
)


@exhibit(_COST, "centre", responds=(Facet.SCENARIO,))
def cost_waterfall(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Parts of the mean cost of a released batch: what is spent in all draws over what is released in all of them."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    life = life_cost_of(catalogue, chosen)
    lines = [_line(language, life, place) for place in range(len(PARTS))] if life.exists else []
    if lines:  # the parts say their amounts in the key, the bar says the whole at its end
        lines[-1]["end"] = rounded_amount(language, life.cost.printed("mean"))
    largest = max(lines, key=lambda line: float(line["value"]), default=None)
    return compose(
        catalogue,
        selection,
        _COST,
        pd.DataFrame(lines),
        [
            Column("part", t(language, "column.centre.component")),
            Column("value", t(language, "column.centre.a_batch"), Form.MONEY),
            Column("portion", t(language, "column.centre.portion"), Form.PERCENT),
        ],
        Bars(
            value="value",
            category="bar",
            series="series",
            stacked=True,
            label="end",
            tone="tone",
            shape="shape",
            hover="hover",
            form=Form.MONEY,
            title=t(language, f"exhibit.{_COST}.axis"),
            key=tuple((str(line["tone"]), str(line["shape"]), str(line["series"])) for line in lines),
        ),
        rows=input_references(catalogue, chosen.option_id, INPUTS),
        variant="reference" if chosen.option_id == REFERENCE else "some" if largest else "no_batch",
        values={
            "cost": around(language, life.cost, euros_of(life.cost)),
            "largest": t(language, f"centre.part_in_sentence.{largest['name']}"),
            "portion": percent(language, largest["portion"]),
            "listing": listed_labels(language, f"exhibit.{_COST}.listing", lines, "part"),
            "assumed": assumed(catalogue, language, chosen),
            "details": sentences(
                t(language, f"exhibit.{_COST}.nothing", share=of_draws(language, life.nothing)) if life.nothing else "",
                depends_on(catalogue, language, chosen, LIFE_COST),
            ),
        }
        if largest
        else {"assumed": assumed(catalogue, language, chosen), "details": ""},
        unit="€",
    )


def _line(language: Language, life: LifeCost, place: int) -> dict[str, Any]:
    name = PARTS[place]
    value, whole = life.parts[name], sum(life.parts.values())
    step = max(EUR_A_BATCH, life.cost.steps["mean"])
    part, label = t(language, f"centre.part.{name}"), rounded_amount(language, at_step(value, step))
    return {
        "name": name,
        "bar": t(language, f"exhibit.{_COST}.bar"),
        "part": part,
        "series": t(language, f"exhibit.{_COST}.series", part=part, value=label),
        "value": at_step(value, step),
        "portion": round(100 * value / whole) if whole else 0.0,
        "label": label,
        "end": "",
        "hover": t(language, "centre.mean_and_range", mean=part, range=label),
        "tone": _TONES[place],
        "shape": Shape.HATCHED,
    }
