"""Which page was meant by an address that leads nowhere: ``/Actors``, ``/acteurs``, ``/financement``."""

from functools import cache
from urllib.parse import unquote

from rapidfuzz import fuzz, process

from dossier.contents import EVERY_PAGE
from dossier.language import Language, t
from dossier.language.texts import has
from dossier.search.words import spelt

#: How like the name of a page an address must be, of 100.
_ALIKE = 70
#: No name of a page is longer.
_MOST_LETTERS = 80


def nearest_page(path: str) -> str | None:
    """The page whose id or title, in either language, is nearest to the last part of a path; ``None`` for none."""
    last = unquote(path.split("?")[0].rstrip("/").rpartition("/")[2])[:_MOST_LETTERS]
    asked = spelt(last.removesuffix(".html"))
    found = process.extractOne(asked, list(_names()), scorer=fuzz.ratio, score_cutoff=_ALIKE) if asked else None
    return _names()[found[0]] if found else None


@cache
def _names() -> dict[str, str]:
    """Names as they are compared -> pages."""
    found = {page: page for page in EVERY_PAGE}
    for language in Language:
        for page in EVERY_PAGE:
            keys = (f"page.{page}.short", f"page.{page}.title")
            found |= {spelt(t(language, key)): page for key in keys if has(language, key)}
    return found
