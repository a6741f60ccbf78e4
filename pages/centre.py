"""The centre: what a settled year would give, the option and its levers, then cost, account, what stands beside."""

import streamlit as st

from components import filters
from components.exhibit.explained import draw_intro
from components.exhibit.show import show
from components.levers.board import draw_levers, draw_refused
from components.tabs import open_parts
from dossier.language import t

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
draw_intro(language, "centre")
draw_refused(selection)
show("centre-capacity", selection, level=2)
draw_levers(selection)
if selection.compared:
    show("centre-compare", selection, level=2)
for part in open_parts("centre", tuple(PARTS), language):
    for identifier in PARTS[part]:
        show(identifier, selection)
