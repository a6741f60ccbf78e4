"""The picture frame of every page: page settings, filters, navigation, the page, the footer."""

from urllib.parse import urlsplit

import streamlit as st

from components import cache, filters, finder, opened, page_chrome
from components.exhibit import explained
from components.exhibit.show import show_asked
from dossier.contents import EVERY_PAGE, FOOTER, HOME, STAGE
from dossier.exhibits import register
from dossier.language import t
from dossier.rules import sites, years

language = filters.language_chosen()
st.set_page_config(page_title=t(language, "frame.title"), layout="wide")
page_chrome.add_stylesheet()
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
# The presenter has the window to itself; its page is known only from the address at this point.
presenting = urlsplit(st.context.url or "").path.rstrip("/").endswith(f"/{STAGE}")
page = st.navigation(list(pages.values()), position="hidden" if presenting else "top")

# Only once the page is found: a run that starts anew before would land on the first page.
filters.read_link(lambda: sites.cities(cache.catalogue()), lambda: years.shown(cache.catalogue()))
here = page.url_path or HOME
finder.draw_finder(filters.draw_filters(), filters.current(), here)
not_followed = st.container()
page_chrome.draw_filtered(filters.current(), here)
opened.name_unknown(register())
explained.begin()
show_asked(filters.current(), here)  # at the head; the page leaves it out (``show``)
page.run()
with not_followed:
    page_chrome.draw_rejected(language, filters.rejected_values())
page_chrome.draw_footer(language, [pages[name] for name in FOOTER])
