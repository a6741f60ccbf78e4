"""The order of the slides: move, leave out, add; the order is the link."""

import streamlit as st

from components import cache
from components.presenter.script import turn
from dossier.catalogue.codes import StoryName
from dossier.language import t
from dossier.selection import Selection
from dossier.storyboard import FIRST, Story, choices, minutes, told_items


def draw_order(told: Story, wanted: list[str], selection: Selection) -> None:
    """The slides in order, each with its buttons; a list to add from; the way back to the default and to the room."""
    language = selection.language
    whole = told_items(cache.catalogue(), told.name)
    order = [identifier for identifier in wanted or whole if identifier not in told.unknown]
    with st.container(key="order"):
        st.title(t(language, "page.present.order"))
        st.text(t(language, "page.present.order_how"))
        _stories(told, selection)
        if told.unknown:
            st.warning(t(language, "page.present.unknown", n=len(told.unknown), names=", ".join(told.unknown)[:200]))
        for position, identifier in enumerate(order):
            _row(whole, order, position, _title(identifier, selection), selection)
        left = [identifier for identifier in choices(cache.catalogue()) if identifier not in order]
        st.selectbox(
            t(language, "page.present.add"),
            left,
            index=None,
            format_func=lambda identifier: _title(identifier, selection),
            key="slide_added",
            on_change=_add,
            args=(whole, order),
        )
        with st.container(horizontal=True):
            st.button(t(language, "page.present.default"), key="order_default", on_click=_set, args=(whole, []))
            st.button(t(language, "page.present.stage"), key="order_done", on_click=_done, type="primary")


def _stories(told: Story, selection: Selection) -> None:
    """The stories as buttons, with their length; a story chosen is told in its own order."""
    language, catalogue = selection.language, cache.catalogue()
    with st.container(horizontal=True, vertical_alignment="center"):
        for name in StoryName:
            st.button(
                catalogue.label(language, "stories", "story", name),
                key=f"story_{name}",
                on_click=_tell,
                args=(name,),
                type="primary" if name == told.name else "secondary",
            )
        st.text(t(language, "page.present.minutes", n=minutes(catalogue, told)))


def _tell(name: StoryName) -> None:
    st.session_state["story"] = "" if name == FIRST else str(name)
    st.session_state["slides"] = ""
    st.session_state["slide"] = ""
    turn()


def _title(identifier: str, selection: Selection) -> str:
    return cache.slide(identifier, selection).finding


def _row(whole: tuple[str, ...], order: list[str], position: int, title: str, selection: Selection) -> None:
    language = selection.language
    with st.container(horizontal=True, vertical_alignment="center", key=f"slide_row_{position}"):
        for key, icon, moved in (
            ("up", ":material/arrow_upward:", _swapped(order, position, position - 1)),
            ("down", ":material/arrow_downward:", _swapped(order, position, position + 1)),
            ("out", ":material/close:", [*order[:position], *order[position + 1 :]]),
        ):
            st.button(
                t(language, f"page.present.{key}"),
                key=f"slide_{key}_{position}",
                icon=icon,
                on_click=_set,
                args=(whole, moved),
                disabled=moved == order or not moved,
                type="tertiary",
            )
        st.text(f"{position + 1}. {title}")


def _swapped(order: list[str], one: int, other: int) -> list[str]:
    if not 0 <= other < len(order):
        return order
    moved = list(order)
    moved[one], moved[other] = moved[other], moved[one]
    return moved


def _set(whole: tuple[str, ...], order: list[str]) -> None:
    """The order travels in the link, unless it is that of the story."""
    st.session_state["slides"] = "" if tuple(order) == whole else ",".join(order)
    turn()


def _add(whole: tuple[str, ...], order: list[str]) -> None:
    added = st.session_state.get("slide_added")
    if added:
        _set(whole, [*order, added])
        st.session_state["slide_added"] = None


def _done() -> None:
    st.session_state["view"] = ""
