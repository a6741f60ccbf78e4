"""Charts in a browser: drawn when the reader comes near, kept from one answer to the next, clicked, and replaced."""

from browser.conftest import Screen

PLACE = '.plot[data-plot="capacity-by-phase"]'
NODE = f"{PLACE} .js-plotly-plot"


def brought_near(screen: Screen) -> None:
    screen.page.locator(PLACE).scroll_into_view_if_needed()
    screen.page.locator(NODE).wait_for()
    screen.idle()


def test_a_chart_far_below_is_not_drawn_and_has_its_room(screen: Screen) -> None:
    screen.open("funding")
    far = screen.page.locator(".plot").last
    assert far.evaluate("e => e.getBoundingClientRect().top > 3 * innerHeight && e.offsetHeight > 100")
    assert far.locator(".js-plotly-plot").count() == 0


def test_a_chart_keeps_its_node_and_a_click_on_a_bar_filters_until_back(screen: Screen) -> None:
    screen.open("capacity")
    brought_near(screen)
    screen.page.locator(NODE).evaluate("e => { e.kept = true }")
    before = screen.page.locator(f"{NODE} .barlayer .point").count()
    bar = screen.page.locator(f"{NODE} .barlayer .point path").nth(1).bounding_box()  # phase I
    assert bar
    screen.page.mouse.click(bar["x"] + bar["width"] / 2, bar["y"] + bar["height"] / 2)
    screen.page.wait_for_url("**/capacity?phase=*")
    screen.idle()
    brought_near(screen)
    assert screen.page.locator(f"{NODE} .barlayer .point").count() < before
    assert screen.page.locator(NODE).evaluate("e => e.kept"), "the same node, drawn anew"
    screen.page.go_back()
    screen.page.wait_for_url("**/capacity")
    screen.idle()
    brought_near(screen)
    assert screen.page.locator(f"{NODE} .barlayer .point").count() == before


def test_a_chart_follows_the_width_of_its_column(screen: Screen) -> None:
    screen.open("capacity")
    brought_near(screen)
    screen.page.set_viewport_size({"width": 700, "height": 900})
    screen.page.wait_for_function(
        """(chart) => { const e = document.querySelector(chart), wide = e.parentElement.clientWidth;
        return wide < 700 && Math.abs(e._fullLayout.width - wide) <= 1; }""",
        arg=NODE,
    )


def test_without_the_library_the_picture_of_the_paper_stands(screen: Screen) -> None:
    screen.page.route("**/door/plotly-*.js", lambda route: route.abort())
    screen.page.goto(f"{screen.home}/capacity")
    screen.page.locator(PLACE).wait_for()
    screen.page.locator(PLACE).scroll_into_view_if_needed()
    seen = screen.page.locator(f"{PLACE} > img")
    seen.wait_for()
    seen.evaluate("e => e.decode()")
    assert seen.evaluate("e => e.naturalWidth > 100")
    screen.page.unroute_all()
