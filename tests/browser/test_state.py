"""The state of a screen lives in its address: cold links, reload, page change, Back, a copied link."""

from urllib.parse import parse_qs, urlsplit

from browser.conftest import Screen


def query(screen: Screen) -> dict[str, list[str]]:
    return parse_qs(urlsplit(screen.page.url).query)


def test_a_cold_deep_link_opens_the_right_page_in_its_frame(screen: Screen) -> None:
    screen.open("actors?lang=en")
    assert screen.text("h1") == "Who does what, from laboratory to patient?"
    assert screen.page.locator(".st-key-filters").is_visible()
    assert screen.page.evaluate("document.documentElement.lang") == "en"


def test_a_link_that_a_mail_escaped_opens_its_page_with_its_filters(screen: Screen) -> None:
    screen.open("actors?sector=cell_therapy&amp;region=bretagne&amp;lang=EN")
    assert screen.text("h1") == "Who does what, from laboratory to patient?"
    assert "region: Bretagne" in screen.text(".st-key-filtered")
    screen.page.reload()
    screen.idle()
    assert query(screen) == {"sector": ["cell_therapy"], "region": ["Bretagne"], "lang": ["en"]}


def test_filters_survive_page_change_reload_link_and_back(screen: Screen) -> None:
    screen.open("actors")
    screen.page.get_by_text("Génique", exact=True).click()
    screen.idle()
    assert query(screen) == {"sector": ["gene_therapy"]}
    assert "thérapie génique" in screen.text(".st-key-filtered")

    screen.page.get_by_role("link", name="Pour et contre", exact=True).first.click()
    screen.idle()
    assert query(screen) == {"sector": ["gene_therapy"]}
    assert "thérapie génique" in screen.text(".st-key-filtered")

    screen.page.reload()
    screen.idle()
    assert "thérapie génique" in screen.text(".st-key-filtered")

    screen.page.go_back()
    screen.idle()
    assert screen.text("h1") == "Qui fait quoi, du laboratoire au patient ?".replace(" ?", "\u00a0?")
    assert "thérapie génique" in screen.text(".st-key-filtered")


def test_a_link_means_the_same_in_both_languages(screen: Screen) -> None:
    screen.open("actors?sector=gene_therapy")
    screen.page.locator(".st-key-lang").get_by_text("en", exact=True).click()
    screen.idle()
    assert query(screen) == {"lang": ["en"], "sector": ["gene_therapy"]}
    assert "gene therapy" in screen.text(".st-key-filtered")
    screen.page.locator(".st-key-lang").get_by_text("fr", exact=True).click()
    screen.idle()
    assert query(screen) == {"sector": ["gene_therapy"]}
    assert "thérapie génique" in screen.text(".st-key-filtered")


def test_an_address_that_means_nothing_is_named(screen: Screen) -> None:
    screen.open("actors?sector=witchcraft&region=Atlantis&lang=xx")
    said = " ".join(screen.page.locator("[data-testid=stAlert]").all_inner_texts())
    assert [value for value in ("witchcraft", "Atlantis", "xx") if value not in said] == [], said


def test_what_is_filtered_is_let_go_by_a_press_and_comes_back_with_back(screen: Screen) -> None:
    screen.open("actors?sector=gene_therapy&region=Bretagne&lang=en")
    screen.page.get_by_role("button", name="Show everything", exact=True).click()
    screen.idle()
    assert query(screen) == {"lang": ["en"]}
    assert screen.text(".st-key-filtered").strip() == "No filter: everything is shown."
    screen.page.go_back()
    screen.idle()
    assert query(screen) == {"lang": ["en"], "sector": ["gene_therapy"], "region": ["Bretagne"]}
    assert "gene therapy" in screen.text(".st-key-filtered")


def test_the_pages_of_a_list_are_steps_of_the_history_and_keep_the_keyboard(screen: Screen) -> None:
    screen.open("actors?lang=en")
    first = screen.text(".directory li")
    leaves = screen.page.get_by_role("navigation", name="Pages of the list")
    assert leaves.locator("[aria-current=page]").inner_text() == "1"
    leaves.get_by_role("button", name="Previous page").press("Enter")
    leaves.get_by_role("button", name="Next page").press("Enter")
    screen.page.wait_for_url("**leaf=2**")
    screen.idle()
    assert screen.text(".directory li") != first
    assert leaves.locator("[aria-current=page]").inner_text() == "2"
    screen.page.wait_for_function("document.activeElement.id === 'leaf-next'")
    screen.page.keyboard.press("Enter")
    screen.page.wait_for_url("**leaf=3**")
    screen.idle()
    for _ in range(2):
        screen.page.go_back()
        screen.idle()
    assert query(screen) == {"lang": ["en"]}
    assert screen.text(".directory li") == first
