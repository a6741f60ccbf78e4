"""The guard of a private dossier: no address and no socket answers whoever has not signed in or is not a reader.

What is open is listed; all else is closed, addresses that are not written yet included. A public dossier has no guard.
"""

import asyncio
import time
from collections import defaultdict

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocket

from components.admission import sign_in
from components.admission.hosts import HEALTH
from components.admission.rules import CALLBACK, Rules, rules
from components.admission.visitor import Visitor, visitor
from components.admission.words import address_asked, refusal

#: Whether the process is well, and the sign of the dossier in the tab. Streamlit's own files are everybody's.
_OPEN, _OPEN_BELOW = (HEALTH, "/door/icon.svg"), "/static/"
#: "Policy violation": the browser's part of Streamlit connects again, and is told that it must not.
_OVER = 1008


class Guard:
    """Lets readers in, for as long as their sign-in holds."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._sockets: defaultdict[str, set[asyncio.Event]] = defaultdict(set)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        known = rules() if scope["type"] in ("http", "websocket") else None
        if known is None:
            await self.app(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._socket(scope, receive, send, known)
        else:
            await self._request(scope, receive, send, known)

    async def _request(self, scope: Scope, receive: Receive, send: Send, known: Rules) -> None:
        path: str = scope["path"]
        who = visitor(HTTPConnection(scope).cookies, known)
        if path in _OPEN or (path.startswith(_OPEN_BELOW) and ".." not in path):
            await self.app(scope, receive, send)
        elif path == sign_in.ENTER:
            await sign_in.enter(self.app, scope, receive, send, known)
        elif path == CALLBACK:
            await sign_in.come_back(self.app, scope, receive, send, known)
        elif path == sign_in.LOGOUT:
            self._leave(who)
            await self.app(scope, receive, send)
        elif no := _refused(scope, who, known):
            await no(scope, receive, send)
        else:
            await self.app(scope, receive, _for_one(send))

    async def _socket(self, scope: Scope, receive: Receive, send: Send, known: Rules) -> None:
        who = visitor(HTTPConnection(scope).cookies, known)
        if who is None or not known.admit(who.mail):
            await WebSocket(scope, receive, send).send_denial_response(
                Response(status_code=401 if who is None else 403)
            )
            return
        over = asyncio.Event()
        self._sockets[who.key].add(over)
        end = asyncio.get_running_loop().call_later(max(who.until - time.time(), 0), over.set)
        try:
            await self.app(scope, _until(over, receive, send), send)
        finally:
            end.cancel()
            self._sockets[who.key].discard(over)
            if not self._sockets[who.key]:
                del self._sockets[who.key]

    def _leave(self, who: Visitor | None) -> None:
        """Whoever signs out in one window has left in all."""
        for over in self._sockets.get(who.key, ()) if who else ():
            over.set()


def _refused(scope: Scope, who: Visitor | None, known: Rules) -> Response | None:
    if who is None:
        way = ("enter", sign_in.way_in(address_asked(scope)))
        # 401 names a way to be known; browsers know none by this name and show the page
        return refusal(scope, 401, "closed", way, {"www-authenticate": 'OpenID realm="Phase III"'})
    if not who.mail:
        return refusal(scope, 403, "no_mail", ("leave", sign_in.LOGOUT))
    if not known.admit(who.mail):
        return refusal(scope, 403, "stranger", ("leave", sign_in.LOGOUT), mail=who.mail)
    return None


def _for_one(send: Send) -> Send:
    """What a reader was let in to see is kept by no cache on the way."""

    async def marked(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            kept = [part.strip() for part in headers.get("cache-control", "no-cache").split(",")]
            headers["cache-control"] = ", ".join(
                ["private", *(part for part in kept if part not in ("public", "private"))]
            )
        await send(message)

    return marked


def _until(over: asyncio.Event, receive: Receive, send: Send) -> Receive:
    """What is received until it is over; then the socket is closed to both sides."""

    async def received() -> Message:
        heard, ended = asyncio.ensure_future(receive()), asyncio.ensure_future(over.wait())
        try:
            await asyncio.wait({heard, ended}, return_when=asyncio.FIRST_COMPLETED)
            if not over.is_set():
                return heard.result()
        finally:
            heard.cancel()
            ended.cancel()
        await send({"type": "websocket.close", "code": _OVER})
        return {"type": "websocket.disconnect", "code": _OVER}

    return received
