"""What of an exhibit can be clicked as a shortcut to a filter.

Its table tells it: a column of codes for a facet that the exhibit responds to.
"""

from collections.abc import Mapping

import pandas as pd

from dossier.exhibits import Exhibit
from dossier.selection import Facet

#: Column of codes -> facet, the most precise question first.
FACET_OF: Mapping[str, Facet] = {
    "phase_code": Facet.PHASES,
    "status_code": Facet.STATUSES,
    "city": Facet.CITIES,
    "region": Facet.REGIONS,
}


def pickable_columns(exhibit: Exhibit) -> tuple[str, ...]:
    """Columns of codes that a click can pick from."""
    return tuple(column for column, facet in FACET_OF.items() if column in exhibit.table and facet in exhibit.responds)


def picked_by(exhibit: Exhibit) -> tuple[Facet, list[str]] | None:
    """The facet that the marks of a chart pick, and the code of each row of the table, empty where it says none."""
    columns = pickable_columns(exhibit)
    if not columns:
        return None
    codes = ["" if pd.isna(code) else str(code) for code in exhibit.table[columns[0]]]
    return FACET_OF[columns[0]], codes
