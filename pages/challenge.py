"""For and against: every claim with its evidence and its answer, decisive objections first."""

import streamlit as st

from components import filters
from components.cards.claims import draw_claim_filters, draw_claims, draw_requested_claim
from components.exhibit.explained import draw_intro
from components.exhibit.show import show
from dossier.catalogue.codes import Stance
from dossier.language import t

selection = filters.current()
language = selection.language

st.title(t(language, "page.challenge.title"))
draw_intro(language, "challenge")
draw_requested_claim(selection)
show("challenge-map", selection, level=2)
themes, bearings = draw_claim_filters(selection)
for stance in (Stance.AGAINST, Stance.FOR):
    show(f"argument-{stance}", selection, level=2, picture=False)
    draw_claims(stance, selection, themes, bearings)
