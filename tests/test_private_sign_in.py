"""Signing in and out of a private dossier by the whole way of a browser, and what is said where it fails."""

import re
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest
from behind_a_guard import ORIGIN, USER, auth, client, private_door, provided, served
from starlette.testclient import TestClient

import app as door
from components.admission import rates
from components.admission.sign_in import ours
from dossier.language import Language, t

__all__ = ["auth", "client", "provided", "served"]


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


@pytest.mark.parametrize(
    "address",
    ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)", "", "/a\r\nb", "/é", "/" * 9],
)
def test_the_return_leads_to_no_other_site(address: str) -> None:
    assert ours(address) == "/"


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
