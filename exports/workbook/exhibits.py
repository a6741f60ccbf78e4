"""The workbook: a cover, a sheet an exhibit, a sheet a table of the data, the sources. For whoever computes again.

Exhibits hold raw values under formats that write them as the screen does; tables of the data stand as they are in
the package. Sheets are named by ids, the same in both languages, so that a formula outlives us.
"""

import math
from collections.abc import Mapping, Sequence
from numbers import Real
from typing import Any

from dossier.catalogue import Catalogue
from dossier.catalogue.records import TABLES
from dossier.charts.palette import GREY
from dossier.exhibits import Exhibit, Form
from dossier.language import Language, t
from dossier.language.cells import absent, separator, written
from dossier.language.texts import MINUS
from dossier.selection import Selection
from exports.files.chapters import chapters
from exports.files.cleaning import clean
from exports.files.failure import guard
from exports.files.number_formats import number_format
from exports.files.progress import Heard, Making, Stage, unheard
from exports.files.sources import source_in_words
from exports.files.statements import author, exhibit_statements, file_statements
from exports.workbook.book import Book
from exports.workbook.names import sheet_names

_WIDEST = 60.0
_HEAD_ROW = 5
#: Keys of the first and of the last sheet; the others are ids of exhibits and ``data:<table>``.
_COVER, _SOURCES = ":cover", ":sources"
_HEADING = {"bold": True, "font_size": 13}


@guard
def workbook_xlsx(catalogue: Catalogue, selection: Selection, heard: Heard = unheard) -> bytes:
    """The workbook under a selection; equal inputs give equal bytes. Raises ``ExportFailed``."""
    language = selection.language
    making = Making(heard, Stage.EXHIBITS, Stage.SHEETS, Stage.WRITING)
    pages = chapters(catalogue, selection, making)
    exhibits = [exhibit for page in pages.values() for exhibit in page]
    wanted = {_COVER: t(language, "paper.workbook.cover"), **{exhibit.id: exhibit.id for exhibit in exhibits}}
    wanted |= {f"data:{name}": f"data:{name}" for name in TABLES}
    wanted[_SOURCES] = t(language, "export.slide.all_sources")
    given = sheet_names(wanted.values())
    book = Book(
        {key: given[name] for key, name in wanted.items()},
        catalogue.version.date,
        {
            "title": t(language, "paper.workbook.document"),
            "author": author(),
            "comments": str(catalogue.version),
        },
    )
    _cover(book, catalogue, selection, pages)
    sheets: list[Exhibit | str] = [*exhibits, *TABLES]
    for sheet in making.each(Stage.SHEETS, sheets):
        if isinstance(sheet, str):
            _table(book, catalogue, language, sheet)
        else:
            _exhibit(book, catalogue, selection, sheet)
    _sources(book, catalogue, selection)
    making.begin(Stage.WRITING)
    return book.close()


def _cover(book: Book, catalogue: Catalogue, selection: Selection, pages: Mapping[str, Sequence[Exhibit]]) -> None:
    """What was selected, of which data and model, and every sheet with its finding."""
    language = selection.language
    book.widths(_COVER, 34, 110)
    book.text(_COVER, 0, 0, t(language, "paper.workbook.document"), bold=True, font_size=16)
    book.text(_COVER, 1, 0, t(language, "page.brief.title"))
    row = 3
    for line in (*file_statements(catalogue, selection), t(language, "paper.workbook.about")):
        book.text(_COVER, row, 0, line)
        row += 1
    for page, exhibits in pages.items():
        row += 1
        book.text(_COVER, row, 0, t(language, f"page.{page}.title"), bold=True)
        for exhibit in exhibits:
            row += 1
            _entry(book, row, exhibit.id, exhibit.finding)
    row += 2
    book.text(_COVER, row, 0, t(language, "paper.workbook.tables"), bold=True)
    for name in TABLES:
        row += 1
        _entry(book, row, f"data:{name}", _title(catalogue, language, name))
    _entry(book, row + 1, _SOURCES, "")


def _entry(book: Book, row: int, sheet: str, says: str) -> None:
    book.link_to_sheet(_COVER, row, 0, sheet)
    book.text(_COVER, row, 1, says)


def _title(catalogue: Catalogue, language: Language, name: str) -> str:
    return str(catalogue.resource(name)["title" if language == Language.FR else "title_en"])


def _exhibit(book: Book, catalogue: Catalogue, selection: Selection, exhibit: Exhibit) -> None:
    """Finding and measure, the table, then everything on which it rests."""
    sheet = exhibit.id
    book.text(sheet, 0, 0, exhibit.finding, **_HEADING)
    book.text(sheet, 1, 0, exhibit.subtitle, font_color=GREY)
    book.text(sheet, 2, 0, exhibit.coverage, font_color=GREY)
    widths = [_width(column.heading) for column in exhibit.columns]
    row = _HEAD_ROW - 1
    for position, column in enumerate(exhibit.columns):
        book.text(sheet, row, position, column.heading, bold=True, text_wrap=True, valign="top", bottom=1)
    for record in exhibit.table.to_dict("records"):
        row += 1
        for position, column in enumerate(exhibit.columns):
            shown = _cell(book, exhibit, row, position, record[column.name])
            widths[position] = max(widths[position], _width(shown))
    book.widths(sheet, *widths)
    book.freeze(sheet, _HEAD_ROW)
    row += 2
    for name, *texts in exhibit_statements(catalogue, selection, exhibit):
        book.text(sheet, row, 0, name, bold=True)
        for position, text in enumerate(texts, start=1):
            # an address is a link; anything else is a text
            if text.startswith(("https://", "http://")) and " " not in text:
                book.link(sheet, row, position, clean(text))
            else:
                book.text(sheet, row, position, text)
        row += 1


def _cell(book: Book, exhibit: Exhibit, row: int, position: int, value: Any) -> str:
    """Write a raw value under the format of its column; what a reader sees comes back."""
    sheet, language, form = exhibit.id, exhibit.language, exhibit.columns[position].form
    if absent(value):
        return ""
    if form == Form.YEAR and isinstance(value, str) and value.isdecimal():
        value = int(value)
    if _number(value) and form not in (Form.TEXT, Form.DATE, Form.LIST):
        amount = float(value)
        book.number(sheet, row, position, amount, num_format=_format(language, form, amount))
        return written(language, form, amount)
    if isinstance(value, (tuple, list)):
        text = separator(language).join(str(item) for item in value)
    elif _number(value):
        book.number(sheet, row, position, float(value))
        return str(value)
    else:
        text = str(value)
    book.text(sheet, row, position, text, text_wrap=True, valign="top")
    return text


def _table(book: Book, catalogue: Catalogue, language: Language, name: str) -> None:
    """A table of the package, with the names of its columns and, over them, their titles."""
    sheet, fields = f"data:{name}", list(TABLES[name].model_fields)
    book.text(sheet, 0, 0, _title(catalogue, language, name), **_HEADING)
    for column, field in enumerate(fields):
        book.text(sheet, 1, column, catalogue.heading(language, name, field), font_color=GREY)
        book.text(sheet, 2, column, field, bold=True, bottom=1)
    book.widths(sheet, *[18] * len(fields))
    for row, record in enumerate(catalogue.records(name), start=3):
        for column, field in enumerate(fields):
            value = getattr(record, field)
            if _number(value):
                book.number(sheet, row, column, float(value))
            elif not absent(value):
                book.text(sheet, row, column, "|".join(map(str, value)) if isinstance(value, tuple) else str(value))
    book.freeze(sheet, 3)


def _sources(book: Book, catalogue: Catalogue, selection: Selection) -> None:
    """Every source: in words, then its address."""
    book.widths(_SOURCES, 26, 110, 60)
    for column, field in enumerate(("source_id", "title", "url")):
        book.text(_SOURCES, 0, column, catalogue.heading(selection.language, "sources", field), bold=True, bottom=1)
    for row, record in enumerate(catalogue.records("sources"), start=1):
        words, address = source_in_words(catalogue, selection.language, record.source_id)
        book.text(_SOURCES, row, 0, record.source_id)
        book.text(_SOURCES, row, 1, words)
        book.link(_SOURCES, row, 2, address, "" if address else record.url or "")
    book.freeze(_SOURCES, 1)


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
