"""The foot of an exhibit: its source line and its row of tools; and the one panel that a tool opened.

The tools are buttons of our own (``doorway/scripts/panels.js``), which write the address: a page has a dozen exhibits,
and what Streamlit draws it sends and draws again at every change. The foot stays as it is, letter by letter, as long as
no filter changes the exhibit.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import escape

import streamlit as st

from components import cache, filters, opened
from components.correction import draw_correction, whole_address
from components.exhibit import prose_table, texts
from components.exhibit.grid import draw_grid
from components.exhibit.share import address_of, draw_share
from components.opened import Panel
from dossier.correction import Doubt
from dossier.exhibits import Exhibit, Kind, register
from dossier.language import Language, t
from dossier.selection import Selection

#: Feet kept: a few thousand letters each.
_KEPT = 1600


def foot_html(identifier: str, selection: Selection, rows: int) -> str:
    """Source line, cautions and tools of an exhibit that shows ``rows`` of its table in place."""
    return _foot(identifier, selection.only(register()[identifier].responds), rows)


@lru_cache(maxsize=_KEPT)
def _foot(identifier: str, selection: Selection, rows: int) -> str:
    exhibit = cache.exhibit(identifier, selection)
    sources = texts.source_line_html(cache.catalogue(), exhibit)
    return f'<div class="foot">{sources}{_tools(exhibit, selection, rows)}</div>'


def _tools(exhibit: Exhibit, selection: Selection, rows: int) -> str:
    """A button a panel, and the table as a file after the table."""
    language = exhibit.language
    offered = _offered(exhibit, rows)
    tools = [tool_html(exhibit.id, panel, t(language, f"show.{panel}")) for panel in offered]
    if not exhibit.empty:
        tools.insert(
            int(Panel.TABLE in offered), _file(language, filters.address(f"files/data/{exhibit.id}.csv", selection))
        )
    return tools_html(tools, t(language, "show.tools"))


def tools_html(tools: Iterable[str], name: str) -> str:
    """A row of buttons and links, HTML each, under the name that is read out."""
    return f'<div class="tools" role="group" aria-label="{escape(name, quote=True)}">{"".join(tools)}</div>'


def tool_html(owner: str, panel: Panel, words: str) -> str:
    """The button that opens a panel of an exhibit or a claim, and closes it."""
    return f'<button type="button" data-panel="{owner}.{panel}" aria-pressed="false">{escape(words)}</button>'


def _file(language: Language, address: str) -> str:
    said, name = escape(t(language, "share.csv"), quote=True), escape(t(language, "show.csv"))
    return f'<a href="{escape(address, quote=True)}" title="{said}" download>{name}</a>'


def _offered(exhibit: Exhibit, rows: int) -> Sequence[Panel]:
    """Panels that hold something: a table that the page does not show whole already, sources, and a link to share."""
    in_place = exhibit.kind == Kind.TABLE and not rows < len(exhibit.table) <= prose_table.READABLE
    table = [Panel.TABLE] if not exhibit.empty and not in_place else []
    sources = [Panel.SOURCES] if exhibit.sources or exhibit.notes or exhibit.caution else []
    return [*table, *sources, Panel.SHARE]


def draw_panel(exhibit: Exhibit, selection: Selection, rows: int) -> None:
    """The panel of an exhibit that the address opens, if it offers that one."""
    panel, catalogue = opened.panel_of(exhibit.id), cache.catalogue()
    if panel not in _offered(exhibit, rows):
        return
    match Panel(panel):
        case Panel.TABLE:
            draw_grid(exhibit, f"grid-{exhibit.id}")
        case Panel.SOURCES:
            st.html(texts.evidence_html(catalogue, exhibit))
            link = whole_address(address_of(exhibit, selection))
            doubt = Doubt(about=exhibit.finding, exhibit=exhibit.id, address=link)
            draw_correction(exhibit.language, doubt, catalogue.version)
        case Panel.SHARE:
            draw_share(exhibit, selection)
