"""What a reader has open: a part of a page, panels of exhibits, words looked for, a page of a list.

It is kept in the address alone, by codes that no language changes. Unlike a filter, whose widget writes the address
over, each change here is a step of the browser's history: Back undoes it, Forward does it again.
"""

from collections.abc import Sequence
from enum import StrEnum

import streamlit as st

from components import cache, filters
from dossier.address import SEPARATOR
from dossier.contents import CLAIMS
from dossier.exhibits import register
from dossier.storyboard import CLAIM

#: Keys of the address: what is looked for in the dossier, the part of a page, panels, words and page of a list.
QUERY, PART, PANELS, WORDS, LEAF = "q", "part", "open", "list", "leaf"
#: In the session: whether the page of this run has parts.
_HAS_PARTS = "has_parts"


class Panel(StrEnum):
    """The panels of an exhibit and of a claim, as the address calls them, in the order in which they are offered."""

    TABLE = "table"
    SOURCES = "sources"
    SHARE = "share"
    EVIDENCE = "evidence"


def held(key: str) -> str:
    """What the address holds under a key; empty where it holds nothing."""
    return st.query_params.get(key, "")


def change(**values: str) -> None:
    """Set keys of the address, an empty value taking its key out: one step of the history. Only inside a callback."""
    if any(held(key) != value for key, value in values.items()):
        # an empty list leaves no key; all in one call, for each call is a step
        st.query_params.update({key: value or [] for key, value in values.items()})


def panel_of(exhibit: str) -> str:
    """Which panel of an exhibit is open; empty for none."""
    return next((panel for name, panel in _panels() if name == exhibit and panel in set(Panel)), "")


def name_unknown(page: str) -> None:
    """Panels of the address that there are not are named, and an exhibit that is none or stands on another page."""
    for name, panel in _panels():
        if not _offered(name, panel):
            filters.reject(PANELS, f"{name}.{panel}".strip("."))
    asked = held("exhibit")
    if asked and page_of(asked) != page:
        filters.reject("exhibit", asked)


def _offered(name: str, panel: str) -> bool:
    """Whether there is such a panel: the evidence of a claim, another one of an exhibit."""
    if panel == Panel.EVIDENCE:
        return name.startswith(CLAIM) and cache.catalogue().has("argument", name.removeprefix(CLAIM))
    return name in register() and panel in set(Panel)


def page_of(identifier: str) -> str:
    """The page of an exhibit or of a claim, which names by itself one that there is not; empty for no exhibit."""
    entry = register().get(identifier)
    return entry.page if entry else CLAIMS if identifier.startswith(CLAIM) else ""


def part_asked(names: Sequence[str]) -> str:
    """The part that the address asks for, or else the first; one that this page has not is named."""
    st.session_state[_HAS_PARTS] = True
    asked = held(PART)
    if asked and asked not in names:
        filters.reject(PART, asked)
    return asked if asked in names else names[0]


def name_part_of_none() -> None:
    """A part is asked of a page that has none: it is named. To be called once the page is drawn."""
    if not st.session_state.pop(_HAS_PARTS, False) and held(PART):
        filters.reject(PART, held(PART))


def _panels() -> list[tuple[str, str]]:
    """Exhibit and panel of each that the address opens, in the order in which they were opened."""
    pairs = (each.rpartition(".") for each in held(PANELS).split(SEPARATOR) if each)
    return [(name, panel) for name, _, panel in pairs]
