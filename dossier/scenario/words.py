"""A scenario in words: the option, what the reader has set, and what a link asked for and could not have."""

import math
from collections.abc import Iterable

from dossier.catalogue import Catalogue
from dossier.catalogue.records import ModelInput, ModelInputV2
from dossier.language import Language, enumeration, money, number, percent, t
from dossier.language.cells import separator
from dossier.scenario import CODE_VERSION, Scenario, ScenarioFault
from dossier.scenario.faults import Problem
from dossier.scenario.rows import default_option, rows_of
from dossier.selection import Selection

#: Units whose values are fractions of 1 and read better in percent.
_FRACTIONS = frozenset({"ratio", "share_of_investment", "share_of_pay", "per_year"})
#: Fractions whose unit is said all the same: of what they are a share.
_OF_SOMETHING = frozenset({"share_of_investment", "share_of_pay"})
#: Longest piece of a link that is quoted back to its reader.
_QUOTED = 40


def option_name(catalogue: Catalogue, language: Language, option_id: str) -> str:
    """The name of an option as the table of options writes it."""
    return str(getattr(catalogue.row("options", option_id), f"name_{language}"))


def is_fraction(row: ModelInput | ModelInputV2) -> bool:
    """Whether the input is written in percent: a fraction of 1, not a multiple such as an overrun."""
    return row.unit in _FRACTIONS and row.maximum is not None and row.maximum <= 1


def value_with_unit(language: Language, row: ModelInput | ModelInputV2, value: float | tuple[float, ...]) -> str:
    """A value of an input with its unit: ``75 patients``, ``80 %``, ``51 k€ par ETP et par an``, ``× 1,3``."""
    if isinstance(value, tuple):
        return enumeration(language, [percent(language, 100 * share, 1) for share in value])
    shown = bare_value(language, row, value)
    if is_fraction(row) and row.unit not in _OF_SOMETHING:
        return shown
    return t(language, f"scenario.amount.{row.unit}", value=shown, n=value)


def bare_value(language: Language, row: ModelInput | ModelInputV2, value: float) -> str:
    """A value of an input without the words of its unit: ``75``, ``80 %``, ``51 k€``."""
    if is_fraction(row):
        return percent(language, 100 * value, 2)
    if row.unit == "ratio":
        return t(language, "scenario.times", value=number(language, value))
    # A price per kilowatt-hour is a few cents: thousandths of a euro count.
    return money(language, value, significant=4) if row.unit.startswith("eur_") else number(language, value)


def override_words(catalogue: Catalogue, language: Language, scenario: Scenario) -> tuple[str, ...]:
    """Each value that the reader has set, named and with its unit, in the order of the table of inputs."""
    set_by_reader = scenario.as_dict()
    return tuple(
        t(
            language,
            "scenario.override",
            name=getattr(row, f"name_{language}"),
            value=value_with_unit(language, row, set_by_reader[row.input_id]),
        )
        for row in rows_of(catalogue, scenario.option_id).values()
        if row.input_id in set_by_reader
    )


def scenario_sentence(catalogue: Catalogue, selection: Selection) -> str:
    """The scenario in force, told alike on screen and on everything that leaves the house."""
    told = scenario_phrase(catalogue, selection.language, Scenario.of(catalogue, selection))
    return t(selection.language, "scenario.sentence", scenario=told)


def scenario_phrase(catalogue: Catalogue, language: Language, scenario: Scenario) -> str:
    """The option, then what the reader has set, or that nothing is set: a sentence without its full stop."""
    option = option_name(catalogue, language, scenario.option_id)
    changes = override_words(catalogue, language, scenario)
    if not changes:
        return t(language, "scenario.central", option=option)
    return t(language, "scenario.changed", option=option, changes=separator(language).join(changes))


def fault_words(
    catalogue: Catalogue, language: Language, fault: Problem | ScenarioFault, option_id: str | None = None
) -> str:
    """A sentence that names field, value and bound of what was refused. ``option_id`` is the option in force.

    Pieces of the link are quoted as they are, shortened: the caller shows the sentence as plain text.
    """
    option_id = option_id or default_option(catalogue)
    rows = rows_of(catalogue, option_id)
    row = rows.get(fault.field)
    kind = fault.kind
    values = {
        "field": getattr(row, f"name_{language}") if row else quoted_piece(fault.field),
        "value": written_value(language, row, fault.value),
        "bound": written_value(language, row, fault.bound),
        "version": CODE_VERSION,
        "option": option_name(catalogue, language, option_id),
        "missing": "",
    }
    if kind == "not_computable":
        asked = catalogue.row("options", str(fault.value))
        values["value"] = getattr(asked, f"name_{language}")
        values["missing"] = getattr(asked, f"description_{language}")
    if kind == "out_of_bounds":
        kind = "below" if float(fault.value) < float(fault.bound or 0) else "above"
    return t(language, f"scenario.fault.{kind}", **values)


def faults_words(
    catalogue: Catalogue, language: Language, faults: Iterable[Problem | ScenarioFault], option_id: str | None = None
) -> tuple[str, ...]:
    """``fault_words`` of each, each sentence once."""
    return tuple(dict.fromkeys(fault_words(catalogue, language, fault, option_id) for fault in faults))


def written_value(language: Language, row: ModelInput | ModelInputV2 | None, value: object) -> str:
    """A number in the unit of its input; anything else as the link writes it."""
    try:
        figure = float(str(value))
    except ValueError:
        return quoted_piece(str(value or ""))
    if row is None or isinstance(row.mode, tuple) or not math.isfinite(figure):
        return quoted_piece(str(value))
    return value_with_unit(language, row, figure)


def quoted_piece(text: str) -> str:
    printable = "".join(character for character in text if character.isprintable())
    return printable if len(printable) <= _QUOTED else f"{printable[:_QUOTED]}…"
