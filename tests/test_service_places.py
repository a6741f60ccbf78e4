"""Places for readers: who is let in, who is told to wait, what a place costs and when it is free again."""

from html import unescape

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

import app as door
from components.service import places as of_places
from components.service.full_page import AGAIN
from components.service.places import COOKIE, GLANCE, RESERVED, Places
from dossier.language import Language, t

#: What a browser says when it asks for a page, and programs do not.
PAGE = {"accept": "text/html,*/*"}


def shown(digit: str) -> dict[str, str]:
    """What the browser of a reader who was here before says."""
    return {**PAGE, "cookie": f"{COOKIE}=r0.{digit * 32}"}


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


def test_a_reader_who_loads_the_page_again_gets_back_in_though_the_place_went_to_another(
    two: Places, clock: Clock
) -> None:
    """The browser closes the socket of the page that it leaves, and another who waited is quicker."""
    assert two.enter("a") and two.enter("b")
    two.leave("a")
    assert two.enter("c"), "the place was free"
    assert not two.ask("d") and two.ask("a") and two.enter("a")
    two.leave("a")
    clock.now = RESERVED
    assert not two.ask("a"), "whoever left is a newcomer after a while"


def test_a_page_that_is_only_looked_at_keeps_no_place(two: Places, clock: Clock) -> None:
    for n in range(10):
        assert two.ask(f"program {n}", 0)
    assert two.taken == 0
    assert two.ask("a", GLANCE) and two.ask("b", GLANCE) and not two.ask("c", GLANCE)
    assert two.ask("a"), "its browser shows itself"
    clock.now = GLANCE
    assert two.taken == 1 and two.ask("c", GLANCE)


def test_a_socket_without_a_number_is_counted_and_known_to_nobody(two: Places) -> None:
    assert two.enter("") and two.enter("")
    assert not two.enter("") and not two.ask("a")
    two.leave("")
    assert two.open == 1 and two.ask("a")


def test_names_of_readers_who_left_are_not_kept(two: Places, clock: Clock) -> None:
    two.enter("a")
    two.leave("a")
    assert not two._open
    clock.now = RESERVED
    assert two.taken == 0 and not two._left


@pytest.mark.usefixtures("one")
@pytest.mark.parametrize("language", list(Language))
def test_one_reader_too_many_reads_why_in_both_languages(client: TestClient, language: Language) -> None:
    assert client.get("/actors", headers=PAGE).status_code == 200
    client.cookies.clear()
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
    def of(*headers: tuple[bytes, bytes]) -> tuple[str, str]:
        scope = {"type": "http", "headers": list(headers)}
        return of_places.reader_of(scope), of_places.shown_by(scope)

    number = "0" * 32
    assert of() == ("", "")
    assert of((b"x-reader", b"1" * 100)) == ("1" * 64, "")
    assert of((b"cookie", f"replica=r2.{number}".encode())) == (number, number)
    assert of((b"x-reader", number.encode()), (b"cookie", f"replica=r2.{number}".encode())) == (number, number)
    for made_up in ("r2", "r2.", "r2.0", f"x.{number}", f"r2.{number}0", "r2." + "é" * 32):
        assert of((b"cookie", f"replica={made_up}".encode())) == ("", "")


def test_without_a_proxy_the_page_gives_its_reader_a_number_that_lasts(one: Places, client: TestClient) -> None:
    given = client.get("/actors", headers=PAGE)
    assert "HttpOnly" in given.headers["set-cookie"] and "Max-Age" not in given.headers["set-cookie"]
    number = client.cookies[COOKIE].partition(".")[2]
    assert one.enter(number), "its socket brings it"
    client.cookies.set(COOKIE, f"r0.{number}")
    again = client.get("/actors", headers=PAGE)
    assert again.status_code == 200 and "set-cookie" not in again.headers
    one.leave(number)
    assert one.enter("somebody quicker")
    assert client.get("/actors", headers=PAGE).status_code == 200
    client.cookies.clear()
    assert client.get("/actors", headers=PAGE).status_code == 503


def test_programs_and_wrong_addresses_take_no_place(one: Places, client: TestClient) -> None:
    for path, headers in (("/actors", {}), ("/actors", {"accept": "*/*"}), ("/no-such-page", shown("a"))):
        client.cookies.clear()
        assert client.get(path, headers=headers).status_code in (200, 404)
        assert one.taken == 0, (path, headers)


def test_a_page_keeps_its_place_for_longer_once_its_browser_asked_for_the_script(
    client: TestClient, one: Places, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(one, "_clock", clock)
    client.get("/actors", headers=PAGE)
    clock.now = GLANCE - 0.1
    assert client.get("/door/shell.js").status_code == 200
    clock.now = GLANCE + 0.1
    assert one.taken == 1
    client.cookies.clear()
    assert client.get("/door/shell.js").status_code == 200 and one.taken == 1, "without a page before it, nothing"
