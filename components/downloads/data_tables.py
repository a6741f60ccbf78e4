"""Downloads of the data package's own files."""

import streamlit as st

from components import cache
from dossier.catalogue.records import TABLES
from dossier.language import Language, t
from exports.files.media import MEDIA_TYPES


def draw_data_tables(language: Language) -> None:
    """Choose a table and take its file as it stands in the package."""
    catalogue = cache.catalogue()
    title = "title" if language == Language.FR else "title_en"
    with st.container(key="take-table", horizontal=True, vertical_alignment="bottom"):
        name = st.selectbox(
            t(language, "page.sources.choose"),
            list(TABLES),
            format_func=lambda choice: str(catalogue.resource(choice)[title]),
            key="download_table",
        )
        st.download_button(
            t(language, "page.sources.download"),
            data=lambda: catalogue.content(name),
            file_name=f"{name}.csv",
            mime=MEDIA_TYPES["csv"],
            on_click="ignore",
            key="download",
            icon=":material/download:",
        )
