"""The register of exhibits: every build function by its id, with its page and what it responds to."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import MappingProxyType

from dossier.catalogue import Catalogue
from dossier.exhibits.record import Exhibit
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
    "brief",
    "actors",
    "actors_map",
    "funding",
    "funding_flow",
    "funding_private",
    "funding_region",
    "funding_directory",
    "sources",
    "argument",
    "capacity",
    "capacity_places",
    "capacity_sites",
    "capacity_published",
    "capacity_abroad",
    "demand",
    "demand_trials",
    "demand_patients",
    "demand_batches",
    "precedents_cost",
    "precedents_rooms",
    "precedents_time",
    "precedents_centres",
    "centre",
    "centre_cost",
    "centre_published",
    "centre_compare",
    "centre_side",
    "evaluation",
    "evaluation_ladder",
    "evaluation_bridge",
    "evaluation_account",
    "evaluation_sensitivity",
    "evaluation_switching",
    "evaluation_law",
    "studies",
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
