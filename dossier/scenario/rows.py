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


def rows_of(catalogue: Catalogue, option_id: str) -> dict[str, ModelInput]:
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


def references_of(catalogue: Catalogue, option_id: str, input_ids: Iterable[str] = ()) -> list[str]:
    """``table:id`` of the rows of some inputs, or of all, as the option has them."""
    rows = rows_of(catalogue, option_id)
    return [f"model_inputs:{name}/{rows[name].option_id or ''}" for name in input_ids or rows]
