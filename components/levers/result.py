"""What the scenario gives, pinned beside the levers while they move: a mean is never shown without its range."""

from html import escape

import streamlit as st

from components import cache
from dossier.language import Language, t
from dossier.scenario.asked import Scenario
from dossier.scenario.staged import path_of
from dossier.scenario.tables import REFERENCE
from dossier.scenario.told import figure_words
from dossier.selection import Selection


def draw_result(selection: Selection, scenario: Scenario) -> None:
    """Mean, nine draws of ten and share of draws that gain, without the clause and with it."""
    if scenario.option_id == REFERENCE:
        return
    language, path = selection.language, path_of(cache.catalogue(), scenario)
    cells = []
    for name, found in (("without", path.without), ("with_clause", path.with_clause)):
        is_asked = (name == "with_clause") == scenario.has_clause
        words = {each: figure_words(language, found, each) for each in ("mean", "p5", "p95", "positive")}
        sign = "" if not found.mean_has_sign else " gain" if found.values.mean > 0 else " loss"
        cells.append(
            f'<div class="pinned{" asked" if is_asked else ""}"><p class="what">{_text(language, name)}</p>'
            f'<p class="mean{sign}">{_text(language, "mean", mean=words["mean"])}</p>'
            f"<p>{_text(language, 'range', low=words['p5'], high=words['p95'])}</p>"
            f"<p>{_text(language, 'share', share=words['positive'])}</p></div>"
        )
    with st.container(key="lever_result"):
        st.html(f'<div class="result" role="status">{"".join(cells)}</div>')


def _text(language: Language, key: str, **values: str) -> str:
    return escape(t(language, f"lever.result.{key}", **values))
