"""What an address asks for outside the screen: read as the screen reads its own, within bounds, and answered in words.

Files, light pages and the door share this: a value that means nothing is never dropped in silence, and what is made
beside the loop is made few at a time, so that nobody's page waits for somebody's annex.
"""

from functools import lru_cache
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

import anyio

from components import cache
from dossier.address import read_address
from dossier.language import DEFAULT, Language, t
from dossier.language.cells import shortened
from dossier.rules import sites, years
from dossier.selection import Rejected, Selection

#: Signs of a query, and keys in it: links of the dashboard are far shorter.
LONGEST, KEYS = 4000, 60
#: Signs of a rejected value, or of a name that is nobody's, that an answer repeats.
NAMED = 60
#: Light pages and pictures made at once; files take seconds and are made one by one.
LIGHT, HEAVY = anyio.CapacityLimiter(2), anyio.CapacityLimiter(1)


class UnreadableQuery(ValueError):
    """A query that nobody writes: ``status`` is 414 for too long a one, 400 for too many keys."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Query(NamedTuple):
    """The state that an address asks for, and what in it means nothing."""

    selection: Selection
    rejected: tuple[Rejected, ...]


def read_query(query: str) -> Query:
    """The query of an address, still encoded. Raises ``UnreadableQuery``."""
    if len(query) > LONGEST:
        raise UnreadableQuery(414)
    try:
        raw = parse_qs(query, keep_blank_values=True, max_num_fields=KEYS)
    except ValueError as many:
        raise UnreadableQuery(400) from many
    meant = read_address(raw, known_cities(), known_years())
    selection, further = Selection.from_query(meant.query)
    return Query(selection, tuple(dict.fromkeys((*meant.rejected, *further))))


def language_of_query(query: str) -> Language:
    """The language of an address, however it was written. Never the browser's: a link says the same to everybody."""
    try:
        return read_query(query).selection.language
    except UnreadableQuery:
        return DEFAULT


def path_of(url: str) -> str:
    """The path of a whole address, still encoded; empty for one that cannot be read."""
    try:
        return urlsplit(url).path
    except ValueError:  # http://[
        return ""


def rejected_words(language: Language, rejected: tuple[Rejected, ...]) -> str:
    """The sentence that names what was not followed; nothing for nothing."""
    if not rejected:
        return ""
    values = ", ".join(f"{item.key} = {shortened(item.value, NAMED)}" for item in rejected)
    return t(language, "frame.rejected", n=len(rejected), values=values)


@lru_cache(maxsize=1)
def known_cities() -> tuple[str, ...]:
    """The cities that an address may name."""
    return tuple(sites.cities(cache.catalogue()))


@lru_cache(maxsize=1)
def known_years() -> tuple[str, ...]:
    """The years that an address may name."""
    return tuple(years.shown(cache.catalogue()))
