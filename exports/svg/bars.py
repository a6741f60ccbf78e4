"""Horizontal bars in table order: ranked, stacked, side by side, floating on a base, with whiskers and references.

A bar goes from ``base`` (zero where there is none) to ``base`` + ``x``.
"""

from collections import Counter

from dossier.charts.palette import GREY, HAIRLINE, INK, PAPER
from dossier.exhibits import Exhibit
from dossier.language import t
from exports.files.cleaning import clean
from exports.files.fonts import width, wrap
from dossier.charts.bars import MOST, Bar, Plan, plan
from exports.svg.canvas import LINE, SIZE, SMALL, Anchor, Canvas, form, hue, legible
from exports.svg.key import key, tone_of, tones
from exports.svg.scale import Scale, fitting, span, tone, words

_REFERENCE = 0.34


def bars(canvas: Canvas, exhibit: Exhibit) -> None:
    """Draw the exhibit's bars."""
    encoding, room = exhibit.encoding, canvas.width
    placed = plan(exhibit, room)
    outside, inside = _labelled(exhibit, placed.bars)
    ends = {id(bar): wrap(bar.label, room * 0.3, SIZE) for bar in outside}
    right = 6 + max((width(line, SIZE) for lines in ends.values() for line in lines), default=0.0)
    low, high = span([end for bar in placed.bars for end in bar.ends] + [value for value, _ in encoding.references])
    scale = Scale(low, high, placed.left, room - right)
    top = key(canvas, exhibit)
    told = [(value, wrap(clean(text)[:200], room * _REFERENCE, SMALL)) for value, text in encoding.references]
    top += max((len(lines) for _, lines in told), default=0) * SMALL * LINE + (3 if told else 0)
    bottom = top + placed.height
    _axis(canvas, exhibit, placed, scale, bottom)
    for name in placed.names:
        colour = legible("besancon" if name.tones == {"besancon"} else "")
        canvas.text(0, top + name.top, name.lines, SIZE, colour, bold=name.heading)
    known = tones(exhibit)
    for bar in placed.bars:
        _bar(canvas, exhibit, placed, scale, top, bar, tone_of(exhibit, bar.row, known))
    _zero(canvas, placed, scale, top)
    for value, lines in told:
        x = scale.at(value)
        canvas.line((x, top - 2), (x, bottom), GREY, 0.8, "3 2")
        leftwards = x > (scale.start + scale.end) / 2
        anchor: Anchor = "end" if leftwards else "start"
        canvas.text(
            x + (2 if leftwards else -2), top - 3 - len(lines) * SMALL * LINE, lines, SMALL, GREY, anchor=anchor
        )
    for bar in outside:
        canvas.middle(scale.at(bar.right) + 4, top + bar.middle, ends[id(bar)])
    for bar in inside:
        _within(canvas, exhibit, scale, top, bar)
    canvas.height = bottom + SMALL * LINE + (SMALL * LINE + 2 if encoding.title else 0) + 2
    if placed.total > MOST:
        note = t(exhibit.language, "paper.first_bars", shown=MOST, n=placed.total)
        canvas.text(0, canvas.height, [note], SMALL, GREY)
        canvas.height += SMALL * LINE


def _labelled(exhibit: Exhibit, found: list[Bar]) -> tuple[list[Bar], list[Bar]]:
    """Bars whose label stands at their end, and pieces of a stack whose label stands within.

    A stack with one label, on its last piece, says it of the whole row.
    """
    named = [bar for bar in found if bar.label]
    if not exhibit.encoding.stacked:
        return named, []
    last = {bar.middle: bar for bar in found}
    count = Counter(bar.middle for bar in named)
    ends = [bar for bar in named if last[bar.middle] is bar and count[bar.middle] == 1]
    return ends, [bar for bar in named if last[bar.middle] is not bar or count[bar.middle] > 1]


def _axis(canvas: Canvas, exhibit: Exhibit, placed: Plan, scale: Scale, bottom: float) -> None:
    encoding = exhibit.encoding
    whole = all((bar.length + bar.start).is_integer() for bar in placed.bars)
    room = scale.end - scale.start
    for value, text in fitting(exhibit, scale.low, scale.high, encoding.form, room, whole=whole):
        x = scale.at(value)
        half = width(text, SMALL) / 2
        canvas.line((x, bottom - 2), (x, bottom + 1), HAIRLINE)
        canvas.text(min(max(x, half), canvas.width - half), bottom + 1, [text], SMALL, GREY, anchor="middle")
    canvas.line((scale.start, bottom - 2), (scale.end, bottom - 2), HAIRLINE)
    if encoding.title:
        title = wrap(clean(encoding.title)[:200], canvas.width, SMALL)[:1]
        canvas.text(scale.start, bottom + SMALL * LINE + 2, title, SMALL, GREY)


def _bar(canvas: Canvas, exhibit: Exhibit, placed: Plan, scale: Scale, top: float, bar: Bar, tone_: str) -> None:
    encoding = exhibit.encoding
    x, end, y = scale.at(bar.start), scale.at(bar.start + bar.length), top + bar.middle
    if bar.length:
        shape = form(words(bar.row, encoding.shape))
        canvas.rect(x, y - placed.thick / 2, end - x, placed.thick, tone_, shape)
    elif bar.start:  # one value, not a range
        half = placed.thick / 2
        canvas.line((x, y - half), (x, y + half), hue(tone_), 1.8)
    if bar.low is not None and bar.high is not None:
        first, last = scale.at(bar.low), scale.at(bar.high)
        canvas.line((first, y), (last, y), INK, 0.9)
        for cap in (first, last):
            canvas.line((cap, y - 2.5), (cap, y + 2.5), INK, 0.9)


def _zero(canvas: Canvas, placed: Plan, scale: Scale, top: float) -> None:
    """Zero beside each bar that reaches it: a line all along would cross the names above the bars."""
    x, half = scale.at(0.0), placed.thick / 2 + 2.5
    for middle in dict.fromkeys(bar.middle for bar in placed.bars if bar.left <= 0 <= bar.right):
        canvas.line((x, top + middle - half), (x, top + middle + half), INK, 0.7)


def _within(canvas: Canvas, exhibit: Exhibit, scale: Scale, top: float, bar: Bar) -> None:
    """A label in the middle of its piece, if it goes in: white on dark, ink on light."""
    encoding = exhibit.encoding
    x, end = scale.at(bar.start), scale.at(bar.start + bar.length)
    if abs(end - x) < width(bar.label, SMALL) + 3:
        return
    shape = form(words(bar.row, encoding.shape))
    light = shape != "solid" or tone(bar.row, encoding.tone) == "quiet"
    colour = INK if light else PAPER
    canvas.middle(
        (x + end) / 2, top + bar.middle, [bar.label], SMALL, colour=colour, anchor="middle", halo=shape == "hatched"
    )
