"""Results kept once: bounded, by version of the data and what was asked; two threads that ask the same wait for one."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from concurrent.futures import Future
from functools import wraps
from threading import Lock
from typing import Any, Generic, ParamSpec, TypeVar

from dossier.catalogue import Catalogue

_Result = TypeVar("_Result")
_Given = ParamSpec("_Given")


class Kept(Generic[_Result]):
    """The last ``most`` results by key. A result is computed outside of the lock; one that fails is not kept."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._lock = Lock()
        self._found: OrderedDict[Hashable, Future[_Result]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._found)

    def clear(self) -> None:
        with self._lock:
            self._found.clear()

    def get(self, key: Hashable, compute: Callable[[], _Result]) -> _Result:
        """The result of a key, computed by the first who asks. Raises what ``compute`` raises."""
        with self._lock:
            future = self._found.get(key)
            is_first = future is None
            if future is None:
                future = self._found[key] = Future()
                while len(self._found) > self.most:
                    self._found.popitem(last=False)
            else:
                self._found.move_to_end(key)
        if is_first:
            try:
                future.set_result(compute())
            except BaseException as error:
                with self._lock:
                    if self._found.get(key) is future:
                        del self._found[key]
                future.set_exception(error)
                raise
        return future.result()


#: Every memory of this layer, by the name of its function: a test looks at its bounds.
MEMORIES: dict[str, Kept[Any]] = {}


def once(most: int) -> Callable[[Callable[_Given, _Result]], Callable[_Given, _Result]]:
    """Keep the last ``most`` results of a function of a catalogue and of values that can be hashed.

    The version of the data stands for the catalogue. Never change an array of a result: every caller shares it.
    """

    def decorate(function: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
        memory: Kept[_Result] = Kept(most)
        MEMORIES[function.__name__] = memory

        @wraps(function)
        def remembered(*args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
            catalogue, *asked = args
            assert isinstance(catalogue, Catalogue)
            key = (catalogue.version, *asked, *sorted(kwargs.items()))
            return memory.get(key, lambda: function(*args, **kwargs))

        return remembered

    return decorate
