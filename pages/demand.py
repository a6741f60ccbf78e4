"""Demand: the French candidates, from trials to batches, and the context that is not the centre's demand."""

import streamlit as st

from components import filters
from components.exhibit.explained import draw_intro
from components.exhibit.show import show
from components.tabs import open_parts
from dossier.language import t

selection = filters.current()
language = selection.language

st.title(t(language, "page.demand.title"))
draw_intro(language, "demand")

for part in open_parts("demand", ("candidates", "batches", "context"), language):
    if part == "candidates":
        show("demand-pipeline", selection, level=2)
        show("demand-next", selection, level=2)
        show("demand-manufacture", selection, level=2)
    elif part == "batches":
        show("demand-batches", selection, level=2)
        show("demand-pivotal-size", selection, level=2)
    else:
        left, right = st.columns(2, gap="large")
        with left:
            show("demand-trials-country", selection, level=2)
            show("demand-eu-authorised", selection, level=2)
            show("demand-cart-patients", selection, level=2)
        with right:
            show("demand-ansm", selection, level=2)
            show("demand-prices", selection, level=2)
