"""An exhibit as a part of a page: finding, measure, picture, tables, sources; every text escaped."""

from html import escape
from urllib.parse import urlsplit

from dossier.catalogue import Catalogue
from dossier.exhibits import Kind
from dossier.language import t
from exports.files.cleaning import clean, shortened
from exports.files.sources import Elsewhere, source_in_words, source_line
from exports.paper.printed import PrintedExhibit, TextGrid

#: A table longer than this is opened by the reader.
OPEN_ROWS = 30
_NAMED = 4


def section_html(catalogue: Catalogue, printed: PrintedExhibit) -> str:
    exhibit, language = printed.exhibit, printed.exhibit.language
    parts = [f'<section id="{escape(exhibit.id, quote=True)}"><h2>{safe(exhibit.finding)}</h2>']
    if printed.scope:
        parts.append(f'<p class="said">{safe(printed.scope)}</p>')
    if printed.picture:
        parts.append(f"<figure>{printed.picture}</figure>")
    for grid in printed.grids:
        shown = exhibit.kind in (Kind.TABLE, Kind.MATRIX) and len(grid.rows) <= OPEN_ROWS
        table = grid_html(grid, exhibit.finding)
        parts.append(table if shown else folded_html(t(language, "paper.static.table", n=len(grid.rows)), table))
    line = source_line(catalogue, exhibit, _NAMED, Elsewhere.BELOW)
    parts.append(f'<p class="source">{safe(line)}</p>')
    said = "".join(f"<dt>{safe(name)}</dt><dd>{safe(text)}</dd>" for name, text in printed.statements)
    parts.append(folded_html(t(language, "paper.static.more"), f"<dl>{said}</dl>"))
    if exhibit.sources:
        items = "".join(f"<li>{_source(*source_in_words(catalogue, language, one))}</li>" for one in exhibit.sources)
        parts.append(folded_html(t(language, "paper.static.sources", n=len(exhibit.sources)), f"<ol>{items}</ol>"))
    return "".join(parts) + "</section>"


def grid_html(grid: TextGrid, caption: str) -> str:
    head = "".join(
        f'<th scope="col"{_look(right)}>{safe(text)}</th>' for text, right in zip(grid.heads, grid.right, strict=True)
    )
    rows = []
    for y, row in enumerate(grid.rows):
        cells = []
        for x, text in enumerate(row):
            look = _look(grid.right[x], (y, x) in grid.red)
            cells.append(f'<th scope="row"{look}>{safe(text)}</th>' if x == 0 else f"<td{look}>{safe(text)}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    return (
        f'<div class="scroll" tabindex="0" role="region" aria-label="{escape(clean(caption), quote=True)}"><table>'
        f"<caption>{safe(caption)}</caption><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _look(right: bool, red: bool = False) -> str:
    names = " ".join(name for name, on in (("number", right), ("besancon", red)) if on)
    return f' class="{names}"' if names else ""


def folded_html(summary: str, body: str) -> str:
    return f"<details><summary>{safe(summary)}</summary>{body}</details>"


def _source(words: str, address: str) -> str:
    if not address:
        return safe(words)
    site = shortened(urlsplit(address).netloc.removeprefix("www."), 60)
    return f'{safe(words)} <a href="{escape(address, quote=True)}" rel="noreferrer noopener external">{safe(site)}</a>'


def safe(text: str) -> str:
    return escape(clean(text), quote=False)
