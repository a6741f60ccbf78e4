"""A searchable list over an exhibit of kind table: a few lines a row, each with its card at its own address."""

from html import escape
from typing import NamedTuple

import pandas as pd
import streamlit as st

from components import cache, filters, opened
from components.exhibit.show import show
from components.kept import keep
from dossier.language import t
from dossier.language.cells import unaccented
from dossier.selection import Selection

#: Rows of one page of the list.
_PAGE = 12


class _Buttons(NamedTuple):
    """The buttons that turn ``pages``, drawn with ``first`` pressed. They are the same ones for as long as they and the
    address agree; where Back or a link moved the address, new ones take their place, for those of Streamlit always have
    a value by default, and to set another beside it is warned of.
    """

    pages: int
    first: int
    turn: int
    name: str

    @property
    def key(self) -> str:
        return f"{self.name}_{self.turn}"


def search_rows(table: pd.DataFrame, columns: list[str], asked: str) -> pd.DataFrame:
    """Rows of which every word asked for stands somewhere in the columns, accents and case aside."""
    words = unaccented(asked).split()
    if not words:
        return table
    haystack = [unaccented(" ".join(str(cell) for cell in row)) for row in table[columns].to_numpy()]
    return table.loc[[all(word in text for word in words) for text in haystack]]


def draw_directory(identifier: str, selection: Selection, *, page: str, key: str) -> None:
    """The exhibit's heading and source line, a search box, and the rows found, a page at a time.

    The table's first column is the id; ``name``, ``about`` and ``summary`` are what the list shows of a row.
    """
    language = selection.language
    exhibit = cache.exhibit(identifier, selection)
    show(identifier, selection, level=2, picture=False)
    if exhibit.empty:
        return
    search = f"{identifier}_search"
    keep(search, opened.held(opened.WORDS))
    asked = st.text_input(
        t(language, "directory.search"),
        key=search,
        placeholder=t(language, f"directory.{page}"),
        on_change=_look,
        args=(search,),
    )
    found = search_rows(exhibit.table, [column.name for column in exhibit.columns], asked or "")
    st.caption(t(language, "directory.found", n=len(found)) if len(found) else t(language, "directory.nothing"))
    if found.empty:
        return
    number = _leaf(identifier, -(-len(found) // _PAGE))
    shown = found.iloc[(number - 1) * _PAGE : number * _PAGE]
    # the card of a row keeps the list as it is: Back is not the only way to it
    held = {each: opened.held(each) for each in (opened.WORDS, opened.LEAF) if opened.held(each)}
    items = "".join(
        _item(row, filters.address(page, selection, **{key: row.iloc[0]}, **held), _tongue(key, row.iloc[0]))
        for _, row in shown.iterrows()
    )
    printed = ""
    if len(shown) < len(found):
        first = (number - 1) * _PAGE + 1
        said = t(language, "directory.printed", first=first, last=first + len(shown) - 1)
        printed = f'<p class="about printed">{escape(said)}</p>'
    st.html(f'{printed}<ul class="directory">{items}</ul>')


def _leaf(identifier: str, pages: int) -> int:
    """Which page of the list is shown, with the buttons to turn it; one that there is not is named."""
    asked = opened.held(opened.LEAF)
    known = asked.isascii() and asked.isdigit() and len(asked) <= len(str(pages)) and 1 <= int(asked) <= pages
    if asked and not known:
        filters.reject(opened.LEAF, asked)
    if pages == 1:
        return 1
    name, number = f"{identifier}_page", int(asked) if known else 1
    drawn: _Buttons | None = st.session_state.get(name)
    if drawn is None or drawn.pages != pages or st.session_state.get(drawn.key) != number:
        drawn = st.session_state[name] = _Buttons(pages, number, drawn.turn + 1 if drawn else 1, name)
    return st.pagination(pages, default=drawn.first, key=drawn.key, on_change=_turn_to, args=(drawn.key,))


def _look(key: str) -> None:
    opened.change(**{opened.WORDS: str(st.session_state[key] or "").strip(), opened.LEAF: ""})


def _turn_to(key: str) -> None:
    number = st.session_state[key]
    opened.change(**{opened.LEAF: "" if number == 1 else str(number)})


def _tongue(key: str, identifier: str) -> str:
    """The language of a title: a source's is that of its row; what we name is in the language of the page."""
    return str(cache.catalogue().row("sources", identifier).language) if key == "source" else ""


def _item(row: pd.Series, href: str, tongue: str) -> str:
    spoken = f' lang="{escape(tongue, quote=True)}"' if tongue else ""
    return (
        f'<li><a href="{escape(href, quote=True)}" target="_self"{spoken}>{escape(str(row["name"]))}</a>'
        f'<span class="about">{escape(str(row["about"]))}</span>'
        f"<p>{escape(str(row['summary']))}</p></li>"
    )
