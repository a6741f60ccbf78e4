"""One draw, chosen by its number: every input it holds, a place for a reader's own value, and the value used."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from dossier.language import t
from dossier.models.inputs import BY_PERIOD, PERIODS, SCHEDULES
from dossier.scenario.tables import INPUT_TABLE, input_rows
from exports.workbook.appraisal_draws import DrawnColumns
from exports.workbook.appraisal_page import Head, Live, Page, Shown
from exports.workbook.appraisal_results import SHOWN, Appraised, period_column, single
from exports.workbook.book import Book

#: Names of the cell that chooses the draw, and of the count of values that a reader has typed.
CHOSEN, CHANGED = "draw_number", "values_changed"
_COLUMNS = {"name": 58, "part": 9, "unit": 22, "drawn": 16, "own": 16, "used": 16, "id": 30}
_WORDS = ("name", "unit", "id")


@dataclass(frozen=True)
class CaseCells:
    """Where the shares by year stand: the cells of the works and of the ramp, in order."""

    construction_shares: tuple[str, ...]
    ramp: tuple[str, ...]


def write_case(book: Book, found: Appraised, drawn: DrawnColumns) -> CaseCells:
    """The sheet that the formulas of the model read."""
    language = found.language
    heads = [
        Head(t(language, f"appraisal.case.{name}"), "text" if name in _WORDS else "value", width)
        for name, width in _COLUMNS.items()
    ]
    page = Page(book, language, "case", heads)
    first = page.first
    row = page.add(
        t(language, "appraisal.case.chosen", n=SHOWN), None, None, None, None, Shown(found.shown, "count", True)
    )
    book.define(CHOSEN, "case", row, 5)
    lines = list(_lines(found))
    last = first + len(lines) + 1
    owns = page.cell(first + 2, 4, last)
    row = page.add(
        t(language, "appraisal.case.changed"), None, None, None, None, Shown(Live(f"COUNT({owns})", 0.0), "count")
    )
    book.define(CHANGED, "case", row, 5)
    used: dict[str, list[int]] = {}
    for input_id, part, name, unit, value, column in lines:
        line = page.row + 1
        source = Live(f"INDEX({drawn.ranges[column]},{CHOSEN})", value) if column in drawn.ranges else value
        formula = Live(f"IF(ISNUMBER(E{line}),E{line},D{line})", value)
        row = page.add(name, part or None, unit, source, Shown(None, "value", True), formula, input_id)
        used.setdefault(input_id, []).append(row)
    for input_id, rows in used.items():
        if input_id not in SCHEDULES:
            book.define(input_id, "case", rows[0], 5, rows[-1] if input_id in BY_PERIOD else None)
    cells = {name: tuple(page.cell(row, 5) for row in used[name]) for name in SCHEDULES}
    return CaseCells(**cells)


def _lines(found: Appraised) -> Iterator[tuple[str, int, str, str, float, str]]:
    """Id, part (0 where there is one), name, unit, value of the draw shown, name of the column that holds it."""
    inputs: Any = found.draws[0]
    index = found.shown - 1
    for input_id, row in input_rows(found.catalogue, found.scenario.option_id).items():
        name = str(getattr(row, f"name_{found.language}"))
        unit = found.catalogue.label(found.language, INPUT_TABLE, "unit", row.unit)
        value = getattr(inputs, input_id)
        if input_id in SCHEDULES:
            for part, share in enumerate(value, 1):
                yield input_id, part, name, unit, float(share), ""
        elif input_id in BY_PERIOD:
            by_period = np.broadcast_to(value[index] if np.ndim(value) == 2 else single(value), (PERIODS,))
            for period in range(PERIODS):
                yield input_id, period + 1, name, unit, float(by_period[period]), period_column(input_id, period)
        else:
            yield input_id, 0, name, unit, float(value[index] if np.ndim(value) else value), input_id
