"""The register of exhibits: every build function by its id, with its page and what it responds to.

Exhibits are found by folder: ``dossier/exhibits/<page>/*.py``. A folder may say in which order its files are read
(``ORDER`` in its ``__init__.py``); a file that is not named there comes after them, by its name.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from dossier import exhibits
from dossier.catalogue import Catalogue
from dossier.charts.exhibit import Exhibit
from dossier.contents import EVERY_PAGE
from dossier.selection import Facet, Selection

Build = Callable[[Catalogue, Selection], Exhibit]
#: The past years that an exhibit can show.
Years = Callable[[Catalogue], tuple[str, ...]]


def _no_year(_: Catalogue) -> tuple[str, ...]:
    return ()


@dataclass(frozen=True)
class Entry:
    """An exhibit in the register: its page, and the facets of the selection that change it.

    ``file`` is the module in which it is written. ``covers`` are the sectors it speaks of, whatever the filter; empty,
    it speaks of every sector. ``years`` are the past years that it can show. ``slow``: a scenario that was never asked
    for takes longer than a reader's hand; the screen draws the rest of the page first.
    """

    id: str
    page: str
    file: str
    responds: frozenset[Facet]
    covers: frozenset[str]
    make: Build
    slow: bool = False
    years: Years = _no_year

    def outside(self, selection: Selection) -> tuple[str, ...]:
        """The sectors asked for of which this exhibit says nothing, in the reader's order."""
        asked = selection.sectors if Facet.SECTORS in self.responds and self.covers else ()
        return tuple(sector for sector in asked if sector not in self.covers)

    def build(self, catalogue: Catalogue, selection: Selection) -> Exhibit:
        """The exhibit under the part of the selection that it responds to."""
        return self.make(catalogue.told_in(selection.language), selection.only(self.responds))


_REGISTER: dict[str, Entry] = {}


def exhibit(
    identifier: str,
    page: str,
    responds: Iterable[Facet] = (),
    covers: Iterable[str] = (),
    slow: bool = False,
    years: Years = _no_year,
) -> Callable[[Build], Build]:
    """Register a build function under an id that never changes (addresses and file names hold it).

    ``covers``: the sectors of an exhibit that keeps to some of them before any filter; it says so of others. ``slow``
    and ``years``: see ``Entry``.
    """

    def enter(make: Build) -> Build:
        if identifier in _REGISTER:
            raise ValueError(f"two exhibits are called {identifier!r}")
        _REGISTER[identifier] = Entry(
            identifier, page, make.__module__, frozenset(responds), frozenset(covers), make, slow, years
        )
        return make

    return enter


def entered(identifier: str) -> Entry:
    """The entry of an exhibit. Raises ``KeyError`` for an id that no module has registered so far."""
    return _REGISTER[identifier]


@cache
def register() -> Mapping[str, Entry]:
    """Every exhibit by id: page by page, file by file, and in a file as it is written.

    Every file of a page's folder is read, so that none can be forgotten. Raises ``ValueError`` for an exhibit that is
    registered under another page than its folder's, or outside the folders.
    """
    modules = [module for page in _pages() for module in _modules(page)]
    for module in modules:
        import_module(module)
    for entry in _REGISTER.values():
        if entry.file not in modules or entry.page != entry.file.split(".")[-2]:
            raise ValueError(f"{entry.file} registers {entry.id!r} under the page {entry.page!r}, not its folder")
    # Files import one another: what a file registers does not come in the order of the files.
    entries = sorted(_REGISTER.items(), key=lambda item: modules.index(item[1].file))
    return MappingProxyType(dict(entries))


def _pages() -> list[str]:
    """The folders of exhibits in the order of the pages; one that is no page comes last."""
    found = sorted(module.name for module in iter_modules(exhibits.__path__) if module.ispkg)
    return sorted(found, key=lambda page: EVERY_PAGE.index(page) if page in EVERY_PAGE else len(EVERY_PAGE))


def _modules(page: str) -> list[str]:
    """The files of a folder: those of its ``ORDER`` first, then the others by their names."""
    folder = import_module(f"{exhibits.__name__}.{page}")
    order = getattr(folder, "ORDER", ())
    others = sorted({module.name for module in iter_modules(folder.__path__)}.difference(order))
    return [f"{folder.__name__}.{name}" for name in (*order, *others)]
