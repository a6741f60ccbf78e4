"""Evaluation: would society gain? The answer first, then the options, what changes it, the file to produce, checks."""

import streamlit as st

from components import filters, levers, tabs
from components.downloads import appraisal
from components.exhibit.show import show
from dossier.catalogue.codes import InputGroup
from dossier.language import t

#: Parts of the page after the answer: only the open one is drawn. A tuple inside is drawn side by side.
PARTS: dict[str, tuple[str | tuple[str, ...], ...]] = {
    "options": ("evaluation-ladder", "evaluation-bridge"),
    "drivers": ("evaluation-tornado", ("evaluation-sensitivity", "evaluation-flows")),
    "conditions": ("evaluation-switching", "evaluation-health"),
    "law": ("evaluation-thresholds", "evaluation-checklist", "evaluation-kept-out"),
    "check": ("evaluation-studies",),
}

selection = filters.current()
language = selection.language

st.title(t(language, "page.evaluation.title"))
st.text(t(language, "page.evaluation.intro"))
levers.refused(selection)
show("evaluation-answer", selection, level=2)
with st.expander(t(language, "page.evaluation.levers"), icon=":material/tune:"):
    levers.panel(selection, (InputGroup.APPRAISAL,))
for part in tabs.opened("evaluation", tuple(PARTS), language):
    for identifier in PARTS[part]:
        if isinstance(identifier, str):
            show(identifier, selection)
            continue
        for column, narrow in zip(st.columns(len(identifier), gap="large"), identifier, strict=True):
            with column:
                show(narrow, selection, narrow=True)
    if part == "options" and selection.compared:
        show("centre-compare", selection)
    if part == "check":
        appraisal.downloads(selection)
