"""The table of an exhibit on screen: raw values that sort, written in the reader's language.

A pandas Styler gives each cell its written form while the value below stays a number: the grid sorts by the value.
Column formats of the grid follow the browser's language, not ours.
"""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

from components.charts.picks import pickable_columns
from components.exhibit import click_to_filter
from dossier.exhibits import Column, Exhibit, Form
from dossier.language import NO_BREAK, Language
from dossier.language.cells import absent, cell, written

_NUMBERS = (Form.NUMBER, Form.MONEY, Form.PERCENT, Form.YEAR)
#: Rows seen at once; the grid scrolls, sorts and searches by itself.
_ROWS = 12


def draw_grid(exhibit: Exhibit, key: str) -> None:
    """The columns that a reader sees, in their order."""
    frame = readable_table(exhibit)
    named = dict(zip(map(str, frame), exhibit.columns, strict=True))
    formats: dict[str, str | Callable[[object], str] | None] = {
        name: cell_writer(exhibit.language, column) for name, column in named.items()
    }
    config: dict[str, Any] = {
        name: st.column_config.Column(alignment="right" if column.form in _NUMBERS else "left")
        for name, column in named.items()
    }
    picks: dict[str, Any] = {}
    if pickable_columns(exhibit):
        picks = {"on_select": lambda: click_to_filter.pick_from_grid(exhibit, key), "selection_mode": "single-cell"}
    st.dataframe(
        frame.style.format(formats),
        hide_index=True,
        column_config=config,
        key=key,
        height=38 + 35 * min(len(frame), _ROWS),
        alt=exhibit.text_alternative or exhibit.finding,
        **picks,
    )


def readable_table(exhibit: Exhibit) -> pd.DataFrame:
    """The table under its headings, each heading once, numbers as floats, everything else as text."""
    columns: dict[str, pd.Series] = {}
    for column in exhibit.columns:
        heading = column.heading
        while heading in columns:
            heading += NO_BREAK
        values = exhibit.table[column.name]
        if column.form in _NUMBERS:
            columns[heading] = pd.to_numeric(values, errors="coerce").astype("float64")
        elif column.form == Form.LIST:
            columns[heading] = pd.Series(
                [written(exhibit.language, Form.LIST, value) for value in values], dtype="object"
            )
        else:
            # Dates stay as published: ISO dates sort by themselves.
            columns[heading] = pd.Series(["" if absent(value) else str(value) for value in values], dtype="object")
    return pd.DataFrame(columns)


def cell_writer(language: Language, column: Column) -> Callable[[object], str]:
    """How a cell of a column is written."""
    # Lists are joined already: a cell of the grid is a number or a text.
    form = Form.TEXT if column.form == Form.LIST else column.form
    return lambda value: cell(language, form, value)
