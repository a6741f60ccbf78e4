"""Actors: who holds which step of the chain, where batches can be made, and one card an organisation."""

import streamlit as st

from components import filters
from components.cards.card import draw_requested_card
from components.cards.directory import draw_directory
from components.exhibit.explained import draw_intro
from components.exhibit.show import show
from dossier.cards.actor import actor
from dossier.language import t

selection = filters.current()
language = selection.language

if not draw_requested_card("actor", actor, selection):
    st.title(t(language, "page.actors.title"))
    draw_intro(language, "actors")
    show("actors-chain", selection, level=2)
    show("actors-besancon", selection, level=2)
    show("actors-map", selection, level=2)
    show("actors-late", selection, level=2)
    show("actors-chain-names", selection, level=2)
draw_directory("actors-directory", selection, page="actors", key="actor")
show("actors-unplaced", selection, level=2)
