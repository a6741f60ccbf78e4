"""A click on a cell as a shortcut to a filter. The widget keeps the truth: a callback sets its codes."""

from typing import Any

import pandas as pd
import streamlit as st

from components import filters
from components.charts.picks import FACET_OF, pickable_columns
from dossier.exhibits import Exhibit


def pick_from_grid(exhibit: Exhibit, key: str) -> None:
    """Callback of a grid: the cell clicked gives the code of its own column, if it has one."""
    cells = st.session_state[key].selection.cells
    if not cells:
        return
    row, heading = cells[0]
    clicked = {column.name for column in exhibit.columns if column.heading == heading}
    for column in pickable_columns(exhibit):
        if column.removesuffix("_code") in clicked:
            _toggle(exhibit, column, row)


def _toggle(exhibit: Exhibit, column: str, position: int) -> None:
    """Choose a code, or let it go if it was the only one chosen. A row that does not say its code picks nothing."""
    code: Any = exhibit.table[column].iloc[position]
    if pd.isna(code) or not code:
        return
    facet = FACET_OF[column]
    filters.choose(facet, () if getattr(filters.current(), facet) == (code,) else (code,))
