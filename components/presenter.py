"""The presenter: which slide, how to move, what is filtered, and the file to leave behind."""

from html import escape
from pathlib import Path

import streamlit as st

from components import cache, filters, stage
from dossier.filtered import filtered
from dossier.language import Language, t
from dossier.selection import Selection
from dossier.storyboard import Story, nearest, story
from exports.slides import deck

STYLE = Path(__file__).parent / "presenter.css"
MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"


def run(selection: Selection) -> None:
    """Draw the slide that the address asks for (``?slide=3``), and the bar under it."""
    st.html(STYLE)
    with st.container(key="state_present"):
        st.text_input("slide", key="slide", bind="query-params", label_visibility="collapsed")
    told = story(cache.catalogue(), selection)
    if not told.slides:
        st.text(t(selection.language, "page.present.nothing"))
        return
    number, exact = nearest(st.session_state.get("slide") or "", len(told.slides))
    stage.draw(told.slides[number - 1], selection)
    _bar(told, number, selection)
    if not exact:
        st.toast(t(selection.language, "page.present.nearest", slide=number, n=len(told.slides)))


def _go(number: int) -> None:
    st.session_state["slide"] = str(number)


def _bar(told: Story, number: int, selection: Selection) -> None:
    """Back, forward, where we are, what is filtered, the deck, the way out. Clickers send PageUp and PageDown."""
    now = selection.language
    count = len(told.slides)
    with st.container(key="stage_bar", horizontal=True, vertical_alignment="center"):
        back, forward = max(number - 1, 1), min(number + 1, count)
        for key, label, target, shortcut in (
            ("slide_back", "page.present.back", back, "Left"),
            ("slide_forward", "page.present.forward", forward, "Right"),
        ):
            st.button(
                t(now, label), key=key, on_click=_go, args=(target,), shortcut=shortcut, disabled=target == number
            )
        with st.container(key="state_clicker"):
            st.button("PageUp", key="clicker_back", on_click=_go, args=(back,), shortcut="PageUp")
            st.button("PageDown", key="clicker_forward", on_click=_go, args=(forward,), shortcut="PageDown")
        st.html(f'<span class="about">{escape(_where(told, number, selection))}</span>')
        st.space("stretch")
        st.download_button(
            t(now, "page.present.deck"),
            data=lambda: deck(cache.catalogue(), selection, told.slides),
            file_name=f"phase-iii-{now}.pptx",
            mime=MIME,
            on_click="ignore",
            key="deck",
            type="tertiary",
            icon=":material/download:",
        )
        st.html(
            f'<a href="{escape(filters.address("brief", selection), quote=True)}" target="_self">'
            f"{escape(t(now, 'page.present.leave'))}</a>"
        )


def _where(told: Story, number: int, selection: Selection) -> str:
    now: Language = selection.language
    version = cache.catalogue().version
    parts = [
        t(now, "page.present.where", slide=number, n=len(told.slides)),
        filtered(cache.catalogue(), selection),
        t(now, "page.present.data", version=str(version)),
    ]
    if told.skipped:
        parts.append(t(now, "page.present.skipped", n=len(told.skipped)))
    return " · ".join(parts)
