"""What the screen keeps, each bounded: built once, then read by every session.

Exhibits and figures are cached by id and by the part of the selection that they respond to. Figures are cached as
finished ``go.Figure`` objects, never as dictionaries: Streamlit mutates a dictionary given to ``st.plotly_chart``. A
selection is a frozen record: Python finds it by its hash, where ``st.cache_resource`` would write it down at each call,
some hundred times a run.
"""

from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import lru_cache

import plotly.graph_objects as go
import pydeck as pdk

from components.charts import drawn
from components.charts import figure as figures
from components.charts import map as maps
from dossier.catalogue import Catalogue, load
from dossier.exhibits import Exhibit, register
from dossier.language import DEFAULT
from dossier.selection import Selection

#: Exhibits kept: about forty of them, in two languages, under some twenty selections.
_KEPT = 1600


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The data package, read once a process. Raises ``BrokenPackage``."""
    return load()


def exhibit(identifier: str, selection: Selection) -> Exhibit:
    """The exhibit under a selection. Raises ``KeyError`` for an id that is not registered."""
    return _exhibit(identifier, selection.only(register()[identifier].responds))


def asked(identifier: str, selection: Selection) -> tuple[Hashable, Callable[[], Exhibit]]:
    """What an exhibit is asked by, whatever the language, and how it is built: see ``later``."""
    entry = register()[identifier]
    chosen = replace(selection.only(entry.responds), language=DEFAULT)
    return (identifier, catalogue().version, chosen), lambda: entry.build(catalogue(), chosen)


def finished_figure(identifier: str, selection: Selection) -> go.Figure:
    """The finished chart of an exhibit. Never change it: every session shares it."""
    return _figure(identifier, selection.only(register()[identifier].responds))


def finished_map(identifier: str, selection: Selection) -> pdk.Deck:
    """The finished map of an exhibit. Never change it: every session shares it."""
    return _deck(identifier, selection.only(register()[identifier].responds))


def finished_drawing(identifier: str, selection: Selection) -> str:
    """The finished picture of an exhibit that is drawn into the page."""
    return _drawing(identifier, selection.only(register()[identifier].responds))


@lru_cache(maxsize=_KEPT)
def _exhibit(identifier: str, selection: Selection) -> Exhibit:
    return register()[identifier].build(catalogue(), selection)


@lru_cache(maxsize=_KEPT)
def _figure(identifier: str, selection: Selection) -> go.Figure:
    return figures.figure(_exhibit(identifier, selection))


@lru_cache(maxsize=_KEPT)
def _drawing(identifier: str, selection: Selection) -> str:
    return drawn.picture_html(_exhibit(identifier, selection))


@lru_cache(maxsize=200)
def _deck(identifier: str, selection: Selection) -> pdk.Deck:
    return maps.deck(_exhibit(identifier, selection))
