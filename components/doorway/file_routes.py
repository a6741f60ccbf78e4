"""The addresses under ``/files``: what can be read and taken without the application, under the filters of the address.

Made beside the loop: what is light with the light pages, files one by one. A broken link is said, with the way on.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

import anyio
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from components import filters
from components.asked import HEAVY, LIGHT, Query, UnreadableQuery, read_query, rejected_words
from components.doorway.taken_away import data, files, made, pages_to_read, picture, read, table
from components.service.lines import LOG
from components.service.stopped import error_line
from dossier.exhibits import register
from dossier.language import Language, t
from dossier.selection import Selection
from exports.files.failure import ExportFailed, guarded
from exports.files.media import MEDIA_TYPES, file_name
from exports.static.embedded import apology_page


def _answer(name: str, asked: Query, make: Callable[[], bytes]) -> Response:
    """What is made, or why it cannot be, in both languages."""
    selection = asked.selection
    try:
        with guarded():
            content = make()
    except ExportFailed as failed:
        return _apology(503, [(each, failed.words(each)) for each in selection.language.before_others()])
    except Exception as error:
        LOG.error(error_line(error, f"files/{name}", selection))
        return _apology(500, _says(selection, "shell.file.failed"))
    stem, _, ending = name.rpartition(".")
    headers = {"cache-control": "no-cache"}
    if ending not in ("html", "svg"):
        headers["content-disposition"] = f'attachment; filename="{file_name(stem, selection.language, ending)}"'
    return Response(content, headers=headers, media_type=MEDIA_TYPES[ending])


def _says(selection: Selection, key: str) -> list[tuple[Language, str]]:
    return [(each, t(each, key)) for each in selection.language.before_others()]


def _apology(
    status: int, says: Sequence[tuple[Language, str]], way: str = "", ways: Sequence[tuple[Language, str]] = ()
) -> Response:
    return Response(apology_page(says, "", way, ways), status, {"cache-control": "no-cache"}, "text/html")


def _query(request: Request) -> Query:
    """The filters of the address; the language is that of the path where it names one."""
    asked = read_query(request.url.query)
    tongue = request.path_params.get("tongue", asked.selection.language)
    return asked._replace(selection=replace(asked.selection, language=Language(tongue)))


async def _file(request: Request) -> Response:
    """A page to read, or a file to take."""
    tongue, name = request.path_params["tongue"], request.path_params["name"]
    page = name.removesuffix(".html")
    if tongue not in set(Language) or not (name in files() or (page != name and page in pages_to_read())):
        return _apology(404, _says(Selection(), "shell.file.none"))
    light = page != name
    return await _beside(
        request, name, partial(read, page) if light else partial(made, name), LIGHT if light else HEAVY
    )


async def _of_exhibit(request: Request, ending: str, make: Callable[[str, Selection], bytes]) -> Response:
    """A part of one exhibit, under its filters."""
    identifier = request.path_params["name"]
    if identifier not in register():
        return _apology(404, _says(Selection(), "shell.file.none"))
    return await _beside(request, f"{identifier}.{ending}", partial(make, identifier), LIGHT)


async def _beside(
    request: Request, name: str, make: Callable[[Selection], bytes], limiter: anyio.CapacityLimiter
) -> Response:
    """The answer, made beside the loop that serves everybody; a broken link is said, with the way to what it meant."""
    try:
        asked = _query(request)
    except UnreadableQuery as unreadable:
        return _apology(unreadable.status, _says(Selection(), "share.embed.long"))
    selection = asked.selection
    if asked.rejected:
        says = [(each, rejected_words(each, asked.rejected)) for each in selection.language.before_others()]
        way = filters.address(request.url.path.rpartition("/")[2], selection)
        return _apology(400, says, way, _says(selection, "shell.file.anyway"))
    return await anyio.to_thread.run_sync(partial(_answer, name, asked, partial(make, selection)), limiter=limiter)


def file_routes() -> list[BaseRoute]:
    """The addresses under ``/files``."""

    async def picture_of(request: Request) -> Response:
        return await _of_exhibit(request, "svg", picture)

    async def table_of(request: Request) -> Response:
        return await _of_exhibit(request, "html", table)

    async def data_of(request: Request) -> Response:
        return await _of_exhibit(request, "csv", data)

    async def nothing(_: Request) -> Response:
        return Response(status_code=404)  # ``in_words`` says it

    return [
        Route("/files/data/{name}.csv", data_of),
        Route("/files/picture/{name}.svg", picture_of),
        Route("/files/table/{name}.html", table_of),
        Route("/files/{tongue}/{name}", _file),
        Route("/files", nothing),
        Route("/files/{rest:path}", nothing),
    ]
