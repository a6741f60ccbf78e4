"""In pictures: what a phase III batch is, and for whom, for a reader who knows nothing."""

import streamlit as st

from components import filters
from components.exhibit.show import show
from dossier.language import t

selection = filters.current()
language = selection.language

st.title(t(language, "page.pictures.title"))
show("pictures-batch", selection, level=2)
show("pictures-phases", selection, level=2)
show("pictures-where", selection, level=2)
show("pictures-rooms", selection, level=2)
show("pictures-abroad", selection, level=2)
show("pictures-words", selection, level=2)
show("pictures-signs", selection, level=2)
