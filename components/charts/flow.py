"""What goes from whom to whom: a flow of explicit colours, names wrapped, height by the longer side."""

import plotly.graph_objects as go

from components.charts import lettering, look
from dossier.charts.flow import flows_of
from dossier.charts.palette import INK, colour
from dossier.exhibits import Exhibit
from exports.files.fonts import SOURCE_SANS

#: A name takes at most this much of a phone's width on its side.
_NAME = 150.0
#: Height that the flows share, names apart.
_FLOWS = 200.0


def flow_figure(exhibit: Exhibit) -> go.Figure:
    ends, bands = flows_of(exhibit)
    lines = [SOURCE_SANS.wrap(end.name, _NAME, lettering.SIZE, False) for end in ends]
    # The space between two ends holds the longest name, whatever the height of the ends.
    pad = max(map(len, lines)) * lettering.LINE + 6
    most = max(sum(end.side == side for end in ends) for side in (0, 1))
    figure = look.blank(exhibit, _FLOWS + (most - 1) * pad + 24)
    figure.update_layout(margin={"l": 2, "r": 2, "t": 12, "b": 12})
    figure.add_trace(
        go.Sankey(
            arrangement="fixed",
            node={
                "label": [lettering.markup(text) for text in lines],
                "color": [colour(end.tone) for end in ends],
                "pad": pad,
                "thickness": 10,
                "line": {"width": 0},
                "hoverinfo": "none",
            },
            link={
                "source": [band.source for band in bands],
                "target": [band.target for band in bands],
                "value": [band.size for band in bands],
                "color": [look.tint(band.tone, 0.34) for band in bands],
                "customdata": [lettering.hover(band.hover) for band in bands],
                "hovertemplate": "%{customdata}<extra></extra>",
            },
            textfont={"size": lettering.SIZE, "color": INK, "family": look.FONT},
        )
    )
    return figure
