"""Bars whose names are too long for a phone: names over the bars there, left of them on a wide picture.

Both are traces of their own pair of axes, so that the stylesheet can show the one and hide the other.
"""

from components.charts import lettering, look
from dossier.charts import palette
from dossier.charts.bar_places import BarPlaces, BarSizes, place_bars
from dossier.charts.bars import BarPlan
from exports.files.fonts import SOURCE_SANS

#: Width of the narrowest picture that is wide (as the stylesheet has it), without its outer margins; the widest column
#: of names in pixels and in parts of it.
_WIDE, _COLUMN, _PART = 576.0, 200.0, 0.38
#: Between a name and its bar.
_GAP = 8.0


def wide_places(plan: BarPlan, labels: float) -> BarPlaces:
    """Names beside their bars, in as many lines as they need; ``labels`` is the width of the words after the bars."""
    sizes = BarSizes(
        text=lettering.SIZE,
        small=lettering.SMALL,
        beside=(18.0, 12.0),
        above=(18.0, 12.0),
        between=2.0,
        under=6.0,
        column=min(_COLUMN, (_WIDE - labels) * _PART),
        lines=99,
        bars=0.0,
        room=_WIDE + 1000.0,
        label=350.0,
        reference=150.0,
    )
    return place_bars(plan, SOURCE_SANS, sizes)


def wide_share(placed: BarPlaces) -> float:
    """The part of the picture that the names take, from 0 to 1 of its width."""
    return (placed.column + _GAP * 2) / max(_WIDE - placed.labels, 1.0)


def bar_words(plan: BarPlan, placed: BarPlaces) -> list[look.Row]:
    """Names, headings and words of references as texts at their places."""
    names, places = [], []
    for name in placed.names:
        high = SOURCE_SANS.height(name.words, lettering.SIZE)
        beside = bool(placed.column) and not name.heading
        names.append(lettering.markup(name.words, bold=name.heading))
        places.append((name.top + high / 2, "middle left" if beside else "middle right"))
    texts = [
        _words(names, [plan.low] * len(names), places, lettering.SIZE, palette.INK, _GAP if placed.column else 0.0)
    ]
    if placed.references:
        texts.append(
            _words(
                [lettering.markup(reference.words) for reference in placed.references],
                [reference.value for reference in placed.references],
                [(0.0, "top left" if reference.leftwards else "top right") for reference in placed.references],
                lettering.SMALL,
                palette.GREY,
                0.0,
            )
        )
    return texts


def _words(
    texts: list[str], xs: list[float], places: list[tuple[float, str]], size: int, colour: str, gap: float
) -> look.Row:
    return {
        "type": "scatter",
        "x": xs,
        "y": [y for y, _ in places],
        "mode": "markers+text",
        "marker": look.hidden_marker(gap),
        "text": texts,
        "textposition": [place for _, place in places],
        # a white rim under a name that lines across would go through
        "textfont": {"size": size, "color": colour, "shadow": "0 0 2px #fff, 0 0 3px #fff, 0 0 4px #fff"},
        "hoverinfo": "skip",
        "cliponaxis": False,
    }
