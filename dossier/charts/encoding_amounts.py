"""Encodings of amounts: columns by year, nested squares, announced against observed, slopes, a cloud on two scales of
powers, spells of years. Planned as a ``Sheet``: one record a kind, as in ``encoding_forms``.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from dossier.charts.encoding import Encoding, Kind, optional_column
from dossier.language.forms import Form

#: From, to, what it is called.
Band = tuple[float, float, str]


@dataclass(frozen=True, kw_only=True)
class YearColumns(Encoding):
    """An upright column a ``year``, its pieces in table order from the foot; ``head`` stands on it.

    Rows without a year make a column apart, called ``apart``. ``without`` is (tone, title): a second panel on its own
    scale, without the pieces of that tone. ``form`` and ``title`` are those of the axis of values.
    """

    kind: ClassVar[Kind] = Kind.COLUMNS
    needed: ClassVar[tuple[str, ...]] = ("value",)
    fewest: int = 1
    year: str = field(metadata={"column": True})
    value: str = field(metadata={"column": True})
    head: str = optional_column()
    form: Form = Form.NUMBER
    title: str = ""
    apart: str = ""
    without: tuple[str, str] = ("", "")


@dataclass(frozen=True, kw_only=True)
class Nested(Encoding):
    """Squares in true proportion, one in the corner of the other, the largest first; each with its ``label``."""

    kind: ClassVar[Kind] = Kind.NESTED
    needed: ClassVar[tuple[str, ...]] = ("value",)
    fewest: int = 1
    category: str = field(metadata={"column": True})
    value: str = field(metadata={"column": True})
    label: str = optional_column()


@dataclass(frozen=True, kw_only=True)
class TwoBars(Encoding):
    """Two short bars a row on its own scale: ``before`` (announced: an outline) and ``after`` (observed), each with its
    words at its end. The shape is that of the second bar.
    """

    kind: ClassVar[Kind] = Kind.PAIRS
    needed: ClassVar[tuple[str, ...]] = ("before", "after")
    fewest: int = 1
    category: str = field(metadata={"column": True})
    before: str = field(metadata={"column": True})
    after: str = field(metadata={"column": True})
    before_label: str = optional_column()
    after_label: str = optional_column()


@dataclass(frozen=True, kw_only=True)
class Slopes(Encoding):
    """A line a row from ``before`` to ``after`` with words at both ends; ``heads`` are the names of the two sides."""

    kind: ClassVar[Kind] = Kind.SLOPES
    needed: ClassVar[tuple[str, ...]] = ("before", "after")
    fewest: int = 1
    before: str = field(metadata={"column": True})
    after: str = field(metadata={"column": True})
    before_label: str = optional_column()
    after_label: str = optional_column()
    heads: tuple[str, str] = ("", "")


@dataclass(frozen=True, kw_only=True)
class Cloud(Encoding):
    """A point a row on two scales of powers of ten, with its name where there is room.

    ``band`` is shaded through the plot at the values of y. ``diagonals`` are lines of one ratio of y to x, (ratio,
    text).
    """

    kind: ClassVar[Kind] = Kind.CLOUD
    needed: ClassVar[tuple[str, ...]] = ("x", "y")
    x: str = field(metadata={"column": True})
    y: str = field(metadata={"column": True})
    label: str = optional_column()
    x_form: Form = Form.NUMBER
    y_form: Form = Form.NUMBER
    x_title: str = ""
    y_title: str = ""
    band: Band | None = None
    diagonals: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Spells(Encoding):
    """A row a line on an axis of years: its name, a bar from the year ``low`` to the year ``high``, then what was
    announced (``before_label``) and what was observed (``after_label``).
    """

    kind: ClassVar[Kind] = Kind.SPELLS
    needed: ClassVar[tuple[str, ...]] = ("low", "high")
    fewest: int = 1
    category: str = field(metadata={"column": True})
    low: str = field(metadata={"column": True})
    high: str = field(metadata={"column": True})
    label: str = optional_column()
    before_label: str = optional_column()
    after_label: str = optional_column()
