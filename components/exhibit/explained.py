"""Words of the glossary carry their definition where a page first says them: under pointer, finger and tab key.

The frame begins a run; headings, subtitles and introductions then go through ``explainer`` in the order of the page.
"""

from collections.abc import Callable, Collection, Iterable
from html import escape

import streamlit as st

from components import cache
from dossier.catalogue.records.words import Term
from dossier.language import Language, t
from dossier.rules.glossary import in_short, mentions

#: In the session, of this run: French name of each term that was met -> where on the page.
_MET = "terms_met"


def begin() -> None:
    """Nothing is met yet: once a run, before anything is drawn."""
    st.session_state[_MET] = {}


def explainer(language: Language, place: str, plain: Callable[[str], str] = escape) -> Callable[[str], str]:
    """What writes the texts of a ``place`` (an exhibit, an introduction) as HTML; ``plain`` writes what is no term."""
    met: dict[str, str] = st.session_state.setdefault(_MET, {})
    return writer(cache.catalogue().records("glossary"), language, place, met, plain)


def writer(
    terms: Iterable[Term], language: Language, place: str, met: dict[str, str], plain: Callable[[str], str] = escape
) -> Callable[[str], str]:
    """``explainer`` with what the page has ``met``, which it fills.

    Drawn again alone, as a fragment is, a place explains the same words again.
    """
    known = tuple(terms)
    before = {name for name, where in met.items() if where != place}

    def write(text: str) -> str:
        html, new = marked_html(known, language, text, plain, before)
        before.update(new)
        met.update(dict.fromkeys(new, place))
        return html

    return write


def draw_intro(language: Language, page: str) -> None:
    """The introduction of a page under its title."""
    words = explainer(language, page)(t(language, f"page.{page}.intro"))
    st.html(f'<p class="intro">{words}</p>')


def marked_html(
    terms: Iterable[Term], language: Language, text: str, plain: Callable[[str], str], met: Collection[str]
) -> tuple[str, tuple[str, ...]]:
    """``text`` as HTML, ``plain`` writing what is no term; and the terms that it explains, by their French names."""
    known = list(terms)
    parts, at, new = [], 0, []
    for mention in mentions(known, language, text, met):
        label = f"term-{known.index(mention.term)}"
        definition = in_short(str(getattr(mention.term, f"definition_{language}")))
        parts.append(plain(text[at : mention.start]))
        parts.append(
            f'<dfn class="term" tabindex="0" aria-describedby="{label}">{escape(text[mention.start : mention.end])}'
            f'<span class="definition" role="tooltip" id="{label}"> {escape(definition)}</span></dfn>'
        )
        at = mention.end
        new.append(mention.term.term_fr)
    return "".join(parts) + plain(text[at:]), tuple(new)
