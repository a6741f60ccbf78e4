"""What takes long is computed outside of the script: its reader sees the rest first, and others are not kept waiting.

One thread computes what readers ask for, in their order; a second one, what is likely to be asked for (``foresee``).
The results are kept by the layers that compute them: what is ready is only read again.
"""

from collections import OrderedDict, deque
from collections.abc import Callable, Hashable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as NotYet
from threading import Lock

#: Seconds that a script waits for a result before it draws the rest of the page: what is quick is never seen to wait.
PATIENCE = 0.15
#: Results of which it is remembered that they were computed.
_MOST = 2048

_READERS = ThreadPoolExecutor(max_workers=1, thread_name_prefix="asked")
_FORESEEN = ThreadPoolExecutor(max_workers=1, thread_name_prefix="foreseen")
_LOCK = Lock()
_ASKED: "OrderedDict[Hashable, tuple[Future[None], ThreadPoolExecutor]]" = OrderedDict()


def is_ready(key: Hashable, compute: Callable[[], object], patience: float = PATIENCE) -> bool:
    """Whether ``compute`` has run for ``key``; asks for it the first time and waits ``patience`` seconds.

    Not while another result is computed before it: a script waits once, not once a result.

    What fails is ready too: the script that computes it again meets the error where it can be shown.
    """
    future = _asked(key, compute, _READERS)
    try:
        future.exception(patience if _NEXT.is_turn_of(future) else 0)
    except NotYet:
        return False
    return True


def computed() -> tuple[int, int]:
    """How many of the results that all readers of this process wait for are there, and how many they asked for."""
    return _NEXT.computed()


def foresee(key: Hashable, compute: Callable[[], object]) -> None:
    """Compute what is likely to be asked for, behind what is."""
    _asked(key, compute, _FORESEEN)


class _Turn:
    """The result that the readers' thread is at: the first that was asked for and is not there yet."""

    def __init__(self) -> None:
        self._waiting: deque[Future[None]] = deque()
        self._batch: list[Future[None]] = []

    def join(self, future: "Future[None]") -> None:
        if all(each.done() for each in self._batch):
            self._batch.clear()
        self._batch.append(future)
        self._waiting.append(future)

    def computed(self) -> tuple[int, int]:
        """How many results are there, and how many were asked for, since the thread last had nothing to do."""
        with _LOCK:
            return sum(each.done() for each in self._batch), len(self._batch)

    def is_turn_of(self, future: "Future[None]") -> bool:
        with _LOCK:
            while self._waiting and self._waiting[0].done():
                self._waiting.popleft()
            return future.done() or not self._waiting or self._waiting[0] is future


_NEXT = _Turn()


def _run(compute: Callable[[], object]) -> None:
    """What is computed is kept by its own layer: a future that held it too would never let it go."""
    compute()


def _asked(key: Hashable, compute: Callable[[], object], pool: ThreadPoolExecutor) -> "Future[None]":
    with _LOCK:
        future, waits_in = _ASKED.get(key, (None, pool))
        if future is not None and waits_in is _FORESEEN and pool is _READERS and future.cancel():
            future = None  # a reader does not wait behind what is only likely to be asked for
        if future is None:
            future = pool.submit(_run, compute)
            if pool is _READERS:
                _NEXT.join(future)
            _ASKED[key] = future, pool
            while len(_ASKED) > _MOST:
                _ASKED.popitem(last=False)
        _ASKED.move_to_end(key)
    return future
