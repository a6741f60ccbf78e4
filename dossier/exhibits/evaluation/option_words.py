"""Words that the exhibits of the option share: what is assumed, figures at their step, names, references."""

from collections.abc import Iterable

import pandas as pd

from dossier.catalogue import Catalogue
from dossier.exhibits.evaluation.words import joined
from dossier.language import Language, enumeration, money, percent, t
from dossier.language.cells import separator, small
from dossier.scenario.figures import SHARE_STEPS, Figures, at_step
from dossier.scenario.told import condition_name, figure_words
from dossier.scenario.version_2 import Scenario, decoded, input_rows
from dossier.scenario.words import value_with_unit
from dossier.selection import Selection

#: Digits of the largest amount at the smallest step: the step has rounded it already.
_ALL_DIGITS = 6


def asked(catalogue: Catalogue, selection: Selection) -> Scenario:
    """The scenario of a selection, whatever its code says; a code of version 1 is translated."""
    return decoded(catalogue, selection.scenario)[0]


def assumed(catalogue: Catalogue, language: Language, scenario: Scenario, *, conditions: bool = True) -> str:
    """The option, the conditions granted with their thresholds, the values set: sentences for the coverage.

    ``conditions`` false where the exhibit grants them itself, one after another.
    """
    rows, thresholds = input_rows(catalogue, scenario.option_id), dict(scenario.thresholds)
    named = []
    for name in scenario.conditions if conditions else ():
        said = small(condition_name(catalogue, language, name))
        if name in thresholds:
            said = t(language, "option.threshold", name=said, value=threshold(catalogue, language, scenario, name))
        named.append(said)
    set_by_reader = [
        t(
            language,
            "option.value",
            name=small(str(getattr(rows[name], f"name_{language}"))),
            value=value_with_unit(language, rows[name], value),
        )
        for name, value in scenario.overrides
    ]
    return joined(
        t(language, "option.of", option=option_label(catalogue, language, scenario.option_id)),
        t(language, f"option.{'granted' if named else 'nothing'}", names=enumeration(language, named))
        if conditions
        else "",
        t(language, "option.set", values=separator(language).join(set_by_reader)) if set_by_reader else "",
    )


def threshold(catalogue: Catalogue, language: Language, scenario: Scenario, condition_id: str) -> str:
    """The threshold of a condition that says one input, in its unit: the reader's, else ours."""
    (condition,) = (each for each in scenario.under([condition_id]).granted)
    name, value = next(iter({**condition.sets, **condition.at_most, **condition.at_least}.items()))
    return value_with_unit(language, input_rows(catalogue, scenario.option_id)[name], value)


def option_label(catalogue: Catalogue, language: Language, option_id: str) -> str:
    """The short name of an option."""
    return catalogue.label(language, "options_v2", "option_id", option_id)


def figure(language: Language, found: Figures, name: str) -> str:
    """A figure at its step; a share that is printed as none or all of the draws and is not is said so."""
    if name != "positive":
        return figure_words(language, found, name)
    return share(language, found.values.positive, found.step(name))


def share(language: Language, value: float, step: float = SHARE_STEPS[0]) -> str:
    """A share of draws at a step; never none or all of draws that are not none or all."""
    shown = at_step(value, step)
    if shown <= 0 < value:
        return t(language, "page.evaluation.less_than", bound=percent(language, 100 * step))
    if value < 1 <= shown:
        return t(language, "page.evaluation.more_than", bound=percent(language, 100 * (1 - step)))
    return percent(language, 100 * shown)


def amount(language: Language, euros: float) -> str:
    """An amount that its step has rounded already."""
    return money(language, euros, significant=_ALL_DIGITS)


def worst(language: Language, found: Figures) -> str:
    """What is lost at the fifth percentile, as an amount without a sign."""
    return amount(language, abs(found.printed("p5")))


def input_references(catalogue: Catalogue, option_id: str, input_ids: Iterable[str] = ()) -> list[str]:
    """``table:id`` of the rows of some inputs, or of all, as the option has them."""
    rows = input_rows(catalogue, option_id)
    return [f"model_inputs_v2:{name}/{rows[name].option_id or ''}" for name in input_ids or rows]


def option_references(catalogue: Catalogue, scenario: Scenario) -> list[str]:
    """The option and all of its inputs."""
    return [f"options_v2:{scenario.option_id}", *input_references(catalogue, scenario.option_id)]


def written(columns: Iterable[str], lines: list[dict[str, object]]) -> pd.DataFrame:
    """The lines as a table that has its columns even where there is no line."""
    return pd.DataFrame(lines, columns=list(columns))
