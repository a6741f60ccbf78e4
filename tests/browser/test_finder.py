"""What only a browser shows of the search and of what is open: the key, the roles, and Back."""

from urllib.parse import parse_qs, urlsplit

from browser.conftest import Screen, faults


def query(screen: Screen) -> dict[str, list[str]]:
    return parse_qs(urlsplit(screen.page.url).query)


def test_a_key_a_word_a_result_and_back(screen: Screen) -> None:
    page = screen.open("about?sector=gene_therapy").page
    field = page.get_by_role("search").get_by_role("searchbox")
    page.keyboard.press("/")
    assert field.evaluate("input => input === document.activeElement")
    page.keyboard.type("never asked")
    page.keyboard.press("Escape")
    screen.idle()
    assert field.input_value() == "" and "q" not in query(screen)
    assert not field.evaluate("input => input === document.activeElement")

    page.keyboard.press("/")
    page.keyboard.type("therapie genique")
    page.keyboard.press("Enter")
    page.wait_for_selector(".st-key-found")
    screen.idle()
    assert query(screen) == {"sector": ["gene_therapy"], "q": ["therapie genique"]}
    assert "therapie genique" in page.locator(".st-key-finder_said[role=status]").inner_text()
    page.locator(".found a").first.click()
    page.wait_for_url("**/sources?**")
    screen.idle()
    assert query(screen) == {"sector": ["gene_therapy"], "exhibit": ["glossary"]}

    page.go_back()
    page.wait_for_selector(".st-key-found")
    screen.idle()
    assert query(screen)["q"] == ["therapie genique"]
    page.go_back()
    page.wait_for_selector(".st-key-found", state="detached")
    screen.idle()
    assert query(screen) == {"sector": ["gene_therapy"]}
    assert screen.errors == []


def test_back_closes_what_was_opened(screen: Screen) -> None:
    page = screen.open("precedents?lang=en").page
    page.get_by_role("tab").nth(3).click()
    page.wait_for_url("**part=time**")
    screen.idle()
    page.locator("[data-panel='precedents-overrun.table']").click()
    page.wait_for_url("**open=precedents-overrun.table**")
    page.reload()
    page.wait_for_selector("h1")
    screen.idle()
    assert query(screen) == {"lang": ["en"], "part": ["time"], "open": ["precedents-overrun.table"]}
    assert page.locator("[data-panel][aria-pressed=true]").inner_text() == "Table"
    assert page.locator(".st-key-exhibit-precedents-overrun [data-testid=stDataFrame]").count() == 1
    for still_open in (["time"], None):
        page.go_back()
        screen.idle()
        assert query(screen).get("part") == still_open and "open" not in query(screen)


def test_the_field_stays_beside_the_filters_on_a_telephone(narrow: Screen) -> None:
    page = narrow.open("about?q=besancon").page
    field, language = (page.locator(f".st-key-{key}").bounding_box() for key in ("finder", "lang"))
    assert field and language and abs(field["y"] - language["y"]) < 20, "three rows of filters"
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_what_is_found_can_be_used_by_all(screen: Screen) -> None:
    page = screen.open("about?q=besancon").page
    assert faults(page) == {}
