"""What the screen keeps, each bounded: built once, then read by every session.

Exhibits and charts are cached by id and by the part of the selection that they respond to, charts as the text that the
page takes. A selection is a frozen record: Python finds it by its hash, where ``st.cache_resource`` would write it down
at each call, some hundred times a run.
"""

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import lru_cache

import pydeck as pdk

from components.charts import drawn, plot
from components.charts import figure as figures
from components.charts import map as maps
from dossier.cards.precedent import SKETCHED, sketch_of
from dossier.catalogue import Catalogue, load
from dossier.charts.focus import AT_FIRST, Focus, focused
from dossier.exhibits import Exhibit, register
from dossier.language import DEFAULT
from dossier.selection import Selection
from dossier.storyboard import CLAIM, Story, build, story

#: Exhibits kept: about a hundred of them, in two languages, under some eight selections.
_KEPT = 1600
#: What few readers ask for: maps looked at more closely, a fifth of a megabyte each, maps of deck.gl, sketches.
_CLOSER = 200
#: Stories kept, each with the exhibits of its slides.
_TOLD = 48


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The data package, read once a process. Raises ``BrokenPackage``."""
    return load()


def exhibit(identifier: str, selection: Selection) -> Exhibit:
    """The exhibit under a selection. Raises ``KeyError`` for an id that is not registered."""
    return _exhibit(identifier, selection.only(register()[identifier].responds))


def finished_slide(identifier: str, selection: Selection) -> str:
    """The finished picture of an exhibit that is drawn, as a slide."""
    return _slide(identifier, selection.only(register()[identifier].responds))


def finished_sketch(facility_id: str, selection: Selection) -> str:
    """The picture on the card of a precedent; nothing where no two numbers of it are published."""
    return _sketch(facility_id, selection.only(register()[SKETCHED].responds))


def slide(identifier: str, selection: Selection) -> Exhibit:
    """What a slide shows: an exhibit or a claim. Raises as ``storyboard.build``."""
    return build(catalogue(), selection, identifier) if identifier.startswith(CLAIM) else exhibit(identifier, selection)


def told(selection: Selection, wanted: tuple[str, ...] = (), name: str = "") -> Story:
    """The slides that a link asks for: see ``storyboard.story``."""
    return _told(selection, wanted, name)


def asked(identifier: str, selection: Selection) -> tuple[Hashable, Callable[[], Exhibit]]:
    """What an exhibit is asked by, whatever the language, and how it is built: see ``later``."""
    entry = register()[identifier]
    chosen = replace(selection.only(entry.responds), language=DEFAULT)
    return (identifier, catalogue().version, chosen), lambda: entry.build(catalogue(), chosen)


def finished_plot(identifier: str, selection: Selection) -> str:
    """The finished chart of an exhibit, as the page takes it."""
    return _plot(identifier, selection.only(register()[identifier].responds))


def finished_stage_plot(identifier: str, selection: Selection) -> str:
    """The finished chart of an exhibit, as a slide takes it."""
    return _stage_plot(identifier, selection.only(register()[identifier].responds))


def finished_map(identifier: str, selection: Selection, focus: Focus) -> pdk.Deck:
    """The finished map of an exhibit. Never change it: every session shares it."""
    return _deck(identifier, selection.only(register()[identifier].responds), focus)


def finished_drawing(identifier: str, selection: Selection, focus: Focus = AT_FIRST) -> str:
    """The finished picture of an exhibit that is drawn into the page; a map, as seen from ``focus``."""
    asked_of = selection.only(register()[identifier].responds)
    return _closer(identifier, asked_of, focus) if focus.step else _drawing(identifier, asked_of)


@lru_cache(maxsize=_KEPT)
def _exhibit(identifier: str, selection: Selection) -> Exhibit:
    return register()[identifier].build(catalogue(), selection)


@lru_cache(maxsize=_TOLD)
def _told(selection: Selection, wanted: tuple[str, ...], name: str) -> Story:
    return story(catalogue(), selection, wanted, name, slide)


@lru_cache(maxsize=_KEPT)
def _plot(identifier: str, selection: Selection) -> str:
    exhibit = _exhibit(identifier, selection)
    return plot.plot_html(exhibit, figures.figure(exhibit))


@lru_cache(maxsize=_CLOSER)
def _stage_plot(identifier: str, selection: Selection) -> str:
    exhibit = _exhibit(identifier, selection)
    return plot.stage_plot_html(exhibit, figures.figure(exhibit))


@lru_cache(maxsize=_KEPT)
def _drawing(identifier: str, selection: Selection) -> str:
    return drawn.picture_html(_exhibit(identifier, selection))


@lru_cache(maxsize=_CLOSER)
def _closer(identifier: str, selection: Selection, focus: Focus) -> str:
    return drawn.picture_html(focused(_exhibit(identifier, selection), focus))


@lru_cache(maxsize=_CLOSER)
def _sketch(facility_id: str, selection: Selection) -> str:
    sketch = sketch_of(_exhibit(SKETCHED, selection), facility_id)
    return drawn.picture_html(sketch) if sketch else ""


@lru_cache(maxsize=_KEPT)
def _slide(identifier: str, selection: Selection) -> str:
    return drawn.stage_html(_exhibit(identifier, selection))


@lru_cache(maxsize=_CLOSER)
def _deck(identifier: str, selection: Selection, focus: Focus) -> pdk.Deck:
    return maps.deck(_exhibit(identifier, selection), focus)
