"""What goes from whom to whom: bands as thick as what passes, names beside their ends."""

from dataclasses import dataclass

from dossier.charts.palette import INK
from dossier.exhibits import Exhibit
from dossier.language.cells import written
from exports.files.cleaning import shortened
from exports.files.fonts import wrap
from exports.svg.canvas import LINE, SIZE, Canvas, Point, hue
from exports.svg.key import key
from exports.svg.scale import rows, tone, value, words

_NODE = 6.0
_FLOWS = 170.0
_BEND = 16  # straight pieces of a curve
_LONGEST = 120


@dataclass
class _Node:
    name: str
    lines: list[str]
    size: float = 0.0
    y: float = 0.0
    used: float = 0.0


def flow(canvas: Canvas, exhibit: Exhibit) -> None:
    """Draw the exhibit's flows from left to right: who gives on the left, who receives on the right."""
    encoding = exhibit.encoding
    links = [
        (words(row, encoding.source), words(row, encoding.target), size, tone(row, encoding.tone))
        for row in rows(exhibit)
        if (size := value(row, encoding.size) or 0.0) > 0
    ]
    top = key(canvas, exhibit)
    room = canvas.width * 0.3
    # A funder and a beneficiary of the same name are two nodes, one on each side.
    sides: tuple[dict[str, _Node], dict[str, _Node]] = ({}, {})
    for source, target, size, _ in links:
        for nodes, name in zip(sides, (source, target), strict=True):
            nodes.setdefault(name, _Node(name, [])).size += size
    for nodes in sides:
        for node in nodes.values():
            amount = written(exhibit.language, encoding.form, node.size, short=True)
            node.lines = wrap(f"{shortened(node.name, _LONGEST)} · {amount}", room - 8, SIZE)
    total = sum(size for *_, size, _ in links) or 1.0
    height = max(_stack(nodes, top, total) for nodes in sides)
    left, right = room, canvas.width - room - _NODE
    for source, target, size, name in links:
        one, other = sides[0][source], sides[1][target]
        thick = size / total * _FLOWS
        start, end = (left + _NODE, one.y + one.used), (right, other.y + other.used)
        canvas.area([_band(start, end, max(thick, 0.6))], hue(name), 0.4)
        one.used += thick
        other.used += thick
    for position, nodes in enumerate(sides):
        x = right if position else left
        for node in nodes.values():
            tall = max(node.size / total * _FLOWS, 1.0)
            canvas.area([[(x, node.y), (x + _NODE, node.y), (x + _NODE, node.y + tall), (x, node.y + tall)]], INK)
            edge, anchor = (x + _NODE + 4, "start") if position else (x - 4, "end")
            canvas.middle(edge, node.y + tall / 2, node.lines, anchor=anchor)
    canvas.height = height + 4


def _stack(nodes: dict[str, _Node], top: float, total: float) -> float:
    """Place the nodes of a side one under another, each as high as its flows or its words; where they end."""
    y = top
    for node in nodes.values():
        tall = node.size / total * _FLOWS
        needed = max(len(node.lines) * SIZE * LINE + 4, tall + 6)
        node.y = y + (needed - tall) / 2
        y += needed
    return y


def _band(start: Point, end: Point, thick: float) -> list[Point]:
    """A band with level ends, bent like an S."""
    (x1, y1), (x2, y2) = start, end
    upper = []
    for i in range(_BEND + 1):
        share = i / _BEND
        ease = share * share * (3 - 2 * share)
        upper.append((x1 + (x2 - x1) * share, y1 + (y2 - y1) * ease))
    return upper + [(x, y + thick) for x, y in reversed(upper)]
