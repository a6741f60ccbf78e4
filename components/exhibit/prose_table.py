"""A table made to be read: a semantic HTML table whose sentences wrap, for the few rows of a TABLE exhibit.

A grid (``grid``) sorts and scrolls, and cuts every sentence at the edge of its column.
"""

from collections.abc import Sequence
from html import escape

from dossier.exhibits import Column, Exhibit, Form
from dossier.language import t
from dossier.language.cells import cell

#: More rows than these are searched, not read: they go to the grid.
READABLE = 60
_NUMBERS = (Form.NUMBER, Form.MONEY, Form.PERCENT, Form.YEAR)


def prose_html(exhibit: Exhibit, limit: int = READABLE, *, css: str = "prose", columns: Sequence[Column] = ()) -> str:
    """The first ``limit`` rows, all columns or those given; rows left out are said under the table.

    A row whose ``tone`` is Besançon's is marked, and a quiet or hollow one greyed.
    """
    language = exhibit.language
    seen = columns or exhibit.columns
    head = "".join(f'<th scope="col"{_right(column.form)}>{escape(column.heading)}</th>' for column in seen)
    body = []
    for _, row in exhibit.table.head(limit).iterrows():
        cells = []
        for position, column in enumerate(seen):
            text = escape(cell(language, column.form, row[column.name]))
            # on a narrow screen each cell carries its heading
            label = f' data-head="{escape(column.heading, quote=True)}"'
            cells.append(
                f'<th scope="row"{label}>{text}</th>'
                if position == 0
                else f"<td{_right(column.form)}{label}>{text}</td>"
            )
        body.append(f'<tr class="{escape(str(row.get("tone", "")))}">{"".join(cells)}</tr>')
    left = len(exhibit.table) - limit
    more = f'<p class="about">{escape(t(language, "directory.more_rows", n=left))}</p>' if left > 0 else ""
    whole = f"<thead><tr>{head}</tr></thead><tbody>{''.join(body)}</tbody>"
    # the finding stands above as a heading: who lands in the table hears it as the name of the table
    return f'<table class="{css}" aria-label="{escape(exhibit.finding, quote=True)}">{whole}</table>{more}'


def _right(form: Form) -> str:
    return ' class="number"' if form in _NUMBERS else ""
