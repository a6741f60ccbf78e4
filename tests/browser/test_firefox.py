"""The same in the other engine: first page, a page of charts, the map, the presenter, a file."""

import os
import shutil
import time
from collections.abc import Iterator

import pytest
from browser.conftest import IDLE
from marionette_driver.marionette import Marionette

#: Seconds that a page may take on a busy machine.
_PATIENCE = 90
#: The page is drawn.
DRAWN = f"return !!document.querySelector('h1') && ({IDLE})();"
#: Charts are drawn when the reader comes near them.
FIRST_CHART = """
const chart = document.querySelector('.plot');
if (chart && !chart.querySelector('.js-plotly-plot')) { chart.dataset.waits = ""; chart.scrollIntoView(); }"""
#: What is seen: pictures of ours, charts of Plotly, faults, how much wider than its window the page is.
SEEN = """
const seen = (all) => [...document.querySelectorAll(all)].filter(
  e => e.getBoundingClientRect().height > 20 && e.checkVisibility({visibilityProperty: true, opacityProperty: true})
).length;
const main = document.querySelector('[data-testid=stMain]');
const stopped = document.querySelectorAll('[data-testid=stException], .st-key-stopped');
return [seen('.picture svg'), seen('.js-plotly-plot'), stopped.length,
  main.scrollWidth - main.clientWidth];"""
KIND = """
const [address, done] = arguments;
fetch(address).then(answer => done([answer.status, answer.headers.get('content-type')]));"""


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Marionette]:
    found = os.environ.get("FIREFOX") or shutil.which("firefox-esr") or shutil.which("firefox")
    if not found:
        pytest.fail("no Firefox found: run `make test-deps` (as root), or set FIREFOX to its path")
    # a folder: it removes a file of that name, were it /dev/null
    driver = Marionette(bin=found, headless=True, gecko_log=str(tmp_path_factory.mktemp("firefox")))
    driver.start_session()
    driver.timeout.script = _PATIENCE
    yield driver
    driver.quit()


def wait(firefox: Marionette, drawn: str) -> None:
    end = time.monotonic() + _PATIENCE
    while not firefox.execute_script(drawn):
        assert time.monotonic() < end, f"{firefox.get_url()} is never drawn"
        time.sleep(0.3)


def opened(firefox: Marionette, address: str) -> tuple[int, int]:
    """Pictures and charts of a page once it is drawn, whole and as wide as its window."""
    firefox.navigate(address)
    wait(firefox, DRAWN)
    firefox.execute_script(FIRST_CHART)
    wait(firefox, DRAWN)
    pictures, charts, faults, wider = firefox.execute_script(SEEN)
    assert (faults, wider <= 1) == (0, True), address
    return pictures, charts


def test_the_other_engine_draws_the_same(firefox: Marionette, server: str) -> None:
    pictures, _ = opened(firefox, f"{server}/")
    assert pictures > 3
    _, charts = opened(firefox, f"{server}/funding?lang=en")
    assert charts > 0
    pictures, _ = opened(firefox, f"{server}/actors?region=Bretagne")
    assert pictures > 0
    assert firefox.execute_script("return document.querySelectorAll('.picture .territory').length") > 1
    pictures, _ = opened(firefox, f"{server}/present?slide=2")
    assert pictures == 1, "one slide is seen"
    for address, kind in (("embed/brief-map.png", "image/png"), ("files/fr/tables.zip", "application/zip")):
        assert firefox.execute_async_script(KIND, (f"{server}/{address}",)) == [200, kind]
