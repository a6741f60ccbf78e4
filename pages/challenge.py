"""For and against: every claim with its evidence and its answer, decisive objections first."""

import streamlit as st

from components import filters
from components.cards import claims
from components.exhibit.show import show
from dossier.catalogue.codes import Stance
from dossier.language import t

selection = filters.current()
language = selection.language

st.title(t(language, "page.challenge.title"))
st.text(t(language, "page.challenge.intro"))
claims.first(selection)
themes, bearings = claims.chosen(selection)
for stance in (Stance.AGAINST, Stance.FOR):
    show(f"argument-{stance}", selection, level=2, picture=False)
    claims.draw(stance, selection, themes, bearings)
