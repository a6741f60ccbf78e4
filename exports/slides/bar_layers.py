"""Bars as a native chart needs them: series over categories, the places where nothing is drawn filled with nothing.

A bar that begins elsewhere than at zero is an unfilled bar with a filled one on top; one that crosses zero is two.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from dossier.exhibits import Exhibit
from exports.slides.marks import column, words

#: More bars than this cannot be read from the back of a room.
MOST = 24


@dataclass
class Layer:
    """A series of the chart. ``rows`` gives the row of the table behind each value; ``filled`` false: a spacer."""

    name: str
    values: list[float | None]
    rows: list[int | None]
    filled: bool = True
    #: Labels of the bars and where they stand (a name of the chart format).
    texts: list[str] = field(default_factory=list)
    position: str = ""


@dataclass
class Plan:
    categories: list[str]
    #: Category of each row that is shown.
    place: dict[int, int]
    layers: list[Layer] = field(default_factory=list)
    shown: int = 0
    total: int = 0
    #: Left and right end of what is drawn for each row, whiskers included.
    ends: dict[int, tuple[float, float]] = field(default_factory=dict)

    def spacer(self) -> Layer:
        """A series of which nothing is drawn."""
        size = len(self.categories)
        return Layer("", [None] * size, [None] * size, filled=False, texts=[""] * size)


def plan(exhibit: Exhibit) -> Plan:
    """Categories top to bottom in table order, headings of groups among them, and the layers over them."""
    encoding = exhibit.encoding
    names = [name.replace("\n", " ") for name in words(exhibit, encoding.category)]
    series, groups = words(exhibit, encoding.series), words(exhibit, encoding.group)
    result = Plan([], {}, total=0)
    seen: dict[tuple[str, str, int], int] = {}
    met: dict[tuple[str, str, str], int] = {}
    last = ""
    pieces = encoding.stacked or bool(encoding.base)
    for row, (name, serie, group) in enumerate(zip(names, series, groups, strict=True)):
        # two rows of one name are pieces of one bar, or two bars: the name's second occurrence in that series
        turn = 1 if pieces else met.get((group, name, serie), 0) + 1
        met[group, name, serie] = turn
        if (group, name, turn) not in seen:
            result.total += 1
            if len(result.categories) >= MOST:
                continue
            if group and group != last:
                result.categories.append(group.replace("\n", " ").upper())
                last = group
            seen[group, name, turn] = len(result.categories)
            result.categories.append(name)
            result.shown += 1
        result.place[row] = seen[group, name, turn]
    values, bases = column(exhibit, encoding.value), column(exhibit, encoding.base)
    lows, highs = column(exhibit, encoding.low), column(exhibit, encoding.high)
    for row in result.place:
        begin = bases[row] or 0.0
        end = begin + (values[row] or 0.0)
        marks = [begin, end] + [value for value in (lows[row], highs[row]) if value is not None]
        result.ends[row] = (min(marks), max(marks))
    if pieces and not encoding.series:  # nothing else tells the pieces of a bar apart
        series = _turns(result)
    if encoding.base:
        result.layers = _floating(result, values, bases, series)
    else:
        result.layers = _standing(result, values, series)
        if encoding.stacked:
            _widen(result)
    return result


def _turns(plan_: Plan) -> list[str]:
    """For each row, which piece of its bar it is."""
    count: dict[int, int] = {}
    found = [""] * (max(plan_.place, default=-1) + 1)
    for row, category in plan_.place.items():
        count[category] = count.get(category, 0) + 1
        found[row] = str(count[category])
    return found


def _standing(plan_: Plan, values: Sequence[float | None], series: Sequence[str]) -> list[Layer]:
    size = len(plan_.categories)
    layers = {name: Layer(name, [None] * size, [None] * size) for name in dict.fromkeys(series)}
    for row, category in plan_.place.items():
        layers[series[row]].values[category] = values[row]
        layers[series[row]].rows[category] = row
    return list(layers.values())


def _widen(plan_: Plan) -> None:
    """Stacked bars end where their sum does."""
    for category in set(plan_.place.values()):
        rows = [row for row, place in plan_.place.items() if place == category]
        values = [layer.values[category] or 0.0 for layer in plan_.layers]
        below, above = sum(v for v in values if v < 0), sum(v for v in values if v > 0)
        for row in rows:
            plan_.ends[row] = (min(plan_.ends[row][0], below), max(plan_.ends[row][1], above))


def _floating(
    plan_: Plan, values: Sequence[float | None], bases: Sequence[float | None], series: Sequence[str]
) -> list[Layer]:
    """On each side of zero, outward: a spacer, a bar, a spacer, a bar, …"""
    size = len(plan_.categories)
    layers: list[Layer] = []
    for side in (1, -1):
        parts: dict[int, list[tuple[float, float, int]]] = {}
        for row, category in plan_.place.items():
            if values[row] is None:
                continue
            begin = (bases[row] or 0.0) * side
            low, high = sorted((begin, begin + (values[row] or 0.0) * side))
            low, high = max(low, 0.0), max(high, 0.0)
            if high > low:
                parts.setdefault(category, []).append((low, high, row))
        for turn in range(max(map(len, parts.values()), default=0)):
            gap = plan_.spacer()
            bar = Layer("", [None] * size, [None] * size)
            for category, found in parts.items():
                ordered = sorted(found)
                if turn < len(ordered):
                    low, high, row = ordered[turn]
                    before = ordered[turn - 1][1] if turn else 0.0
                    gap.values[category] = max(low - before, 0.0) * side
                    bar.values[category] = (high - max(low, before)) * side
                    bar.rows[category] = row
            names = {series[row] for row in bar.rows if row is not None}
            bar.name = names.pop() if len(names) == 1 else ""
            if any(gap.values):
                layers.append(gap)
            layers.append(bar)
    return layers
