"""An exhibit on screen, whole: finding, subtitle, key, picture, source line, then table, file and sources on demand."""

import streamlit as st

from components import cache, filters, later, waiting
from components.charts import drawn, figure
from components.exhibit import explained, prose_table, territorial, texts, years
from components.exhibit.grid import draw_grid
from components.exhibit.matrix import matrix_html
from components.exhibit.picture import draw_picture
from components.exhibit.tools import draw_panel, foot_html
from dossier.exhibits import Exhibit, Kind, register
from dossier.language import t
from dossier.selection import Facet, Selection

#: In the session: the exhibit that this run has drawn at the head of the page already, because the link asked for it.
_ALREADY_SHOWN = "already_shown"


def show(
    identifier: str,
    selection: Selection,
    *,
    level: int = 3,
    picture: bool = True,
    rows: int = prose_table.READABLE,
) -> None:
    """Draw an exhibit in its place on the page, unless the link asked for it: then it stands at the head already.

    ``level`` of its heading.
    ``picture`` false: the caller draws the rows its own way (a directory), under the same heading and source line.
    ``rows``: how many of a table are read in place; the others open with the table.
    """
    if st.session_state.get(_ALREADY_SHOWN) != identifier:
        _whole(identifier, selection, level, picture, rows)


def show_asked(selection: Selection, page: str) -> None:
    """Draw the exhibit that the link asks for (``?exhibit=id``) at the head of its page: anchors do not scroll there.

    The frame calls this before the page, once a run; ``show`` then leaves that exhibit out of its place, so that it
    stands on the page once. An id that names nothing on this page is left to the page (a claim) or ignored.
    """
    asked = st.query_params.get("exhibit", "")
    entry = register().get(asked)
    at_head = entry is not None and entry.page == page
    # its place is kept: see ``page_chrome.draw_filtered``
    with st.container():
        if at_head:
            _whole(asked, selection, 2, True, prose_table.READABLE)
    st.session_state[_ALREADY_SHOWN] = asked if at_head else ""


def _whole(identifier: str, selection: Selection, level: int, picture: bool, rows: int) -> None:
    """As few elements as will do: the page sends and draws each of them anew at every change of a filter."""
    asked = cache.asked(identifier, selection)
    if register()[identifier].slow and not later.is_ready(*asked):
        with st.container(key=f"exhibit-{identifier}", gap="small"):
            waiting.draw_again(*asked, selection.language, t(selection.language, "show.waiting"))
        return
    exhibit = cache.exhibit(identifier, selection)
    with st.container(key=f"exhibit-{identifier}", gap="small"):
        write = explained.explainer(selection.language, identifier, texts.whole)
        st.html(texts.heading_html(exhibit, selection, level, write))
        if Facet.YEAR in exhibit.responds:
            years.draw_years(identifier, exhibit.language)
        below = foot_html(identifier, selection, rows)
        if exhibit.drawn and picture and not (exhibit.empty and selection):
            _picture(exhibit, identifier, selection, rows, below)
        else:
            st.html(below)
        if exhibit.empty and selection:
            st.button(t(exhibit.language, "show.reset"), key=f"reset-{identifier}", on_click=filters.reset)
        draw_panel(exhibit, selection, rows)


def _picture(exhibit: Exhibit, identifier: str, selection: Selection, rows: int, below: str) -> None:
    """The picture and the foot, in one element where the picture is one of words and lines."""
    if exhibit.kind in figure.CHARTS:
        st.html(cache.finished_plot(identifier, selection) + below, unsafe_allow_javascript=True)
        return
    if territorial.has_territories(exhibit):
        territorial.draw_territorial_map(identifier, selection)
    elif exhibit.kind in drawn.DRAWN:
        html = drawn.linked(
            cache.finished_drawing(identifier, selection),
            lambda item: filters.address(exhibit.page, selection, exhibit=item),
        )
        draw_picture(html, below)
        return
    elif exhibit.kind == Kind.MATRIX:
        below = matrix_html(exhibit) + below
    elif len(exhibit.table) <= prose_table.READABLE:
        below = prose_table.prose_html(exhibit, rows) + below
    else:
        draw_grid(exhibit, f"picture-{identifier}")
    st.html(below)
