"""The gate: counts the sockets of Streamlit, closes what nobody needs, and says which replica answers."""

import re

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from components.service import meters
from components.service.places import places, reader_of
from components.service.settings import settings

_SOCKET = "/_stcore/stream"
#: What Streamlit opens to everybody and no reader needs: its own figures, and a session driven by a program.
_CLOSED = re.compile(r"/_stcore/(?:metrics|agent)(?:/|$)")


class Gate:
    """Counts the sockets of Streamlit; one too many is refused with 503, and its page says why (``application.js``)."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _CLOSED.search(scope["path"]):
            await Response(status_code=404)(scope, receive, send)
            return
        if scope["type"] != "websocket" or not scope["path"].endswith(_SOCKET):
            await self.app(scope, receive, _named(send) if scope["type"] == "http" else send)
            return
        reader = reader_of(scope)
        if not places().enter(reader, _returning(scope)):
            meters.REFUSED.labels("socket").inc()
            await WebSocket(scope, receive, send).send_denial_response(Response(status_code=503))
            return
        try:
            await self.app(scope, receive, _named(send))
        finally:
            places().leave(reader)


def _named(send: Send) -> Send:
    """The name of this replica goes with each answer: the proxy, which keeps it to itself, leaves the reader here."""
    name = settings().replica.encode()

    async def with_name(message: Message) -> None:
        if name and message["type"] in ("http.response.start", "websocket.accept"):
            message["headers"] = [*message.get("headers", []), (b"x-replica", name)]
        await send(message)

    return with_name


def _returning(scope: Scope) -> bool:
    """Streamlit's page names the session that it had as its third protocol when it connects again."""
    protocols: list[str] = scope.get("subprotocols", [])
    return len(protocols) > 2
