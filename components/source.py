"""A source as a reader sees it: title, publisher, date, kind, and the link to open it."""

from html import escape

from dossier.catalogue import Catalogue
from dossier.language import Language, date, t


def source_html(catalogue: Catalogue, language: Language, identifier: str) -> str:
    """One source as HTML, everything escaped: the title opens the source in a new tab."""
    row = catalogue.row("sources", identifier)
    about = [row.publisher, date(language, row.published), catalogue.label(language, "sources", "kind", row.kind)]
    if row.language != language:
        about.append(catalogue.label(language, "sources", "language", row.language))
    tongue = escape(row.language)
    # the language of the title is said to a screen reader (RGAA 8.7)
    return (
        f'<a href="{escape(row.url, quote=True)}" target="_blank" rel="noopener noreferrer" hreflang="{tongue}" '
        f'title="{escape(t(language, "show.new_tab"), quote=True)}">'
        f'<span lang="{tongue}">{escape(row.title)}</span></a>'
        f' <span class="about">{escape(" · ".join(about))}</span>'
    )
