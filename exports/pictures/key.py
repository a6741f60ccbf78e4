"""The key of a picture: what each tone and shape means, in as many lines as it needs."""

from collections.abc import Mapping, Sequence

from dossier.charts.boxes import Box
from dossier.charts.encoding import KeyEntry, Kind
from dossier.charts.palette import Shape
from dossier.language.cells import shortened
from exports.files.cleaning import clean
from exports.pictures.pen import Pen

#: Kinds whose marks are points; all others have bars or cells.
_POINTS = frozenset({Kind.CHAIN, Kind.CLOUD, Kind.LINE, Kind.LANES, Kind.PLACES, Kind.RANGE})
#: Radius of a disc of the key in sizes of its letters; some shapes of a map say how large a disc is.
_RADIUS = 0.48
_RADII: Mapping[str, float] = {Shape.LARGE: 0.66, Shape.SMALL: 0.38}
#: Side of the square that holds any sign, in sizes of letters: that of the largest disc.
SIGN = 2 * _RADII[Shape.LARGE]
_LONGEST = 300


def draw_key(pen: Pen, kind: Kind, entries: Sequence[KeyEntry], frame: Box, *, column: bool = False) -> Box:
    """Draw the key at the top of ``frame``, each entry under the other in a ``column``; what is left comes back."""
    if not entries:
        return frame
    size = pen.small
    line, swatch = size * pen.measure.line, size * 1.65
    x, y = frame.x, frame.y
    for tone, shape, text in entries:
        lines = pen.measure.wrap(shortened(clean(text), _LONGEST), frame.w - swatch, size, False)
        needed = swatch + pen.measure.widest(lines, size)
        if x > frame.x and (column or x + needed > frame.right):
            x, y = frame.x, y + line + size / 4
        draw_sign(pen, kind, tone, shape, x, y + line / 2)
        pen.text(x + swatch, y, lines, size)
        y += (len(lines) - 1) * line
        x += needed + size * 2
    return frame.below(y - frame.y + line + size)


def draw_sign(pen: Pen, kind: Kind, tone: str, shape: str, x: float, middle: float) -> None:
    """The mark of an entry as a picture of its kind draws it, ``SIGN`` sizes wide from ``x``, about its ``middle``."""
    size = pen.small
    if kind in _POINTS and shape != Shape.SQUARE:
        pen.disc(x + size * SIGN / 2, middle, size * _RADII.get(shape, _RADIUS), tone, shape)
    else:
        pen.rect(x, middle - size / 2, size * 1.1, size, tone, shape)
