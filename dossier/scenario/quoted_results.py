"""Results of the models in the sentences of the data: ``{named_scenarios:central.mean}``, computed when it is read.

A text of ``data/`` holds no figure: those of rows are filled by ``quoting``, those of a named scenario here.
"""

import re
from collections.abc import Callable, Mapping

import numpy as np

from dossier.catalogue import Catalogue, quoting
from dossier.catalogue.placeholders import PLACEHOLDER
from dossier.language import Language, percent
from dossier.scenario.asked import Scenario, scenario_named
from dossier.scenario.figures import figures_of
from dossier.scenario.staged import draws_of, path_of
from dossier.scenario.tables import input_rows
from dossier.scenario.told import figure_words, in_millions
from dossier.scenario.turns import turn_of
from dossier.scenario.words import bare_value

_TABLE = "named_scenarios"
_PRICE = "price_abroad"


def render_with_results(catalogue: Catalogue, language: Language, text: str) -> str:
    """``text`` with every placeholder replaced by its figure. Raises ``UnknownRow``, or ``KeyError`` for no result."""

    def fill(match: re.Match[str]) -> str:
        if match["table"] != _TABLE:
            return match[0]
        scenario = scenario_named(catalogue, match["id"])
        return RESULTS[match["column"]](catalogue, language, scenario)

    return quoting.render(catalogue, language, PLACEHOLDER.sub(fill, text))


def _asked(name: str) -> Callable[[Catalogue, Language, Scenario], str]:
    """A figure of what the scenario asks, with the clause where it grants it."""
    return lambda catalogue, language, scenario: figure_words(language, path_of(catalogue, scenario).asked, name)


def _loss(catalogue: Catalogue, language: Language, scenario: Scenario) -> str:
    """The worst twentieth as an amount without a sign."""
    return in_millions(language, abs(path_of(catalogue, scenario).asked.printed("p5")))


def _loss_clause(catalogue: Catalogue, language: Language, scenario: Scenario) -> str:
    """The worst twentieth with the clause, whether the scenario grants it or not."""
    return in_millions(language, abs(path_of(catalogue, scenario).with_clause.printed("p5")))


def _works(catalogue: Catalogue, language: Language, scenario: Scenario) -> str:
    """Median of the works."""
    works = draws_of(catalogue, scenario.without_clause())[1].investment
    return in_millions(language, figures_of(works).printed("p50"))


def _deficit(catalogue: Catalogue, language: Language, scenario: Scenario) -> str:
    """Deficit of the first three years that one draw in twenty passes."""
    balance = np.asarray(draws_of(catalogue, scenario.without_clause())[2].cash_balance_first3, dtype=float)
    return in_millions(language, max(0.0, figures_of(-balance).printed("p95")))


def _turning(catalogue: Catalogue, scenario: Scenario) -> float:
    """The price abroad from which the mean is positive, EUR a batch, rounded so that obeying it suffices."""
    turn = turn_of(catalogue, scenario.without_clause(), _PRICE)
    if turn is None or turn.obeyed is None:
        raise ValueError(f"the mean of {scenario} does not turn with {_PRICE}")
    return turn.obeyed


def _turning_price(catalogue: Catalogue, language: Language, scenario: Scenario) -> str:
    return bare_value(language, input_rows(catalogue, scenario.option_id)[_PRICE], _turning(catalogue, scenario))


def _prices_under(catalogue: Catalogue, language: Language, scenario: Scenario) -> str:
    """Share of the drawn prices abroad under the one from which the mean is positive."""
    drawn = np.asarray(draws_of(catalogue, scenario.without_clause())[0].price_abroad, dtype=float)
    return percent(language, 100 * float(np.mean(drawn < _turning(catalogue, scenario))))


#: Column of a placeholder -> its figure in words. The same names as ``NamedScenario.computed``.
RESULTS: Mapping[str, Callable[[Catalogue, Language, Scenario], str]] = {
    "mean": _asked("mean"),
    "positive": _asked("positive"),
    "loss": _loss,
    "loss_clause": _loss_clause,
    "works": _works,
    "deficit": _deficit,
    "turning_price": _turning_price,
    "prices_under": _prices_under,
}
