"""A sheet of the appraisal being filled: title, what it is, headings that stay in sight, then rows of typed cells."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from dossier.charts.palette import COLOURS, SURFACE, Tone
from dossier.language import Language, t
from exports.workbook.book import Book

#: What a reader may change.
OPEN = {"bg_color": SURFACE, "border": 1, "border_color": COLOURS[Tone.QUIET]}
_HEAD = {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}
#: Words that follow numbers do not touch them.
_WORDS = {"text_wrap": True, "valign": "top", "align": "left", "indent": 1}
#: Where the headings of every sheet stand, counted from 0: a title, a text, an empty row.
_HEADINGS = 3
#: Letters that a text over the columns takes at most.
_LETTERS = 160.0
#: What is left of a width for letters in bold.
_BOLD = 0.85
#: From where a number is shown without decimals, and with two.
_LARGE, _MIDDLE = 1000.0, 10.0
#: The step of half a million.
_HALF = 500_000.0

#: How numbers of a kind are shown. Millions are shown at the digit that sampling allows (see ``millions``).
FORMATS = {
    "money": "#,##0",
    "count": "0",
    "ratio": "0.0000",
    "share": "0%",
    "batches": "#,##0.00",
    "million": "#,##0.0,,",
    "million_0": "#,##0,,",
    "million_2": "#,##0.00,,",
    "flag": '"×";;"–"',
}


class Live(NamedTuple):
    """A formula and what it gives now."""

    formula: str
    value: float | str


class Shown(NamedTuple):
    """A number or a formula under a format of its own, and whether a reader may change it."""

    value: "float | Live | None"
    kind: str
    is_open: bool = False


#: What a cell holds; None for nothing.
Cell: TypeAlias = str | float | int | Live | Shown | None


@dataclass(frozen=True)
class Head:
    """A column: its heading, how its numbers are shown (``value``: as each needs; ``text``: words), its width in
    letters."""

    title: str
    kind: str = "money"
    width: float = 15


class Page:
    """One sheet; ``row`` is the next free row, counted from 0."""

    def __init__(self, book: Book, language: Language, sheet: str, heads: Sequence[Head]) -> None:
        self.book, self.language, self.sheet, self.heads = book, language, sheet, tuple(heads)
        self._letters = sum(head.width for head in heads)
        book.widths(sheet, *(head.width for head in heads))
        book.text(sheet, 0, 0, t(language, f"appraisal.sheet.{sheet}"), bold=True, font_size=14)
        self.row = 1
        self.say(t(language, f"appraisal.says.{sheet}"))
        self.row = _HEADINGS
        if any(head.title for head in heads):
            self.headings()
        book.freeze(sheet, self.row)
        book.printed(sheet, self.row, self._letters)

    @property
    def first(self) -> int:
        """The first row under the headings."""
        return _HEADINGS + 1

    def say(self, text: str, **look: Any) -> None:
        """A text over the columns."""
        columns, letters = 0, 0.0
        for head in self.heads:
            if columns and letters + head.width > _LETTERS:
                break
            columns, letters = columns + 1, letters + head.width
        self.book.paragraph(self.sheet, self.row, columns, letters, text, **look)
        self.row += 1

    def headings(self, heads: Sequence[str] = ()) -> None:
        """A row of headings: those of the columns unless others are given."""
        for column, (head, title) in enumerate(
            zip(self.heads, heads or [head.title for head in self.heads], strict=True)
        ):
            side = (
                {"align": "left", "indent": 1}
                if head.kind == "text" and column
                else {}
                if head.kind == "text"
                else {"align": "right"}
            )
            self.book.text(self.sheet, self.row, column, title, **_HEAD, **side)
        self.book.height(self.sheet, self.row, [(head.title, head.width * _BOLD) for head in self.heads])
        self.row += 1

    def title(self, text: str) -> None:
        """A heading after an empty row."""
        self.book.text(self.sheet, self.row + 1, 0, text, bold=True)
        self.row += 2

    def add(self, *cells: Cell, bold: bool = False) -> int:
        """A row; returns where it stands."""
        for column, cell in enumerate(cells):
            self._put(column, cell, {"bold": True} if bold else {})
        texts = [(cell, head.width) for cell, head in zip(cells, self.heads, strict=False) if isinstance(cell, str)]
        if texts:
            self.book.height(self.sheet, self.row, texts)
        self.row += 1
        return self.row - 1

    def cell(self, row: int, column: int, last_row: int | None = None) -> str:
        """The fixed address of a cell of this sheet, or of a column down to ``last_row``."""
        return self.book.cell(self.sheet, row, column, last_row)

    def _put(self, column: int, cell: Cell, look: dict[str, Any]) -> None:
        kind, is_open = self.heads[column].kind, False
        if isinstance(cell, Shown):
            kind, is_open = cell.kind, cell.is_open
            look = {**look, **(OPEN if is_open else {})}
            cell = cell.value
        if kind in ("value", "text"):
            kind = kind_of(cell.value if isinstance(cell, Live) else cell)
        numbers = (
            look | {"num_format": FORMATS[kind], "valign": "top"} | ({"align": "center"} if kind == "flag" else {})
        )
        match cell:
            case None:
                if is_open:
                    self.book.empty(self.sheet, self.row, column, **numbers)
            case Live(formula, value):
                if isinstance(value, str):
                    numbers |= {"align": "right"}
                self.book.formula(self.sheet, self.row, column, formula, value, **numbers)
            case str():
                if cell:
                    words = _WORDS if column else {**_WORDS, "indent": 0}
                    self.book.text(self.sheet, self.row, column, cell, **words, **look)
            case _:
                self.book.number(self.sheet, self.row, column, float(cell), **numbers)


def kind_of(*values: float | str | None) -> str:
    """How values of any input are shown: whole where they are whole or large, else to four figures or so."""
    numbers = [abs(value) for value in values if isinstance(value, int | float)]
    largest = max(numbers, default=0.0)
    if largest >= _LARGE or all(number == round(number) for number in numbers):
        return "money"
    return "batches" if largest >= _MIDDLE else "ratio"


def millions(step: float, *, is_rounded: bool = False) -> str:
    """The kind of a figure in millions: no digit that its step does not allow; one ``is_rounded`` to it already."""
    return "million" if step < _HALF or (is_rounded and step == _HALF) else "million_0"
