"""Where bars, their names and their words stand on a page or a screen, from the top of the plot downwards."""

from dataclasses import dataclass

from dossier.charts.bars import BarPlan, BarRow
from dossier.charts.measure import Measure


@dataclass(frozen=True, kw_only=True)
class BarSizes:
    """What a page and a phone have for bars, in the unit of who draws."""

    #: Sizes of names and labels, and of the words of references.
    text: float
    small: float
    #: Thickness of a bar and the gap under it, where names stand beside the bars and where they stand above.
    beside: tuple[float, float]
    above: tuple[float, float]
    #: Between bars side by side; under a heading.
    between: float
    under: float
    #: Names of at most this width on at most so many lines stand beside their bars, if ``bars`` is left to these at
    #: least; else all stand above.
    column: float
    lines: int
    bars: float
    #: Width of the picture; widths at which labels and words of references are broken.
    room: float
    label: float
    reference: float


@dataclass(frozen=True)
class PlacedBar:
    """A row by the middle of its height; ``words`` stand right of it."""

    row: BarRow
    middle: float
    words: list[str]


@dataclass(frozen=True)
class PlacedName:
    """A name or a heading at the left edge, by its top; ``home``: of Besançon."""

    top: float
    words: list[str]
    heading: bool = False
    home: bool = False


@dataclass(frozen=True)
class PlacedReference:
    """Words over a line across at ``value``, turned towards the side that has room."""

    value: float
    words: list[str]
    leftwards: bool


@dataclass(frozen=True)
class BarPlaces:
    """``column``: width of the names beside the bars, nothing where they stand above; ``labels``: of the widest label;
    ``over``: height of the words over the plot, which is ``height`` high.
    """

    bars: list[PlacedBar]
    names: list[PlacedName]
    references: list[PlacedReference]
    column: float
    thick: float
    labels: float
    over: float
    height: float

    def zeros(self, reach: float) -> list[tuple[float, float]]:
        """From where to where zero is drawn, ``reach`` longer than the bars that touch it.

        A line all along would cross the names above the bars.
        """
        half = self.thick / 2 + reach
        return [(bar.middle - half, bar.middle + half) for bar in self.bars if bar.row.low <= 0 <= bar.row.high]


def place_bars(plan: BarPlan, measure: Measure, sizes: BarSizes) -> BarPlaces:
    """The places of all bars and words, in the order of the plan."""
    size = sizes.text
    said = [measure.wrap(row.beside, sizes.label, size, False) if row.beside else [] for row in plan.rows]
    labels = max((measure.widest(lines, size) for lines in said), default=0.0)
    column = min(measure.widest([row.name for row in plan.rows], size), sizes.column)
    beside = column + labels + sizes.bars <= sizes.room and all(
        len(measure.wrap(row.name, column, size, False)) <= sizes.lines for row in plan.rows
    )
    thick, gap = sizes.beside if beside else sizes.above
    bars: list[PlacedBar] = []
    names: list[PlacedName] = []
    cursor = 0.0
    for row, label in zip(plan.rows, said, strict=True):
        if row.heading:
            cursor += gap if names else 0.0
            lines = measure.wrap(row.heading, sizes.room, size, True)
            names.append(PlacedName(cursor, lines, heading=True))
            cursor += measure.height(lines, size) + sizes.under
        tall = max(thick, measure.height(label, size))
        if row.more:
            cursor += sizes.between - gap
        else:
            lines = measure.wrap(row.name, column if beside else sizes.room, size, False)
            high = measure.height(lines, size)
            tall = max(tall, high) if beside else tall
            names.append(PlacedName(cursor + (tall - high) / 2 if beside else cursor, lines, home=row.home))
            cursor += 0 if beside else high + 1
        bars.append(PlacedBar(row, cursor + tall / 2, label))
        cursor += tall + gap
    references = [
        PlacedReference(
            value,
            measure.wrap(text[:200], sizes.reference, sizes.small, False),
            value - plan.low > (plan.high - plan.low) / 2,
        )
        for value, text in plan.encoding.references
    ]
    over = max((measure.height(reference.words, sizes.small) for reference in references), default=0.0)
    return BarPlaces(bars, names, references, column if beside else 0.0, thick, labels, over, cursor)
