"""The filters that only the pages of sites have: phases, statuses, cities."""

from collections.abc import Callable, Iterable
from functools import partial

import streamlit as st

from components import cache, filters
from dossier.catalogue.codes import SitePhase, SiteStatus
from dossier.language import t
from dossier.rules import sites
from dossier.selection import Facet


def draw_site_filters() -> None:
    """A row under the page's title. Draw it before the selection of the run is read."""
    language, catalogue = filters.language_chosen(), cache.catalogue()
    place = st.container(key="site-filters", horizontal=True)
    words = partial(catalogue.label, language, "facilities")
    wanted: tuple[tuple[Facet, Iterable[str], Callable[[str], str], str], ...] = (
        (Facet.PHASES, SitePhase, partial(words, "phases"), "phases"),
        (Facet.STATUSES, SiteStatus, partial(words, "status"), "statuses"),
        (Facet.CITIES, sites.cities(catalogue), str, "cities"),
    )
    with place:
        for which, options, say, name in wanted:
            filters.draw_facet(
                which,
                options,
                t(language, f"page.capacity.filter.{name}"),
                say,
                t(language, f"page.capacity.filter.all_{name}"),
            )
