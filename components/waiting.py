"""What a reader waits for says how far it is: what is computed behind the page, and a file made in front of them."""

import time
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from html import escape

import streamlit as st

from components import later
from dossier.language import Language, t
from exports.files.progress import Heard, Step

#: Seconds between two looks at a result that is not there yet.
_EVERY = 0.5
#: Seconds between two moves of a bar: what is quicker is not read, and each is a message to the browser.
_READ = 0.1


@contextmanager
def bar(language: Language, name: str) -> Iterator[Heard]:
    """A bar with the name of what is made and its step; gone when it is made, or cannot be."""
    shown, moved = st.progress(0.0, text=name), 0.0

    def heard(step: Step) -> None:
        nonlocal moved
        if step.done == 0 or time.monotonic() - moved > _READ:
            moved = time.monotonic()
            shown.progress(step.part, text=t(language, "progress.file", file=name, step=step.words(language)))

    try:
        yield heard
    finally:
        shown.empty()


@st.fragment(run_every=_EVERY)
def draw_again(key: Hashable, compute: Callable[[], object], language: Language, words: str) -> None:
    """Say that a result is being computed; the whole page is drawn again when it is ready (``later``).

    One result alone has no steps: its bar only moves. Of several, those that are there are counted.
    """
    if later.is_ready(key, compute, patience=0):
        st.rerun()
    done, of = later.computed()
    running = '<span class="running"></span>'
    if of > 1:
        running = f'<span class="part"><span style="width:{100 * done / of:.0f}%"></span></span>'
        words = f"{words} {t(language, 'progress.results', done=done, of=of)}"
    st.html(f'<div class="waiting" role="status">{running}{escape(words)}</div>')
