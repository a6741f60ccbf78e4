"""An exhibit on screen, whole: finding, subtitle, key, picture, source line, then table, file and sources on demand."""

from typing import Any

import streamlit as st

from components import cache, filters, later, opened, waiting
from components.charts import drawn, figure
from components.correction import draw_correction, whole_address
from components.exhibit import click_to_filter, explained, prose_table, territorial, texts, years
from components.exhibit.grid import draw_grid
from components.exhibit.matrix import matrix_html
from components.exhibit.picture import draw_picture
from components.exhibit.share import address_of, draw_share
from dossier.correction import Doubt
from dossier.exhibits import Exhibit, Kind, register
from dossier.language import Language, t
from dossier.selection import Facet, Selection
from exports.files.table import csv_bytes

#: Words of Plotly's own that a reader can meet; only English is bundled.
_LOCALES = {"fr": {"dictionary": {}, "format": {"decimal": ",", "thousands": "\u00a0"}}}
#: In the session: the exhibit that this run has drawn at the head of the page already, because the link asked for it.
_ALREADY_SHOWN = "already_shown"
_CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "responsive": True}


def show(
    identifier: str,
    selection: Selection,
    *,
    level: int = 3,
    narrow: bool = False,
    picture: bool = True,
    rows: int = prose_table.READABLE,
) -> None:
    """Draw an exhibit in its place on the page, unless the link asked for it: then it stands at the head already.

    ``level`` of its heading; ``narrow``: one of two or more abreast.
    ``picture`` false: the caller draws the rows its own way (a directory), under the same heading and source line.
    ``rows``: how many of a table are read in place; the others open with the table.
    """
    if st.session_state.get(_ALREADY_SHOWN) != identifier:
        _whole(identifier, selection, level, narrow, picture, rows)


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
            _whole(asked, selection, 2, False, True, prose_table.READABLE)
    st.session_state[_ALREADY_SHOWN] = asked if at_head else ""


def _whole(identifier: str, selection: Selection, level: int, narrow: bool, picture: bool, rows: int) -> None:
    if register()[identifier].slow and not later.is_ready(*cache.asked(identifier, selection)):
        with st.container(key=f"exhibit-{identifier}", gap="small"):
            language = selection.language
            waiting.draw_again(*cache.asked(identifier, selection), language, t(language, "show.waiting"))
        return
    exhibit = cache.exhibit(identifier, selection)
    with st.container(key=f"exhibit-{identifier}", gap="small"):
        write = explained.explainer(selection.language, identifier, texts.whole)
        st.html(texts.heading_html(exhibit, selection, level, write))
        if Facet.YEAR in exhibit.responds:
            years.draw_years(identifier, exhibit.language)
        if exhibit.empty and selection:
            st.button(t(exhibit.language, "show.reset"), key=f"reset-{identifier}", on_click=filters.reset)
        elif exhibit.drawn and picture:
            _picture(exhibit, identifier, selection, rows)
        else:
            st.empty()  # what stands below keeps its place
        _foot(identifier, selection, narrow, rows)


def _picture(exhibit: Exhibit, identifier: str, selection: Selection, rows: int) -> None:
    alternative = exhibit.text_alternative or exhibit.finding
    if exhibit.kind in figure.CHARTS:
        _chart(exhibit, identifier, selection, alternative)
    elif territorial.has_territories(exhibit):
        territorial.draw_territorial_map(identifier, selection)
    elif exhibit.kind in drawn.DRAWN:
        html = drawn.linked(
            cache.finished_drawing(identifier, selection),
            lambda item: filters.address(exhibit.page, selection, exhibit=item),
        )
        draw_picture(html)
    elif exhibit.kind == Kind.MATRIX:
        st.html(matrix_html(exhibit))
    elif len(exhibit.table) <= prose_table.READABLE:
        st.html(prose_table.prose_html(exhibit, rows))
    else:
        draw_grid(exhibit, f"picture-{identifier}")


def _chart(exhibit: Exhibit, identifier: str, selection: Selection, alternative: str) -> None:
    config = {**_CONFIG, "locale": str(exhibit.language)}
    if exhibit.language == Language.FR:
        config["locales"] = _LOCALES
    key = f"chart-{identifier}"
    picks: dict[str, Any] = {}
    if exhibit.kind == Kind.BAR and click_to_filter.pickable_columns(exhibit):
        picks = {"on_select": lambda: click_to_filter.pick_from_chart(exhibit, key), "selection_mode": "points"}
    st.plotly_chart(
        cache.finished_figure(identifier, selection), theme=None, key=key, config=config, alt=alternative, **picks
    )


@st.fragment
def _foot(identifier: str, selection: Selection, narrow: bool, rows: int) -> None:
    """Source line and what opens below it. A fragment: opening a table draws nothing else again."""
    click_to_filter.redraw_after_pick()
    exhibit, catalogue = cache.exhibit(identifier, selection), cache.catalogue()
    language = exhibit.language
    place = "stack" if narrow else "foot"
    with st.container(key=f"{place}-{identifier}", horizontal=not narrow, vertical_alignment="top", gap="small"):
        st.html(texts.source_line_html(catalogue, exhibit))
        with st.container(key=f"tools-{identifier}", horizontal=True, width="content", gap="small"):
            if not exhibit.empty and (exhibit.kind != Kind.TABLE or rows < len(exhibit.table) <= prose_table.READABLE):
                _toggle(identifier, language, "table", ":material/table:")
            if not exhibit.empty:
                st.download_button(
                    t(language, "show.csv"),
                    lambda: csv_bytes(catalogue, selection, exhibit),
                    file_name=f"{identifier}-{language}.csv",
                    mime="text/csv",
                    key=f"csv-{identifier}",
                    on_click="ignore",
                    type="tertiary",
                    icon=":material/download:",
                    help=t(language, "share.csv"),
                )
            if exhibit.sources or exhibit.notes or exhibit.caution:
                _toggle(identifier, language, "sources", ":material/menu_book:")
            draw_share(exhibit, selection)
    if _open(identifier) == "table" and not exhibit.empty:
        draw_grid(exhibit, f"grid-{identifier}")
    elif _open(identifier) == "sources":
        st.html(texts.evidence_html(catalogue, exhibit))
        link = whole_address(address_of(exhibit, selection))
        doubt = Doubt(about=exhibit.finding, exhibit=identifier, address=link)
        draw_correction(language, doubt, catalogue.version)


def _toggle(identifier: str, language: Language, which: str, icon: str) -> None:
    """A button that opens its panel, or closes it when it is open."""
    is_open = _open(identifier) == which
    label = t(language, f"show.{which}")
    if is_open:
        label, icon = f"{t(language, 'show.close')} · {label}", ":material/close:"
    st.button(label, key=f"{which}-{identifier}", on_click=_turn, args=(identifier, which), type="tertiary", icon=icon)


def _open(identifier: str) -> str:
    """Which panel of an exhibit is open: one at a time."""
    return opened.panel_of(identifier)


def _turn(identifier: str, which: str) -> None:
    opened.turn_panel(identifier, which)
