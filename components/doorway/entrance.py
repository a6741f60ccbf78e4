"""The addresses of the door: the pages before any script, what they need, and an address that leads nowhere.

``st.App`` asks these routes before its own. Everything is made once and answered with its tag, so that a browser that
has it already is told so (304); compression is a middleware's.
"""

import hashlib
import secrets
from pathlib import Path
from urllib.parse import quote

import anyio
from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from components.asked import language_of_query
from components.doorway.chart_library import PLOTLY_NAME, plotly_script
from components.doorway.file_routes import file_routes
from components.doorway.head import NOWHERE, every_front
from components.doorway.shell_script import shell_script
from components.service import meters
from components.service.full_page import full_page
from components.service.places import COOKIE, GLANCE, RESERVED, places, reader_of, shown_by
from dossier.contents import EVERY_PAGE, HOME

_ICON = (Path(__file__).parent / "icon.svg").read_bytes()


class _Name(Convertor[str]):
    """A part of an address that may be meant for a page: neither a file (``.``) nor Streamlit's own (``_stcore``).

    The lists are those of the routes of Streamlit 1.67 and of ``app.py``.
    """

    regex = r"(?!(?:static|media|component|app|geo|door|embed|files|auth|oauth2callback)(?:/|$))[^/._][^/.]*"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


class _Deep(_Name):
    """Several such parts: no page lies so deep."""

    regex = _Name.regex + r"(?:/[^/._][^/.]*)+"


register_url_convertor("name", _Name())
register_url_convertor("deep", _Deep())


def tagged(request: Request, content: bytes, media_type: str, status: int = 200) -> Response:
    """``content``, or word that the browser has it already."""
    tag = f'W/"{hashlib.sha256(content).hexdigest()[:16]}"'
    headers = {"etag": tag, "cache-control": "no-cache"}
    if status == 200 and tag in request.headers.get("if-none-match", "").split(", "):
        return Response(status_code=304, headers=headers)
    return Response(content, status, headers, media_type)


def application(request: Request, page: str, status: int = 200) -> Response:
    """The page in which the application starts, if a reader more is taken."""
    language = language_of_query(request.url.query)
    reader = reader_of(request.scope)
    asks = request.method == "GET"
    drawn = secrets.token_hex(16) if asks and not reader else ""
    if asks and not places().ask(reader or drawn, _seconds_kept(request, status)):
        meters.REFUSED.labels("page").inc()
        return full_page(language)
    answer = tagged(request, every_front()[page, language], "text/html", status)
    if drawn:
        # as the proxy does where there is one: by it a reader who loads the page again is known
        by_tls = request.headers.get("x-forwarded-proto", request.url.scheme) == "https"
        answer.set_cookie(COOKIE, f"r0.{drawn}", secure=by_tls, httponly=True, samesite="lax")
    return answer


def _seconds_kept(request: Request, status: int) -> float:
    """For how long a page keeps a place for its socket. Programs open none, and a wrong address is mostly theirs."""
    if status != 200 or "text/html" not in request.headers.get("accept", ""):
        return 0.0
    return RESERVED if shown_by(request.scope) else GLANCE


async def _page(request: Request) -> Response:
    name = request.url.path.rpartition("/")[2] or HOME
    return application(request, name)


async def _home(request: Request) -> Response:
    """The first page lives at the root: its own name leads there with the state of the link."""
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"./{query}")


async def _nowhere(request: Request) -> Response:
    """The application all the same: it says so and names the nearest page (``wayfinding``). Streamlit strips names."""
    name, query = request.path_params["name"], f"?{request.url.query}" if request.url.query else ""
    if name != name.strip():
        return RedirectResponse(f"./{quote(name.strip())}{query}", 302)
    return application(request, NOWHERE, 404)


async def _too_deep(request: Request) -> Response:
    """The application lies beside its pages, never below: the last part of the address is looked for there."""
    query = f"?{request.url.query}" if request.url.query else ""
    deep = request.path_params["deep"]
    return RedirectResponse(f"{'../' * deep.count('/')}{deep.rpartition('/')[2]}{query}", 302)


async def _script(request: Request) -> Response:
    if reader := shown_by(request.scope):
        places().ask(reader)  # a browser has the page, and keeps cookies
    return tagged(request, shell_script().encode(), "text/javascript")


async def _charts(request: Request) -> Response:
    """Every browser in use unpacks it; one that says that it cannot is refused."""
    if "gzip" not in request.headers.get("accept-encoding", "gzip"):
        return Response(status_code=406)
    headers = {"content-encoding": "gzip", "vary": "accept-encoding"}
    headers["cache-control"] = "public, max-age=31536000, immutable"
    return Response(await anyio.to_thread.run_sync(plotly_script), 200, headers, "text/javascript")


async def _icon(request: Request) -> Response:
    return tagged(request, _ICON, "image/svg+xml")


def doorway_routes() -> list[BaseRoute]:
    """Every address of the door, the particular before the general."""
    every_front()
    return [
        Route("/", _page),
        Route(f"/{HOME}", _home),
        *(Route(f"/{page}", _page) for page in EVERY_PAGE if page != HOME),
        Route("/door/shell.js", _script),
        Route(f"/door/{PLOTLY_NAME}", _charts),
        Route("/door/icon.svg", _icon),
        *file_routes(),
        Route("/{name:name}", _nowhere),
        Route("/{deep:deep}", _too_deep),
    ]
