"""Files to leave behind: brief, slides, annex, workbook. Made on demand, in the state of the screen."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import streamlit as st

from components import cache
from dossier.catalogue import Catalogue
from dossier.catalogue.codes import StoryName
from dossier.language import t
from dossier.selection import Selection
from exports.files.failure import ExportFailed


@dataclass(frozen=True)
class File:
    """``make`` imports its engine when it is called: a missing one costs its own file only."""

    name: str
    ending: str
    mime: str
    make: Callable[[Catalogue, Selection], bytes]


def _brief(catalogue: Catalogue, selection: Selection) -> bytes:
    from exports.paper.brief import brief_pdf

    return brief_pdf(catalogue, selection)


def _deck(name: StoryName, catalogue: Catalogue, selection: Selection) -> bytes:
    from exports.slides.deck import told_pptx

    return told_pptx(name, catalogue, selection)


def _annex(catalogue: Catalogue, selection: Selection) -> bytes:
    from exports.paper.annex import annex_pdf

    return annex_pdf(catalogue, selection)


def _workbook(catalogue: Catalogue, selection: Selection) -> bytes:
    from exports.workbook.exhibits import workbook_xlsx

    return workbook_xlsx(catalogue, selection)


_OFFICE = "application/vnd.openxmlformats-officedocument"
FILES = (
    File("brief", "pdf", "application/pdf", _brief),
    *(
        File(f"deck-{name}", "pptx", f"{_OFFICE}.presentationml.presentation", partial(_deck, name))
        for name in StoryName
    ),
    File("annex", "pdf", "application/pdf", _annex),
    File("workbook", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", _workbook),
)
#: The last file made in a session: (file, selection, content). One only, so that sessions stay small.
_MADE = "file_made"


@st.fragment
def draw_leave_behind(selection: Selection) -> None:
    """A button a file; what was made is offered under them, or why it could not be made."""
    language = selection.language
    st.header(t(language, "page.brief.leave"))
    st.text(t(language, "page.brief.leave_how"))
    with st.container(horizontal=True):
        asked = [
            file for file in FILES if st.button(t(language, f"page.brief.file.{file.name}"), key=f"make_{file.name}")
        ]
    for file in asked:
        _make(file, selection)
    made = st.session_state.get(_MADE)
    if made and made[1] == selection:
        file, _, content = made
        st.download_button(
            t(language, "page.brief.take", file=t(language, f"page.brief.file.{file.name}")),
            data=content,
            file_name=f"phase-iii-{file.name}-{language}.{file.ending}",
            mime=file.mime,
            on_click="ignore",
            key="take_file",
            type="primary",
            icon=":material/download:",
        )


def _make(file: File, selection: Selection) -> None:
    language = selection.language
    with st.spinner(t(language, "page.brief.making", file=t(language, f"page.brief.file.{file.name}")), show_time=True):
        try:
            st.session_state[_MADE] = (file, selection, file.make(cache.catalogue(), selection))
        except ExportFailed as failed:
            st.session_state.pop(_MADE, None)
            st.error(failed.words(language), icon=":material/error:")
        except ImportError as missing:
            # the module of the file itself needs an engine that is not installed
            st.session_state.pop(_MADE, None)
            st.error(ExportFailed("engine", missing.name or "").words(language), icon=":material/error:")
