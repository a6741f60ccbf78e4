"""The speaker's window: what to say, what to answer, how long it has taken, what comes next; it follows the slides."""

from html import escape
from itertools import accumulate

import streamlit as st

from components import cache
from components.presenter.bar import keys_html, title_html, where_html
from components.presenter.script import button_html, script_html
from components.source import source_html
from dossier.language import t
from dossier.selection import Selection
from dossier.storyboard import Story, lengths, spoken


def draw_notes(told: Story, number: int, selection: Selection) -> None:
    """The notes of every slide, one seen: a move, here or in the other window, asks nothing of the server."""
    language = selection.language
    ends = [_clock(minutes) for minutes in accumulate(lengths(cache.catalogue(), told))]
    notes = "".join(_note(told, each, ends, selection) for each in range(1, len(told.slides) + 1))
    stage = button_html("back", t(language, "page.present.back")) + button_html(
        "forward", t(language, "page.present.forward")
    )
    with st.container(key="notes"):
        st.html(
            f"{title_html(told, language)}"
            f'<div id="clock"><span class="about">{where_html(told, language)}</span>'
            f'<span>{escape(t(language, "stage.elapsed"))} <b class="elapsed" role="timer">{_clock(0)}</b></span>'
            f'<span><span class="within">{escape(t(language, "stage.left"))}</span>'
            f'<span class="over">{escape(t(language, "stage.over"))}</span> <b class="left">{ends[-1]}</b></span>'
            f"{button_html('restart', t(language, 'page.present.restart'))}"
            f'<span class="dark">{escape(t(language, "stage.black"))}</span></div>'
            f'<div id="turn">{stage}{button_html("black", t(language, "stage.black"))}'
            f"{button_html('keys', t(language, 'stage.keys'), sign='?')}</div>"
            f'<p id="elsewhere" role="status" hidden>{escape(t(language, "stage.elsewhere"))} '
            f'<a href="" target="_self">{escape(t(language, "stage.follow"))}</a></p>'
            f"{notes}{keys_html(language)}{script_html(told, number, 'notes', language)}",
            unsafe_allow_javascript=True,
        )


def _note(told: Story, number: int, ends: list[str], selection: Selection) -> str:
    """The slide's finding, its words for a listener, cautions, method and sources; the next slide."""
    language, catalogue = selection.language, cache.catalogue()
    exhibit = told.slides[number - 1]
    said = spoken(catalogue, selection, told, exhibit.id)
    lead = (
        f'<p class="lead">{escape(said.transition)}</p><h3>{escape(t(language, "page.present.survives"))}</h3>'
        f"<p><strong>{escape(said.objection)}</strong> {escape(said.answer)}</p>"
        if said
        else ""
    )
    following = told.slides[number].finding if number < len(told.slides) else t(language, "page.present.last")
    planned = t(language, "stage.planned", until=ends[number - 1], total=ends[-1])
    said_of = (exhibit.subtitle, exhibit.text_alternative, exhibit.coverage, exhibit.notes)
    method = "".join(f"<p>{escape(text)}</p>" for text in said_of if text)
    cautions = "".join(f'<li class="caution">{escape(text)}</li>' for text in exhibit.caution)
    sources = "".join(f"<li>{source_html(catalogue, language, source)}</li>" for source in exhibit.sources)
    return (
        f'<article class="notes at at-{number}"><h2 class="finding">{escape(exhibit.finding)}</h2>'
        f'<p class="about">{escape(planned)}</p>{lead}'
        f"<h3>{escape(t(language, 'page.present.next'))}</h3><p>{escape(following)}</p>"
        f"<h3>{escape(t(language, 'stage.shows'))}</h3>{method}<ul>{cautions}</ul>"
        f"<h3>{escape(t(language, 'card.sources'))}</h3><ul>{sources}</ul></article>"
    )


def _clock(minutes: float) -> str:
    return "{:02d}:{:02d}".format(*divmod(round(minutes * 60), 60))
