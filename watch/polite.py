"""The one way out: hosts of a list, slowly, by name, once; what does not answer is told and never forced.

No address outside the list is asked, not by a redirect either; nothing that comes is run, and only so much is taken.
"""

import time
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from importlib.metadata import version
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import httpx

from dossier.publisher import publisher
from watch.deadline import bounded
from watch.failure import PutOff, WatchFailed
from watch.kept import Keeper, Kept, PutOffs

#: Seconds: to connect, for a stretch of an answer, for a whole exchange with its headers, between two requests to a
#: host, the longest wait that a register may ask for, and the age up to which a kept answer is as good as a new one.
CONNECT, STRETCH, WHOLE, PAUSE, LONGEST_WAIT, FRESH = 10.0, 30.0, 120.0, 1.0, 120.0, 12 * 3600.0
#: Bytes of an answer, redirects, and tries of one that is put off or breaks down.
LARGEST, HOPS, TRIES = 20_000_000, 4, 3
_LATER = frozenset({429, 503})
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Manners:
    """How long a register is asked and how: ``limit`` seconds for all of it; ``cut``: what is longer is cut there."""

    pause: float = PAUSE
    limit: float = 1800.0
    whole: float = WHOLE
    largest: int = LARGEST
    cut: bool = False
    fresh: float = FRESH


def agent() -> str:
    """Who asks, as the publisher of the dossier is called: a register knows whom to write to."""
    who = publisher()
    said = " ".join(filter(None, (who.name or "unsigned working version", who.contact, who.address)))
    plain = unicodedata.normalize("NFKD", said).encode("ascii", "ignore").decode()
    return f"phase-iii-watch (+{plain}) python-httpx/{version('httpx')}"


class Polite:
    """Asks one register. ``clock``, ``now`` and ``sleep`` are those of ``time``, or a test's."""

    def __init__(
        self,
        register: str,
        hosts: frozenset[str],
        shelf: Path,
        manners: Manners | None = None,
        *,
        transport: httpx.BaseTransport | None = None,
        clock: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
        sleep: Callable[[float], None] | None = None,
    ) -> None:
        self.register, self._hosts, self._manners = register, hosts, manners or Manners()
        self._keeper, self._put_offs = Keeper(shelf, register), PutOffs(shelf)
        self._clock, self._now, self._sleep = clock, now, sleep or time.sleep
        self._begun = clock()
        self._asked: dict[str, float] = {}
        self._client = httpx.Client(
            transport=transport,
            follow_redirects=False,
            timeout=httpx.Timeout(STRETCH, connect=CONNECT),
            # packed answers could unfold beyond every limit
            headers={"User-Agent": agent(), "Accept-Encoding": "identity"},
            limits=httpx.Limits(max_connections=4, max_keepalive_connections=2),
        )
        self._deadline = bounded(self._client)

    def __enter__(self) -> "Polite":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def read(self, address: str) -> Kept:
        """The answer of an address, kept or new. Raises ``WatchFailed`` (also for an answer that is none)."""
        kept = self._keeper.find(address)
        if kept and 0 <= self._now() - kept.read < self._manners.fresh:
            return self._good(address, kept)
        answer = self._asked_for(address, kept)
        if kept and answer.status == 304:
            answer = replace(kept, read=self._now())
        if answer.status in (200, 404, 410):  # what breaks down today may answer tomorrow
            try:
                self._keeper.keep(address, answer)
            except OSError as error:
                raise self._failed("disk", address, reason=error.strerror or str(error)) from error
        return self._good(address, answer)

    def _good(self, asked: str, answer: Kept) -> Kept:
        if answer.status != 200:
            raise self._failed("status", asked, status=str(answer.status), to=answer.address)
        return answer

    def _asked_for(self, address: str, kept: Kept | None) -> Kept:
        headers = {}
        if kept and kept.status == 200:
            headers = {"If-None-Match": kept.etag, "If-Modified-Since": kept.modified}
        at = address
        for _ in range(HOPS + 1):
            self._admit(address, at)
            answer, to = self._tried(address, at, {name: text for name, text in headers.items() if text})
            if not to:
                return answer
            at = to
        raise self._failed("circle", address)

    def _admit(self, asked: str, at: str) -> None:
        """Raises ``WatchFailed`` for what is not on the list."""
        try:
            parts = urlsplit(at)
            host = parts.hostname or ""
            listed = parts.scheme in ("http", "https") and host in self._hosts and parts.port in (None, 80, 443)
        except ValueError:
            host, listed = "", False
        if parts_of_user(at) or not listed:
            rule = "outside" if asked == at else "redirect"
            raise self._failed(rule, asked, host=host or at[:80], to=at[:200])

    def _tried(self, asked: str, at: str, headers: Mapping[str, str]) -> tuple[Kept, str]:
        host = urlsplit(at).hostname or ""
        for turn in range(TRIES):
            until = self._put_offs.until(host, self._now())
            if until and (self._manners.fresh or host in self._asked):  # who asks afresh asks once a run
                raise PutOff(self.register, host, until)
            self._wait(asked, at)
            try:
                answer, to, later = self._once(asked, at, headers)
            except httpx.TimeoutException as error:
                failed = self._failed("timeout", asked)
                failed.__cause__ = error
            except httpx.DecodingError as error:
                raise self._failed("encoding", asked) from error
            except (httpx.TransportError, httpx.InvalidURL, UnicodeError) as error:
                failed = self._failed("unreachable", asked, reason=type(error).__name__)
                failed.__cause__ = error
            else:
                if answer.status in _LATER:
                    failed = self._failed("throttled", asked, seconds=str(round(later)))
                elif answer.status >= 500:
                    failed, later = self._failed("status", asked, status=str(answer.status), to=at), 2.0**turn
                else:
                    if until:
                        self._put_off(asked, host, 0.0)
                    return answer, to
                if later > LONGEST_WAIT or turn + 1 == TRIES:
                    if later > LONGEST_WAIT:
                        self._put_off(asked, host, later)
                    raise failed
                self._sleep(later)
            if turn + 1 == TRIES:
                raise failed
        raise AssertionError

    def _once(self, asked: str, at: str, headers: Mapping[str, str]) -> tuple[Kept, str, float]:
        """An answer, the address to which it leads on, and the seconds after which it may be asked again."""
        self._deadline.begin(min(self._manners.whole, max(self._left(), 0.0)))
        with self._client.stream("GET", at, headers=dict(headers)) as response:
            status = response.status_code
            if response.headers.get("content-encoding", "identity") != "identity":
                raise self._failed("encoding", asked)
            to = _joined(at, response.headers.get("location", "")) if status in _MOVED else ""
            later = self._later(response.headers.get("retry-after", "")) if status in _LATER else 0.0
            parts: list[bytes] = []
            size = 0
            for part in response.iter_bytes() if status == 200 else ():
                room = self._manners.largest - size
                parts.append(part[:room])
                size += len(part)
                if size > self._manners.largest:
                    if self._manners.cut:
                        break
                    raise self._failed("too_large", asked, megabytes=str(self._manners.largest // 1_000_000))
            found = response.headers
            kept = Kept(
                *(at, status, found.get("content-type", ""), found.get("etag", ""), found.get("last-modified", "")),
                *(self._now(), b"".join(parts)),
            )
        return kept, to, later

    def _later(self, said: str) -> float:
        """Seconds of ``Retry-After``: a number, or a date."""
        if said.strip().isdecimal():
            return float(said.strip()[:9])
        try:
            return max(parsedate_to_datetime(said).timestamp() - self._now(), 0.0)
        except (ValueError, TypeError, OverflowError):
            return 5.0

    def _wait(self, asked: str, at: str) -> None:
        host = urlsplit(at).hostname or ""
        if host in self._asked:
            self._sleep(max(self._asked[host] + self._manners.pause - self._clock(), 0.0))
        if self._left() < 0:
            raise self._failed("limit", asked, minutes=str(round(self._manners.limit / 60)))
        self._asked[host] = self._clock()

    def _left(self) -> float:
        """Seconds that the register still has."""
        return self._begun + self._manners.limit - self._clock()

    def _put_off(self, asked: str, host: str, seconds: float) -> None:
        try:
            self._put_offs.keep(host, self._now(), seconds)
        except OSError as error:
            raise self._failed("disk", asked, reason=error.strerror or str(error)) from error

    def _failed(self, rule: str, address: str, **details: str) -> WatchFailed:
        return WatchFailed(rule, self.register, address, **details)


def _joined(at: str, to: str) -> str:
    """Where an answer leads; what is no address stays as it is, and is on no list."""
    try:
        return urljoin(at, to)
    except ValueError:
        return to


def parts_of_user(address: str) -> bool:
    """Whether an address names somebody before its host: none of ours does."""
    return "@" in address.partition("//")[2].partition("/")[0]
