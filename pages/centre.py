"""The centre: an option and its levers, what a settled year would give, then cost, account, what stands beside."""

import streamlit as st

from components import filters, levers, tabs
from components.exhibit.show import show
from dossier.language import t
from dossier.scenario.levers import CENTRE_GROUPS

#: Parts of the page after the result: only the open one is drawn.
PARTS = {
    "cost": ("centre-cost-waterfall", "centre-cost-published"),
    "account": ("centre-account", "centre-among-precedents"),
    "beside": ("centre-automation", "centre-wait"),
    "inputs": ("centre-inputs",),
}

selection = filters.current()
language = selection.language

st.title(t(language, "page.centre.title"))
st.text(t(language, "page.centre.intro"))
levers.refused(selection)
levers.panel(selection, CENTRE_GROUPS)
show("centre-capacity", selection, level=2)
show("centre-compare", selection, level=2)
for part in tabs.opened("centre", tuple(PARTS), language):
    for identifier in PARTS[part]:
        show(identifier, selection)
