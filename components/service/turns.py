"""Runs of whole pages take turns, two at once in a process: with all at once each ends late, and the loop is not heard.

The third waits until one of the two has ended. Parts of a page (fragments) do not wait: they are short.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore

#: Two and not one: a run may be waiting for what is computed behind the page (``components/later.py``).
AT_ONCE = 2
_TURN = Semaphore(AT_ONCE)


@contextmanager
def own_turn() -> Iterator[None]:
    """The run of a whole page, once a turn is free."""
    with _TURN:
        yield
