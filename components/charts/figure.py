"""Exhibit -> Plotly figure, pure: same exhibit, same figure; the table is left as it was."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

import plotly.graph_objects as go

from components.charts import lines
from components.charts.bars import bar_figure
from dossier.exhibits import Exhibit, Kind

_DRAW: Mapping[Kind, Callable[[Exhibit], go.Figure]] = MappingProxyType(
    {
        Kind.BAR: bar_figure,
        Kind.LINE: lines.line_chart,
    }
)

#: Kinds that are drawn as a Plotly figure.
CHARTS = frozenset(_DRAW)


def figure(exhibit: Exhibit) -> go.Figure:
    """The chart of an exhibit. Raises ``KeyError`` for a kind that is no chart (map, matrix, table)."""
    return _DRAW[exhibit.kind](exhibit)
