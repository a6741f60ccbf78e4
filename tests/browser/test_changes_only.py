"""A filter draws again what it changes, and leaves the rest of the page as it stands."""

from browser.conftest import Screen

_PARTS = ".stMain .stHtml, .stMain .stButton, .stMain .stDownloadButton, .stMain h1, .picture svg"
_MARK = "parts => document.querySelectorAll(parts).forEach(part => { part.seen = true })"
_NEW = """parts => [...document.querySelectorAll(parts)].filter(part => !part.seen).map(part =>
  (part.closest('[class*="st-key-"]')?.className.toString().match(/st-key-[\\w-]+/) ?? ['page'])[0])"""


def test_a_filter_leaves_what_it_does_not_change(screen: Screen) -> None:
    screen.open("")
    assert screen.page.locator(".picture svg").count() > 3, "pictures are drawn by their script"
    assert screen.page.locator(".stHtml", has_text="<svg").count() == 0, "and never read as text"
    screen.page.evaluate(_MARK, _PARTS)
    screen.page.get_by_text("Génique", exact=True).first.click()
    screen.page.locator(".filtered button").wait_for()
    screen.idle()
    new = set(screen.page.evaluate(_NEW, _PARTS))
    assert new == {"st-key-exhibit-brief-map"}
    assert not screen.errors


def test_an_option_moves_no_lever_of_another_place(screen: Screen) -> None:
    """What comes and goes among the levers has its place kept: they are not drawn anew because they stand elsewhere."""
    screen.open("centre?lang=en")
    levers = ".st-key-levers .stRadio, .st-key-levers .stSlider, .st-key-levers .stCheckbox, .st-key-levers .stButton"
    screen.page.evaluate(_MARK, levers)
    screen.page.get_by_text("New centre of four rooms", exact=True).first.click()
    screen.page.wait_for_url("**s=2~new-four-rooms**")
    screen.idle()
    assert screen.page.locator(levers).count() > 8
    assert screen.page.evaluate(_NEW, levers) == []
