"""Precedents: what happened elsewhere, what it cost, how long it took."""

import streamlit as st

from components import filters, precedent_card
from components.show import show
from dossier.language import t
from dossier.precedent_cards import Outcome

selection = filters.current()
now = selection.language

st.title(t(now, "page.precedents.title"))
st.text(t(now, "page.precedents.intro"))

st.header(t(now, "page.precedents.part.wrong"))
precedent_card.draw(Outcome.WRONG, selection)
st.header(t(now, "page.precedents.part.held"))
precedent_card.draw(Outcome.HELD, selection)

st.header(t(now, "page.precedents.part.cost"))
show("precedents-cost-per-room", selection)
show("precedents-cost-area", selection)
left, right = st.columns(2, gap="large")
with left:
    show("precedents-overrun", selection, narrow=True)
with right:
    show("precedents-time", selection, narrow=True)

st.header(t(now, "page.precedents.part.centres"))
show("precedents-public-money", selection)
show("precedents-centres", selection)
