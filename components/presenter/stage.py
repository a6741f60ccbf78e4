"""The slides on the whole screen, one seen: the finding, what is measured, the picture, the source."""

from html import escape

import streamlit as st

from components import cache
from components.charts import drawn
from components.charts import figure as figures
from components.exhibit import texts
from components.exhibit.matrix import matrix_html
from components.exhibit.picture import draw_picture
from components.exhibit.prose_table import prose_html
from components.signs import key_html
from dossier.exhibits import Column, Exhibit, Kind
from dossier.selection import Selection
from dossier.storyboard import CLAIM, Story

#: Rows and columns of a table that a room can read.
_ROWS, _COLUMNS = 5, 3
#: Characters of a cell that a room can read; a column of longer ones stays in the table and in the slides' notes.
_CELL = 170
#: So few rows that they can be written large.
_FEW = 4


def draw_slides(told: Story, number: int, selection: Selection, last: str = "") -> None:
    """Every slide in its place, slide ``number`` and the ones after it sent first; ``last`` is said on the last one."""
    count = len(told.slides)
    places = [st.container(key=f"told_{each}", gap="small") for each in range(1, count + 1)]
    for each in sorted(range(1, count + 1), key=lambda each: (each - number) % count):
        with places[each - 1]:
            _draw_slide(told.slides[each - 1], selection, last if each == count else "")


def _draw_slide(exhibit: Exhibit, selection: Selection, more: str) -> None:
    """``more`` is said under the source. A picture takes its height from ``presenter.css``."""
    claim = exhibit.id.startswith(CLAIM)
    head = f'<h2 class="finding">{escape(exhibit.finding)}</h2>'
    grey = "" if claim else f'<p class="subtitle">{escape(exhibit.subtitle)}</p>'
    st.html(head + grey + (key_html(exhibit) if exhibit.drawn else ""))
    if claim:
        st.html(f'<p class="says">{escape(exhibit.subtitle)}</p><p class="says answer">{escape(exhibit.notes)}</p>')
    elif exhibit.drawn:
        _picture(exhibit, selection)
    sources = texts.sources_named(cache.catalogue(), exhibit)
    caution = f" · {exhibit.caution[0]}" if exhibit.caution else ""
    said = f'<p class="stage-source">{escape(more)}</p>' if more else ""
    st.html(f'<p class="stage-source">{escape(sources + caution)}</p>{said}')


def _picture(exhibit: Exhibit, selection: Selection) -> None:
    if exhibit.kind in figures.CHARTS:
        with st.container(key=f"chart-stage-{exhibit.id}"):
            st.html(cache.finished_stage_plot(exhibit.id, selection), unsafe_allow_javascript=True)
    elif exhibit.kind in drawn.DRAWN:
        with st.container(key=f"drawn-stage-{exhibit.id}"):
            draw_picture(cache.finished_slide(exhibit.id, selection))
    elif exhibit.kind == Kind.MATRIX:
        st.html(matrix_html(exhibit))
    else:
        css = "stage-table few" if len(exhibit.table) <= _FEW else "stage-table"
        st.html(prose_html(exhibit, _ROWS, css=css, columns=_short(exhibit)))


def _short(exhibit: Exhibit) -> list[Column]:
    """The first columns whose cells a room can read."""
    readable = [
        column
        for column in exhibit.columns
        if max((len(str(cell)) for cell in exhibit.table[column.name]), default=0) <= _CELL
    ]
    return readable[:_COLUMNS] or list(exhibit.columns[:1])
