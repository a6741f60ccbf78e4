"""The files of the appraisal: a workbook with live formulas, made under a bar; its inputs and its flows, on click."""

import streamlit as st

from components import cache
from components.downloads.prepared import File, draw_made, prepare
from dossier.language import t
from dossier.selection import Selection
from exports.files.media import MEDIA_TYPES, file_name
from exports.workbook.appraisal import appraisal_xlsx
from exports.workbook.appraisal_csv import flows_csv, inputs_csv

_WORKBOOK = File("appraisal", "xlsx", appraisal_xlsx, "evaluation-workbook", "page.evaluation.download.workbook")
#: What is there at once: name -> what builds it.
_TABLES = {"inputs": inputs_csv, "flows": flows_csv}


@st.fragment
def draw_appraisal_files(selection: Selection) -> None:
    """What can be taken away to do the calculation again, for the scenario in force."""
    language, catalogue = selection.language, cache.catalogue()
    st.header(t(language, "page.evaluation.download.title"))
    st.text(t(language, "page.evaluation.download.text"))
    with st.container(key="appraisal_files", horizontal=True):
        asked = st.button(t(language, "progress.prepare", file=_WORKBOOK.words(language)), key=f"make_{_WORKBOOK.name}")
        for name, build in _TABLES.items():
            st.download_button(
                t(language, f"page.evaluation.download.{name}"),
                lambda build=build: build(catalogue, selection),  # type: ignore[misc]
                file_name=file_name(f"evaluation-{name}", language, "csv"),
                mime=MEDIA_TYPES["csv"],
                key=f"appraisal_{name}",
                on_click="ignore",
                icon=":material/download:",
            )
    if asked:
        prepare(_WORKBOOK, selection)
    draw_made((_WORKBOOK.name,), selection, "appraisal_workbook")
