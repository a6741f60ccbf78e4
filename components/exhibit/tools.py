"""The row of tools under an exhibit: its table, its sources, what is taken away; and the one panel that is open.

One widget for all of them: a page has a dozen exhibits, and each element of each is sent and drawn at every change.
"""

from collections.abc import Sequence

import streamlit as st

from components import cache, opened
from components.correction import draw_correction, whole_address
from components.exhibit import click_to_filter, prose_table, texts
from components.exhibit.grid import draw_grid
from components.exhibit.share import address_of, draw_share
from components.opened import Panel
from dossier.correction import Doubt
from dossier.exhibits import Exhibit, Kind
from dossier.language import t
from dossier.selection import Selection

_ICONS = {Panel.TABLE: "table", Panel.SOURCES: "menu_book", Panel.SHARE: "ios_share"}


@st.fragment
def draw_tools(identifier: str, selection: Selection, rows: int) -> None:
    """The tools of an exhibit and what they opened. A fragment: opening a table draws nothing else again."""
    click_to_filter.redraw_after_pick()
    exhibit = cache.exhibit(identifier, selection)
    offered = _offered(exhibit, rows)
    key = f"tools-{identifier}"
    panel = opened.panel_of(identifier)
    st.session_state[key] = [panel] if panel in offered else []
    st.pills(
        t(exhibit.language, "show.tools"),
        offered,
        format_func=lambda each: f":material/{_ICONS[each]}: {t(exhibit.language, f'show.{each}')}",
        selection_mode="multi",  # each can be let go; the address holds one
        key=key,
        on_change=_turn,
        args=(identifier, key),
        label_visibility="collapsed",
    )
    if panel in offered:
        _draw_panel(Panel(panel), exhibit, selection)


def _offered(exhibit: Exhibit, rows: int) -> Sequence[Panel]:
    """Panels that hold something: a table that the page does not show whole already, sources, and a link to share."""
    in_place = exhibit.kind == Kind.TABLE and not rows < len(exhibit.table) <= prose_table.READABLE
    held = {
        Panel.TABLE: not exhibit.empty and not in_place,
        Panel.SOURCES: bool(exhibit.sources or exhibit.notes or exhibit.caution),
        Panel.SHARE: True,
    }
    return [panel for panel in Panel if held[panel]]


def _draw_panel(panel: Panel, exhibit: Exhibit, selection: Selection) -> None:
    catalogue = cache.catalogue()
    match panel:
        case Panel.TABLE:
            draw_grid(exhibit, f"grid-{exhibit.id}")
        case Panel.SOURCES:
            st.html(texts.evidence_html(catalogue, exhibit))
            link = whole_address(address_of(exhibit, selection))
            doubt = Doubt(about=exhibit.finding, exhibit=exhibit.id, address=link)
            draw_correction(exhibit.language, doubt, catalogue.version)
        case Panel.SHARE:
            draw_share(exhibit, selection)


def _turn(identifier: str, key: str) -> None:
    before = opened.panel_of(identifier)
    opened.open_panel(identifier, next((each for each in st.session_state[key] if each != before), ""))
