"""One lever: its slider, what its range is worth, how it is drawn, what it changes in the mean, who says so."""

from collections.abc import Callable
from html import escape

import streamlit as st

from components import cache
from components.kept import keep
from components.levers.writing import as_typed, write
from components.signs import sign_html
from dossier.catalogue import Catalogue
from dossier.charts.palette import Tone
from dossier.exhibits import Kind
from dossier.language import Language, enumeration, t
from dossier.scenario.levers import Lever
from dossier.scenario.moves import with_value
from dossier.selection import Selection


def draw_lever(selection: Selection, lever: Lever, reach: str = "") -> None:
    """A slider whose positions are words (a number of the grid follows the browser's language, not ours).

    ``reach``: what the lever changes in the mean, in words.
    """
    language = selection.language
    key = f"lever-{lever.input_id}"
    keep(key, lever.value, tuple(lever.choices.items()))
    say: Callable[[float], str] = lever.choices.__getitem__
    st.select_slider(
        lever.name,
        list(lever.choices),
        format_func=say,
        key=key,
        help=about(cache.catalogue(), language, lever),
        on_change=_set,
        args=(lever.input_id, key),
    )
    draw_facts(lever, reach)
    with st.container():  # its place is kept: see ``page_chrome.draw_filtered``
        if lever.is_set:
            st.button(
                t(language, "lever.release"),
                key=f"release-{lever.input_id}",
                on_click=_release,
                args=(lever.input_id,),
                type="tertiary",
                icon=":material/undo:",
            )


def draw_facts(lever: Lever, reach: str) -> None:
    """What the range of a lever is worth, how it is drawn, what it changes in the mean: under its slider."""
    said = (f"{lever.status} · {lever.law}", reach)
    lines = "<br>".join(escape(text) for text in said if text)
    st.html(f'<ul class="key lever"><li>{sign_html(Kind.BAR, Tone.SLATE, lever.shape)}<span>{lines}</span></li></ul>')


def about(catalogue: Catalogue, language: Language, lever: Lever) -> str:
    """On what a lever rests, how it is drawn and who says so, as the text that opens beside its name."""
    rows = catalogue.sources_of_rows(lever.source_rows)
    publishers = list(dict.fromkeys(catalogue.row("sources", source).publisher for source in rows))
    said_by = t(
        language,
        "lever.sources" if publishers else "lever.no_source",
        n=len(publishers),
        names=enumeration(language, publishers),
    )
    return "\n\n".join(as_typed(text) for text in (lever.basis, lever.law, said_by))


def _set(input_id: str, key: str) -> None:
    value = float(st.session_state[key])
    write(lambda catalogue, scenario: with_value(catalogue, scenario, input_id, value))


def _release(input_id: str) -> None:
    write(lambda catalogue, scenario: with_value(catalogue, scenario, input_id, None))
