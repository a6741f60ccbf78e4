"""Which column of an exhibit's table is what: one record a kind of picture.

A field that says "column" in its name or its comment holds the name of a column of ``Exhibit.table``; an empty one is
not encoded. Renderers compute nothing: order, bases, groups, tones and labels are columns of the table.
"""

from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import ClassVar

from dossier.charts.palette import Shape
from dossier.language.forms import Form


class Kind(StrEnum):
    BAR = "bar"
    LINE = "line"
    MATRIX = "matrix"
    GRID = "grid"
    FAN = "fan"
    RANGE = "range"
    HISTOGRAM = "histogram"
    WATERFALL = "waterfall"
    CHECKLIST = "checklist"
    DOTS = "dots"
    STEPS = "steps"
    OPPOSED = "opposed"
    LANES = "lanes"
    LIFELINES = "lifelines"
    CHAIN = "chain"
    STAGES = "stages"
    SIDES = "sides"
    PLACES = "places"
    COLUMNS = "columns"
    NESTED = "nested"
    PAIRS = "pairs"
    SLOPES = "slopes"
    CLOUD = "cloud"
    SPELLS = "spells"
    TABLE = "table"


#: A chart of fewer marks says less than a sentence, unless its exhibit knows better (two bars that are compared).
FEWEST_MARKS = 4
#: What a tone and a shape mean, in words: (tone, shape, text).
KeyEntry = tuple[str, str, str]


def optional_column() -> str:
    """A field that names a column of the table, where it is encoded at all."""
    return field(default="", metadata={"column": True})


@dataclass(frozen=True, kw_only=True)
class Encoding:
    """What every kind may have: the columns of the ``tone`` (a ``palette.Tone``), of the ``shape`` (a
    ``palette.Shape``) and of the sentence shown on pointing; ``key`` says what each tone and shape means, empty where
    labels say it directly; a table of less than ``fewest`` rows is written as a sentence.
    """

    kind: ClassVar[Kind]
    #: Roles without which a row has no mark.
    needed: ClassVar[tuple[str, ...]] = ()
    #: Shapes of the kind beside the three of ``palette.SHAPES``.
    shapes: ClassVar[frozenset[Shape]] = frozenset()
    tone: str = optional_column()
    shape: str = optional_column()
    hover: str = optional_column()
    key: tuple[KeyEntry, ...] = ()
    fewest: int = FEWEST_MARKS

    def columns(self) -> dict[str, str]:
        """Role -> column of the table, of what is encoded."""
        return {
            role.name: getattr(self, role.name)
            for role in fields(self)
            if role.metadata.get("column") and getattr(self, role.name)
        }


@dataclass(frozen=True, kw_only=True)
class Table(Encoding):
    """No picture: the table itself, perhaps in groups."""

    kind: ClassVar[Kind] = Kind.TABLE
    shapes: ClassVar[frozenset[Shape]] = frozenset({Shape.MISSING})
    fewest: int = 1
    group: str = optional_column()


@dataclass(frozen=True, kw_only=True)
class Bars(Encoding):
    """Horizontal bars, top to bottom in table order.

    A bar goes from ``base`` (zero where there is none) to ``base`` + ``value``, with a whisker from ``low`` to
    ``high``; rows of one ``category`` are pieces of one bar (``stacked``) or bars side by side, told apart by
    ``series``; ``group`` is the heading over a run of bars. ``form`` and ``title`` are those of the axis of values;
    ``references`` are lines across, (value, text).
    """

    kind: ClassVar[Kind] = Kind.BAR
    needed: ClassVar[tuple[str, ...]] = ("value",)
    category: str = field(metadata={"column": True})
    value: str = field(metadata={"column": True})
    base: str = optional_column()
    low: str = optional_column()
    high: str = optional_column()
    series: str = optional_column()
    group: str = optional_column()
    label: str = optional_column()
    stacked: bool = False
    form: Form = Form.NUMBER
    title: str = ""
    references: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Axes(Encoding):
    """Two axes of numbers: columns ``x`` and ``y``, range of y from ``low`` to ``high``, words beside each mark.

    ``references`` are lines across x, (value, text).
    """

    needed: ClassVar[tuple[str, ...]] = ("x", "y")
    x: str = field(metadata={"column": True})
    y: str = field(metadata={"column": True})
    low: str = optional_column()
    high: str = optional_column()
    label: str = optional_column()
    x_form: Form = Form.NUMBER
    y_form: Form = Form.NUMBER
    x_title: str = ""
    y_title: str = ""
    references: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Lines(Axes):
    """A line a ``series`` over a number, a year for the most part; ``joined`` false: points only."""

    kind: ClassVar[Kind] = Kind.LINE
    series: str = optional_column()
    joined: bool = True


@dataclass(frozen=True, kw_only=True)
class Matrix(Encoding):
    """Names in cells (lines separated by a line feed): the ``row`` heads a line, the ``column`` a column."""

    kind: ClassVar[Kind] = Kind.MATRIX
    shapes: ClassVar[frozenset[Shape]] = frozenset({Shape.PLAIN, Shape.PROJECT})
    fewest: int = 1
    row: str = field(metadata={"column": True})
    column: str = field(metadata={"column": True})
    names: str = field(metadata={"column": True})
