"""By which names the dossier is asked for, and from which pages: a page elsewhere must not speak for its reader.

Streamlit looks at its socket alone, takes any page of the same machine for its own, and asks an outside service for its
own address before it refuses another. Here every request is looked at, before it comes there.
"""

from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send
from starlette.websockets import WebSocket
from streamlit import config
from streamlit.web.server.server_util import allowlisted_origins
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from components.admission.words import refusal
from components.service.settings import LOOPBACK_NAMES
from dossier.publisher import publisher

#: Whether the process is well, as Streamlit says it: machines ask by their own name, and sign in nowhere.
HEALTH = "/_stcore/health"
_HARMLESS = ("GET", "HEAD", "OPTIONS")


class OwnHost:
    """Refuses names that are not the dossier's (400), and what pages of other sites send in a reader's name (403)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket") or scope["path"] == HEALTH:
            await self.app(scope, receive, send)
        elif no := _refused(scope):
            if scope["type"] == "websocket":
                await WebSocket(scope, receive, send).send_denial_response(no)
            else:
                await no(scope, receive, send)
        else:
            await self.app(_same(scope) if scope["type"] == "websocket" else scope, receive, send)


def _same(scope: Scope) -> Scope:
    """A page that is ours is of one name with its socket for Streamlit too, or it would ask outside who it is."""
    origin = Headers(scope=scope).get("origin")
    if origin is None:
        return scope
    others = [(name, value) for name, value in scope["headers"] if name != b"host"]
    return {**scope, "headers": [*others, (b"host", urlsplit(origin).netloc.encode("latin-1"))]}


def _refused(scope: Scope) -> Response | None:
    headers = Headers(scope=scope)
    host, origin = headers.get("host"), headers.get("origin")
    if not _own_name(host):
        address = publisher().address
        return refusal(scope, 400, "host", ("host", address) if address else None)
    if scope.get("method", "") in _HARMLESS or origin is None or _own_page(origin, host):
        return None
    return refusal(scope, 403, "origin")


def _own_name(host: str | None) -> bool:
    """``server.allowedHosts``; without it the name in ``dossier.toml``; without one, any."""
    if config.get_option("server.allowedHosts") or not publisher().address:
        return is_host_allowed(host)
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        return False
    return name in (*LOOPBACK_NAMES, urlsplit(publisher().address).hostname)


def _own_page(origin: str, host: str | None) -> bool:
    """A page of the name asked for, of the name in ``dossier.toml``, or of ``server.corsAllowedOrigins``."""
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    address = urlsplit(publisher().address)
    return (
        parts.netloc == host
        or (bool(address.netloc) and (parts.scheme, parts.netloc) == (address.scheme, address.netloc))
        or origin in allowlisted_origins()
    )
