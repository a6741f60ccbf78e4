"""Files written all or nothing: beside the old ones first, then moved over them; a failure puts back what was moved."""

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from exports.editing.refused import EditRefused

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
_LOCKED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY, errno.ETXTBSY})


def replace_all(folder: Path, contents: Mapping[str, bytes], before: Mapping[str, bytes]) -> None:
    """Give the files of a folder other contents; ``before`` is what was read of them.

    Raises ``EditRefused`` when one was changed meanwhile or cannot be written; the folder is then as it was.
    """
    try:
        with tempfile.TemporaryDirectory(prefix=".import-", dir=folder) as name:
            beside = Path(name)
            for file, content in contents.items():
                _write(beside / file, content)
                shutil.copymode(folder / file, beside / file)
                (beside / f"{file}.old").write_bytes(before[file])
                shutil.copymode(folder / file, beside / f"{file}.old")
            for file in contents:
                if (folder / file).read_bytes() != before[file]:
                    raise EditRefused("meanwhile", file=file)
            _move(folder, beside, contents, before)
    except OSError as error:
        raise told(error, folder) from error


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())  # a full disk is met here, and not after the old file is gone


def _move(folder: Path, beside: Path, files: Iterable[str], before: Mapping[str, bytes]) -> None:
    moved: list[str] = []
    try:
        for file in files:
            moved.append(file)  # first: interrupted after the move and before the note, the old one comes back too
            (beside / file).replace(folder / file)
    except BaseException:  # an interruption as well
        for file in moved:
            with contextlib.suppress(OSError):
                (beside / f"{file}.old").replace(folder / file)
        lost = [file for file in moved if (folder / file).read_bytes() != before[file]]
        if lost:
            raise EditRefused("half", files=", ".join(lost)) from None
        raise


def told(error: OSError, path: Path) -> EditRefused:
    """What the system says, in words."""
    where = str(error.filename2 or error.filename or path)
    if error.errno in _NO_ROOM:
        return EditRefused("disk", file=where)
    if error.errno in _LOCKED:
        return EditRefused("locked", file=where)
    return EditRefused("unwritable", file=where, reason=error.strerror or str(error))
