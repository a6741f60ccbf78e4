"""In brief: the question, the answer, four figures, three reasons and three objections, the chain, what is missing."""

import streamlit as st

from components import filters
from components.cards.claims import draw_brief_claims
from components.cards.key_figures import draw_key_figures
from components.downloads.leave_behind import draw_leave_behind
from components.exhibit.show import show
from dossier.catalogue.codes import Stance
from dossier.language import t

selection = filters.current()
language = selection.language

st.title(t(language, "page.brief.title"))
show("brief-answer", selection, level=2)
draw_key_figures("brief-figures", selection)
reasons, objections = st.columns(2, gap="large")
with reasons:
    st.header(t(language, "page.brief.reasons"))
    draw_brief_claims(Stance.FOR, selection)
with objections:
    st.header(t(language, "page.brief.objections"))
    draw_brief_claims(Stance.AGAINST, selection)
show("actors-chain", selection, level=2)
show("brief-timeline", selection, level=2)
show("brief-decisions", selection, level=2, rows=6)
draw_leave_behind(selection)
