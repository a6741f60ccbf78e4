"""Precedents: what happened elsewhere, what it cost, how long it took."""

import streamlit as st

from components import filters
from components.cards.precedents import draw_precedents
from components.exhibit.explained import draw_intro
from components.exhibit.show import show
from components.tabs import open_parts
from dossier.cards.precedent import Lesson
from dossier.language import t

selection = filters.current()
language = selection.language

st.title(t(language, "page.precedents.title"))
draw_intro(language, "precedents")

show("precedents-promised", selection, level=2)

for part in open_parts("precedents", ("wrong", "held", "cost", "time", "centres"), language):
    if part == "wrong":
        show("precedents-french", selection, level=2)
        draw_precedents(Lesson.WRONG, selection)
    elif part == "held":
        draw_precedents(Lesson.HELD, selection)
    elif part == "cost":
        show("precedents-cost-per-room", selection, level=2)
        show("precedents-cost-area", selection, level=2)
    elif part == "time":
        show("precedents-overrun", selection, level=2)
        show("precedents-time", selection, level=2)
    else:
        show("precedents-public-money", selection, level=2)
        show("precedents-centres", selection, level=2)
