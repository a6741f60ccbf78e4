"""A private dossier: nothing answers a stranger, readers come in and out by a whole sign-in, it ends by our clock."""

import re
import time
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from secrets import token_hex
from urllib.parse import urlsplit

import httpx
import pytest
from behind_a_guard import ORIGIN, PRIVATE, SECRET, USER, auth_of, cookies, listening, private_door, provider, sent
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocketDisconnect
from streamlit.testing.v1 import AppTest

import app as door
from components import page_chrome
from components.admission import guard, rates
from components.admission.rules import Rules, read_rules
from components.admission.sign_in import ours
from components.admission.visitor import visitor
from dossier.contents import EVERY_PAGE
from dossier.language import Language, t

#: A name that no compression makes short.
LONG = token_hex(6000)
STREAM = "/_stcore/stream"
CLOSED = (
    "/",
    *(f"/{page}?lang=en" for page in EVERY_PAGE[1:3]),
    "/present",
    "/no-such-page",
    "/much/too/deep",
    "/geo/fr_regions.geojson",
    "/embed/capacity-lost",
    "/embed/capacity-lost.png",
    "/files/en/brief.pdf",
    "/files/fr/tables.zip",
    "/files/picture/capacity-lost.svg",
    "/files/data/capacity-lost.csv",
    "/media/0123.pdf",
    "/component/any/index.html",
    "/door/shell.js",
    "/_stcore/host-config",
    "/_stcore/metrics",
    "/_stcore/upload_file/a/b",
    "/auth/login",
    "//geo/fr_regions.geojson",
    "/static/../geo/fr_regions.geojson",
    "/robots.txt",
)


@pytest.fixture(scope="module")
def provided() -> Iterator[str]:
    with provider() as address:
        yield address


@pytest.fixture(scope="module")
def auth(provided: str) -> dict[str, str]:
    return auth_of(provided)


@pytest.fixture(scope="module")
def served(auth: dict[str, str], tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with private_door(auth, tmp_path_factory.mktemp("secrets")):
        yield TestClient(door.app, base_url=ORIGIN, follow_redirects=False)


@pytest.fixture
def client(served: TestClient) -> TestClient:
    served.cookies.clear()
    return served


@pytest.mark.parametrize("path", CLOSED)
def test_no_address_answers_a_stranger(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (401, 404) if ".." in path else answer.status_code == 401
    assert "FeatureCollection" not in answer.text and "og:" not in answer.text
    if answer.status_code == 401:
        assert answer.headers["cache-control"] == "no-store"


def test_what_is_open_is_the_same_for_every_dossier(client: TestClient) -> None:
    # nothing runs behind this client, which is what the health says
    assert client.get("/_stcore/health").status_code in (200, 503)
    assert client.get("/door/icon.svg").status_code == 200


@pytest.mark.parametrize(("address", "language"), [("/actors", Language.FR), ("/actors?lang=en", Language.EN)])
def test_before_the_sign_in_a_page_has_the_name_and_nothing_else(
    client: TestClient, address: str, language: Language
) -> None:
    page = client.get(address).text
    assert f'<html lang="{language}">' in page and "<title>Phase III</title>" in page
    assert re.findall(r"<h\d>(.*?)</h\d>", page) == ["Phase III"]
    assert re.findall(r'<section lang="(..)">', page) == [str(each) for each in language.before_others()]
    for each in Language:
        assert t(each, "admission.closed") in unescape(page)
        for key in ("frame.title", "shell.about", "page.actors.title", "page.actors.short"):
            assert t(each, key) not in unescape(page)
    assert "og:" not in page and "<script" not in page and "description" not in page


@pytest.mark.parametrize("method", ["post", "put", "delete", "options", "head"])
def test_no_method_goes_round_the_guard(client: TestClient, method: str) -> None:
    assert getattr(client, method)("/files/en/index.html").status_code == 401


def test_a_reader_sees_all_and_no_cache_on_the_way_keeps_it(client: TestClient) -> None:
    for path in ("/actors", "/geo/fr_regions.geojson", "/embed/capacity-lost", "/door/shell.js"):
        answer = client.get(path, headers=sent(cookies()))
        assert answer.status_code == 200
        assert answer.headers["cache-control"] == "private, no-cache"
    assert client.get("/actors", headers=sent(cookies(email="One.Reader@Elsewhere.example"))).status_code == 200


@pytest.mark.parametrize(
    "mail",
    ["other@elsewhere.example", "a@sub.example.org", "a@notexample.org", "a@example.org.evil.example", "example.org@x"],
)
def test_an_address_that_is_not_named_is_told_so_and_led_out(client: TestClient, mail: str) -> None:
    answer = client.get("/actors?lang=en", headers=sent(cookies(email=mail)))
    assert answer.status_code == 403
    assert t(Language.EN, "admission.stranger", mail=mail) in unescape(answer.text)
    assert 'href="/auth/logout"' in answer.text and "og:" not in answer.text


@pytest.mark.parametrize("claims", [{"email": None}, {"email": 3}, {"email": ""}, {"email_verified": False}])
def test_an_address_that_nobody_vouches_for_opens_nothing(client: TestClient, claims: dict[str, object]) -> None:
    answer = client.get("/", headers=sent(cookies(**claims)))
    assert answer.status_code == 403
    assert t(Language.FR, "admission.no_mail") in unescape(answer.text)


@pytest.mark.parametrize(
    "given",
    [
        {USER: "forged"},
        {USER: "né"},
        cookies(secret="another secret, as long as the one of the tests"),
        cookies(age=8 * 3600 + 1),
        cookies(origin="https://another.example"),
        cookies(is_logged_in=False),
        cookies(is_logged_in="true"),
        {"_streamlit_user_tokens": cookies()[USER]},
        {USER: cookies(name=LONG)[USER]},
    ],
    ids=["forged", "accent", "secret", "age", "origin", "out", "text", "name", "parts"],
)
def test_a_cookie_that_is_not_ours_or_too_old_is_none(rules: Rules, given: dict[str, str]) -> None:
    assert visitor(given, rules) is None


@pytest.fixture
def rules() -> Rules:
    return read_rules(PRIVATE, {"auth": auth_of()})


def test_the_end_is_counted_from_the_sign_in(rules: Rules) -> None:
    who = visitor(cookies(age=3600), rules)
    assert who is not None and abs(who.until - time.time() - 7 * 3600) < 3


def test_a_long_cookie_comes_in_parts_of_one_sign_in(rules: Rules) -> None:
    given, older = cookies(name=LONG), cookies(age=60, name=LONG)
    assert len(given) > 2
    who = visitor(given, rules)
    assert who is not None and who.mail == "reader@example.org"
    assert visitor({**given, f"{USER}_2": older[f"{USER}_2"]}, rules) is None


def signed_in(client: TestClient, address: str, mail: str = "reader@example.org") -> httpx.Response:
    """The whole way of a browser, from the address asked for to what the return of the provider answers."""
    page = client.get(address)
    (way,) = set(re.findall(r'href="(/door/enter[^"]*)"', page.text))
    leads = client.get(unescape(way))
    assert leads.status_code == 302
    asked = httpx.post(leads.headers["location"], data={"sub": mail})
    back = urlsplit(asked.headers["location"])
    assert f"{back.scheme}://{back.netloc}" == ORIGIN
    return client.get(f"{back.path}?{back.query}")


@pytest.mark.parametrize("address", ["/actors?lang=en&sector=gene_therapy", "/?s=a%3Bb%2Cc&city=Besan%C3%A7on", "/"])
def test_after_a_whole_sign_in_the_reader_is_at_the_address_asked_for(client: TestClient, address: str) -> None:
    answer = signed_in(client, address)
    assert (answer.status_code, answer.headers["location"]) == (302, address)
    assert client.get(address).status_code == 200
    given = next(each for each in answer.headers.get_list("set-cookie") if each.startswith(f"{USER}="))
    assert "HttpOnly" in given and "SameSite=lax" in given


def test_whoever_signs_out_is_a_stranger_again(client: TestClient, provided: str) -> None:
    signed_in(client, "/actors")
    assert client.get("/actors").status_code == 200
    out = client.get("/auth/logout")
    assert out.headers["location"].startswith(f"{provided}/oauth2/end_session")
    # the provider sends back without a word: to the first page, which asks who comes
    assert client.get("/oauth2callback").headers["location"] == "/"
    assert client.get("/actors").status_code == 401


@pytest.mark.parametrize("query", ["state=x&code=y", "error=access_denied&state=x", "error=server_error"])
def test_a_sign_in_that_fails_is_said_with_the_way_to_try_again(client: TestClient, query: str) -> None:
    client.cookies.set("phase_iii_asked", "/actors?lang=en", path="/oauth2callback")
    answer = client.get(f"/oauth2callback?{query}")
    assert answer.status_code == 403 and USER not in client.cookies
    assert t(Language.FR, "admission.failed") in unescape(answer.text)
    assert "/door/enter?to=%2Factors%3Flang%3Den" in answer.text


def test_a_provider_that_fell_silent_is_said_and_the_address_is_kept(
    client: TestClient, auth: dict[str, str], tmp_path: Path
) -> None:
    silent = {**auth, "server_metadata_url": "http://localhost:1/nothing"}
    with private_door(silent, tmp_path):
        answer = client.get("/door/enter?to=%2Factors%3Flang%3Den")
    assert answer.status_code == 502
    assert t(Language.EN, "admission.silent") in unescape(answer.text)
    assert 'href="/door/enter?to=%2Factors%3Flang%3Den"' in answer.text


def test_a_sign_in_may_be_begun_often_but_not_without_end(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert rates.LIGHT.most > 100, "a reader who tries again and again is not told so"
    client.get("/door/icon.svg")  # the layers are there
    layer = door.app._starlette_app.middleware_stack
    while not isinstance(layer, rates.RateLimit):
        layer = layer.app
    three = {kind: rates.Bucket(rates.Allowance(3, 1e-9)) for kind in layer._own}
    monkeypatch.setattr(layer, "_own", three)
    answers = [client.get("/door/enter?to=%2Factors") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 302, 429], "the first gives the number"
    assert t(Language.FR, "admission.often") in unescape(answers[-1].text) and "retry-after" in answers[-1].headers
    client.cookies.clear()
    assert client.get("/door/enter").status_code == 302, "another reader of the same room"


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a\r\nb", "/é", "/" * 9],
)
def test_the_return_leads_to_no_other_site(address: str) -> None:
    assert ours(address) == "/"


@pytest.fixture
def guarded(client: TestClient) -> Iterator[TestClient]:
    """The guard alone, before something that listens and echoes."""
    assert any(layer.cls is guard.Guard for layer in door.app._user_middleware)
    with TestClient(guard.Guard(listening), base_url=client.base_url) as alone:
        yield alone


def test_no_socket_opens_for_a_stranger(guarded: TestClient) -> None:
    for given, status in ((sent({USER: "forged"}), 401), (sent(cookies(email="a@b.example")), 403)):
        with pytest.raises(WebSocketDenialResponse) as denied, guarded.websocket_connect(STREAM, headers=given):
            pass
        assert denied.value.status_code == status


def test_a_socket_closes_when_the_sign_in_ends(guarded: TestClient) -> None:
    begin = time.monotonic()
    with guarded.websocket_connect(STREAM, headers=sent(cookies(age=8 * 3600 - 3))) as socket:
        socket.send_bytes(b"open")
        assert socket.receive_bytes() == b"open"
        with pytest.raises(WebSocketDisconnect) as ended:
            socket.receive_bytes()
    assert ended.value.code == 1008 and time.monotonic() - begin < 5


def test_signing_out_in_one_window_closes_the_others_of_that_reader_only(guarded: TestClient) -> None:
    mine, other = cookies(), sent(cookies(email="other@example.org"))
    with (
        guarded.websocket_connect(STREAM, headers=sent(mine)) as socket,
        guarded.websocket_connect(STREAM, headers=other) as stays,
    ):
        rules = guard.rules()
        who = rules and visitor(mine, rules)
        guarded.portal.call(guarded.app._leave, who)
        with pytest.raises(WebSocketDisconnect):
            socket.receive_bytes()
        stays.send_bytes(b"open")
        assert stays.receive_bytes() == b"open"
    assert guarded.app._sockets == {}


def test_a_public_dossier_has_no_guard(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "rules", lambda: None)
    assert client.get("/actors").status_code == 200
    assert "cache-control" not in client.get("/geo/fr_regions.geojson").headers


def test_secrets_are_never_repeated(client: TestClient) -> None:
    assert SECRET not in client.get("/").text


def test_in_a_private_dossier_the_foot_says_who_reads_and_leads_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def foot() -> None:
        from components import page_chrome
        from dossier.language import Language

        page_chrome.draw_way_out(Language.EN)

    assert [part.value for part in AppTest.from_function(foot).run().get("html")] == []
    monkeypatch.setattr(page_chrome, "publisher", lambda: PRIVATE)
    (part,) = AppTest.from_function(foot).run().get("html")
    assert 'href="./auth/logout" target="_self"' in part.proto.body
    assert t(Language.EN, "admission.footer.leave") in part.proto.body
