"""A claim on screen: what is said, what it rests on, the answer, and what is missing to settle it."""

from html import escape

import streamlit as st

from components import cache, filters
from components.exhibit.tools import tool_html, tools_html
from components.opened import Panel, panel_of
from components.source import source_html
from dossier.cards.card import card_link
from dossier.cards.evidence import Evidence, evidence
from dossier.catalogue.codes import Bearing, Stance, Theme
from dossier.catalogue.records import Claim
from dossier.exhibits.challenge.claims import claims, missing_for, other_decisive, settled_by
from dossier.language import Language, t
from dossier.language.cells import first_sentences
from dossier.scenario.quoted_results import render_with_results
from dossier.selection import Selection
from dossier.storyboard import CLAIM


def draw_claim_filters(selection: Selection) -> tuple[list[str], list[str]]:
    """The reader's themes and bearings, from the widgets of the page; empty lists keep everything."""
    language = selection.language
    catalogue = cache.catalogue()
    with st.container(key="claim-filters", horizontal=True, vertical_alignment="bottom"):
        used = {claim.theme for claim in catalogue.records("argument")}
        themes = st.pills(
            t(language, "page.challenge.theme"),
            [theme for theme in Theme if theme in used],
            selection_mode="multi",
            format_func=lambda code: catalogue.label(language, "argument", "theme", code),
            key="challenge_theme",
        )
        bearings = st.pills(
            t(language, "page.challenge.bearing"),
            list(Bearing),
            selection_mode="multi",
            format_func=lambda code: catalogue.label(language, "argument", "bearing", code),
            key="challenge_bearing",
        )
    return list(themes), list(bearings)


def draw_requested_claim(selection: Selection) -> None:
    """The claim that a link asks for (``?exhibit=claim-…``), at the head of the page; an unknown one says so."""
    asked = st.query_params.get("exhibit", "")
    if not asked.startswith(CLAIM):
        return
    catalogue = cache.catalogue()
    if catalogue.has("argument", asked.removeprefix(CLAIM)):
        st.html(_whole(catalogue.row("argument", asked.removeprefix(CLAIM)), selection))
    else:
        st.warning(t(selection.language, "page.challenge.unknown"), icon=":material/link_off:")


def draw_claims(stance: Stance, selection: Selection, themes: list[str], bearings: list[str]) -> None:
    """The claims of a stance under the reader's themes and bearings, decisive first."""
    language = selection.language
    found = [
        claim
        for claim in claims(cache.catalogue(), stance)
        if (not themes or claim.theme in themes) and (not bearings or claim.bearing in bearings)
    ]
    if not found:
        st.text(t(language, "page.challenge.nothing"))
    asked = st.query_params.get("exhibit", "")
    # the one asked for stands at the head of the page; the others are one element, of which Streamlit makes one
    st.html("".join(_whole(claim, selection) for claim in found if f"{CLAIM}{claim.argument_id}" != asked))


def _whole(claim: Claim, selection: Selection) -> str:
    """What is said, its answer, and what it rests on where the address opens it, and only then computed."""
    language, owner = selection.language, f"{CLAIM}{claim.argument_id}"
    name = f"{t(language, 'page.challenge.evidence')} ({len(claim.evidence)})"
    href = escape(filters.address("challenge", Selection(language=language), exhibit=owner), quote=True)
    link = f'<a href="{href}" target="_self">{escape(t(language, "page.challenge.link"))}</a>'
    tools = tools_html([tool_html(owner, Panel.EVIDENCE, name), link], t(language, "page.challenge.tools"))
    opened_html = _evidence(claim, selection) if panel_of(owner) == Panel.EVIDENCE else ""
    return f"{_head(claim, language)}{tools}{opened_html}</article>"


def draw_brief_reasons(selection: Selection) -> None:
    """The reasons of the first page: their titles, which lead to what they rest on."""
    items = "".join(f"<li>{_title(claim, selection)}</li>" for claim in _on_page_one(Stance.FOR))
    st.html(f'<ol class="claims">{items}</ol>')


def draw_brief_objections(selection: Selection) -> None:
    """The objections of the first page with the first sentence of their answer and the proofs that would settle them;
    then the other decisive ones by name."""
    language, catalogue = selection.language, cache.catalogue()
    items = []
    for claim in _on_page_one(Stance.AGAINST):
        answer = first_sentences(render_with_results(catalogue, language, getattr(claim, f"answer_{language}")))
        said = " ".join(filter(None, (answer, settled_by(catalogue, language, claim))))
        items.append(f"<li>{_title(claim, selection)}<p>{escape(said)}</p></li>")
    others, more = other_decisive(catalogue), ""
    if others:
        named = ", ".join(_link(claim, selection, f"short_{language}") for claim in others)
        more = f'<p class="about">{escape(t(language, "page.brief.other_objections", n=len(others)))} {named}</p>'
    st.html(f'<ol class="claims">{"".join(items)}</ol>{more}')


def _on_page_one(stance: Stance) -> list[Claim]:
    return claims(cache.catalogue(), stance, page_one=True)


def _title(claim: Claim, selection: Selection) -> str:
    return _link(claim, selection, f"title_{selection.language}")


def _link(claim: Claim, selection: Selection, column: str) -> str:
    """A text of a claim as a link to it."""
    href = filters.address("challenge", selection, exhibit=f"{CLAIM}{claim.argument_id}")
    said = render_with_results(cache.catalogue(), selection.language, str(getattr(claim, column)))
    return f'<a href="{escape(href, quote=True)}" target="_self">{escape(said)}</a>'


def _marks(claim: Claim, language: Language) -> str:
    bearing = cache.catalogue().label(language, "argument", "bearing", claim.bearing)
    return f"{bearing} · {t(language, 'page.challenge.grade', grade=claim.evidence_grade)}"


def _head(claim: Claim, language: Language) -> str:
    catalogue = cache.catalogue()
    statement = render_with_results(catalogue, language, getattr(claim, f"statement_{language}"))
    answer = render_with_results(catalogue, language, getattr(claim, f"answer_{language}"))
    theme = catalogue.label(language, "argument", "theme", claim.theme)
    return (
        f'<article class="claim {escape(claim.stance)}"><h3>{escape(getattr(claim, f"title_{language}"))}</h3>'
        f'<p class="about">{escape(_marks(claim, language))} · {escape(theme)}</p>'
        f'<div class="sides"><p>{escape(statement)}</p>'
        f'<p class="answer"><strong>{escape(t(language, f"column.challenge.answer_{claim.stance}"))}.</strong> '
        f"{escape(answer)}</p></div>"
    )


def _evidence(claim: Claim, selection: Selection) -> str:
    language = selection.language
    catalogue = cache.catalogue()
    rows = "".join(_row(evidence(catalogue, language, reference), selection) for reference in claim.evidence)
    missing = "".join(
        f"<li>{escape(getattr(gap, f'what_{language}'))} "
        f"<span class='about'>{escape(getattr(gap, f'holder_{language}'))}</span></li>"
        for gap in missing_for(catalogue, claim)
    )
    if missing:
        missing = f"<h4>{escape(t(language, 'page.challenge.missing'))}</h4><ul>{missing}</ul>"
    return f'<div class="panel"><ul class="evidence">{rows}</ul>{missing}</div>'


def _row(item: Evidence, selection: Selection) -> str:
    language = selection.language
    table, _, identifier = item.reference.partition(":")
    name = escape(item.name)
    link = card_link(table, identifier)
    if link:
        href = filters.address(link.page, selection, **{link.key: link.identifier})
        name = f'<a href="{escape(href, quote=True)}" target="_self">{name}</a>'
    quote = ""
    if item.quote:
        words = escape(t(language, "evidence.quote", text=item.quote))
        quote = f'<blockquote lang="{escape(item.quote_language)}">{words}</blockquote>'
    caution = f'<p class="caution">{escape(item.caution)}</p>' if item.caution else ""
    grade = f" · {escape(t(language, 'page.challenge.grade', grade=item.grade))}" if item.grade else ""
    sources = "".join(f"<li>{source_html(cache.catalogue(), language, source)}</li>" for source in item.sources)
    return f"<li><strong>{name}</strong>{grade}<p>{escape(item.says)}</p>{quote}{caution}<ul>{sources}</ul></li>"
