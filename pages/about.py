"""About: what this is, how a figure gets here, for whom, under which licences, and how accessible it is."""

import streamlit as st

from components import cache, filters
from components.exhibit.explained import draw_intro
from components.exhibit.show import show
from components.statement import draw_statement
from dossier.language import date, t
from dossier.publisher import publisher, signature

selection = filters.current()
language = selection.language
version = cache.catalogue().version

st.title(t(language, "page.about.title"))
draw_intro(language, "about")
show("about-road", selection, level=2)
said = {
    "signature": signature(language),
    "date": date(language, version.date),
    "digest": version.digest,
    "licence": publisher().licence,
}
for parts in (("publisher", "who", "candour"), ("method", "licence", "versions")):
    for column, part in zip(st.columns(len(parts)), parts, strict=True):
        column.header(t(language, f"page.about.{part}.title"))
        column.text(t(language, f"page.about.{part}.text", **said))
draw_statement(language)
