"""Encoding of places on a map that is drawn as marks: which column is what, which ground, which part is enlarged."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import ClassVar, NamedTuple

from dossier.charts.encoding import Encoding, Kind, optional_column
from dossier.charts.ground import Extent
from dossier.charts.palette import Shape


class Ground(StrEnum):
    """What lies under the marks: France whole, as much of Europe as they need, or nothing but a scale (a city)."""

    FRANCE = "france"
    EUROPE = "europe"
    SKETCH = "sketch"


class Inset(NamedTuple):
    """A ``part`` of the map that is drawn larger in a box with its ``title``."""

    title: str
    part: Extent


@dataclass(frozen=True, kw_only=True)
class Places(Encoding):
    """A mark a row at ``longitude``, ``latitude``: a disc, or a square where ``square`` holds something.

    ``radius`` in sizes of the letters. ``label`` is the name beside the mark, ``words`` a few words under it; what
    finds no room has a number, and both under the map. A row without a label is context; one with a label and no place
    stands in the corner. From its place a row may lead
    ``to_longitude``, ``to_latitude``: a line, ``dashed`` where that holds something, with the words of ``link`` on it.
    ``dx``, ``dy``, in sizes of the letters: how far a mark stands off its place, beside others that stand there too.

    ``focus`` is the part of France that is shown, whole France where there is none; there what ``label`` does not name
    has the name of ``near``, if there is room. Where ``region`` holds the region of a row, each region (close up, each
    department) says which of the names of ``near`` are in it, and leads to itself where the exhibit can be narrowed.
    ``explored``: so many marks that a reader may want to drag the map and point at them.
    """

    kind: ClassVar[Kind] = Kind.PLACES
    needed: ClassVar[tuple[str, ...]] = ("longitude", "latitude")
    shapes: ClassVar[frozenset[Shape]] = frozenset({Shape.MISSING, Shape.SQUARE, Shape.LARGE, Shape.SMALL})
    fewest: int = 1
    longitude: str = field(metadata={"column": True})
    latitude: str = field(metadata={"column": True})
    square: str = optional_column()
    radius: str = optional_column()
    label: str = optional_column()
    words: str = optional_column()
    to_longitude: str = optional_column()
    to_latitude: str = optional_column()
    link: str = optional_column()
    dashed: str = optional_column()
    dx: str = optional_column()
    dy: str = optional_column()
    ground: Ground = Ground.FRANCE
    inset: Inset | None = None
    near: str = optional_column()
    region: str = optional_column()
    focus: Extent | None = None
    explored: bool = False
