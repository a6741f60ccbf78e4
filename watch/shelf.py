"""The only place where the watch writes: a folder, each file whole or not at all."""

import fcntl
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"


class OutsideShelf(ValueError):
    """A file is to be written outside the folder: a fault of ours."""


class Busy(Exception):
    """Another run holds the folder."""


@contextmanager
def alone(shelf: Path) -> Iterator[None]:
    """One run at a time: two would ask each host twice as often. The system lets go of it with the process.

    Raises ``Busy``, ``OutsideShelf`` or ``OSError``.
    """
    lock = place(shelf / "watch" / "running", shelf)
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("wb") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy from error
        yield


def place(path: Path, shelf: Path) -> Path:
    """The path itself. Raises ``OutsideShelf`` unless it lies in the folder, links followed."""
    if not path.resolve().is_relative_to(shelf.resolve()):
        raise OutsideShelf(str(path))
    return path


def put(path: Path, content: bytes, shelf: Path, *, lasting: bool = True) -> None:
    """Write beside, then move over: whoever reads meanwhile, or after a failure, has the file of before.

    ``lasting``: wait for the disk; what can be asked for again need not.
    Raises ``OutsideShelf`` or ``OSError``.
    """
    place(path, shelf).parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        Path(beside).chmod(0o644)
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
