"""A server of our own and a browser, for what only a browser shows."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

from bench.served import FLAGS, IDLE, served

#: Findings in Streamlit's own elements that a page cannot mend.
UNFIXABLE = {"target-size", "empty-table-header", "presentation-role-conflict"}


def faults(page: Page, within: str | None = None) -> dict[str, list[str]]:
    """What axe finds on a page, or within elements of it, that is ours to mend: rule -> the first elements."""
    found = Axe().run(page, within).response["violations"]
    return {
        fault["id"]: [node["html"][:200] for node in fault["nodes"][:3]]
        for fault in found
        if fault["id"] not in UNFIXABLE
    }


class Screen:
    """A page of the dashboard in the browser, with what it asked for and complained of."""

    def __init__(self, page: Page, home: str) -> None:
        self.page, self.home = page, home
        self.elsewhere: list[str] = []
        self.errors: list[str] = []
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _request(self, request: object) -> None:
        url = request.url  # type: ignore[attr-defined]
        if not url.startswith((self.home, self.home.replace("http", "ws", 1), "data:", "blob:")):
            self.elsewhere.append(url)

    def _console(self, message: object) -> None:
        # Streamlit probes /<page>/_stcore/… on a cold deep link and logs two 404s of its own
        where = message.location.get("url", "")  # type: ignore[attr-defined]
        if message.type == "error" and "/_stcore/" not in where:  # type: ignore[attr-defined]
            self.errors.append(f"{message.text} {where}")  # type: ignore[attr-defined]

    def open(self, path: str) -> "Screen":
        self.page.goto(f"{self.home}/{path}")
        self.page.wait_for_selector("h1", timeout=60_000)
        self.idle()
        stopped = self.page.locator("[data-testid=stException], .st-key-stopped")
        assert stopped.count() == 0, f"{path} stops at an error"
        return self

    def idle(self) -> "Screen":
        self.page.wait_for_timeout(300)
        self.page.wait_for_function(IDLE, timeout=60_000)
        return self

    def text(self, selector: str) -> str:
        return self.page.locator(selector).first.inner_text()


@pytest.fixture(scope="session")
def chromium() -> str:
    found = os.environ.get("CHROMIUM") or next(
        (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
    )
    if not found:
        pytest.fail("no Chromium found: run `make test-deps` (as root), or set CHROMIUM to its path")
    return found


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with served("app.py") as home:
        yield home


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def reader(browser: Browser, home: str, width: int, height: int, **settings: Any) -> Iterator[Screen]:
    """A fresh reader whose window has a size in pixels of CSS; other settings are those of a browser context."""
    context = browser.new_context(viewport={"width": width, "height": height}, **settings)
    try:
        yield Screen(context.new_page(), home)
    finally:
        context.close()


@pytest.fixture
def screen(browser: Browser, server: str) -> Iterator[Screen]:
    """A fresh reader on a wide screen."""
    with reader(browser, server, 1440, 900) as found:
        yield found


@pytest.fixture
def narrow(browser: Browser, server: str) -> Iterator[Screen]:
    """A fresh reader on a telephone."""
    with reader(browser, server, 390, 844) as found:
        yield found
