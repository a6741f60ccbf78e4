"""A matrix as a semantic HTML table: who does which step. Reads without colour, by ear, and as a list on a phone.

Roles are written out: a table that the stylesheet lays out as blocks loses them in browsers.
"""

from html import escape

from dossier.charts.matrix import MatrixEntry, MatrixPlan, plan_matrix
from dossier.charts.palette import GREY, Shape, colour
from dossier.exhibits import Exhibit


def matrix_html(exhibit: Exhibit) -> str:
    """The table; every text escaped."""
    plan = plan_matrix(exhibit)
    columns = "".join(f'<th scope="col" role="columnheader">{escape(head)}</th>' for head in plan.heads)
    body = "".join(
        f'<tr role="row"><th scope="row" role="rowheader"{_red(plan.is_home(side))}>{escape(side)}</th>'
        + "".join(_cell(plan, side, head) for head in plan.heads)
        + "</tr>"
        for side in plan.sides
    )
    caption = f'<caption class="unseen">{escape(exhibit.text_alternative or exhibit.finding)}</caption>'
    top = f'<thead role="rowgroup"><tr role="row"><td></td>{columns}</tr></thead>'
    return f'<table class="matrix" role="table">{caption}{top}<tbody role="rowgroup">{body}</tbody></table>'


def _red(home: bool) -> str:
    return ' class="besancon"' if home else ""


def _cell(plan: MatrixPlan, side: str, head: str) -> str:
    """The column's heading is repeated for the list that a narrow screen shows."""
    entries = plan.entries(side, head)
    found = any(entry.shape != Shape.HOLLOW for entry in entries)
    kind = "project" if plan.holds_project(side, head) else "present" if found else "absent"
    return f'<td role="cell" class="{kind}" data-head="{escape(head)}">{"".join(map(_entry, entries))}</td>'


def _entry(entry: MatrixEntry) -> str:
    """Names behind their sign."""
    names = "<br>".join(escape(name) for name in entry.names)
    if not entry.sign:
        return f"<div>{names}</div>"
    hue = GREY if entry.shape == Shape.HOLLOW else colour(entry.tone)
    return f'<div><span class="sign" style="color:{hue}" aria-hidden="true">{entry.sign}</span> {names}</div>'
