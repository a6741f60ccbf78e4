"""The presenter: keys, clickers, links, and no scroll on the two screens of a room."""

import re

from browser.conftest import Screen
from playwright.sync_api import expect

#: Width and height of a projector and of a large screen.
ROOM_SCREENS = ((1280, 720), (1920, 1080))
SCROLLS = """() => {
  const main = document.querySelector('[data-testid=stMain]');
  return Math.max(0, main.scrollHeight - main.clientHeight);
}"""


def turn(screen: Screen, key: str, expected: int) -> None:
    """Press a key and wait for the slide.

    A key pressed while a fresh page still wires its shortcuts is lost: it is pressed once more, but only when nothing
    has moved for long. A slow answer must not be taken for a lost key, or the slides run on.
    """
    seen = screen.page.locator(".st-key-stage_bar .about")
    for timeout in (12_000, 30_000):
        screen.page.keyboard.press(key)
        try:
            expect(seen).to_have_text(re.compile(rf"^{expected} sur "), timeout=timeout)
        except AssertionError:
            continue
        screen.idle()
        return
    raise AssertionError(f"{key} led to {seen.inner_text()}, not to {expected}")


def where(screen: Screen) -> str:
    return screen.text(".st-key-stage_bar .about").split(" · ")[0]


def test_keys_and_clickers_turn_the_slides(screen: Screen) -> None:
    screen.open("present?slide=3")
    first = screen.text("h1")
    assert where(screen).startswith("3 sur")
    for key, expected in (("ArrowRight", 4), ("PageDown", 5), ("PageUp", 4), ("ArrowLeft", 3)):
        turn(screen, key, expected)
    assert screen.text("h1") == first
    assert "slide=3" in screen.page.url


def test_an_unknown_slide_goes_to_the_nearest_and_says_so(screen: Screen) -> None:
    screen.open("present?slide=99")
    number, total = where(screen).split(" sur ")
    assert number == total
    assert "n’existe pas" in screen.text(".st-key-stage")


def test_nothing_of_the_frame_is_seen_and_no_slide_scrolls_or_is_cut_on_the_screens_of_a_room(screen: Screen) -> None:
    """Each slide is turned to once and read at both sizes."""
    screen.open("present")
    assert not screen.page.locator(".st-key-filters").is_visible()
    assert not screen.page.locator(".stAppHeader").is_visible()
    count = int(where(screen).split(" sur ")[1])
    cut = []
    for number in range(1, count + 1):
        for width, height in ROOM_SCREENS:
            screen.page.set_viewport_size({"width": width, "height": height})
            screen.idle()
            hidden = screen.page.evaluate(
                "() => { const s = document.querySelector('.st-key-stage'); return s.scrollHeight - s.clientHeight; }"
            )
            if screen.page.evaluate(SCROLLS) > 1 or hidden > 1:
                cut.append((number, f"{width} x {height}", screen.text("h1")))
        if number < count:
            turn(screen, "ArrowRight", number + 1)
    assert cut == []
