"""One deadline for a whole exchange, its headers too, however slowly they drip.

A time-out of httpx is for each read alone: a byte before each of them holds it for ever. Here every step of a
connection has what is left of the deadline and no more.
"""

import ssl
import time
from collections.abc import Iterable
from socket import IPPROTO_TCP, gaierror, getaddrinfo
from typing import Any

import httpcore
import httpx


class Deadline(httpcore.NetworkBackend):
    """The road to a host, until ``begin`` gives it other seconds."""

    def __init__(self) -> None:
        self._plain, self._at = httpcore.SyncBackend(), 0.0

    def begin(self, seconds: float) -> None:
        """An exchange begins, and has so long."""
        self._at = time.monotonic() + seconds

    def left(self, most: float | None) -> float:
        """Seconds for the next step. Raises ``httpcore.ReadTimeout`` where none is left."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the deadline of the exchange")
        return left if most is None else min(most, left)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Each address of the host by itself: many silent ones have one deadline all the same."""
        try:
            found = dict.fromkeys(str(each[4][0]) for each in getaddrinfo(host, port, proto=IPPROTO_TCP))
        except (gaierror, UnicodeError) as error:
            raise httpcore.ConnectError(str(error)) from error
        failed: Exception = httpcore.ConnectError(host)
        for address in found:
            try:
                step = self.left(timeout)
                return _Stream(self._plain.connect_tcp(address, port, step, local_address, socket_options), self)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failed = error
        raise failed


class _Stream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream, self._deadline = stream, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        safe = self._stream.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Stream(safe, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def bounded(client: httpx.Client) -> Deadline:
    """The deadline of all that a client asks, through a proxy too.

    httpx has no word for the road of its connections: it is laid where the client keeps it, and
    ``tests/test_watch_polite.py`` asks a server that drips whether it lies there still.
    """
    deadline = Deadline()
    for transport in (client._transport, *client._mounts.values()):
        if isinstance(transport, httpx.HTTPTransport):
            transport._pool._network_backend = deadline
    return deadline
