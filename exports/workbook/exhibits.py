"""The workbook: a cover, a sheet an exhibit, a sheet a table of the data, the sources. For whoever computes again.

Exhibits hold raw values under formats that write them as the screen does; tables of the data stand as they are in
the package. Every text is written as text: nothing that a curator or a publisher wrote is run.
"""

import datetime
import io
import math
from numbers import Real
from typing import Any

from dossier.catalogue import Catalogue
from dossier.catalogue.records import TABLES
from dossier.exhibits import Exhibit, Form
from dossier.language import Language, t
from dossier.language.cells import absent, separator, written
from dossier.language.texts import MINUS
from dossier.selection import Selection
from exports.files.about import about
from exports.files.chapters import chapters
from exports.files.cleaning import clean, shortened
from exports.files.failure import guard
from exports.files.frozen import frozen
from exports.files.number_formats import number_format
from exports.files.table import DANGEROUS
from exports.paper.sheet import source, stated
from exports.workbook.names import names

#: What the format allows in a cell and in a link.
_LONGEST, _LONGEST_LINK = 32_000, 2_000
_WIDEST = 60.0
_HEAD_ROW = 5


@guard
def workbook_xlsx(catalogue: Catalogue, selection: Selection) -> bytes:
    """The workbook under a selection; equal inputs give equal bytes. Raises ``ExportFailed``."""
    found = chapters(catalogue, selection)
    exhibits = [exhibit for page in found.values() for exhibit in page]
    buffer = io.BytesIO()
    book = _Book(buffer, catalogue, selection, [exhibit.id for exhibit in exhibits])
    book.cover(found)
    for exhibit in exhibits:
        book.exhibit(exhibit)
    for name in TABLES:
        book.table(name)
    book.sources()
    book.file.close()
    return frozen(buffer.getvalue(), catalogue.version.date)


class _Book:
    """The file being written. Sheets are named by ids, the same in both languages, so that a formula outlives us."""

    def __init__(self, buffer: io.BytesIO, catalogue: Catalogue, selection: Selection, ids: list[str]) -> None:
        import xlsxwriter  # here, so that a missing engine is told and not a dead application

        self.catalogue, self.selection, self.language = catalogue, selection, selection.language
        self.file = xlsxwriter.Workbook(
            buffer,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self.file.set_properties(
            {
                "title": t(self.language, "paper.workbook.document"),
                "author": "Phase III",
                "comments": str(catalogue.version),
                "created": datetime.datetime.fromisoformat(catalogue.version.date),
            }
        )
        self.formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        first, last = t(self.language, "paper.workbook.cover"), t(self.language, "export.slide.all_sources")
        self.names = names([first, *ids, *(f"data:{name}" for name in TABLES), last])
        self.sheets = {key: self.file.add_worksheet(name) for key, name in self.names.items()}
        self.first, self.last = first, last

    def look(self, **properties: Any) -> Any:
        """A format, made once."""
        key = tuple(sorted(properties.items()))
        if key not in self.formats:
            self.formats[key] = self.file.add_format(dict(properties))
        return self.formats[key]

    def text(self, sheet: Any, row: int, column: int, value: str, **look: Any) -> None:
        """A text that stays one: what a program would run when it is edited is marked as quoted."""
        value = shortened(clean(value), _LONGEST)
        if value.startswith(DANGEROUS):
            look["quote_prefix"] = True
        sheet.write_string(row, column, value, self.look(**look) if look else None)

    def link(self, sheet: Any, row: int, column: int, address: str, words: str = "") -> None:
        if address and len(address) <= _LONGEST_LINK:
            sheet.write_url(row, column, address, self.look(font_color="#1F4E79"), shortened(words or address, 250))
        elif address or words:
            self.text(sheet, row, column, words or address)

    def cover(self, found: dict[str, list[Exhibit]]) -> None:
        """What was selected, of which data and model, and every sheet with its finding."""
        sheet = self.sheets[self.first]
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 110)
        self.text(sheet, 0, 0, t(self.language, "paper.workbook.document"), bold=True, font_size=16)
        self.text(sheet, 1, 0, t(self.language, "page.brief.title"))
        row = 3
        for line in (*stated(self.catalogue, self.selection), t(self.language, "paper.workbook.about")):
            self.text(sheet, row, 0, line)
            row += 1
        for page, exhibits in found.items():
            row += 1
            self.text(sheet, row, 0, t(self.language, f"page.{page}.title"), bold=True)
            for exhibit in exhibits:
                row += 1
                self._entry(sheet, row, exhibit.id, exhibit.finding)
        row += 2
        self.text(sheet, row, 0, t(self.language, "paper.workbook.tables"), bold=True)
        for name in TABLES:
            row += 1
            self._entry(sheet, row, f"data:{name}", self._title(name))
        row += 1
        self._entry(sheet, row, self.last, "")

    def _entry(self, sheet: Any, row: int, key: str, says: str) -> None:
        self.link(sheet, row, 0, f"internal:'{self.names[key]}'!A1", self.names[key])
        self.text(sheet, row, 1, says)

    def _title(self, name: str) -> str:
        return str(self.catalogue.resource(name)["title" if self.language == Language.FR else "title_en"])

    def exhibit(self, exhibit: Exhibit) -> None:
        """Finding and measure, the table, then everything on which it rests."""
        sheet = self.sheets[exhibit.id]
        self.text(sheet, 0, 0, exhibit.finding, bold=True, font_size=13)
        self.text(sheet, 1, 0, exhibit.subtitle, font_color="#5F646B")
        self.text(sheet, 2, 0, exhibit.coverage, font_color="#5F646B")
        widths = [_width(column.heading) for column in exhibit.columns]
        row = _HEAD_ROW - 1
        for position, column in enumerate(exhibit.columns):
            self.text(sheet, row, position, column.heading, bold=True, text_wrap=True, valign="top", bottom=1)
        for record in exhibit.table.to_dict("records"):
            row += 1
            for position, column in enumerate(exhibit.columns):
                shown = self._cell(sheet, row, position, record[column.name], column.form)
                widths[position] = max(widths[position], _width(shown))
        for position, width in enumerate(widths):
            sheet.set_column(position, position, width)
        sheet.freeze_panes(_HEAD_ROW, 1)
        row += 2
        for name, *texts in about(self.catalogue, self.selection, exhibit):
            self.text(sheet, row, 0, name, bold=True)
            for position, text in enumerate(texts, start=1):
                self._said(sheet, row, position, text)
            row += 1

    def _said(self, sheet: Any, row: int, column: int, text: str) -> None:
        """An address is a link; anything else is a text."""
        address = text.startswith(("https://", "http://")) and " " not in text
        if address:
            self.link(sheet, row, column, clean(text))
        else:
            self.text(sheet, row, column, text)

    def _cell(self, sheet: Any, row: int, column: int, value: Any, form: Form) -> str:
        """Write a raw value under the format of its form; what a reader sees comes back."""
        if absent(value):
            return ""
        if form == Form.YEAR and isinstance(value, str) and value.isdecimal():
            value = int(value)
        if _number(value) and form not in (Form.TEXT, Form.DATE, Form.LIST):
            amount = float(value)
            sheet.write_number(row, column, amount, self.look(num_format=_format(self.language, form, amount)))
            return written(self.language, form, amount)
        if isinstance(value, (tuple, list)):
            text = separator(self.language).join(str(item) for item in value)
        elif _number(value):
            sheet.write_number(row, column, float(value))
            return str(value)
        else:
            text = str(value)
        self.text(sheet, row, column, text, text_wrap=True, valign="top")
        return text

    def table(self, name: str) -> None:
        """A table of the package, with the names of its columns and, over them, their titles."""
        sheet = self.sheets[f"data:{name}"]
        fields = list(TABLES[name].model_fields)
        self.text(sheet, 0, 0, self._title(name), bold=True, font_size=13)
        for column, field in enumerate(fields):
            self.text(sheet, 1, column, self.catalogue.heading(self.language, name, field), font_color="#5F646B")
            self.text(sheet, 2, column, field, bold=True, bottom=1)
            sheet.set_column(column, column, 18)
        for row, record in enumerate(self.catalogue.records(name), start=3):
            for column, field in enumerate(fields):
                value = getattr(record, field)
                if absent(value):
                    continue
                if _number(value):
                    sheet.write_number(row, column, float(value))
                else:
                    self.text(sheet, row, column, "|".join(map(str, value)) if isinstance(value, tuple) else str(value))
        sheet.freeze_panes(3, 1)

    def sources(self) -> None:
        """Every source: in words, then its address."""
        sheet = self.sheets[self.last]
        sheet.set_column(0, 0, 26)
        sheet.set_column(1, 1, 110)
        sheet.set_column(2, 2, 60)
        for column, field in enumerate(("source_id", "title", "url")):
            self.text(sheet, 0, column, self.catalogue.heading(self.language, "sources", field), bold=True, bottom=1)
        for row, record in enumerate(self.catalogue.records("sources"), start=1):
            words, address = source(self.catalogue, self.selection, record.source_id)
            self.text(sheet, row, 0, record.source_id)
            self.text(sheet, row, 1, words)
            self.link(sheet, row, 2, address, "" if address else record.url or "")
        sheet.freeze_panes(1, 1)


def _number(value: object) -> bool:
    return isinstance(value, Real) and not isinstance(value, bool) and math.isfinite(float(value))


def _format(language: Language, form: Form, amount: float) -> str:
    """Numbers keep all their digits; money, percentages and years are written as on screen."""
    if form == Form.NUMBER:
        pattern = "#,##0" if amount.is_integer() else "#,##0.###"
        return f'{pattern};"{MINUS}"{pattern}'
    return number_format(language, form, amount)


def _width(text: str) -> float:
    longest = max((len(line) for line in text.split("\n")), default=0)
    return min(max(longest * 0.95 + 2, 9.0), _WIDEST)
