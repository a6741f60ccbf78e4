"""What goes from whom to whom: a flow of explicit colours, names wrapped, height by the longer side."""

import plotly.graph_objects as go

from components.charts import lettering, look
from dossier.charts import palette
from dossier.exhibits import Exhibit
from dossier.language.cells import written

#: A name takes at most this much of a phone's width on its side.
_NAME = 150.0
#: Height that the flows share, names apart.
_FLOWS = 200.0


def draw(exhibit: Exhibit) -> go.Figure:
    encoding = exhibit.encoding
    rows = [row for row in look.rows(exhibit) if (look.number(row, encoding.size) or 0.0) > 0]
    # A funder and a beneficiary of the same name are two nodes, one on each side: a loop cannot be drawn.
    nodes: dict[tuple[int, str], int] = {}
    for row in rows:
        for side, column in enumerate((encoding.source, encoding.target)):
            nodes.setdefault((side, look.text(row, column)), len(nodes))
    pairs = [(nodes[0, look.text(row, encoding.source)], nodes[1, look.text(row, encoding.target)]) for row in rows]
    lines = [lettering.wrap(name, _NAME) for _, name in nodes]
    # The space between two nodes holds the longest name, whatever the height of the nodes.
    pad = max(len(text) for text in lines) * lettering.LINE + 6
    count = max(sum(side == which for side, _ in nodes) for which in (0, 1))
    height = _FLOWS + (count - 1) * pad
    figure = look.blank(exhibit, height + 24)
    figure.update_layout(margin={"l": 2, "r": 2, "t": 12, "b": 12})
    figure.add_trace(
        go.Sankey(
            arrangement="fixed",
            node={
                "label": [lettering.markup(text) for text in lines],
                "color": [_node_colour(exhibit, rows, pairs, index) for index in range(len(nodes))],
                "pad": pad,
                "thickness": 10,
                "line": {"width": 0},
                "hoverinfo": "none",
            },
            link={
                "source": [source for source, _ in pairs],
                "target": [target for _, target in pairs],
                "value": [look.number(row, encoding.size) for row in rows],
                "color": [look.tint(look.tone(row, encoding), 0.34) for row in rows],
                "customdata": [_hover(exhibit, row) for row in rows],
                "hovertemplate": "%{customdata}<extra></extra>",
            },
            textfont={"size": lettering.SIZE, "color": palette.INK, "family": look.FONT},
        )
    )
    return figure


def _node_colour(exhibit: Exhibit, rows: list[look.Row], pairs: list[tuple[int, int]], index: int) -> str:
    """The tone of its flows where they agree, ink otherwise."""
    tones = {look.tone(row, exhibit.encoding) for row, pair in zip(rows, pairs, strict=True) if index in pair}
    return palette.COLOURS[tones.pop()] if len(tones) == 1 else palette.GREY


def _hover(exhibit: Exhibit, row: look.Row) -> str:
    encoding = exhibit.encoding
    said = look.text(row, encoding.hover)
    value = written(exhibit.language, encoding.form, look.number(row, encoding.size) or 0.0, short=True)
    return lettering.hover(said or f"{look.text(row, encoding.source)} → {look.text(row, encoding.target)} · {value}")
