"""Evaluation: would society gain? The answer first, then the options, what changes it, the file to produce, checks."""

import streamlit as st

from components import filters
from components.downloads.appraisal import draw_appraisal_files
from components.exhibit.explained import draw_intro
from components.exhibit.show import show
from components.levers.board import draw_levers, draw_refused
from components.tabs import open_parts
from dossier.language import t

#: Parts of the page after the answer: only the open one is drawn. A tuple inside is drawn side by side.
PARTS: dict[str, tuple[str | tuple[str, ...], ...]] = {
    "option": (
        "option-grid",
        "option-shares",
        "option-cap",
        "option-stop",
        "option-information",
        "option-ladder",
        "option-triggers",
    ),
    "options": ("evaluation-ladder", "evaluation-bridge"),
    "drivers": ("evaluation-tornado", "evaluation-sensitivity", "evaluation-flows"),
    "conditions": ("evaluation-switching", "evaluation-health"),
    "law": ("evaluation-thresholds", "evaluation-checklist", "evaluation-kept-out"),
    "check": ("evaluation-studies",),
    "versions": ("evaluation-versions", "evaluation-basis"),
}

selection = filters.current()
language = selection.language

st.title(t(language, "page.evaluation.title"))
draw_intro(language, "evaluation")
draw_refused(selection)
show("evaluation-answer", selection, level=2)
door = st.expander(t(language, "page.evaluation.levers"), icon=":material/tune:", key="levers_door", on_change="rerun")
if door.open:
    with door:
        draw_levers(selection)
for part in open_parts("evaluation", tuple(PARTS), language):
    for identifier in PARTS[part]:
        if isinstance(identifier, str):
            show(identifier, selection)
            continue
        for column, narrow in zip(st.columns(len(identifier), gap="large"), identifier, strict=True):
            with column:
                show(narrow, selection)
    if part == "options" and selection.compared:
        show("centre-compare", selection)
    if part == "check":
        draw_appraisal_files(selection)
