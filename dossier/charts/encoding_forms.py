"""Encodings of the forms that are planned as a ``Sheet``: one record a kind, as in ``encoding``.

Their words (labels, heads, what a line is called) come from the exhibit; nothing is computed from them.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from dossier.charts.encoding import Bars, Encoding, Kind, Lines, optional_column
from dossier.charts.palette import Shape, Tone
from dossier.language.forms import Form

#: A line across at a value, and what it is called.
Named = tuple[float, str]


@dataclass(frozen=True, kw_only=True)
class Grid(Encoding):
    """Combinations as cells: ``row`` under ``over_row`` and ``column`` under ``over_column`` head them.

    ``figures`` are the texts of a cell, a line each, the first one large; ``value`` shades it, from nothing at zero to
    the most at the highest. ``marks`` says what a head stands on: (head, shape, word), as ("Deux essais", "hollow",
    "signé").
    """

    kind: ClassVar[Kind] = Kind.GRID
    needed: ClassVar[tuple[str, ...]] = ("value",)
    row: str = field(metadata={"column": True})
    column: str = field(metadata={"column": True})
    figures: str = field(metadata={"column": True})
    value: str = field(metadata={"column": True})
    over_row: str = optional_column()
    over_column: str = optional_column()
    marks: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Fan(Lines):
    """A line a ``series`` over years with its band from ``low`` to ``high``; ``edges`` names these at their end.

    A series of the shape ``small`` is a thin line (a bound). ``levels`` are named lines at a value, the first of them
    whole; ``references`` are years at which something is cut.
    """

    kind: ClassVar[Kind] = Kind.FAN
    shapes: ClassVar[frozenset[Shape]] = frozenset({Shape.SMALL})
    edges: tuple[str, str] = ("", "")
    levels: tuple[Named, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Ranges(Encoding):
    """A row a line: its name, grey from ``low`` to ``high``, a dot at ``value``, a tick at ``median``, a thick
    tick at ``turn``, ``label`` at the end of the line; ``said`` stands in the place of marks.

    ``group`` is the heading over a run of rows. ``signs`` names the marks by their role. ``band`` is shaded through
    all rows (from, to, text).
    """

    kind: ClassVar[Kind] = Kind.RANGE
    needed: ClassVar[tuple[str, ...]] = ()
    fewest: int = 1
    category: str = field(metadata={"column": True})
    low: str = optional_column()
    high: str = optional_column()
    value: str = optional_column()
    median: str = optional_column()
    turn: str = optional_column()
    said: str = optional_column()
    label: str = optional_column()
    group: str = optional_column()
    form: Form = Form.NUMBER
    title: str = ""
    signs: tuple[tuple[str, str], ...] = ()
    band: tuple[float, float, str] | None = None
    references: tuple[Named, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Histogram(Encoding):
    """Draws in bins from ``low`` to ``high``, each as high as its ``value``.

    ``zero`` names the line at zero; of ``references`` the first is whole, the others dashed. ``sides`` says what lies
    under zero and over it, so that no colour has to.
    """

    kind: ClassVar[Kind] = Kind.HISTOGRAM
    needed: ClassVar[tuple[str, ...]] = ("low", "high", "value")
    low: str = field(metadata={"column": True})
    high: str = field(metadata={"column": True})
    value: str = field(metadata={"column": True})
    form: Form = Form.NUMBER
    title: str = ""
    y_title: str = ""
    zero: str = ""
    sides: tuple[str, str] = ("", "")
    references: tuple[Named, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Waterfall(Bars):
    """Steps from ``base`` over ``value``, joined by connectors: upright where their names have room, else lying."""

    kind: ClassVar[Kind] = Kind.WATERFALL


@dataclass(frozen=True, kw_only=True)
class Checklist(Encoding):
    """Boxes to tick: ``missing`` (dashed) for empty, ``hollow`` for asked, ``solid`` for obtained.

    ``holder``, ``state`` and ``date`` stand beside the ``label`` or under it; ``count`` over all (a sentence).
    """

    kind: ClassVar[Kind] = Kind.CHECKLIST
    shapes: ClassVar[frozenset[Shape]] = frozenset({Shape.MISSING})
    fewest: int = 1
    label: str = field(metadata={"column": True})
    holder: str = optional_column()
    state: str = optional_column()
    date: str = optional_column()
    count: str = ""


@dataclass(frozen=True, kw_only=True)
class Dots(Encoding):
    """A grid of ``total`` dots a row, the first ``value`` of them large; ``label`` is said under its name.

    ``rest`` is the tone of the others: context, unless they mean something.
    """

    kind: ClassVar[Kind] = Kind.DOTS
    needed: ClassVar[tuple[str, ...]] = ("value", "total")
    fewest: int = 1
    category: str = field(metadata={"column": True})
    value: str = field(metadata={"column": True})
    total: str = field(metadata={"column": True})
    label: str = optional_column()
    rest: str = Tone.QUIET
