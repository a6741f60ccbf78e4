"""Pages of the copy that needs no server: everything inside the page, no script, no request, every text escaped."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path

from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit
from dossier.language import Language, t
from dossier.language.texts import has
from dossier.selection import Selection
from exports.files.statements import file_statements
from exports.paper.printed import printed_exhibit
from exports.static.section import safe, section_html
from exports.static.webfonts import stylesheet

#: What a browser may do with the page: show what is in it.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
)


def html_document(
    language: Language, title: str, body: str, head: str = "", policy: str = POLICY, style: str = ""
) -> str:
    """A whole page; ``style`` in place of the style sheet that holds the letters themselves."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{safe(title)}</title>{head}<style>{style or _style()}</style></head><body>{body}</body></html>\n"
    )


@cache
def _style() -> str:
    return stylesheet() + (Path(__file__).parent / "static.css").read_text(encoding="utf-8")


def front_page(
    catalogue: Catalogue, selection: Selection, pages: Mapping[str, Sequence[Exhibit]], files: Iterable[str]
) -> str:
    """The first page of a language: what it is, the pages with their findings, the files."""
    language = selection.language
    parts = [
        f"<h1>{safe(t(language, 'page.brief.title'))}</h1>",
        f"<p>{safe(t(language, 'paper.static.about'))}</p>",
    ]
    parts.append(_state(catalogue, selection))
    parts.append(f"<section><h2>{safe(t(language, 'paper.static.files'))}</h2><ul>")
    for name in files:
        words = t(language, f"paper.static.file.{name.partition('.')[0]}")
        parts.append(f'<li><a href="{name}">{safe(words)}</a></li>')
    parts.append("</ul></section>")
    for page, exhibits in pages.items():
        parts.append(f'<section><h2><a href="{page}.html">{safe(t(language, f"page.{page}.title"))}</a></h2><ul>')
        parts += [f'<li><a href="{page}.html#{item.id}">{safe(item.finding)}</a></li>' for item in exhibits]
        parts.append("</ul></section>")
    return html_document(language, t(language, "page.brief.title"), _frame(language, "index", pages, "".join(parts)))


def exhibits_page(catalogue: Catalogue, selection: Selection, name: str, pages: Mapping[str, Sequence[Exhibit]]) -> str:
    """A page of the dashboard: its exhibits one under another."""
    language = selection.language
    title = t(language, f"page.{name}.title")
    parts = [f"<h1>{safe(title)}</h1>"]
    if has(language, f"page.{name}.intro"):
        parts.append(f"<p>{safe(t(language, f'page.{name}.intro'))}</p>")
    parts.append(_state(catalogue, selection))
    parts += [section_html(catalogue, printed_exhibit(catalogue, selection, exhibit)) for exhibit in pages[name]]
    return html_document(language, f"{title} · Phase III", _frame(language, name, pages, "".join(parts)))


def _frame(language: Language, here: str, pages: Iterable[str], body: str) -> str:
    """Navigation, the other language, the main part."""
    other = language.before_others()[1]
    links = [
        ("index", t(language, "paper.static.start")),
        *((page, t(language, f"page.{page}.short")) for page in pages),
    ]
    items = "".join(
        f'<li><a href="{page}.html"{_current(page == here)}>{safe(words)}</a></li>' for page, words in links
    )
    name = t(other, "paper.static.this")
    switch = f'<li><a href="../{other}/{here}.html" hreflang="{other}" lang="{other}">{name}</a></li>'
    skip = f'<a class="skip" href="#main">{safe(t(language, "paper.static.skip"))}</a>'
    label = escape(t(language, "paper.static.pages"), quote=True)
    return f'{skip}<nav aria-label="{label}"><ul>{items}{switch}</ul></nav><main id="main">{body}</main>'


def _current(here: bool) -> str:
    return ' aria-current="page"' if here else ""


def _state(catalogue: Catalogue, selection: Selection) -> str:
    return f'<p class="state">{safe(" ".join(file_statements(catalogue, selection)))}</p>'
