"""The filters that only the pages of sites have: phases, statuses, cities."""

import streamlit as st

from components import cache, filters
from dossier.catalogue.codes import SitePhase, SiteStatus
from dossier.language import t
from dossier.rules import sites
from dossier.selection import Facet


def draw() -> None:
    """A row under the page's title. Draw it before the selection of the run is read."""
    language, catalogue = filters.language_chosen(), cache.catalogue()
    with st.container(key="site-filters"):
        places = st.columns(3)
    for place, (which, options, name) in zip(
        places,
        (
            (Facet.PHASES, SitePhase, "phases"),
            (Facet.STATUSES, SiteStatus, "statuses"),
            (Facet.CITIES, sites.cities(catalogue), "cities"),
        ),
        strict=True,
    ):
        column = {Facet.PHASES: "phases", Facet.STATUSES: "status"}.get(which)
        with place:
            filters.facet(
                which,
                options,
                t(language, f"page.capacity.filter.{name}"),
                (lambda code, column=column: catalogue.label(language, "facilities", column, code)) if column else str,
                t(language, f"page.capacity.filter.all_{name}"),
            )
