"""Horizontal bars in table order as SVG: ranked, stacked, side by side, floating on a base, with whiskers."""

from dossier.charts.axis import Scale, level_ticks
from dossier.charts.bar_places import BarPlaces, BarSizes, place_bars
from dossier.charts.bars import BarPlan, Piece, plan_bars
from dossier.charts.palette import GREY, HAIRLINE, INK, PAPER, RED, Shape, colour
from dossier.exhibits import Exhibit
from dossier.language import t
from exports.files.fonts import SOURCE_SANS, width, wrap
from exports.pictures.pen import Anchor
from exports.svg.canvas import LINE, SIZE, SMALL, Canvas
from exports.svg.key import draw_top_key

#: More bars than this are no picture; the table has them all.
_MOST = 60
#: Whether words run leftwards -> their shift from the line, and their anchor.
_TURNED: dict[bool, tuple[float, Anchor]] = {True: (2.0, "end"), False: (-2.0, "start")}


def draw_bars(canvas: Canvas, exhibit: Exhibit) -> None:
    """Draw the exhibit's bars, as high as they need."""
    plan = plan_bars(exhibit, _MOST)
    placed = place_bars(plan, SOURCE_SANS, _sizes(canvas.width))
    left = placed.column + 8 if placed.column else 0.0
    scale = Scale(plan.low, plan.high, left, canvas.width - placed.labels - 6)
    top = draw_top_key(canvas, exhibit) + (placed.over + 3 if placed.references else 0)
    bottom = top + placed.height
    _axis(canvas, exhibit, plan, scale, bottom)
    for name in placed.names:
        canvas.text(0, top + name.top, name.words, SIZE, RED if name.home else INK, bold=name.heading)
    for bar in placed.bars:
        for piece in bar.row.pieces:
            _piece(canvas, scale, top + bar.middle, placed.thick, piece)
    for start, end in placed.zeros(2.5):
        canvas.line((scale.at(0.0), top + start), (scale.at(0.0), top + end), INK, 0.7)
    _references(canvas, placed, scale, top, bottom)
    for bar in placed.bars:
        canvas.middle(scale.at(bar.row.high) + 4, top + bar.middle, bar.words)
        for piece in bar.row.within:
            _within(canvas, scale, top + bar.middle, piece)
    canvas.height = bottom + SMALL * LINE + (SMALL * LINE + 2 if plan.encoding.title else 0) + 2
    if len(plan.rows) < plan.total:
        note = t(exhibit.language, "paper.first_bars", shown=len(plan.rows), n=plan.total)
        canvas.text(0, canvas.height, [note], SMALL, GREY)
        canvas.height += SMALL * LINE


def _sizes(room: float) -> BarSizes:
    return BarSizes(
        text=SIZE,
        small=SMALL,
        beside=(9.0, 6.0),
        above=(9.0, 6.0),
        between=1.5,
        under=4.0,
        column=room * 0.4,
        lines=3,
        bars=0.0,
        room=room,
        label=room * 0.3,
        reference=room * 0.34,
    )


def _axis(canvas: Canvas, exhibit: Exhibit, plan: BarPlan, scale: Scale, bottom: float) -> None:
    encoding = plan.encoding
    for value, text in level_ticks(exhibit.language, scale, encoding.form, SOURCE_SANS, SMALL, whole=plan.whole):
        x, half = scale.at(value), width(text, SMALL) / 2
        canvas.line((x, bottom - 2), (x, bottom + 1), HAIRLINE)
        canvas.text(min(max(x, half), canvas.width - half), bottom + 1, [text], SMALL, GREY, anchor="middle")
    canvas.line((scale.start, bottom - 2), (scale.end, bottom - 2), HAIRLINE)
    if encoding.title:
        title = wrap(encoding.title[:200], canvas.width, SMALL)[:1]
        canvas.text(scale.start, bottom + SMALL * LINE + 2, title, SMALL, GREY)


def _piece(canvas: Canvas, scale: Scale, y: float, thick: float, piece: Piece) -> None:
    x, end = scale.at(piece.start), scale.at(piece.end)
    if piece.length:
        canvas.rect(x, y - thick / 2, end - x, thick, piece.tone, piece.shape)
    elif piece.point:
        canvas.line((x, y - thick / 2), (x, y + thick / 2), colour(piece.tone), 1.8)
    if piece.whisker:
        first, last = (scale.at(value) for value in piece.whisker)
        canvas.line((first, y), (last, y), INK, 0.9)
        for cap in (first, last):
            canvas.line((cap, y - 2.5), (cap, y + 2.5), INK, 0.9)


def _references(canvas: Canvas, placed: BarPlaces, scale: Scale, top: float, bottom: float) -> None:
    for reference in placed.references:
        x = scale.at(reference.value)
        canvas.line((x, top - 2), (x, bottom), GREY, 0.8, "3 2")
        y = top - 3 - SOURCE_SANS.height(reference.words, SMALL)
        shift, anchor = _TURNED[reference.leftwards]
        canvas.text(x + shift, y, reference.words, SMALL, GREY, anchor=anchor)


def _within(canvas: Canvas, scale: Scale, y: float, piece: Piece) -> None:
    """A label in the middle of its piece, if it goes in: white on dark, ink on light."""
    unit = (scale.end - scale.start) / (scale.high - scale.low)
    if piece.holds(unit, width(piece.label, SMALL) + 3):
        middle, ink = scale.at((piece.start + piece.end) / 2), INK if piece.light else PAPER
        rim = piece.shape == Shape.HATCHED
        canvas.middle(middle, y, [piece.label], SMALL, colour=ink, anchor="middle", halo=rim)
