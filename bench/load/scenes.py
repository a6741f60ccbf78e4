"""What many readers do at once, and what must be true of it."""

import asyncio
import os
import signal
import statistics
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from itertools import islice

import httpx

from bench.load.reader import Full, Reader, selections
from bench.load.served import Served
from dossier.catalogue import Catalogue
from dossier.language import Language, t

#: Pages with filters, of which no exhibit is computed behind the page.
PAGES = ("", "actors", "funding", "capacity", "demand", "precedents")
#: Seconds in which all of them arrive, and between two changes of one.
ARRIVAL, EVERY = 5.0, 5.0


@dataclass
class Found:
    """A scene: figures to print, and what was aimed at with whether it is so."""

    name: str
    lines: list[str] = field(default_factory=list)
    aims: list[tuple[str, bool]] = field(default_factory=list)
    troubles: list[str] = field(default_factory=list)

    def aim(self, words: str, reached: bool) -> None:
        self.aims.append((words, reached))


def _share(values: Sequence[float], part: float) -> float:
    """The value below which that part of them lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else float("nan")


def _client() -> httpx.AsyncClient:
    # each reader holds their own cookie: a jar for all would make one reader of them
    nobody = CookieJar(DefaultCookiePolicy(allowed_domains=[]))
    return httpx.AsyncClient(
        cookies=nobody,
        transport=httpx.AsyncHTTPTransport(limits=httpx.Limits(max_connections=None)),
        timeout=60,
        trust_env=False,
    )


async def _each(readers: Sequence[Reader], lives: Callable[[int, Reader], Awaitable[None]], found: Found) -> None:
    """All readers at once, spread over the arrival; what befalls one is noted and does not stop the others."""

    async def one(number: int, reader: Reader) -> None:
        await asyncio.sleep(ARRIVAL * number / len(readers))
        try:
            await lives(number, reader)
        except Exception as trouble:
            found.troubles.append(f"reader {number}: {type(trouble).__name__}: {str(trouble)[:160]}")
        finally:
            await reader.leave()

    await asyncio.gather(*(one(number, reader) for number, reader in enumerate(readers)))


def _readers(served: Served, catalogue: Catalogue, count: int) -> list[Reader]:
    return [Reader(served.home, PAGES[n % len(PAGES)], next(selections(n)), catalogue) for n in range(count)]


async def a_minute(served: Served, catalogue: Catalogue, count: int = 50, changes: int = 12) -> Found:
    """Fifty readers arrive within five seconds, each changing a filter every five seconds for a minute."""
    found = Found(f"{count} readers for {changes * EVERY:.0f} seconds")
    first: list[float] = []
    later: list[float] = []
    before, worked, own = served.memory(), served.worked(), time.process_time()

    async with _client() as client:

        async def lives(number: int, reader: Reader) -> None:
            first.append(await reader.arrive(client))
            for selection in islice(selections(number), 1, changes + 1):
                begin = time.perf_counter()
                later.append(await reader.change(selection))
                await reader.keep(max(0.0, EVERY - (time.perf_counter() - begin)))

        await _each(_readers(served, catalogue, count), lives, found)
    found.lines = [
        f"first run: median {statistics.median(first or [0]):.2f} s, longest {max(first, default=0):.2f} s",
        f"reruns {len(later)}: median {1000 * _share(later, 0.5):.0f} ms, 95th {1000 * _share(later, 0.95):.0f} ms, "
        f"longest {1000 * max(later, default=0):.0f} ms",
        f"processor: {1000 * (served.worked() - worked) / max(1, len(first) + len(later)):.0f} ms a run; "
        f"of the readers played here {1000 * (time.process_time() - own) / max(1, len(first) + len(later)):.0f} ms",
        f"memory: {_megabytes(before)} before, {_megabytes(served.memory())} after",
    ]
    found.aim("none refused, none with an error or another's screen", not found.troubles and len(first) == count)
    found.aim("every change answered", len(later) == count * changes)
    found.aim("first run under 4 s", max(first, default=9) < 4)
    found.aim("median rerun under 250 ms", _share(later, 0.5) < 0.25)
    found.aim("95th rerun under 1.5 s", _share(later, 0.95) < 1.5)
    return found


async def a_long_visit(served: Served, catalogue: Catalogue, reruns: int = 500) -> Found:
    """A reader a replica changes filters five hundred times, the same few: memory stays where it was."""
    found = Found(f"{reruns} reruns of one session in each process")
    marks: list[list[float]] = []
    async with _client() as client:
        readers = _readers(served, catalogue, 2)

        async def lives(number: int, reader: Reader) -> None:
            await reader.arrive(client)
            chosen = list(islice(selections(number), 4))
            for turn in range(reruns):
                await reader.change(chosen[turn % len(chosen)])
                if number == 0 and (turn + 1) % (reruns // 5) == 0:
                    marks.append(served.memory())

        await _each(readers, lives, found)
        found.aim("one reader in each process", len({reader.replica for reader in readers}) == len(readers))
    found.lines = ["memory at each fifth: " + ", ".join(_megabytes(mark) for mark in marks)]
    grown = max((last - first for first, last in zip(marks[0], marks[-1], strict=True)), default=0) if marks else 99
    found.aim(f"memory flat: {grown:+.1f} MB from the first fifth to the last", grown < 10)
    found.aim("no trouble", not found.troubles)
    return found


async def a_crowd(served: Served, catalogue: Catalogue, places: int, count: int = 200) -> Found:
    """Two hundred arrive: as many as there are places are served, the others are told, and get in when some leave."""
    found = Found(f"{count} readers arrive, {places} places")
    waiting: list[Reader] = []
    inside: list[Reader] = []
    first: list[float] = []
    pages: list[Full] = []
    leave, entered = asyncio.Event(), asyncio.Event()

    async with _client() as client:

        async def lives(number: int, reader: Reader) -> None:
            try:
                first.append(await reader.arrive(client))
            except Full as full:
                pages.append(full)
                waiting.append(reader)
                return
            inside.append(reader)
            await entered.wait()
            if inside.index(reader) < len(inside) // 5:
                return  # they leave: their sockets close
            await leave.wait()
            await reader.change(next(islice(selections(number), 1, None)))

        async def after() -> None:
            await asyncio.sleep(ARRIVAL + 1)
            while len(inside) + len(waiting) + len(found.troubles) < count:
                await asyncio.sleep(0.2)
            entered.set()
            await asyncio.sleep(1)
            for reader in waiting[: len(inside) // 5]:
                try:
                    await reader.arrive(client)
                except Full:
                    found.troubles.append("a place that was left is not free")
            leave.set()

        await asyncio.gather(_each(_readers(served, catalogue, count), lives, found), after())
        for reader in waiting:
            await reader.leave()
    words = [t(language, "service.full").partition(".")[0] for language in Language]
    found.lines = [
        f"served {len(first)}, told to wait {len(pages)}; first run of those served: "
        f"median {statistics.median(first or [0]):.2f} s, longest {max(first, default=0):.2f} s",
    ]
    found.aim("every place is taken, and no more", len(first) == places)
    found.aim("the others read why in both languages", bool(pages) and all(w in p.page for w in words for p in pages))
    found.aim("and when to ask again", all(page.again.isdigit() for page in pages))
    found.aim("nobody falls, and a place that is left is free", not found.troubles)
    return found


async def a_loss(served: Served, catalogue: Catalogue, supervisor: int, how: str, count: int = 50) -> Found:
    """``how``: one of two processes is killed, or all are started anew, while fifty readers change filters."""
    found = Found(f"{count} readers, {how}")
    costs: list[float] = []
    begun = asyncio.Event()
    over = asyncio.Event()

    async with _client() as client:
        readers = _readers(served, catalogue, count)

        async def lives(number: int, reader: Reader) -> None:
            await reader.arrive(client)
            turns = selections(number)
            while not over.is_set():
                lost = reader.lost
                seconds = await reader.change(next(turns))
                if reader.lost > lost:
                    costs.append(seconds)
                if cost := await reader.keep(EVERY):
                    costs.append(cost)
                begun.set()

        async def strike() -> None:
            await begun.wait()
            await asyncio.sleep(ARRIVAL + EVERY)
            if how == "killed":
                os.kill(served.pids()[0], signal.SIGKILL)
            else:
                os.kill(supervisor, signal.SIGHUP)
            await asyncio.sleep(2)
            end = time.monotonic() + 240
            states = 0
            while time.monotonic() < end and states < 4:  # ready, and still ready
                states = states + 1 if await asyncio.to_thread(served.is_ready) else 0
                await asyncio.sleep(1)
            await asyncio.sleep(EVERY)
            over.set()

        await asyncio.gather(_each(readers, lives, found), strike())
    moved = sum(1 for reader in readers if reader.lost)
    found.lines = [
        f"{moved} readers lost their connection, {sum(reader.lost for reader in readers)} times; "
        f"back with their screen after {_share(costs, 0.5):.1f} s (median), {max(costs, default=0):.1f} s (longest)"
    ]
    found.aim("connections were lost", moved > 0)
    found.aim("every reader has their screen again, none with an error or another's", not found.troubles)
    return found


def _megabytes(values: Sequence[float]) -> str:
    return " + ".join(f"{value:.0f}" for value in values) + " MB"
