"""The centre: an option, its levers, and what a settled year would give, as ranges."""

import streamlit as st

from components import filters, levers
from components.show import show
from dossier.language import t
from dossier.levers import CENTRE_GROUPS

selection = filters.current()
now = selection.language

st.title(t(now, "page.centre.title"))
st.text(t(now, "page.centre.intro"))
levers.refused(selection)
levers.panel(selection, CENTRE_GROUPS)

st.header(t(now, "page.centre.part.capacity"))
show("centre-capacity", selection)
show("centre-compare", selection)

st.header(t(now, "page.centre.part.cost"))
show("centre-cost-waterfall", selection)
show("centre-cost-published", selection)
show("centre-account", selection)

st.header(t(now, "page.centre.part.beside"))
show("centre-automation", selection)
show("centre-among-precedents", selection)
show("centre-wait", selection)

st.header(t(now, "page.centre.part.inputs"))
show("centre-inputs", selection)
