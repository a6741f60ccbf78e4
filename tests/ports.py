"""Ports in a row that nobody holds, for what is told one port and takes those after it."""

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from random import randrange

import pytest

#: Below those that the system gives to whoever asks for any, which would take one of a row meanwhile.
_FIRST, _LAST = 12_000, 30_000


@contextmanager
def held(count: int) -> Iterator[list[socket.socket]]:
    """So many ports in a row, each held by a socket that does not listen yet, until the end or until it is closed."""
    for _ in range(200):
        with ExitStack() as row:
            first = randrange(_FIRST, _LAST)
            found = [row.enter_context(socket.socket()) for _ in range(count)]
            try:
                for n, each in enumerate(found):
                    each.bind(("127.0.0.1", first + n))
            except OSError:
                continue
            yield found
            return
    pytest.fail(f"no {count} free ports in a row")


def free(count: int) -> int:
    """The first of so many ports in a row that nobody held a moment ago."""
    with held(count) as row:
        port: int = row[0].getsockname()[1]
        return port
