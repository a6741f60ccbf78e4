"""The files of the appraisal: a workbook with live formulas, its inputs and its flows, built on click."""

import streamlit as st

from components import cache
from dossier.language import t
from dossier.selection import Selection
from exports.workbook.appraisal import appraisal_xlsx
from exports.workbook.appraisal_csv import flows_csv, inputs_csv

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Name -> what builds it, its ending, its type.
_FILES = {
    "workbook": (appraisal_xlsx, "xlsx", _XLSX),
    "inputs": (inputs_csv, "csv", "text/csv"),
    "flows": (flows_csv, "csv", "text/csv"),
}


def draw_appraisal_files(selection: Selection) -> None:
    """What can be taken away to do the calculation again, for the scenario in force."""
    language, catalogue = selection.language, cache.catalogue()
    st.header(t(language, "page.evaluation.download.title"))
    st.text(t(language, "page.evaluation.download.text"))
    with st.container(key="appraisal_files", horizontal=True):
        for name, (build, ending, mime) in _FILES.items():
            st.download_button(
                t(language, f"page.evaluation.download.{name}"),
                lambda build=build: build(catalogue, selection),  # type: ignore[misc]
                file_name=f"evaluation-{name}-{language}.{ending}",
                mime=mime,
                key=f"appraisal_{name}",
                on_click="ignore",
                icon=":material/download:",
            )
