"""Places for readers in this process: a page load asks for one, its socket takes it, and gives it back when it closes.

Whoever is in stays in: a reader who loads a page again, or whose connection is found again here after another replica
died, is let in beyond the places, up to twice as many. What asks for a page and shows no cookie may be a program: it is
served, and its page keeps a place for a moment only. All of it happens in the server's loop, so there is no lock.
"""

import re
import time
from collections import Counter
from collections.abc import Callable
from functools import cache

from starlette.requests import HTTPConnection
from starlette.types import Scope

from components.service.settings import settings

#: Seconds for which a page that was sent keeps a place for its socket, and a reader whose socket closed is known.
RESERVED = 20.0
#: The same until its reader has shown a cookie: a browser asks for the script of the page at once, a program does not.
GLANCE = 3.0
#: How many times its places a process takes in readers who were in already.
_ROOM = 2
#: What the proxy calls a reader: a number drawn for the session of a browser, kept nowhere (``deploy/site.conf``).
_READER = b"x-reader"
#: The cookie that brings the number again; where there is no proxy, the page gives it (``doorway/entrance.py``).
COOKIE = "replica"
_NUMBER = re.compile(r"r\d+\.([0-9a-f]{32})", re.ASCII)


class Places:
    """``most``: readers taken. A reader is a number; ``""`` is whoever opens a socket without one."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self._clock = most, clock
        self._open: Counter[str] = Counter()
        self._expected: dict[str, float] = {}
        self._left: dict[str, float] = {}

    @property
    def open(self) -> int:
        """Open sockets."""
        return self._open.total()

    @property
    def taken(self) -> int:
        """Open sockets, and those that a page just sent will open."""
        now = self._clock()
        self._expected = {reader: until for reader, until in self._expected.items() if until > now}
        self._left = {reader: until for reader, until in self._left.items() if until > now}
        return self.open + len(self._expected)

    def ask(self, reader: str, seconds: float = RESERVED) -> bool:
        """Whether a page load of ``reader`` is served; it then keeps a place for its socket, for so many seconds."""
        if self.taken >= (_ROOM * self.most if self._knows(reader) else self.most):
            return False
        if seconds and reader not in self._open:
            self._expected[reader] = max(self._expected.get(reader, 0.0), self._clock() + seconds)
        return True

    def enter(self, reader: str, returning: bool = False) -> bool:
        """Whether a socket is opened; ``returning``: it continues a session that was open, here or elsewhere."""
        known = returning or self._knows(reader)
        if self.taken >= self.most and (not known or self.open >= _ROOM * self.most):
            return False
        self._expected.pop(reader, None)
        self._open[reader] += 1
        return True

    def leave(self, reader: str) -> None:
        """A socket has closed. Its place is free; its reader, who may be loading the page again, is still known."""
        self._open[reader] -= 1
        self._open += Counter()  # names of nobody are let go
        if reader:
            self._left[reader] = self._clock() + RESERVED

    def _knows(self, reader: str) -> bool:
        now = self._clock()
        lately = any(until.get(reader, 0.0) > now for until in (self._expected, self._left))
        return bool(reader) and (reader in self._open or lately)


@cache
def places() -> Places:
    """The places of this process."""
    return Places(settings().places)


def reader_of(scope: Scope) -> str:
    """The number of a reader: the one that the proxy gave, or that of the cookie; empty for none."""
    named: bytes = dict(scope["headers"]).get(_READER, b"")
    return named.decode("latin-1")[:64] or shown_by(scope)


def shown_by(scope: Scope) -> str:
    """The number in the cookie of a reader who was here before; empty for none."""
    found = _NUMBER.fullmatch(HTTPConnection(scope).cookies.get(COOKIE, ""))
    return found[1] if found else ""
