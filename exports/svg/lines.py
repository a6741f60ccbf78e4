"""Lines over years: named at their end, a missing year is a gap, bands or whiskers for what is not certain."""

from itertools import pairwise

from dossier.charts.palette import GREY, HAIRLINE
from dossier.exhibits import Exhibit, Form
from exports.files.cleaning import clean
from exports.files.fonts import width, wrap
from exports.slides.places import spread
from exports.svg.canvas import LINE, SIZE, SMALL, Canvas, dashes, form, hue
from exports.svg.key import key, tones
from exports.svg.scale import Row, Scale, fitting, rows, span, tone, value, words, years

_HEIGHT = 190.0
_NAME = 0.24
#: More points than this are small, or a line without points.
_MANY = 20


def lines(canvas: Canvas, exhibit: Exhibit) -> None:
    """Draw the exhibit's series."""
    encoding = exhibit.encoding
    found = [row for row in rows(exhibit) if value(row, encoding.x) is not None]
    series: dict[str, list[Row]] = {}
    for row in sorted(found, key=lambda row: value(row, encoding.x) or 0.0):
        series.setdefault(words(row, encoding.series), []).append(row)
    named = tones(exhibit)
    hues = {name: named.get(name) or tone(points[-1], encoding.tone) for name, points in series.items()}
    low, high = span(value(row, column) for row in found for column in (encoding.y, encoding.low, encoding.high))
    high += (high - low) * 0.05
    names = {name: _name(exhibit, name, points, canvas.width) for name, points in series.items()}
    right = 8 + max((width(line, SIZE) for said in names.values() for line in said), default=0.0)
    top = key(canvas, exhibit)
    if encoding.y_title:
        title = wrap(clean(encoding.y_title)[:200], canvas.width, SMALL)
        canvas.text(0, top, title, SMALL, GREY)
        top += len(title) * SMALL * LINE + 3
    bottom = top + _HEIGHT
    up = Scale(low, high, bottom, top + 4)
    marks = fitting(exhibit, low, high, encoding.y_form, 1e9)
    left = max(width(text, SMALL) for _, text in marks) + 6
    moments = [value(row, encoding.x) or 0.0 for row in found]
    gap = (max(moments) - min(moments)) * 0.03 or 0.5
    across = Scale(min(moments) - gap, max(moments) + gap, left, canvas.width - right)
    for amount, text in marks:
        y = up.at(amount)
        canvas.line((left, y), (across.end, y), GREY if amount == 0 else HAIRLINE)
        canvas.middle(left - 4, y, [text], SMALL, colour=GREY, anchor="end")
    for year, text in _ticks(exhibit, moments, across.end - left):
        x = across.at(year)
        canvas.line((x, bottom), (x, bottom + 3), HAIRLINE)
        canvas.text(x, bottom + 4, [text], SMALL, GREY, anchor="middle")
    for name, points in series.items():
        _series(canvas, exhibit, points, across, up, hues[name])
    _names(canvas, exhibit, series, names, across, up, hues)
    canvas.height = bottom + 4 + SMALL * LINE + 2
    if encoding.x_title:
        canvas.text(left, canvas.height, wrap(clean(encoding.x_title), canvas.width, SMALL)[:1], SMALL, GREY)
        canvas.height += SMALL * LINE


def _ticks(exhibit: Exhibit, moments: list[float], room: float) -> list[tuple[float, str]]:
    if all(moment.is_integer() for moment in moments) or exhibit.encoding.x_form == Form.YEAR:
        return years(exhibit, moments, room)
    return fitting(exhibit, min(moments), max(moments), exhibit.encoding.x_form, room)


def _name(exhibit: Exhibit, name: str, points: list[Row], room: float) -> list[str]:
    """What stands at the end of a series: the label of its last point, else its name."""
    label = next((text for row in reversed(points) if (text := words(row, exhibit.encoding.label))), "")
    text = label or name
    return wrap(text, room * _NAME, SIZE) if text else []


def _series(canvas: Canvas, exhibit: Exhibit, points: list[Row], across: Scale, up: Scale, own: str) -> None:
    encoding, colour = exhibit.encoding, hue(own)
    placed = [
        (across.at(value(row, encoding.x) or 0.0), up.at(y), row)
        for row in points
        if (y := value(row, encoding.y)) is not None
    ]
    for run in _runs(exhibit, placed):
        ranged = [(x, row) for x, _, row in run if value(row, encoding.low) is not None]
        ends = [
            (x, up.at(value(row, encoding.low) or 0.0), up.at(value(row, encoding.high) or 0.0)) for x, row in ranged
        ]
        if encoding.joined and len(ends) > 1:
            band = [(x, below) for x, below, _ in ends] + [(x, above) for x, _, above in reversed(ends)]
            canvas.area([band], colour, 0.16)
        elif not encoding.joined:
            for x, below, above in ends:
                canvas.line((x, below), (x, above), colour, 0.9)
        if encoding.joined and len(run) > 1:
            shapes = {form(words(row, encoding.shape)) for _, _, row in run}
            kind = shapes.pop() if len(shapes) == 1 else "solid"
            canvas.polyline([(x, y) for x, y, _ in run], colour, 1.5, dashes(kind))
    if encoding.joined and len(points) > _MANY:
        return  # the line says it; its points would only break it up
    for x, y, row in placed:
        radius = 2.8 if len(points) <= _MANY else 1.5
        canvas.disc(x, y, radius, words(row, encoding.tone) or own, form(words(row, encoding.shape)))


def _runs(exhibit: Exhibit, placed: list[tuple[float, float, Row]]) -> list[list[tuple[float, float, Row]]]:
    """Pieces of a line between its gaps: a whole year without a point is one."""
    if not placed:
        return []
    runs = [[placed[0]]]
    for before, after in pairwise(placed):
        first, second = (value(row, exhibit.encoding.x) or 0.0 for *_, row in (before, after))
        if first.is_integer() and second.is_integer() and second - first > 1:
            runs.append([])
        runs[-1].append(after)
    return runs


def _names(
    canvas: Canvas,
    exhibit: Exhibit,
    series: dict[str, list[Row]],
    names: dict[str, list[str]],
    across: Scale,
    up: Scale,
    hues: dict[str, str],
) -> None:
    """Each series at the height of its last point, pushed apart where two end at the same height."""
    ends = []
    for name, points in series.items():
        last = next((row for row in reversed(points) if value(row, exhibit.encoding.y) is not None), None)
        if last is not None and names[name]:
            x = across.at(value(last, exhibit.encoding.x) or 0.0)
            ends.append((name, x, up.at(value(last, exhibit.encoding.y) or 0.0)))
    tallest = max((len(names[name]) for name, *_ in ends), default=1) * SIZE * LINE
    places = spread([y for *_, y in ends], tallest, up.end - 10, up.start + 10)
    for (name, x, _), y in zip(ends, places, strict=True):
        canvas.middle(x + 6, y, names[name], colour=GREY if hues[name] == "quiet" else hue(hues[name]))
