"""Two numbers against each other; names that never cover each other nor a mark."""

from dossier.charts.boxes import Box
from dossier.charts.palette import GREY, HAIRLINE
from dossier.exhibits import Exhibit
from dossier.language import t
from exports.files.cleaning import clean, shortened
from exports.files.fonts import width, wrap
from exports.slides.places import meets, place
from exports.svg.canvas import LINE, SMALL, Canvas, Point, form, legible
from exports.svg.key import key
from exports.svg.scale import Row, Scale, fitting, rows, span, tone, value, words

_HEIGHT, _RADIUS = 260.0, 3.4
_LONGEST = 46


def points(canvas: Canvas, exhibit: Exhibit) -> None:
    """Draw the exhibit's points with as many names as find room; the others are counted."""
    encoding = exhibit.encoding
    found = [row for row in rows(exhibit) if value(row, encoding.x) is not None and value(row, encoding.y) is not None]
    low, high = span([value(row, encoding.x) for row in found] + [amount for amount, _ in encoding.references])
    across_low, across_high = low, high + (high - low) * 0.06
    low, high = span(value(row, column) for row in found for column in (encoding.y, encoding.low, encoding.high))
    high += (high - low) * 0.06
    top = key(canvas, exhibit)
    if encoding.y_title:
        title = wrap(clean(encoding.y_title)[:200], canvas.width, SMALL)
        canvas.text(0, top, title, SMALL, GREY)
        top += len(title) * SMALL * LINE + 3
    top += SMALL * LINE if encoding.references else 0
    bottom = top + _HEIGHT
    marks = fitting(exhibit, low, high, encoding.y_form, 1e9)
    left = max(width(text, SMALL) for _, text in marks) + 6
    across = Scale(across_low, across_high, left, canvas.width - 6)
    up = Scale(low, high, bottom, top + 4)
    for amount, text in marks:
        y = up.at(amount)
        canvas.line((left, y), (across.end, y), GREY if amount == 0 else HAIRLINE)
        canvas.middle(left - 4, y, [text], SMALL, colour=GREY, anchor="end")
    for amount, text in fitting(exhibit, across_low, across_high, encoding.x_form, across.end - left):
        x = across.at(amount)
        canvas.line((x, bottom), (x, bottom + 3), HAIRLINE)
        canvas.text(x, bottom + 4, [text], SMALL, GREY, anchor="middle")
    for amount, text in encoding.references:
        x = across.at(amount)
        canvas.line((x, top), (x, bottom), GREY, 0.8, "3 2")
        canvas.text(x, top - SMALL * LINE, [shortened(clean(text), 60)], SMALL, GREY, anchor="middle")
    canvas.height = bottom + 4 + SMALL * LINE + 2
    if encoding.x_title:
        canvas.text(left, canvas.height, wrap(clean(encoding.x_title)[:200], canvas.width, SMALL)[:1], SMALL, GREY)
        canvas.height += SMALL * LINE
    centres = [(across.at(value(row, encoding.x) or 0.0), up.at(value(row, encoding.y) or 0.0)) for row in found]
    _marks(canvas, exhibit, found, centres, up)
    unnamed = _names(canvas, exhibit, found, centres, Box(left, top - 6, canvas.width - left, bottom - top + 6))
    if unnamed:
        canvas.height += 3
        canvas.text(left, canvas.height, [t(exhibit.language, "paper.unnamed", n=unnamed)], SMALL, GREY)
        canvas.height += SMALL * LINE


def _marks(canvas: Canvas, exhibit: Exhibit, found: list[Row], centres: list[Point], up: Scale) -> None:
    encoding = exhibit.encoding
    for row, (x, _) in zip(found, centres, strict=True):
        low, high = value(row, encoding.low), value(row, encoding.high)
        if low is not None and high is not None:
            canvas.line((x, up.at(low)), (x, up.at(high)), GREY, 0.8)
    # Besançon last, over the others
    order = sorted(range(len(found)), key=lambda i: tone(found[i], encoding.tone) == "besancon")
    for i in order:
        x, y = centres[i]
        canvas.disc(x, y, _RADIUS, tone(found[i], encoding.tone), form(words(found[i], encoding.shape)))


def _names(canvas: Canvas, exhibit: Exhibit, found: list[Row], centres: list[Point], frame: Box) -> int:
    """Names where there is room, Besançon's first; the number of those that found none."""
    encoding = exhibit.encoding
    texts = [shortened(words(row, encoding.label), _LONGEST) for row in found]
    red = [tone(row, encoding.tone) == "besancon" for row in found]
    sizes = [(width(text, SMALL, red[i]) + 2 if text else 0.0, SMALL * LINE) for i, text in enumerate(texts)]
    order = sorted(range(len(found)), key=lambda i: not red[i])
    spots = place([(x, y, _RADIUS) for x, y in centres], sizes, frame, order)
    taken = [spot.box for spot in spots if spot]
    taken += [Box(x - _RADIUS, y - _RADIUS, 2 * _RADIUS, 2 * _RADIUS) for x, y in centres]
    unnamed = 0
    for i, spot in enumerate(spots):
        if spot:
            named(canvas, spot.side, spot.box, texts[i], legible("besancon" if red[i] else ""), bold=red[i])
        elif texts[i] and red[i] and (box := _away(centres[i], sizes[i], frame, taken)):
            canvas.line((centres[i][0], centres[i][1] - _RADIUS), (box.x + box.w / 2, box.bottom), legible("besancon"))
            named(canvas, "t", box, texts[i], legible("besancon"), bold=True)
            taken.append(box)
        elif texts[i]:
            unnamed += 1
    return unnamed


def _away(centre: Point, size: tuple[float, float], frame: Box, taken: list[Box]) -> Box | None:
    """The nearest free place above a point, for a name that is led to it by a line."""
    w, h = size
    for up in range(12, 160, 6):
        for across in (0, 20, -20, 40, -40, 60):
            box = Box(centre[0] + across - w / 2, centre[1] - up - h, w, h)
            inside = box.x >= frame.x and box.right <= frame.right and box.y >= frame.y
            if inside and not any(meets(box, other) for other in taken):
                return box
    return None


def named(canvas: Canvas, side: str, box: Box, text: str, colour: str, *, bold: bool = False) -> None:
    """A name in its box, flush with the mark that it names."""
    x = {"r": box.x, "l": box.right}.get(side, box.x + box.w / 2)
    anchor = {"r": "start", "l": "end"}.get(side, "middle")
    canvas.text(x, box.y, [text], SMALL, colour, bold=bold, anchor=anchor, halo=True)  # type: ignore[arg-type]
