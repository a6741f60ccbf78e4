"""Exhibit -> Plotly figure, pure: same exhibit, same figure; the table is left as it was."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import plotly.graph_objects as go

from components import figures_bar, figures_flow, figures_line, figures_scatter, figures_timeline
from dossier.exhibits import Exhibit, Kind

_DRAW: Mapping[Kind, Callable[[Exhibit], go.Figure]] = MappingProxyType(
    {
        Kind.BAR: figures_bar.draw,
        Kind.LINE: figures_line.draw,
        Kind.SCATTER: figures_scatter.draw,
        Kind.FLOW: figures_flow.draw,
        Kind.TIMELINE: figures_timeline.draw,
    }
)

#: Kinds that are drawn as a Plotly figure.
CHARTS = frozenset(_DRAW)


def figure(exhibit: Exhibit) -> go.Figure:
    """The chart of an exhibit. Raises ``KeyError`` for a kind that is no chart (map, matrix, table)."""
    return _DRAW[exhibit.kind](exhibit)
