"""The rows of an exhibit as a picture reads them: numbers or nothing, words or nothing, tones and shapes by name."""

import math

from dossier.charts.encoding import Encoding
from dossier.charts.exhibit import Exhibit
from dossier.charts.palette import COLOURS, INK, RED, SHAPES, Shape, Tone
from dossier.language.cells import absent

Row = dict[str, object]


def rows(exhibit: Exhibit) -> list[Row]:
    """The rows of the table as dictionaries: a copy, so that drawing leaves the exhibit alone."""
    return [{str(name): value for name, value in row.items()} for row in exhibit.table.to_dict("records")]


def finite(value: object) -> float | None:
    """A finite number, or nothing."""
    if absent(value):
        return None
    try:
        found = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        return None
    return found if math.isfinite(found) else None


def amount(row: Row, column: str) -> float | None:
    """A cell as a number; nothing where the encoding names no column, the cell is empty or not finite."""
    return finite(row.get(column)) if column else None


def words(row: Row, column: str) -> str:
    """A cell as words on one line; empty where the encoding names no column or the table has nothing."""
    found = row.get(column) if column else None
    return "" if absent(found) else str(found).replace("\n", " ")


def tone(row: Row, encoding: Encoding) -> Tone:
    """The tone of a row; slate where it has none, or one that the palette does not know."""
    name = words(row, encoding.tone)
    return Tone(name) if name in COLOURS else Tone.SLATE


def shape(row: Row, encoding: Encoding) -> Shape:
    """How the mark of a row is drawn: solid where the table does not say."""
    name = words(row, encoding.shape)
    return Shape(name) if name in SHAPES or (name == Shape.MISSING and name in encoding.shapes) else Shape.SOLID


def legible(name: str) -> str:
    """The colour of words about a mark: red for Besançon, ink for all others (pale tones are not legible as text)."""
    return RED if name == Tone.BESANCON else INK


def value_column(exhibit: Exhibit, name: str) -> list[float | None]:
    """A column as numbers; nothing where the encoding names no column or the cell is empty."""
    if not name:
        return [None] * len(exhibit.table)
    return [finite(value) for value in exhibit.table[name]]


def word_column(exhibit: Exhibit, name: str, default: str = "") -> list[str]:
    """A column as texts of one line; ``default`` where the encoding names no column or the cell is empty."""
    if not name:
        return [default] * len(exhibit.table)
    return [default if absent(value) else str(value).replace("\n", " ") for value in exhibit.table[name]]
