"""Sources and data: the tables, the register of sources, their age, the corrections, the limits, how to correct."""

import streamlit as st

from components import cache, filters
from components.cards.card import draw_requested_card
from components.cards.directory import draw_directory
from components.correction import draw_correction, whole_address
from components.downloads.data_tables import draw_data_tables
from components.exhibit.explained import draw_intro
from components.exhibit.show import show
from components.tabs import open_parts
from dossier.cards.source import source
from dossier.correction import Doubt
from dossier.language import t

PARTS = ("register", "tables", "gaps", "freshness", "changes", "limits", "glossary")

selection = filters.current()
language = selection.language

if not draw_requested_card("source", source, selection):
    st.title(t(language, "page.sources.title"))
    draw_intro(language, "sources")
for part in open_parts("sources", PARTS, language):
    match part:
        case "register":
            show("sources-kinds", selection, level=2)
            draw_directory("sources-register", selection, page="sources", key="source")
        case "tables":
            show("data-tables", selection, level=2)
            draw_data_tables(language)
        case "gaps":
            show("gaps", selection, level=2)
        case "freshness":
            show("freshness", selection, level=2)
            show("freshness-themes", selection, level=2)
            show("freshness-claims", selection, level=2)
            show("freshness-readings", selection, level=2)
            show("freshness-dead", selection, level=2)
        case "changes":
            show("sources-changes", selection, level=2)
        case "limits":
            for limit in ("reading", "census", "grades", "money", "home", "place", "age"):
                st.text(t(language, f"page.sources.limit.{limit}"))
        case "glossary":
            show("glossary", selection, level=2)
st.header(t(language, "correction.title"))
st.text(t(language, "page.sources.how.text"))
address = whole_address(filters.address("sources", selection))
draw_correction(language, Doubt(address=address), cache.catalogue().version, folded=False)
