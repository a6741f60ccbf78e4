"""In brief: what is asked, where France makes what, what is at stake, the proofs, the objections, when to give up."""

import streamlit as st

from components import cache, filters
from components.cards.claims import draw_brief_objections, draw_brief_reasons
from components.cards.key_figures import draw_key_figures
from components.downloads.leave_behind import draw_leave_behind
from components.exhibit.show import show
from components.page_chrome import draw_signature
from dossier.language import date, t

selection = filters.current()
language = selection.language
version = cache.catalogue().version

st.title(t(language, "page.brief.title"))
draw_signature(language)
request, where = st.columns([1, 2], gap="large")
with request:
    show("brief-answer", selection, level=2)
with where:
    show("brief-map", selection, level=2)
draw_key_figures("brief-figures", selection)
draws, turns = st.columns([3, 2], gap="large")
with draws:
    show("brief-draws", selection, level=2)
with turns:
    show("brief-turns", selection, level=2)
show("brief-triggers", selection, level=2)
reasons, objections = st.columns(2, gap="large")
with reasons:
    st.header(t(language, "page.brief.reasons"))
    draw_brief_reasons(selection)
    show("brief-withdrawals", selection, level=2)
with objections:
    st.header(t(language, "page.brief.objections"))
    draw_brief_objections(selection)
st.header(t(language, "page.brief.why_now"))
show("brief-timeline", selection)
show("brief-now", selection)
show("brief-measured", selection)
show("brief-requests", selection, level=2)
show("brief-decisions", selection, level=2, rows=6)
draw_leave_behind(selection)
st.caption(t(language, "page.brief.read_from", date=date(language, version.date), digest=version.digest))
