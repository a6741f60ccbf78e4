"""Places for readers in this process: a page load asks for one, its socket takes it, and gives it back when it closes.

Whoever is in stays in: a reader who loads a page again, or whose connection is found again here after another replica
died, is let in beyond the places, up to twice as many. All of it happens in the server's loop, so there is no lock.
"""

import time
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import count

from starlette.types import Scope

from components.service.settings import settings

#: Seconds for which a page that was sent keeps a place for its socket.
RESERVED = 20.0
#: How many times its places a process takes in readers who were in already.
_ROOM = 2
#: What the proxy calls a reader: a number drawn for the session of a browser, kept nowhere (``deploy/site.conf``).
_READER = b"x-reader"


class Places:
    """``most``: readers taken. Readers are named by the proxy; without one, nobody is."""

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self.most, self._clock = most, clock
        self._open: Counter[str] = Counter()
        self._expected: dict[str, float] = {}
        self._nameless = (f"nameless {n}" for n in count())

    @property
    def open(self) -> int:
        """Open sockets."""
        return self._open.total()

    @property
    def taken(self) -> int:
        """Open sockets, and those that a page just sent will open."""
        now = self._clock()
        self._expected = {reader: until for reader, until in self._expected.items() if until > now}
        return self.open + len(self._expected)

    def ask(self, reader: str) -> bool:
        """Whether a page load of ``reader`` is served; it then keeps a place for its socket."""
        taken = self.taken
        known = bool(reader) and (reader in self._open or reader in self._expected)
        if taken >= (_ROOM * self.most if known else self.most):
            return False
        if reader not in self._open:
            self._expected[reader or next(self._nameless)] = self._clock() + RESERVED
        return True

    def enter(self, reader: str, returning: bool = False) -> bool:
        """Whether a socket is opened; ``returning``: it continues a session that was open, here or elsewhere."""
        taken = self.taken
        name = reader or next((each for each in self._expected if each.startswith("nameless")), "")
        expected = self._expected.pop(name, None) is not None
        known = expected or returning or (bool(reader) and reader in self._open)
        if taken >= self.most and (not known or self.open >= _ROOM * self.most):
            return False
        self._open[reader] += 1
        return True

    def leave(self, reader: str) -> None:
        """A socket has closed."""
        self._open[reader] -= 1
        self._open += Counter()  # names of nobody are let go


@cache
def places() -> Places:
    """The places of this process."""
    return Places(settings().places)


def reader_of(scope: Scope) -> str:
    """The number that the proxy gave a reader; empty without a proxy."""
    named: bytes = dict(scope["headers"]).get(_READER, b"")
    return named.decode("latin-1")[:64]
