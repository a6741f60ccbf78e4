"""The presenter: which slide, how to move, what is filtered, and the file to leave behind."""

from html import escape
from pathlib import Path

import streamlit as st

from components import cache, filters
from components.downloads.prepared import File, draw_made, prepare
from components.presenter.notes import draw_notes
from components.presenter.order import draw_order
from components.presenter.stage import draw_stage
from dossier.language import t
from dossier.selection import Selection
from dossier.selection_words import filtered
from dossier.storyboard import Story, minutes, nearest_slide, story
from exports.slides.deck import story_pptx

PRESENTER_STYLESHEET = Path(__file__).parent / "presenter.css"
PPTX_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
#: Keys of the address that belong to the presenter: slide number, story, order of the slides, view.
PRESENTER_KEYS = ("slide", "story", "slides", "view")


def draw_presenter(selection: Selection) -> None:
    """Draw what the address asks for: ``?story=sgpi``, ``?slide=3``, ``?slides=a,b``, ``?view=notes`` or ``order``."""
    st.html(PRESENTER_STYLESHEET)
    with st.container(key="state_present"):
        for key in PRESENTER_KEYS:
            st.text_input(key, key=key, bind="query-params", label_visibility="collapsed")
    wanted = [item for item in (st.session_state.get("slides") or "").split(",") if item]
    told = story(cache.catalogue(), selection, wanted, st.session_state.get("story") or "")
    view = st.session_state.get("view") or ""
    if view == "order":
        draw_order(told, wanted, selection)
        return
    if not told.slides:
        st.title(t(selection.language, "page.present.short"))
        st.text(t(selection.language, "page.present.nothing"))
        return
    number, exact = nearest_slide(st.session_state.get("slide") or "", len(told.slides))
    said = "" if exact else t(selection.language, "page.present.nearest", slide=number, n=len(told.slides))
    if told.unnamed:
        said = f"{t(selection.language, 'page.present.unnamed', name=told.unnamed[:40])} {said}"
    if view == "notes":
        draw_notes(told, number, selection)
    else:
        left_out = _left_out(told, selection) if number == len(told.slides) else ""
        draw_stage(told.slides[number - 1], selection, " ".join(text for text in (said, left_out) if text))
    _bar(told, number, selection)


def _go(number: int) -> None:
    st.session_state["slide"] = str(number)


def _bar(told: Story, number: int, selection: Selection) -> None:
    """Back, forward, where we are, what is filtered, the deck, the way out. Clickers send PageUp and PageDown."""
    language = selection.language
    count = len(told.slides)
    with st.container(key="stage_bar", horizontal=True, vertical_alignment="center"):
        back, forward = max(number - 1, 1), min(number + 1, count)
        for key, label, target, shortcut in (
            ("slide_back", "page.present.back", back, "Left"),
            ("slide_forward", "page.present.forward", forward, "Right"),
        ):
            st.button(
                t(language, label), key=key, on_click=_go, args=(target,), shortcut=shortcut, disabled=target == number
            )
        with st.container(key="state_clicker"):
            st.button("PageUp", key="clicker_back", on_click=_go, args=(back,), shortcut="PageUp")
            st.button("PageDown", key="clicker_forward", on_click=_go, args=(forward,), shortcut="PageDown")
        st.html(f'<span class="about">{escape(_where(told, number, selection))}</span>')
        st.space("stretch")
        _deck(told, selection)
        notes = st.session_state.get("view") == "notes"
        _view("page.present.stage" if notes else "page.present.notes", "" if notes else "notes", selection)
        _view("page.present.order", "order", selection)
        leave = escape(filters.address("brief", selection), quote=True)
        st.html(f'<a href="{leave}" target="_self">{escape(t(language, "page.present.leave"))}</a>')


def _deck(told: Story, selection: Selection) -> None:
    """What makes the deck of these very slides, and then the file."""
    deck = File(
        f"told-{told.name}:{','.join(slide.id for slide in told.slides)}",
        "pptx",
        PPTX_TYPE,
        lambda catalogue, chosen, heard: story_pptx(catalogue, chosen, told, heard),
        f"phase-iii-{told.name}",
        "page.present.deck",
    )
    words = t(selection.language, "progress.prepare", file=deck.words(selection.language))
    if st.button(words, key="make_deck", type="tertiary"):
        prepare(deck, selection)
    draw_made((deck.name,), selection, "deck")


def _view(label: str, view: str, selection: Selection) -> None:
    st.button(t(selection.language, label), key=f"view_{view}", on_click=_look, args=(view,), type="tertiary")


def _look(view: str) -> None:
    st.session_state["view"] = view


def _where(told: Story, number: int, selection: Selection) -> str:
    language = selection.language
    version = cache.catalogue().version
    return " · ".join(
        (
            t(language, "page.present.where", slide=number, n=len(told.slides)),
            cache.catalogue().label(language, "stories", "story", told.name),
            t(language, "page.present.minutes", n=minutes(cache.catalogue(), told)),
            filtered(cache.catalogue(), selection),
            t(language, "page.present.data", version=str(version)),
        )
    )


def _left_out(told: Story, selection: Selection) -> str:
    """On the last slide: what the filters leave empty, and the ids of the link that name nothing."""
    language = selection.language
    said = []
    if told.skipped:
        names = " ".join(exhibit.finding for exhibit in told.skipped)
        said.append(t(language, "page.present.skipped", n=len(told.skipped), names=names))
    if told.unknown:
        said.append(t(language, "page.present.unknown", n=len(told.unknown), names=", ".join(told.unknown)[:200]))
    return " ".join(said)
