"""A sheet to draw on, in points from its top left corner, that becomes an SVG: text stays text, nothing has an id.

Without ids any number of pictures can stand in one page, and the same calls give the same bytes.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from html import escape

from dossier.charts.boxes import Box, Point
from dossier.charts.palette import COLOURS, HAIRLINE, INK, PAPER, SHAPES, Shape, pale
from exports.files.fonts import BOLD, HEADING, NORMAL, SOURCE_SANS, TEXT, shown
from exports.pictures.pen import Anchor

SIZE, SMALL = 8.0, 7.2
#: Height of a line of a text, in parts of its size.
LINE = 1.22
_FAMILY = f"'{TEXT}', Source Sans Pro, Helvetica, Arial, sans-serif"
_SERIF = f"'{HEADING}', Source Serif Pro, Georgia, serif"
#: Distance of the lines of a hatching.
_HATCH = 3.4


def hue(tone: str) -> str:
    """The colour of a tone; of a tone that the palette does not know, slate."""
    return COLOURS.get(tone, COLOURS["slate"])


def legible(tone: str) -> str:
    """The colour of words about a mark: red for Besançon, ink for all others."""
    return COLOURS["besancon"] if tone == "besancon" else INK


def form(shape: str) -> str:
    """``solid``, ``hollow``, ``hatched`` or ``derived``; any other shape is solid."""
    return shape if shape in SHAPES else "solid"


class Canvas:
    """The pen of SVG. ``height`` grows with the picture and is known at the end."""

    measure = SOURCE_SANS
    small = SMALL

    def __init__(self, width: float) -> None:
        self.width = width
        self.height = 0.0
        self.parts: list[str] = []

    def rect(self, x: float, y: float, w: float, h: float, tone: str, shape: str = "solid") -> None:
        """A bar: filled, empty with an outline, hatched, pale, or a dashed outline where something is missing."""
        colour, kind = hue(tone), form(shape)
        if w < 0:
            x, w = x + w, -w
        if kind == "solid" and shape != Shape.MISSING:
            self.parts.append(f'<rect {_place(x, y, w, h)} fill="{colour}"/>')
            return
        inner = _place(x + 0.5, y + 0.5, max(w - 1, 0.2), h - 1)
        if kind == "hatched":
            self.parts.append(f'<rect {inner} fill="{PAPER}"/>')
            self.parts.append(f'<path d="{_hatching(x, y, w, h)}" stroke="{colour}" stroke-width="0.8" fill="none"/>')
        fill = PAPER if kind == "hollow" else pale(colour) if kind == "derived" else "none"
        dash = ' stroke-dasharray="2.4 1.8"' if shape == Shape.MISSING else ""
        self.parts.append(f'<rect {inner} fill="{fill}" stroke="{colour}" stroke-width="1"{dash}/>')

    def disc(self, x: float, y: float, radius: float, tone: str, shape: str = "solid") -> None:
        """A point: disc, ring (planned), ring with a dot (assumed), pale disc (derived) or dashed ring (missing)."""
        colour, kind = hue(tone), form(shape)
        centre = f'cx="{_n(x)}" cy="{_n(y)}"'
        if shape == Shape.MISSING:
            weight = min(1.6, radius * 0.3)  # of a small ring, five dashes are left
            dashed = f'stroke-width="{_n(weight)}" stroke-dasharray="{_n(weight * 1.875)} {_n(weight * 1.375)}"'
            self.parts.append(
                f'<circle {centre} r="{_n(radius - weight / 2)}" fill="none" stroke="{colour}" {dashed}/>'
            )
            return
        if kind == "solid":
            outline = f'stroke="{PAPER}" stroke-width="0.8"'
            self.parts.append(f'<circle {centre} r="{_n(radius)}" fill="{colour}" {outline}/>')
            return
        outline = f'stroke="{colour}" stroke-width="1.3"'
        fill = pale(colour) if kind == "derived" else PAPER
        self.parts.append(f'<circle {centre} r="{_n(radius - 0.4)}" fill="{fill}" {outline}/>')
        if kind == "hatched":
            self.parts.append(f'<circle {centre} r="{_n(radius * 0.35)}" fill="{colour}"/>')

    def line(self, start: Point, end: Point, colour: str = HAIRLINE, weight: float = 0.6, dashes: str = "") -> None:
        self.polyline([start, end], colour, weight, dashes)

    def polyline(self, points: Sequence[Point], colour: str, weight: float, dashes: str = "") -> None:
        dash = f' stroke-dasharray="{dashes}"' if dashes else ""
        self.parts.append(
            f'<path d="{_path(points)}" fill="none" stroke="{colour}" stroke-width="{_n(weight)}"'
            f' stroke-linejoin="round"{dash}/>'
        )

    def hint(self, box: Box, text: str) -> None:
        """Nobody points at paper."""

    def link(self, box: Box, item: str, text: str) -> None:
        """Nobody follows a picture on paper."""

    def territory(self, rings: Sequence[Sequence[Point]], text: str, item: str) -> None:
        """Nobody points at an area of paper."""

    def area(self, rings: Sequence[Sequence[Point]], fill: str, opacity: float = 1.0, edge: str = "") -> None:
        """A closed shape of one or several rings."""
        path = "".join(_outline(tuple(ring)) for ring in rings)
        seen = f' fill-opacity="{_n(opacity)}"' if opacity < 1 else ""
        outline = f' stroke="{edge}" stroke-width="0.5"' if edge else ""
        self.parts.append(f'<path d="{path}" fill="{fill}"{seen}{outline}/>')

    def text(
        self,
        x: float,
        y: float,
        lines: Sequence[str],
        size: float = SIZE,
        colour: str = INK,
        *,
        bold: bool = False,
        anchor: Anchor = "start",
        halo: bool = False,
        serif: bool = False,
    ) -> None:
        """Lines one under another; ``y`` is the top of the first. ``halo``: a white rim over hatching and lines;
        ``serif``: in the letters of headings."""
        weight = f' font-weight="{BOLD}" {_weight(BOLD)}' if bold else ""
        family = f' font-family="{_SERIF}"' if serif else ""
        rim = f' stroke="{PAPER}" stroke-width="2" stroke-linejoin="round" paint-order="stroke"' if halo else ""
        for position, words in enumerate(lines):
            if not words.strip():
                continue
            base = y + position * size * LINE + size * 0.94
            self.parts.append(
                f'<text x="{_n(x)}" y="{_n(base)}" font-size="{_n(size)}" fill="{colour}"{family}{weight}{rim}'
                f' text-anchor="{anchor}">{escape(shown(words), quote=False)}</text>'
            )

    def middle(self, x: float, y: float, lines: Sequence[str], size: float = SIZE, **options: object) -> None:
        """Lines whose middle is at ``y``."""
        self.text(x, y - len(lines) * size * LINE / 2, lines, size, **options)  # type: ignore[arg-type]

    def svg(self, alternative: str, unit: str = "pt", role: str = "img") -> str:
        """The picture, with its text alternative, its size in a ``unit`` of CSS; ``role`` as ARIA knows it."""
        size = f"{_n(self.width)} {_n(self.height)}"
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" width="{_n(self.width)}{unit}"'
            f' height="{_n(self.height)}{unit}" role="{role}" aria-label="{escape(shown(alternative), quote=True)}"'
            f' font-family="{_FAMILY}" {_weight(NORMAL)}>{"".join(self.parts)}</svg>'
        )


def dashes(shape: str) -> str:
    """How a line of a shape is drawn."""
    return {"hollow": "4 2.5", "hatched": "1.2 2"}.get(form(shape), "")


def _weight(value: int) -> str:
    """The weight said twice: of a variable font some readers take the thinnest letters for the normal ones."""
    return f'style="font-variation-settings:&apos;wght&apos; {value}"'


def _n(value: float) -> str:
    """A number of at most two decimals, the same on every machine; never "-0" or an exponent."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _place(x: float, y: float, w: float, h: float) -> str:
    return f'x="{_n(x)}" y="{_n(y)}" width="{_n(w)}" height="{_n(max(h, 0))}"'


def _path(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{_n(x)} {_n(y)}" for x, y in points)


@lru_cache(maxsize=2048)
def _outline(ring: tuple[Point, ...]) -> str:
    """Coasts and borders are the same in every map of a width."""
    return _path(ring) + "Z"


def _hatching(x: float, y: float, w: float, h: float) -> str:
    """Lines that rise to the right, cut at the edges of the bar."""
    found = []
    for step in range(1, math.ceil((w + h) / _HATCH)):
        along = step * _HATCH  # where the line meets the lower edge, counted from the left
        left, right = max(along - h, 0.0), min(along, w)
        if right > left:
            found.append(f"M{_n(x + left)} {_n(y + along - left)}L{_n(x + right)} {_n(y + along - right)}")
    return "".join(found)
