"""The presenter: reads the address, chooses the view, and says what the address named wrongly."""

from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

import streamlit as st

from components import cache
from components.presenter.bar import draw_bar, title_html
from components.presenter.notes import draw_notes
from components.presenter.order import draw_order
from components.presenter.stage import draw_slides
from dossier.language import t
from dossier.selection import Selection
from dossier.storyboard import Story, nearest_slide

PRESENTER_STYLESHEET = Path(__file__).parent / "presenter.css"
#: Keys of the address that belong to the presenter, beside the slide's number: story, order of the slides, view.
PRESENTER_KEYS = ("story", "slides", "view")
#: Other views than the slides.
_VIEWS = ("notes", "order")
#: Characters of the address that a message repeats.
_REPEATED = 200


@dataclass(frozen=True)
class Asked:
    """What the address asks for: the story told, the slide's number, the ids of the link, and what to say of it."""

    told: Story
    number: int
    wanted: tuple[str, ...]
    said: str


def draw_presenter(selection: Selection) -> None:
    """Draw what the address asks for: ``?story=sgpi``, ``?slide=3``, ``?slides=a,b``, ``?view=notes`` or ``order``."""
    st.html(PRESENTER_STYLESHEET)
    with st.container(key="state_present"):
        for key in PRESENTER_KEYS:
            st.text_input(key, key=key, bind="query-params", label_visibility="collapsed")
        _hold_number()
    view = st.session_state.get("view") or ""
    asked = _asked(view, selection)
    if view == "order":
        draw_order(asked.told, list(asked.wanted), selection)
    elif not asked.told.slides:
        st.title(t(selection.language, "page.present.short"))
        st.text(t(selection.language, "page.present.nothing"))
    elif view == "notes":
        draw_notes(asked.told, asked.number, selection)
    else:
        _draw_stage(asked, selection)


@st.fragment
def _hold_number() -> None:
    """The number of the slide, which the script writes: alone in its fragment, so that a move draws nothing else."""
    st.text_input("slide", key="slide", bind="query-params", label_visibility="collapsed")


def _asked(view: str, selection: Selection) -> Asked:
    language, catalogue = selection.language, cache.catalogue()
    wanted = tuple(item for item in (st.session_state.get("slides") or "").split(",") if item)
    name = st.session_state.get("story") or ""
    told = cache.told(selection, wanted, name)
    said = []
    if told.unnamed:
        said.append(t(language, "page.present.unnamed", name=told.unnamed[:40]))
    if told.unknown:
        names = ", ".join(told.unknown)[:_REPEATED]
        if told.slides or told.skipped:
            said.append(t(language, "page.present.unknown", n=len(told.unknown), names=names))
        else:
            wanted, told = (), replace(cache.told(selection, (), name), unknown=told.unknown)
            label = catalogue.label(language, "stories", "story", told.name)
            said.append(t(language, "stage.none_known", names=names, story=label))
    if view and view not in _VIEWS:
        said.append(t(language, "stage.unknown_view", view=view[:40]))
    count = len(told.slides)
    number, exact = nearest_slide(st.session_state.get("slide") or "", count)
    if not exact:
        said.append(t(language, "page.present.nearest", slide=number, n=count))
    return Asked(told, number, wanted, " ".join(said))


def _draw_stage(asked: Asked, selection: Selection) -> None:
    """All slides, of which the script shows one; the one asked for is sent first."""
    told = asked.told
    with st.container(key="stage", gap=None):
        st.html(title_html(told, selection.language))
        slides = st.container(key="told", gap=None)
        if asked.said:
            st.html(f'<p class="notice" role="status">{escape(asked.said)}</p>')
        draw_bar(told, asked.number, selection)
        with slides:
            draw_slides(told, asked.number, selection, _left_out(told, selection))


def _left_out(told: Story, selection: Selection) -> str:
    """On the last slide: what the filters leave empty, and the ids of the link that name nothing."""
    language = selection.language
    said = []
    if told.skipped:
        names = " ".join(exhibit.finding for exhibit in told.skipped)
        said.append(t(language, "page.present.skipped", n=len(told.skipped), names=names))
    if told.unknown:
        names = ", ".join(told.unknown)[:_REPEATED]
        said.append(t(language, "page.present.unknown", n=len(told.unknown), names=names))
    return " ".join(said)
