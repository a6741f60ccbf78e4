"""The record of an exhibit: its kind, its texts, its table, and which column of the table is what."""

from dataclasses import dataclass, field
from enum import StrEnum

import pandas as pd

from dossier.language import Language
from dossier.language.forms import Form
from dossier.selection import Facet

#: A chart of fewer marks says less than a sentence: it is written as one.
FEWEST_MARKS = 4


class Kind(StrEnum):
    BAR = "bar"
    LINE = "line"
    SCATTER = "scatter"
    FLOW = "flow"
    TIMELINE = "timeline"
    MATRIX = "matrix"
    MAP = "map"
    TABLE = "table"


@dataclass(frozen=True)
class Column:
    """A column of the table that a reader sees."""

    name: str
    heading: str
    form: Form = Form.TEXT


@dataclass(frozen=True)
class Encoding:
    """Which column of the table is what. Every name is a column of ``Exhibit.table``.

    bar       y category (top to bottom in table order), x value; base: where the bar begins; low, high: whisker;
              series: stacked (``stacked``) or side by side; group: heading over a run of bars
    line      x number (a year), y value, series; label at the end of each series; low, high: band;
              ``joined`` false: points only
    scatter   x, y numbers; label; low, high: range of y
    flow      x source, y target (names), size value
    timeline  x decimal year, y lane, label
    matrix    y row heading, x column heading, label names in the cell (text, lines separated by a line feed)
    map       x longitude, y latitude, size radius in pixels, label; dx, dy offset of the label in pixels
    table     none

    Everywhere: tone names a colour of ``dossier.palette``; shape is ``solid``, ``hollow`` or ``hatched``; hover is the
    sentence shown on pointing.
    """

    x: str = ""
    y: str = ""
    series: str = ""
    base: str = ""
    low: str = ""
    high: str = ""
    size: str = ""
    label: str = ""
    tone: str = ""
    shape: str = ""
    group: str = ""
    hover: str = ""
    dx: str = ""
    dy: str = ""
    stacked: bool = False
    joined: bool = True
    x_form: Form = Form.NUMBER
    y_form: Form = Form.NUMBER
    x_title: str = ""
    y_title: str = ""
    #: What each tone or shape means, in words: (tone, shape, text). Empty where labels say it directly.
    key: tuple[tuple[str, str, str], ...] = ()
    #: Reference lines across a bar or scatter: (value on x, text).
    references: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True)
class Exhibit:
    """One finding and its evidence. All texts are in ``language``; the table holds raw values.

    ``rows`` are ``table:id`` references to the data behind it, ``sources`` the source ids behind those rows,
    ``caution`` the warnings that the data carry, ``coverage`` how much of the whole was read.
    """

    id: str
    page: str
    kind: Kind
    language: Language
    finding: str
    subtitle: str
    table: pd.DataFrame
    columns: tuple[Column, ...]
    encoding: Encoding = Encoding()
    unit: str = ""
    rows: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    coverage: str = ""
    caution: tuple[str, ...] = ()
    quality: str = ""
    text_alternative: str = ""
    notes: str = ""
    responds: frozenset[Facet] = field(default_factory=frozenset)

    @property
    def empty(self) -> bool:
        """Nothing is left under the selection: the finding says why."""
        return self.table.empty

    @property
    def drawn(self) -> bool:
        """Whether there is a picture to draw, or only a sentence with its source."""
        if self.kind in (Kind.TABLE, Kind.MATRIX):
            return not self.empty
        return len(self.table) >= FEWEST_MARKS
