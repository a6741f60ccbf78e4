"""The tables that the models read: rows of an option, options that can be computed, named scenarios."""

from collections.abc import Iterable
from typing import Any

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import OptionStatus
from dossier.catalogue.records import ModelInput
from dossier.models.inputs import BY_PERIOD
from dossier.models.laws import is_constant
from dossier.scenario.faults import NotComputable, UnknownOption

#: The option without the project: every flow is a difference with it.
REFERENCE = "reference"
#: Tables of the inputs and of the options.
INPUT_TABLE, OPTION_TABLE = "model_inputs", "options"

#: Inputs whose sources are named first under a result: those that move the mean most and rest on a source.
LEADING = ("price_abroad", "capex_per_room", "process_days", "fte_per_room", "variable_cost", "patients_per_trial")


def input_rows(catalogue: Catalogue, option_id: str) -> dict[str, ModelInput]:
    """The row of each input, in the order of the table: the option's own, else the general one.

    Raises ``UnknownOption``, or ``NotComputable`` for an option that lacks figures.
    """
    status = {row.option_id: row.status for row in catalogue.records(OPTION_TABLE)}
    if option_id not in status:
        raise UnknownOption("option", option_id)
    if status[option_id] != OptionStatus.COMPUTED:
        raise NotComputable("option", option_id)
    table = catalogue.records(INPUT_TABLE)
    general = {row.input_id: row for row in table if row.option_id is None}
    return general | {row.input_id: row for row in table if row.option_id == option_id}


def drawn_once(catalogue: Catalogue) -> tuple[str, ...]:
    """Inputs that have a dimension of their own: those with a law in some row, in the order of the table (C1)."""
    table = catalogue.records(INPUT_TABLE)
    drawn = {row.input_id for row in table if not is_constant(row) and row.input_id not in BY_PERIOD}
    return tuple(row.input_id for row in table if row.option_id is None and row.input_id in drawn)


def computed_options(catalogue: Catalogue) -> tuple[str, ...]:
    """The options that are a project and can be computed, in their order."""
    rows = sorted(catalogue.records(OPTION_TABLE), key=lambda row: row.order)
    computed = (row.option_id for row in rows if row.status == OptionStatus.COMPUTED)
    return tuple(option_id for option_id in computed if option_id != REFERENCE)


def first_option(catalogue: Catalogue) -> str:
    """The option of a plain address."""
    return computed_options(catalogue)[0]


def named(catalogue: Catalogue, scenario_id: str) -> tuple[str, tuple[str, ...], dict[str, Any]]:
    """(option, conditions granted, values set) of a named scenario (D6). Raises ``UnknownRow``."""
    row = catalogue.row("named_scenarios", scenario_id)
    return row.option_id, tuple(row.conditions), row.values


def input_references(catalogue: Catalogue, option_id: str, input_ids: Iterable[str] = ()) -> list[str]:
    """``table:id`` of the rows of some inputs, or of all, as the option has them."""
    rows = input_rows(catalogue, option_id)
    return [f"{INPUT_TABLE}:{name}/{rows[name].option_id or ''}" for name in input_ids or rows]


def option_references(catalogue: Catalogue, option_id: str, first: Iterable[str] = LEADING) -> list[str]:
    """The option and all of its inputs: those on which a result hangs most come first, and so do their sources."""
    names = input_rows(catalogue, option_id)
    leading = [name for name in first if name in names]
    ordered = [*leading, *(name for name in names if name not in leading)]
    return [f"{OPTION_TABLE}:{option_id}", *input_references(catalogue, option_id, ordered)]
