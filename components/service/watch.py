"""Sees every request and every run, and says of each what it cost: page, seconds, bytes, exhibits built, errors.

A run is what its reader waits for: from the message that asks for it to the one that ends it. Streamlit's messages are
read as they pass; long ones hold pictures and tables and are only weighed.
"""

import time

from google.protobuf.message import DecodeError
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from components.asked import path_of
from components.service import meters
from components.service.lines import LOG, line
from components.service.tally import taken_tally
from dossier.contents import EVERY_PAGE, HOME

#: Addresses that are told apart beside the pages; what else is asked for is nobody's, and its name is not repeated.
_OTHERS = ("static", "media", "geo", "door", "embed", "files", "_stcore")
ELSEWHERE = "elsewhere"
#: Bytes of a message that may begin or end a run: what is longer is a part of the page.
_SHORT = 16_384
_ENDS = {
    ForwardMsg.FINISHED_SUCCESSFULLY: "whole",
    ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY: "part",
    ForwardMsg.FINISHED_EARLY_FOR_RERUN: "overtaken",
}


def page_of_path(path: str) -> str:
    """The page of an address, or what else it asks for; of others' names nothing is kept."""
    first, _, rest = path.lstrip("/").partition("/")
    if not first:
        return HOME
    if first in _OTHERS or (first in EVERY_PAGE and not rest):
        return first
    return ELSEWHERE


class Watch:
    """The outermost of the door: what it weighs is what goes over the wire."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await self._request(scope, receive, send)
        elif scope["type"] == "websocket":
            runs = _Runs()
            await self.app(scope, runs.heard(receive), runs.told(send))
        else:
            await self.app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        page, begin = page_of_path(scope["path"]), time.perf_counter()
        status, sent = 500, 0

        async def weighed(message: Message) -> None:
            nonlocal status, sent
            if message["type"] == "http.response.start":
                status = message["status"]
            sent += len(message.get("body", b""))
            await send(message)

        try:
            await self.app(scope, receive, weighed)
        finally:
            seconds = time.perf_counter() - begin
            meters.REQUESTS.labels(page, status).inc()
            meters.REQUEST_SECONDS.observe(seconds)
            meters.SENT.labels("request").inc(sent)
            if status >= 500 and status != 503:
                meters.ERRORS.labels(page).inc()
            LOG.info(line("request", page=page, status=status, seconds=seconds, bytes=sent))


class _Runs:
    """The runs of one socket, one after the other."""

    def __init__(self) -> None:
        self._page, self._begin, self._sent, self._session = HOME, time.perf_counter(), 0, ""

    def heard(self, receive: Receive) -> Receive:
        async def read() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive" and message.get("bytes"):
                self._hear(message["bytes"])
            return message

        return read

    def told(self, send: Send) -> Send:
        async def weighed(message: Message) -> None:
            await send(message)
            if message["type"] == "websocket.send" and message.get("bytes"):
                self._tell(message["bytes"])

        return weighed

    def _hear(self, content: bytes) -> None:
        try:
            asked = BackMsg.FromString(content)
        except DecodeError:
            return  # Streamlit closes the socket
        if asked.WhichOneof("type") == "rerun_script":
            self._begin, self._sent = time.perf_counter(), 0
            self._page = page_of_path(path_of(asked.rerun_script.context_info.url))

    def _tell(self, content: bytes) -> None:
        self._sent += len(content)
        if len(content) > _SHORT:
            return
        told = ForwardMsg.FromString(content)
        kind = told.WhichOneof("type")
        if kind == "new_session":
            self._session = told.new_session.initialize.session_id
        elif kind == "script_finished":
            self._end(_ENDS.get(told.script_finished, "broken"))

    def _end(self, end: str) -> None:
        seconds, tally = time.perf_counter() - self._begin, taken_tally(self._session)
        meters.RUNS.labels(self._page, end).inc()
        meters.RUN_SECONDS.observe(seconds)
        meters.SENT.labels("run").inc(self._sent)
        LOG.info(
            line(
                "run",
                page=self._page,
                end=end,
                seconds=seconds,
                bytes=self._sent,
                built=tally.built,
                errors=tally.errors,
            )
        )
        self._sent = 0
