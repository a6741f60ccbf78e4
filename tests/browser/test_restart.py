"""A page that was open while its server was started anew: what its reader presses still works."""

from browser.conftest import reader
from playwright.sync_api import Browser
from ports import free

from bench.served import served


def test_after_a_restart_of_the_server_a_filter_and_a_tool_do_what_they_say(browser: Browser) -> None:
    port = free(1)
    with reader(browser, f"http://localhost:{port}", 1440, 900) as screen:
        with served("app.py", port):
            screen.open("capacity?lang=en")
        with served("app.py", port):
            screen.page.wait_for_timeout(3000)  # it notices, and finds its server again
            screen.idle()
            screen.page.get_by_text("Gene", exact=True).first.click()
            screen.page.locator(".st-key-filtered").get_by_text("gene therapy").wait_for()
            screen.idle()
            screen.page.locator('[data-panel="capacity-map.sources"]').click()
            screen.page.locator(".panel").first.wait_for()
            assert "sector=gene_therapy" in screen.page.url and "open=capacity-map.sources" in screen.page.url
