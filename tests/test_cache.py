"""Cached figures are shared by every session: nothing may change them."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import cache
from components.figures import CHARTS
from dossier.exhibits import register
from dossier.selection import Selection

ROOT = Path(__file__).resolve().parent.parent


def charts() -> list[str]:
    return [name for name in register() if (seen := cache.exhibit(name, Selection())).kind in CHARTS and seen.drawn]


def test_sessions_at_once_leave_the_shared_figures_as_they_are() -> None:
    """A dictionary given to the chart call is mutated, and bars became points for every reader: figures are not."""
    before = {name: cache.figure(name, Selection()).to_json() for name in charts()}
    assert before

    def read(_: int) -> bool:
        pages = ("funding", "capacity", "demand", "precedents")
        screens = [
            AppTest.from_file(str(ROOT / "components" / "frame.py"), default_timeout=120)
            .switch_page(f"../pages/{page}.py")
            .run()
            for page in pages
        ]
        return any(screen.exception for screen in screens)

    with ThreadPoolExecutor(max_workers=4) as pool:
        assert not any(pool.map(read, range(4)))
    after = {name: cache.figure(name, Selection()).to_json() for name in before}
    assert {name: json.loads(text) for name, text in after.items()} == {
        name: json.loads(text) for name, text in before.items()
    }


def test_an_exhibit_that_ignores_a_filter_is_the_same_object_under_it() -> None:
    """Only what a filter changes is built, and therefore drawn, again."""
    assert cache.exhibit("brief-answer", Selection()) is cache.exhibit(
        "brief-answer", Selection(sectors=("gene_therapy",))
    )


def test_an_unknown_exhibit_is_an_error() -> None:
    with pytest.raises(KeyError):
        cache.exhibit("nothing", Selection())
