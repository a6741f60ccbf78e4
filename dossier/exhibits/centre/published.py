"""The cost of a batch beside what others publish, those that we do not match among them."""

from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Bars
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.language import Language, number, t
from dossier.language.cells import separator
from dossier.rules.sums import EURO
from dossier.rules.sums import in_euros as convert
from dossier.scenario import Scenario, ranges
from dossier.scenario.outcomes import Outcome
from dossier.scenario.rows import references_of, rows_of
from dossier.scenario.runs import results_for
from dossier.selection import Facet, Selection

_ID = "centre-cost-published"
_TABLE = "cost_studies"


class _Study(NamedTuple):
    """Figures of a study: the items of its low and high, how it is shown, and what it is shared over."""

    key: str
    study: str
    low: str
    high: str
    group: str
    shape: str = "solid"
    over: str = ""


#: Every published cost or price of a patient, a dose or a batch; those without a rate of their year are named aloud.
_STUDIES = (
    _Study("heidelberg", "ran_dkfz_2020", "full cost per patient", "", "peers"),
    _Study("france", "larghero_2019", "global cost per patient, low", "global cost per patient, high", "peers"),
    _Study("barcelona", "ari0001_2023", "price per patient", "", "peers"),
    _Study("spain", "spain_academic", "cost per patient, upper bound", "", "peers"),
    _Study("switzerland", "swiss_inhouse", "price per patient, low", "price per patient, high", "peers"),
    _Study("industry", "ran_dkfz_2020", "price charged by manufacturers, up to", "", "prices"),
    _Study("yescarta", "yescarta_fr_2019", "list price per patient", "", "prices"),
    _Study("autologous", "malik_2012", "autologous cost per dose, low", "autologous cost per dose, high", "other"),
    _Study("allogeneic", "malik_2012", "allogeneic cost per dose, low", "allogeneic cost per dose, high", "other"),
    _Study(
        "vector", "aav_fix_2021", "total, total", "", "other", "hollow", "patients covered by the production campaign"
    ),
)
#: What the model itself supposes of prices.
_SUPPOSED = ("fee", "price_abroad")


@exhibit(_ID, "centre", responds=(Facet.SCENARIO,))
def published_costs(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """The range of the option, then peers, prices, models of others, and the prices that the model supposes."""
    language = selection.language
    given = ranges.chosen_outcome(catalogue, selection)
    cost = given["cost_per_released_batch"]
    read = {study: _published(catalogue, language, study) for study in _STUDIES}
    studies = [row for row in read.values() if row is not None]
    apart = [study for study, row in read.items() if row is None]
    peers = [row for row in studies if row["peer"]]
    low, high = min(row["low"] for row in peers), max(row["high"] for row in peers)
    lines = [*_own(language, given), *studies, *_supposed(catalogue, language, given.scenario)]
    draws = results_for(catalogue, given.scenario).draws.centre.cost_per_released_batch
    above = float(np.mean(np.atleast_1d(draws) > high)) if cost.known else 0.0
    return compose(
        catalogue,
        selection,
        _ID,
        pd.DataFrame(lines),
        [
            Column("what", t(language, "column.centre.what")),
            Column("group", t(language, "column.centre.nature")),
            Column("low", t(language, "column.centre.from"), Form.MONEY),
            Column("high", t(language, "column.centre.to"), Form.MONEY),
            Column("currency", catalogue.heading(language, _TABLE, "currency")),
            Column("year", catalogue.heading(language, _TABLE, "year_of_money"), Form.YEAR),
        ],
        Bars(
            value="length",
            category="what",
            base="base",
            label="label",
            tone="tone",
            shape="shape",
            group="group",
            form=Form.MONEY,
            title=t(language, f"exhibit.{_ID}.axis"),
            key=(
                *((("besancon", "hatched", t(language, f"exhibit.{_ID}.key.centre")),) if cost.known else ()),
                ("slate", "solid", t(language, f"exhibit.{_ID}.key.published")),
                ("slate", "hollow", t(language, f"exhibit.{_ID}.key.derived")),
                ("slate", "hatched", t(language, f"exhibit.{_ID}.key.supposed")),
            ),
        ),
        rows=[
            *(f"{_TABLE}:{study}" for study in dict.fromkeys(study.study for study in _STUDIES)),
            *references_of(catalogue, given.scenario.option_id, _SUPPOSED),
        ],
        variant=_variant(given, low, high),
        values={
            "cost": ranges.euro_range(language, cost) if cost.known else "",
            "low": ranges.euro(language, low),
            "high": ranges.euro(language, high),
            "share": ranges.share_of_draws(language, above),
            "depends": ranges.after(ranges.depends(catalogue, language, given, "cost_per_released_batch")),
            "listing": separator(language).join(f"{row['what']} ({row['label']})" for row in lines),
            "but": "".join(
                f" ({t(language, f'exhibit.{_ID}.but.{study.key}')})" for study in apart if study.group == "peers"
            ),
            "unconverted": t(
                language,
                "centre.unconverted",
                apart=separator(language).join(_in_its_currency(catalogue, language, study) for study in apart),
            )
            if apart
            else "",
        },
        unit="€",
    )


def _variant(given: Outcome, low: float, high: float) -> str:
    """Where the option stands against the costs of academic peers."""
    if ranges.without_project(given):
        return "reference"
    cost = given["cost_per_released_batch"]
    if not cost.known:
        return "no_batch"
    if cost.low > high:
        return "above"
    if cost.high < low:
        return "below"
    return "inside" if low <= cost.low and cost.high <= high else "across"


def _line(language: Language, what: str, group: str, low: float, high: float, **more: Any) -> dict[str, Any]:
    """A range as a bar, one value as a mark."""
    return {
        "what": what,
        "group": t(language, f"exhibit.{_ID}.group.{group}"),
        "peer": group == "peers",
        "low": low,
        "high": high,
        "base": low,
        "length": high - low,
        "label": ranges.span(language, ranges.euro(language, low), ranges.euro(language, high)),
        "currency": EURO,
        "year": None,
        "tone": "slate",
        "shape": "solid",
    } | more


def _own(language: Language, given: Outcome) -> list[dict[str, Any]]:
    found = []
    for output in ("cost_per_released_batch", "cash_cost_per_released_batch"):
        cost = given[output]
        if cost.known:
            what = t(language, f"centre.output.{output}")
            found.append(_line(language, what, "centre", cost.low, cost.high, tone="besancon", shape="hatched"))
    return found


def _published(catalogue: Catalogue, language: Language, study: _Study) -> dict[str, Any] | None:
    """A study in euros of its own year: an order of magnitude, neither inflation nor price levels corrected.

    None where the year, or the rate of that year, is not known.
    """
    rows = {row.cost_item: row for row in catalogue.rows_of(f"{_TABLE}:{study.study}")}
    share = rows[study.over].value if study.over else 1.0
    ends = []
    for item in (study.low, study.high or study.low):
        converted = convert(catalogue, rows[item].value / share, rows[item].currency, rows[item].year_of_money)
        if converted is None:
            return None
        ends.append(converted.euros)
    return _line(
        language,
        t(language, f"exhibit.{_ID}.study.{study.key}"),
        study.group,
        *ends,
        shape=study.shape,
        currency=rows[study.low].currency,
        year=rows[study.low].year_of_money,
        tone="slate" if study.group == "peers" else "quiet",
    )


def _supposed(catalogue: Catalogue, language: Language, scenario: Scenario) -> list[dict[str, Any]]:
    """The prices that the model supposes, at the reader's value where it is set."""
    fixed = scenario.as_dict()
    found = []
    for row in rows_of(catalogue, scenario.option_id).values():
        if row.input_id in _SUPPOSED:
            value = fixed.get(row.input_id)
            low, high = (row.low, row.high) if value is None else (value, value)
            name = str(getattr(row, f"name_{language}"))
            found.append(
                _line(
                    language, name, "supposed", float(low or 0), float(high or 0), shape="hatched", year=row.money_year
                )
            )
    return found


def _in_its_currency(catalogue: Catalogue, language: Language, study: _Study) -> str:
    """A study that cannot be put in euros, in the money and the year that it prints."""
    rows = {row.cost_item: row for row in catalogue.rows_of(f"{_TABLE}:{study.study}")}
    low, high = (number(language, rows[item].value) for item in (study.low, study.high or study.low))
    year = rows[study.low].year_of_money
    return t(
        language,
        "centre.in_its_currency",
        what=t(language, f"exhibit.{_ID}.study.{study.key}"),
        amount=ranges.span(language, low, t(language, f"centre.currency.{rows[study.low].currency}", value=high)),
        year=str(year) if year else t(language, "centre.no_year"),
    )
