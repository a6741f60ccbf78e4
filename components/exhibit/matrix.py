"""A matrix as a semantic HTML table: who does which step. Reads without colour, by ear, and as a list on a phone.

Roles are written out: a table that the stylesheet lays out as blocks loses them in browsers.

``solid``: found; ``hollow``: none found, said in words by the exhibit's label; ``project``: where the project stands;
``plain``: words that need no sign.
"""

import html

from components.charts import look
from dossier.charts import palette
from dossier.exhibits import Exhibit

_SIGNS = {"solid": "●", "hollow": "○", "hatched": "◐", "plain": ""}


def matrix(exhibit: Exhibit) -> str:
    """The table. Row and column headings in order of first appearance; every text escaped."""
    encoding = exhibit.encoding
    rows = look.rows(exhibit)
    heads = list(dict.fromkeys(look.text(row, encoding.column) for row in rows))
    sides = list(dict.fromkeys(look.text(row, encoding.row) for row in rows))
    cells: dict[tuple[str, str], list[look.Row]] = {}
    for row in rows:
        cells.setdefault((look.text(row, encoding.row), look.text(row, encoding.column)), []).append(row)
    columns = "".join(f'<th scope="col" role="columnheader">{html.escape(head)}</th>' for head in heads)
    body = "".join(
        f'<tr role="row"><th scope="row" role="rowheader"{_side(exhibit, side, rows)}>{html.escape(side)}</th>'
        + "".join(_cell(exhibit, head, cells.get((side, head), [])) for head in heads)
        + "</tr>"
        for side in sides
    )
    caption = f'<caption class="hidden">{html.escape(exhibit.text_alternative or exhibit.finding)}</caption>'
    top = f'<thead role="rowgroup"><tr role="row"><td></td>{columns}</tr></thead>'
    return f'<table class="matrix" role="table">{caption}{top}<tbody role="rowgroup">{body}</tbody></table>'


def _side(exhibit: Exhibit, side: str, rows: list[look.Row]) -> str:
    """A heading is red where its whole row is Besançon."""
    encoding = exhibit.encoding
    tones = {look.tone(row, encoding) for row in rows if look.text(row, encoding.row) == side}
    return ' class="besancon"' if tones == {"besancon"} else ""


def _cell(exhibit: Exhibit, head: str, rows: list[look.Row]) -> str:
    """Names under the sign; the column's heading is repeated for the list that a narrow screen shows."""
    encoding = exhibit.encoding
    shapes = {look.text(row, encoding.shape) or "solid" for row in rows}
    kind = "project" if "project" in shapes else "absent" if not rows or shapes == {"hollow"} else "present"
    parts = []
    for row in rows:
        sign = _SIGNS.get(look.text(row, encoding.shape) or "solid", "●")
        lines = [html.escape(line) for line in look.text(row, encoding.names).split("\n") if line]
        said = "<br>".join(lines)
        if look.text(row, encoding.shape) == "project":
            parts.append(f"<div>{said}</div>")
            continue
        mark = (
            f'<span class="sign" style="color:{_hue(exhibit, row)}" aria-hidden="true">{sign}</span> ' if sign else ""
        )
        parts.append(f"<div>{mark}{said}</div>")
    return f'<td role="cell" class="{kind}" data-head="{html.escape(head)}">{"".join(parts)}</td>'


def _hue(exhibit: Exhibit, row: look.Row) -> str:
    return palette.GREY if look.text(row, exhibit.encoding.shape) == "hollow" else look.colour(row, exhibit.encoding)
