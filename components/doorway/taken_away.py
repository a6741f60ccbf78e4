"""What can be read and taken without the application: pages without script, brief, annex, workbook, slides, tables.

Made when it is first asked for, one at a time, and kept; under the filters of the address, like the screen. The same
addresses give a picture of the paper and a table in words to a browser that cannot draw them or prints them.
"""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from threading import Lock

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from components import cache
from components.exhibit.prose_table import prose_html
from dossier.address import read_address
from dossier.catalogue.records import TABLES
from dossier.exhibits import Exhibit, register
from dossier.language import Language
from dossier.rules import sites, years
from dossier.selection import Selection
from exports.files.failure import ExportFailed
from exports.files.frozen import frozen
from exports.files.progress import unheard
from exports.static.page import exhibits_page, front_page
from exports.static.site import FILES
from exports.svg.picture import svg

_MEDIA = {
    "html": "text/html",
    "pdf": "application/pdf",
    "svg": "image/svg+xml",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "zip": "application/zip",
}
#: Files kept, of a few megabytes at most; pictures and pages are small.
_KEPT = 24
#: A table that is printed is read: as many rows as a reader turns over.
_PRINTED_ROWS = 400
#: One file is made at a time: the machine has readers to serve. What is made already waits for nothing.
_ONE = Lock()


def asked_selection(request: Request, language: Language | None = None) -> Selection:
    """The filters of the address, read as the application reads them; ``language`` where the path names it."""
    raw = {key: request.query_params.getlist(key) for key in request.query_params}
    known = (sites.cities(cache.catalogue()), years.shown(cache.catalogue())) if raw else ((), ())
    read = read_address(raw, *known)
    selection = Selection.from_query(read.query)[0]
    return replace(selection, language=language) if language else selection


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


def tables_zip() -> bytes:
    """Every table of the package with its description, as they stand in it."""
    catalogue = cache.catalogue()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in TABLES:
            archive.writestr(f"{name}.csv", catalogue.content(name))
        archive.writestr("datapackage.json", (catalogue.folder / "datapackage.json").read_bytes())
    return frozen(buffer.getvalue(), catalogue.version.date)


@lru_cache(maxsize=_KEPT)
def _made(name: str, selection: Selection) -> bytes:
    stem, _, ending = name.rpartition(".")
    with _ONE:
        if ending == "html":
            return page_to_read(stem, selection)
        return tables_zip() if name == "tables.zip" else FILES[name](cache.catalogue(), selection, unheard)


def _answer(name: str, selection: Selection, make: Callable[[str, Selection], bytes]) -> Response:
    ending = name.rpartition(".")[2]
    try:
        content = make(name, selection)
    except KeyError:
        return PlainTextResponse("404", 404)
    except ExportFailed as failed:
        return PlainTextResponse(failed.words(selection.language), 503)
    headers = {"cache-control": "no-cache"}
    if ending not in ("html", "svg"):
        headers["content-disposition"] = f'attachment; filename="phase-iii-{selection.language}-{name}"'
    return Response(content, headers=headers, media_type=_MEDIA[ending])


def _file(request: Request) -> Response:
    tongue, name = request.path_params["tongue"], request.path_params["name"]
    if tongue not in set(Language):
        return PlainTextResponse("404", 404)
    return _answer(name, asked_selection(request, Language(tongue)), _made)


def _picture(request: Request) -> Response:
    def make(name: str, selection: Selection) -> bytes:
        return svg(cache.exhibit(name.removesuffix(".svg"), selection)).encode()

    return _answer(f"{request.path_params['name']}.svg", asked_selection(request), make)


def _table(request: Request) -> Response:
    def make(name: str, selection: Selection) -> bytes:
        return prose_html(cache.exhibit(name.removesuffix(".html"), selection), _PRINTED_ROWS).encode()

    return _answer(f"{request.path_params['name']}.html", asked_selection(request), make)


def file_routes() -> list[BaseRoute]:
    """The addresses under ``/files``. Plain functions: a thread makes them, other readers are not kept waiting."""
    return [
        Route("/files/picture/{name}.svg", _picture),
        Route("/files/table/{name}.html", _table),
        Route("/files/{tongue}/{name}", _file),
    ]
