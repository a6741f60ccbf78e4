"""Ratios to a bare page: script time, first load to drawn, filter change to idle, bytes over the wire; and, for the
page of most charts, to a small Dash page of the same (``dash_page``).

Absolute times depend on the machine and are printed for the record; the ratios are what is aimed at (script under
100 ms warm, 150 ms for the pages that compute; filter change under 2.5 times the bare page).
"""

import math
import os
import shutil
import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright
from streamlit.testing.v1 import AppTest

from bench.dash_page import DASH_IDLE
from bench.served import FLAGS, IDLE, answering, served
from components import later

ROOT = Path(__file__).resolve().parent.parent
#: Odd, and enough for the browser to have compiled what it runs: the first two changes cost twice the others.
REPEATS = 9

#: What is clicked, in turn: a sector, or another option of the model; and what is opened first.
_OPTIONS = ["Centre neuf de quatre salles", "Deux salles ajoutées à la plateforme de l’EFS"]
CHANGES: dict[str, tuple[list[str], str]] = {
    "centre": (_OPTIONS, ""),
    "evaluation": (_OPTIONS, "Changer d’option ou d’hypothèses"),
}


#: Seconds in which a server computes the named scenarios behind its first readers.
_FORESEEN = 30
#: The page of most charts.
_DASH = "funding"


class Measure(NamedTuple):
    """Milliseconds, and thousands of bytes."""

    script: float
    load: float
    change: float
    kilobytes: float


def script_time(entry: str, page: str | None) -> float:
    """Median of warm reruns in the server, without a browser, in milliseconds."""
    screen = AppTest.from_file(str(ROOT / entry), default_timeout=120)
    if page:
        screen.switch_page(f"../pages/{page}.py")
    screen.run()
    while not _computed():  # what is computed behind a page is no reader's wait
        time.sleep(0.1)
    screen.run()
    times = []
    for _ in range(REPEATS):
        begin = time.perf_counter()
        screen.run()
        times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times)


def _computed() -> bool:
    done, of = later.computed()
    return done == of


def browsed(
    browser: Browser, address: str, clicks: Sequence[str], opened: str = "", idle: str = IDLE
) -> tuple[float, float, float]:
    """First load to drawn (of a browser that has kept nothing, the median of three), a filter change to idle (median),
    and the bytes of a first load.
    """
    loads = [_loaded(browser, address, idle) for _ in range(2)]
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(_HEARD if idle == IDLE else _ANSWERED)
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    received = [0.0]
    session.on(
        "Network.loadingFinished", lambda event: received.__setitem__(0, received[0] + event["encodedDataLength"])
    )
    session.on(
        "Network.webSocketFrameReceived",
        lambda event: received.__setitem__(0, received[0] + len(event["response"]["payloadData"])),
    )
    loads.append(_drawn(page, address, idle))
    kilobytes = received[0] / 1000
    if opened:
        page.get_by_text(opened, exact=True).first.click()
        page.wait_for_timeout(1500)
    changes = [_change(page, clicks[turn % len(clicks)], idle) for turn in range(REPEATS)]
    context.close()
    return statistics.median(loads), statistics.median(changes), kilobytes


def _loaded(browser: Browser, address: str, idle: str) -> float:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        return _drawn(context.new_page(), address, idle)


def _drawn(page: Page, address: str, idle: str) -> float:
    """Milliseconds from the address to a page that is idle."""
    begin = time.perf_counter()
    page.goto(address)
    page.wait_for_function(idle, timeout=120_000)
    return 1000 * (time.perf_counter() - begin)


#: Notes when the server was last heard.
_HEARD = """
  window.heard = 0;
  window.WebSocket = class extends WebSocket {
    constructor(...said) {
      super(...said);
      this.addEventListener('message', () => { window.heard = performance.now(); });
    }
  };
"""
#: The same of a page that asks, as Dash does.
_ANSWERED = """
  const asked = window.fetch;
  window.fetch = async (...said) => {
    const answer = await asked(...said);
    answer.clone().arrayBuffer().then(() => { window.heard = performance.now(); });
    return answer;
  };
"""
#: Clicks an element and tells how long the page takes to be idle again. Timed where the reader is: a driver would
#: search the page for its words within the time, longer on a longer page. A quick rerun may never show a running
#: state: it has ended once the server answered, is silent, and nothing waits.
_CLICKED = """async (element) => {
  const idle = IDLE, before = performance.now();
  element.click();
  do await new Promise((done) => setTimeout(done, 10));
  while (performance.now() - before < 60000
    && (window.heard < before || performance.now() - window.heard < 30 || !idle()));
  return performance.now() - before;
}"""


def _change(page: Page, click: str, idle: str) -> float:
    """Milliseconds from a click to idle. A reader looks before the next click."""
    page.wait_for_timeout(500)
    return float(page.get_by_text(click, exact=True).first.evaluate(_CLICKED.replace("IDLE", idle)))


def main() -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        raise SystemExit("no Chromium found: see `make test-deps`")
    pages = sorted(path.stem for path in (ROOT / "pages").glob("*.py") if path.stem != "present")
    found: dict[str, Measure] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        with served("bench/bare.py") as home:
            load, change, size = browsed(browser, home, ["one"])
            found["bare"] = Measure(script_time("bench/bare.py", None), load, change, size)
        with served("app.py") as home:
            browsed(browser, home, ["Génique"])  # the first reader of a server is not the measure of the others
            time.sleep(_FORESEEN)
            for page in pages:
                load, change, size = browsed(browser, f"{home}/{page}", *CHANGES.get(page, (["Génique"],)))
                found[page] = Measure(script_time("components/frame.py", page), load, change, size)
        with answering(("bench.dash_page", _DASH)) as home:
            browsed(browser, home, ["Génique"], idle=DASH_IDLE)  # nor is it here
            load, change, size = browsed(browser, home, ["Génique"], idle=DASH_IDLE)
            found[f"dash {_DASH}"] = Measure(math.nan, load, change, size)
        browser.close()
    bare = found["bare"]
    print(f"{'page':<12}{'script ms':>10}{'load ms':>10}{'×bare':>7}{'change ms':>11}{'×bare':>7}{'kB':>8}{'×bare':>7}")
    for page, seen in found.items():
        print(
            f"{page:<12}{seen.script:>10.0f}{seen.load:>10.0f}{seen.load / bare.load:>7.1f}{seen.change:>11.0f}"
            f"{seen.change / bare.change:>7.1f}{seen.kilobytes:>8.0f}{seen.kilobytes / bare.kilobytes:>7.1f}"
        )


if __name__ == "__main__":
    main()
