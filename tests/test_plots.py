"""Charts on their way into the page: what Plotly is told, what a click picks, where the library lies."""

import json
from xml.etree import ElementTree

import plotly.graph_objects as go
import pytest
from plotly.offline import get_plotlyjs
from starlette.testclient import TestClient

import app as door
from components import cache
from components.charts.bars import bar_traces
from components.charts.figure import CHARTS, figure
from components.doorway.chart_library import PLOTLY_NAME
from components.doorway.shell_script import shell_script
from dossier.exhibits import Kind, register
from dossier.language import Language
from dossier.selection import KEYS, Facet, Selection


def charts() -> list[str]:
    return [name for name in register() if (seen := cache.exhibit(name, Selection())).kind in CHARTS and seen.drawn]


@pytest.fixture(scope="module")
def client() -> TestClient:
    return TestClient(door.app, base_url="http://localhost", follow_redirects=False)


def parts(html: str) -> list[ElementTree.Element]:
    """The place of a chart, and the script that hands it over."""
    return list(ElementTree.fromstring(f"<p>{html}</p>"))


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", charts())
def test_a_chart_travels_whole(name: str, language: Language) -> None:
    selection = Selection(language)
    exhibit = cache.exhibit(name, selection)
    place, _ = parts(cache.finished_plot(name, selection))
    told = json.loads(place[0].text or "")
    assert go.Figure({part: told[part] for part in ("data", "layout")}) == figure(exhibit)
    assert told["config"]["locale"] == language and not told["config"]["displayModeBar"]
    assert place.get("role") == "img" and place.get("aria-label") == (exhibit.text_alternative or exhibit.finding)
    assert place.get("style") == f"height:{told['layout']['height']}px", "nothing moves once it is drawn"


def test_words_of_a_chart_cannot_end_its_place() -> None:
    for name in charts():
        place, script = parts(cache.finished_plot(name, Selection()))
        assert place.tag == "div" and script.tag == "script" and len(place) == 1 and len(place[0]) == 0


def test_a_click_on_a_mark_picks_what_its_row_says() -> None:
    place, _ = parts(cache.finished_plot("capacity-by-phase", Selection()))
    exhibit = cache.exhibit("capacity-by-phase", Selection())
    assert place.get("data-facet") == KEYS[Facet.PHASES]
    assert json.loads(place.get("data-codes", "")) == list(exhibit.table["phase_code"])
    assert int(place.get("data-traces", "")) == bar_traces(exhibit)
    marks = figure(exhibit).data[: bar_traces(exhibit)]
    assert all(len(trace.x) == len(exhibit.table) for trace in marks), "a mark a row"


def test_only_bars_of_what_is_filtered_are_clicked() -> None:
    for name in charts():
        exhibit = cache.exhibit(name, Selection())
        clicked = "data-facet" in cache.finished_plot(name, Selection())
        assert not clicked or (exhibit.kind == Kind.BAR and exhibit.responds)
        assert "data-facet" not in cache.finished_stage_plot(name, Selection()), "a slide is not clicked"
        assert '"height"' not in cache.finished_stage_plot(name, Selection()).partition('"template"')[0]


def test_the_library_is_the_installed_one_and_is_kept(client: TestClient) -> None:
    assert f'"./door/{PLOTLY_NAME}"' in shell_script()
    answer = client.get(f"/door/{PLOTLY_NAME}")
    assert answer.headers["content-encoding"] == "gzip" and "immutable" in answer.headers["cache-control"]
    assert answer.text == get_plotlyjs()
    assert client.get(f"/door/{PLOTLY_NAME}", headers={"accept-encoding": "identity"}).status_code == 406
