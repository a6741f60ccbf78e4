"""Find anything: the field among the filters; under them what was found, by kind, each a link to where it stands."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from pathlib import Path

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import cache, filters, opened
from components.kept import keep
from dossier.contents import STAGE
from dossier.exhibits import register
from dossier.language import Language, t
from dossier.search.documents import Document, Subject, documents
from dossier.search.index import Answer, Group, Index
from dossier.search.told import title_and_about
from dossier.search.words import LONGEST, Query, read_query
from dossier.selection import Facet, Selection

#: What Streamlit cannot do: ``/`` and Escape, the roles of the containers. ``app.py`` allows it in its policy by hash.
FINDER_SCRIPT = (Path(__file__).parent / "finder.js").read_text(encoding="utf-8").strip()

#: Of each subject: shown at once, and shown on demand. A reader narrows the search beyond.
_FIRST, _MORE = 4, 16
_FIELD = "finder_field"


@lru_cache(maxsize=1)
def index() -> Index:
    """Everything by its words, once a process: built at the start, when the exhibits are."""
    every = Selection()
    built = {identifier: cache.exhibit(identifier, every) for identifier in register()}
    return Index(documents(cache.catalogue(), {name: f"{it.finding} {it.subtitle}" for name, it in built.items()}))


def draw_finder(place: DeltaGenerator, selection: Selection, here: str) -> None:
    """The field in its place, and under the filters what the address asks for (``?q=``). Draw it in every run."""
    language = selection.language
    keep(_FIELD, opened.held(opened.QUERY)[: LONGEST + 1])
    with place:
        st.text_input(
            t(language, "search.field"),
            key=_FIELD,
            type="search",
            placeholder=t(language, "search.placeholder"),
            on_change=_look,
            label_visibility="collapsed",
        )
        hint = f'<p class="hint" id="finder-hint">{escape(t(language, "search.what"))}</p>'
        st.html(f"{hint}<script>{FINDER_SCRIPT}</script>", unsafe_allow_javascript=True)
    asked = opened.held(opened.QUERY)
    query = read_query(asked)
    answer = index().search(query) if asked and here != STAGE else Answer(())
    said = _summary(query, answer, language) if asked and here != STAGE else ""
    with st.container(key="finder_said"):  # always there: what changes in it is read out
        st.html(f"<p>{escape(said)}</p>")
    if not said:
        return
    with st.container(key="found"):
        with st.container(key="found_head", horizontal=True, vertical_alignment="center"):
            st.html(f"<h2>{escape(said)}</h2>")
            st.button(t(language, "search.close"), key="found_close", type="tertiary", on_click=_close)
        st.html(_answer_html(query, answer, selection, here))


def _look() -> None:
    # a sign more than is read: the reader is told that there were more
    opened.change(**{opened.QUERY: str(st.session_state[_FIELD] or "").strip()[: LONGEST + 1]})


def _close() -> None:
    opened.change(**{opened.QUERY: ""})


def _summary(query: Query, answer: Answer, language: Language) -> str:
    if not query.words:
        return t(language, "search.no_word")
    if not answer:
        return t(language, "search.nothing", asked=query.text)
    return t(language, "search.found", n=len(answer), asked=query.text)


def _answer_html(query: Query, answer: Answer, selection: Selection, here: str) -> str:
    language = selection.language
    parts = [_line(t(language, "search.cut", longest=LONGEST))] if query.cut else []
    if not query.words:
        parts.append(_line(t(language, "search.what")))
    if answer.nearest:
        links = ", ".join(_link(word, filters.address(here, selection, q=word)) for word in answer.nearest)
        parts.append(f"<p>{escape(t(language, 'search.nearest'))} {links}</p>")
    parts += [_group(group, selection) for group in answer.groups]
    return f'<div class="found">{"".join(parts)}</div>'


def _group(group: Group, selection: Selection) -> str:
    language, found = selection.language, group.documents
    first, more = found[:_FIRST], found[_FIRST : _FIRST + _MORE]
    heading = f"{escape(t(language, f'search.subject.{group.subject}'))} <span>({len(found)})</span>"
    rest = ""
    if more:
        beyond = len(found) - _FIRST - _MORE
        said = _line(t(language, "search.beyond", n=beyond)) if beyond > 0 else ""
        others = escape(t(language, "search.others", n=len(found) - _FIRST))
        rest = f"<details><summary>{others}</summary>{_list(more, selection, filtered=False)}{said}</details>"
    return f"<section><h3>{heading}</h3>{_list(first, selection)}{rest}</section>"


def _list(found: Iterable[Document], selection: Selection, *, filtered: bool = True) -> str:
    items = []
    for document in found:
        title, about = _told(document, selection, filtered)
        href = filters.address(document.page, selection, **dict(document.link))
        # a title of a source is in its own language, which its row says
        spoken = _tongue(document)
        items.append(f'<li>{_link(title, href, spoken)}<span class="about">{escape(about)}</span></li>')
    return f"<ul>{''.join(items)}</ul>"


def _told(document: Document, selection: Selection, filtered: bool) -> tuple[str, str]:
    """Title and second line. A finding is that of the reader's filters, where it is seen at once (``filtered``); those
    that are folded are not built for it, and say so. Under a scenario of the reader's, which may take long to compute,
    it is that of the central reading, and says so too.
    """
    title, about = title_and_about(cache.catalogue(), selection.language, document)
    if document.subject != Subject.EXHIBIT:
        return title, about
    asked = selection.only(register()[document.identifier].responds)
    narrowed = asked.only([each for each in Facet if each not in (Facet.SCENARIO, Facet.COMPARED)])
    seen = narrowed if filtered else asked.only([])
    notes = [about]
    if asked.scenario:
        notes.append(t(selection.language, "search.central"))
    if seen != narrowed:
        notes.append(t(selection.language, "search.unfiltered"))
    return cache.exhibit(document.identifier, seen).finding, " · ".join(notes)


def _tongue(document: Document) -> str:
    is_source = document.subject == Subject.SOURCE
    return cache.catalogue().row("sources", document.identifier).language if is_source else ""


def _link(text: str, href: str, tongue: str = "") -> str:
    spoken = f' lang="{escape(tongue, quote=True)}"' if tongue else ""
    return f'<a href="{escape(href, quote=True)}" target="_self"{spoken}>{escape(text)}</a>'


def _line(text: str) -> str:
    return f'<p class="about">{escape(text)}</p>'
