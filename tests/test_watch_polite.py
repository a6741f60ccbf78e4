"""The one way out: only hosts of the list, slowly, once; every way in which an answer fails is a sentence."""

import contextlib
import email.utils
import gzip
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from made_registers import Clock, Played, answered, polite

from dossier.language import Language
from watch.failure import PutOff, WatchFailed
from watch.polite import LONGEST_WAIT, Manners, Polite, agent
from watch.shelf import OutsideShelf, put

HERE = "https://a.example/x"
HOSTS = ["a.example", "b.example"]


def failing(shelf: Path, through: Played, address: str = HERE, clock: Clock | None = None, **manners: object) -> str:
    with polite(shelf, through, HOSTS, clock, **manners) as way, pytest.raises(WatchFailed) as failed:
        way.read(address)
    for language in Language:
        said = failed.value.words(language)
        assert "register" in said and len(said.split()) > 4 and "{" not in said
    return failed.value.rule


def test_an_answer_is_asked_once_by_name_and_kept(tmp_path: Path) -> None:
    through, clock = Played({"a.example/x": answered({"n": 1}, etag='"v1"')}), Clock()
    with polite(tmp_path, through, HOSTS, clock) as way:
        assert way.read(HERE).content == way.read(HERE).content == b'{"n": 1}'
    assert len(through.asked) == 1
    assert through.asked[0].headers["user-agent"] == agent()
    assert agent().isascii() and agent().startswith("phase-iii-watch (+")


def test_what_is_old_is_asked_on_condition(tmp_path: Path) -> None:
    day = "Mon, 02 Nov 2026 10:00:00 GMT"
    first = httpx.Response(200, headers={"ETag": '"v1"', "Last-Modified": day}, content=b"old")
    through, clock = Played({"a.example/x": [first, httpx.Response(304)]}), Clock()
    with polite(tmp_path, through, HOSTS, clock, fresh=60.0) as way:
        way.read(HERE)
        clock.at += 61
        assert way.read(HERE).content == b"old"
        assert way.read(HERE).content == b"old", "what was confirmed is new again"
    assert [request.headers.get("if-none-match") for request in through.asked] == [None, '"v1"']
    assert through.asked[1].headers["if-modified-since"] == day


def test_a_host_is_asked_slowly_and_others_are_not_waited_for(tmp_path: Path) -> None:
    through = Played({f"{host}/{n}": answered(n) for host in HOSTS for n in range(3)})
    clock = Clock()
    with polite(tmp_path, through, HOSTS, clock, pause=2.0) as way:
        for address in ("a.example/0", "b.example/0", "a.example/1"):
            way.read(f"https://{address}")
    assert [wait for wait in clock.waits if wait] == [2.0]


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/x",
        "https://a.example.evil.example/",
        "https://a.example@evil.example/",
        "https://evil@a.example/x",
        "file:///etc/passwd",
        "ftp://a.example/x",
        "https://a.example:8080/x",
        "https://[::1/x",
        "https://127.0.0.1/x",
        "x",
        "",
    ],
)
def test_no_address_off_the_list_is_asked(tmp_path: Path, address: str) -> None:
    through = Played({})
    assert failing(tmp_path, through, address) == "outside"
    assert not through.asked


def to(address: str, status: int = 302) -> httpx.Response:
    return httpx.Response(status, headers={"Location": address})


def test_a_redirect_within_the_list_is_followed_and_none_beyond_it(tmp_path: Path) -> None:
    through = Played({"a.example/x": to("https://b.example/y", 301), "b.example/y": answered(1)})
    with polite(tmp_path, through, HOSTS) as way:
        assert way.read(HERE).address == "https://b.example/y"
    for place in ("https://evil.example/", "//evil.example/y", "http://169.254.169.254/", "file:///etc/passwd"):
        through = Played({"a.example/x": to(place)})
        assert failing(tmp_path / "other", through) == "redirect"
        assert len(through.asked) == 1
    assert failing(tmp_path / "round", Played({"a.example/x": to("/x")})) == "circle"


@pytest.mark.parametrize(
    ("answer", "rule"),
    [
        (httpx.ConnectTimeout("slow"), "timeout"),
        (httpx.ReadTimeout("slow"), "timeout"),
        (httpx.ConnectError("no"), "unreachable"),
        (httpx.RemoteProtocolError("no"), "unreachable"),
        (httpx.Response(404), "status"),
        (httpx.Response(403), "status"),
        (httpx.Response(500), "status"),
        (httpx.Response(204), "status"),
        (httpx.Response(429), "throttled"),
        (httpx.Response(503, headers={"Retry-After": "7"}), "throttled"),
        (httpx.Response(200, content=b"x" * 101), "too_large"),
    ],
)
def test_every_failure_is_a_sentence(tmp_path: Path, answer: httpx.Response, rule: str) -> None:
    assert failing(tmp_path, Played({"a.example/x": answer}), largest=100) == rule


def test_damaged_compression_is_told(tmp_path: Path) -> None:
    def broken(_: httpx.Request) -> httpx.Response:
        return httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=httpx.ByteStream(b"no gzip at all"))

    assert failing(tmp_path, Played({"a.example/x": broken})) == "encoding"


def test_a_packed_answer_is_refused_before_it_unfolds(tmp_path: Path) -> None:
    through = Played(
        {"a.example/x": httpx.Response(200, headers={"Content-Encoding": "gzip"}, content=gzip.compress(b"x"))}
    )
    assert failing(tmp_path, through) == "encoding"
    assert through.asked[0].headers["accept-encoding"] == "identity"


def test_a_throttled_register_is_waited_for_as_it_asks(tmp_path: Path) -> None:
    clock = Clock()
    later = email.utils.formatdate(clock.at + 30, usegmt=True)
    answers = [
        httpx.Response(429, headers={"Retry-After": "20"}),
        httpx.Response(503, headers={"Retry-After": later}),
        answered(1),
    ]
    with polite(tmp_path, Played({"a.example/x": answers}), HOSTS, clock) as way:
        assert way.read(HERE).content == b"1"
    assert clock.waits[0] == 20.0 and max(clock.waits) <= 30.0


@pytest.mark.parametrize(
    "said", [str(int(LONGEST_WAIT) + 1), "999999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"]
)
def test_nobody_waits_for_hours(tmp_path: Path, said: str) -> None:
    clock = Clock()
    answer = httpx.Response(429, headers={"Retry-After": said})
    assert failing(tmp_path, Played({"a.example/x": answer}), clock=clock) == "throttled"
    assert sum(clock.waits) == 0


def throttled(seconds: float) -> httpx.Response:
    return httpx.Response(429, headers={"Retry-After": str(int(seconds))})


def test_a_host_that_asked_to_be_left_alone_is_left_alone_by_the_next_run_too(tmp_path: Path) -> None:
    clock, through = Clock(), Played({"a.example/x": [throttled(7200), answered(1)], "a.example/y": answered(2)})
    assert failing(tmp_path, through, clock=clock) == "throttled"
    until = email.utils.formatdate(clock.at + 7200, localtime=True)[17:22]
    for again in (HERE, "https://a.example/y"):
        with polite(tmp_path, through, HOSTS, clock) as way, pytest.raises(PutOff) as failed:
            way.read(again)
        assert f"asked again from 1 January 1970, {until} on (AFRESH=yes" in failed.value.words(Language.EN)
        assert "a.example : cet hôte" in failed.value.words(Language.FR).replace("\u00a0", " ")
    assert len(through.asked) == 1
    clock.at += 7201
    with polite(tmp_path, through, HOSTS, clock) as way:
        assert way.read(HERE).content == b"1"


def test_who_asks_afresh_asks_a_host_that_was_left_alone_once_a_run(tmp_path: Path) -> None:
    clock, still = Clock(), Played({f"a.example/{n}": throttled(7200) for n in "xyz"})
    assert failing(tmp_path, still, clock=clock) == "throttled"
    with polite(tmp_path, still, HOSTS, clock, fresh=0.0) as way:
        for place, rule in (("y", "throttled"), ("z", "put_off")):
            with pytest.raises(WatchFailed) as failed:
                way.read(f"https://a.example/{place}")
            assert failed.value.rule == rule
    well = Played({f"a.example/{n}": answered(n) for n in "xy"})
    with polite(tmp_path, well, HOSTS, clock, fresh=0.0) as way:
        way.read(HERE), way.read("https://a.example/y")
    with polite(tmp_path, well, HOSTS, clock, fresh=1.0) as way:
        clock.at += 2
        assert way.read(HERE).content == b'"x"', "what answered is left alone no more"


@pytest.mark.parametrize("known", [b"", b"[]", b'{"a.example": []}', b'{"a.example": "soon"}', b'{"a.example": 1e12}'])
def test_a_note_that_is_damaged_or_of_another_clock_keeps_nobody_away(tmp_path: Path, known: bytes) -> None:
    (tmp_path / "put_off.json").write_bytes(known)
    with polite(tmp_path, Played({"a.example/x": answered(1)}), HOSTS) as way:
        assert way.read(HERE).content == b"1"


@contextlib.contextmanager
def dripping(first: bytes) -> Iterator[str]:
    """The port of a server that answers so and then a byte at a time, without an end."""
    stopped = threading.Event()

    def answer(server: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while True:
                asked, _ = server.accept()
                with asked, contextlib.suppress(OSError):
                    asked.recv(4096)
                    asked.sendall(first)
                    while not stopped.wait(0.02):
                        asked.sendall(b"x")

    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=answer, args=(server,), daemon=True).start()
        yield str(server.getsockname()[1])
        stopped.set()


@pytest.mark.parametrize(
    "first", [b"", b"HTTP/1.1 200 OK\r\nX-Long: ", b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n"]
)
def test_a_drip_of_bytes_ends_in_the_headers_and_in_the_body(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: bytes
) -> None:
    """Over a real connection, through a proxy as well: each read alone is quick, the whole never ends."""
    with dripping(first) as port:
        for address, proxy in ((f"http://127.0.0.1:{port}/x", ""), ("http://a.example/x", f"http://127.0.0.1:{port}")):
            monkeypatch.setenv("http_proxy", proxy)
            monkeypatch.setattr(Polite, "_admit", lambda *_: None)  # the port of a test is on no list
            with Polite(
                "register", frozenset(HOSTS), tmp_path, Manners(whole=0.3), sleep=lambda _: None
            ) as way, pytest.raises(WatchFailed) as failed:  # fmt: skip
                begun = time.monotonic()
                way.read(address)
            assert failed.value.rule == "timeout" and time.monotonic() - begun < 4


def test_a_host_of_many_silent_addresses_has_one_deadline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(_: tuple[str, int], timeout: float, **__: object) -> socket.socket:
        time.sleep(min(timeout, 0.1))
        raise TimeoutError

    many = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (f"192.0.2.{n}", 80)) for n in range(200)]
    monkeypatch.setattr("watch.deadline.getaddrinfo", lambda *_, **__: many)
    monkeypatch.setattr("socket.create_connection", silent)
    with Polite("register", frozenset(HOSTS), tmp_path, Manners(whole=0.3), sleep=lambda _: None) as way:
        begun = time.monotonic()
        with pytest.raises(WatchFailed, match="timeout"):
            way.read("http://a.example/x")
        assert time.monotonic() - begun < 4


def test_a_register_has_so_much_time(tmp_path: Path) -> None:
    clock = Clock()
    through = Played({"a.example/x": answered(1), "a.example/y": answered(2)})
    with polite(tmp_path, through, HOSTS, clock, limit=60.0) as way:
        way.read(HERE)
        clock.at += 61
        with pytest.raises(WatchFailed) as failed:
            way.read("https://a.example/y")
        assert failed.value.rule == "limit"
        assert way.read(HERE).content == b"1", "what is kept is not asked for"


def test_what_is_kept_and_damaged_is_asked_again(tmp_path: Path) -> None:
    through = Played({"a.example/x": answered(1)})
    with polite(tmp_path, through, HOSTS) as way:
        way.read(HERE)
    for path in list(tmp_path.rglob("*.json")):
        for damage in (b"", b"[]", b"{", b'{"digest": 1}', path.read_bytes().replace(b"200", b"[]")):
            path.write_bytes(damage)
            with polite(tmp_path, through, HOSTS) as way:
                assert way.read(HERE).content == b"1"
    for path in list(tmp_path.rglob("*.body")):
        path.write_bytes(b"another")
    with polite(tmp_path, through, HOSTS) as way:
        assert way.read(HERE).content == b"1"


def test_nothing_is_written_beyond_the_shelf(tmp_path: Path) -> None:
    shelf = tmp_path / "build"
    shelf.mkdir()
    (shelf / "link").symlink_to(tmp_path)
    for path in (tmp_path / "data.csv", shelf / ".." / "data.csv", shelf / "link" / "data.csv"):
        with pytest.raises(OutsideShelf):
            put(path, b"x", shelf)
    put(shelf / "in" / "it", b"x", shelf)
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["it"]
