"""A file made while its reader watches a bar, then offered: a deferred download would say nothing until it is there."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from components import cache, waiting
from dossier.catalogue import Catalogue
from dossier.language import Language, t
from dossier.selection import Selection
from exports.files.failure import ExportFailed
from exports.files.media import MEDIA_TYPES, file_name
from exports.files.progress import Heard

#: The last file made in a session: (file, selection, content). One only, so that sessions stay small.
_MADE = "file_made"


#: What makes a file under a selection, and says how far it is.
Make = Callable[[Catalogue, Selection, Heard], bytes]


@dataclass(frozen=True)
class File:
    """``stem`` is what the name of the file says of it, ``label`` the key of its words."""

    name: str
    ending: str
    make: Make
    stem: str
    label: str

    def words(self, language: Language) -> str:
        """What a reader calls the file."""
        return t(language, self.label)


def prepare(file: File, selection: Selection) -> None:
    """Make a file under a bar, or say why it cannot be made."""
    language = selection.language
    st.session_state.pop(_MADE, None)
    try:
        with waiting.bar(language, file.words(language)) as heard:
            st.session_state[_MADE] = (file, selection, file.make(cache.catalogue(), selection, heard))
    except ExportFailed as failed:
        st.error(failed.words(language), icon=":material/error:")
    except ImportError as missing:
        # the module of the file itself needs an engine that is not installed
        st.error(ExportFailed("engine", missing.name or "").words(language), icon=":material/error:")


def draw_made(names: tuple[str, ...], selection: Selection, key: str) -> None:
    """The button that takes the file made last, if it is one of these and of this state of the screen."""
    made = st.session_state.get(_MADE)
    if not made or made[0].name not in names or made[1] != selection:
        return
    file, _, content = made
    st.download_button(
        t(selection.language, "page.brief.take", file=file.words(selection.language)),
        data=content,
        file_name=file_name(file.stem, selection.language, file.ending),
        mime=MEDIA_TYPES[file.ending],
        on_click="ignore",
        key=key,
        type="primary",
        icon=":material/download:",
    )
