"""The page before any script: Streamlit's own, with our title, description, language, icon and ways to the files.

Link previews, search engines and readers without script see nothing else. Every text is escaped; Streamlit's inline
scripts stay as they are, so that the hashes of the policy hold.
"""

from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from dossier.contents import EVERY_PAGE, HOME, STAGE
from dossier.language import Language, t
from dossier.language.texts import has

STREAMLIT_PAGE = Path(st.__file__).parent / "static" / "index.html"
#: The page of an address that leads nowhere.
NOWHERE = "nowhere"
_HERE = Path(__file__).parent
#: What is read or taken where the application does not run: the end of a locale key and of the address in ``/files``.
TAKEN = (("brief", "brief.pdf"), ("annex", "annex.pdf"), ("workbook", "workbook.xlsx"), ("tables", "tables.zip"))
#: Open Graph names a language with its country.
_TERRITORY = {Language.FR: "fr_FR", Language.EN: "en_GB"}


class UnknownShell(ValueError):
    """Streamlit's page no longer has a part that is replaced here: see "An upgrade of Streamlit" in docs/HOW-TO.md."""


def window_title(language: Language, page: str) -> str:
    """The title of a page in tab, history and preview, the same before and after the script."""
    if page == HOME:
        return t(language, "frame.title")
    name = t(language, "shell.nowhere.title" if page == NOWHERE else f"page.{page}.short")
    return t(language, "shell.title", page=name)


def front_html(page: str, language: Language) -> str:
    """The whole page. Raises ``UnknownShell`` after an upgrade that changed what is replaced."""
    html = _without_licence(STREAMLIT_PAGE.read_text(encoding="utf-8"))
    title = escape(window_title(language, page), quote=False)
    html = _between(html, "<html", ">", f' lang="{language}"')
    html = _between(html, '<link rel="shortcut icon"', ">", ' href="./door/icon.svg" type="image/svg+xml" /')
    html = _between(html, "<title>", "</title>", title)
    html = _between(html, "<noscript>", "</noscript>", _without_application(page, language, "no-script"))
    html = html.replace("</title>", "</title>\n    " + "\n    ".join(_lines_of_head(page, language)), 1)
    panel = f'<div id="no-application" role="alert" hidden>{_without_application(page, language, "no-socket")}</div>'
    # last: the link that skips to the content is known for one by standing before every other link
    return html.replace("</body>", f"  {panel}\n  </body>", 1)


def _lines_of_head(page: str, language: Language) -> Iterator[str]:
    title = f"page.{page}.title"
    # the presenter has none: its title is the finding of its slide
    question = t(language, title if has(language, title) else "frame.title")
    intro = f"page.{page}.intro"
    about = t(language, intro if has(language, intro) else "shell.about")
    other = language.before_others()[1]
    for kind, name, words in (
        ("name", "description", about),
        ("property", "og:type", "website"),
        ("property", "og:site_name", "Phase III"),
        ("property", "og:title", question),
        ("property", "og:description", about),
        ("property", "og:locale", _TERRITORY[language]),
        ("property", "og:locale:alternate", _TERRITORY[other]),
    ):
        yield f'<meta {kind}="{name}" content="{escape(words, quote=True)}" />'
    yield f"<style>{(_HERE / 'doorway.css').read_text(encoding='utf-8')}</style>"
    yield '<script src="./door/shell.js" defer></script>'


def _without_application(page: str, first: Language, why: str) -> str:
    """Why the application is not there and what can be read instead, in the language of the address, then the other."""
    said = ((language, _ways(page, language, why)) for language in first.before_others())
    return "".join(f'<section lang="{language}">{ways}</section>' for language, ways in said)


def _ways(page: str, language: Language, why: str) -> str:
    # The presenter and an unknown address have no page of their own to be read.
    read = page if page in EVERY_PAGE and page != STAGE else "index"
    links = [("page", f"{read}.html"), *TAKEN]
    items = "".join(
        f'<li><a href="./files/{language}/{name}">{escape(t(language, f"shell.take.{key}"))}</a></li>'
        for key, name in links
    )
    return f"<p>{escape(t(language, f'shell.{why}'))}</p><ul>{items}</ul>"


def _between(html: str, before: str, after: str, new: str) -> str:
    """``html`` with what stands between two marks, the first time, replaced."""
    head, found, rest = html.partition(before)
    _, ended, tail = rest.partition(after)
    if not (found and ended):
        raise UnknownShell(f"{STREAMLIT_PAGE}: {before!r} is not there")
    return f"{head}{before}{new}{after}{tail}"


def _without_licence(html: str) -> str:
    """A comment before the document type, where browsers of old took fright, is left out of what is served."""
    return html[max(html.find("<!DOCTYPE"), 0) :]


@cache
def every_front() -> dict[tuple[str, Language], bytes]:
    """Every page in both languages, as bytes: built once."""
    names = (*EVERY_PAGE, NOWHERE)
    return {(page, language): front_html(page, language).encode() for page in names for language in Language}
