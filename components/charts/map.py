"""Exhibit -> pydeck map, pure. Boundaries are files of the application, named by address: no tile, no third party.

A plain string given to pydeck becomes an expression: constants are ``pdk.types.String``. Strings of the data that
begin with ``@@`` would be read as code: the signs are stripped.
"""

from typing import Any

import pydeck as pdk

from components.charts import look
from dossier.charts import palette
from dossier.charts.map import City, city_discs
from dossier.charts.marks import legible
from dossier.charts.palette import Shape
from dossier.charts.places import FRANCE
from dossier.exhibits import Exhibit

#: The map opens where the labels were placed: their offsets (dx, dy) hold for that view.
HEIGHT = int(FRANCE.height)
COUNTRIES, REGIONS = "/geo/europe_countries.geojson", "/geo/fr_regions.geojson"
#: Official code of Bourgogne-Franche-Comté, whose outline is red.
_HOME = "27"
_LABEL = 13


def deck(exhibit: Exhibit) -> pdk.Deck:
    """The map of an exhibit: boundaries, points (radius in pixels), labels that the table names and shifts."""
    points = [_point(city) for city in city_discs(exhibit)]
    return pdk.Deck(
        map_provider=None,
        # the wheel is the page's: a reader who scrolls past does not stay in the map
        views=[pdk.View("MapView", controller={"scrollZoom": False})],
        initial_view_state=pdk.ViewState(
            latitude=FRANCE.latitude, longitude=FRANCE.longitude, zoom=FRANCE.zoom, min_zoom=3.5, max_zoom=9
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


def _point(city: City) -> dict[str, Any]:
    hue = channels(palette.colour(city.tone))
    dx, dy = city.shift
    offset = [city.radius + 4.0 if dx is None else dx, dy or 0.0]
    solid, hollow = city.shape == Shape.SOLID, city.shape == Shape.HOLLOW
    label = plain(city.label)
    return {
        "position": [city.longitude, city.latitude],
        "radius": city.radius,
        "fill": hue if solid else channels(palette.PAPER) if hollow else [*hue[:3], 110],
        "line": channels(palette.PAPER) if solid else hue,
        "label": label,
        "offset": offset,
        "anchor": "start" if offset[0] > 0 else "end" if offset[0] < 0 else "middle",
        "ink": channels(legible(city.tone)),
        "hover": plain(city.hover) or label,
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
    line = channels("#C9C4BB")
    tinted = [*channels(palette.RED)[:3], 18]
    home = f"properties.code == '{_HOME}'"
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
        points,
        id="points",
        get_position="position",
        get_radius="radius",
        radius_units=pdk.types.String("pixels"),
        get_fill_color="fill",
        get_line_color="line",
        stroked=True,
        line_width_units=pdk.types.String("pixels"),
        get_line_width=1.8,
        pickable=True,
    )


def _labels(points: list[dict[str, Any]]) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        points,
        id="labels",
        get_position="position",
        get_text="label",
        get_size=_LABEL,
        get_color="ink",
        get_pixel_offset="offset",
        get_text_anchor="anchor",
        get_alignment_baseline=pdk.types.String("center"),
        font_family=pdk.types.String("Source Sans, Helvetica, Arial, sans-serif"),
        character_set=pdk.types.String("auto"),
        font_weight=600,
        # A pale ground keeps letters legible on borders; the outline that deck.gl offers thins them instead.
        background=True,
        get_background_color=[255, 255, 255, 170],
        background_padding=[2, 0],
        pickable=False,
    )
