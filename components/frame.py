"""The picture frame of every page: page settings, filters, navigation, the page, the footer."""

from functools import partial

import streamlit as st

from components import asked, filters, finder, opened, page_chrome
from components.doorway import wayfinding
from components.doorway.head import NOWHERE, window_title
from components.exhibit import explained, years
from components.exhibit.show import show_asked
from components.service import turns
from dossier.contents import EVERY_PAGE, FOOTER, HOME, STAGE
from dossier.language import t

with turns.own_turn():
    language = filters.language_chosen()
    st.set_page_config(layout="wide")
    page_chrome.add_stylesheets()
    page_chrome.set_page_language(language)

    pages = {
        name: st.Page(
            f"../pages/{name}.py",
            title=t(language, f"page.{name}.short"),
            url_path=name,
            default=name == HOME,
            visibility="hidden" if name in FOOTER else "visible",
        )
        for name in EVERY_PAGE
    }
    # The page is known only from the address at this point. A name that is nobody's gets a page of its own that says
    # so: Streamlit would open the first page under a dialogue in English.
    wanted = wayfinding.asked_page(st.context.url)
    if wanted not in ("", *pages):
        nowhere = partial(wayfinding.draw_nowhere, language, wanted, dict(pages))
        pages[wanted] = st.Page(nowhere, title=t(language, "shell.nowhere.title"), url_path=wanted, visibility="hidden")
    # The presenter has the window to itself.
    page = st.navigation(list(pages.values()), position="hidden" if wanted == STAGE else "top")

    # Only once the page is found: a run that starts anew before would land on the first page.
    filters.read_link(asked.known_cities, asked.known_years)
    here = page.url_path or HOME
    st.set_page_config(page_title=window_title(language, here if here in EVERY_PAGE else NOWHERE))
    finder.draw_finder(filters.draw_filters(), filters.current(), here)
    page_chrome.draw_redraw()
    not_followed = st.container()
    page_chrome.draw_filtered(filters.current(), here)
    opened.name_unknown(here)
    explained.begin()
    years.hold_play()
    show_asked(filters.current(), here)  # at the head; the page leaves it out (``show``)
    page.run()
    opened.name_part_of_none()
    with not_followed:
        page_chrome.draw_rejected(language, filters.rejected_values())
        page_chrome.draw_elsewhere(filters.current(), here)
    page_chrome.draw_footer(language, [pages[name] for name in FOOTER])
