"""A map from the boundaries of the data package: outlines, discs, names that do not cover each other. No tile."""

from dossier.charts.boxes import Box
from dossier.charts.ground import COUNTRIES, EUROPE, FRANCE, REGIONS, outlines, view
from dossier.charts.labels import place_labels as place
from dossier.charts.palette import COLOURS, GREY, HAIRLINE, PAPER, SURFACE
from dossier.exhibits import Exhibit
from dossier.language import t
from exports.files.cleaning import shortened
from exports.files.fonts import width, wrap
from exports.svg.canvas import LINE, SMALL, Canvas, form, legible
from exports.svg.key import key
from exports.svg.points import named
from exports.svg.scale import Row, rows, tone, value, words

#: Height in parts of the width: France is about as high as wide.
_HEIGHT, _HIGHEST = 0.86, 400.0
#: A pixel of the screen's map, in points of this one.
_POINTS_A_PIXEL = 0.66
_LONGEST = 34


def map_(canvas: Canvas, exhibit: Exhibit) -> None:
    """Draw the points over the regions of France, or over Europe when most of them lie abroad."""
    encoding = exhibit.encoding
    top = key(canvas, exhibit)
    frame = Box(0, top, canvas.width, min(canvas.width * _HEIGHT, _HIGHEST))
    found = [
        (row, x, y)
        for row in rows(exhibit)
        if (x := value(row, encoding.longitude)) is not None and (y := value(row, encoding.latitude)) is not None
    ]
    home = sum(FRANCE.holds(x, y) for _, x, y in found)
    seen = view(frame, FRANCE if home * 2 >= len(found) else EUROPE)
    inside = [(row, *seen.at(x, y)) for row, x, y in found if seen.extent.holds(x, y)]
    for rings in outlines(COUNTRIES, seen):
        canvas.area(rings, SURFACE, edge=HAIRLINE)
    for rings in outlines(REGIONS, seen):
        canvas.area(rings, PAPER, edge=COLOURS["quiet"])
    points = [(x, y, (value(row, encoding.radius) or 6.0) * _POINTS_A_PIXEL) for row, x, y in inside]
    # The large ones first: a small disc on a large one is seen.
    for i in sorted(range(len(points)), key=lambda i: -points[i][2]):
        row, (x, y, radius) = inside[i][0], points[i]
        canvas.disc(x, y, radius, tone(row, encoding.tone), form(words(row, encoding.shape)))
    _names(canvas, exhibit, [row for row, *_ in inside], points, frame)
    notes = [t(exhibit.language, "export.slide.ground")]
    if len(inside) < len(exhibit.table):
        notes.insert(0, t(exhibit.language, "export.slide.outside", n=len(exhibit.table) - len(inside)))
    lines = wrap(" ".join(notes), canvas.width, SMALL)
    canvas.text(0, frame.bottom + 3, lines, SMALL, GREY)
    canvas.height = frame.bottom + 3 + len(lines) * SMALL * LINE


def _names(
    canvas: Canvas, exhibit: Exhibit, found: list[Row], points: list[tuple[float, float, float]], frame: Box
) -> None:
    """Names where there is room, Besançon's first. A ring around a disc is one mark, as wide as the ring."""
    encoding = exhibit.encoding
    marks: dict[tuple[float, float], tuple[float, str, bool]] = {}
    for row, (x, y, radius) in zip(found, points, strict=True):
        wide, text, red = marks.get((x, y), (0.0, "", False))
        text = text or shortened(words(row, encoding.label), _LONGEST)
        marks[x, y] = max(wide, radius), text, red or tone(row, encoding.tone) == "besancon"
    discs = [(x, y, radius) for (x, y), (radius, *_) in marks.items()]
    said = [(text, red) for _, text, red in marks.values()]
    sizes = [(width(text, SMALL, red) + 2 if text else 0.0, SMALL * LINE) for text, red in said]
    order = sorted(range(len(said)), key=lambda i: (not said[i][1], -discs[i][2], i))
    for (text, red), spot in zip(said, place(discs, sizes, frame, order), strict=True):
        if spot:
            named(canvas, spot.side, spot.box, text, legible("besancon" if red else ""), bold=red)
