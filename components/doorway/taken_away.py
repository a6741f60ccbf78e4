"""What can be read and taken without the application: pages without script, brief, annex, workbook, slides, tables.

Made under a selection when it is first asked for, and kept; and an exhibit's picture of the paper and table in words,
for a browser that cannot draw them or prints them. Where they are asked for: ``file_routes``.
"""

from functools import lru_cache

from components import cache
from components.exhibit.prose_table import prose_html
from dossier.exhibits import Exhibit, register
from dossier.selection import Selection
from exports.files.package import tables_zip
from exports.files.progress import unheard
from exports.files.table import csv_bytes
from exports.static.page import exhibits_page, front_page
from exports.static.site import FILES
from exports.svg.picture import svg

#: Files kept, of a few megabytes at most; pictures and pages are small.
_KEPT = 24
#: A table that is printed is read: as many rows as a reader turns over.
_PRINTED_ROWS = 400
#: The file that is no document of the case.
TABLES_ZIP = "tables.zip"


def files() -> tuple[str, ...]:
    """The names of what can be taken."""
    return (*FILES, TABLES_ZIP)


def pages_to_read() -> frozenset[str]:
    """The pages that have an exhibit, and the one that leads to them."""
    return frozenset({"index", *(entry.page for entry in register().values())})


def page_to_read(name: str, selection: Selection) -> bytes:
    """A page as HTML without script. Raises ``KeyError`` for a page that has no exhibit.

    Only what the page shows is built, out of the application's own store: the others are named in its navigation.
    """
    pages: dict[str, list[Exhibit]] = {}
    for identifier, entry in register().items():
        shown = pages.setdefault(entry.page, [])
        if name in (entry.page, "index"):
            shown.append(cache.exhibit(identifier, selection))
    if name == "index":
        return front_page(cache.catalogue(), selection, pages, FILES).encode()
    return exhibits_page(cache.catalogue(), selection, name, pages).encode()


def made(name: str, selection: Selection) -> bytes:
    """A file by its name. Raises ``KeyError`` for none, ``ExportFailed``."""
    return _tables() if name == TABLES_ZIP else _made(name, selection)


@lru_cache(maxsize=1)
def _tables() -> bytes:
    """The same for every selection."""
    return tables_zip(cache.catalogue())


@lru_cache(maxsize=_KEPT)
def _made(name: str, selection: Selection) -> bytes:
    return FILES[name](cache.catalogue(), selection, unheard)


@lru_cache(maxsize=_KEPT)
def read(page: str, selection: Selection) -> bytes:
    """A page that was made is kept. Raises as ``page_to_read``."""
    return page_to_read(page, selection)


def picture(identifier: str, selection: Selection) -> bytes:
    """The picture of an exhibit as the paper has it, SVG."""
    return svg(cache.exhibit(identifier, selection)).encode()


def table(identifier: str, selection: Selection) -> bytes:
    """The table of an exhibit in words, a piece of HTML."""
    return prose_html(cache.exhibit(identifier, selection), _PRINTED_ROWS).encode()


def data(identifier: str, selection: Selection) -> bytes:
    """The table of an exhibit as a file for a spreadsheet, CSV."""
    return csv_bytes(cache.catalogue(), selection, cache.exhibit(identifier, selection))
