"""Horizontal bars in table order as a figure: ranked, stacked, side by side, floating on a base, with whiskers."""

import plotly.graph_objects as go

from components.charts import lettering, look
from components.charts.bar_words import bar_words, wide_places, wide_share
from dossier.charts import palette
from dossier.charts.bar_places import BarPlaces, BarSizes, PlacedBar, PlacedName, place_bars
from dossier.charts.bars import BarPlan, Piece, plan_bars
from dossier.exhibits import Exhibit
from exports.files.fonts import SOURCE_SANS

#: Width of the picture on the narrowest phone that is tried.
_PHONE = 350.0
#: Pixels. Bars are thinner where the phone has no room for names beside them.
_SIZES = BarSizes(
    text=lettering.SIZE,
    small=lettering.SMALL,
    beside=(18.0, 12.0),
    above=(14.0, 7.0),
    between=2.0,
    under=6.0,
    column=150.0,
    lines=1,
    bars=100.0,
    # names over the bars are read in a window of 320 pixels, the narrowest that accessibility rules ask for
    room=278.0,
    label=_PHONE,
    reference=150.0,
)
_GREY = {"size": lettering.SMALL, "color": palette.GREY}
#: A piece with its middle across.
_Mark = tuple[Piece, float]


def bar_figure(exhibit: Exhibit) -> go.Figure:
    """The bars of an exhibit; marks are in table order, as a click on one is looked up there.

    Names that no phone has room for beside the bars stand over them there, and beside them where the picture is wide:
    two pairs of axes, of which the stylesheet shows one.
    """
    plan = plan_bars(exhibit)
    narrow = place_bars(plan, SOURCE_SANS, _SIZES)
    wide = None if narrow.column else wide_places(plan, narrow.labels)
    placed = [narrow, wide] if wide else [narrow]
    encoding = plan.encoding
    left, right, top = narrow.column + 10, narrow.labels + 14, narrow.over + 8
    bottom = 28.0 + (lettering.LINE if encoding.title else 0)
    room = _PHONE - left - right
    layout: look.Row = {"margin": {"l": left, "r": right, "t": top, "b": bottom}, "barmode": "overlay"}
    for number, places in enumerate(placed, 1):
        suffix = "" if number == 1 else str(number)
        layout[f"xaxis{suffix}"] = {
            **look.axis(exhibit, plan.low, plan.high, encoding.form, plan.whole, room),
            "range": [plan.low, plan.high],
            "title": {"text": lettering.escape(encoding.title), "font": _GREY, "standoff": 4},
            "anchor": f"y{suffix}",
            "domain": [0.0 if number == 1 else wide_share(places), 1.0],
            "fixedrange": True,
        }
        # Pixels from the top, so that headings, labels and bars of any number keep their sizes.
        layout[f"yaxis{suffix}"] = {
            "range": [places.height, 0],
            "showticklabels": False,
            "anchor": f"x{suffix}",
            "fixedrange": True,
        }
    each = [
        (places, {"xaxis": f"x{suffix}", "yaxis": f"y{suffix}"}, suffix)
        for suffix, places in zip(("", "2"), placed, strict=False)
    ]
    # The bars first: a click on one is told by the number of its trace.
    traces = [_bars(_marks(places), places.thick) | axes for places, axes, _ in each]
    layout["shapes"] = []
    for places, axes, suffix in each:
        drawn = [_whiskers(_marks(places)), _values(places.bars), _within(plan, places.bars, room)]
        traces += [trace | axes for trace in drawn + (bar_words(plan, places) if wide else []) if trace is not None]
        layout["shapes"] += _lines_across(places, suffix)
    if not wide:
        layout["annotations"] = [_name(narrow, name, left) for name in narrow.names] + _references(narrow)
    return look.finished(exhibit, max(places.height for places in placed) + top + bottom, layout, traces)


def bar_traces(exhibit: Exhibit) -> int:
    """How many of the first traces are bars in table order."""
    return 1 if place_bars(plan_bars(exhibit), SOURCE_SANS, _SIZES).column else 2


def _marks(placed: BarPlaces) -> list[_Mark]:
    """The pieces in table order."""
    marks = [(piece, bar.middle) for bar in placed.bars for piece in bar.row.pieces]
    return sorted(marks, key=lambda mark: mark[0].position)


def _bars(marks: list[_Mark], thick: float) -> look.Row:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [piece.length for piece, _ in marks],
        "base": [piece.start for piece, _ in marks],
        "y": [middle for _, middle in marks],
        "width": thick,
        "marker": look.bar_marker([(palette.colour(piece.tone), piece.shape) for piece, _ in marks]),
        "hovertext": [lettering.hover(piece.hover) for piece, _ in marks],
        "hoverinfo": "text",
    }


def _whiskers(marks: list[_Mark]) -> look.Row | None:
    ranged = [(piece.end, *piece.whisker, middle) for piece, middle in marks if piece.whisker]
    if not ranged:
        return None
    return {
        "type": "scatter",
        "x": [end for end, *_ in ranged],
        "y": [middle for *_, middle in ranged],
        "mode": "markers",
        "marker": {"size": 1, "color": palette.INK},
        "error_x": {
            "type": "data",
            "symmetric": False,
            "array": [high - end for end, _, high, _ in ranged],
            "arrayminus": [end - low for end, low, *_ in ranged],
            "color": palette.INK,
            "thickness": 1.4,
            "width": 5,
        },
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _values(bars: list[PlacedBar]) -> look.Row | None:
    """Words right of the marks. The right margin is as wide as the longest, at any width of the screen."""
    said = [bar for bar in bars if bar.words]
    if not said:
        return None
    return {
        "type": "scatter",
        "x": [bar.row.high for bar in said],
        "y": [bar.middle for bar in said],
        "mode": "markers+text",
        "marker": look.hidden_marker(8),
        "text": [lettering.markup(bar.words) for bar in said],
        "textposition": "middle right",
        "textfont": {"size": lettering.SIZE, "color": palette.INK},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }


def _within(plan: BarPlan, bars: list[PlacedBar], room: float) -> look.Row | None:
    """Labels in the middle of pieces of a stack that are wide enough on a phone, white on dark."""
    unit = room / (plan.high - plan.low)
    shown = [
        (piece, bar.middle)
        for bar in bars
        for piece in bar.row.within
        if piece.holds(unit, SOURCE_SANS.width(piece.label, lettering.SIZE, False) + 4)
    ]
    if not shown:
        return None
    return {
        "type": "scatter",
        "x": [(piece.start + piece.end) / 2 for piece, _ in shown],
        "y": [middle for _, middle in shown],
        "mode": "text",
        "text": [lettering.escape(piece.label) for piece, _ in shown],
        "textfont": {
            "size": lettering.SIZE,
            "color": [palette.INK if piece.light else palette.PAPER for piece, _ in shown],
            # Ink on hatching needs a white rim.
            "shadow": ["0 0 2px #fff, 0 0 3px #fff, 0 0 4px #fff" if piece.light else "" for piece, _ in shown],
        },
        "hoverinfo": "skip",
    }


def _name(placed: BarPlaces, name: PlacedName, left: float) -> look.Row:
    """A name at the left edge of the picture: level with the middle of its bar, or on its bar."""
    beside = placed.column and not name.heading
    height = SOURCE_SANS.height(name.words, lettering.SIZE)
    y, anchor = (name.top + height / 2, "middle") if beside else (name.top + height, "bottom")
    content = lettering.markup(name.words, bold=name.heading)
    # paper under a name that lines across would go through
    under = {"bgcolor": palette.PAPER} if placed.references and not beside else {}
    return look.note(content, 0, y, xref="paper", yref="y", yanchor=anchor, xshift=2 - left, **under)


def _references(placed: BarPlaces) -> list[look.Row]:
    """Words above each reference line, turned towards the side that has room."""
    found = []
    for reference in placed.references:
        side = "right" if reference.leftwards else "left"
        place = {"yref": "paper", "yanchor": "bottom", "xanchor": side, "align": side}
        found.append(look.note(lettering.markup(reference.words), reference.value, 1, font=_GREY, **place))
    return found


def _lines_across(placed: BarPlaces, suffix: str) -> list[look.Row]:
    """Zero beside each bar that reaches it, references all along; each pair of axes has its own, under the bars."""
    axes = {"type": "line", "layer": "below", "xref": f"x{suffix}", "yref": f"y{suffix}"}
    zeros = [
        {**axes, "x0": 0, "x1": 0, "y0": top, "y1": bottom, "line": {"color": palette.INK, "width": 1}}
        for top, bottom in placed.zeros(4.0)
    ]
    return zeros + [
        {**axes, "y0": 0, "y1": placed.height, "x0": reference.value, "x1": reference.value}
        | {"line": {"color": palette.INK, "width": 1.2, "dash": "dash"}}
        for reference in placed.references
    ]
