"""A workbook being written, for whoever computes again: sheets by key, looks made once, equal inputs equal bytes.

Every text is written as text: nothing that a curator or a publisher wrote is taken for a formula, a link or a number.
"""

import datetime
import io
import math
from collections.abc import Iterable, Mapping
from typing import Any

from dossier.charts.palette import LINK
from exports.files.cleaning import clean, shortened
from exports.files.frozen import frozen
from exports.files.table import DANGEROUS

#: What the format allows in a cell and in a link.
_LONGEST, _LONGEST_LINK, _LONGEST_LABEL = 32_000, 2_000, 250
#: Points of a line and of the highest row, the part of a line that words fill, and what the format calls A4.
_LINE, _HIGHEST, _FILLED, _A4 = 15.0, 405.0, 1.05, 9
#: Letters that a printed page holds beside each other.
_PAGE = 260


class Book:
    """``sheets``: key -> name of each sheet, in their order. Rows and columns are counted from 0; a look is the
    properties of a format of ``xlsxwriter``."""

    def __init__(self, sheets: Mapping[str, str], date: str, properties: Mapping[str, str]) -> None:
        import xlsxwriter  # here, so that a missing engine is told and not a dead application

        self._buffer, self._date = io.BytesIO(), date
        as_text = dict.fromkeys(("strings_to_formulas", "strings_to_urls", "strings_to_numbers"), False)
        self._file = xlsxwriter.Workbook(self._buffer, {"in_memory": True, **as_text})
        self._file.set_properties({**properties, "created": datetime.datetime.fromisoformat(date)})
        self._looks: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._names = dict(sheets)
        self._sheets = {key: self._file.add_worksheet(name) for key, name in sheets.items()}

    def close(self) -> bytes:
        """The file; nothing is written after it."""
        self._file.close()
        return frozen(self._buffer.getvalue(), self._date)

    def text(self, sheet: str, row: int, column: int, value: str, **look: Any) -> None:
        """A text that stays one: what a program would run when it is edited is marked as quoted."""
        value = shortened(clean(value), _LONGEST)
        if value.startswith(DANGEROUS):
            look["quote_prefix"] = True
        self._sheets[sheet].write_string(row, column, value, self._look(look))

    def number(self, sheet: str, row: int, column: int, value: float, **look: Any) -> None:
        self._sheets[sheet].write_number(row, column, value, self._look(look))

    def formula(self, sheet: str, row: int, column: int, formula: str, value: float | str, **look: Any) -> None:
        """A formula with its value: a viewer that calculates nothing shows the same number, or word."""
        self._sheets[sheet].write_formula(row, column, f"={formula}", self._look(look), value)

    def link(self, sheet: str, row: int, column: int, address: str, words: str = "") -> None:
        """An address to follow; as a text where the format has no room for it."""
        if address and len(address) <= _LONGEST_LINK:
            shown = shortened(words or address, _LONGEST_LABEL)
            self._sheets[sheet].write_url(
                row, column, address, self._look({"font_color": LINK, "valign": "top"}), shown
            )
        elif address or words:
            self.text(sheet, row, column, words or address)

    def link_to_sheet(self, sheet: str, row: int, column: int, target: str) -> None:
        """The name of another sheet, which opens it."""
        self.link(sheet, row, column, f"internal:'{self._names[target]}'!A1", self._names[target])

    def empty(self, sheet: str, row: int, column: int, **look: Any) -> None:
        """A cell that waits for a value."""
        self._sheets[sheet].write_blank(row, column, None, self._look(look))

    def paragraph(self, sheet: str, row: int, columns: int, letters: float, value: str, **look: Any) -> None:
        """A text over the first columns, ``letters`` wide together, as high as it needs."""
        value = shortened(clean(value), _LONGEST)
        properties = {"text_wrap": True, "valign": "top", **look}
        if value.startswith(DANGEROUS):
            properties["quote_prefix"] = True
        if columns > 1:
            self._sheets[sheet].merge_range(row, 0, row, columns - 1, "", self._look(properties))
        self._sheets[sheet].write_string(row, 0, value, self._look(properties))
        self.height(sheet, row, [(value, letters)])

    def height(self, sheet: str, row: int, texts: Iterable[tuple[str, float]]) -> None:
        """Make a row as high as its texts need in columns so many letters wide: not every program does it by itself."""
        lines = max((math.ceil(len(text) / max(1.0, letters * _FILLED)) for text, letters in texts), default=1)
        if lines > 1:
            self._sheets[sheet].set_row(row, min(_HIGHEST, _LINE * lines))

    def printed(self, sheet: str, repeated: int, letters: float) -> None:
        """On paper: lying, a sheet of so many letters over as many pages as it needs, the headings on every page."""
        page = self._sheets[sheet]
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(math.ceil(letters / _PAGE), 0)
        page.repeat_rows(max(0, repeated - 1))

    def widths(self, sheet: str, *widths: float) -> None:
        """Widths of the first columns, in letters."""
        for column, width in enumerate(widths):
            self._sheets[sheet].set_column(column, column, width)

    def freeze(self, sheet: str, row: int, column: int = 1) -> None:
        """Keep what stands before a row and a column in sight."""
        self._sheets[sheet].freeze_panes(row, column)

    def cell(self, sheet: str, row: int, column: int, last_row: int | None = None) -> str:
        """The fixed address of a cell, or of a column down to ``last_row``, from any sheet."""
        letter, quoted = column_letter(column), self._names[sheet].replace("'", "''")
        end = "" if last_row is None else f":${letter}${last_row + 1}"
        return f"'{quoted}'!${letter}${row + 1}{end}"

    def define(self, name: str, sheet: str, row: int, column: int, last_row: int | None = None) -> None:
        """Give a cell, or a column down to ``last_row``, a name that formulas of any sheet may use."""
        self._file.define_name(name, f"={self.cell(sheet, row, column, last_row)}")

    def _look(self, properties: Mapping[str, Any]) -> Any:
        """A format, made once; none where nothing is asked for."""
        key = tuple(sorted(properties.items()))
        if key and key not in self._looks:
            self._looks[key] = self._file.add_format(dict(properties))
        return self._looks.get(key)


def column_letter(column: int) -> str:
    """``A`` for the first column, counted from 0."""
    from xlsxwriter.utility import xl_col_to_name

    return str(xl_col_to_name(column))
