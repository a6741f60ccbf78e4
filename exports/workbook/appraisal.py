"""The appraisal as a workbook with live formulas: an expert changes an input and sees the net present value follow.

Formulas and their values are both written: a viewer that calculates nothing shows the same numbers. Every text is
written as text, never guessed to be a formula, a link or a number.
"""

import datetime
import io
from collections.abc import Mapping
from typing import Any

import numpy as np
import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from dossier.catalogue import Catalogue
from dossier.language import Language, t
from dossier.models.inputs import SCHEDULES
from dossier.scenario import Scenario
from dossier.scenario.rows import rows_of
from dossier.scenario.runs import Results, results_for
from dossier.selection import Selection
from exports.files.cleaning import clean
from exports.files.frozen import frozen
from exports.workbook.appraisal_formulas import FLOWS, RESULT, SETTLED, UNITS
from exports.workbook.appraisal_rows import INPUT_COLUMNS, about, inputs, yearly

SHEETS = ("read", "inputs", "settled", "flows", "result")
#: First row of data of every sheet, counted from 0: a title, a sentence, an empty row, the headings.
_FIRST = 4
_FORMATS = {"money": "#,##0", "count": "0", "ratio": "0.0000", "batches": "0.00"}
_WIDTHS = {"input_id": 26, "name": 44, "unit": 20, "basis": 60, "rows": 40, "sources": 60}


class _Book:
    """The workbook being written, with the address of each input, by name and part."""

    def __init__(self, buffer: io.BytesIO, language: Language, date: str) -> None:
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self.language = language
        self.file = xlsxwriter.Workbook(buffer, options)
        self.file.set_properties({"title": self.say("title"), "created": datetime.datetime.fromisoformat(date)})
        self.formats = {name: self.file.add_format({"num_format": form}) for name, form in _FORMATS.items()}
        self.formats["value"] = self.file.add_format({"bg_color": "#F4F2EE", "border": 1, "border_color": "#8FA3B5"})
        self.formats["head"] = self.file.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.formats["title"] = self.file.add_format({"bold": True, "font_size": 14})
        self.sheets = {name: self.file.add_worksheet(self.say(f"sheet.{name}")) for name in SHEETS}
        self.cells: dict[tuple[str, int], str] = {}

    def say(self, key: str) -> str:
        return t(self.language, f"appraisal.{key}")

    def text(self, sheet: str, row: int, column: int, value: str, form: str = "") -> None:
        self.sheets[sheet].write_string(row, column, clean(value), self.formats.get(form))

    def start(self, sheet: str, heads: Mapping[str, str]) -> None:
        """Title, one sentence on what the sheet is, headings that stay in sight."""
        self.text(sheet, 0, 0, self.say(f"sheet.{sheet}"), "title")
        self.text(sheet, 1, 0, self.say(f"says.{sheet}"))
        for column, (name, head) in enumerate(heads.items()):
            self.text(sheet, _FIRST - 1, column, head, "head")
            self.sheets[sheet].set_column(column, column, _WIDTHS.get(name, 16))
        self.sheets[sheet].freeze_panes(_FIRST, 1)

    def name(self, name: str, sheet: str, row: int, column: int) -> None:
        """Give a cell the name of the models."""
        quoted = self.say(f"sheet.{sheet}").replace("'", "''")
        self.file.define_name(name, f"='{quoted}'!${xl_col_to_name(column)}${row + 1}")

    def formula(self, sheet: str, row: int, column: int, formula: str, value: float, form: str) -> None:
        self.sheets[sheet].write_formula(row, column, f"={formula}", self.formats[form], value)

    def place(self, sheet: str, row: int, column: int) -> str:
        quoted = self.say(f"sheet.{sheet}").replace("'", "''")
        return f"'{quoted}'!${xl_col_to_name(column)}${row + 1}"


def workbook(catalogue: Catalogue, selection: Selection) -> bytes:
    """The file of the scenario; equal inputs give equal bytes."""
    language, scenario = selection.language, Scenario.of(catalogue, selection)
    found = results_for(catalogue, scenario)
    buffer = io.BytesIO()
    book = _Book(buffer, language, catalogue.version.date)
    _read(book, catalogue, scenario)
    _inputs(book, catalogue, scenario)
    _settled(book, found)
    last = _flows(book, catalogue, scenario, found)
    _result(book, catalogue, scenario, found, last)
    book.file.close()
    return frozen(buffer.getvalue(), catalogue.version.date)


def _read(book: _Book, catalogue: Catalogue, scenario: Scenario) -> None:
    """What the file is, its range, and how it is to be read."""
    book.start("read", {})
    book.sheets["read"].set_column(0, 0, 44)
    book.sheets["read"].set_column(1, 1, 90)
    lines = [*about(catalogue, book.language, scenario)]
    for row, (name, value) in enumerate(lines, _FIRST):
        book.text("read", row, 0, name)
        if isinstance(value, str):
            book.text("read", row, 1, value)
        else:
            share_of_draws = 0 < value < 1
            book.sheets["read"].write_number(row, 1, value, book.formats["ratio" if share_of_draws else "money"])
    for row, part in enumerate(("colours", "central", "rule", "limits"), _FIRST + len(lines) + 1):
        book.text("read", row, 0, book.say(f"how.{part}"))


def _inputs(book: _Book, catalogue: Catalogue, scenario: Scenario) -> None:
    heads = {name: t(book.language, f"appraisal.input.{name}") for name in (*INPUT_COLUMNS, "part")}
    book.start("inputs", heads)
    where = INPUT_COLUMNS.index("value")
    for row, line in enumerate(inputs(catalogue, book.language, scenario), _FIRST):
        for column, name in enumerate(INPUT_COLUMNS):
            value = line.cells[name]
            if name == "value":
                book.sheets["inputs"].write_number(row, column, line.value, book.formats["value"])
            elif isinstance(value, int | float):
                book.sheets["inputs"].write_number(row, column, value)
            elif value:
                book.text("inputs", row, column, value if isinstance(value, str) else " | ".join(value))
        if line.part:
            book.sheets["inputs"].write_number(row, len(INPUT_COLUMNS), line.part)
        if line.input_id not in SCHEDULES:
            book.name(line.input_id, "inputs", row, where)
        book.cells[line.input_id, line.part] = book.place("inputs", row, where)


def _settled(book: _Book, found: Results) -> None:
    """A year at full regime, and how many years the works take."""
    book.start("settled", {"name": book.say("settled.name"), "value": book.say("settled.value")})
    centre, evaluation = found.central.centre, found.central.evaluation
    for row, (name, formula) in enumerate(SETTLED.items(), _FIRST):
        value = getattr(centre, name, None) if hasattr(centre, name) else getattr(evaluation, name)
        book.text("settled", row, 0, book.say(f"settled.{name}"))
        book.formula("settled", row, 1, formula, _plain(value), UNITS.get(name, "money"))
        book.name(name, "settled", row, 1)
    row = _FIRST + len(SETTLED)
    shares = [cell for (name, _), cell in book.cells.items() if name == "construction_shares"]
    book.text("settled", row, 0, book.say("settled.works"))
    book.formula("settled", row, 1, f"COUNT({','.join(shares)})", len(shares), "count")
    book.name("works", "settled", row, 1)


def _flows(book: _Book, catalogue: Catalogue, scenario: Scenario, found: Results) -> int:
    """One row a year, as many as the longest operation that a reader can set; returns the last row."""
    row_of = rows_of(catalogue, scenario.option_id)
    works, ramp = (len(getattr(found.central.inputs, name)) for name in ("construction_shares", "ramp"))
    years = works + int(row_of["operating_years"].maximum or found.central.inputs.operating_years)
    columns = yearly(found, years)
    letters = {name: xl_col_to_name(column) for column, name in enumerate(FLOWS)}
    book.start("flows", {name: t(book.language, f"appraisal.flow.{name}") for name in FLOWS})
    for year in range(years):
        row = _FIRST + year
        here = {name: f"{letter}{row + 1}" for name, letter in letters.items()}
        for column, (name, formula) in enumerate(FLOWS.items()):
            value, form = columns[name][year], UNITS.get(name, "money")
            if name == "works_share" and year < works:
                book.formula("flows", row, column, book.cells["construction_shares", year + 1], value, form)
            elif name == "ramp_share" and 0 <= year - works < ramp:
                book.formula("flows", row, column, book.cells["ramp", year - works + 1], value, form)
            elif formula:
                book.formula("flows", row, column, formula.format(**here), value, form)
            else:
                book.sheets["flows"].write_number(row, column, value, book.formats[form])
    return _FIRST + years - 1


def _result(book: _Book, catalogue: Catalogue, scenario: Scenario, found: Results, last: int) -> None:
    """Present values of the central case, and beside them the range of the draws."""
    book.start("result", {"name": book.say("settled.name"), "value": book.say("settled.value")})
    book.sheets["result"].set_column(0, 0, 60)
    quoted = book.say("sheet.flows").replace("'", "''")
    whole = {
        name: f"'{quoted}'!${letter}${_FIRST + 1}:${letter}${last + 1}"
        for letter, name in ((xl_col_to_name(column), name) for column, name in enumerate(FLOWS))
    }
    for row, (name, formula) in enumerate(RESULT.items(), _FIRST):
        book.text("result", row, 0, book.say(f"result.{name}"))
        value = _plain(getattr(found.central.evaluation, name))
        book.formula("result", row, 1, formula.format(**whole), value, "money")
        book.name(name, "result", row, 1)
    start = _FIRST + len(RESULT) + 1
    for row, (name, value) in enumerate(about(catalogue, book.language, scenario), start):
        if not isinstance(value, str):
            book.text("result", row, 0, name)
            book.sheets["result"].write_number(row, 1, value, book.formats["ratio" if 0 < value < 1 else "money"])


def _plain(value: Any) -> float:
    return float(np.asarray(value))
