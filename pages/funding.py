"""Funding: where the public money found went, what Besançon received, and every award in a directory."""

import streamlit as st

from components import filters
from components.cards.card import draw_requested_card
from components.cards.directory import draw_directory
from components.exhibit.explained import draw_intro
from components.exhibit.show import show
from dossier.cards.award import award
from dossier.language import t

selection = filters.current()
language = selection.language

if not draw_requested_card("award", award, selection):
    st.title(t(language, "page.funding.title"))
    draw_intro(language, "funding")
    show("funding-public-found", selection, level=2)
    show("funding-map", selection)
    show("funding-ranked-awards", selection)
    left, right = st.columns(2, gap="large")
    with left:
        show("funding-envelope", selection)
    with right:
        show("funding-flow", selection)
    show("funding-shrinking", selection)
    show("funding-besancon", selection)
    show("funding-region", selection)
    show("funding-private", selection)
draw_directory("funding-directory", selection, page="funding", key="award")
