"""The evaluation: the account of the community year by year, and the ratios that can be drawn from it or not."""

from typing import Any

import numpy as np
import pandas as pd

from dossier.catalogue import Catalogue
from dossier.charts.encoding import Lines
from dossier.exhibits import Column, Exhibit, Form, compose, exhibit
from dossier.exhibits.evaluation.words import joined, portion, spread_words
from dossier.language import Language, number, percent, t
from dossier.models.discounting import NoRate, SeveralRates
from dossier.models.evaluation import internal_rate, van_se_per_public_euro
from dossier.scenario import REFERENCE, Scenario, draws
from dossier.scenario.effects import signed
from dossier.scenario.percentiles import PERCENTILES, range_of
from dossier.scenario.rows import references_of
from dossier.scenario.runs import Results, results_for
from dossier.selection import Facet, Selection

_FLOWS = "evaluation-flows"


@exhibit(_FLOWS, "evaluation", responds=(Facet.SCENARIO,))
def flows(catalogue: Catalogue, selection: Selection) -> Exhibit:
    """What the community has gained or lost by each year, over the draws; the account of the central case."""
    language = selection.language
    chosen = Scenario.of(catalogue, selection)
    found = results_for(catalogue, chosen)
    account = draws.yearly_account(found)
    low, median, high = np.percentile(account.cumulated(), PERCENTILES, axis=1)
    central = found.central.evaluation.flows
    result = range_of(found.draws.evaluation.van_se)
    table = pd.DataFrame(
        {
            "year": account.year,
            "operating_year": central.operating_year,
            "investment": central.investment + central.renewal - central.residual,
            "operation": central.operation_fixed + central.operation_variable,
            "benefit": central.benefit,
            "public": central.public_spending,
            "factor": central.discount_factor,
            "low": low,
            "median": median,
            "high": high,
            "series": t(language, f"exhibit.{_FLOWS}.series"),
            "label": t(language, f"exhibit.{_FLOWS}.label", range=spread_words(language, result)),
            "tone": "ochre",
            "hover": [
                t(
                    language,
                    f"exhibit.{_FLOWS}.hover",
                    year=int(year),
                    low=signed(language, a),
                    median=signed(language, b),
                    high=signed(language, c),
                )
                for year, a, b, c in zip(account.year, low, median, high, strict=True)
            ],
        }
    )
    recovered = _recovered(median)
    variant = (
        "reference"
        if chosen.option_id == REFERENCE
        else "never"
        if result.high <= 0
        else "rarely"
        if recovered is None
        else "recovers"
    )
    return compose(
        catalogue,
        selection,
        _FLOWS,
        table if variant != "reference" else table.iloc[:0],
        [
            Column("year", t(language, "column.evaluation.year"), Form.NUMBER),
            Column("operating_year", t(language, "column.evaluation.operating_year"), Form.NUMBER),
            *(
                Column(name, t(language, f"column.evaluation.{name}"), Form.MONEY)
                for name in ("investment", "operation", "benefit", "public")
            ),
            Column("factor", t(language, "column.evaluation.factor"), Form.NUMBER),
            *(
                Column(name, t(language, f"column.evaluation.cumulated_{name}"), Form.MONEY)
                for name in ("low", "median", "high")
            ),
        ],
        Lines(
            x="year",
            y="median",
            low="low",
            high="high",
            series="series",
            label="label",
            tone="tone",
            hover="hover",
            y_form=Form.MONEY,
            x_title=t(language, f"exhibit.{_FLOWS}.x"),
        ),
        rows=references_of(catalogue, chosen.option_id),
        variant=variant,
        values={
            "range": spread_words(language, result),
            "positive": portion(language, result.positive),
            "year": recovered or 0,
            "last": int(account.year[-1]),
            "told": joined(_rate(language, found), _euro(language, found)) if variant != "reference" else "",
        },
    )


def _recovered(median: Any) -> int | None:
    """The year from which the median stays above zero; None where it ends at or below."""
    above = np.asarray(median) > 0
    if not above[-1]:
        return None
    below = np.flatnonzero(~above)
    return int(below[-1]) + 1 if len(below) else 0


def _rate(language: Language, found: Results) -> str:
    """The internal rate in words: most cases have none, or several, and a number would hide it."""
    try:
        rate = internal_rate(found.central.evaluation)
    except NoRate:
        return t(language, f"exhibit.{_FLOWS}.rate.none")
    except SeveralRates as several:
        return t(language, f"exhibit.{_FLOWS}.rate.several", n=several.sign_changes)
    return t(language, f"exhibit.{_FLOWS}.rate.one", rate=percent(language, 100 * rate, 1))


def _euro(language: Language, found: Results) -> str:
    """VAN-SE per public euro (B6) where public money is spent in every draw, in words elsewhere."""
    evaluation = found.draws.evaluation
    spending = np.atleast_1d(evaluation.pv_public_spending)
    spent = float(np.mean(spending > 0))
    if spent < 1:
        return t(language, f"exhibit.{_FLOWS}.euro.none", share=portion(language, 1 - spent))
    ratio = range_of(van_se_per_public_euro(evaluation.van_se, evaluation.pv_public_spending))
    ends = [number(language, value, 1) for value in (ratio.low, ratio.high)]
    return t(language, f"exhibit.{_FLOWS}.euro.some", low=ends[0], high=ends[1])
