"""What lines and points share: two axes of numbers, room at their ends, words at their ticks, and what a mark reads."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dossier.charts.axis import MOST_TICKS, is_year, value_span, written_ticks, year_ticks
from dossier.charts.encoding import Axes
from dossier.charts.exhibit import Exhibit
from dossier.charts.key import mark_tone
from dossier.charts.marks import Row, amount, shape, words
from dossier.charts.measure import Measure
from dossier.charts.palette import Shape, Tone
from dossier.language import Language
from dossier.language.cells import written

#: Room for a mark beyond the outermost value, in parts of the span.
_ROOM, _ROOM_OF_YEARS = 0.06, 0.03
#: Between the words of two ticks, in sizes of their letters.
_BETWEEN = 1.6

Tick = tuple[float, str]


@dataclass(frozen=True)
class Mark:
    """One row as a mark: its two numbers, its range where the source gives one, its words."""

    x: float
    y: float
    low: float | None
    high: float | None
    tone: Tone
    shape: Shape
    label: str
    hover: str

    @property
    def extent(self) -> tuple[float, float] | None:
        """The range, if both its ends are known."""
        return None if self.low is None or self.high is None else (self.low, self.high)

    @property
    def values(self) -> list[float]:
        return [value for value in (self.y, self.low, self.high) if value is not None]


def read_mark(exhibit: Exhibit, encoding: Axes, row: Row, tones: dict[str, Tone]) -> Mark | None:
    """The mark of a row; none without its two numbers. ``tones`` are those of the series."""
    x, y = amount(row, encoding.x), amount(row, encoding.y)
    if x is None or y is None:
        return None
    return Mark(
        x,
        y,
        amount(row, encoding.low),
        amount(row, encoding.high),
        mark_tone(exhibit, row, tones),
        shape(row, encoding),
        words(row, encoding.label),
        words(row, encoding.hover),
    )


@dataclass(frozen=True)
class Plane:
    """Two axes, ``across`` and ``up`` from their lowest to their highest value.

    ``outermost_x`` and ``outermost_y`` are the values themselves, without room; ``in_years``: those across are whole
    numbers, as years are. ``encoding`` says what the axes are called.
    """

    language: Language
    encoding: Axes
    across: tuple[float, float]
    up: tuple[float, float]
    outermost_x: tuple[float, float]
    outermost_y: tuple[float, float]
    in_years: bool

    def ticks_up(self, most: int = MOST_TICKS) -> list[Tick]:
        """Round values of the vertical axis with their words."""
        return written_ticks(self.language, *self.up, self.encoding.y_form, lambda _: True, most=most)

    def ticks_across(
        self, measure: Measure, size: float, room: float, most: int = MOST_TICKS, most_years: int = 99
    ) -> list[Tick]:
        """As many ticks as stand side by side in ``room``: ``most`` round values at the most, or years at equal steps
        back from the last one."""
        low, high = self.across
        between = size * _BETWEEN
        if self.in_years:
            fitting = max(int(room // (measure.width("2000", size, False) + between)), 1)
            found = year_ticks(self.outermost_x, min(fitting, most_years))
            return [(float(year), self._year(year)) for year in found if low <= year <= high]

        def fits(found: Sequence[Tick]) -> bool:
            return sum(measure.width(text, size, False) + between for _, text in found[1:]) <= room

        return written_ticks(self.language, low, high, self.encoding.x_form, fits, most=most)

    def _year(self, year: int) -> str:
        """A number of the order of a year is a year, whatever the exhibit says: never "2 024"."""
        return str(year) if is_year(year) else written(self.language, self.encoding.x_form, year, short=True)


def plan_plane(
    exhibit: Exhibit, encoding: Axes, moments: Sequence[float], values: Sequence[float], *, in_years: bool
) -> Plane:
    """The axes that hold ``moments`` across and ``values`` upwards: from zero, but for years."""
    first, last = min(moments, default=0.0), max(moments, default=1.0)
    gap = (last - first) * _ROOM_OF_YEARS or 0.5
    across = (first - gap, last + gap) if in_years else _roomy(moments)
    ends = min(values, default=0.0), max(values, default=1.0)
    return Plane(exhibit.language, encoding, across, _roomy(values), (first, last), ends, in_years)


def _roomy(values: Iterable[float]) -> tuple[float, float]:
    """From the lowest to the highest value, zero included; what is not zero has room for its mark."""
    low, high = value_span(values)
    room = (high - low) * _ROOM
    return (low - room if low < 0 else low), (high + room if high > 0 else high)
