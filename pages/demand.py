"""Demand: the French candidates, from trials to batches, and the context that is not the centre's demand."""

import streamlit as st

from components import filters
from components.show import show
from dossier.language import t

selection = filters.current()
now = selection.language

st.title(t(now, "page.demand.title"))
st.text(t(now, "page.demand.intro"))

st.header(t(now, "page.demand.part.candidates"))
show("demand-pipeline", selection)
show("demand-next", selection)
show("demand-manufacture", selection)

st.header(t(now, "page.demand.part.batches"))
show("demand-pivotal-size", selection)
show("demand-batches", selection)

st.header(t(now, "page.demand.part.context"))
left, right = st.columns(2, gap="large")
with left:
    show("demand-trials-country", selection, narrow=True)
    show("demand-eu-authorised", selection, narrow=True)
with right:
    show("demand-ansm", selection, narrow=True)
left, right = st.columns(2, gap="large")
with left:
    show("demand-cart-patients", selection, narrow=True)
with right:
    show("demand-prices", selection, narrow=True)
