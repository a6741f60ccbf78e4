"""The second port, on the loopback alone: ``/health`` for whoever watches the process, ``/metrics`` for its figures.

Threads answer: a loop that no longer turns is said rather than waited for, and whoever asks slowly holds nobody up.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from socketserver import ThreadingMixIn
from threading import Thread
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from prometheus_client import make_wsgi_app

from components.service.places import places
from components.service.settings import LOOPBACK, require_free, settings

#: Seconds without a turn of the loop after which the process is not well.
STUCK = 20.0
#: Seconds that whoever asks may be silent.
_PATIENCE = 5.0
_METRICS = make_wsgi_app()


class _Pulse:
    """Whether the process is ready, and when its loop last turned."""

    def __init__(self) -> None:
        self.state, self.beat = "starting", time.monotonic()

    def described(self) -> str:
        return "stuck" if self.state == "ready" and time.monotonic() - self.beat > STUCK else self.state


PULSE = _Pulse()


@asynccontextmanager
async def beating() -> AsyncIterator[None]:
    """Ready from here on, for as long as the loop turns; a process that stops says so."""

    async def beat() -> None:
        while True:
            PULSE.beat = time.monotonic()
            await asyncio.sleep(1)

    task = asyncio.create_task(beat())
    PULSE.state = "ready"
    try:
        yield
    finally:
        PULSE.state = "stopping"
        task.cancel()


def answer(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """The two addresses of the second port, as WSGI."""
    if environ["PATH_INFO"] == "/metrics":
        found: Iterable[bytes] = _METRICS(environ, start)
        return found
    if environ["PATH_INFO"] != "/health":
        start("404 Not Found", [("Content-Length", "0")])
        return []
    state = PULSE.described()
    said = {"state": state, "readers": places().open, "places": places().most, "replica": settings().replica}
    start(
        "200 OK" if state == "ready" else "503 Service Unavailable",
        [("Content-Type", "application/json"), ("Cache-Control", "no-store")],
    )
    return [json.dumps(said).encode()]


class _Server(ThreadingMixIn, WSGIServer):
    """A thread for each who asks, none of which keeps the process from ending."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Whoever hangs up or asks too slowly is no error of ours."""


class _Silent(WSGIRequestHandler):
    """Whoever asks every second is not logged, and who is silent for so many is no longer listened to."""

    timeout = _PATIENCE

    def log_message(self, *_: object) -> None:
        pass


def open_second_port() -> None:
    """Answer from now on, if a port was set. Raises ``Unfit`` for one that is taken."""
    if not settings().metrics_port:
        return
    require_free(settings().metrics_port)
    server = make_server(LOOPBACK, settings().metrics_port, answer, _Server, _Silent)
    Thread(target=server.serve_forever, name="second-port", daemon=True).start()
