"""How long what is sent to us may be: no page asks for a file, and ``server.maxUploadSize`` is more than readers send.

What comes through the socket is bounded by Streamlit (``server.maxWidgetStateSize``).
"""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit import config

from components.admission.words import refusal

_MEGABYTE = 1_000_000


class _TooLong(Exception):
    """More came than was announced, or than is taken."""


class BodyLimit:
    """Refuses what is too long (413): by what it announces, and by what comes."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        most = config.get_option("server.maxUploadSize") * _MEGABYTE
        announced = Headers(scope=scope).get("content-length", "0")
        come, answered = 0, False

        async def counted() -> Message:
            nonlocal come
            message = await receive()
            come += len(message.get("body", b""))
            if come > most:
                raise _TooLong
            return message

        async def noted(message: Message) -> None:
            nonlocal answered
            answered = True
            await send(message)

        try:
            if not announced.isdecimal() or int(announced) > most:
                raise _TooLong
            await self.app(scope, counted, noted)
        except _TooLong:
            if answered:
                raise
            await refusal(scope, 413, "long", headers={"connection": "close"})(scope, receive, send)
