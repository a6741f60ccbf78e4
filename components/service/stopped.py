"""A page that stops at an error: its reader sees a sentence and ways back, the log the selection that made it."""

import traceback
from dataclasses import replace
from html import escape
from pathlib import Path

import streamlit as st

from components import cache, filters
from components.asked import known_cities, path_of
from components.service.lines import LOG, line
from components.service.tally import count_error
from components.service.watch import page_of_path
from dossier.contents import HOME
from dossier.language import t
from dossier.scenario.link_codes import code_of, decoded
from dossier.selection import Selection

_ROOT = Path(__file__).resolve().parents[2]
_NOTHING = Selection()


def on_script_error(error: Exception) -> bool:
    """Log and show an error of a run; ``True``: nothing else is shown. Streamlit has logged where it happened."""
    page = page_of_path(path_of(st.context.url or ""))
    try:
        selection = filters.current()
    except Exception:  # what stopped the page may stop this too
        selection = Selection(language=filters.language_chosen())
    count_error(page)
    LOG.error(error_line(error, page, selection))
    with st.container(key="stopped"):
        st.error(t(selection.language, "shell.stopped"), icon=":material/error:")
        plain = Selection(language=selection.language)
        ways = [(page, "service.back.page")] if selection and page != HOME else []
        for where, words in (*ways, (HOME, "service.back.home")):
            address = filters.address("./" if where == HOME else where, plain)
            said = escape(t(selection.language, words))
            st.html(f'<p><a href="{escape(address, quote=True)}" target="_self">{said}</a></p>')
    return True


def error_line(error: Exception, page: str, selection: Selection = _NOTHING) -> str:
    """Kind and place of the error, and the codes of the selection; its own words may repeat what a reader wrote."""
    state = "&".join(f"{key}={','.join(values)}" for key, values in _known(selection).to_query().items())
    return line("error", page=page, selection=state or "none", kind=type(error).__name__, at=_place(error))


def _known(selection: Selection) -> Selection:
    """What a selection has of ours: a city or a scenario that means nothing may be anything that a reader wrote."""
    catalogue = cache.catalogue()
    understood = (code_of(catalogue, decoded(catalogue, code)[0]) for code in (selection.scenario, *selection.compared))
    scenario, *compared = understood
    cities = tuple(city for city in selection.cities if city in known_cities())
    return replace(selection, cities=cities, scenario=scenario, compared=tuple(filter(None, compared)))


def _place(error: Exception) -> str:
    """File and line of ours that is nearest to the error."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        path = Path(frame.filename)
        if path.is_relative_to(_ROOT) and ".venv" not in path.parts:
            return f"{path.relative_to(_ROOT)}:{frame.lineno}"
    return "elsewhere"
