"""What the script of the presenter reads in a page, and the script itself.

A window shows one of the slides (of the notes) that are all in its page: the root carries its number, and a rule a
number shows what belongs to it. The server draws once; it learns the number afterwards, for the address.
"""

from html import escape
from pathlib import Path

import streamlit as st

from components import cache
from dossier.language import Language, t
from dossier.storyboard import Story, lengths

#: ``app.py`` allows this very text in its policy by hash.
PRESENTER_SCRIPT = (Path(__file__).parent / "presenter.js").read_text(encoding="utf-8")
#: How often the server itself has changed the number or the order in this session: the window then follows it.
_TURN = "present_turn"


def turn() -> None:
    """Say that the number of the address counts again, not the window's. Only inside a callback."""
    st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1


def script_html(told: Story, number: int, role: str, language: Language) -> str:
    """The rules, what the window is told, and the script; ``role`` is ``stage`` or ``notes``.

    For ``st.html(..., unsafe_allow_javascript=True)``, at the end of the block that the script changes: when Streamlit
    draws the block anew, the script runs anew.
    """
    count = len(told.slides)
    data = {
        "role": role,
        "deck": " ".join(slide.id for slide in told.slides),
        "turn": st.session_state.get(_TURN, 0),
        "asked": number,
        "count": count,
        "seconds": round(60 * sum(lengths(cache.catalogue(), told))),
        "black": t(language, "stage.black"),
        "blocked": t(language, "stage.blocked"),
        "nearest": t(language, "stage.nearest", n=count),
    }
    held = " ".join(f'data-{name}="{escape(str(value), quote=True)}"' for name, value in data.items())
    return (
        f"<style>{_rules(number, count)}</style>"
        f'<div id="deck" {held}></div><p id="said" class="unseen" role="status"></p><p id="typed" role="status"></p>'
        f"<script>{PRESENTER_SCRIPT}</script>"
    )


def button_html(deed: str, words: str, sign: str = "") -> str:
    """A button that the script obeys; with a ``sign`` its words are its name and its tip."""
    said = escape(words, quote=True)
    name = f' aria-label="{said}" title="{said}"' if sign else ""
    return f'<button type="button" data-do="{deed}"{name}>{escape(sign or words)}</button>'


def _rules(number: int, count: int) -> str:
    """What belongs to slide 3 is seen while the root says 3; what was asked for, before the script has run."""
    roots = {each: f'html[data-slide="{each}"]' for each in range(1, count + 1)}
    seen = [*roots.items(), (number, "html:not([data-slide])")]
    return "".join(
        f"{root} .st-key-told_{each}{{visibility:visible}}{root} .at-{each}{{display:revert}}" for each, root in seen
    )
