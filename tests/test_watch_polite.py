"""The one way out: only hosts of the list, slowly, once; every way in which an answer fails is a sentence."""

import email.utils
import gzip
from pathlib import Path

import httpx
import pytest
from made_registers import Clock, Played, answered, polite

from dossier.language import Language
from watch.failure import WatchFailed
from watch.polite import CONNECT, LONGEST_WAIT, STRETCH, agent
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


def test_a_drip_of_bytes_ends(tmp_path: Path) -> None:
    clock = Clock()

    class Drip(httpx.SyncByteStream):
        def __iter__(self):  # type: ignore[no-untyped-def]
            while True:
                clock.at += 20
                yield b"."

    through = Played({"a.example/x": lambda _: httpx.Response(200, stream=Drip())})
    assert failing(tmp_path, through, clock=clock) == "timeout"
    assert CONNECT and STRETCH


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
