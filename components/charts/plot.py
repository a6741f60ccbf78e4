"""A chart into the page: what Plotly is to draw travels as text, and the page draws it (``doorway/scripts/plots.js``).

Streamlit mounts a chart anew at every change and draws it three times; here a chart keeps its node from one answer to
the next, is drawn once, and only when the reader comes near it.
"""

import json
from collections.abc import Mapping
from html import escape
from typing import Any

import plotly.graph_objects as go

from components.charts.bars import bar_traces
from components.charts.picks import picked_by
from dossier.exhibits import Exhibit, Kind
from dossier.language import Language
from dossier.selection import KEYS

#: The same for every chart: ``app.py`` allows it by its hash.
PLOT_SCRIPT = "(plot=>window.plotIn?.(plot))(document.currentScript.previousElementSibling)"
_CONFIG: Mapping[str, object] = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
#: Words of Plotly's own that a reader can meet; only English is bundled.
_LOCALES = {Language.FR: {"fr": {"dictionary": {}, "format": {"decimal": ",", "thousands": "\u00a0"}}}}


def plot_html(exhibit: Exhibit, chart: go.Figure) -> str:
    """The place of a chart on a page, as high as the chart; where a mark can be clicked, with the code of each."""
    return _place(exhibit, chart, f"height:{chart.layout.height}px", _picks(exhibit))


def stage_plot_html(exhibit: Exhibit, chart: go.Figure) -> str:
    """The place of a chart on a slide, as high as ``presenter.css`` says. Nothing is clicked."""
    # its own height is that of a page
    return _place(exhibit, go.Figure(chart).update_layout(height=None), "", "")


def _place(exhibit: Exhibit, chart: go.Figure, style: str, more: str) -> str:
    language = exhibit.language
    config = {**_CONFIG, "locale": str(language), "locales": _LOCALES.get(language, {})}
    drawn: dict[str, Any] = json.loads(chart.to_json(validate=False))
    spec = json.dumps({**drawn, "config": config}, ensure_ascii=False, separators=(",", ":"))
    said = escape(exhibit.text_alternative or exhibit.finding, quote=True)
    return (
        f'<div class="plot" data-plot="{exhibit.id}" data-waits="" role="img" aria-label="{said}" style="{style}"'
        f'{more}><div hidden="">{escape(spec, quote=False)}</div></div><script>{PLOT_SCRIPT}</script>'
    )


def _picks(exhibit: Exhibit) -> str:
    """Which facet a click sets, the code of each mark in table order, and how many of the first traces are marks."""
    picked = picked_by(exhibit) if exhibit.kind == Kind.BAR else None
    if picked is None:
        return ""
    facet, codes = picked
    told = escape(json.dumps(codes, ensure_ascii=False), quote=True)
    return f' data-facet="{KEYS[facet]}" data-codes="{told}" data-traces="{bar_traces(exhibit)}"'
