"""The workbook of the tables: a sheet a table, its columns explained, typed and guarded, its empty rows ready."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from dossier.catalogue import DATA, load
from dossier.language import DEFAULT, Language, t
from exports.editing.cells import LONGEST
from exports.editing.fields import CellKind, FieldOfTable
from exports.editing.files import TableFile
from exports.editing.form_book import FormBook
from exports.editing.grids import COLUMNS, GUIDE, LISTS, ORIGIN, REASON
from exports.editing.guide import note_of, write_columns, write_guide, write_reason
from exports.editing.moves import CHANGES
from exports.editing.numerals import KEPT_DIGITS, same_number
from exports.editing.opened import origin_cells
from exports.editing.standing import Standing, standing
from exports.files.failure import guard

#: Empty rows below a table that have the lists and the looks of the others.
ROOM = 500
_WIDEST, _NARROWEST, _LETTERS = 60, 9, 40
_HEAD = {"bold": True, "bg_color": "#E8ECF1", "bottom": 1, "valign": "top", "text_wrap": True}
_LOCKED = {"font_color": "#5A6472"}


@guard
def editing_xlsx(folder: Path = DATA) -> bytes:
    """The workbook of a folder; equal tables give equal bytes.

    Raises ``BrokenPackage``, ``EditRefused`` or ``ExportFailed``.
    """
    catalogue, now = load(folder), standing(folder)
    names = [GUIDE, REASON, *now.tables, COLUMNS, LISTS, ORIGIN]
    properties = {"title": t(DEFAULT, "edit.guide.title"), "comments": str(catalogue.version)}
    book = FormBook({name: name for name in names}, catalogue.version.date, properties)
    write_guide(book, catalogue)
    write_reason(book)
    lists = _lists(book, now)
    for name, table in now.tables.items():
        _table(book, table, now.fields[name], lists)
    write_columns(book, catalogue, now)
    _origin(book, now)
    return book.close()


def _lists(book: FormBook, now: Standing) -> dict[tuple[str, ...], str]:
    """The admitted values, a column a list, on a sheet that nobody sees: (table, column) or (table,) -> its cells."""
    wanted: dict[tuple[str, ...], list[str]] = {}
    for table, fields in now.fields.items():
        for field in fields.values():
            if field.kind == CellKind.LIST:
                continue
            if field.codes:
                wanted[table, field.name] = list(field.codes)
            elif field.link:
                name, _, column = field.link.partition(".")
                target = now.tables[name]
                cells = (target.cells(line)[column or target.key[0]] for line in target.lines)
                wanted[(field.link,)] = list(dict.fromkeys(cells))  # one part of a key repeats
    found = {}
    for place, (key, values) in enumerate(wanted.items()):
        book.text(LISTS, 0, place, ".".join(key))
        for row, value in enumerate(values, 1):
            book.text(LISTS, row, place, value)
        found[key] = book.cell(LISTS, 1, place, len(values))
    book.hide(LISTS)
    return found


def _table(
    book: FormBook, table: TableFile, fields: Mapping[str, FieldOfTable], lists: Mapping[tuple[str, ...], str]
) -> None:
    name, last = table.name, len(table.lines)
    free = name != CHANGES
    rows = [table.cells(line) for line in table.lines]
    for column, head in enumerate(table.columns):
        field = fields[head]
        look = _look(field)
        book.column(name, column, _width(head, (cells[head] for cells in rows)), locked=not free, **look)
        book.text(name, 0, column, head, **_HEAD)
        book.note(name, 0, column, note_of(field))
        if free:
            _guard_column(book, name, field, column, (1, last + ROOM), lists)
        closed = field.key or not free
        shade = _LOCKED if closed else {}
        for row, cells in enumerate(rows, 1):
            cell = cells[head]
            if field.kind == CellKind.NUMBER and _kept(cell):
                book.number(name, row, column, float(cell), locked=closed, **look, **shade)
            else:
                book.text(name, row, column, cell, locked=closed, **look, **shade)
    book.freeze(name, 1, max(1, len(table.key)))
    book.filters(name, last, len(table.columns) - 1)
    book.quiet(name, last + ROOM, len(table.columns) - 1)
    book.protect(name)


def _guard_column(
    book: FormBook,
    sheet: str,
    field: FieldOfTable,
    column: int,
    rows: tuple[int, int],
    lists: Mapping[tuple[str, ...], str],
) -> None:
    if field.kind == CellKind.LIST:
        book.prompt(sheet, column, rows, _message(field, "several"))
    elif field.codes:
        book.choose(sheet, column, rows, lists[sheet, field.name], _message(field, "code"), strict=True)
    elif field.link:
        book.choose(sheet, column, rows, lists[(field.link,)], _message(field, "id"), strict=False)
    elif field.kind == CellKind.NUMBER:
        book.bounded(sheet, column, rows, (field.minimum, field.maximum), _message(field, "number"))


def _message(field: FieldOfTable, key: str) -> tuple[str, str]:
    table = field.link.partition(".")[0] or COLUMNS
    return field.name, "\n".join(t(language, f"edit.message.{key}", table=table) for language in Language)


def _look(field: FieldOfTable) -> dict[str, object]:
    """Texts are typed as texts, so that no program takes a date, a code or a zero for something else."""
    if field.kind != CellKind.NUMBER:
        return {"num_format": "@", "text_wrap": True, "valign": "top"}
    grouped = field.whole and field.unit != "year"
    return {"num_format": "#,##0" if grouped else "0" if field.whole else "General", "valign": "top"}


def _kept(cell: str) -> bool:
    """Whether a cell is a number of which a spreadsheet keeps every digit."""
    return same_number(cell, cell) and len(re.sub(r"\D", "", cell).strip("0")) <= KEPT_DIGITS


def _width(head: str, cells: Iterable[str]) -> float:
    """As wide as most of its cells, up to a sentence."""
    lengths = sorted(len(cell) for cell in cells if cell)
    usual = lengths[len(lengths) * 9 // 10] if lengths else 0
    return float(max(_NARROWEST, min(len(head) + 4, _LETTERS), min(usual + 2, _WIDEST)))


def _origin(book: FormBook, now: Standing) -> None:
    """The tables as they stand: what they become meanwhile is then told from what the curator changes."""
    book.text(ORIGIN, 0, 0, " / ".join(t(language, "edit.origin") for language in Language))
    for row, cell in enumerate(origin_cells(now.contents, LONGEST - 2_000), 1):
        book.text(ORIGIN, row, 0, cell)
    book.hide(ORIGIN)
