"""Encodings of lanes of time and of lifelines: one record a kind, as in ``encoding``.

Their words come from the exhibit, those of silences too; a moment is a decimal year.
"""

from dataclasses import dataclass, field
from typing import ClassVar

from dossier.charts.encoding import Encoding, Kind, optional_column
from dossier.charts.palette import Shape


@dataclass(frozen=True, kw_only=True)
class Lanes(Encoding):
    """Events in lanes over one axis of years: a mark at ``moment`` with its ``date`` (as the data write it), its
    ``label`` and, under it, who ``said`` so.

    A row with ``until`` is a stretch without an event, left blank and named by its label. ``now`` is a line through
    all lanes: (moment, text).
    """

    kind: ClassVar[Kind] = Kind.LANES
    needed: ClassVar[tuple[str, ...]] = ("moment",)
    shapes: ClassVar[frozenset[Shape]] = frozenset({Shape.MISSING})
    fewest: int = 1
    moment: str = field(metadata={"column": True})
    lane: str = field(metadata={"column": True})
    label: str = field(metadata={"column": True})
    date: str = optional_column()
    until: str = optional_column()
    said: str = optional_column()
    now: tuple[float, str] | None = None


@dataclass(frozen=True, kw_only=True)
class Lifelines(Encoding):
    """A bar a row from its ``start`` (unknown: dashed from the edge) to its ``end``; ``label`` stands after the end.

    ``fate`` says how it ends (a ``lifelines.Fate``); from ``turn`` on it is in doubt. ``place`` is said beside the
    name, ``group`` over a run of rows; the axis goes from the moment of ``span`` to the other. ``signs`` names the
    fates: (fate, text).
    """

    kind: ClassVar[Kind] = Kind.LIFELINES
    needed: ClassVar[tuple[str, ...]] = ("end",)
    fewest: int = 1
    category: str = field(metadata={"column": True})
    end: str = field(metadata={"column": True})
    fate: str = field(metadata={"column": True})
    start: str = optional_column()
    turn: str = optional_column()
    place: str = optional_column()
    label: str = optional_column()
    group: str = optional_column()
    span: tuple[float, float] = (0.0, 0.0)
    signs: tuple[tuple[str, str], ...] = ()
