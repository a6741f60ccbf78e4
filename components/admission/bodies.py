"""How long what is sent to us may be: no page asks for a file, and ``server.maxUploadSize`` is more than readers send.

What comes through the socket is bounded by Streamlit (``server.maxWidgetStateSize``).
"""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from components.admission.words import refusal

#: Bytes in a megabyte, as Streamlit and nginx count them.
MEGABYTE = 1024**2
#: Digits of a length that is read.
_DIGITS = 20


class BodyLimit:
    """Refuses what is too long (413) on every route, whether it reads what is sent or not.

    The server holds a body to the length that it announces; one that announces none is taken in before its route is.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = longest()
        headers = Headers(scope=scope)
        announced = headers.get("content-length", "0")
        too_long = not (announced.isascii() and announced.isdecimal() and len(announced) < _DIGITS)
        too_long = too_long or int(announced) > most
        if not too_long and "transfer-encoding" in headers:
            come = await _come(receive, most)
            too_long, receive = come is None, _again(come or [], receive)
        if too_long:
            await refusal(scope, 413, "long", headers={"connection": "close"})(scope, receive, send)
        else:
            await self.app(scope, receive, send)


def longest() -> int:
    """Bytes that a body may have."""
    return int(config.get_option("server.maxUploadSize")) * MEGABYTE


async def _come(receive: Receive, most: int) -> list[Message] | None:
    """A whole body as it came, or the word that its sender has gone; none once it is too long."""
    come: list[Message] = []
    length, more = 0, True
    while more:
        message = await receive()
        come.append(message)
        length += len(message.get("body", b""))
        if length > most:
            return None
        more = bool(message.get("more_body", False))
    return come


def _again(come: list[Message], receive: Receive) -> Receive:
    """What has come, and then what comes."""

    async def received() -> Message:
        return come.pop(0) if come else await receive()

    return received
