"""Capacity: who can make a phase III batch, what France publishes of its sites, what was lost, one card a site."""

import streamlit as st

from components import cards, directory, filters, site_filters
from components.show import show
from dossier import site_card
from dossier.language import t

site_filters.draw()
selection = filters.current()
now = selection.language

if not cards.requested("site", site_card.card, selection):
    st.title(t(now, "page.capacity.title"))
    st.text(t(now, "page.capacity.intro"))
    show("capacity-phase3-france", selection, level=2)
    left, right = st.columns([2, 3], gap="large")
    with left:
        show("capacity-by-phase", selection, narrow=True)
    with right:
        show("capacity-map", selection, narrow=True)
    left, right = st.columns(2, gap="large")
    with left:
        show("capacity-published", selection, narrow=True)
    with right:
        show("capacity-uk-survey", selection, narrow=True)
        show("capacity-uk-trend", selection, narrow=True)
    left, right = st.columns([3, 2], gap="large")
    with left:
        show("capacity-europe", selection, narrow=True)
    with right:
        show("capacity-biologics-country", selection, narrow=True)
    show("capacity-lost", selection)
directory.draw("capacity-sites", selection, page="capacity", key="site")
