"""What a reader takes away from an exhibit, in a real browser: the panel, the clipboard, the picture, the page."""

from browser.conftest import Screen, faults

_ID = "capacity-lost"


def test_link_and_image_are_copied_and_the_light_page_is_shown(screen: Screen) -> None:
    page = screen.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    screen.open(f"capacity?exhibit={_ID}&lang=en&sector=cell_therapy")
    page.locator(f"[data-panel='{_ID}.share']").click()
    panel = page.locator(".share")
    assert faults(page) == {}
    panel.get_by_role("button", name="Copy the link").click()
    panel.get_by_text("Copied", exact=True).wait_for()
    link = page.evaluate("navigator.clipboard.readText()")
    assert link == f"{screen.home}/capacity?exhibit={_ID}&lang=en&sector=cell_therapy"

    page.wait_for_function("() => document.querySelector('.share img').naturalWidth > 1000", timeout=60_000)
    panel.get_by_role("button", name="Copy the image").click()
    panel.get_by_text("Copied", exact=True).wait_for()
    kinds = page.evaluate("navigator.clipboard.read().then((items) => items[0].types.join())")
    assert "image/png" in kinds
    assert screen.errors == [] and screen.elsewhere == []

    page.goto(f"{screen.home}/embed/{_ID}?lang=en&sector=cell_therapy")
    assert page.locator("svg:visible").count() == 1
    page.set_viewport_size({"width": 390, "height": 800})
    assert page.locator("svg:visible").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth <= 390")
    assert page.evaluate("document.fonts.ready.then(() => document.fonts.size)") >= 2
    assert screen.errors == [] and screen.elsewhere == []
