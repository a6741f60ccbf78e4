"""About: what this is, for whom, how it was made, under which licences, and how accessible it is."""

import streamlit as st

from components import cache, filters
from components.statement import draw_statement
from dossier.language import date, t
from dossier.publisher import publisher, signature

selection = filters.current()
language = selection.language
version = cache.catalogue().version

st.title(t(language, "page.about.title"))
st.header(t(language, "publisher.about.title"))
st.text(signature(language))
said = {"date": date(language, version.date), "digest": version.digest, "licence": publisher().licence}
for part in ("what", "who", "method", "candour", "licence", "versions"):
    st.header(t(language, f"page.about.{part}.title"))
    st.text(t(language, f"page.about.{part}.text", **said))
draw_statement(language)
