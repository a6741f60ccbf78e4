"""Runs take turns: a core that does two at once ends both late, and its loop answers nobody meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore

#: Runs at once in a process; one may wait for what is computed behind the page (``components/later.py``).
AT_ONCE = 2
_TURN = Semaphore(AT_ONCE)


@contextmanager
def own_turn() -> Iterator[None]:
    """The run of a whole page; those who came before are first."""
    with _TURN:
        yield
