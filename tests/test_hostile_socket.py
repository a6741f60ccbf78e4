"""Whatever comes through the wire, the server stands, tells nothing of itself, and the next reader is served."""

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from served import Served, heard, rerun, said, serving
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed

from dossier.language import Language, t

#: What a page never sends to a browser: a trace, or where it stands on the disk.
_OURS = (b"Traceback", b"site-packages", str(Path(__file__).resolve().parents[1]).encode())
_NOISE = random.Random(0).randbytes(500)


def message(**parts: object) -> bytes:
    """A rerun with other things in it than a browser puts there."""
    found = rerun()
    for name, value in parts.items():
        setattr(found.rerun_script, name, value)
    return found.SerializeToString()


def holding(**values: object) -> bytes:
    """A rerun whose widgets hold values of other kinds than theirs."""
    found = rerun()
    for name, value in values.items():
        state = found.rerun_script.widget_states.widgets.add(id=name)
        setattr(state, "int_value" if isinstance(value, int) else "string_value", value)
    return found.SerializeToString()


PLAIN = rerun().SerializeToString()
ADDRESS = rerun()
ADDRESS.rerun_script.context_info.url = "http://[broken/actors"
NESTED = BackMsg.FromString(b"")
NESTED.rerun_script.widget_states.widgets.add(id="x").json_value = "[" * 100_000
#: name -> what is sent, one message after the other; a text is sent as text.
FRAMES: dict[str, list[bytes | str]] = {
    "nothing": [b""],
    "noise": [_NOISE],
    "text": ["hello"],
    "cut in the middle": [PLAIN[: len(PLAIN) // 2]],
    "larger than is read": [b"x" * (21 * 1024 * 1024)],
    "an address of a megabyte": [message(query_string="lang=en&s=" + "2~efs-two-rooms~" * 60_000)],
    "control signs and other scripts": [message(query_string="lang=%00en&sector=%E2%80%AE&q=\u202e漢字&city=%ff")],
    "an address that cannot be read": [ADDRESS.SerializeToString()],
    "a page outside the folder": [message(page_name="../../etc/passwd"), message(page_script_hash="../" * 1000)],
    "a fragment of nobody": [message(fragment_id="x" * 10_000)],
    "values of another kind": [holding(**{"lang": 7, "s": 7, "$$ID-x-region": "\u0000", "city_seen": 2**31 - 1})],
    "nested without end": [NESTED.SerializeToString()],
    "stopped before it began": [BackMsg(stop_script=True).SerializeToString()],
    "all at once": [PLAIN] * 60,
    "orders for developers": [
        BackMsg(debug_shutdown_runtime=True).SerializeToString(),
        BackMsg(debug_disconnect_websocket=True).SerializeToString(),
        BackMsg(clear_cache=True).SerializeToString(),
        BackMsg(set_run_on_save=True).SerializeToString(),
        BackMsg(load_git_info=True).SerializeToString(),
    ],
}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("served") / "log") as found:
        yield found


def served(server: Served) -> None:
    """A reader comes and is shown a whole page."""
    with server.client() as client:
        client.send(PLAIN)
        page = said(heard(client))
    assert t(Language.EN, "page.about.title").encode() in page
    assert server.healthy()


@pytest.mark.parametrize("name", FRAMES)
def test_what_no_browser_sends_is_borne(server: Served, name: str) -> None:
    with server.client() as client:
        found = b""
        try:
            for frame in FRAMES[name]:
                client.send(frame)
            client.send(PLAIN)
            found = said(heard(client))
        except ConnectionClosed:
            pass  # to hang up is an answer
        assert not [mark for mark in _OURS if mark in found]
    served(server)


def test_a_reader_who_does_not_read_holds_nobody_up(server: Served) -> None:
    with server.client() as slow:
        for _ in range(40):
            slow.send(message(page_name="sources"))
        served(server)


def test_a_reader_who_leaves_in_the_middle_takes_nothing_along(server: Served) -> None:
    for _ in range(5):
        with server.client() as client:
            client.send(message(page_name="sources"))
            client.socket.close()
    served(server)


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        (b"GET /actors?lang=en&x=" + b"a" * 60_000 + b" HTTP/1.1", 200),
        (b"GET /" + b"a" * 60_000 + b" HTTP/1.1", 404),
        (b"GET /\xff\xfe HTTP/1.1", 400),
        (b"GET /actors?\xff\xfe HTTP/1.1", 400),
        (b"GET /geo/../actors.csv HTTP/1.1", 400),
        (b"GET /geo/%2e%2e/actors.csv HTTP/1.1", 400),
        (b"\x16\x03\x01\x02\x00", 400),
    ],
    ids=["long query", "long name", "bytes", "bytes in the query", "above the folder", "above, encoded", "noise"],
)
def test_a_request_that_no_browser_makes_is_answered(server: Served, request_line: bytes, status: int) -> None:
    answer = server.raw(request_line + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n")
    assert int(answer.split(b" ", 2)[1]) == status
    assert not [mark for mark in _OURS if mark in answer]
