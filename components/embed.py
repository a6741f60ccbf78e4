"""``/embed/<id>``: one exhibit as a light page for a frame elsewhere; ``<id>.svg`` and ``<id>.png``: as a picture.

The address has the keys of the pages (filters, scenario, language). Whatever it holds, the answer is a page that says
so: an unknown id, a value that means nothing, a query that nobody writes, a file that cannot be made.
"""

import logging
from functools import cache as once
from functools import lru_cache, partial
from pathlib import Path
from urllib.parse import parse_qs

import anyio
import streamlit as st
from starlette.requests import Request
from starlette.responses import Response

from components import cache, filters
from dossier.address import read_address
from dossier.exhibits import register
from dossier.language import DEFAULT, Language, t
from dossier.language.cells import shortened
from dossier.publisher import publisher
from dossier.rules import sites, years
from dossier.scenario.link_codes import decoded
from dossier.scenario.sentence import problems_words
from dossier.selection import Facet, Rejected, Selection
from exports.files.failure import ExportFailed
from exports.files.fonts import HEADING, TEXT
from exports.paper.image import picture_png
from exports.static.embedded import EMBEDDED_POLICY, Surroundings, apology_page, embedded_page
from exports.static.webfonts import CALLED
from exports.svg.framed import framed_svg

PICTURE_TYPES = {"svg": "image/svg+xml", "png": "image/png"}
#: Signs of a query, and keys in it: links of the dashboard are far shorter.
_LONGEST, _KEYS = 4000, 60
_NAMED = 60
#: Pages and pictures kept; made at once, so that frames elsewhere do not take the readers' processor.
_KEPT, _AT_ONCE = 300, 2
_limiter = anyio.CapacityLimiter(_AT_ONCE)
#: What Streamlit calls the files of our letters.
_LETTERS = {TEXT: "SourceSansVF-Upright.*.woff2", HEADING: "SourceSerifVariable-Roman.*.woff2"}


async def embed(request: Request) -> Response:
    """The answer, made beside the loop that serves everybody."""
    base = publisher().address or str(request.base_url).rstrip("/")
    make = partial(_answer, request.path_params["name"], request.url.query, base)
    return await anyio.to_thread.run_sync(make, limiter=_limiter)


def frame_policy() -> str:
    """Content-Security-Policy of the light page: in frames of the hosts that the publisher names, of no others."""
    return f"{EMBEDDED_POLICY}; frame-ancestors {' '.join(publisher().embedded_in) or chr(39) + 'none' + chr(39)}"


def _answer(name: str, query: str, base: str) -> Response:
    identifier, _, ending = name.partition(".")
    if len(query) > _LONGEST:
        return _apology(414, "share.embed.long", Selection())
    try:
        raw = parse_qs(query, keep_blank_values=True, max_num_fields=_KEYS)
    except ValueError:
        return _apology(400, "share.embed.long", Selection())
    known = (sites.cities(cache.catalogue()), years.shown(cache.catalogue())) if raw else ((), ())
    meant = read_address(raw, *known)
    selection, further = Selection.from_query(meant.query)
    if identifier not in register() or ending not in ("", *PICTURE_TYPES):
        return _apology(404, "share.embed.unknown", selection, name=shortened(name, _NAMED))
    try:
        if ending:
            content = _picture(identifier, ending, selection, base)
            return Response(content, headers={"cache-control": "no-cache"}, media_type=PICTURE_TYPES[ending])
        rejected = tuple(dict.fromkeys((*meant.rejected, *further)))
        return _html(200, _page(identifier, selection, rejected))
    except ExportFailed as failed:
        return _html(503, apology_page([(each, failed.words(each)) for each in _first(selection)], _letters()))
    except Exception:
        logging.getLogger(__name__).exception("%s?%s", name, query)
        return _apology(500, "share.embed.failed", selection)


@lru_cache(maxsize=_KEPT)
def _page(identifier: str, selection: Selection, rejected: tuple[Rejected, ...]) -> str:
    catalogue, language = cache.catalogue(), selection.language
    exhibit = cache.exhibit(identifier, selection)
    notes = []
    if rejected:
        values = ", ".join(f"{item.key} = {shortened(item.value, _NAMED)}" for item in rejected)
        notes.append(t(language, "frame.rejected", n=len(rejected), values=values))
    if Facet.SCENARIO in exhibit.responds:
        scenario, problems = decoded(catalogue, selection.scenario)
        notes.extend(problems_words(catalogue, language, problems, scenario.option_id))
    home = "../" + filters.address(exhibit.page, selection, exhibit=identifier)
    return embedded_page(catalogue, selection, exhibit, Surroundings(_letters(), home, notes))


@lru_cache(maxsize=_KEPT)
def _picture(identifier: str, ending: str, selection: Selection, base: str) -> bytes:
    exhibit = cache.exhibit(identifier, selection)
    address = f"{base}/{exhibit.page}?exhibit={identifier}"
    drawn = framed_svg(cache.catalogue(), selection, exhibit, f"Phase III · {address}")
    return picture_png(drawn, exhibit.finding) if ending == "png" else drawn.encode()


def _apology(status: int, key: str, selection: Selection, **values: str) -> Response:
    says = [(language, t(language, key, **values)) for language in _first(selection)]
    return _html(status, apology_page(says, _letters()))


def _first(selection: Selection) -> list[Language]:
    """Both languages, the reader's first."""
    return sorted(Language, key=lambda language: (language != selection.language, language != DEFAULT))


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
