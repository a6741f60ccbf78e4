"""Cached figures are shared by every session: nothing may change them."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import streamlit as st

from components import cache
from components.charts.figure import CHARTS
from dossier.exhibits import register
from dossier.selection import Selection


def charts() -> list[str]:
    return [name for name in register() if (seen := cache.exhibit(name, Selection())).kind in CHARTS and seen.drawn]


def test_sessions_at_once_leave_the_shared_figures_as_they_are() -> None:
    """A dictionary given to the chart call is changed by it, and bars became points for other readers: figures are
    not. The call runs here without a browser, in threads, as sessions at once do."""
    before = {name: cache.finished_figure(name, Selection()).to_json() for name in charts()}
    assert before

    def draw(turn: int) -> None:
        for name in before:
            st.plotly_chart(cache.finished_figure(name, Selection()), theme=None, key=f"{name}-{turn}")

    with ThreadPoolExecutor(max_workers=6) as pool:
        list(pool.map(draw, range(12)))
    assert {name: cache.finished_figure(name, Selection()).to_json() for name in before} == before


def test_an_exhibit_that_ignores_a_filter_is_the_same_object_under_it() -> None:
    """Only what a filter changes is built, and therefore drawn, again."""
    assert cache.exhibit("brief-answer", Selection()) is cache.exhibit(
        "brief-answer", Selection(sectors=("gene_therapy",))
    )


def test_an_unknown_exhibit_is_an_error() -> None:
    with pytest.raises(KeyError):
        cache.exhibit("nothing", Selection())
