"""What a reader is told when a file cannot be made: which part is missing; everything else keeps working."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import ParamSpec, TypeVar

from dossier.language import Language, t

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EACCES, errno.EPERM})

P = ParamSpec("P")
R = TypeVar("R")


class ExportFailed(RuntimeError):
    """A file that cannot be made. ``key`` is the end of a locale key ``paper.failure.<key>``, ``detail`` what is
    missing, as the machine names it."""

    def __init__(self, key: str, detail: str = "") -> None:
        super().__init__(f"{key}: {detail}" if detail else key)
        self.key = key
        self.detail = detail

    def words(self, language: Language) -> str:
        """The sentence that the screen shows."""
        return t(language, f"paper.failure.{self.key}", detail=self.detail)


@contextmanager
def guarded() -> Iterator[None]:
    """Turn what the machine lacks into ``ExportFailed``; an error of ours passes as it is."""
    try:
        yield
    except ImportError as error:
        raise ExportFailed("engine", error.name or str(error)) from error
    except OSError as error:
        if error.errno in _NO_ROOM:
            raise ExportFailed("disk", str(error.filename or "")) from error
        if isinstance(error, FileNotFoundError):
            raise ExportFailed("missing", str(error.filename or "")) from error
        raise


def guard(make: Callable[P, R]) -> Callable[P, R]:
    """A function that makes a file, guarded."""

    @wraps(make)
    def inner(*args: P.args, **kwargs: P.kwargs) -> R:
        with guarded():
            return make(*args, **kwargs)

    return inner
