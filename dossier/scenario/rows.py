"""Which rows of the data an option has: its own row of an input, else the general one."""

from collections.abc import Iterable

from dossier.catalogue import Catalogue
from dossier.catalogue.codes import OptionStatus
from dossier.catalogue.records import ModelInput
from dossier.scenario.faults import NotComputable, UnknownOption

#: The option without the project: every flow is a difference with it.
REFERENCE = "reference"


def default_option(catalogue: Catalogue) -> str:
    """The first option, in the order of the table, that is a project and can be computed."""
    projects = (row for row in catalogue.records("options") if row.option_id != REFERENCE)
    computed = (row for row in projects if row.status == OptionStatus.COMPUTED)
    return str(min(computed, key=lambda row: row.order).option_id)


def input_rows(catalogue: Catalogue, option_id: str) -> dict[str, ModelInput]:
    """The row of each input, in the order of the table.

    Raises ``UnknownOption``, or ``NotComputable`` for an option that lacks figures.
    """
    status = {row.option_id: row.status for row in catalogue.records("options")}
    if option_id not in status:
        raise UnknownOption("option", option_id)
    if status[option_id] != OptionStatus.COMPUTED:
        raise NotComputable("option", option_id)
    table = catalogue.records("model_inputs")
    general = {row.input_id: row for row in table if row.option_id is None}
    return general | {row.input_id: row for row in table if row.option_id == option_id}


def specification(catalogue: Catalogue, option_id: str) -> tuple[ModelInput, ...]:
    """``input_rows`` without their ids. Raises as it does."""
    return tuple(input_rows(catalogue, option_id).values())


def input_reference(row: ModelInput) -> str:
    """The ``table:id`` of an input's row."""
    return f"model_inputs:{row.input_id}/{row.option_id or ''}"


def input_references(catalogue: Catalogue, option_id: str, input_ids: Iterable[str] = ()) -> list[str]:
    """``table:id`` of the rows of some inputs, or of all, as the option has them."""
    found = input_rows(catalogue, option_id)
    return [input_reference(found[name]) for name in input_ids or found]
