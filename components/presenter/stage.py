"""One slide on the whole screen: the finding, what is measured, the picture, the source."""

from html import escape

import streamlit as st

from components import cache, filters
from components.charts import drawn
from components.charts import figure as figures
from components.charts import map as maps
from components.exhibit import texts
from components.exhibit.matrix import matrix_html
from components.exhibit.prose_table import prose_html
from dossier.exhibits import Column, Exhibit, Kind
from dossier.selection import Selection
from dossier.storyboard import CLAIM

#: Rows and columns of a table that a room can read.
_ROWS, _COLUMNS = 5, 3
#: Characters of a cell that a room can read; a column of longer ones stays in the table and in the slides' notes.
_CELL = 170
#: So few rows that they can be written large.
_FEW = 4


def draw_stage(exhibit: Exhibit, selection: Selection, more: str = "") -> None:
    """Fill the stage; ``more`` is said under the source. Charts take their height from ``presenter.css``."""
    with st.container(key="stage", gap="small"):
        claim = exhibit.id.startswith(CLAIM)
        head = f'<h1 class="finding">{escape(exhibit.finding)}</h1>'
        grey = "" if claim else f'<p class="subtitle">{escape(exhibit.subtitle)}</p>'
        st.html(head + grey + (texts.key_html(exhibit) if exhibit.drawn else ""))
        if claim:
            st.html(f'<p class="says">{escape(exhibit.subtitle)}</p><p class="says answer">{escape(exhibit.notes)}</p>')
        elif exhibit.drawn:
            _picture(exhibit, selection)
        sources = texts.sources_named(cache.catalogue(), exhibit)
        caution = f" · {exhibit.caution[0]}" if exhibit.caution else ""
        st.html(f'<p class="stage-source">{escape(sources + caution)}</p>')
        if more:
            st.html(f'<p class="stage-source">{escape(more)}</p>')


def _picture(exhibit: Exhibit, selection: Selection) -> None:
    if exhibit.kind in figures.CHARTS:
        figure = cache.finished_figure(exhibit.id, selection)
        config = {"displayModeBar": False, "responsive": True}
        st.plotly_chart(
            figure,
            theme=None,
            key=f"chart-stage-{exhibit.id}",
            config=config,
            alt=exhibit.text_alternative,
            height="stretch",
        )
    elif exhibit.kind in drawn.DRAWN:
        with st.container(key=f"drawn-stage-{exhibit.id}"):
            st.markdown(drawn.stage_html(exhibit), unsafe_allow_html=True)
    elif exhibit.kind == Kind.MAP:
        st.pydeck_chart(cache.finished_map(exhibit.id, selection), height=maps.HEIGHT, key=f"map-stage-{exhibit.id}")
        address = filters.address(f"files/picture/{exhibit.id}.svg", selection)
        st.html(texts.stand_in_html(exhibit.text_alternative or exhibit.finding, address))
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
