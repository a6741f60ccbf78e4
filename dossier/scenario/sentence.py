"""A scenario in one sentence, told alike on screen and on everything that leaves the house."""

from collections.abc import Iterable

from dossier.catalogue import Catalogue
from dossier.catalogue.records import NamedScenario
from dossier.language import Language, t
from dossier.language.cells import quoted, separator, small
from dossier.scenario.asked import Scenario, scenario_named
from dossier.scenario.faults import Problem, ScenarioFault
from dossier.scenario.link_codes import scenario_of
from dossier.scenario.tables import OPTION_TABLE, input_rows
from dossier.scenario.told import granted_words, problem_words
from dossier.scenario.words import value_with_unit
from dossier.selection import Selection


def scenario_sentence(catalogue: Catalogue, selection: Selection) -> str:
    """The scenario in force."""
    told = scenario_phrase(catalogue, selection.language, scenario_of(catalogue, selection))
    return t(selection.language, "scenario.sentence", scenario=told)


def scenario_phrase(catalogue: Catalogue, language: Language, scenario: Scenario) -> str:
    """Its name if it has one, the option, what is granted and set: a sentence without its full stop."""
    option = str(getattr(catalogue.row(OPTION_TABLE, scenario.option_id), f"name_{language}"))
    changes = [*granted_words(catalogue, language, scenario), *override_words(catalogue, language, scenario)]
    phrase = t(language, "scenario.central", option=option)
    if changes:
        phrase = t(language, "scenario.changed", option=option, changes=separator(language).join(changes))
    row = named_row_of(catalogue, scenario)
    if row is None:
        return phrase
    return t(language, "scenario.named", name=quoted(language, getattr(row, f"name_{language}")), phrase=small(phrase))


def named_row_of(catalogue: Catalogue, scenario: Scenario) -> NamedScenario | None:
    """The row of the named scenario that this one is, if any."""
    rows: Iterable[NamedScenario] = catalogue.records("named_scenarios")
    return next((row for row in rows if scenario_named(catalogue, row.scenario_id) == scenario), None)


def override_words(catalogue: Catalogue, language: Language, scenario: Scenario) -> tuple[str, ...]:
    """Each value that the reader has set, named and with its unit, in the order of the table of inputs."""
    values = scenario.as_dict()
    return tuple(
        t(
            language,
            "scenario.override",
            name=getattr(row, f"name_{language}"),
            value=value_with_unit(language, row, values[row.input_id]),
        )
        for row in input_rows(catalogue, scenario.option_id).values()
        if row.input_id in values
    )


def problems_words(
    catalogue: Catalogue, language: Language, problems: Iterable[Problem | ScenarioFault], option_id: str | None = None
) -> tuple[str, ...]:
    """``problem_words`` of each, each sentence once."""
    return tuple(dict.fromkeys(problem_words(catalogue, language, each, option_id) for each in problems))
