"""Exhibit -> pydeck map, pure: the places of a map that is drawn, to drag and to point at.

Boundaries are files of the application, named by address: no tile, no third party. A plain string given to pydeck
becomes an expression: constants are ``pdk.types.String``. Strings of the data that begin with ``@@`` would be read as
code: the signs are stripped.
"""

import math
from typing import Any

import pydeck as pdk

from components.charts import look
from dossier.charts import palette
from dossier.charts.atlas import shown_at_first, spotted
from dossier.charts.atlas_panel import Spotted
from dossier.charts.focus import AT_FIRST, Focus
from dossier.charts.ground import BORDER, HOME_REGION, view
from dossier.charts.marks import legible
from dossier.exhibits import Exhibit

#: Size of the map in pixels; its real width is that of the column.
HEIGHT, _WIDTH = 560, 760
COUNTRIES, REGIONS = "/geo/europe_countries.geojson", "/geo/fr_regions.geojson"

#: Height of the letters; radii are in parts of it.
_LABEL = 13


def deck(exhibit: Exhibit, focus: Focus = AT_FIRST) -> pdk.Deck:
    """The map of an exhibit of ``Places`` as seen from ``focus``: boundaries, discs, names that hide where they meet.

    The wheel and one finger stay the page's; a mouse drags. Streamlit moves a map that stands already where its first
    view changes, and only then.
    """
    points = [_point(place) for place in spotted(exhibit) if math.isfinite(place.longitude)]
    seen = view(_WIDTH, HEIGHT, focus.within(shown_at_first(exhibit)))
    return pdk.Deck(
        map_provider=None,
        views=[pdk.View("MapView", controller={"scrollZoom": False, "touchZoom": True, "doubleClickZoom": False})],
        initial_view_state=pdk.ViewState(
            latitude=seen.latitude, longitude=seen.longitude, zoom=seen.zoom, min_zoom=3.5, max_zoom=10
        ),
        layers=[*_boundaries(), _discs(points), _labels([point for point in points if point["label"]])],
        tooltip={
            "text": "{hover}",
            "style": {
                "backgroundColor": palette.PAPER,
                "color": palette.INK,
                "border": f"1px solid {palette.HAIRLINE}",
                "fontFamily": look.FONT,
                "fontSize": "13px",
                "maxWidth": "300px",
            },
        },
    )


def _point(place: Spotted) -> dict[str, Any]:
    radius = round(place.radius * _LABEL, 1)
    label = plain(place.label or place.near)
    return {
        "position": [round(place.longitude, 4), round(place.latitude, 4)],
        "radius": radius,
        "fill": channels(palette.colour(place.tone)),
        "label": label,
        "offset": [radius + 4.0, 0.0],
        # what must be named hides what may be
        "priority": int(bool(place.label)) + int(place.tone == palette.Tone.BESANCON),
        "ink": channels(legible(place.tone)),
        "hover": plain(place.hover) or label,
    }


def channels(colour: str) -> list[int]:
    """``#RRGGBB`` as deck.gl reads it."""
    return [int(colour[i : i + 2], 16) for i in (1, 3, 5)] + [255]


def plain(text: str) -> str:
    """Text without the signs by which deck.gl's JSON reader knows code."""
    while text.startswith("@@"):
        text = text[2:].lstrip()
    return text


def _boundaries() -> list[pdk.Layer]:
    line = channels(BORDER)
    tinted = [*channels(palette.RED)[:3], 18]
    home = f"properties.code == '{HOME_REGION}'"
    return [
        pdk.Layer(
            "GeoJsonLayer",
            COUNTRIES,
            id="countries",
            get_fill_color=channels(palette.SURFACE),
            get_line_color=line,
            line_width_min_pixels=0.6,
            pickable=False,
        ),
        pdk.Layer(
            "GeoJsonLayer",
            REGIONS,
            id="regions",
            get_fill_color=f"{home} ? {tinted} : {channels(palette.PAPER)}",
            get_line_color=f"{home} ? {[*channels(palette.RED)[:3], 170]} : {line}",
            line_width_min_pixels=0.8,
            pickable=False,
        ),
    ]


def _discs(points: list[dict[str, Any]]) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        [{key: point[key] for key in ("position", "radius", "fill", "hover")} for point in points],
        id="points",
        get_position="position",
        get_radius="radius",
        radius_units=pdk.types.String("pixels"),
        get_fill_color="fill",
        get_line_color=channels(palette.PAPER),
        stroked=True,
        line_width_units=pdk.types.String("pixels"),
        get_line_width=1.8,
        pickable=True,
    )


def _labels(points: list[dict[str, Any]]) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        [{key: point[key] for key in ("position", "label", "offset", "priority", "ink")} for point in points],
        id="labels",
        get_position="position",
        get_text="label",
        get_size=_LABEL,
        get_color="ink",
        get_pixel_offset="offset",
        get_text_anchor=pdk.types.String("start"),
        get_alignment_baseline=pdk.types.String("center"),
        font_family=pdk.types.String("Source Sans, Helvetica, Arial, sans-serif"),
        character_set=pdk.types.String("auto"),
        font_weight=600,
        # names that meet at this zoom: the one that matters less is hidden
        extensions=[{"@@type": "CollisionFilterExtension"}],
        collision_enabled=True,
        get_collision_priority="priority",
        # A pale ground keeps letters legible on borders; the outline that deck.gl offers thins them instead.
        background=True,
        get_background_color=[255, 255, 255, 170],
        background_padding=[2, 0],
        pickable=False,
    )
