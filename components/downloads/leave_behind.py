"""Files to leave behind: brief, slides, annex, workbook. Made on demand, in the state of the screen."""

from collections.abc import Callable
from functools import partial

import streamlit as st

from components.downloads.prepared import File, draw_made, prepare
from dossier.catalogue import Catalogue
from dossier.catalogue.codes import StoryName
from dossier.language import t
from dossier.selection import Selection
from exports.files.progress import Heard


def _brief(catalogue: Catalogue, selection: Selection, heard: Heard) -> bytes:
    from exports.paper.brief import brief_pdf

    return brief_pdf(catalogue, selection, heard)


def _deck(name: StoryName, catalogue: Catalogue, selection: Selection, heard: Heard) -> bytes:
    from exports.slides.deck import told_pptx

    return told_pptx(name, catalogue, selection, heard)


def _annex(catalogue: Catalogue, selection: Selection, heard: Heard) -> bytes:
    from exports.paper.annex import annex_pdf

    return annex_pdf(catalogue, selection, heard)


def _workbook(catalogue: Catalogue, selection: Selection, heard: Heard) -> bytes:
    from exports.workbook.exhibits import workbook_xlsx

    return workbook_xlsx(catalogue, selection, heard)


_OFFICE = "application/vnd.openxmlformats-officedocument"


def _file(name: str, ending: str, mime: str, make: Callable[[Catalogue, Selection, Heard], bytes]) -> File:
    return File(name, ending, mime, make, f"phase-iii-{name}", f"page.brief.file.{name}")


FILES = (
    _file("brief", "pdf", "application/pdf", _brief),
    *(
        _file(f"deck-{name}", "pptx", f"{_OFFICE}.presentationml.presentation", partial(_deck, name))
        for name in StoryName
    ),
    _file("annex", "pdf", "application/pdf", _annex),
    _file("workbook", "xlsx", f"{_OFFICE}.spreadsheetml.sheet", _workbook),
)


@st.fragment
def draw_leave_behind(selection: Selection) -> None:
    """A button a file; what was made is offered under them, or why it could not be made."""
    language = selection.language
    st.header(t(language, "page.brief.leave"))
    st.text(t(language, "page.brief.leave_how"))
    with st.container(horizontal=True):
        asked = [file for file in FILES if st.button(file.words(language), key=f"make_{file.name}")]
    for file in asked:
        prepare(file, selection)
    draw_made(tuple(file.name for file in FILES), selection, "take_file")
