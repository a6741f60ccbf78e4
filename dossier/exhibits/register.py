"""The register of exhibits: every build function by its id, with its page and what it responds to."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from dossier.catalogue import Catalogue
from dossier.charts.exhibit import Exhibit
from dossier.selection import Facet, Selection

Build = Callable[[Catalogue, Selection], Exhibit]


@dataclass(frozen=True)
class Entry:
    """An exhibit in the register: its page, and the facets of the selection that change it."""

    id: str
    page: str
    responds: frozenset[Facet]
    make: Build

    def build(self, catalogue: Catalogue, selection: Selection) -> Exhibit:
        """The exhibit under the part of the selection that it responds to."""
        return self.make(catalogue, selection.only(self.responds))


_REGISTER: dict[str, Entry] = {}

#: The modules that register exhibits, in the order of the pages.
_MODULES = (
    "brief.brief",
    "actors.chain",
    "actors.map",
    "funding.sums",
    "funding.flow",
    "funding.private",
    "funding.region",
    "funding.directory",
    "sources.sources",
    "sources.changes",
    "challenge.claims",
    "capacity.phases",
    "capacity.map",
    "capacity.sites",
    "capacity.published",
    "capacity.abroad",
    "demand.candidates",
    "demand.trials",
    "demand.patients",
    "demand.batches",
    "precedents.cost",
    "precedents.rooms",
    "precedents.time",
    "precedents.centres",
    "centre.capacity",
    "centre.cost",
    "centre.published",
    "centre.compare",
    "centre.beside",
    "evaluation.answer",
    "evaluation.ladder",
    "evaluation.bridge",
    "evaluation.account",
    "evaluation.sensitivity",
    "evaluation.switching",
    "evaluation.law",
    "evaluation.studies",
)


def exhibit(identifier: str, page: str, responds: Iterable[Facet] = ()) -> Callable[[Build], Build]:
    """Register a build function under an id that never changes (addresses and file names hold it)."""

    def enter(make: Build) -> Build:
        if identifier in _REGISTER:
            raise ValueError(f"two exhibits are called {identifier!r}")
        _REGISTER[identifier] = Entry(identifier, page, frozenset(responds), make)
        return make

    return enter


def entered(identifier: str) -> Entry:
    """The entry of an exhibit. Raises ``KeyError`` for an id that no module has registered so far."""
    return _REGISTER[identifier]


def register() -> Mapping[str, Entry]:
    """Every exhibit by id, in the order of the pages."""
    for module in _MODULES:
        import_module(f"dossier.exhibits.{module}")
    return MappingProxyType(_REGISTER)
