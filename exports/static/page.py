"""Pages of the copy that needs no server: everything inside the page, no script, no request, every text escaped."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit, Kind
from dossier.language import Language, t
from dossier.language.texts import has
from dossier.selection import Selection
from exports.files.cleaning import clean, shortened
from exports.files.sources import Elsewhere, source_in_words, source_line
from exports.files.statements import file_statements
from exports.paper.printed import PrintedExhibit, TextGrid, printed_exhibit
from exports.static.webfonts import stylesheet

#: What a browser may do with the page: show what is in it.
POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"
)
#: A table longer than this is opened by the reader.
_OPEN = 30
_NAMED = 4


def html_document(language: Language, title: str, body: str, head: str = "") -> str:
    """A whole page."""
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="referrer" content="no-referrer">'
        f"<title>{_safe(title)}</title>{head}<style>{_style()}</style></head><body>{body}</body></html>\n"
    )


@cache
def _style() -> str:
    return stylesheet() + (Path(__file__).parent / "static.css").read_text(encoding="utf-8")


def front_page(
    catalogue: Catalogue, selection: Selection, pages: Mapping[str, Sequence[Exhibit]], files: Iterable[str]
) -> str:
    """The first page of a language: what it is, the pages with their findings, the files."""
    language = selection.language
    parts = [f"<h1>{_safe(t(language, 'page.brief.title'))}</h1>", f"<p>{_safe(t(language, 'paper.static.about'))}</p>"]
    parts.append(_state(catalogue, selection))
    parts.append(f"<section><h2>{_safe(t(language, 'paper.static.files'))}</h2><ul>")
    for name in files:
        words = t(language, f"paper.static.file.{name.partition('.')[0]}")
        parts.append(f'<li><a href="{name}">{_safe(words)}</a></li>')
    parts.append("</ul></section>")
    for page, exhibits in pages.items():
        parts.append(f'<section><h2><a href="{page}.html">{_safe(t(language, f"page.{page}.title"))}</a></h2><ul>')
        parts += [f'<li><a href="{page}.html#{item.id}">{_safe(item.finding)}</a></li>' for item in exhibits]
        parts.append("</ul></section>")
    return html_document(language, t(language, "page.brief.title"), _frame(language, "index", pages, "".join(parts)))


def exhibits_page(catalogue: Catalogue, selection: Selection, name: str, pages: Mapping[str, Sequence[Exhibit]]) -> str:
    """A page of the dashboard: its exhibits one under another."""
    language = selection.language
    title = t(language, f"page.{name}.title")
    parts = [f"<h1>{_safe(title)}</h1>"]
    if has(language, f"page.{name}.intro"):
        parts.append(f"<p>{_safe(t(language, f'page.{name}.intro'))}</p>")
    parts.append(_state(catalogue, selection))
    parts += [_exhibit(catalogue, printed_exhibit(catalogue, selection, exhibit)) for exhibit in pages[name]]
    return html_document(language, f"{title} · Phase III", _frame(language, name, pages, "".join(parts)))


def _frame(language: Language, here: str, pages: Iterable[str], body: str) -> str:
    """Navigation, the other language, the main part."""
    other = next(tongue for tongue in Language if tongue != language)
    links = [
        ("index", t(language, "paper.static.start")),
        *((page, t(language, f"page.{page}.short")) for page in pages),
    ]
    items = "".join(
        f'<li><a href="{page}.html"{_current(page == here)}>{_safe(words)}</a></li>' for page, words in links
    )
    name = t(other, "paper.static.this")
    switch = f'<li><a href="../{other}/{here}.html" hreflang="{other}" lang="{other}">{name}</a></li>'
    skip = f'<a class="skip" href="#main">{_safe(t(language, "paper.static.skip"))}</a>'
    label = escape(t(language, "paper.static.pages"), quote=True)
    return f'{skip}<nav aria-label="{label}"><ul>{items}{switch}</ul></nav><main id="main">{body}</main>'


def _current(here: bool) -> str:
    return ' aria-current="page"' if here else ""


def _state(catalogue: Catalogue, selection: Selection) -> str:
    return f'<p class="state">{_safe(" ".join(file_statements(catalogue, selection)))}</p>'


def _exhibit(catalogue: Catalogue, printed: PrintedExhibit) -> str:
    exhibit, language = printed.exhibit, printed.exhibit.language
    parts = [f'<section id="{escape(exhibit.id, quote=True)}"><h2>{_safe(exhibit.finding)}</h2>']
    if printed.scope:
        parts.append(f'<p class="said">{_safe(printed.scope)}</p>')
    if printed.picture:
        parts.append(f"<figure>{printed.picture}</figure>")
    for grid in printed.grids:
        shown = exhibit.kind in (Kind.TABLE, Kind.MATRIX) and len(grid.rows) <= _OPEN
        table = _table(grid, exhibit.finding)
        parts.append(table if shown else _details(t(language, "paper.static.table", n=len(grid.rows)), table))
    line = source_line(catalogue, exhibit, _NAMED, Elsewhere.BELOW)
    parts.append(f'<p class="source">{_safe(line)}</p>')
    said = "".join(f"<dt>{_safe(name)}</dt><dd>{_safe(text)}</dd>" for name, text in printed.statements)
    parts.append(_details(t(language, "paper.static.more"), f"<dl>{said}</dl>"))
    if exhibit.sources:
        items = "".join(f"<li>{_source(*source_in_words(catalogue, language, one))}</li>" for one in exhibit.sources)
        parts.append(_details(t(language, "paper.static.sources", n=len(exhibit.sources)), f"<ol>{items}</ol>"))
    return "".join(parts) + "</section>"


def _table(grid: TextGrid, caption: str) -> str:
    head = "".join(
        f'<th scope="col"{_look(right)}>{_safe(text)}</th>' for text, right in zip(grid.heads, grid.right, strict=True)
    )
    rows = []
    for y, row in enumerate(grid.rows):
        cells = []
        for x, text in enumerate(row):
            look = _look(grid.right[x], (y, x) in grid.red)
            cells.append(f'<th scope="row"{look}>{_safe(text)}</th>' if x == 0 else f"<td{look}>{_safe(text)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(clean(caption), quote=True)}"><table>'
        f"<caption>{_safe(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _look(right: bool, red: bool = False) -> str:
    names = " ".join(name for name, on in (("number", right), ("besancon", red)) if on)
    return f' class="{names}"' if names else ""


def _details(summary: str, body: str) -> str:
    return f"<details><summary>{_safe(summary)}</summary>{body}</details>"


def _source(words: str, address: str) -> str:
    if not address:
        return _safe(words)
    site = shortened(urlsplit(address).netloc.removeprefix("www."), 60)
    return (
        f'{_safe(words)} <a href="{escape(address, quote=True)}" rel="noreferrer noopener external">{_safe(site)}</a>'
    )


def _safe(text: str) -> str:
    return escape(clean(text), quote=False)
