"""``/embed/<id>``: one exhibit as a light page for a frame elsewhere; ``<id>.svg`` and ``<id>.png``: as a picture.

The address has the keys of the pages (filters, scenario, language). Whatever it holds, the answer is a page that says
so: an unknown id, a value that means nothing, a query that nobody writes, a file that cannot be made.
"""

from functools import cache as once
from functools import lru_cache, partial
from pathlib import Path

import anyio
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from components import cache, filters
from components.asked import LIGHT, NAMED, UnreadableQuery, read_query, rejected_words
from components.service.lines import LOG
from components.service.stopped import error_line
from dossier.exhibits import register
from dossier.language import t
from dossier.language.cells import shortened
from dossier.publisher import publisher
from dossier.scenario.link_codes import decoded
from dossier.scenario.sentence import problems_words
from dossier.selection import Facet, Rejected, Selection
from exports.files.failure import ExportFailed, guarded
from exports.files.fonts import HEADING, TEXT
from exports.files.media import MEDIA_TYPES
from exports.paper.image import picture_png
from exports.static.embedded import EMBEDDED_POLICY, Surroundings, apology_page, embedded_page
from exports.static.webfonts import CALLED, lettered_svg
from exports.svg.framed import framed_svg

#: Endings of a picture; without one it is the page.
PICTURES = ("svg", "png")
#: Pages and pictures kept.
_KEPT = 300
#: What Streamlit calls the files of our letters.
_LETTERS = {TEXT: "SourceSansVF-Upright.*.woff2", HEADING: "SourceSerifVariable-Roman.*.woff2"}


async def embed(request: Request) -> Response:
    """The answer, made beside the loop that serves everybody."""
    base = publisher().address or str(request.base_url).rstrip("/")
    make = partial(_answer, request.path_params.get("name", ""), request.url.query, base)
    return await anyio.to_thread.run_sync(make, limiter=LIGHT)


def frame_policy() -> str:
    """Content-Security-Policy of the light page: in frames of the hosts that the publisher names, of no others."""
    hosts = " ".join(publisher().embedded_in) or "'none'"
    return f"{EMBEDDED_POLICY}; frame-ancestors {hosts}"


def _answer(name: str, query: str, base: str) -> Response:
    identifier, _, ending = name.partition(".")
    try:
        selection, rejected = read_query(query)
    except UnreadableQuery as unreadable:
        return _apology(unreadable.status, "share.embed.long", Selection())
    if identifier not in register() or ending not in ("", *PICTURES):
        return _apology(404, "share.embed.unknown", selection, name=shortened(name, NAMED))
    try:
        with guarded():
            if ending:
                content = _picture(identifier, ending, selection, base)
                return Response(content, headers={"cache-control": "no-cache"}, media_type=MEDIA_TYPES[ending])
            # with a note no page is kept: whoever invents values would push out those that are read
            page = _page_with(identifier, selection, rejected) if rejected else _page(identifier, selection)
            return _html(200, page)
    except ExportFailed as failed:
        says = [(each, failed.words(each)) for each in selection.language.before_others()]
        return _html(503, apology_page(says, _letters()))
    except Exception as error:
        LOG.error(error_line(error, f"embed/{name}", selection))
        return _apology(500, "share.embed.failed", selection)


@lru_cache(maxsize=_KEPT)
def _page(identifier: str, selection: Selection) -> str:
    return _page_with(identifier, selection, ())


def _page_with(identifier: str, selection: Selection, rejected: tuple[Rejected, ...]) -> str:
    catalogue, language = cache.catalogue(), selection.language
    exhibit = cache.exhibit(identifier, selection)
    notes = [words] if (words := rejected_words(language, rejected)) else []
    if Facet.SCENARIO in exhibit.responds:
        scenario, problems = decoded(catalogue, selection.scenario)
        notes.extend(problems_words(catalogue, language, problems, scenario.option_id))
    home = "../" + filters.address(exhibit.page, selection, exhibit=identifier)
    return embedded_page(catalogue, selection, exhibit, Surroundings(_letters(), home, notes))


@lru_cache(maxsize=_KEPT)
def _picture(identifier: str, ending: str, selection: Selection, base: str) -> bytes:
    exhibit = cache.exhibit(identifier, selection)
    # of the filters the picture says in words what they are: an address that holds them all would not fit
    address = f"{base}/{filters.address(exhibit.page, selection.only(frozenset()), exhibit=identifier)}"
    drawn = framed_svg(cache.catalogue(), selection, exhibit, f"Phase III · {address}")
    return picture_png(drawn, exhibit.finding) if ending == "png" else lettered_svg(drawn).encode()


def _apology(status: int, key: str, selection: Selection, **values: str) -> Response:
    says = [(language, t(language, key, **values)) for language in selection.language.before_others()]
    return _html(status, apology_page(says, _letters()))


def _html(status: int, content: str) -> Response:
    headers = {"content-security-policy": frame_policy(), "cache-control": "no-cache"}
    return Response(content, status, headers, media_type="text/html")


@once
def _letters() -> str:
    """The letters of the dashboard, as Streamlit serves them."""
    media = Path(st.__file__).parent / "static" / "static" / "media"
    return "".join(
        f'@font-face{{font-family:"{CALLED[family]}";font-weight:200 900;src:url(../static/media/{path.name})}}'
        for family, pattern in _LETTERS.items()
        for path in media.glob(pattern)
    )
