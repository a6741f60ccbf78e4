"""The appraisal as a workbook with live formulas: an expert changes an input and sees the net present value follow.

Formulas and their values are both written: a viewer that calculates nothing shows the same numbers.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from dossier.catalogue import Catalogue
from dossier.charts.palette import COLOURS, SURFACE, Tone
from dossier.language import Language, t
from dossier.models.inputs import SCHEDULES
from dossier.scenario import Scenario
from dossier.scenario.rows import rows_of
from dossier.scenario.runs import Results, results_for
from dossier.selection import Selection
from exports.workbook.appraisal_formulas import FLOWS, RESULT, SETTLED, UNITS
from exports.workbook.appraisal_rows import INPUT_COLUMNS, appraisal_statements, input_lines, yearly_flows
from exports.workbook.book import Book, column_letter

SHEETS = ("read", "inputs", "settled", "flows", "result")
#: First row of data of every sheet, counted from 0: a title, a sentence, an empty row, the headings.
_FIRST = 4
_FORMATS = {"money": "#,##0", "count": "0", "ratio": "0.0000", "batches": "0.00"}
_WIDTHS = {"input_id": 26, "name": 44, "unit": 20, "basis": 60, "rows": 40, "sources": 60}
_WIDTH = 16
#: What an expert may change.
_OPEN = {"bg_color": SURFACE, "border": 1, "border_color": COLOURS[Tone.QUIET]}
_HEAD = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}

#: Input and part of a schedule (0 where it is none) -> the address of its cell.
_Cells = dict[tuple[str, int], str]


def appraisal_xlsx(catalogue: Catalogue, selection: Selection) -> bytes:
    """The file of the scenario; equal inputs give equal bytes."""
    language, scenario = selection.language, Scenario.of(catalogue, selection)
    found = results_for(catalogue, scenario)
    names = {name: t(language, f"appraisal.sheet.{name}") for name in SHEETS}
    book = Book(names, catalogue.version.date, {"title": t(language, "appraisal.title")})
    _read(book, catalogue, language, scenario)
    cells = _inputs(book, catalogue, language, scenario)
    _settled(book, language, found, cells)
    last = _flows(book, catalogue, language, scenario, found, cells)
    _result(book, catalogue, language, scenario, found, last)
    return book.close()


def _start(book: Book, language: Language, sheet: str, heads: Mapping[str, str]) -> None:
    """Title, one sentence on what the sheet is, headings that stay in sight."""
    book.text(sheet, 0, 0, t(language, f"appraisal.sheet.{sheet}"), bold=True, font_size=14)
    book.text(sheet, 1, 0, t(language, f"appraisal.says.{sheet}"))
    for column, head in enumerate(heads.values()):
        book.text(sheet, _FIRST - 1, column, head, **_HEAD)
    book.widths(sheet, *(_WIDTHS.get(name, _WIDTH) for name in heads))
    book.freeze(sheet, _FIRST)


def _pair(language: Language) -> dict[str, str]:
    """The headings of a sheet of names and values."""
    return {name: t(language, f"appraisal.settled.{name}") for name in ("name", "value")}


def _amount(book: Book, sheet: str, row: int, value: float) -> None:
    """A range in euros, or a share of the draws."""
    book.number(sheet, row, 1, value, num_format=_FORMATS["ratio" if 0 < value < 1 else "money"])


def _formula(book: Book, sheet: str, row: int, column: int, formula: str, value: float, unit: str) -> None:
    book.formula(sheet, row, column, formula, value, num_format=_FORMATS[unit])


def _read(book: Book, catalogue: Catalogue, language: Language, scenario: Scenario) -> None:
    """What the file is, its range, and how it is to be read."""
    _start(book, language, "read", {})
    book.widths("read", 44, 90)
    lines = [*appraisal_statements(catalogue, language, scenario)]
    for row, (name, value) in enumerate(lines, _FIRST):
        book.text("read", row, 0, name)
        if isinstance(value, str):
            book.text("read", row, 1, value)
        else:
            _amount(book, "read", row, value)
    for row, part in enumerate(("colours", "central", "rule", "limits"), _FIRST + len(lines) + 1):
        book.text("read", row, 0, t(language, f"appraisal.how.{part}"))


def _inputs(book: Book, catalogue: Catalogue, language: Language, scenario: Scenario) -> _Cells:
    heads = {name: t(language, f"appraisal.input.{name}") for name in (*INPUT_COLUMNS, "part")}
    _start(book, language, "inputs", heads)
    cells: _Cells = {}
    where = INPUT_COLUMNS.index("value")
    for row, line in enumerate(input_lines(catalogue, language, scenario), _FIRST):
        for column, name in enumerate(INPUT_COLUMNS):
            value = line.cells[name]
            if name == "value":
                book.number("inputs", row, column, line.value, **_OPEN)
            elif isinstance(value, int | float):
                book.number("inputs", row, column, value)
            elif value:
                book.text("inputs", row, column, value if isinstance(value, str) else " | ".join(value))
        if line.part:
            book.number("inputs", row, len(INPUT_COLUMNS), line.part)
        if line.input_id not in SCHEDULES:
            book.define(line.input_id, "inputs", row, where)
        cells[line.input_id, line.part] = book.cell("inputs", row, where)
    return cells


def _settled(book: Book, language: Language, found: Results, cells: _Cells) -> None:
    """A year at full regime, and how many years the works take."""
    _start(book, language, "settled", _pair(language))
    centre, evaluation = found.central.centre, found.central.evaluation
    for row, (name, formula) in enumerate(SETTLED.items(), _FIRST):
        value = getattr(centre, name, None) if hasattr(centre, name) else getattr(evaluation, name)
        book.text("settled", row, 0, t(language, f"appraisal.settled.{name}"))
        _formula(book, "settled", row, 1, formula, _plain(value), UNITS.get(name, "money"))
        book.define(name, "settled", row, 1)
    row = _FIRST + len(SETTLED)
    shares = [cell for (name, _), cell in cells.items() if name == "construction_shares"]
    book.text("settled", row, 0, t(language, "appraisal.settled.works"))
    _formula(book, "settled", row, 1, f"COUNT({','.join(shares)})", len(shares), "count")
    book.define("works", "settled", row, 1)


def _flows(
    book: Book, catalogue: Catalogue, language: Language, scenario: Scenario, found: Results, cells: _Cells
) -> int:
    """One row a year, as many as the longest operation that a reader can set; returns the last row."""
    row_of = rows_of(catalogue, scenario.option_id)
    works, ramp = (len(getattr(found.central.inputs, name)) for name in ("construction_shares", "ramp"))
    years = works + int(row_of["operating_years"].maximum or found.central.inputs.operating_years)
    columns = yearly_flows(found, years)
    letters = {name: column_letter(column) for column, name in enumerate(FLOWS)}
    _start(book, language, "flows", {name: t(language, f"appraisal.flow.{name}") for name in FLOWS})
    for year in range(years):
        row = _FIRST + year
        here = {name: f"{letter}{row + 1}" for name, letter in letters.items()}
        for column, (name, formula) in enumerate(FLOWS.items()):
            value, unit = columns[name][year], UNITS.get(name, "money")
            if name == "works_share" and year < works:
                formula = cells["construction_shares", year + 1]
            elif name == "ramp_share" and 0 <= year - works < ramp:
                formula = cells["ramp", year - works + 1]
            else:
                formula = formula.format(**here)
            if formula:
                _formula(book, "flows", row, column, formula, value, unit)
            else:
                book.number("flows", row, column, value, num_format=_FORMATS[unit])
    return _FIRST + years - 1


def _result(
    book: Book, catalogue: Catalogue, language: Language, scenario: Scenario, found: Results, last: int
) -> None:
    """Present values of the central case, and beside them the range of the draws."""
    _start(book, language, "result", _pair(language))
    book.widths("result", 60)
    whole = {name: book.cell("flows", _FIRST, column, last) for column, name in enumerate(FLOWS)}
    for row, (name, formula) in enumerate(RESULT.items(), _FIRST):
        book.text("result", row, 0, t(language, f"appraisal.result.{name}"))
        value = _plain(getattr(found.central.evaluation, name))
        _formula(book, "result", row, 1, formula.format(**whole), value, "money")
        book.define(name, "result", row, 1)
    for row, (name, value) in enumerate(appraisal_statements(catalogue, language, scenario), _FIRST + len(RESULT) + 1):
        if not isinstance(value, str):
            book.text("result", row, 0, name)
            _amount(book, "result", row, value)


def _plain(value: Any) -> float:
    return float(np.asarray(value))
