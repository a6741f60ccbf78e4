"""Cards on screen: one actor, one site, one award, at its own address."""

from collections.abc import Callable
from html import escape

import streamlit as st

from components import cache, filters
from components.correction import draw_correction, whole_address
from components.source import source_html
from dossier.cards.card import ADDRESS, Card, CardLink
from dossier.catalogue import Catalogue, UnknownRow
from dossier.correction import Doubt
from dossier.language import Language, t
from dossier.language.cells import colon, separator
from dossier.selection import Selection


def draw_requested_card(key: str, build: Callable[[Catalogue, Language, str], Card], selection: Selection) -> bool:
    """Draw the card that the address asks for (``?actor=…``), if any. An unknown id says so. Whether one was drawn."""
    language = selection.language
    identifier = st.query_params.get(key)
    if not identifier:
        return False
    try:
        card = build(cache.catalogue(), language, identifier)
    except UnknownRow:
        st.warning(t(language, f"card.unknown_{key}"), icon=":material/link_off:")
        return False
    draw_card(card, selection)
    table, place = next((table, place) for table, place in ADDRESS.items() if place.key == key)
    address = whole_address(filters.address(place.page, selection, **{key: identifier}))
    doubt = Doubt(card.title, table=table, row=identifier, address=address)
    draw_correction(language, doubt, cache.catalogue().version)
    return True


def draw_card(card: Card, selection: Selection) -> None:
    """A card as semantic HTML. Data are escaped, never rendered as Markdown."""
    language = selection.language
    facts = "".join(
        f"<dt>{escape(fact.heading)}</dt><dd>{_linked(fact.text, fact.link, selection)}</dd>" for fact in card.facts
    )
    parts = [
        f"<h1>{escape(card.title)}</h1>",
        f'<p class="place">{escape(card.place)}</p>',
        *([f"<p>{escape(card.summary)}</p>"] if card.summary else []),
        *(f'<p class="caution">{escape(text)}</p>' for text in card.caution),
        f"<dl>{facts}</dl>",
    ]
    if card.unknown:
        parts.append(
            f'<p class="unknown"><strong>{escape(t(language, "card.unknown"))}</strong> '
            f"{escape(separator(language).join(card.unknown))}</p>"
        )
    if card.website:
        link = f'<a href="{escape(card.website, quote=True)}" target="_blank" rel="noopener">{escape(card.website)}</a>'
        parts.append(f"<p>{escape(t(language, 'card.website'))}{colon(language)}{link}</p>")
    sources = "".join(f"<li>{source_html(cache.catalogue(), language, source)}</li>" for source in card.sources)
    parts.append(f"<h2>{escape(t(language, 'card.sources'))}</h2><ul>{sources}</ul>")
    st.html(f'<article class="card{" home" if card.home else ""}">{"".join(parts)}</article>')


def _linked(text: str, link: CardLink | None, selection: Selection) -> str:
    if link is None:
        return escape(text)
    href = filters.address(link.page, selection, **{link.key: link.identifier})
    return f'<a href="{escape(href, quote=True)}" target="_self">{escape(text)}</a>'
