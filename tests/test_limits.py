"""What no reader sends is refused in both languages: another name, a page elsewhere, a long body, too many files."""

from collections import Counter
from html import unescape

import pytest
from behind_a_guard import listening
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.types import Receive, Scope, Send
from streamlit import config, net_util
from streamlit.web.server.starlette.starlette_websocket import _is_origin_allowed

import app as door
from components.admission import hosts, rates
from components.admission.bodies import BodyLimit
from components.admission.rates import Allowance, Bucket
from dossier.language import Language, t
from dossier.publisher import Publisher

HOME = "http://localhost:8671"
STREAM = "ws://localhost:8671/_stcore/stream"


@pytest.fixture(scope="module")
def served() -> TestClient:
    """Each request on its own: the application of this process is started by one test only (``test_app``)."""
    return TestClient(door.app, base_url=HOME, follow_redirects=False)


@pytest.fixture
def client(served: TestClient) -> TestClient:
    served.cookies.clear()
    return served


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> None:
    who = Publisher(address="https://dossier.example.org")
    monkeypatch.setattr(hosts, "publisher", lambda: who)
    monkeypatch.setattr(door, "publisher", lambda: who)


def says(text: str, key: str) -> bool:
    return all(t(language, f"admission.{key}") in unescape(text) for language in Language)


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("dossier.example.org", 200),
        ("DOSSIER.example.org:443", 200),
        ("localhost:8671", 200),
        ("127.0.0.1", 200),
        ("[::1]:8671", 200),
        ("evil.example", 400),
        ("dossier.example.org.evil.example", 400),
        ("dossier.example.org@evil.example", 400),
        ("[broken", 400),
    ],
)
@pytest.mark.usefixtures("named")
def test_the_dossier_answers_to_its_name(client: TestClient, host: str, status: int) -> None:
    answer = client.get("/actors", headers={"host": host})
    assert answer.status_code == status
    if status == 400:
        assert says(answer.text, "host") and 'href="https://dossier.example.org"' in answer.text
        assert client.get("/_stcore/health", headers={"host": host}).status_code in (200, 503)


def test_names_that_are_given_stand_for_that_of_the_dossier(client: TestClient) -> None:
    before = config.get_option("server.allowedHosts")
    config.set_option("server.allowedHosts", ["*.example.org"])
    try:
        assert client.get("/actors", headers={"host": "a.example.org"}).status_code == 200
        assert client.get("/actors", headers={"host": "localhost"}).status_code == 400
    finally:
        config.set_option("server.allowedHosts", before)
    assert client.get("/actors", headers={"host": "anything.example"}).status_code == 200, "without a name, any"


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://localhost:3000", "https://[broken"])
def test_a_page_elsewhere_opens_no_socket_and_sends_nothing(client: TestClient, origin: str) -> None:
    with (
        pytest.raises(WebSocketDenialResponse) as denied,
        client.websocket_connect(STREAM, subprotocols=["streamlit"], headers={"origin": origin}),
    ):
        pass
    assert denied.value.status_code == 403
    for method in ("PUT", "POST", "DELETE"):
        answer = client.request(method, "/_stcore/upload_file/a/b", headers={"origin": origin})
        assert answer.status_code == 403 and says(answer.text, "origin")
    assert client.get("/geo/fr_regions.geojson", headers={"origin": origin}).status_code == 200


@pytest.mark.usefixtures("named")
@pytest.mark.parametrize("origin", [HOME, "https://dossier.example.org"])
def test_a_page_of_ours_opens_its_socket_and_nobody_outside_is_asked(
    monkeypatch: pytest.MonkeyPatch, origin: str
) -> None:
    monkeypatch.setattr(net_util, "get_external_ip", lambda: pytest.fail("a service outside is asked who we are"))
    with TestClient(hosts.OwnHost(listening)).websocket_connect(STREAM, headers={"origin": origin}) as socket:
        # the host that Streamlit is told
        assert _is_origin_allowed(origin, socket.accepted_subprotocol)


def test_what_is_sent_is_short(client: TestClient) -> None:
    most = config.get_option("server.maxUploadSize") * 1_000_000
    for path in ("/", "/files/fr/index.html", "/_stcore/upload_file/a/b", "/no-such-page"):
        announced = client.put(path, content=b"", headers={"content-length": str(most + 1)})
        assert announced.status_code == 413 and says(announced.text, "long")
    assert client.get("/", headers={"content-length": "-1"}).status_code == 413


async def reads(scope: Scope, receive: Receive, send: Send) -> None:
    """Says how much came."""
    come = await Request(scope, receive).body()
    await PlainTextResponse(str(len(come)))(scope, receive, send)


@pytest.mark.parametrize("more", [0, 1])
def test_what_is_sent_without_being_announced_is_counted_as_it_comes(more: int) -> None:
    most = config.get_option("server.maxUploadSize") * 1_000_000
    parts = (part for part in (b"0" * (most // 2), b"0" * (most - most // 2), b"0" * more))
    answer = TestClient(BodyLimit(reads), base_url=HOME).put("/", content=parts)
    assert "content-length" not in answer.request.headers
    if more:
        assert answer.status_code == 413 and says(answer.text, "long")
    else:
        assert (answer.status_code, answer.text) == (200, str(most))


def test_what_comes_through_the_socket_is_short() -> None:
    assert config.get_option("server.maxWidgetStateSize") <= 2
    assert config.get_option("server.maxMessageSize") <= 20


@pytest.fixture
def few(served: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three at once and none again; those without a cookie nine, together."""
    layer = served.app._starlette_app.middleware_stack
    while not isinstance(layer, rates.RateLimit):
        layer = layer.app
    own, shared = Allowance(3, 1e-9), Allowance(9, 1e-9)
    monkeypatch.setattr(layer, "_own", {kind: Bucket(own) for kind in layer._own})
    monkeypatch.setattr(layer, "_shared", {kind: Bucket(shared) for kind in layer._shared})


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize("path", ["/embed/capacity-lost?lang=en", "/files/en/tables.zip", "/files/data/no-such.csv"])
def test_files_are_counted_by_reader_and_not_by_address(client: TestClient, path: str) -> None:
    assert client.get(path).cookies["phase_iii_reader"], "the first gives the number"
    answers = [client.get(path) for _ in range(4)]
    assert [answer.status_code == 429 for answer in answers] == [False, False, False, True]
    assert says(answers[-1].text, "often") and int(answers[-1].headers["retry-after"]) > 0
    client.cookies.clear()
    assert client.get(path).status_code != 429, "another reader of the same room"


@pytest.mark.usefixtures("few")
def test_who_keeps_no_cookie_or_makes_one_up_shares_an_allowance(client: TestClient) -> None:
    found = []
    for n in range(11):
        client.cookies.clear()
        given = {"cookie": f"phase_iii_reader={n:032x}.made-up"} if n % 2 else {}
        found.append(client.get("/embed/capacity-lost", headers=given).status_code)
    assert found == [200] * 9 + [429] * 2


@pytest.mark.usefixtures("few")
def test_pages_and_boundaries_are_not_counted(client: TestClient) -> None:
    for path in ("/actors", "/geo/fr_regions.geojson", "/door/shell.js"):
        answers = [client.get(path) for _ in range(12)]
        assert {answer.status_code for answer in answers} == {200}
        assert not any("phase_iii_reader" in answer.headers.get("set-cookie", "") for answer in answers)


def test_an_allowance_comes_back_with_time() -> None:
    now = [0.0]
    bucket = Bucket(Allowance(2, 0.5), lambda: now[0])
    assert [bucket.wait("a"), bucket.wait("a"), bucket.wait("a")] == [0, 0, 2]
    assert bucket.wait("b") == 0
    now[0] = 1.0
    assert bucket.wait("a") == 1, "who asks too early does not wait longer for it"
    now[0] = 2.0
    assert bucket.wait("a") == 0
    now[0] = 1000.0
    assert [bucket.wait("a") for _ in range(3)] == [0, 0, 2], "never more than at the beginning"


PATHS = ("/", "/actors", "/brief", "/no-such-page", "/geo/fr_regions.geojson", "/embed/capacity-lost", "/embed/none")


@pytest.mark.parametrize(
    "path", [*PATHS, "/files/fr/index.html", "/files/none", "/door/shell.js", "/_stcore/health", "/_stcore/host-config"]
)
def test_no_header_is_there_twice(client: TestClient, path: str) -> None:
    for given in ({}, {"accept-encoding": "gzip", "origin": HOME, "x-forwarded-proto": "https"}):
        names = Counter(name.lower() for name, _ in client.get(path, headers=given).headers.multi_items())
        assert [name for name, times in names.items() if times > 1 and name != "set-cookie"] == []
        assert names["content-security-policy"] == 1 and names["x-content-type-options"] == 1


def test_tls_is_kept_where_there_is_tls_and_only_there(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = "max-age=31536000"
    name = "strict-transport-security"
    assert name not in client.get("/actors").headers
    assert client.get("/actors", headers={"x-forwarded-proto": "https"}).headers[name] == kept
    assert client.get("/embed/none", headers={"x-forwarded-proto": "https"}).headers[name] == kept
    assert client.get("https://localhost:8671/actors").headers[name] == kept
    monkeypatch.setattr(door, "publisher", lambda: Publisher(address="https://dossier.example.org"))
    assert client.get("/actors").headers[name] == kept, "a proxy that does not say so"


def test_a_refusal_has_the_headers_too(client: TestClient) -> None:
    headers = client.put("/", content=b"", headers={"content-length": "9000000"}).headers
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff" and headers["cache-control"] == "no-store"
