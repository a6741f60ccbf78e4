"""Figures at their step, and what a link asked for and could not have, in the words of version 2 of the models."""

from dossier.catalogue import Catalogue
from dossier.language import Language, enumeration, money, percent, t
from dossier.language.cells import separator, small
from dossier.language.texts import millions
from dossier.models.conditions import CONDITIONS
from dossier.scenario.asked import Scenario
from dossier.scenario.faults import Problem, ScenarioFault
from dossier.scenario.figures import SHARE_STEPS, Figures, at_step
from dossier.scenario.link_codes import CODE_VERSION
from dossier.scenario.tables import OPTION_TABLE, first_option, input_rows
from dossier.scenario.words import quoted_piece, value_with_unit, written_value

#: Digits of the largest amount at the smallest step: the step has rounded it already.
_ALL_DIGITS = 6


def problem_words(
    catalogue: Catalogue, language: Language, problem: Problem | ScenarioFault, option_id: str | None = None
) -> str:
    """A sentence that names field, value and bound of what was refused, converted, or has no meaning any more.

    ``option_id`` is the option in force. Pieces of the link are quoted as they are, shortened: the caller shows the
    sentence as plain text.
    """
    option_id = option_id or first_option(catalogue)
    row = input_rows(catalogue, option_id).get(problem.field)
    kind = problem.kind
    values = {
        "field": getattr(row, f"name_{language}") if row else _field(catalogue, language, problem.field),
        "value": quoted_piece(str(problem.value))
        if kind in ("gone", "converted")
        else written_value(language, row, problem.value),
        "bound": written_value(language, row, problem.bound),
        "version": CODE_VERSION,
        "option": str(getattr(catalogue.row(OPTION_TABLE, option_id), f"name_{language}")),
        "missing": "",
        "reason": t(language, f"scenario.gone.{problem.bound}") if kind == "gone" else "",
    }
    if kind == "not_computable":
        asked = catalogue.row(OPTION_TABLE, str(problem.value))
        values |= {"value": getattr(asked, f"name_{language}"), "missing": getattr(asked, f"description_{language}")}
    if kind == "out_of_bounds":
        kind = "below" if float(str(problem.value)) < float(problem.bound or 0) else "above"
    return t(language, f"scenario.fault.{kind}", **values)


def figure_words(language: Language, found: Figures, name: str) -> str:
    """``−7,4 M€`` or ``19 %``: a figure at the step that the sampling allows, never finer.

    ``name`` is mean, p5, p50, p95 or positive. A share is printed as none or all of the draws only where it is.
    """
    if name == "positive":
        return share(language, found.values.positive, found.step(name))
    return in_millions(language, found.printed(name))


def share(language: Language, value: float, step: float = SHARE_STEPS[0]) -> str:
    """A share of draws at a step; never none or all of draws that are not none or all."""
    shown = at_step(value, step)
    if shown <= 0 < value:
        return t(language, "scenario.less_than", bound=percent(language, 100 * step))
    if value < 1 <= shown:
        return t(language, "scenario.more_than", bound=percent(language, 100 * (1 - step)))
    return percent(language, 100 * shown)


def rounded_amount(language: Language, euros: float) -> str:
    """``69 k€``, ``1,3 M€``: an amount that its step has rounded already, in the scale that suits it."""
    return money(language, euros, significant=_ALL_DIGITS)


def in_millions(language: Language, euros: float) -> str:
    """``−0,2 M€``: an amount that its step has rounded already; all of them in millions, to be read side by side."""
    return millions(language, euros)


def worst(language: Language, found: Figures) -> str:
    """What is lost at the fifth percentile, as an amount without a sign."""
    return in_millions(language, abs(found.printed("p5")))


def granted_words(catalogue: Catalogue, language: Language, scenario: Scenario) -> tuple[str, ...]:
    """Each condition that is granted, with its threshold where the reader's is not ours."""
    thresholds = dict(scenario.thresholds)
    found = []
    for name in scenario.conditions:
        said = small(condition_name(catalogue, language, name))
        if name in thresholds:
            said = t(language, "option.threshold", name=said, value=threshold(catalogue, language, scenario, name))
        found.append(said)
    return tuple(found)


def assumed(catalogue: Catalogue, language: Language, scenario: Scenario, *, conditions: bool = True) -> str:
    """The option, the conditions granted with their thresholds, the values set: sentences for the coverage.

    ``conditions`` false where the exhibit grants them itself, one after another.
    """
    rows = input_rows(catalogue, scenario.option_id)
    named = granted_words(catalogue, language, scenario) if conditions else ()
    set_by_reader = [
        t(
            language,
            "option.value",
            name=small(str(getattr(rows[name], f"name_{language}"))),
            value=value_with_unit(language, rows[name], value),
        )
        for name, value in scenario.overrides
    ]
    return " ".join(
        filter(
            None,
            (
                t(language, "option.of", option=option_label(catalogue, language, scenario.option_id)),
                t(language, f"option.{'granted' if named else 'nothing'}", names=enumeration(language, named))
                if conditions
                else "",
                t(language, "option.set", values=separator(language).join(set_by_reader)) if set_by_reader else "",
            ),
        )
    )


def threshold(catalogue: Catalogue, language: Language, scenario: Scenario, condition_id: str) -> str:
    """The threshold of a condition that says one input, in its unit: the reader's, else ours."""
    (condition,) = (each for each in scenario.under([condition_id]).granted)
    name, value = next(iter({**condition.sets, **condition.at_most, **condition.at_least}.items()))
    return value_with_unit(language, input_rows(catalogue, scenario.option_id)[name], value)


def option_label(catalogue: Catalogue, language: Language, option_id: str) -> str:
    """The short name of an option."""
    return catalogue.label(language, OPTION_TABLE, "option_id", option_id)


def condition_name(catalogue: Catalogue, language: Language, condition_id: str) -> str:
    """What a condition is called."""
    return catalogue.label(language, "named_scenarios", "conditions", condition_id)


def _field(catalogue: Catalogue, language: Language, field: str) -> str:
    return condition_name(catalogue, language, field) if field in CONDITIONS else quoted_piece(field)
