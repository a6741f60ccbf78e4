"""One exhibit as a light page for a frame in another page: no script, nothing fetched but the letters of the dashboard.

It has what the screen has: finding, measure, picture, reserves, sources, filters, version, table, and the way there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path

from dossier.catalogue import Catalogue
from dossier.exhibits import Exhibit
from dossier.language import Language, t
from dossier.selection import Selection
from exports.paper.printed import matrix_grid, table_grid
from exports.static.page import html_document
from exports.static.section import OPEN_ROWS, folded_html, grid_html, safe
from exports.svg.framed import under_picture
from exports.svg.picture import drawable, svg

#: Widths of the picture in points of its letters, for a telephone, a column of a page, a page.
_WIDTHS = (228.0, 440.0, 700.0)
EMBEDDED_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"
)


@dataclass(frozen=True)
class Surroundings:
    """Where the page stands: ``letters`` as ``@font-face`` rules, ``home`` the address of the exhibit in the dashboard,
    ``notes`` what the address asked for in vain."""

    letters: str
    home: str
    notes: Sequence[str] = ()


def embedded_page(catalogue: Catalogue, selection: Selection, exhibit: Exhibit, around: Surroundings) -> str:
    """The page; equal inputs give equal text. Raises ``ExportFailed``."""
    language = exhibit.language
    parts = [f'<p class="note" role="note">{safe(note)}</p>' for note in around.notes]
    parts.append(f"<h1>{safe(exhibit.finding)}</h1>")
    if said := " ".join(text for text in (exhibit.subtitle, exhibit.coverage) if text):
        parts.append(f'<p class="said">{safe(said)}</p>')
    if drawable(exhibit):
        parts.append(f'<figure class="fitted">{"".join(svg(exhibit, width) for width in _WIDTHS)}</figure>')
    if not exhibit.empty:
        parts.append(_tables(exhibit))
    parts += [f'<p class="source">{safe(text)}</p>' for text in under_picture(catalogue, selection, exhibit)]
    way = f'<a href="{escape(around.home, quote=True)}" target="_blank" rel="noopener">'
    parts.append(f'<p class="way">{way}{safe(t(language, "share.embed.way"))}</a></p>')
    return _document(language, exhibit.finding, f'<main class="embedded">{"".join(parts)}</main>', around.letters)


def apology_page(
    says: Sequence[tuple[Language, str]],
    letters: str,
    way: str | Mapping[Language, str] = "",
    ways: Sequence[tuple[Language, str]] = (),
) -> str:
    """A page that has nothing to show, and says why in each language; ``way`` leads on, in the words of ``ways``.

    ``way`` is one address, or one a language.
    """
    words = "".join(f'<p lang="{language}">{safe(text)}</p>' for language, text in says)
    for language, text in ways:
        there = escape(way if isinstance(way, str) else way[language], quote=True)
        words += f'<p lang="{language}"><a href="{there}">{safe(text)}</a></p>'
    language, title = says[0]
    return _document(language, title, f'<main class="embedded"><h1>Phase III</h1>{words}</main>', letters)


def _tables(exhibit: Exhibit) -> str:
    """The table: what is no picture lies open, long ones in a frame that scrolls."""
    grid = table_grid(exhibit)
    if drawable(exhibit):
        return folded_html(
            t(exhibit.language, "paper.static.table", n=len(grid.rows)), grid_html(grid, exhibit.finding)
        )
    shown = matrix_grid(exhibit) if exhibit.kind == "matrix" else grid
    table = grid_html(shown, exhibit.finding)
    return f'<div class="long">{table}</div>' if len(shown.rows) > OPEN_ROWS else table


def _document(language: Language, title: str, body: str, letters: str) -> str:
    here = Path(__file__).parent
    style = letters + "".join((here / name).read_text(encoding="utf-8") for name in ("static.css", "embedded.css"))
    return html_document(language, title, body, policy=EMBEDDED_POLICY, style=style)
