"""The key over a picture: what each tone and shape means, in as many lines as it needs."""

from dossier.charts.palette import CATEGORIES, INK
from dossier.exhibits import Exhibit, Kind
from exports.files.cleaning import clean
from exports.files.fonts import width, wrap
from exports.svg.canvas import LINE, SMALL, Canvas, form
from exports.svg.scale import Row, rows, words

_POINTS = frozenset({Kind.SCATTER, Kind.LINE, Kind.MAP, Kind.TIMELINE})
_ROW, _GAP, _SWATCH = SMALL * LINE + 2, 14.0, 12.0
#: Shapes of a key that say how large a disc is.
_RADII = {"large": 4.8, "small": 2.8}
_LONGEST = 300

Entry = tuple[str, str, str]


def tones(exhibit: Exhibit) -> dict[str, str]:
    """Series -> tone: that of the table where it has one, else the categories in order."""
    encoding = exhibit.encoding
    series = encoding.columns().get("series", "")
    found: dict[str, str] = {}
    for row in rows(exhibit) if series else ():
        name = words(row, series)
        found.setdefault(name, words(row, encoding.tone) or CATEGORIES[len(found) % len(CATEGORIES)])
    return found


def tone_of(exhibit: Exhibit, row: Row, known: dict[str, str]) -> str:
    """The tone of a mark: its own, else that of its series (``known`` from ``tones``), else slate."""
    encoding = exhibit.encoding
    series = encoding.columns().get("series", "")
    return words(row, encoding.tone) or (known.get(words(row, series)) if series else "") or "slate"


def entries(exhibit: Exhibit) -> list[Entry]:
    """The key of the exhibit; of bars of several series without one, the series with their tones."""
    encoding = exhibit.encoding
    if encoding.key:
        return list(encoding.key)
    found = tones(exhibit) if getattr(encoding, "stacked", False) or not encoding.tone else {}
    needed = exhibit.kind == Kind.BAR and len(found) > 1
    return [(tone, "solid", name) for name, tone in found.items() if name] if needed else []


def key(canvas: Canvas, exhibit: Exhibit) -> float:
    """Draw the key at the top; the height that it takes."""
    found = entries(exhibit)
    x, y = 0.0, 0.0
    for tone, shape, text in found:
        lines = wrap(clean(text)[:_LONGEST], canvas.width - _SWATCH, SMALL)
        needed = _SWATCH + max(width(line, SMALL) for line in lines)
        if x and x + needed > canvas.width:
            x, y = 0.0, y + _ROW
        _swatch(canvas, exhibit.kind, x, y, tone, shape)
        canvas.text(x + _SWATCH, y, lines, SMALL, INK)
        y += (len(lines) - 1) * SMALL * LINE
        x += needed + _GAP
    return y + _ROW + 5 if found else 0.0


def _swatch(canvas: Canvas, kind: Kind, x: float, y: float, tone: str, shape: str) -> None:
    if kind in _POINTS:
        canvas.disc(x + 4, y + SMALL * LINE / 2, _RADII.get(shape, 3.6), tone, form(shape))
    else:
        canvas.rect(x, y + 1, 8, 7, tone, form(shape))
