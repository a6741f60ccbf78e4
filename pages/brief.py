"""In brief: the question, the answer, four figures, three reasons and three objections, the chain, what is missing."""

import streamlit as st

from components import filters
from components.cards import claims, key_figures
from components.downloads import leave_behind
from components.exhibit.show import show
from dossier.catalogue.codes import Stance
from dossier.language import t

selection = filters.current()
language = selection.language

st.title(t(language, "page.brief.title"))
show("brief-answer", selection, level=2)
key_figures.draw("brief-figures", selection)
reasons, objections = st.columns(2, gap="large")
with reasons:
    st.header(t(language, "page.brief.reasons"))
    claims.brief(Stance.FOR, selection)
with objections:
    st.header(t(language, "page.brief.objections"))
    claims.brief(Stance.AGAINST, selection)
show("actors-chain", selection, level=2)
show("brief-timeline", selection, level=2)
show("brief-decisions", selection, level=2, rows=6)
leave_behind.draw(selection)
