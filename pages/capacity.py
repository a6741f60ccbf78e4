"""Capacity: who can make a phase III batch, what France publishes of its sites, what was lost, one card a site."""

import streamlit as st

from components import filters
from components.cards.card import draw_requested_card
from components.cards.directory import draw_directory
from components.exhibit.explained import draw_intro
from components.exhibit.show import show
from components.site_filters import draw_site_filters
from components.tabs import open_parts
from dossier.cards.site import site
from dossier.language import t

draw_site_filters()
selection = filters.current()
language = selection.language

if not draw_requested_card("site", site, selection):
    st.title(t(language, "page.capacity.title"))
    draw_intro(language, "capacity")
for part in open_parts("capacity", ("sites", "published", "abroad", "lost"), language):
    if part == "sites":
        show("capacity-map", selection, level=2)
        show("capacity-phase3-france", selection, level=2)
        show("capacity-by-phase", selection, level=2)
    elif part == "published":
        show("capacity-published", selection, level=2)
        left, right = st.columns(2, gap="large")
        with left:
            show("capacity-uk-survey", selection, level=2)
        with right:
            show("capacity-uk-trend", selection, level=2)
    elif part == "abroad":
        show("capacity-europe", selection, level=2)
    else:
        show("capacity-lost", selection, level=2)
draw_directory("capacity-sites", selection, page="capacity", key="site")
