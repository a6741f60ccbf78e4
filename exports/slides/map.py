"""A map as native shapes: outlines, discs, names that do not cover each other. No picture, no tile."""

from typing import Any

from dossier.charts.boxes import Box
from dossier.charts.ground import COUNTRIES, EUROPE, FRANCE, REGIONS, Extent, outlines, view
from dossier.charts.labels import place_labels as place
from dossier.charts.palette import HAIRLINE, INK, PAPER, SURFACE
from dossier.exhibits import Exhibit
from dossier.language import t
from exports.files.cleaning import shortened
from exports.slides.fit import LINE, fit, width
from exports.slides.key import entries, mark, remark, swatch
from exports.slides.marks import column, words
from exports.slides.shapes import outline
from exports.slides.text import Ink, describe, readable, write

_SIZE = 10.0
#: A pixel of the screen's map, in points of this one.
_POINTS_A_PIXEL = 0.72
_KEY = 190.0
#: A map narrower than this, in degrees, shows a point without its surroundings.
_NARROWEST = 4.0
_LONGEST = 34


def map_(slide: Any, exhibit: Exhibit, box: Box) -> None:
    """Draw the exhibit's points over the regions of France, or over Europe when most of them lie abroad."""
    encoding, language = exhibit.encoding, exhibit.language
    longitudes, latitudes = column(exhibit, encoding.longitude), column(exhibit, encoding.latitude)
    places = [
        (row, x, y)
        for row, (x, y) in enumerate(zip(longitudes, latitudes, strict=True))
        if x is not None and y is not None
    ]
    items = entries(exhibit)
    frame = Box(box.x, box.y, box.w - (_KEY + 16 if items else 0), box.h - 18)
    seen = view(frame, _extent([(x, y) for _, x, y in places]))
    inside = [(row, *seen.at(x, y)) for row, x, y in places if seen.extent.holds(x, y)]
    notes = [t(language, "export.slide.ground")]
    if len(inside) < len(exhibit.table):
        notes.insert(0, t(language, "export.slide.outside", n=len(exhibit.table) - len(inside)))
    group = slide.shapes.add_group_shape()
    describe(group, exhibit.text_alternative)
    for rings in outlines(COUNTRIES, seen):
        outline(group.shapes, rings, SURFACE, HAIRLINE)
    for rings in outlines(REGIONS, seen):
        outline(group.shapes, rings, PAPER, HAIRLINE, 0.75)
    sizes = column(exhibit, encoding.radius)
    tones, shapes = words(exhibit, encoding.tone, "slate"), words(exhibit, encoding.shape, "solid")
    points = [(x, y, (sizes[row] or 6.0) * _POINTS_A_PIXEL) for row, x, y in inside]
    for (row, _, _), (x, y, radius) in zip(inside, points, strict=True):
        mark(group.shapes, exhibit.kind, Box(x - radius, y - radius, 2 * radius, 2 * radius), tones[row], shapes[row])
    texts = [shortened(text.replace("\n", " "), _LONGEST) for text in words(exhibit, encoding.label)]
    named = [texts[row] for row, _, _ in inside]
    order = sorted(range(len(inside)), key=lambda i: (tones[inside[i][0]] != "besancon", -points[i][2], i))
    ours = {i for i, (row, _, _) in enumerate(inside) if tones[row] == "besancon"}
    wanted = [(width(text, _SIZE) + 6 if text else 0.0, _SIZE * LINE) for text in named]
    for text, spot, (row, _, _) in zip(named, place(points, wanted, frame, order, ours), inside, strict=True):
        if spot:
            ink = Ink(_SIZE, readable(tones[row]) if tones[row] == "besancon" else INK)
            align = {"r": "left", "l": "right"}.get(spot.side, "center")
            write(group.shapes, language, spot.box, text, ink, align)
    _key(slide, exhibit, Box(frame.right + 16, box.y, _KEY, box.h), items)
    remark(slide, exhibit, Box(box.x, box.y, frame.w, box.h), " ".join(notes))


def _extent(places: list[tuple[float, float]]) -> Extent:
    """What to show: the points, France if most lie there, and never so little that nobody knows where it is."""
    home = [point for point in places if FRANCE.holds(*point)]
    if not places or len(home) * 2 >= len(places):
        near = home or [(FRANCE.west, FRANCE.south), (FRANCE.east, FRANCE.north)]
        if len(home) != len(places):
            return FRANCE
    else:
        near = [point for point in places if EUROPE.holds(*point)] or [(-5.0, 41.0), (20.0, 56.0)]
    west, east = min(x for x, _ in near), max(x for x, _ in near)
    south, north = min(y for _, y in near), max(y for _, y in near)
    if near is home and max(east - west, north - south) > _NARROWEST:
        return FRANCE
    margin_x = max((_NARROWEST - (east - west)) / 2, (east - west) * 0.06)
    margin_y = max((_NARROWEST - (north - south)) / 2, (north - south) * 0.06)
    return Extent(west - margin_x, south - margin_y, east + margin_x, north + margin_y)


def _key(slide: Any, exhibit: Exhibit, box: Box, items: list[tuple[str, str, str]]) -> None:
    ink = Ink(11)
    y = box.y + 4
    for tone, shape, text in items:
        measured = fit(text, box.w - 26, 60, (ink.size,))
        swatch(slide.shapes, exhibit.kind, Box(box.x, y, 16, 16), tone, shape)
        write(slide.shapes, exhibit.language, Box(box.x + 24, y, box.w - 24, measured.height), measured.text, ink)
        y += max(measured.height, 18) + 8
