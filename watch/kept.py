"""Answers kept from run to run: a stopped run goes on where it stopped, an old answer is asked for on condition."""

import hashlib
import json
from dataclasses import asdict
from pathlib import Path

from pydantic.dataclasses import dataclass

from watch.shelf import put


@dataclass(frozen=True)
class Kept:
    """An answer: the address it came from in the end, what it was, and when (seconds since 1970)."""

    address: str
    status: int
    kind: str
    etag: str
    modified: str
    read: float
    content: bytes


class Keeper:
    """Answers of one register, a file each for what is known of it and for its content."""

    def __init__(self, shelf: Path, register: str) -> None:
        self._shelf, self._folder = shelf, shelf / register

    def find(self, asked: str) -> Kept | None:
        """What was kept of an address; nothing where the files are damaged."""
        about = self._file(asked, "json")
        try:
            known = json.loads(about.read_bytes())
            content = self._file(asked, "body").read_bytes()
            if known.pop("digest") != hashlib.sha256(content).hexdigest():
                return None
            return Kept(**known, content=content)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None

    def keep(self, asked: str, answer: Kept) -> None:
        """Raises ``OSError``."""
        known = asdict(answer)
        content = known.pop("content")
        known["digest"] = hashlib.sha256(content).hexdigest()
        put(self._file(asked, "body"), content, self._shelf, lasting=False)
        put(self._file(asked, "json"), json.dumps(known).encode(), self._shelf, lasting=False)

    def _file(self, asked: str, end: str) -> Path:
        return self._folder / f"{hashlib.sha256(asked.encode()).hexdigest()[:40]}.{end}"
