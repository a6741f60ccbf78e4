"""The presenter: keys, the window of the notes, and every slide whole at every size of a window."""

import re

import pytest
from browser.conftest import IDLE, Screen, faults
from playwright.sync_api import Page, expect

#: A window enlarged four times, a projector, laptops enlarged to 150 %, a laptop at 200 %, a telephone; where a room's
#: two screens need no scroll.
SIZES = (
    *((320, 256), (640, 360), (853, 480), (911, 512), (1024, 768)),
    *((1280, 720), (1366, 768), (1920, 1080), (390, 844)),
)
WHOLE = ((1280, 720), (1366, 768), (1920, 1080))
#: Every slide is laid out, seen or not: what lies under the bar, is cut, or lies over its neighbour.
FAULTS = """(whole) => {
  const bar = document.querySelector('.st-key-stage_bar').getBoundingClientRect();
  const faults = bar.bottom > innerHeight + 1 ? ['bar'] : [];
  const slides = document.querySelectorAll('.st-key-told [class*=st-key-told_]');
  if (slides.length !== Number(document.querySelector('#deck').dataset.count)) faults.push(`${slides.length} slides`);
  slides.forEach((slide, index) => {
    const box = slide.getBoundingClientRect(), say = (what) => faults.push(`${index + 1} ${what}`);
    const parts = [...slide.children].map((part) => part.getBoundingClientRect());
    if (getComputedStyle(slide).overflowY !== 'auto') say('cannot scroll');
    if (slide.scrollWidth > slide.clientWidth + 1) say('is wider than the window');
    if (box.bottom > bar.top + 1) say('lies under the bar');
    if (parts.at(-1).bottom - box.top + slide.scrollTop > slide.scrollHeight + 1) say('loses its source');
    if (parts.some((part, at) => at && parts[at - 1].bottom > part.top + 1)) say('lies over itself');
    if (whole && slide.scrollHeight > slide.clientHeight + 1) say('scrolls');
    if (slide.scrollHeight > slide.clientHeight + 1 && slide.tabIndex !== 0) say('is not reached by the keyboard');
  });
  return faults;
}"""


def settled(page: Page, whole: bool) -> list[str]:
    """Faults that stay: charts follow the window, and each second what scrolls is looked for."""
    faults: list[str] = ["not looked at"]
    for _ in range(20):
        page.wait_for_timeout(400)
        before, faults = faults, page.evaluate(FAULTS, whole)
        if before == faults == []:
            break
    return faults


def at(page: Page, number: int) -> None:
    expect(page.locator("html")).to_have_attribute("data-slide", str(number))
    expect(page.locator(".about").first).to_have_text(re.compile(rf"^{number} (sur|of) "), use_inner_text=True)


@pytest.mark.parametrize("link", ["lang=en", "story=sgpi", "story=elus"])
def test_no_slide_is_cut_at_any_size(screen: Screen, link: str) -> None:
    screen.open(f"present?{link}")
    for width, height in SIZES:
        screen.page.set_viewport_size({"width": width, "height": height})
        assert settled(screen.page, (width, height) in WHOLE) == [], (width, height)


def test_keys_turn_the_slides_and_none_is_lost(screen: Screen) -> None:
    page, press = screen.open("present?slide=3").page, screen.page.keyboard.press
    at(page, 3)
    assert not page.locator(".st-key-filters, .stAppHeader").locator("visible=true").count()
    page.context.set_offline(True)  # a move asks nothing of the server
    for key, number in (("ArrowRight", 4), ("PageDown", 5), ("Space", 6), ("PageUp", 5), ("ArrowLeft", 4), ("Home", 1)):
        press(key)
        at(page, number)
    for _ in range(3):
        press("ArrowRight")
    at(page, 4)
    page.context.set_offline(False)
    press("End")
    last = int(page.locator("#deck").get_attribute("data-count") or 0)
    at(page, last)
    press("ArrowRight")
    at(page, last)
    press("9")
    press("9")
    press("Enter")
    at(page, last)
    expect(page.locator("#typed")).to_contain_text("n’existe pas")
    press("5")
    press("Enter")
    at(page, 5)
    for black, back in (("b", "b"), (".", "ArrowRight")):
        press(black)
        expect(page.locator("html[data-black]")).to_have_count(1)
        press(back)
        expect(page.locator("html[data-black]")).to_have_count(0)
        at(page, 5)
    press("?")
    expect(page.locator("#keys")).to_be_visible()
    press("ArrowRight")
    press("Escape")
    expect(page.locator("#keys")).to_be_hidden()
    at(page, 5)
    press("f")
    page.wait_for_function("() => document.fullscreenElement")
    press("f")
    page.wait_for_function("() => !document.fullscreenElement")
    page.get_by_role("button", name="Suivante").click()
    at(page, 6)
    expect(page).to_have_url(re.compile(r"[?&]slide=6\b"), timeout=20_000)  # the address follows
    expect(page.locator("h2.finding").locator("visible=true")).to_have_count(1)
    assert [error for error in screen.errors if "ERR_INTERNET_DISCONNECTED" not in error] == []


def test_the_window_of_the_notes_follows_and_leads(screen: Screen) -> None:
    page = screen.open("present?slide=2").page
    with page.context.expect_page() as opened:
        page.keyboard.press("n")
    notes = opened.value
    notes.wait_for_selector("article .finding >> visible=true", timeout=60_000)
    notes.wait_for_function(IDLE, timeout=60_000)
    assert faults(notes) == {}
    assert notes.locator("h1").count() == 1
    at(notes, 2)
    page.keyboard.press("ArrowRight")
    at(notes, 3)
    shown = page.locator("h2.finding").locator("visible=true").inner_text()
    expect(notes.locator("article .finding").locator("visible=true")).to_have_text(shown, use_inner_text=True)
    expect(notes.locator("#said")).to_contain_text("3 sur")
    notes.keyboard.press("PageDown")
    at(page, 4)
    notes.keyboard.press("b")
    expect(page.locator("html[data-black]")).to_have_count(1)
    page.keyboard.press("b")
    expect(notes.locator("html[data-black]")).to_have_count(0)
    expect(notes.locator("#clock .elapsed")).to_have_text(re.compile(r"00:\d\d"))


def test_what_a_link_names_wrongly_is_said_until_the_first_move(screen: Screen) -> None:
    page = screen.open("present?slide=99&story=none").page
    at(page, int(page.locator("#deck").get_attribute("data-count") or 0))
    notice = page.locator(".notice")
    expect(notice).to_be_visible()
    assert "none" in notice.inner_text() and notice.inner_text().count("n’existe pas") == 2
    page.keyboard.press("ArrowLeft")
    expect(notice).to_be_hidden()
