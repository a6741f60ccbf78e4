"""The shell in a browser: its words, no socket, no WebGL, contrast themes, paper, addresses that lead nowhere."""

import io
import re
from collections.abc import Iterator

import pytest
from browser.conftest import Screen, reader
from playwright.sync_api import Browser, Route
from pypdf import PdfReader

from components.service.full_page import full_html
from dossier.language import Language, t

NO_WEBGL = """const given = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
  return /webgl/.test(kind) ? null : given.call(this, kind, ...more);
};"""
#: Names and placeholders of Streamlit's own that a reader or a screen reader meets.
SAID = """() => [...document.querySelectorAll('[aria-label],[placeholder]')].filter(e => !e.closest('.stHtml,svg'))
  .flatMap(e => [e.getAttribute('aria-label'), e.getAttribute('placeholder')])
  .concat([document.querySelector('[data-testid=stSkipToContent]').innerText])"""
#: Of what is on paper: how many, how far right the farthest goes, whether a chart of the screen is still seen.
PAPER = """() => { const put = [...document.querySelectorAll('.on-paper')];
  return [put.length, Math.max(...put.map(e => e.firstElementChild.getBoundingClientRect().right)),
    [...document.querySelectorAll('.plot,.stDeckGlJsonChart')].filter(e => e.offsetParent).length,
    document.documentElement.scrollWidth,
    document.querySelector('[data-testid=stMain]').getBoundingClientRect().height]; }"""


@pytest.fixture
def blind(browser: Browser, server: str) -> Iterator[Screen]:
    """A browser that cannot draw WebGL, in a contrast theme."""
    with reader(browser, server, 1440, 900, forced_colors="active") as found:
        found.page.add_init_script(NO_WEBGL)
        yield found


def test_streamlits_words_follow_the_language_of_the_page(screen: Screen) -> None:
    screen.open("actors")
    french = screen.page.evaluate(SAID)
    assert {"Aller au contenu principal", "Ouvrir", "Lien vers ce titre"} <= set(french)
    assert not {"Open", "Link to heading", "Skip to main content"} & set(french)
    assert screen.page.title() == "Acteurs · Phase III"
    screen.page.locator(".st-key-lang").get_by_text("en", exact=True).click()
    screen.page.wait_for_function("() => document.documentElement.lang === 'en'")
    screen.idle()
    english = screen.page.evaluate(SAID)
    assert {"Skip to main content", "Open"} <= set(english)
    assert screen.page.title() == "Actors · Phase III"


def test_an_unknown_address_says_so_and_leads_to_the_nearest_page(screen: Screen) -> None:
    screen.open("acteurs?sector=gene_therapy")
    assert screen.page.locator("[data-testid=stDialog]").count() == 0
    assert "Page introuvable" in screen.text("h1")
    screen.page.locator(".st-key-nearest a").click()
    screen.page.wait_for_url(re.compile("/actors"))
    screen.idle()
    assert "sector=gene_therapy" in screen.page.url


def test_without_a_socket_the_page_says_so_and_leads_to_the_files(screen: Screen) -> None:
    screen.page.route_web_socket("**/*", lambda socket: socket.close())
    screen.page.goto(f"{screen.home}/about?lang=en&sector=gene_therapy")
    panel = screen.page.locator("#no-application")
    panel.wait_for(state="visible", timeout=20_000)
    assert "does not answer" in panel.inner_text() and "ne répond pas" in panel.inner_text()
    links = panel.locator("a").evaluate_all("links => links.map(link => link.href)")
    assert all("sector=gene_therapy" in link for link in links)
    assert screen.page.request.get(next(link for link in links if "tables" in link)).status == 200


def test_without_a_place_for_its_socket_the_page_says_that_it_waits(screen: Screen) -> None:
    """Asked in vain once, it asks again."""
    asked: list[str] = []

    def answer(route: Route) -> None:
        if route.request.method == "HEAD":
            route.fulfill(status=200)
            return
        asked.append(route.request.resource_type)
        if len(asked) == 1:
            route.continue_()
        elif len(asked) == 2:
            route.abort()
        else:
            route.fulfill(status=503, body=full_html(Language.EN, "full"), content_type="text/html")

    screen.page.route_web_socket("**/*", lambda socket: socket.close())
    screen.page.route("**/actors?lang=en", answer)
    screen.page.goto(f"{screen.home}/actors?lang=en")
    screen.page.get_by_text(t(Language.EN, "service.full")).wait_for(timeout=30_000)
    # the page asks why, once or more while it is led away, and is then the one that waits and asks again by itself
    assert asked[:3] == ["document", "fetch", "fetch"] and "document" in asked[3:]


def test_whoever_is_no_longer_let_in_is_led_to_the_door(screen: Screen) -> None:
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.method)
        if len(asked) == 1:
            route.continue_()
        else:
            route.fulfill(status=401, body="<h1>Who comes?</h1>", content_type="text/html")

    screen.page.route_web_socket("**/*", lambda socket: socket.close())
    screen.page.route("**/actors?lang=en", answer)
    screen.page.goto(f"{screen.home}/actors?lang=en")
    screen.page.get_by_text("Who comes?").wait_for(timeout=30_000)
    assert asked[:3] == ["GET", "HEAD", "GET"], "what is only asked after is not sent"


def test_without_webgl_and_in_a_contrast_theme_nothing_is_lost(blind: Screen) -> None:
    page = blind.open("actors?sector=gene_therapy").page
    page.locator("[class*='st-key-explore-of-'] button").first.click()
    picture = page.locator("img.stand-in").first
    picture.scroll_into_view_if_needed()
    page.wait_for_function("() => document.querySelector('img.stand-in').naturalWidth > 100", timeout=20_000)
    assert picture.is_visible() and picture.get_attribute("alt")
    assert not page.locator(".stDeckGlJsonChart").first.is_visible()
    colours = page.evaluate(
        """() => [...document.querySelectorAll('.st-key-filters [data-testid=stButtonGroup]')].map(group =>
        ['false', 'true'].map(state => group.querySelector(`[aria-pressed="${state}"], [aria-checked="${state}"]`))
        .map(button => getComputedStyle(button).backgroundColor))"""
    )
    assert len(colours) == 2, "sectors and language"
    assert all(plain != chosen for plain, chosen in colours)
    behind = page.locator(".key img").first.evaluate("e => getComputedStyle(e).backgroundColor")
    assert behind == "rgb(255, 255, 255)", "a dark sign would be lost on a dark ground"


def test_a_page_put_on_paper_is_whole(screen: Screen) -> None:
    screen.open("funding")
    charts = screen.page.locator(".plot,.stDeckGlJsonChart").count()
    screen.page.set_viewport_size({"width": 688, "height": 1000})
    screen.page.emulate_media(media="print")
    screen.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    put, right, seen, wide, high = screen.page.evaluate(PAPER)
    assert put == charts > 3
    worked_with = ".st-key-state, .st-key-filters, .st-key-finder, .leaves, .tools"
    assert screen.page.locator(worked_with).count() > 4
    assert screen.page.locator(worked_with).locator("visible=true").count() == 0
    assert screen.page.locator(".printed").is_visible(), "a list says which of its rows are printed"
    assert seen == 0 and right <= 689 and wide <= 689
    assert high > 3000, "the page and not its window"
    screen.page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert screen.page.locator(".on-paper").count() == 0
    sheets = PdfReader(io.BytesIO(screen.page.pdf(format="A4", prefer_css_page_size=True))).pages
    assert len(sheets) > 4
    version = screen.page.locator("#version").inner_text().rpartition(" ")[2]
    for sheet in sheets:
        said = sheet.extract_text()
        assert version in said and screen.page.url.partition("?")[0] in said, "whose sheet it is"
