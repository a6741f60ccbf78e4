"""Every page in a browser: no request elsewhere, no error of ours, axe, nothing wider than a telephone."""

import json
from contextlib import suppress
from pathlib import Path

import pytest
from browser.conftest import Screen, faults
from playwright.sync_api import TimeoutError

PAGES = sorted(path.stem for path in (Path(__file__).resolve().parents[2] / "pages").glob("*.py"))
#: Width and height of a telephone; how wide the page is there, and how much of that is seen.
TELEPHONE = {"width": 390, "height": 844}
WIDTHS = "() => { const m = document.querySelector('[data-testid=stMain]'); return [m.scrollWidth, m.clientWidth]; }"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_nobody_else_logs_no_error_can_be_used_by_all_and_fits_a_telephone(
    screen: Screen, page: str
) -> None:
    """One load for all that is read of a page as it stands, wide and then narrow: loading is what takes time."""
    screen.open(page)
    assert screen.page.locator("h1").count() == 1
    assert screen.elsewhere == []
    assert screen.errors == []
    ours = faults(screen.page)
    assert ours == {}, json.dumps(ours, indent=1, ensure_ascii=False)
    screen.page.set_viewport_size(TELEPHONE)
    screen.idle()
    assert screen.page.evaluate("window.innerWidth") == TELEPHONE["width"]
    # A grid of Streamlit takes its new width some time after the window has: what counts is where it comes to rest.
    with suppress(TimeoutError):
        screen.page.wait_for_function(f"({WIDTHS})()[0] <= window.innerWidth + 1", timeout=10_000)
    widths = screen.page.evaluate(WIDTHS)
    assert widths[0] <= widths[1] + 1, "wider than a telephone"
    assert screen.errors == [], "an error at the change of width"


@pytest.mark.parametrize("page", ["evaluation", "centre"])
def test_a_word_of_the_glossary_opens_for_pointer_and_keyboard_and_stays_on_screen(narrow: Screen, page: str) -> None:
    narrow.open(page)
    words = narrow.page.locator("dfn.term")
    assert words.count() > 2
    said = [word.evaluate("word => word.getAttribute('aria-describedby')") for word in words.all()]
    assert len(said) == len(set(said)), "a word is explained once a page"
    for place in range(3):
        word, definition = words.nth(place), words.nth(place).locator("[role=tooltip]")
        assert not definition.is_visible()
        word.focus()
        assert definition.is_visible()
        box, width = definition.bounding_box(), narrow.page.viewport_size
        assert box and width and box["x"] >= 0 and box["x"] + box["width"] <= width["width"]
        word.blur()
        assert not definition.is_visible()
        word.hover()
        assert definition.is_visible()
        narrow.page.mouse.move(0, 0)
