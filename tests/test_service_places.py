"""Places for readers: who is let in, who is told to wait, what a place costs and when it is free again."""

from html import unescape

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

import app as door
from components.service import places as of_places
from components.service.full_page import AGAIN
from components.service.places import RESERVED, Places
from dossier.language import Language, t


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def two(clock: Clock) -> Places:
    return Places(2, clock)


@pytest.fixture
def one(monkeypatch: pytest.MonkeyPatch) -> Places:
    """A door with one place."""
    few = Places(1)
    for module in ("components.service.gate", "components.doorway.entrance"):
        monkeypatch.setattr(f"{module}.places", lambda: few)
    return few


@pytest.fixture
def client() -> TestClient:
    return TestClient(door.app, base_url="http://localhost", follow_redirects=False)


def test_a_page_keeps_a_place_that_its_socket_takes_and_gives_back(two: Places) -> None:
    assert two.ask("a") and two.ask("b")
    assert not two.ask("c")
    assert two.enter("a") and two.enter("b")
    assert (two.open, two.taken) == (2, 2)
    two.leave("a")
    assert two.ask("c")


def test_a_page_whose_socket_never_comes_keeps_its_place_for_a_while_only(two: Places, clock: Clock) -> None:
    assert two.ask("a") and two.ask("b")
    clock.now = RESERVED - 0.1
    assert not two.ask("c")
    clock.now = RESERVED
    assert two.ask("c")


def test_whoever_is_in_may_load_the_page_again_when_all_is_full(two: Places) -> None:
    for reader in ("a", "b"):
        assert two.ask(reader) and two.enter(reader)
    assert two.ask("a")
    assert two.enter("a"), "the socket of the page that was loaded again, before the first one closes"
    assert not two.ask("c")


def test_a_reader_of_a_replica_that_died_is_taken_beyond_the_places_up_to_twice_as_many(two: Places) -> None:
    assert two.enter("a") and two.enter("b")
    assert two.enter("c", returning=True) and two.enter("d", returning=True)
    assert not two.enter("e", returning=True)
    assert not two.enter("f")


def test_a_socket_without_a_page_before_it_is_taken_only_where_there_is_room(two: Places) -> None:
    assert two.enter("a") and two.enter("b")
    assert not two.enter("c")


def test_without_a_proxy_nobody_is_named_and_all_are_counted(two: Places) -> None:
    assert two.ask("") and two.ask("")
    assert not two.ask("")
    assert two.enter("") and two.enter("")
    assert two.taken == 2
    two.leave("")
    assert two.open == 1 and two.ask("")


def test_names_of_readers_who_left_are_not_kept(two: Places) -> None:
    two.enter("a")
    two.leave("a")
    assert not two._open


@pytest.mark.usefixtures("one")
@pytest.mark.parametrize("language", list(Language))
def test_one_reader_too_many_reads_why_in_both_languages(client: TestClient, language: Language) -> None:
    assert client.get("/actors").status_code == 200
    answer = client.get(f"/actors?lang={language}&sector=gene_therapy", headers={"x-reader": "another"})
    assert answer.status_code == 503
    assert AGAIN[0] <= int(answer.headers["retry-after"]) <= AGAIN[1]
    assert answer.headers["refresh"] == answer.headers["retry-after"], "asks again by itself, under the same address"
    assert answer.headers["cache-control"] == "no-store"
    words = unescape(answer.text)
    here, other = language.before_others()
    assert words.index(t(here, "service.full")) < words.index(t(other, "service.full"))
    for each in Language:
        assert f'<p lang="{each}"><a href="./files/{each}/index.html">' in answer.text
    assert "<script" not in answer.text


def test_what_is_read_without_the_application_needs_no_place(one: Places, client: TestClient) -> None:
    one.enter("somebody")
    for path in ("/files/fr/index.html", "/door/shell.js", "/geo/fr_regions.geojson"):
        assert client.get(path).status_code == 200
    assert client.head("/actors").status_code != 503, "a look at the headers opens no socket"


def test_a_socket_too_many_is_refused_and_one_that_closes_makes_room(one: Places, client: TestClient) -> None:
    one.enter("somebody")
    with pytest.raises(WebSocketDisconnect), client.websocket_connect("/_stcore/stream", headers={"x-reader": "b"}):
        pass
    assert one.open == 1


@pytest.mark.parametrize(
    "path", ["/_stcore/metrics", "/actors/_stcore/metrics", "/_stcore/agent/mcp", "/_stcore/agent/interact"]
)
def test_what_streamlit_opens_and_nobody_needs_is_closed(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.content) == (404, b"")


def test_the_reader_of_a_request_is_the_number_that_the_proxy_gave() -> None:
    assert of_places.reader_of({"headers": [(b"x-reader", b"0" * 100)]}) == "0" * 64
    assert of_places.reader_of({"headers": []}) == ""
