"""What is kept from run to run: answers, so that a stopped run goes on, and which hosts asked to be left alone."""

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


#: Seconds beyond which no host is left alone: once a day is no burden, and a clock may have been wrong.
_A_DAY = 86_400.0


class PutOffs:
    """Hosts that asked to be asked later, whichever register they are of."""

    def __init__(self, shelf: Path) -> None:
        self._shelf, self._file = shelf, shelf / "put_off.json"

    def until(self, host: str, now: float) -> float:
        """When it may be asked again, in seconds since 1970; 0 where it may be asked now."""
        until = self._known().get(host, 0.0)
        return until if now < until <= now + _A_DAY else 0.0

    def keep(self, host: str, now: float, seconds: float) -> None:
        """Raises ``OSError``."""
        known = {name: until for name, until in self._known().items() if until > now}
        known[host] = now + min(seconds, _A_DAY)
        put(self._file, json.dumps(known).encode(), self._shelf, lasting=False)

    def _known(self) -> dict[str, float]:
        try:
            known = json.loads(self._file.read_bytes())
            return {str(host): float(until) for host, until in known.items()}
        except (OSError, ValueError, TypeError, AttributeError, RecursionError, OverflowError):
            return {}


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
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
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
