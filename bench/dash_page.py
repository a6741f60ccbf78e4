"""The charts of one page as the smallest Dash page that filters them: what another framework takes for the same.

``python -m bench.dash_page funding 8050``. The same exhibits are built, under the same filter, into the same figures;
nothing else of the page is there.
"""

import sys

from dash import Dash, Input, Output, dcc, html

from components import cache
from components.charts.figure import CHARTS, figure
from dossier.catalogue.codes import Sector
from dossier.exhibits import register
from dossier.language import Language, t
from dossier.selection import Selection

#: A page of it is idle: nothing is asked of the server, and every chart is drawn.
DASH_IDLE = """() => {
  if (document.title === 'Updating...' || document.querySelector('[data-dash-is-loading="true"]')) return false;
  const charts = [...document.querySelectorAll('.dash-graph')];
  return charts.every(chart => chart.querySelector('.js-plotly-plot .main-svg'));
}"""


def charts_of(page: str) -> list[str]:
    """The exhibits of a page that are drawn by Plotly."""
    return [
        name
        for name, entry in register().items()
        if entry.page == page and (seen := cache.exhibit(name, Selection())).kind in CHARTS and seen.drawn
    ]


def dash_page(page: str) -> Dash:
    """The page: a choice of sectors, and each chart under its finding."""
    names = charts_of(page)
    application = Dash(__name__, title=page)
    sectors = {str(sector): t(Language.FR, f"frame.sector.{sector}") for sector in Sector}
    shown = [part for name in names for part in (html.H3(id=f"said-{name}"), dcc.Graph(id=name))]
    application.layout = html.Main([dcc.Checklist(sectors, [], id="sectors"), *shown])

    @application.callback(
        [*(Output(f"said-{name}", "children") for name in names), *(Output(name, "figure") for name in names)],
        Input("sectors", "value"),
    )
    def filtered(chosen: list[str]) -> list[object]:
        selection = Selection(sectors=tuple(Sector(code) for code in chosen))
        exhibits = [cache.exhibit(name, selection) for name in names]
        return [each.finding for each in exhibits] + [figure(each) if each.drawn else {} for each in exhibits]

    return application


if __name__ == "__main__":
    dash_page(sys.argv[1]).run(port=int(sys.argv[2]), debug=False)
