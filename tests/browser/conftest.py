"""A server of our own and a browser, for what only a browser shows."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
FLAGS = [
    "--no-sandbox",
    # maps need WebGL; without a graphics card it is drawn by software
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
#: The page is idle: no script runs, nothing is stale or waits for its part of Streamlit, every chart is drawn.
IDLE = """() => {
  const app = document.querySelector('[data-testid=stApp]');
  if (!app || app.getAttribute('data-test-script-state') !== 'notRunning') return false;
  if (document.querySelector('[data-stale="true"], [data-testid=stSkeleton]')) return false;
  return [...document.querySelectorAll('[data-testid=stPlotlyChart]')].every(c => c.querySelector('.js-plotly-plot'));
}"""


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
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "PYTHONPATH": "."}, stdout=subprocess.DEVNULL)
    home = f"http://localhost:{port}"
    try:
        for _ in range(300):
            assert process.poll() is None, "the server stopped while starting"
            try:
                urllib.request.urlopen(f"{home}/_stcore/health", timeout=1)
                break
            except OSError:
                time.sleep(0.2)
        yield home
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def screen(browser: Browser, server: str) -> Iterator[Screen]:
    """A fresh reader on a wide screen."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    yield Screen(context.new_page(), server)
    context.close()


@pytest.fixture
def narrow(browser: Browser, server: str) -> Iterator[Screen]:
    """A fresh reader on a telephone."""
    context = browser.new_context(viewport={"width": 390, "height": 844})
    yield Screen(context.new_page(), server)
    context.close()
