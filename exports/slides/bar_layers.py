"""Bars as a native chart needs them: series over categories, the places where nothing is drawn filled with nothing.

A bar that begins elsewhere than at zero is an unfilled bar with a filled one on top; one that crosses zero is two.
"""

from collections import Counter
from dataclasses import dataclass, field

from dossier.charts.bars import BarPlan, BarRow, Piece

#: What the axis names, from the top, with the rows of the name; a heading has none.
Categories = list[tuple[str, list[BarRow]]]


@dataclass
class Layer:
    """A series of the chart. ``pieces`` gives the mark behind each value; ``filled`` false: a spacer.

    ``texts`` are the labels, ``position`` where they stand (a name of the chart format).
    """

    size: int
    name: str = ""
    filled: bool = False
    position: str = ""
    values: list[float | None] = field(init=False)
    pieces: list[Piece | None] = field(init=False)
    texts: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self.values, self.pieces, self.texts = [None] * self.size, [None] * self.size, [""] * self.size


def name_categories(plan: BarPlan) -> Categories:
    """The names of the rows, headings in capitals over them."""
    found: Categories = []
    for row in plan.rows:
        if row.heading:
            found.append((row.heading.upper(), []))
        if not row.more:
            found.append((row.name, []))
        found[-1][1].append(row)
    return found


def layer_bars(plan: BarPlan, categories: Categories) -> list[Layer]:
    """The series of the chart, in the order in which they are stacked."""
    pieces = [[piece for row in rows for piece in row.pieces] for _, rows in categories]
    return _floating(pieces) if plan.encoding.base else _standing(pieces)


def _standing(categories: list[list[Piece]]) -> list[Layer]:
    """A layer a series; of pieces of one bar that no series tells apart, a layer each."""
    layers: dict[tuple[str, int], Layer] = {}
    for category, pieces in enumerate(categories):
        met: Counter[str] = Counter()
        for piece in pieces:
            name = piece.series
            layer = layers.setdefault((name, met[name]), Layer(len(categories), name, filled=True))
            layer.values[category], layer.pieces[category] = piece.value, piece
            met[name] += 1
    return list(layers.values())


def _floating(categories: list[list[Piece]]) -> list[Layer]:
    """On each side of zero, outward: a spacer, a bar, a spacer, a bar, …"""
    layers: list[Layer] = []
    for side in (1, -1):
        parts = [_outward(pieces, side) for pieces in categories]
        for turn in range(max(map(len, parts), default=0)):
            gap, bar = Layer(len(categories)), Layer(len(categories), filled=True)
            for category, found in enumerate(parts):
                if turn < len(found):
                    low, high, piece = found[turn]
                    before = found[turn - 1][1] if turn else 0.0
                    gap.values[category] = max(low - before, 0.0) * side
                    bar.values[category] = (high - max(low, before)) * side
                    bar.pieces[category] = piece
            names = {piece.series for piece in bar.pieces if piece}
            bar.name = names.pop() if len(names) == 1 else ""
            layers += [gap, bar] if any(gap.values) else [bar]
    return layers


def _outward(pieces: list[Piece], side: int) -> list[tuple[float, float, Piece]]:
    """What is drawn on one side of zero, from there outwards: beginning, end and piece."""
    found = []
    for piece in pieces:
        low, high = sorted((max(piece.start * side, 0.0), max(piece.end * side, 0.0)))
        if high > low:
            found.append((low, high, piece))
    return sorted(found, key=lambda part: part[:2])
