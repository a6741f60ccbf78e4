"""nginx before two replicas of a few lines: who is sent where, who stays, what is seen when nobody is there."""

import socket
import subprocess
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx
import pytest
from ports import free

from deploy import proxy
from dossier.language import Language, t


class Made(ThreadingHTTPServer):
    """A replica that says its name; ``full`` it refuses, as a process without places does."""

    def __init__(self, name: str, port: int) -> None:
        super().__init__(("127.0.0.1", port), Answer)
        self.name, self.full, self.asked = name, False, 0
        self.readers: list[str] = []
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def die(self) -> None:
        self.shutdown()
        self.server_close()


class Answer(BaseHTTPRequestHandler):
    server: Made

    def do_GET(self) -> None:
        self.server.asked += 1
        self.server.readers.append(self.headers["X-Reader"])
        body = self.server.name.encode()
        self.send_response(503 if self.server.full else 200)
        self.send_header("X-Replica", self.server.name)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "public, max-age=60" if self.path.startswith("/static") else "no-cache")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[int]]:
    """nginx, as ``make serve`` starts it; its port and those of its replicas."""
    first = free(3)
    folder, ports = tmp_path_factory.mktemp("front"), [first, first + 1, first + 2]
    written = proxy.write(folder, f"127.0.0.1:{ports[0]}", [f"127.0.0.1:{port}" for port in ports[1:]])
    process = subprocess.Popen(proxy.command(proxy.find_nginx(), written))
    try:
        for _ in range(200):
            with socket.socket() as tried:
                if tried.connect_ex(("127.0.0.1", ports[0])) == 0:
                    break
            time.sleep(0.05)
        else:
            pytest.fail(f"nginx does not listen after ten seconds (it has ended: {process.poll() is not None})")
        yield ports
    finally:
        process.terminate()
        process.wait(10)


@pytest.fixture
def replicas(front: list[int]) -> Iterator[tuple[Made, Made]]:
    made = Made("r1", front[1]), Made("r2", front[2])
    yield made
    for each in made:
        each.die()


@pytest.fixture
def reader(front: list[int]) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=f"http://127.0.0.1:{front[0]}", trust_env=False) as client:
        yield client


def another(reader: httpx.Client) -> httpx.Response:
    """The answer that a newcomer gets."""
    with httpx.Client(base_url=reader.base_url, trust_env=False) as client:
        return client.get("/actors")


@pytest.mark.usefixtures("replicas")
def test_newcomers_go_to_each_in_turn_and_stay_there(reader: httpx.Client) -> None:
    assert {another(reader).text for _ in range(4)} == {"r1", "r2"}
    first = reader.get("/actors")
    pinned = first.headers["set-cookie"]
    assert pinned.startswith(f"replica={first.text}.") and "HttpOnly" in pinned and "SameSite=Lax" in pinned
    assert {reader.get(f"/media/{n}").text for n in range(6)} == {first.text}
    assert "x-replica" not in first.headers


def test_a_reader_keeps_one_number_and_nobody_elses(reader: httpx.Client, replicas: tuple[Made, Made]) -> None:
    for _ in range(3):
        reader.get("/actors")
    number = reader.cookies["replica"].partition(".")[2]
    another(reader)
    seen = [each for replica in replicas for each in replica.readers]
    assert len(number) == 32 and seen.count(number) == 3 and len(set(seen)) == 2


def test_when_a_replica_dies_its_reader_goes_to_the_other_and_stays(
    reader: httpx.Client, replicas: tuple[Made, Made]
) -> None:
    mine = reader.get("/actors").text
    dead, left = sorted(replicas, key=lambda replica: replica.name != mine)
    dead.die()
    assert reader.get("/actors").text == left.name
    back = Made(dead.name, dead.server_address[1])
    try:
        assert {reader.get("/actors").text for _ in range(4)} == {left.name}, "where the session is now"
    finally:
        back.die()


def test_a_full_replica_sends_newcomers_to_the_other_and_two_full_ones_say_so(
    reader: httpx.Client, replicas: tuple[Made, Made]
) -> None:
    replicas[0].full = True
    assert {another(reader).text for _ in range(4)} == {"r2"}
    replicas[1].full = True
    answer = another(reader)
    assert answer.status_code == 503 and answer.text in ("r1", "r2"), "the page of the replica, not one of nginx"


def test_files_that_never_change_are_asked_of_a_replica_once_and_pin_nobody(
    reader: httpx.Client, replicas: tuple[Made, Made]
) -> None:
    answers = [reader.get("/static/js/index.js") for _ in range(5)]
    assert sum(replica.asked for replica in replicas) == 1
    assert all(answer.status_code == 200 and "set-cookie" not in answer.headers for answer in answers)


@pytest.mark.parametrize("path", ["metrics", "/metrics", "%6detrics", "agent/mcp"])
def test_what_nobody_needs_is_refused(reader: httpx.Client, replicas: tuple[Made, Made], path: str) -> None:
    assert reader.get(f"/_stcore/{path}").status_code == reader.get(f"/actors/_stcore/{path}").status_code == 404
    assert not any(replica.asked for replica in replicas)


def test_when_nobody_is_there_the_door_says_so_and_asks_again(reader: httpx.Client) -> None:
    answer = reader.get("/actors?lang=en")
    assert answer.status_code == 503 and answer.headers["refresh"] == answer.headers["retry-after"]
    assert all(t(language, "service.closed") in answer.text for language in Language)
