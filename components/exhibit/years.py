"""The year of a map: a slider whose last place is today, and a button that plays the years.

The year lives in the address as the filters do (``filters``). Who asks for less motion has no button: the stylesheet
hides it.
"""

import time
from collections.abc import Sequence

import streamlit as st

from components import cache, filters
from components.kept import keep
from dossier.exhibits import register
from dossier.language import Language, t
from dossier.rules import years
from dossier.selection import KEYS, Facet

#: Seconds a year stays while the years are played; what is later than this part of it is the next turn.
_PACE, _DUE = 1.5, 0.8
#: In the session: the exhibit that plays, that which played before this run, and since when its year is seen.
_PLAYING, _PLAYED, _SINCE = "playing_years", "played_years", "year_since"


def hold_play() -> None:
    """Before the page is drawn: only the exhibit that is drawn in this run goes on playing. What is left stops."""
    st.session_state[_PLAYED] = st.session_state.pop(_PLAYING, None)


def draw_years(identifier: str, language: Language) -> None:
    """The slider and the button of an exhibit that has a year."""
    catalogue = cache.catalogue()
    held = st.session_state.get(KEYS[Facet.YEAR]) or ""
    # A year brought from another map is a place too: the slider says what the map shows.
    known = {held}.intersection(years.shown(catalogue))
    options = [*sorted(known.union(register()[identifier].years(catalogue))), ""]
    key = f"year_seen-{identifier}"
    keep(key, held if held in options else "", (language, *options))
    playing = st.session_state.get(_PLAYED) == identifier
    with st.container(key=f"years-{identifier}", horizontal=True, vertical_alignment="bottom"):
        st.select_slider(
            t(language, "year.slider.label"),
            options,
            format_func=lambda year: year or t(language, f"year.slider.now.{identifier}"),
            help=t(
                language,
                "year.slider.help",
                year=catalogue.version.date[:4],
                last=t(language, f"year.slider.now.{identifier}"),
            ),
            key=key,
            on_change=_write,
            args=(key,),
        )
        st.button(
            t(language, "year.slider.stop" if playing else "year.slider.play"),
            key=f"play-{identifier}",
            icon=":material/pause:" if playing else ":material/play_arrow:",
            type="tertiary",
            on_click=_turn,
            args=(identifier, playing),
        )
    if playing:
        st.session_state[_PLAYING] = identifier
        st.session_state[_SINCE] = time.monotonic()
        _play(options)


def _write(key: str) -> None:
    """What the reader chose by hand ends the play."""
    st.session_state.pop(_PLAYING, None)
    filters.choose(Facet.YEAR, [st.session_state[key]])


def _turn(identifier: str, playing: bool) -> None:
    if playing:
        st.session_state.pop(_PLAYING, None)
    else:
        st.session_state[_PLAYING] = identifier


@st.fragment(run_every=_PACE)
def _play(options: Sequence[str]) -> None:
    """Runs by itself: the next year, up to today. The run that draws the page draws this too and turns nothing."""
    if _PLAYING not in st.session_state or time.monotonic() - st.session_state.get(_SINCE, 0.0) < _PACE * _DUE:
        return
    held = st.session_state.get(KEYS[Facet.YEAR]) or ""
    at = options.index(held) if held in options else len(options) - 1
    following = options[(at + 1) % len(options)]
    if not following:
        st.session_state.pop(_PLAYING, None)
    filters.choose(Facet.YEAR, [following])
    st.rerun()
