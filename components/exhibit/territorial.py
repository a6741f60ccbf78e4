"""A map of the country in the page: closer, wider, the first view again, and back from a region to the country.

The picture is drawn in the page, so that the wheel and a finger are the page's, and print and contrast work. Who wants
to drag and point at many discs asks for the map of deck.gl, which needs WebGL.
"""

from dataclasses import replace

import streamlit as st

from components import cache, filters
from components.charts import drawn
from components.charts import map as maps
from components.exhibit import texts
from components.exhibit.picture import draw_picture
from dossier.charts.encoding_places import Places
from dossier.charts.focus import AT_FIRST, STEPS, Focus, Way
from dossier.charts.territories import REGION_ITEM
from dossier.exhibits import Exhibit
from dossier.language import Language, t
from dossier.selection import Facet, Selection

_CHANGED = "region_left"
_WAYS = {Way.WEST: "west", Way.NORTH: "north", Way.SOUTH: "south", Way.EAST: "east"}
_ICONS = {Way.WEST: "arrow_back", Way.NORTH: "arrow_upward", Way.SOUTH: "arrow_downward", Way.EAST: "arrow_forward"}


def has_territories(exhibit: Exhibit) -> bool:
    """Whether a picture is a map whose rows say their region."""
    return isinstance(exhibit.encoding, Places) and bool(exhibit.encoding.region)


@st.fragment
def draw_territorial_map(identifier: str, selection: Selection) -> None:
    """The map as the reader looks at it. A fragment: looking closer draws nothing else again."""
    if st.session_state.pop(_CHANGED, False):
        st.rerun()
    exhibit = cache.exhibit(identifier, selection)
    language, focus = exhibit.language, _focus(identifier, selection)
    explored = isinstance(exhibit.encoding, Places) and exhibit.encoding.explored
    exploring = explored and bool(st.session_state.get(f"explore-{identifier}"))
    with st.container(key=f"territory-{identifier}", gap="small"):
        if exploring:
            with st.container(key=f"explored-{identifier}"):
                alternative = exhibit.text_alternative or exhibit.finding
                st.pydeck_chart(
                    cache.finished_map(identifier, selection, focus),
                    height=maps.HEIGHT,
                    key=f"map-{identifier}",
                    alt=alternative,
                )
                st.html(texts.stand_in_html(alternative, filters.address(f"files/picture/{identifier}.svg", selection)))
        else:
            html = drawn.linked(
                cache.finished_drawing(identifier, selection, focus), lambda item: _address(exhibit, selection, item)
            )
            draw_picture(drawn.by_keyboard(html, t(language, "map.view.keys")))
        with st.container(key=f"view-of-{identifier}", horizontal=True, gap="small"):
            _button(identifier, language, selection, "closer", "add", focus.closer(), disabled=focus.step == STEPS)
            _button(identifier, language, selection, "wider", "remove", focus.wider(), disabled=focus.step == 0)
            _button(identifier, language, selection, "start", "home", AT_FIRST)
            for way, name in _WAYS.items() if focus.step else ():
                _button(identifier, language, selection, name, _ICONS[way], focus.moved(way))
            if selection.regions:
                st.button(
                    t(language, "map.view.country"),
                    key=f"country-{identifier}",
                    icon=":material/public:",
                    type="tertiary",
                    on_click=_leave_region,
                )
            if explored:
                st.button(
                    t(language, "map.view.draw" if exploring else "map.view.explore"),
                    key=f"explore-of-{identifier}",
                    icon=":material/pan_tool:",
                    type="tertiary",
                    on_click=_explore,
                    args=(identifier, not exploring),
                )


def _focus(identifier: str, selection: Selection) -> Focus:
    """How the reader looks at this map; another region is looked at anew, another filter from where one was."""
    regions, focus = st.session_state.get(f"focus-{identifier}", (selection.regions, AT_FIRST))
    return focus if regions == selection.regions else AT_FIRST


def _button(
    identifier: str, language: Language, selection: Selection, name: str, icon: str, to: Focus, disabled: bool = False
) -> None:
    st.button(
        t(language, f"map.view.{name}"),
        key=f"{name}-{identifier}",
        icon=f":material/{icon}:",
        type="tertiary",
        disabled=disabled,
        on_click=_look,
        args=(identifier, selection.regions, to),
    )


def _look(identifier: str, regions: tuple[str, ...], focus: Focus) -> None:
    st.session_state[f"focus-{identifier}"] = (regions, focus)


def _explore(identifier: str, exploring: bool) -> None:
    st.session_state[f"explore-{identifier}"] = exploring


def _leave_region() -> None:
    filters.choose(Facet.REGIONS, ())
    st.session_state[_CHANGED] = True


def _address(exhibit: Exhibit, selection: Selection, item: str) -> str:
    """A region leads to the same map of that region."""
    region = item.removeprefix(REGION_ITEM)
    if region == item:
        return filters.address(exhibit.page, selection, exhibit=item)
    return filters.address(exhibit.page, replace(selection, regions=(region,)), exhibit=exhibit.id)
