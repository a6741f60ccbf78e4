"""Encodings of what is there and what is not: the chain, the stages, two sides. One record a kind, as in ``encoding``.

Their words come from the exhibit, those of empty places too.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from dossier.charts.encoding import Encoding, Kind, optional_column
from dossier.charts.palette import Shape


@dataclass(frozen=True, kw_only=True)
class Chain(Encoding):
    """Steps across and territories down: a disc where a step is held, a dashed ring (``missing``) where it is not.

    Names are written for the step ``focus`` alone, under the chain: ``names``, one a line.
    """

    kind: ClassVar[Kind] = Kind.CHAIN
    shapes: ClassVar[frozenset[Shape]] = frozenset({Shape.MISSING})
    fewest: int = 1
    row: str = field(metadata={"column": True})
    column: str = field(metadata={"column": True})
    names: str = field(metadata={"column": True})
    focus: str = ""


@dataclass(frozen=True, kw_only=True)
class Stages(Encoding):
    """A mark a row of the table in the cell of its ``row`` and its ``column``; ``heads`` are all columns in order.

    ``form`` is a ``stages.Glyph``, told by the outline and by the tone; ``letter`` stands in the mark, ``label`` beside
    it. ``wanted`` outlines the empty cells of a column: (head, words). ``signs`` says what the marks mean: (form,
    tone, letter, shape, text).
    """

    kind: ClassVar[Kind] = Kind.STAGES
    fewest: int = 1
    row: str = field(metadata={"column": True})
    column: str = field(metadata={"column": True})
    form: str = field(metadata={"column": True})
    letter: str = optional_column()
    label: str = optional_column()
    heads: tuple[str, ...] = ()
    wanted: tuple[str, str] = ("", "")
    signs: tuple[tuple[str, str, str, str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Sides(Encoding):
    """Boxes in columns side by side, one a ``side``: ticked (``solid``) or dashed (``missing``), with ``label``,
    ``date`` and ``detail``."""

    kind: ClassVar[Kind] = Kind.SIDES
    shapes: ClassVar[frozenset[Shape]] = frozenset({Shape.MISSING})
    fewest: int = 1
    side: str = field(metadata={"column": True})
    label: str = field(metadata={"column": True})
    date: str = optional_column()
    detail: str = optional_column()
