"""Files to leave behind: brief, slides, annex, workbook. Made on demand, in the state of the screen."""

import streamlit as st

from components.downloads.prepared import File, Make, draw_made, prepare
from dossier.language import t
from dossier.selection import Selection
from exports.static.site import FILES


def _file(written: str, make: Make) -> File:
    name, _, ending = written.rpartition(".")
    return File(name, ending, make, name, f"page.brief.file.{name}")


#: Those that the static copy holds beside its pages.
LEFT_BEHIND = tuple(_file(written, make) for written, make in FILES.items())


@st.fragment
def draw_leave_behind(selection: Selection) -> None:
    """A button a file; what was made is offered under them, or why it could not be made."""
    language = selection.language
    st.header(t(language, "page.brief.leave"))
    st.text(t(language, "page.brief.leave_how"))
    with st.container(horizontal=True):
        asked = [file for file in LEFT_BEHIND if st.button(file.words(language), key=f"make_{file.name}")]
    for file in asked:
        prepare(file, selection)
    draw_made(tuple(file.name for file in LEFT_BEHIND), selection, "take_file")
