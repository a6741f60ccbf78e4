"""A click on a mark or on a cell as a shortcut to a filter. The widget keeps the truth: a callback sets its codes.

What can be picked is told by the exhibit's table: a column of codes, for a facet that the exhibit responds to and
that the page has a widget for.
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from components import filters
from components.charts.bars import bar_traces
from dossier.exhibits import Exhibit
from dossier.selection import KEYS, Facet

#: Column of codes -> facet, the most precise question first; and the column of words that a reader clicks.
_CODES: Mapping[str, Facet] = {
    "phase_code": Facet.PHASES,
    "status_code": Facet.STATUSES,
    "city": Facet.CITIES,
    "region": Facet.REGIONS,
}
_WORDS = {"phase_code": "phase", "status_code": "status", "city": "city", "region": "region"}


def pickable_columns(exhibit: Exhibit) -> tuple[str, ...]:
    """Columns of codes that a click can pick from."""
    return tuple(
        column
        for column, facet in _CODES.items()
        if column in exhibit.table and facet in exhibit.responds and KEYS[facet] in st.session_state
    )


def pick_from_chart(exhibit: Exhibit, key: str) -> None:
    """Callback of a chart: the row of the mark clicked gives its first code. Marks are in table order."""
    points = st.session_state[key].selection.points
    # Labels and whiskers are traces too: the marks of the table are the first.
    if points and points[0].get("curve_number", 0) < bar_traces(exhibit):
        _toggle(exhibit, pickable_columns(exhibit)[0], points[0]["point_index"])


def pick_from_grid(exhibit: Exhibit, key: str) -> None:
    """Callback of a grid: the cell clicked gives the code of its own column, if it has one."""
    cells = st.session_state[key].selection.cells
    if not cells:
        return
    row, heading = cells[0]
    clicked = {column.name for column in exhibit.columns if column.heading == heading}
    for column in pickable_columns(exhibit):
        if _WORDS[column] in clicked:
            _toggle(exhibit, column, row)


def _toggle(exhibit: Exhibit, column: str, position: int) -> None:
    """Choose a code, or let it go if it was the only one chosen. A row that does not say its code picks nothing."""
    code: Any = exhibit.table[column].iloc[position]
    if pd.isna(code) or not code:
        return
    facet = _CODES[column]
    filters.choose(facet, () if getattr(filters.current(), facet) == (code,) else (code,))
