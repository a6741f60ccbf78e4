"""What stands around every page: stylesheet, page language, what is filtered, what the address held wrongly, footer."""

from html import escape
from pathlib import Path
from string import punctuation

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from components import cache, filters, opened
from components.asked import rejected_words
from components.turning import turning_button
from dossier.contents import EVERY_PAGE, LISTED
from dossier.language import Language, date, t
from dossier.publisher import publisher, signature
from dossier.selection import FILTERS, KEYS, Rejected, Selection
from dossier.selection_words import filtered as words

_STYLESHEETS = tuple(Path(__file__).parent / name for name in ("style.css", "print.css"))
_STYLE = "".join(f"<style>{sheet.read_text(encoding='utf-8')}</style>" for sheet in _STYLESHEETS)

#: Streamlit leaves the page language at "en" (RGAA 8.3). ``app.py`` allows these very scripts in its policy by hash.
LANGUAGE_SCRIPTS = {language: f"document.documentElement.lang='{language}'" for language in Language}


def add_stylesheets() -> None:
    st.html(_STYLE)


def set_page_language(language: Language) -> None:
    st.html(f"<script>{LANGUAGE_SCRIPTS[language]}</script>", unsafe_allow_javascript=True)


def draw_redraw() -> None:
    """What the script presses after the connection was lost and found (``doorway/scripts/application.js``)."""
    st.button("redraw", key="state_redraw")


def draw_filtered(selection: Selection, page: str) -> None:
    """What is filtered and how many rows the page keeps, with its reset; without a filter nothing is seen.

    What changes is read out, that nothing is filtered too.

    Its place is kept: Streamlit knows what stands on a page by its position, and a line that came and went would have
    everything below it drawn anew.
    """
    language = selection.language
    if selection:
        said = f"{words(cache.catalogue(), selection)} {kept_words(selection, page)}".strip()
        reset = turning_button(t(language, "frame.filter.reset"), {KEYS[facet]: "" for facet in FILTERS})
        line = f"<p>{escape(said)}</p>{reset}"
    else:
        line = f'<p class="unseen">{escape(t(language, "frame.filter.none"))}</p>'
    with st.container(key="filtered"):
        st.html(f'<div class="filtered">{line}</div>')


def kept_words(selection: Selection, page: str) -> str:
    """``Cette page garde 83 organisations sur 247.``; nothing on a page that lists no rows."""
    if page not in LISTED:
        return ""
    kept, total = (
        len(cache.exhibit(LISTED[page], each).rows) for each in (selection, Selection(language=selection.language))
    )
    return t(selection.language, f"frame.kept.{page}", n=kept, total=total)


def draw_signature(language: Language) -> None:
    """Who publishes, or that nobody has signed, in grey under the title."""
    st.html(f'<p class="about">{escape(signature(language))}</p>')


def draw_rejected(language: Language, rejected: tuple[Rejected, ...]) -> None:
    """Values of the address that mean nothing are named, so that a broken link does not lie."""
    if rejected:
        st.info(_plain(rejected_words(language, rejected)), icon=":material/link_off:")


def draw_elsewhere(selection: Selection, page: str) -> None:
    """The way to an exhibit that the address asks for on a page where it does not stand, under the same filters."""
    asked = opened.held("exhibit")
    there = opened.page_of(asked)
    if there in EVERY_PAGE and there != page:
        href = filters.address(there, selection, exhibit=asked)
        words = t(selection.language, "frame.elsewhere", page=t(selection.language, f"page.{there}.short"))
        st.html(f'<p><a href="{escape(href, quote=True)}" target="_self">{escape(words)}</a></p>')


def draw_footer(language: Language, pages: list[StreamlitPage]) -> None:
    """Version and date of the data, the pages that explain them, and what was corrected."""
    version = cache.catalogue().version
    with st.container(key="footer", horizontal=True, vertical_alignment="center"):
        said = t(language, "frame.footer", date=date(language, version.date), digest=version.digest)
        heading = f'<h2 class="unseen">{escape(t(language, "frame.foot"))}</h2>'
        st.html(f'{heading}<p class="about" id="version">{escape(said)}</p>', width="content")
        for page in pages:
            st.page_link(page)
        href = filters.address("sources", filters.current(), exhibit="sources-changes")
        st.html(f'<a href="{escape(href, quote=True)}" target="_self">{escape(t(language, "frame.corrections"))}</a>')
        draw_way_out(language)


def draw_way_out(language: Language) -> None:
    """In a private dossier: as whom its reader signed in, and the way out (``admission``)."""
    if publisher().access == "private":
        who = t(language, "admission.footer.who", mail=str(st.user.get("email", "")))
        leave = t(language, "admission.footer.leave")
        st.html(f'<span>{escape(who)}</span> <a href="./auth/logout" target="_self">{escape(leave)}</a>')


def _plain(text: str) -> str:
    """Text of the address shown as text: what Markdown would obey is escaped, so that the sign at fault is seen."""
    return "".join(f"\\{sign}" if sign in punctuation else sign for sign in text)
