"""What a picture of bars says, row by row, whatever its size: how long each bar is, what stands beside it or in it.

A row is what stands at one height: a ranked bar, the pieces of a stack, a step of a bridge, one of several bars side by
side. Where rows and their names stand on a page is computed in ``bar_places``.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from dossier.charts.axis import value_span
from dossier.charts.encoding import Bars
from dossier.charts.exhibit import Exhibit
from dossier.charts.key import key_entries, mark_tone, series_tones
from dossier.charts.marks import amount, rows, shape, words
from dossier.charts.palette import Shape, Tone
from dossier.language.cells import written

#: Letters of a name or a label: what is longer is no name.
_LONGEST = 160


class LabelPlace(StrEnum):
    """Where the labels of a name stand that is drawn as one group, as office programs draw it."""

    #: Outside the end of each bar.
    ENDS = "ends"
    #: In the middle of each piece; the one label of a whole stack at its end.
    INSIDE = "inside"
    #: Beside everything drawn, whiskers and pieces on a base.
    BESIDE = "beside"
    #: Nowhere: between bars side by side with whiskers there is no room; the axis says the values.
    AXIS = "axis"


@dataclass(frozen=True)
class Piece:
    """A mark from ``start`` over ``value``, which may be negative, or unknown.

    ``position`` is that of its row in the table; ``point``: on its base it has no length, and is a point on the axis.
    """

    position: int
    series: str
    start: float
    value: float | None
    whisker: tuple[float, float] | None
    point: bool
    tone: Tone
    shape: Shape
    label: str
    hover: str

    @property
    def length(self) -> float:
        return self.value or 0.0

    @property
    def end(self) -> float:
        return self.start + self.length

    @property
    def drawn(self) -> tuple[float, ...]:
        """The values that its drawing reaches."""
        return (self.start, self.end, *(self.whisker or ()))

    @property
    def light(self) -> bool:
        """Whether words on it have to be dark."""
        return self.shape != Shape.SOLID or self.tone == Tone.QUIET

    def holds(self, unit: float, needed: float) -> bool:
        """Whether words ``needed`` wide go into the piece, on a scale of ``unit`` for one."""
        return abs(self.length) * unit > needed


@dataclass(frozen=True)
class BarRow:
    """Pieces at one height, with the words at their left and right; without such words the labels stand within.

    ``heading`` stands over the first row of a run, and is empty in the others. ``more``: the row is another series of
    the name before; ``home``: all bars of its name are Besançon's.
    """

    heading: str
    name: str
    more: bool
    home: bool
    pieces: tuple[Piece, ...]
    left: str
    right: str

    @property
    def low(self) -> float:
        return min(value for piece in self.pieces for value in piece.drawn)

    @property
    def high(self) -> float:
        return max(value for piece in self.pieces for value in piece.drawn)

    @property
    def beside(self) -> str:
        """All that is written beside the row, where there is room on one side only."""
        return _joined(self.left, self.right)

    @property
    def within(self) -> tuple[Piece, ...]:
        """Pieces whose label is written in them."""
        return () if self.beside else tuple(piece for piece in self.pieces if piece.label)


@dataclass(frozen=True)
class BarPlan:
    """Rows from top to bottom in the order of the table, the first of ``total``.

    ``low`` and ``high`` span all that is drawn, zero and the references; ``whole``: bars end at whole numbers;
    ``worded``: labels are words, else the values themselves.
    """

    encoding: Bars
    rows: tuple[BarRow, ...]
    total: int
    place: LabelPlace
    worded: bool
    low: float
    high: float
    whole: bool


def plan_bars(exhibit: Exhibit, most: int | None = None) -> BarPlan:
    """The bars of an exhibit of ``Bars``: the first rows, with their headings at most ``most``; all by default."""
    encoding = exhibit.encoding
    assert isinstance(encoding, Bars)
    joined = encoding.stacked or bool(encoding.base)
    # by the label, where nothing else tells the series
    told = bool(encoding.series) and not joined and not key_entries(exhibit)
    place = _label_place(encoding, len({words(row, encoding.series) for row in rows(exhibit)}) > 1)
    found: list[BarRow] = []
    total = taken = 0
    last = ""
    for (heading, name, _), pieces in _named(exhibit, encoding, joined, told).items():
        home = all(piece.tone == Tone.BESANCON for piece in pieces)
        run = _short(heading) if heading != last else ""
        parts = [pieces] if joined else [[piece] for piece in pieces]
        made = [
            BarRow("" if index else run, _short(name), index > 0, home, tuple(part), *_beside(part, place))
            for index, part in enumerate(parts)
        ]
        total, taken, last = total + len(made), taken + len(made) + bool(run), heading
        if most is None or taken <= most or not found:
            found += made
    ends = [piece.end for row in found for piece in row.pieces]
    reached = [end for row in found for end in (row.low, row.high)]
    low, high = value_span([*reached, *(value for value, _ in encoding.references)])
    whole = all(end.is_integer() for end in ends)
    return BarPlan(encoding, tuple(found), total, place, told or bool(encoding.label), low, high, whole)


def _label_place(encoding: Bars, several: bool) -> LabelPlace:
    if encoding.base:
        return LabelPlace.BESIDE
    if encoding.stacked:
        return LabelPlace.INSIDE
    if encoding.low and encoding.high:
        return LabelPlace.AXIS if several else LabelPlace.BESIDE
    return LabelPlace.ENDS


def _named(exhibit: Exhibit, encoding: Bars, joined: bool, told: bool) -> dict[tuple[str, str, int], list[Piece]]:
    """Heading, name, turn -> the bars of the name.

    A name that comes back is another piece or another series of the same one; in the same series, it is another name.
    """
    found: dict[tuple[str, str, int], list[Piece]] = {}
    met: Counter[tuple[str, str, str]] = Counter()
    tones = series_tones(exhibit)
    for position, row in enumerate(rows(exhibit)):
        heading, name, series = (words(row, column) for column in (encoding.group, encoding.category, encoding.series))
        pieces = found.setdefault((heading, name, 0 if joined else met[heading, name, series]), [])
        met[heading, name, series] += 1
        value, base, low, high = (
            amount(row, column) for column in (encoding.value, encoding.base, encoding.low, encoding.high)
        )
        label = words(row, encoding.label)
        if not encoding.label:
            label = written(exhibit.language, encoding.form, value, short=True)
        label = _short(_joined(label, series if told else ""))
        pieces.append(
            Piece(
                position,
                series,
                _start(pieces, value or 0.0) if base is None and encoding.stacked else base or 0.0,
                value,
                None if low is None or high is None else (low, high),
                value == 0 and bool(base),
                mark_tone(exhibit, row, tones),
                shape(row, encoding),
                label,
                words(row, encoding.hover) or _joined(name, label),
            )
        )
    return found


def _start(before: Sequence[Piece], value: float) -> float:
    """Where a piece of a stack begins: at the end of the one before on its side of zero."""
    return next((piece.end for piece in reversed(before) if (piece.length < 0) == (value < 0)), 0.0)


def _beside(pieces: Sequence[Piece], place: LabelPlace) -> tuple[str, str]:
    """The words at the left and at the right of the pieces.

    The one label of a stack, on its last piece, says it of the whole; else pieces of a stack have their own within.
    """
    if place == LabelPlace.INSIDE:
        return "", "" if any(piece.label for piece in pieces[:-1]) else pieces[-1].label
    if len(pieces) == 1:
        leftwards = min(pieces[0].drawn) < 0 and max(pieces[0].drawn) <= 0
        return (pieces[0].label, "") if leftwards else ("", pieces[0].label)
    left = [piece.label for piece in pieces if piece.length < 0]
    return _joined(*left), _joined(*(piece.label for piece in pieces if piece.length >= 0))


def _joined(*texts: str) -> str:
    return " · ".join(text for text in texts if text)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
