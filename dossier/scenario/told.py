"""Figures at their step, and what a link asked for and could not have, in the words of version 2 of the models."""

from dossier.catalogue import Catalogue
from dossier.language import Language, money, percent, t
from dossier.modelling.conditions import CONDITIONS
from dossier.scenario.faults import Problem, ScenarioFault
from dossier.scenario.figures import Figures
from dossier.scenario.link_codes import CODE_VERSION_V2
from dossier.scenario.tables import OPTION_TABLE, first_option, input_rows
from dossier.scenario.words import quoted_piece, written_value

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
        "version": CODE_VERSION_V2,
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


def figure_words(language: Language, figures: Figures, name: str) -> str:
    """``−7,4 M€`` or ``19 %``: a figure at the step that the sampling allows, never finer.

    ``name`` is mean, p5, p50, p95 or positive. A share that is printed as none or all of the draws may not be so.
    """
    value = figures.printed(name)
    return percent(language, 100 * value) if name == "positive" else money(language, value, significant=_ALL_DIGITS)


def condition_name(catalogue: Catalogue, language: Language, condition_id: str) -> str:
    """What a condition is called."""
    return catalogue.label(language, "named_scenarios", "conditions", condition_id)


def _field(catalogue: Catalogue, language: Language, field: str) -> str:
    return condition_name(catalogue, language, field) if field in CONDITIONS else quoted_piece(field)
