"""Where the label of a bar stands: at its end, inside it, or on an unfilled bar that carries it.

Stacked bars have no label outside their end, so an unfilled bar next to everything drawn in the row carries it.
"""

import math

from dossier.exhibits import Exhibit
from dossier.language.cells import written
from exports.files.number_formats import Axis, axis
from exports.slides.bar_layers import Layer, Plan
from exports.slides.fit import width
from exports.slides.marks import column, words

#: The labels of a chart have margins of their own.
_AIR = 12.0
#: More than this part of the picture is never kept for labels.
_MOST = 0.42


def texts(exhibit: Exhibit, drawing: Plan) -> dict[int, str]:
    """What is written at each bar: the label of its row, else its value."""
    encoding = exhibit.encoding
    if encoding.label:
        named = words(exhibit, encoding.label)
        return {row: named[row].replace("\n", " ") for row in drawing.place}
    values = column(exhibit, encoding.value)
    return {row: written(exhibit.language, encoding.form, values[row], short=True) for row in drawing.place}


def at_ends(exhibit: Exhibit, drawing: Plan, labels: dict[int, str], room: float, size: float) -> Axis:
    """Each bar has its label outside its end; the scale leaves room for them."""
    for layer in drawing.layers:
        layer.position = "outEnd"
        layer.texts = [labels[row] if row is not None else "" for row in layer.rows]
    values = column(exhibit, exhibit.encoding.value)
    left = [labels[row] for row in drawing.place if (values[row] or 0.0) < 0]
    right = [labels[row] for row in drawing.place if (values[row] or 0.0) >= 0]
    return bounds(exhibit, drawing, _reserve(left, room, size), _reserve(right, room, size))[0]


def inside(exhibit: Exhibit, drawing: Plan, labels: dict[int, str], room: float, size: float) -> Axis:
    """Each piece of a stack has its label in its middle, where it is wide enough.

    A stack with one label, on its last piece, says it of the whole row: it stands at the end.
    """
    ends: dict[int, str] = {}
    for category in dict.fromkeys(drawing.place.values()):
        rows = [row for row, place in drawing.place.items() if place == category]
        named = [row for row in rows if labels[row]]
        ends[category] = labels[rows[-1]] if named == rows[-1:] else ""
    found, _, above = bounds(exhibit, drawing, 0.0, _reserve(list(ends.values()), room, size) or 0.02)
    for layer in drawing.layers:
        layer.position = "ctr"
        layer.texts = ["" for _ in layer.rows]
        for index, (row, value) in enumerate(zip(layer.rows, layer.values, strict=True)):
            if row is not None and value is not None and not ends[index]:
                length = abs(value) / (found.high - found.low) * room
                layer.texts[index] = labels[row] if width(labels[row], size) + 6 <= length else ""
    drawing.layers += _carriers(drawing, ends, 1, above)
    return found


def carried(exhibit: Exhibit, drawing: Plan, labels: dict[int, str], room: float, size: float) -> Axis:
    """Unfilled bars carry the labels, left and right of what is drawn in each row."""
    labels = _with_points(exhibit, drawing, labels)
    sides = {category: _sides(exhibit, drawing, labels, category) for category in set(drawing.place.values())}
    rough, _, _ = bounds(exhibit, drawing, _MOST / 2, _MOST / 2)
    unit = room / (rough.high - rough.low)
    for category, (left, right) in sides.items():
        low, high = _ends(drawing, category)
        if right and high < 0:  # in the empty part between the bar and zero, or with the other label
            placed = _in_gap(drawing, category, -1, right, unit, size)
            left, right = (left, "") if placed else (" · ".join(filter(None, (left, right))), "")
        if left and low > 0:
            placed = _in_gap(drawing, category, 1, left, unit, size)
            left, right = ("", right) if placed else ("", " · ".join(filter(None, (left, right))))
        sides[category] = (left, right)
    lefts, rights = ([pair[side] for pair in sides.values()] for side in (0, 1))
    found, below, above = bounds(exhibit, drawing, _reserve(lefts, room, size), _reserve(rights, room, size))
    drawing.layers += _carriers(drawing, {c: right for c, (_, right) in sides.items()}, 1, above)
    drawing.layers += _carriers(drawing, {c: left for c, (left, _) in sides.items()}, -1, below)
    return found


def _with_points(exhibit: Exhibit, drawing: Plan, labels: dict[int, str]) -> dict[int, str]:
    """A bar without length that does not begin at zero is a point: its label begins with the mark of one."""
    values, bases = column(exhibit, exhibit.encoding.value), column(exhibit, exhibit.encoding.base)
    shapes = words(exhibit, exhibit.encoding.shape, "solid")
    marks = {row: "●" if shapes[row] == "solid" else "○" for row in drawing.place if values[row] == 0 and bases[row]}
    return {row: f"{marks[row]} {text}" if row in marks else text for row, text in labels.items()}


def bounds(exhibit: Exhibit, drawing: Plan, left: float, right: float) -> tuple[Axis, float, float]:
    """A scale whose outer parts ``left`` and ``right`` (of 1) are kept free; and these, in values.

    The low end is a round tick: office programs count their ticks from it.
    """
    marks = [value for value, _ in exhibit.encoding.references]
    ends = [end for pair in drawing.ends.values() for end in pair]
    low, high = min([0.0, *marks, *ends]), max([0.0, *marks, *ends])
    span = (high - low) or 1.0
    unit = span / (1 - left - right)
    round_ = axis([low, high], zero=True)
    floor = axis([low - unit * left, high], zero=True).low if left else round_.low
    floor = math.floor(floor / round_.step + 1e-9) * round_.step
    return Axis(floor, max(high + unit * right, round_.step), round_.step), unit * left, unit * right


def _reserve(labels: list[str], room: float, size: float) -> float:
    widest = max((width(text, size) for text in labels), default=0.0)
    return min((widest + _AIR) / room, _MOST) if widest else 0.0


def _ends(drawing: Plan, category: int) -> tuple[float, float]:
    pairs = [drawing.ends[row] for row, place in drawing.place.items() if place == category]
    return min(low for low, _ in pairs), max(high for _, high in pairs)


def _sides(exhibit: Exhibit, drawing: Plan, labels: dict[int, str], category: int) -> tuple[str, str]:
    """Texts to the left and to the right of a row of bars."""
    rows = [row for row, place in drawing.place.items() if place == category]
    if len(rows) == 1:
        low, high = _ends(drawing, category)
        return (labels[rows[0]], "") if low < 0 and high <= 0 else ("", labels[rows[0]])
    values = column(exhibit, exhibit.encoding.value)
    left = [labels[row] for row in rows if (values[row] or 0.0) < 0]
    right = [labels[row] for row in rows if (values[row] or 0.0) >= 0]
    return " · ".join(filter(None, left)), " · ".join(filter(None, right))


def _in_gap(drawing: Plan, category: int, side: int, text: str, unit: float, size: float) -> bool:
    """Write ``text`` at the end of the first spacer of that side, if it is long enough."""
    for layer in drawing.layers:
        value = layer.values[category] or 0.0
        if not layer.filled and value * side > 0:
            if width(text, size) + _AIR > abs(value) * unit:
                return False
            layer.position = "inEnd"
            layer.texts = layer.texts or ["" for _ in layer.values]
            layer.texts[category] = text
            return True
    return False


def _carriers(drawing: Plan, written_: dict[int, str], side: int, length: float) -> list[Layer]:
    """A spacer up to the end of what is drawn, then the bar that carries the label."""
    if not any(written_.values()):
        return []
    gap, carrier = drawing.spacer(), drawing.spacer()
    carrier.position = "inBase"
    for category, text in written_.items():
        if not text:
            continue
        low, high = _ends(drawing, category)
        end = max(high, 0.0) if side > 0 else max(-low, 0.0)
        reached = sum(max((layer.values[category] or 0.0) * side, 0.0) for layer in drawing.layers)
        gap.values[category] = max(end - reached, 0.0) * side
        carrier.values[category] = length * side
        carrier.texts[category] = text
    return ([gap] if any(gap.values) else []) + [carrier]
