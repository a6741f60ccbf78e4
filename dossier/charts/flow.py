"""What goes from whom to whom: ends on two sides, and bands between them as thick as what passes."""

from collections.abc import Sequence
from dataclasses import dataclass

from dossier.charts.boxes import Box, Point
from dossier.charts.encoding import Flow
from dossier.charts.exhibit import Exhibit
from dossier.charts.marks import amount, rows, tone, words
from dossier.charts.measure import Measure
from dossier.charts.palette import Tone
from dossier.language.cells import shortened, written

_LONGEST = 120
#: Straight pieces of a curve.
_BEND = 16
#: In sizes of the letters: how thick an end is, the air between two ends, the room of a name at the most.
_NODE, _AIR, _NAME = 0.75, 0.75, 18.0
#: A name takes no more of the width than this on its side; flows at least this much of a given height.
_SIDE, _FLOWS = 0.3, 0.4


@dataclass(frozen=True)
class FlowEnd:
    """Who gives (``side`` 0, left) or receives (1, right) ``size`` in all; the tone of its flows where they agree."""

    name: str
    side: int
    size: float
    tone: Tone


@dataclass(frozen=True)
class FlowBand:
    """What passes between two ends, by their places among the ends; ``hover`` says it in words."""

    source: int
    target: int
    size: float
    tone: Tone
    hover: str


@dataclass(frozen=True)
class FlowPlan:
    """Where everything stands, names in letters of ``size``: each end with its box and the lines beside it, each band
    with its outline.
    """

    ends: tuple[tuple[FlowEnd, Box, list[str]], ...]
    bands: tuple[tuple[FlowBand, list[Point]], ...]
    size: float
    bottom: float


def flows_of(exhibit: Exhibit) -> tuple[list[FlowEnd], list[FlowBand]]:
    """The ends and the bands of an exhibit of flows, in the order of its table.

    A funder and a beneficiary of the same name are two ends, one on each side: a loop cannot be drawn.
    """
    encoding = exhibit.encoding
    assert isinstance(encoding, Flow)
    places: dict[tuple[int, str], int] = {}
    bands = []
    for row in rows(exhibit):
        size = amount(row, encoding.size) or 0.0
        if size > 0:
            source, target = (
                places.setdefault((side, words(row, column)), len(places))
                for side, column in enumerate((encoding.source, encoding.target))
            )
            hover = words(row, encoding.hover) or (
                f"{words(row, encoding.source)} → {words(row, encoding.target)}"
                f" · {written(exhibit.language, encoding.form, size, short=True)}"
            )
            bands.append(FlowBand(source, target, size, tone(row, encoding), hover))
    ends = []
    for (side, name), place in places.items():
        own = [band for band in bands if place in (band.source, band.target)]
        tones = {band.tone for band in own}
        ends.append(FlowEnd(name, side, sum(band.size for band in own), tones.pop() if len(tones) == 1 else Tone.GREY))
    return ends, bands


def plan_flow(exhibit: Exhibit, measure: Measure, frame: Box, sizes: Sequence[float], flows: float) -> FlowPlan:
    """Flows from left to right in ``frame``, all together ``flows`` high at the most; its height may be without end.

    Names are written in the largest of ``sizes`` that leaves the flows their share of a given height.
    """
    encoding = exhibit.encoding
    assert isinstance(encoding, Flow)
    ends, bands = flows_of(exhibit)
    if not bands:
        return FlowPlan((), (), sizes[-1], frame.y)
    most = min(flows, frame.h)
    for size in sizes:
        room = min(frame.w * _SIDE, size * _NAME) - size / 2
        said = [
            f"{shortened(end.name, _LONGEST)} · {written(exhibit.language, encoding.form, end.size, short=True)}"
            for end in ends
        ]
        lines = [measure.wrap(text, room, size, False) for text in said]
        tall, scale = _heights(ends, [measure.height(found, size) + size / 2 for found in lines], size, frame.h, most)
        if scale * sum(band.size for band in bands) >= most * _FLOWS:
            break
    both = [
        [(end, high, found) for end, high, found in zip(ends, tall, lines, strict=True) if end.side == side]
        for side in (0, 1)
    ]
    height = max(sum(high for _, high, _ in side) for side in both)
    squeeze = min(frame.h / height, 1.0)  # not even the words go into the frame: they are moved together
    boxes: dict[tuple[int, str], Box] = {}
    for side in both:
        wide = measure.widest([line for *_, found in side for line in found], size) + size / 2
        y = (height - sum(high for _, high, _ in side)) / 2
        for end, high, _ in side:
            x = frame.right - wide - size * _NODE if end.side else frame.x + wide
            thick = max(end.size * scale, 1.0)
            boxes[end.side, end.name] = Box(x, frame.y + (y + high / 2) * squeeze - thick / 2, size * _NODE, thick)
            y += high
    placed = [boxes[end.side, end.name] for end in ends]
    used = [0.0] * len(ends)
    outlines = []
    for band in bands:
        one, other, thick = placed[band.source], placed[band.target], band.size * scale
        start, finish = (one.right, one.y + used[band.source]), (other.x, other.y + used[band.target])
        outlines.append((band, _bent(start, finish, max(thick, 0.6))))
        used[band.source] += thick
        used[band.target] += thick
    bottom = frame.y + height * squeeze
    return FlowPlan(tuple(zip(ends, placed, lines, strict=True)), tuple(outlines), size, bottom)


def _heights(
    ends: Sequence[FlowEnd], least: Sequence[float], size: float, height: float, most: float
) -> tuple[list[float], float]:
    """The height of each end, that of its flows or of its words, and the height of a unit of flow."""
    total = sum(end.size for end in ends if not end.side)
    tall, scale = list(least), 0.0
    for _ in range(8):  # each step gives the flows what the higher side leaves, and overshoots nothing
        left = height - max(sum(high for end, high in zip(ends, tall, strict=True) if end.side == s) for s in (0, 1))
        scale = min(scale + max(left, 0.0) / total, most / total)
        tall = [max(words, end.size * scale + size * _AIR) for end, words in zip(ends, least, strict=True)]
    return tall, scale


def _bent(start: Point, end: Point, thick: float) -> list[Point]:
    """A band with level ends, bent like an S."""
    (x1, y1), (x2, y2) = start, end
    upper = []
    for piece in range(_BEND + 1):
        share = piece / _BEND
        ease = share * share * (3 - 2 * share)
        upper.append((x1 + (x2 - x1) * share, y1 + (y2 - y1) * ease))
    return upper + [(x, y + thick) for x, y in reversed(upper)]
