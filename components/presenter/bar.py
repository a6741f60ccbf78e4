"""The bar under the slides: back and forward, where we are, the other views, the deck, the way out; and the keys."""

from html import escape

import streamlit as st

from components import cache, filters
from components.downloads.prepared import File, draw_made, prepare
from components.presenter.script import button_html, script_html
from dossier.language import Language, t
from dossier.selection import Selection
from dossier.selection_words import filtered
from dossier.storyboard import Story, minutes
from exports.slides.deck import story_pptx

#: What the keys do, in the order of the list that ``?`` opens; the names of the keys are texts: keyboards differ.
_KEYS = ("forward", "back", "first", "number", "scroll", "black", "notes", "full", "help")


def draw_bar(told: Story, number: int, selection: Selection) -> None:
    """One row; where the window is narrow, several. It has its own room and covers nothing."""
    language = selection.language
    with st.container(key="stage_bar", horizontal=True, vertical_alignment="center"):
        st.html(
            '<div id="turn">'
            + button_html("back", t(language, "page.present.back"))
            + button_html("forward", t(language, "page.present.forward"))
            + f'<span class="about">{where_html(told, language)}'
            f'<span class="what">{escape(_what(told, selection))}</span></span>'
            + button_html("notes", t(language, "page.present.notes"))
            + button_html("full", t(language, "stage.full"))
            + button_html("keys", t(language, "stage.keys"), sign="?")
            + f"</div>{keys_html(language)}{script_html(told, number, 'stage', language)}",
            unsafe_allow_javascript=True,
        )
        _draw_deck(told, selection)
        st.button(t(language, "page.present.order"), key="view_order", on_click=_to_order, type="tertiary")
        leave = escape(filters.address("brief", selection), quote=True)
        st.html(f'<a href="{leave}" target="_self">{escape(t(language, "page.present.leave"))}</a>')


@st.fragment
def _draw_deck(told: Story, selection: Selection) -> None:
    """What makes the deck of these very slides, and then the file. A fragment: slides stay meanwhile."""
    deck = File(
        f"told-{told.name}:{','.join(slide.id for slide in told.slides)}",
        "pptx",
        lambda catalogue, chosen, heard: story_pptx(catalogue, chosen, told, heard),
        told.name,
        "page.present.deck",
    )
    words = t(selection.language, "progress.prepare", file=deck.words(selection.language))
    if st.button(words, key="make_deck", type="tertiary"):
        prepare(deck, selection)
    draw_made((deck.name,), selection, "deck")


def _to_order() -> None:
    st.session_state["view"] = "order"


def title_html(told: Story, language: Language) -> str:
    """The story's name, the title of its page: read out, and not seen."""
    return f'<h1 class="unseen">{escape(cache.catalogue().label(language, "stories", "story", told.name))}</h1>'


def where_html(told: Story, language: Language) -> str:
    """``3 sur 10``, once a slide: the one that is shown is seen."""
    count = len(told.slides)
    return "".join(
        f'<span class="at at-{each}">{escape(t(language, "page.present.where", slide=each, n=count))}</span>'
        for each in range(1, count + 1)
    )


def keys_html(language: Language) -> str:
    """The list of keys, closed."""
    rows = "".join(
        f"<dt>{escape(t(language, f'stage.key.{name}'))}</dt><dd>{escape(t(language, f'stage.does.{name}'))}</dd>"
        for name in _KEYS
    )
    return (
        f'<dialog id="keys" aria-labelledby="keys-title"><h2 id="keys-title">{escape(t(language, "stage.keys"))}</h2>'
        f"<dl>{rows}</dl>{button_html('close', t(language, 'stage.close'))}</dialog>"
    )


def _what(told: Story, selection: Selection) -> str:
    language, catalogue = selection.language, cache.catalogue()
    said = (
        catalogue.label(language, "stories", "story", told.name),
        t(language, "page.present.minutes", n=minutes(catalogue, told)),
        filtered(catalogue, selection),
        t(language, "page.present.data", version=str(catalogue.version)),
    )
    return "".join(f" · {text}" for text in said if text)
