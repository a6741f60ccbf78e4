"""What is judged in a browser for the accessibility statement: axe beyond the pages, keyboard, names, space, status."""

import json
from collections.abc import Iterator
from itertools import pairwise

import pytest
from browser.conftest import Screen, faults, reader
from playwright.sync_api import Browser

from dossier.catalogue import Catalogue
from dossier.catalogue.records import row_id
from dossier.contents import EVERY_PAGE

#: Cards, panels and a slide, one of each kind, and what is read of them; a table stands for the id of its first row.
_OPENED = {
    "actors?actor={actors}": ".card",
    "capacity?site={facilities}": ".card",
    "funding?award={funding}": ".card",
    "sources?source={sources}&lang=en": ".card",
    "brief?open=brief-triggers.table": ".st-key-exhibit-brief-triggers",
    "brief?open=brief-map.sources,brief-answer.share": ".st-key-exhibit-brief-map, .st-key-exhibit-brief-answer",
    "challenge?open=claim-{argument}.evidence&lang=en": ".claim",
    "present?slide=3": "[data-testid=stApp]",
}
#: Spacing that a reader may set (RGAA 10.12): of lines, letters, words and paragraphs.
_SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
p { margin-bottom: 2em !important; }"""
#: Texts that their box hides in part; a line cut with an ellipsis opens whole (``summary``).
_CUT = """() => [...document.querySelectorAll('[data-testid=stMain] *')]
  .filter((e) => e.matches('button, p, a, span, label, th, td, li, h1, h2, h3') && e.getClientRects().length)
  .filter((e) => !e.closest('svg, summary, .unseen, [class*=st-key-state], [class*=_said]') && e.innerText.trim())
  .filter((e) => {
    for (let box = e; box && box.dataset.testid !== 'stMain'; box = box.parentElement) {
      const [inner, outer] = [e.getBoundingClientRect(), box.getBoundingClientRect()];
      const hides = getComputedStyle(box).overflowY === 'hidden';
      if (hides && (inner.top < outer.top - 4 || inner.bottom > outer.bottom + 4)) return true;
    }
    return false;
  }).map((e) => e.innerText.slice(0, 60))"""
#: What is wider than the window and scrolls in no grid, plot or field of its own.
_WIDE = """() => [...document.querySelectorAll('[data-testid=stMain] *')]
  .filter((e) => { const box = e.getBoundingClientRect(); return box.width && box.right > innerWidth + 1; })
  .filter((e) => !e.closest('svg, [data-testid=stDataFrame], .plot, input'))
  .filter((e) => !e.closest('.unseen, [class*=st-key-state], [class*=_said]'))
  .map((e) => `${e.tagName} ${e.innerText?.slice(0, 40)}`)"""
#: Roles whose elements must have a name.
_NAMED = (
    *("button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "tab", "slider", "image", "table"),
    *("grid", "radiogroup", "region", "navigation", "toolbar", "dialog"),
)


@pytest.fixture(scope="module")
def desk(browser: Browser, server: str) -> Iterator[Screen]:
    """One reader for all that leaves nothing behind."""
    with reader(browser, server, 1440, 900) as found:
        yield found


@pytest.mark.parametrize("address", _OPENED)
def test_every_card_panel_and_slide_can_be_used_by_all(desk: Screen, catalogue: Catalogue, address: str) -> None:
    tables = ("actors", "facilities", "funding", "sources", "argument")
    page = desk.open(address.format_map({name: row_id(catalogue.records(name)[0]) for name in tables})).page
    refused = page.locator("[data-testid=stAlert]")
    assert refused.count() == 0, refused.first.inner_text()
    assert page.locator(_OPENED[address]).first.is_visible()
    ours = faults(page, _OPENED[address])
    assert ours == {}, json.dumps(ours, indent=1, ensure_ascii=False)


@pytest.mark.parametrize("name", ["capacity", "demand", "precedents", "centre", "evaluation", "sources"])
def test_every_part_can_be_used_by_all(desk: Screen, name: str) -> None:
    page = desk.open(name).page
    parts = page.get_by_role("tab")
    assert parts.count() > 1
    for place in range(1, parts.count()):  # the first is open, and read with its page
        parts.nth(place).click()
        page.wait_for_url("**part=**")
        desk.idle()
        ours = faults(page, "[role=tabpanel]")
        assert ours == {}, f"{page.url}: {json.dumps(ours, indent=1, ensure_ascii=False)}"


@pytest.mark.parametrize("name", EVERY_PAGE)
def test_what_is_seen_has_its_name(desk: Screen, name: str) -> None:
    """The accessibility tree: names, one language, headings without a gap, the regions of the page."""
    page = desk.open(name).page
    page.wait_for_function("() => document.querySelector('.st-key-filtered[role=status]')")
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    seen = [node for node in nodes if not node["ignored"]]
    nameless = [
        node["role"]["value"] for node in seen
        if node["role"]["value"] in _NAMED and not node.get("name", {}).get("value", "").strip()
    ]  # fmt: skip
    assert nameless == []
    roles = {node["role"]["value"] for node in seen}
    # Slides fill the screen: they have no frame, and a way back instead.
    frame = {"banner", "navigation", "search"} if name != "present" else set()
    assert frame | {"main", "status"} <= roles
    levels = [
        int(part["value"]["value"])
        for node in seen if node["role"]["value"] == "heading"
        for part in node["properties"] if part["name"] == "level"
    ]  # fmt: skip
    assert levels.count(1) == 1 and levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert page.locator(".st-key-footer h2").inner_text() == "Pied de page"
    assert page.evaluate("document.documentElement.lang") == "fr"
    lacking = page.evaluate(
        "() => [...document.querySelectorAll('.st-key-filters input:not([type=radio])')].filter((e) => !e.title).length"
    )
    assert lacking == 0, "a field without a visible label has no title"
    if name == "centre":
        assert page.get_by_role("group", name="Conditions accordées").get_by_role("checkbox").count() > 1


def test_the_keyboard_goes_through_the_frame_in_order(screen: Screen) -> None:
    page = screen.open("about?lang=en").page
    stops = []
    for _ in range(len(EVERY_PAGE) + 8):
        page.keyboard.press("Tab")
        stops.append(
            page.evaluate(
                """() => { const e = document.activeElement, s = getComputedStyle(e);
                const ring = [e, e.parentElement, e.parentElement.parentElement].map((each) => getComputedStyle(each));
                const key = e.closest('[class*=st-key-]')?.className.match(/st-key-(\\w+)/)[1];
                return [key ?? e.innerText, ring.some((r) => r.outlineStyle !== 'none' || r.boxShadow !== 'none')]; }"""
            )
        )
    names = [name for name, _ in stops]
    assert names[0] == "Skip to main content"
    order = [
        names.index(name) for name in ("In brief", "Present", "sector_seen", "region_seen", "finder_field", "lang")
    ]
    assert order == sorted(order)
    assert [name for name, ringed in stops if not ringed] == []
    page.get_by_role("link", name="Skip to main content").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.tagName") == "MAIN"


def test_text_that_is_spaced_out_is_not_cut(desk: Screen) -> None:
    page = desk.open("evaluation").page
    page.add_style_tag(content=_SPACED)
    page.wait_for_timeout(300)
    assert page.evaluate(_CUT) == []
    letters = "(e) => getComputedStyle(e).letterSpacing"
    assert page.locator(".picture svg text:visible").first.evaluate(letters) == "normal", "a picture loses its measures"


def test_what_is_chosen_and_the_track_of_a_slider_have_an_edge_that_is_seen(screen: Screen) -> None:
    """RGAA 3.3: the tints by which Streamlit tells them are at 1.2:1."""
    page = screen.open("capacity?lang=en&sector=gene_therapy").page
    chosen = page.locator("button[data-selected=true]")
    assert chosen.count() >= 2, "a sector, a language"
    edges = [each.evaluate("(e) => getComputedStyle(e).boxShadow") for each in chosen.all()]
    assert all("rgb(27, 31, 39)" in edge and "inset" in edge for edge in edges), edges
    track = page.locator(".stSlider [role=group] > [data-rac] > :first-child").first
    drawn = track.evaluate("(e) => [getComputedStyle(e).boxShadow, e.clientHeight, e.clientWidth]")
    assert "rgb(132, 135, 140)" in drawn[0] and drawn[1] < 10 < drawn[2], drawn


def test_without_style_sheets_a_key_keeps_its_signs_and_their_words(screen: Screen) -> None:
    page = screen.open("capacity").page
    page.evaluate(
        """() => { for (const each of document.querySelectorAll('style, link[rel=stylesheet]')) each.remove();
        for (const each of document.querySelectorAll('[style]')) each.removeAttribute('style'); }"""
    )
    shown = page.evaluate(
        """() => [...document.querySelectorAll('.key li')].map((entry) => { const sign = entry.querySelector('img');
        return [sign.complete && sign.naturalWidth > 0 && sign.clientWidth, entry.innerText.trim()]; })"""
    )
    assert shown and all(width > 10 and words for width, words in shown), shown


def test_at_four_hundred_percent_nothing_is_scrolled_sideways(browser: Browser, server: str) -> None:
    with reader(browser, server, 320, 256) as small:
        for name in ("evaluation", "challenge", "present"):
            assert small.open(name).page.evaluate(_WIDE) == [], name


def test_a_change_of_the_filters_is_told(screen: Screen) -> None:
    page = screen.open("actors?lang=en").page
    status = page.locator(".st-key-filtered[role=status]")
    status.wait_for(state="attached")
    node = status.element_handle()
    assert status.inner_text().strip() == "No filter: everything is shown."
    page.get_by_role("toolbar", name="Sectors").get_by_role("button", name="Gene", exact=True).press("Space")
    page.wait_for_url("**sector=gene_therapy**")
    screen.idle()
    told = status.inner_text()
    assert "gene therapy" in told.lower() and "organisations" in told
    assert node and node.evaluate("(e) => e.isConnected"), "a region that is replaced is not read out"
    assert page.evaluate("document.activeElement.innerText") == "Gene", "the focus stays where it was"


def test_escape_closes_a_definition_and_single_keys_can_be_turned_off(screen: Screen) -> None:
    page = screen.open("brief?lang=en").page
    word = page.locator("dfn.term").first
    word.hover()
    assert word.get_by_role("tooltip").is_visible()
    page.keyboard.press("Escape")
    assert not word.get_by_role("tooltip").is_visible()
    page.mouse.move(0, 0)
    word.hover()
    assert word.get_by_role("tooltip").is_visible()

    field, button = page.get_by_role("searchbox"), page.get_by_role("button", name="Turn these shortcuts off")
    screen.open("about?lang=en")
    focused = "(e) => e === document.activeElement"
    button.press("Enter")
    assert button.get_attribute("aria-pressed") == "true"
    page.keyboard.press("/")
    assert not field.evaluate(focused)
    screen.open("present?lang=en")
    slide = page.evaluate("document.documentElement.dataset.slide")
    page.keyboard.press("b")
    assert page.locator("html[data-black]").count() == 0, "a letter still darkens the slide"
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.documentElement.dataset.slide") != slide
    screen.open("about?lang=en")
    assert button.get_attribute("aria-pressed") == "true"
    button.click()
    page.locator("h1").click()
    page.keyboard.press("/")
    assert field.evaluate(focused)
