"""Maps in a browser: the wheel is the page's, buttons and keys look closer and come back, a year is in the address."""

import re

from browser.conftest import Screen, faults
from playwright.sync_api import expect

_TOP = "() => document.querySelector('[data-testid=stMain]').scrollTop"


def test_the_wheel_over_a_map_scrolls_and_buttons_look_closer(screen: Screen) -> None:
    page = screen.open("capacity?year=2014&lang=en").page
    exhibit = page.locator(".st-key-exhibit-capacity-map")
    assert "end of 2014" in exhibit.locator(".finding").inner_text()
    picture = exhibit.locator(".picture svg:visible")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 40)
    before = page.evaluate(_TOP)
    page.mouse.wheel(0, 300)
    page.wait_for_function(f"before => ({_TOP})() > before", arg=before, timeout=20_000)
    first = picture.text_content()
    exhibit.get_by_role("button", name="Zoom in").click()
    expect(exhibit.get_by_role("button", name="To the east")).to_be_visible(timeout=60_000)
    screen.idle()
    assert picture.text_content() != first
    exhibit.get_by_role("button", name="First view").click()
    expect(exhibit.get_by_role("button", name="To the east")).to_have_count(0, timeout=60_000)
    screen.idle()
    assert picture.text_content() == first
    slider = page.get_by_role("slider", name="Year of the map")
    slider.focus()
    slider.press("ArrowRight")
    expect(exhibit.locator(".finding")).to_contain_text("end of 2015", timeout=60_000)
    expect(page).to_have_url(re.compile("year=2015"))
    exhibit.get_by_role("button", name="Play").click()
    expect(page).to_have_url(re.compile("year=2016"), timeout=30_000)
    exhibit.get_by_role("button", name="Stop").click()
    expect(exhibit.get_by_role("button", name="Play")).to_be_visible(timeout=30_000)
    assert not screen.errors and not screen.elsewhere


def test_keys_look_closer_and_beside_and_leave_arrows_to_the_page_elsewhere(screen: Screen) -> None:
    page = screen.open("actors?exhibit=actors-map&lang=en").page
    assert page.locator(".picture a[href]").count() > 5, "regions lead to themselves"
    assert faults(page) == {}
    exhibit = page.locator(".st-key-exhibit-actors-map")
    picture, east = exhibit.locator(".picture"), exhibit.get_by_role("button", name="To the east")
    picture.focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function(f"() => ({_TOP})() > 0", timeout=20_000)
    expect(east).to_have_count(0)
    page.keyboard.press("+")
    expect(east).to_be_visible(timeout=60_000)
    screen.idle()
    expect(picture).to_be_focused()
    seen, top = picture.text_content(), page.evaluate(_TOP)
    page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "([at, seen]) => document.querySelector(at).textContent !== seen",
        arg=[".st-key-exhibit-actors-map .picture", seen],
        timeout=60_000,
    )
    screen.idle()
    expect(picture).to_be_focused()
    assert page.evaluate(_TOP) == top, "the map moves, not the page"
    page.keyboard.press("-")
    expect(east).to_have_count(0, timeout=60_000)
    assert not screen.errors
