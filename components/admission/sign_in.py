"""Streamlit's own sign-in, led by us: its addresses are asked as they are, and what they answer is completed.

Streamlit lands on the first page whatever was asked for, and on a silent one where the sign-in failed. The address
asked for waits in a cookie that only the return of the provider sees.
"""

import re
from urllib.parse import parse_qs, urlencode

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.auth_util import encode_provider_token
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from components.admission.rules import CALLBACK, Rules
from components.admission.visitor import visitor
from components.admission.words import refusal

#: Where the page before the sign-in leads, with the address asked for as ``to``; Streamlit's own for the way out.
ENTER, LOGOUT = "/door/enter", "/auth/logout"
#: Streamlit's own, asked by ``enter`` alone.
LOGIN = "/auth/login"
_ASKED = "phase_iii_asked"
#: Seconds that a reader has at the provider; signs of an address that is kept.
_PATIENCE, _LONGEST = 900, 3000
#: An address of ours: a path and a query, encoded. Two strokes at its head would name another host.
_OURS = re.compile(r"/(?![/\\])[^\x00-\x20\x7f\\]*", re.ASCII)


def way_in(address: str) -> str:
    """Where the sign-in begins that ends at ``address``."""
    return f"{ENTER}?{urlencode({'to': address})}"


def ours(address: str) -> str:
    """``address`` if it is one of the dossier, the first page otherwise."""
    return address if len(address) <= _LONGEST and address.isascii() and _OURS.fullmatch(address) else "/"


async def enter(app: ASGIApp, scope: Scope, receive: Receive, send: Send, rules: Rules) -> None:
    """On to the provider, by Streamlit's own address, which takes a word that it signed itself."""
    asked = ours(parse_qs(scope["query_string"].decode("latin-1")).get("to", ["/"])[0])
    query = f"provider={encode_provider_token('default')}".encode()
    start, body = await _answer(
        app, {**scope, "path": LOGIN, "raw_path": LOGIN.encode(), "query_string": query}, receive
    )
    if start["status"] == 429:
        await _pass(start, body, send)
        return
    if start["status"] >= 400:
        # 502: of the provider behind; a proxy that is told 503 asks another replica
        await refusal(scope, 502, "silent", ("again", way_in(asked)))(scope, receive, send)
        return
    waits = Response()
    waits.set_cookie(_ASKED, asked, _PATIENCE, path=CALLBACK, secure=_secure(rules), httponly=True, samesite="lax")
    start["headers"] = [*start["headers"], (b"set-cookie", waits.headers["set-cookie"].encode("latin-1"))]
    await _pass(start, body, send)


async def come_back(app: ASGIApp, scope: Scope, receive: Receive, send: Send, rules: Rules) -> None:
    """The return of the provider: to the address asked for, or the page that says that nobody was signed in."""
    request = Request(scope)
    asked = ours(request.cookies.get(_ASKED, "/"))
    start, body = await _answer(app, scope, receive)
    headers = MutableHeaders(scope=start)
    if any(cookie.startswith(f"{USER_COOKIE_NAME}=") and "Max-Age=0" not in cookie for cookie in _cookies(headers)):
        headers["location"] = asked
        headers["cache-control"] = "no-store"
        if _secure(rules):
            start["headers"] = [
                (name, value + b"; Secure" if name == b"set-cookie" else value) for name, value in start["headers"]
            ]
    elif {"state", "error"} & set(request.query_params) and visitor(request.cookies, rules) is None:
        answer = refusal(scope, 403, "failed", ("again", way_in(asked)))
        for cookie in _cookies(headers):
            answer.headers.append("set-cookie", cookie)
        await answer(scope, receive, send)
        return
    await _pass(start, body, send)


def _secure(rules: Rules) -> bool:
    """Streamlit leaves ``Secure`` out; where the dossier is reached by TLS, its cookies go no other way."""
    return rules.origin.startswith("https:")


def _cookies(headers: MutableHeaders) -> list[str]:
    return headers.getlist("set-cookie")


async def _answer(app: ASGIApp, scope: Scope, receive: Receive) -> tuple[Message, bytes]:
    """A short answer, held until it is whole."""
    heard: list[Message] = []

    async def hear(message: Message) -> None:
        heard.append(message)

    await app(scope, receive, hear)
    start = next(message for message in heard if message["type"] == "http.response.start")
    return start, b"".join(message.get("body", b"") for message in heard)


async def _pass(start: Message, body: bytes, send: Send) -> None:
    await send(start)
    await send({"type": "http.response.body", "body": body})
