"""The light page of an exhibit for frames elsewhere: what it holds, its policy, and what a wrong address is told."""

import re
from base64 import b64decode
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from urllib.parse import quote

import hostile
import pytest
from built import built
from fontTools.ttLib import TTFont
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Route
from starlette.testclient import TestClient

import app as door
from components import cache, embed
from dossier.catalogue import Catalogue
from dossier.language import Language, t
from dossier.publisher import Publisher
from dossier.selection import Selection
from dossier.selection_words import applied
from exports.files.failure import ExportFailed
from exports.files.fonts import HEADING, TEXT

_ID = "capacity-lost"
CHOSEN = Selection(Language.EN, sectors=("cell_therapy",))


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """The route behind the headers of the door, without the warm start of the whole dashboard."""
    served = Starlette(routes=[Route("/embed/{name:path}", embed.embed)], middleware=[Middleware(door.Headers)])
    with TestClient(served, base_url="http://localhost", raise_server_exceptions=False) as found:
        yield found


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    """Neither what other tests made, nor, for them, what was made here with something in its place."""
    kept = (embed._page, embed._picture)
    for each in kept:
        each.cache_clear()
    yield
    for each in kept:
        each.cache_clear()


def test_the_page_has_what_the_screen_has(client: TestClient, catalogue: Catalogue) -> None:
    answer = client.get(f"/embed/{_ID}?sector=cell_therapy&lang=en")
    exhibit = built(_ID, CHOSEN)
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/html")
    for text in (exhibit.finding, applied(catalogue, CHOSEN, exhibit.responds), str(catalogue.version)):
        assert text in answer.text
    assert '<html lang="en">' in answer.text and "<script" not in answer.text
    assert answer.text.count("<svg") == 3 and "<details>" in answer.text and "<table>" in answer.text
    assert f'href="../capacity?exhibit={_ID}&amp;lang=en&amp;sector=cell_therapy"' in answer.text


@pytest.mark.parametrize("name", ["actors-directory", "actors-chain-names", "gaps"])
def test_what_is_no_picture_lies_open_as_a_table(client: TestClient, name: str) -> None:
    text = client.get(f"/embed/{name}").text
    assert "<svg" not in text and "<details>" not in text and "<table>" in text


def test_one_policy_and_no_host_by_default(client: TestClient) -> None:
    answer = client.get(f"/embed/{_ID}")
    policies = answer.headers.get_list("content-security-policy")
    assert len(policies) == 1
    assert "default-src 'none'" in policies[0] and policies[0].endswith("frame-ancestors 'none'")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_hosts_that_the_publisher_names_may_frame_it(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embed, "publisher", lambda: Publisher(embedded_in=("www.example.org", "a.example.org")))
    policy = client.get(f"/embed/{_ID}").headers["content-security-policy"]
    assert policy.endswith("frame-ancestors www.example.org a.example.org")


def test_a_picture_is_served_beside_the_page(client: TestClient) -> None:
    png, svg = (client.get(f"/embed/{_ID}.{ending}?sector=cell_therapy") for ending in ("png", "svg"))
    assert (png.headers["content-type"], svg.headers["content-type"]) == ("image/png", "image/svg+xml")
    assert png.content.startswith(b"\x89PNG") and svg.text.startswith("<svg")
    fonts = re.findall(r'@font-face{font-family:"([^"]*)"[^}]*base64,([^)]*)', svg.text)
    assert [name for name, _ in fonts] == [TEXT, HEADING] and all(name in svg.text for name in (TEXT, HEADING))
    said = {sign for sign in unescape(re.sub(r"<style>.*?</style>|<[^>]*>", "", svg.text)) if sign.isalnum()}
    for _, font in fonts:
        assert {ord(sign) for sign in said} <= set(TTFont(BytesIO(b64decode(font))).getBestCmap())
    assert sum(len(font) for _, font in fonts) < 60_000
    assert "frame-ancestors 'self'" in png.headers["content-security-policy"], "a file keeps the headers of the door"


@pytest.mark.parametrize("name", ["nothing", f"{_ID}.exe", "a/b", quote('<script>alert(1)</script>"'), "x" * 500])
def test_an_unknown_name_is_said_in_both_languages(client: TestClient, name: str) -> None:
    answer = client.get(f"/embed/{name}?lang=en")
    assert answer.status_code == 404
    english, french = answer.text.index('<p lang="en">'), answer.text.index('<p lang="fr">')
    assert english < french, "the reader's language first"
    assert "<script" not in answer.text and "xxx" * 30 not in answer.text
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


def test_values_that_mean_nothing_are_named_as_in_the_dashboard(client: TestClient) -> None:
    text = client.get(f"/embed/{_ID}?region=Atlantis&sector=<b>&lang=en").text
    assert "region = Atlantis, sector = &lt;b&gt;" in text and "<b>" not in text
    told = client.get("/embed/centre-account?s=2~nowhere&lang=en").text
    assert 'role="note"' in told, "an option that there is not is told"


def test_a_link_that_a_mail_escaped_is_read(client: TestClient) -> None:
    assert "cell therapy" in client.get(f"/embed/{_ID}?sector=cell_therapy&amp;lang=EN").text


def test_an_empty_selection_says_so(client: TestClient) -> None:
    exhibit = built("capacity-sites", Selection(Language.EN, cities=("nowhere",)))
    assert exhibit.empty
    answer = client.get("/embed/capacity-sites?city=nowhere&lang=en")
    assert answer.status_code == 200 and f"<h1>{exhibit.finding}</h1>" in answer.text
    assert "<svg" not in answer.text and "city = nowhere" in answer.text


@pytest.mark.parametrize("query", ["sector=" + "x" * 10_000, "&".join(f"k{i}=1" for i in range(500))])
def test_a_query_that_nobody_writes_is_a_sentence(client: TestClient, query: str) -> None:
    answer = client.get(f"/embed/{_ID}?{query}")
    assert answer.status_code in (400, 414)
    assert t(Language.FR, "share.embed.long") in answer.text and t(Language.EN, "share.embed.long") in answer.text


@pytest.mark.parametrize(
    "query", ["%ff%00=%00&s=%00", "lang=%00", "s=" + quote("2~efs-two-rooms~rooms=1e999"), "&&&==="]
)
def test_a_hostile_query_is_no_trace(client: TestClient, query: str) -> None:
    answer = client.get(f"/embed/centre-account?{query}")
    assert answer.status_code == 200 and "Traceback" not in answer.text


def test_what_cannot_be_made_is_a_sentence(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise ExportFailed("font", "Source Sans 3")

    def breaks(*_: object) -> None:
        raise RuntimeError("secret")

    monkeypatch.setattr(embed, "embedded_page", fails)
    answer = client.get(f"/embed/{_ID}")
    assert answer.status_code == 503 and "Source Sans 3" in answer.text
    monkeypatch.setattr(embed, "embedded_page", breaks)
    answer = client.get(f"/embed/{_ID}")
    assert answer.status_code == 500 and "secret" not in answer.text
    assert t(Language.EN, "share.embed.failed") in answer.text


@pytest.mark.parametrize("text", hostile.TEXTS[:4])
def test_every_text_is_escaped(client: TestClient, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    spoilt = hostile.spoilt(built(_ID), text)
    monkeypatch.setattr(cache, "exhibit", lambda *_: spoilt)
    answer = client.get(f"/embed/{_ID}")
    assert answer.status_code == 200
    assert "<script" not in answer.text and "<img" not in answer.text and "onerror=alert(1)>" not in answer.text
