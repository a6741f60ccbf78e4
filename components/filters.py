"""The widgets that hold the state of a screen, bound to the address by codes.

The truth is a text widget a facet (hidden by the stylesheet), whose value is the codes joined by commas and which
Streamlit binds to the address. What the reader touches shows words: it is set from the codes before it is drawn and
writes the codes when it changes. So an address holds no words, and a link works in both languages. A widget bound
natively writes its labels into the address (Streamlit 1.67).
"""

from collections.abc import Callable, Iterable, Sequence
from urllib.parse import quote, urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components.kept import keep
from dossier.address import SEPARATOR, read_address
from dossier.catalogue.codes import Sector
from dossier.catalogue.records import REGIONS
from dossier.language import Language, t
from dossier.selection import FILTERS, KEYS, LANGUAGE_KEY, Facet, Rejected, Selection

_REJECTED = "rejected"
#: What the parts of the page could not follow in this run.
_REJECTED_NOW = "rejected_now"


def language_chosen() -> Language:
    """The language of this run, read before its widget is drawn (labels need it)."""
    value = st.session_state.get(LANGUAGE_KEY) or st.query_params.get(LANGUAGE_KEY)
    return Language(value) if value in set(Language) else Language.FR


def read_link(cities: Callable[[], Iterable[str]], years: Callable[[], Iterable[str]] = tuple) -> None:
    """Read the address as it was meant, once a session and before any widget takes its value from it.

    Where it was written otherwise it is put right and the script runs again: a bound widget reads the address itself.
    ``cities`` and ``years`` give those that the data know. What means nothing is readable raw only here, so it is kept.
    """
    if _REJECTED in st.session_state:
        return
    raw = {key: st.query_params.get_all(key) for key in st.query_params}
    address_meant = read_address(raw, tuple(cities()) if raw else (), tuple(years()) if raw else ())
    st.session_state[_REJECTED] = address_meant.rejected
    if address_meant.differs(raw):
        st.query_params.from_dict(address_meant.joined())
        st.rerun()


def reject(key: str, value: str) -> None:
    """A value that a part of the page could not follow: it is named when the page is drawn."""
    st.session_state.setdefault(_REJECTED_NOW, []).append(Rejected(key, value))


def rejected_values() -> tuple[Rejected, ...]:
    """Values of the address that mean nothing, those of this run included. Ask once, when the page is drawn."""
    found: tuple[Rejected, ...] = st.session_state.get(_REJECTED, ())
    return tuple(dict.fromkeys((*found, *st.session_state.pop(_REJECTED_NOW, ()))))


def current() -> Selection:
    """The selection that the widgets hold."""
    query = {key: _split([st.session_state.get(key) or ""]) for key in KEYS.values()}
    return Selection.from_query({**query, LANGUAGE_KEY: [language_chosen()]})[0]


def draw_filters() -> DeltaGenerator:
    """The row of filters that every page has: sectors as pills, regions, language. Draw it in every run.

    Returns the place between them that is kept for the search.
    """
    language = language_chosen()
    with st.container(key="state"):
        for facet in Facet:
            _hold(facet)
    with st.container(key="filters", horizontal=True, vertical_alignment="center"):
        _pills(language)
        _choose(
            Facet.REGIONS,
            REGIONS,
            t(language, "frame.filter.regions"),
            str,
            placeholder=t(language, "frame.filter.all_regions"),
        )
        place = st.container(key="finder")
        st.segmented_control(
            t(language, "frame.filter.language"),
            [str(code) for code in Language],
            default=str(Language.FR),
            required=True,
            key=LANGUAGE_KEY,
            bind="query-params",
            label_visibility="collapsed",
        )
    return place


def draw_facet(which: Facet, options: Iterable[str], label: str, words: Callable[[str], str], placeholder: str) -> None:
    """A filter of one page (phase, status, city), drawn where the page wants it; the frame holds its codes."""
    _choose(which, options, label, words, placeholder=placeholder)


def choose(which: Facet, values: Iterable[str]) -> None:
    """Set a facet from elsewhere. Only where its widget is not drawn yet in this run: in a callback, or in a fragment
    that runs alone."""
    st.session_state[KEYS[which]] = SEPARATOR.join(values)


def reset() -> None:
    """Empty every filter; language and scenarios stay. Only inside a callback."""
    for which in FILTERS:
        if KEYS[which] in st.session_state:
            st.session_state[KEYS[which]] = ""


def address(page: str, selection: Selection, **more: str) -> str:
    """Relative address of a page in the same state, with the caller's own keys (``actor``, ``exhibit``) added."""
    query = {key: SEPARATOR.join(values) for key, values in selection.to_query().items()}
    # commas stay readable; everything else is escaped
    encoded = urlencode({**more, **query}, safe=SEPARATOR, quote_via=quote)
    return f"{page}?{encoded}" if encoded else page


def _split(values: Iterable[str]) -> list[str]:
    return [item for value in values for item in value.split(SEPARATOR) if item]


def _hold(which: Facet) -> None:
    key = KEYS[which]
    st.text_input(key, key=key, bind="query-params", label_visibility="collapsed")


def _seen(which: Facet, options: Sequence[str], words: Callable[[str], str]) -> str:
    """Key of the visible widget, its state set from the codes held."""
    key = f"{KEYS[which]}_seen"
    held = _split([st.session_state.get(KEYS[which]) or ""])
    keep(key, [option for option in options if option in held], tuple(words(option) for option in options))
    return key


def _write(which: Facet, key: str) -> None:
    choose(which, st.session_state[key])


def _pills(language: Language) -> None:
    options: list[str] = list(Sector)
    key = _seen(Facet.SECTORS, options, lambda code: t(language, f"frame.sector.{code}"))
    st.pills(
        t(language, "frame.filter.sectors"),
        options,
        selection_mode="multi",
        format_func=lambda code: t(language, f"frame.sector.{code}"),
        key=key,
        on_change=_write,
        args=(Facet.SECTORS, key),
        label_visibility="collapsed",
    )


def _choose(which: Facet, options: Iterable[str], label: str, words: Callable[[str], str], placeholder: str) -> None:
    options = list(options)
    key = _seen(which, options, words)
    st.multiselect(
        label,
        options,
        format_func=words,
        key=key,
        on_change=_write,
        args=(which, key),
        placeholder=placeholder,
        label_visibility="collapsed",
    )
