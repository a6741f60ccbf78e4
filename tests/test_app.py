"""The door: security headers on every answer, boundaries served, policy that knows the installed page."""

import re

import pytest
from screens import inline_scripts
from starlette.testclient import TestClient

import app as door
from components.doorway.head import STREAMLIT_PAGE
from components.doorway.packed import packed


@pytest.fixture(scope="module")
def client() -> TestClient:
    """Not entered: what is asked for needs no warm start, and an application starts once in a process."""
    return TestClient(door.app, base_url="http://localhost")


@pytest.mark.parametrize("path", ["/", "/actors", "/geo/fr_regions.geojson", "/geo/nothing.geojson"])
def test_every_answer_carries_the_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    for part in ("default-src 'self'", "object-src 'none'", "frame-ancestors 'self'", "base-uri 'self'"):
        assert part in policy
    assert "unsafe-inline" not in policy.split("style-src")[0], "scripts are allowed by hash only"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_the_policy_names_no_other_host() -> None:
    assert not re.search(r"https?:|\*", door.policy())


@pytest.mark.parametrize("address", ["", "actors", "present", "no-such-page"])
def test_the_policy_allows_every_inline_script_of_a_page_as_it_is_served(client: TestClient, address: str) -> None:
    answer = client.get(f"/{address}")
    scripts = inline_scripts(answer.text)
    assert scripts, "nothing to allow: the policy would be looser than needed"
    allowed = answer.headers["content-security-policy"]
    assert all(door._hash(script) in allowed for script in scripts)


@pytest.mark.parametrize("path", ["/embed/capacity-lost", "/files/fr/index.html", "/files/table/actors-directory.html"])
def test_what_is_read_without_the_application_has_no_script(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200 and "<script" not in answer.text


def test_boundaries_are_served_and_nothing_else_of_the_data(client: TestClient) -> None:
    assert client.get("/geo/fr_regions.geojson").json()["type"] == "FeatureCollection"
    assert client.get("/geo/../actors.csv").headers["content-type"].startswith("text/html")


def test_the_first_page_has_an_address_of_its_own_that_keeps_its_state(client: TestClient) -> None:
    answer = client.get("/brief?lang=en&sector=gene_therapy", follow_redirects=False)
    assert answer.headers["location"] == "./?lang=en&sector=gene_therapy"


def test_answers_are_compressed(client: TestClient) -> None:
    assert (
        client.get("/geo/fr_regions.geojson", headers={"accept-encoding": "gzip"}).headers["content-encoding"] == "gzip"
    )


def test_scripts_of_streamlit_are_packed_once_and_kept_for_good(client: TestClient) -> None:
    folder = STREAMLIT_PAGE.parent / "static" / "js"
    script = next(path for path in sorted(folder.glob("index.*.js")) if path.stat().st_size > 100_000)
    answer = client.get(f"/static/js/{script.name}", headers={"accept-encoding": "gzip"})
    assert answer.content == script.read_bytes() and answer.headers["content-encoding"] == "gzip"
    assert "immutable" in answer.headers["cache-control"] and "content-security-policy" in answer.headers
    assert packed(f"/static/js/{script.name}") is packed(f"/static/js/{script.name}")
    for headers in ({"accept-encoding": "identity"}, {"accept-encoding": "gzip", "range": "bytes=0-9"}):
        plain = client.get(f"/static/js/{script.name}", headers=headers)
        assert "content-encoding" not in plain.headers and script.read_bytes().startswith(plain.content[:10])


@pytest.mark.parametrize("address", ["/static/js/none.js", "/static/../index.html", "/static/js/../../index.html"])
def test_nothing_else_is_packed(address: str) -> None:
    assert packed(address) == b""
