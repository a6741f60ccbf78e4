"""A searchable list over an exhibit of kind table: a few lines a row, each with its card at its own address."""

from html import escape

import pandas as pd
import streamlit as st

from components import cache, filters, opened
from components.cards.leaves import leaf_asked, leaves_html
from components.exhibit.show import show
from components.kept import keep
from dossier.language import t
from dossier.language.cells import unaccented
from dossier.selection import Selection

#: Rows of one page of the list.
_PAGE = 12


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
    pages = max(1, -(-len(found) // _PAGE))
    number = leaf_asked(pages)
    shown = found.iloc[(number - 1) * _PAGE : number * _PAGE]
    # the card of a row keeps the list as it is: Back is not the only way to it
    held = {each: opened.held(each) for each in (opened.WORDS, opened.LEAF) if opened.held(each)}
    items = "".join(
        _item(row, filters.address(page, selection, **{key: row.iloc[0]}, **held), _tongue(key, row.iloc[0]))
        for _, row in shown.iterrows()
    )
    count = t(language, "directory.found", n=len(found)) if len(found) else t(language, "directory.nothing")
    printed = ""
    if len(shown) < len(found):
        first = (number - 1) * _PAGE + 1
        said = t(language, "directory.printed", first=first, last=first + len(shown) - 1)
        printed = f'<p class="about printed">{escape(said)}</p>'
    listed = f'<ul class="directory">{items}</ul>' if items else ""
    st.html(f'<p class="about">{escape(count)}</p>{leaves_html(language, number, pages)}{printed}{listed}')


def _look(key: str) -> None:
    opened.change(**{opened.WORDS: str(st.session_state[key] or "").strip(), opened.LEAF: ""})


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
