"""A private dossier: nothing answers a stranger, readers come in and out by a whole sign-in, it ends by our clock."""

import re
import time
from html import unescape
from secrets import token_hex

import pytest
from behind_a_guard import PRIVATE, SECRET, USER, auth, auth_of, client, cookies, provided, sent, served
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from components import page_chrome
from components.admission import guard
from components.admission.rules import Rules, read_rules
from components.admission.visitor import visitor
from dossier.contents import EVERY_PAGE
from dossier.language import Language, t

__all__ = ["auth", "client", "provided", "served"]

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
    signed = int(time.time()) - 3600
    who = visitor(cookies(signed=signed), rules)
    assert who is not None and who.until == signed + 8 * 3600


def test_a_long_cookie_comes_in_parts_of_one_sign_in(rules: Rules) -> None:
    given, older = cookies(name=LONG), cookies(age=60, name=LONG)
    assert len(given) > 2
    who = visitor(given, rules)
    assert who is not None and who.mail == "reader@example.org"
    assert visitor({**given, f"{USER}_2": older[f"{USER}_2"]}, rules) is None


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
