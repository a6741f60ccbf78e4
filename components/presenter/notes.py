"""The speaker's view: what to say, how long it has taken, what comes next."""

import time
from html import escape

import streamlit as st

from components import cache
from components.source import source_html
from dossier.language import t
from dossier.selection import Selection
from dossier.storyboard import Story, spoken


def draw_notes(told: Story, number: int, selection: Selection) -> None:
    """The slide's finding, its words for a listener, cautions, method and sources; the timer; the next slide."""
    language = selection.language
    exhibit = told.slides[number - 1]
    said = spoken(cache.catalogue(), selection, told, exhibit.id)
    lead = ""
    if said:
        lead = (
            f'<p class="label">{escape(said.transition)}</p>'
            f"<h2>{escape(t(language, 'page.present.survives'))}</h2>"
            f"<p><strong>{escape(said.objection)}</strong> {escape(said.answer)}</p>"
        )
    following = told.slides[number].finding if number < len(told.slides) else t(language, "page.present.last")
    cautions = "".join(f'<li class="caution">{escape(text)}</li>' for text in exhibit.caution)
    sources = "".join(f"<li>{source_html(cache.catalogue(), language, source)}</li>" for source in exhibit.sources)
    with st.container(key="notes"):
        _timer(selection)
        st.html(
            f'<article class="notes"><h1 class="finding">{escape(exhibit.finding)}</h1>{lead}'
            f"<p>{escape(exhibit.subtitle)}</p><p>{escape(exhibit.text_alternative)}</p>"
            f"<p>{escape(exhibit.coverage)}</p><p>{escape(exhibit.notes)}</p><ul>{cautions}</ul>"
            f"<h2>{escape(t(language, 'page.present.next'))}</h2><p>{escape(following)}</p>"
            f"<h2>{escape(t(language, 'card.sources'))}</h2><ul>{sources}</ul></article>"
        )


@st.fragment(run_every=1)
def _timer(selection: Selection) -> None:
    """Minutes and seconds since the speaker's view was opened; a button begins again."""
    started = st.session_state.setdefault("talk_started", time.monotonic())
    minutes, seconds = divmod(int(time.monotonic() - started), 60)
    with st.container(horizontal=True, vertical_alignment="center"):
        st.html(f'<p class="timer" role="timer">{minutes:02d}:{seconds:02d}</p>')
        if st.button(t(selection.language, "page.present.restart"), key="restart", type="tertiary"):
            st.session_state["talk_started"] = time.monotonic()
