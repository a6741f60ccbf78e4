"""Flows between steps as native shapes: bands as thick as what passes, names beside the steps."""

from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import qn

from dossier.charts.boxes import Box
from dossier.charts.palette import INK, colour
from dossier.exhibits import Exhibit
from dossier.language.cells import written
from exports.slides.fit import fit
from exports.slides.key import entries, key
from exports.slides.marks import column, words
from exports.slides.shapes import Point, outline
from exports.slides.text import Ink, describe, write

_NODE = 10.0
_GAP = 22.0
_NAME = 150.0
_BEND = 18  # straight pieces of a curve
_OPACITY = 45_000  # thousandths of a percent
_NS = "http://schemas.openxmlformats.org/drawingml/2006/main"


class _Node:
    def __init__(self, name: str, depth: int) -> None:
        self.name, self.depth = name, depth
        self.into = self.out = 0.0
        self.y = self.used_in = self.used_out = 0.0

    @property
    def size(self) -> float:
        return max(self.into, self.out)


def flow(slide: Any, exhibit: Exhibit, box: Box) -> None:
    """Draw the exhibit's flows from left to right."""
    encoding = exhibit.encoding
    box = key(slide, exhibit, box, entries(exhibit))
    sources, targets = words(exhibit, encoding.source), words(exhibit, encoding.target)
    sizes, tones = column(exhibit, encoding.size), words(exhibit, encoding.tone, "slate")
    links = [
        (source, target, max(size or 0.0, 0.0), tone)
        for source, target, size, tone in zip(sources, targets, sizes, tones, strict=True)
        if source != target
    ]
    nodes = _nodes(links)
    levels = [
        [n for n in nodes.values() if n.depth == depth] for depth in range(max(n.depth for n in nodes.values()) + 1)
    ]
    most = max(len(level) for level in levels)
    total = max(sum(node.size for node in level) for level in levels) or 1.0
    scale = (box.h - 8 - _GAP * (most - 1)) / total
    for level in levels:
        y = box.y + (box.h - sum(n.size for n in level) * scale - _GAP * (len(level) - 1)) / 2
        for node in level:
            node.y = y
            y += node.size * scale + _GAP
    left = box.x + _NAME
    step = (box.w - 2 * _NAME - _NODE) / max(len(levels) - 1, 1)
    group = slide.shapes.add_group_shape()
    describe(group, exhibit.text_alternative)
    for source, target, size, tone in links:
        one, other = nodes[source], nodes[target]
        thick = max(size * scale, 0.75)
        start = (left + one.depth * step + _NODE, one.y + one.used_out)
        end = (left + other.depth * step, other.y + other.used_in)
        band = outline(group.shapes, [_band(start, end, thick)], colour(tone), "")
        _translucent(band)
        one.used_out += size * scale
        other.used_in += size * scale
    for node in nodes.values():
        x, height = left + node.depth * step, max(node.size * scale, 1.5)
        outline(
            group.shapes,
            [[(x, node.y), (x + _NODE, node.y), (x + _NODE, node.y + height), (x, node.y + height)]],
            INK,
            "",
        )
        value = written(exhibit.language, encoding.form, node.size, short=True)
        first = node.depth == 0
        place = Box(box.x if first else x + _NODE + 4, node.y, _NAME - 6, height)
        _name(group.shapes, exhibit, place, f"{node.name} · {value}", "right" if first else "left")


def _nodes(links: list[tuple[str, str, float, str]]) -> dict[str, _Node]:
    """Every name with what comes in and goes out, as far right as its longest way from a beginning."""
    nodes: dict[str, _Node] = {}
    for source, target, size, _ in links:
        nodes.setdefault(source, _Node(source, 0)).out += size
        nodes.setdefault(target, _Node(target, 0)).into += size
    for _ in nodes:  # a cycle ends here: no way is longer than the names are many
        moved = False
        for source, target, _, _ in links:
            depth = min(nodes[source].depth + 1, len(nodes) - 1)
            if nodes[target].depth < depth:
                nodes[target].depth, moved = depth, True
        if not moved:
            break
    return nodes


def _band(start: Point, end: Point, thick: float) -> list[Point]:
    """A band with level ends, bent like an S."""
    (x1, y1), (x2, y2) = start, end
    upper = []
    for i in range(_BEND + 1):
        share = i / _BEND
        ease = share * share * (3 - 2 * share)
        upper.append((x1 + (x2 - x1) * share, y1 + (y2 - y1) * ease))
    return upper + [(x, y + thick) for x, y in reversed(upper)]


def _translucent(shape: Any) -> None:
    fill = shape._element.spPr.find(qn("a:solidFill") + "/" + qn("a:srgbClr"))
    fill.append(parse_xml(f'<a:alpha xmlns:a="{_NS}" val="{_OPACITY}"/>'))


def _name(shapes: Any, exhibit: Exhibit, box: Box, text: str, align: str) -> None:
    measured = fit(text, box.w, max(box.h + _GAP - 2, 15), (12, 11, 10, 9))
    middle = box.y + box.h / 2
    place = Box(box.x, middle - measured.height / 2, box.w, measured.height)
    write(shapes, exhibit.language, place, measured.text, Ink(measured.size), align)
