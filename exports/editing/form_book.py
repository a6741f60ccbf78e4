"""A workbook to be filled in and sent back: lists to choose from, notes, what is locked, what is hidden."""

from typing import Any

from exports.workbook.book import Book

#: What may be done on a protected sheet; the password is empty, so that whoever has to may lift it.
_ALLOWED = dict.fromkeys(
    ("format_cells", "format_columns", "format_rows", "sort", "autofilter", "select_locked_cells"), True
)
#: What the format allows in the message of a cell, and in its title.
_LONGEST_MESSAGE, _LONGEST_TITLE = 255, 32
#: Size of a note: columns of the sheet, and letters in one of its lines.
_NOTE_WIDTH, _NOTE_LINE, _NOTE_MOST = 360, 52, 600


class FormBook(Book):
    """``Book`` with what a form needs; rows and columns are counted from 0."""

    def text(self, sheet: str, row: int, column: int, value: str, **look: Any) -> None:
        """A text; an empty one is a cell without value, and not a text of no letters."""
        if value:
            super().text(sheet, row, column, value, **look)
        else:
            self._sheets[sheet].write_blank(row, column, None, self._look(look))

    def column(self, sheet: str, column: int, width: float, **look: Any) -> None:
        """Width and look of a whole column, down to its empty end."""
        self._sheets[sheet].set_column(column, column, width, self._look(look))

    def note(self, sheet: str, row: int, column: int, text: str) -> None:
        """A note that opens over a cell, as high as its text."""
        lines = sum(1 + len(line) // _NOTE_LINE for line in text.split("\n"))
        size = {"width": _NOTE_WIDTH, "height": min(_NOTE_MOST, 20 + 17 * lines)}
        self._sheets[sheet].write_comment(row, column, text, {**size, "author": ""})

    def choose(
        self, sheet: str, column: int, rows: tuple[int, int], source: str, message: tuple[str, str], *, strict: bool
    ) -> None:
        """A list to choose from in a column; ``strict``: nothing else is accepted, otherwise it is asked again."""
        self._validate(sheet, column, rows, {"validate": "list", "source": f"={source}"}, message, strict=strict)

    def bounded(
        self,
        sheet: str,
        column: int,
        rows: tuple[int, int],
        bounds: tuple[float | None, float | None],
        message: tuple[str, str],
    ) -> None:
        """Numbers between bounds in a column; what is none is asked again."""
        low, high = (-1e15 if bounds[0] is None else bounds[0]), (1e15 if bounds[1] is None else bounds[1])
        rule = {"validate": "decimal", "criteria": "between", "minimum": low, "maximum": high}
        self._validate(sheet, column, rows, rule, message, strict=False)

    def prompt(self, sheet: str, column: int, rows: tuple[int, int], message: tuple[str, str]) -> None:
        """What is said when a cell of a column is chosen."""
        title, text = message
        said = {"input_title": title[:_LONGEST_TITLE], "input_message": text[:_LONGEST_MESSAGE]}
        self._sheets[sheet].data_validation(rows[0], column, rows[1], column, {"validate": "any", **said})

    def protect(self, sheet: str) -> None:
        """Lock what is not unlocked, without a password."""
        self._sheets[sheet].protect("", _ALLOWED)

    def hide(self, sheet: str) -> None:
        self._sheets[sheet].hide()

    def filters(self, sheet: str, last_row: int, last_column: int) -> None:
        """A filter on each column of a table whose header is the first row."""
        self._sheets[sheet].autofilter(0, 0, last_row, last_column)

    def quiet(self, sheet: str, last_row: int, last_column: int) -> None:
        """No green corner on a number that is a text on purpose."""
        area = f"{self._corner(0, 0)}:{self._corner(last_row, last_column)}"
        self._sheets[sheet].ignore_errors({"number_stored_as_text": area})

    @staticmethod
    def _corner(row: int, column: int) -> str:
        from exports.workbook.book import column_letter

        return f"{column_letter(column)}{row + 1}"

    def _validate(
        self,
        sheet: str,
        column: int,
        rows: tuple[int, int],
        rule: dict[str, Any],
        message: tuple[str, str],
        *,
        strict: bool,
    ) -> None:
        title, text = message
        error = {"error_title": title[:_LONGEST_TITLE], "error_message": text[:_LONGEST_MESSAGE]}
        kind = {"error_type": "stop" if strict else "warning", "ignore_blank": True}
        self._sheets[sheet].data_validation(rows[0], column, rows[1], column, {**rule, **error, **kind})
