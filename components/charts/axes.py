"""Two axes on the screen: ticks written in the language, what they measure, lines across; and where a value stands."""

from dataclasses import dataclass
from typing import Any

from components.charts import lettering, look
from dossier.charts.axes import Plane, Tick
from dossier.charts.boxes import Box, Point
from dossier.charts.palette import GREY, HAIRLINE
from exports.files.fonts import SOURCE_SANS

#: A phone's column, in pixels: what has room there has room on any screen.
NARROW = 350.0
_FONT = {"size": lettering.SMALL, "color": GREY}
_ROW = 16.0


@dataclass(frozen=True)
class Plot:
    """Where values stand on a picture of a height, at any width: its margins in pixels."""

    plane: Plane
    height: float
    left: float
    right: float
    top: float
    bottom: float

    @property
    def tall(self) -> float:
        return self.height - self.top - self.bottom

    def pixel(self, x: float, y: float, width: float) -> Point:
        (west, east), (low, high) = self.plane.across, self.plane.up
        inner = width - self.left - self.right
        return self.left + (x - west) / (east - west) * inner, self.top + (high - y) / (high - low) * self.tall

    def area(self, width: float) -> Box:
        """Where labels of marks may stand, if the words of the ticks do not."""
        return Box(0, self.top - 10, width, self.tall + 10)

    def words(self) -> list[Box]:
        """The words of the ticks upwards, left of the marks."""
        heights = (self.pixel(0, value, 0)[1] for value, _ in self.plane.ticks_up(lettering.MOST_TICKS))
        return [Box(0, y - _ROW / 2, self.left, _ROW) for y in heights]


def two_axes(plane: Plane, height: float, right: float) -> tuple[look.Row, Plot]:
    """The layout of two axes, ``right`` pixels free beside it, and no marks yet; its ticks fit a phone."""
    ticks = plane.ticks_up(lettering.MOST_TICKS)
    left = SOURCE_SANS.widest([text for _, text in ticks], lettering.SMALL) + 8
    top = 10.0 + _ROW * bool(plane.encoding.y_title) + _ROW * bool(plane.encoding.references)
    plot = Plot(plane, height, left, right, top, 48.0 if plane.encoding.x_title else 30.0)
    years = lettering.MOST_TICKS - 1
    across = plane.ticks_across(
        SOURCE_SANS, lettering.SMALL, NARROW - left - right, most=lettering.MOST_TICKS, most_years=years
    )
    zero = {"zeroline": True, "zerolinecolor": GREY}
    layout: look.Row = {
        "margin": {"l": left, "r": right, "t": plot.top, "b": plot.bottom},
        "xaxis": {
            **_ticked(across),
            "range": list(plane.across),
            "title": {"text": lettering.escape(plane.encoding.x_title), "font": _FONT, "standoff": 6},
        },
        "yaxis": {**_ticked(ticks), "range": list(plane.up), "showgrid": True, "gridcolor": HAIRLINE, **zero},
        "annotations": _titles(plane, left),
        "shapes": [
            {"type": "line", "yref": "paper", "y0": 0, "y1": 1, "x0": value, "x1": value,
             "line": {"color": GREY, "dash": "dash", "width": 1}}
            for value, _ in plane.encoding.references
        ],
    }  # fmt: skip
    return layout, plot


def _ticked(ticks: list[Tick]) -> dict[str, Any]:
    """Explicit ticks: Plotly writes English only."""
    values, texts = [value for value, _ in ticks], [lettering.escape(text) for _, text in ticks]
    return {"tickmode": "array", "tickvals": values, "ticktext": texts}


def _titles(plane: Plane, left: float) -> list[dict[str, Any]]:
    """What is measured upwards, over the axis; the words of the lines across, under it."""
    above = {"yref": "paper", "yanchor": "bottom", "font": _FONT}
    notes = [
        look.note(lettering.escape(words), value, 1, xanchor="center", **above)
        for value, words in plane.encoding.references
    ]
    if plane.encoding.y_title:
        shift = 22 if plane.encoding.references else 8
        title = lettering.escape(plane.encoding.y_title)
        notes.append(look.note(title, 0, 1, xref="paper", yshift=shift, xshift=-left, **above))
    return notes
