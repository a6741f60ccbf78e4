"""Maps in a browser: the wheel is the page's, buttons look closer and come back, a year is in the address."""

from conftest import Screen

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
    page.wait_for_timeout(400)
    assert page.evaluate(_TOP) > before
    first = picture.inner_html()
    page.get_by_role("button", name="Closer").first.click()
    screen.idle()
    assert picture.inner_html() != first and page.get_by_role("button", name="To the east").count()
    page.get_by_role("button", name="First view").first.click()
    screen.idle()
    assert picture.inner_html() == first
    slider = page.get_by_role("slider", name="Year of the map")
    slider.focus()
    slider.press("ArrowRight")
    page.wait_for_url("**year=2015**")
    screen.idle()
    assert "end of 2015" in exhibit.locator(".finding").inner_text()
    assert not screen.errors and not screen.elsewhere
