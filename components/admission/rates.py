"""How often files, light pages and sign-ins may be asked for: generously, and by cookie, for a room has one address.

A browser gets a number at its first file, signed so that none can be made up. Who keeps no cookie, a picture in a page
elsewhere too, shares the allowance of an address, which behind a proxy is everybody's. Counted in each process.
"""

import math
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from itsdangerous import BadSignature, Signer
from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.server_util import get_cookie_secret

from components.admission.sign_in import LOGIN
from components.admission.words import refusal

#: What makes work: files, light pages, and the beginning of a sign-in (``/door/enter``), which is remembered.
_LIMITED = ("/files/", "/embed/", LOGIN)
_COOKIE = "phase_iii_reader"
#: Names of whom an allowance is known; the one that asked longest ago is forgotten, and has it whole again.
_KNOWN = 20_000


@dataclass(frozen=True)
class Allowance:
    """``most`` at once, and ``each_second`` again."""

    most: float
    each_second: float


#: A printed page asks for a picture and a table of each exhibit; a document takes seconds to be made.
LIGHT, DOCUMENT = Allowance(600, 10), Allowance(60, 0.5)
#: Those without a cookie, together.
_SHARED = 5


class Bucket:
    """What each name has left of one allowance."""

    def __init__(self, allowance: Allowance, clock: Callable[[], float] = time.monotonic) -> None:
        self._allowance, self._clock = allowance, clock
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def wait(self, name: str) -> float:
        """Takes one; seconds until there is one where there is none, 0 otherwise."""
        now = self._clock()
        left, at = self._left.pop(name, (self._allowance.most, now))
        left = min(self._allowance.most, left + (now - at) * self._allowance.each_second)
        missing = max(0.0, 1 - left)
        self._left[name] = (left if missing else left - 1, now)
        if len(self._left) > _KNOWN:
            self._left.popitem(last=False)
        return missing / self._allowance.each_second


class RateLimit:
    """Refuses what comes too often (429) with the seconds after which it may come again."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self._own = {kind: Bucket(kind) for kind in (LIGHT, DOCUMENT)}
        self._shared = {
            kind: Bucket(Allowance(kind.most * _SHARED, kind.each_second * _SHARED)) for kind in (LIGHT, DOCUMENT)
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith(_LIMITED):
            await self.app(scope, receive, send)
            return
        asks = HTTPConnection(scope)
        kind = _kind(scope["path"])
        reader = _read(asks.cookies.get(_COOKIE, ""))
        address = asks.client.host if asks.client else ""
        wait = self._own[kind].wait(reader) if reader else self._shared[kind].wait(address)
        if wait:
            seconds = str(math.ceil(wait))
            await refusal(scope, 429, "often", headers={"retry-after": seconds})(scope, receive, send)
            return
        await self.app(scope, receive, send if reader else _numbered(send))


def _kind(path: str) -> Allowance:
    light = path.startswith(("/embed/", LOGIN)) or path.endswith((".html", ".svg", ".csv"))
    return LIGHT if light else DOCUMENT


def _read(cookie: str) -> str:
    try:
        return _signer().unsign(cookie).decode()
    except BadSignature:
        return ""


def _numbered(send: Send) -> Send:
    """The number goes with the answer, for as long as the browser is open."""

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            given = Response()
            given.set_cookie(_COOKIE, _signer().sign(secrets.token_hex(16)).decode(), httponly=True, samesite="lax")
            message["headers"] = [*message["headers"], (b"set-cookie", given.headers["set-cookie"].encode("latin-1"))]
        await send(message)

    return sent


def _signer() -> Signer:
    return Signer(get_cookie_secret(), salt=_COOKIE)
