"""Key figures, as cards and not as a chart: label, number, what it means, source, caution of each row of an exhibit."""

from html import escape

import streamlit as st

from components import cache
from components.source import source_html
from dossier.charts.marks import Row, rows
from dossier.language import Language
from dossier.selection import Selection


def draw_key_figures(identifier: str, selection: Selection) -> None:
    """Cards side by side on a wide screen. Columns of the table: reference, label, value, means, caution."""
    exhibit = cache.exhibit(identifier, selection)
    items = "".join(_card(row, selection.language) for row in rows(exhibit))
    st.html(f'<section class="figures" aria-label="{escape(exhibit.finding, quote=True)}">{items}</section>')


def _card(row: Row, language: Language) -> str:
    catalogue = cache.catalogue()
    # the first source of the row: the others are in the sources of its page; a result has none of its own
    sources = catalogue.sources_of_rows([str(row["reference"])])[:1]
    sourced = "".join(f'<p class="source">{source_html(catalogue, language, source)}</p>' for source in sources)
    caution = f'<p class="caution">{escape(str(row["caution"]))}</p>' if row["caution"] else ""
    return (
        f'<article><h3>{escape(str(row["label"]))}</h3><p class="value">{escape(str(row["value"]))}</p>'
        f"<p>{escape(str(row['means']))}</p>{sourced}{caution}</article>"
    )
