"""Encodings of the pictures that explain: steps one after another, claims placed by what they are worth."""

from dataclasses import dataclass, field
from typing import ClassVar

from dossier.charts.encoding import Encoding, Kind, optional_column
from dossier.charts.palette import Shape


@dataclass(frozen=True, kw_only=True)
class Steps(Encoding):
    """Steps one after another: the ``sign`` of each (a pictogram), its ``label``, its ``figure`` large, its ``said``.

    ``exit`` is where one leaves, under the step. Without ``joined`` no arrow leads from one to the next: they stand
    side by side.
    """

    kind: ClassVar[Kind] = Kind.STEPS
    shapes: ClassVar[frozenset[Shape]] = frozenset({Shape.MISSING})
    fewest: int = 1
    label: str = field(metadata={"column": True})
    sign: str = optional_column()
    figure: str = optional_column()
    said: str = optional_column()
    exit: str = optional_column()
    joined: bool = True


@dataclass(frozen=True, kw_only=True)
class Opposed(Encoding):
    """Names placed by two orders: ``across`` from left to right, ``up`` away from the middle, ``side`` above or below.

    ``columns_in_order``, ``rows_in_order`` (from the middle outwards) and ``sides`` (above, below) are the words of
    the table in their order; ``link`` is where a name leads.
    """

    kind: ClassVar[Kind] = Kind.OPPOSED
    fewest: int = 1
    label: str = field(metadata={"column": True})
    across: str = field(metadata={"column": True})
    up: str = field(metadata={"column": True})
    side: str = field(metadata={"column": True})
    link: str = optional_column()
    columns_in_order: tuple[str, ...] = ()
    rows_in_order: tuple[str, ...] = ()
    sides: tuple[str, str] = ("", "")
