"""The evaluation: the account of the community year by year, that of the first years, and the ratios drawn from it."""

from typing import Any

import numpy as np

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Lines
from dossier.charts.palette import Tone
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import joined, range_words, table_of
from dossier.language import Language, number, percent, t
from dossier.models.evaluation import Evaluation, NoRate, SeveralRates, internal_rate_of_return
from dossier.models.inputs import Array
from dossier.models.summaries import printed_step
from dossier.scenario import Scenario
from dossier.scenario.composition import life_cost_of
from dossier.scenario.figures import BLOCKS, Figures, at_step, figures_of
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.once import once
from dossier.scenario.settled_words import euros_of, interval
from dossier.scenario.staged import draws_of, path_of
from dossier.scenario.tables import REFERENCE, option_references
from dossier.scenario.told import assumed, figure_words, in_millions, share
from dossier.selection import Facet, Selection

_FLOWS = "evaluation-flows"
#: What is drawn, with its tone: benefit against cost, and the public money.
_SERIES = {"benefit": Tone.TEAL, "operation": Tone.SLATE, "investment": Tone.INK, "public": Tone.VIOLET}
_COLUMNS = ("series", "time", "year", "operating_year", "mean", "p5", "p95", "value", "label", "tone")
#: Inputs on which the cash of the first years hangs most.
_OF_CASH = ("fee", "trials_served", "patients_per_trial", "fte_per_room", "variable_cost")
#: A ratio is printed to this many digits: its draws are many, its inputs are guesses.
_DIGITS = 2


@exhibit(_FLOWS, "evaluation", responds=(Facet.SCENARIO,))
def flows(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """Mean over the draws of each flow by year, undiscounted; what the first years leave, and what a batch costs."""
    language, chosen = selection.language, scenario_of(catalogue, selection)
    nothing = chosen.option_id == REFERENCE
    yearly = {} if nothing else yearly_bands(catalogue, chosen)
    evaluation = draws_of(catalogue, chosen.without_clause())[2]
    balance, waiting = (
        figures_of(np.broadcast_to(np.asarray(values, dtype=float), evaluation.inputs.shape))
        for values in (evaluation.cash_balance_first3, evaluation.authorisation_cost)
    ) if not nothing else (None, None)  # fmt: skip
    return compose(
        catalogue,
        selection,
        _FLOWS,
        table_of(_COLUMNS, _lines(language, yearly)),
        [
            Column("series", t(language, "column.evaluation.flow")),
            Column("year", t(language, "column.evaluation.year"), Form.NUMBER),
            Column("operating_year", t(language, "column.evaluation.operating_year"), Form.NUMBER),
            Column("mean", t(language, "column.option.mean"), Form.MONEY),
            Column("p5", t(language, "column.option.p5"), Form.MONEY),
            Column("p95", t(language, "column.option.p95"), Form.MONEY),
        ],
        Lines(
            x="time",
            y="value",
            series="series",
            label="label",
            tone="tone",
            y_form=Form.MONEY,
            x_title=t(language, "column.evaluation.year"),
            y_title=t(language, f"exhibit.{_FLOWS}.y"),
        ),
        rows=option_references(catalogue, chosen.option_id, _OF_CASH),
        variant=first_years(balance),
        values={
            "balance": in_millions(language, abs(balance.printed("mean"))) if balance else "",
            "range": range_words(language, balance) if balance else "",
            "waiting": figure_words(language, waiting, "mean") if waiting else "",
            "assumed": assumed(catalogue, language, chosen),
            "details": ""
            if nothing
            else joined(
                t(
                    language,
                    f"exhibit.{_FLOWS}.result",
                    range=range_words(language, path_of(catalogue, chosen).without),
                ),
                _levelised(catalogue, language, chosen),
                _rate(language, yearly),
                _euro(language, evaluation),
            ),
        },
    )


@once(16)
def yearly_bands(catalogue: Catalogue, scenario: Scenario) -> dict[str, Array]:
    """By flow, ``(mean, p5, p95) x year`` over the draws, EUR; also the mean ``time`` and the ``operating_year``.

    Costs and receipts alike are positive; public money is negative where the public purse gains. ``net`` is the benefit
    less the costs. The clause is aside.
    """
    evaluation = draws_of(catalogue, scenario.without_clause())[2]
    found, draws = evaluation.yearly, evaluation.inputs.shape[0]
    parts = {
        "benefit": found.benefit,
        "operation": found.authorisation + found.operation_fixed + found.operation_variable,
        "investment": found.works + found.renewal - found.residual,
        "public": found.public_spending,
        "net": found.net,
    }
    bands = {
        name: np.vstack(
            [values.mean(axis=1), np.percentile(np.broadcast_to(values, (len(values), draws)), (5, 95), axis=1)]
        )
        for name, values in parts.items()
    }
    bands["error"] = np.array([_error(values) for values in parts.values()])
    return {
        **bands,
        "time": np.asarray(found.time.mean(axis=1)),
        "operating_year": np.asarray(found.operating_year[:, 0]),
    }


def first_years(balance: Figures | None) -> str:
    """Whether the first three years leave a deficit, a surplus, or neither for what sampling says."""
    if balance is None:
        return "reference"
    if not balance.printed("mean"):
        return "even"
    return "deficit" if balance.values.mean < 0 else "surplus"


def _error(values: Array) -> float:
    """The largest standard error of a yearly mean, from balanced blocks of the draws."""
    blocks = np.stack(np.split(np.broadcast_to(values, (len(values), values.shape[1])), BLOCKS, axis=1)).mean(axis=2)
    return float(np.max(np.std(blocks, axis=0, ddof=1)) / np.sqrt(BLOCKS))


def _lines(language: Language, yearly: dict[str, Array]) -> list[dict[str, Any]]:
    lines = []
    for place, (name, tone) in enumerate(_SERIES.items()) if yearly else ():
        said, step = t(language, f"exhibit.{_FLOWS}.series.{name}"), printed_step(float(yearly["error"][place]))
        mean, p5, p95 = yearly[name]
        for index, (time, year) in enumerate(zip(yearly["time"], yearly["operating_year"], strict=True)):
            lines.append(
                {
                    "series": said,
                    "time": float(time),
                    "year": round(float(time), 1),
                    "operating_year": int(year),
                    "mean": at_step(float(mean[index]), step),
                    "p5": at_step(float(p5[index]), step),
                    "p95": at_step(float(p95[index]), step),
                    "value": float(mean[index]),
                    "label": said if index == len(mean) - 1 else "",
                    "tone": tone,
                }
            )
    return lines


def _levelised(catalogue: Catalogue, language: Language, chosen: Scenario) -> str:
    """What a released batch costs over the life (B9), as the page of the centre says it; in words without a batch."""
    life = life_cost_of(catalogue, chosen)
    if not life.exists:
        return t(language, f"exhibit.{_FLOWS}.levelised.none")
    mean = euros_of(life.cost)(language, life.cost.printed("mean"))
    ends = interval(language, life.cost, euros_of(life.cost))
    return t(language, f"exhibit.{_FLOWS}.levelised.some", mean=mean, range=ends)


def _rate(language: Language, yearly: dict[str, Array]) -> str:
    """The internal rate of the mean flows in words: most cases have none, or several, and a number would hide it."""
    try:
        rate = internal_rate_of_return(yearly["net"][0], yearly["time"])
    except NoRate:
        return t(language, f"exhibit.{_FLOWS}.rate.none")
    except SeveralRates as several:
        return t(language, f"exhibit.{_FLOWS}.rate.several", n=several.sign_changes)
    return t(language, f"exhibit.{_FLOWS}.rate.one", rate=percent(language, 100 * rate, 1))


def _euro(language: Language, evaluation: Evaluation) -> str:
    """VAN-SE per public euro (B8) where public money is spent in every draw, in words elsewhere."""
    ratio = np.asarray(evaluation.van_se_per_public_euro, dtype=float)
    without = float(np.mean(np.isnan(ratio)))
    if without:
        return t(language, f"exhibit.{_FLOWS}.euro.none", share=share(language, without))
    low, high = (number(language, float(end), 1) for end in np.percentile(ratio, (5, 95)))
    return t(language, f"exhibit.{_FLOWS}.euro.{'same' if low == high else 'some'}", low=low, high=high)
