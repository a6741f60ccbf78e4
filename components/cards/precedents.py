"""Cards of the precedents on screen, two abreast on a wide screen: promised, happened, why, what it means."""

from html import escape

import streamlit as st

from components import cache
from components.exhibit.picture import draw_picture
from components.source import source_html
from dossier.cards.precedent import Lesson, PrecedentCard, precedent_cards, precedents_of
from dossier.language import Language, t
from dossier.selection import Selection


def draw_precedents(lesson: Lesson, selection: Selection) -> None:
    """The cards of one lesson that the sectors keep; in words where none is left."""
    language = selection.language
    catalogue = cache.catalogue()
    cards = precedent_cards(catalogue, language, precedents_of(catalogue, selection, lesson))
    if not cards:
        st.text(t(language, f"page.precedents.part.none_{lesson}"))
    for start in range(0, len(cards), 2):
        for column, card in zip(st.columns(2, gap="large"), cards[start : start + 2], strict=False):
            with column:
                st.html(precedent_html(card, language))
                sketch = cache.finished_sketch(card.facility_id, selection)
                if sketch:
                    draw_picture(sketch)


def precedent_html(card: PrecedentCard, language: Language) -> str:
    """A card as semantic HTML, in the dress of a claim; texts are escaped, sources are opened in place."""
    catalogue = cache.catalogue()
    said = "".join(_said(language, name, getattr(card, name)) for name in ("promised", "happened", "why", "means"))
    sources = "".join(f"<li>{source_html(catalogue, language, source)}</li>" for source in card.sources)
    about = " · ".join((card.operator, card.place, card.status))
    return (
        f'<article class="claim" id="{escape(card.facility_id, quote=True)}"><h2>{escape(card.name)}</h2>'
        f'<p class="about">{escape(about)}</p>{said}'
        f"<details><summary>{escape(t(language, 'page.precedents.card.sources'))} ({len(card.sources)})</summary>"
        f'<ul class="evidence">{sources}</ul></details></article>'
    )


def _said(language: Language, name: str, text: str) -> str:
    mark = ' class="answer"' if name == "means" else ""
    word = t(language, f"page.precedents.card.{name}")
    return f"<p{mark}><strong>{escape(word)}.</strong> {escape(text)}</p>"
