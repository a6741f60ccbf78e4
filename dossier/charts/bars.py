"""Where each bar and its words stand: points from the top of the plot, whatever the number of bars."""

from dataclasses import dataclass, field

from dossier.exhibits import Exhibit
from exports.files.fonts import width, wrap
from exports.svg.canvas import LINE, SIZE
from exports.svg.scale import Row, rows, tone, value, words, written

#: Names take at most this part of the picture beside the bars, on this many lines; else all stand above their bars.
_PART, _LINES = 0.4, 3
#: Labels at the end of the bars take at most this part.
_END = 0.3
_GAP, _THICK, _HEADING = 6.0, 9.0, 15.0
#: More bars than this are no picture; the table has them all.
MOST = 60


@dataclass
class Bar:
    """A mark with its place; ``label`` stands in it or at its end."""

    row: Row
    middle: float
    start: float
    length: float
    low: float | None
    high: float | None
    label: str

    @property
    def ends(self) -> list[float]:
        marks = (self.start, self.start + self.length, self.low, self.high)
        return [mark for mark in marks if mark is not None]

    @property
    def right(self) -> float:
        return max(self.ends)

    @property
    def left(self) -> float:
        return min(self.ends)


@dataclass
class Name:
    """A name or a heading at the left edge: its top, its lines, the tones of its bars (of a heading, none)."""

    top: float
    lines: list[str]
    tones: set[str] = field(default_factory=set)
    heading: bool = False


@dataclass
class Plan:
    """``left``: where the bars begin; ``thick``: how thick they are."""

    left: float
    thick: float
    bars: list[Bar] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    height: float = 0.0
    total: int = 0


def plan(exhibit: Exhibit, room: float) -> Plan:
    """The places of all bars, from top to bottom in the order of the table."""
    encoding = exhibit.encoding
    found = rows(exhibit)
    longest = max((width(words(row, encoding.category), SIZE) for row in found), default=0.0)
    column = min(longest, room * _PART)
    beside = all(len(wrap(words(row, encoding.category), column, SIZE)) <= _LINES for row in found)
    side_by_side = bool(encoding.series) and not encoding.stacked
    result = Plan(column + 8 if beside else 0.0, _THICK - 1 if side_by_side else _THICK, total=len(found))
    cursor, group, previous = 0.0, "", None
    tall, begun, thick = 0.0, 0.0, result.thick
    ends: dict[bool, float] = {}
    for row in found[:MOST]:
        heading, name = words(row, encoding.group), words(row, encoding.category)
        if heading and heading != group:
            lines = wrap(heading, room, SIZE, True)
            cursor += (4 if result.bars else 0) + 2
            result.names.append(Name(cursor, lines, heading=True))
            cursor += len(lines) * SIZE * LINE + 4
        group = heading
        label = _label(exhibit, row)
        said = len(wrap(label, room * _END, SIZE)) * SIZE * LINE if label and not encoding.stacked else 0.0
        if (heading, name) != previous:
            ends = {}
            lines = wrap(name, column if beside else room, SIZE)
            high = len(lines) * SIZE * LINE
            tall = max(thick, said, high if beside else 0.0)
            result.names.append(Name(cursor + (tall - high) / 2 if beside else cursor, lines))
            cursor += 0.0 if beside else high + 1
        elif side_by_side:
            cursor -= _GAP - 1.5  # another series of the same category: under the bar before
            tall = max(thick, said)
        else:
            cursor = begun  # a piece of the same bar
        result.names[-1].tones.add(tone(row, encoding.tone))
        length = value(row, encoding.value) or 0.0
        start = value(row, encoding.base)
        if start is None:
            start = ends.get(length < 0, 0.0) if encoding.stacked else 0.0
        ends[length < 0] = start + length
        begun = cursor
        low, high_ = value(row, encoding.low), value(row, encoding.high)
        result.bars.append(Bar(row, cursor + tall / 2, start, length, low, high_, label))
        previous = (heading, name)
        cursor += tall + _GAP
    result.height = cursor
    return result


def _label(exhibit: Exhibit, row: Row) -> str:
    """The label of the table, or the value; with its series where bars stand side by side and no key tells them."""
    encoding = exhibit.encoding
    found = value(row, encoding.value)
    if encoding.label:
        label = words(row, encoding.label)
    else:
        label = "" if found is None else written(exhibit, found, encoding.form)
    series = words(row, encoding.series)
    if series and encoding.tone and not encoding.stacked and not encoding.key:
        return f"{label} · {series}" if label else series
    return label
